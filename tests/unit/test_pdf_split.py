"""A PDF of many articles, taken apart: what cannot be written costs the article that it is in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pikepdf import Pdf, PdfError

from sphinx_policywindow.outputs import pdf_split
from sphinx_policywindow.outputs.pdf_facts import Facts
from sphinx_policywindow.outputs.pdf_split import Part, split


def part(folder: Path, title: str, first: int, end: int) -> Part:
    facts = dict.fromkeys(("subject", "language", "publisher", "identifier", "rights", "date", "creator"), "")
    return Part(
        first=first,
        end=end,
        is_complete=True,
        facts=Facts(title=title, authors=(), keywords=(), **facts),
        outline=(),
        labels={},
        path=folder / "out" / f"{title}.pdf",
    )


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "run.pdf"
    with Pdf.new() as pdf:
        for _ in range(3):
            pdf.add_blank_page()
        pdf.save(path)
    return path


def test_each_part_has_its_pages_and_its_title(tmp_path: Path, source: Path) -> None:
    parts = [part(tmp_path, "a", 0, 1), part(tmp_path, "b", 1, 3)]
    assert split(source, b"", parts) == ["", ""]
    for one, number in zip(parts, (1, 2), strict=True):
        with Pdf.open(one.path) as pdf:
            assert (len(pdf.pages), str(pdf.docinfo["/Title"])) == (number, one.facts.title)


def test_a_part_that_cannot_be_written(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    describe = pdf_split._describe

    def fail(pdf: Pdf, facts: Facts, *others: Any) -> None:
        if facts.title == "a":
            raise PdfError("a stream has no end")
        describe(pdf, facts, *others)

    monkeypatch.setattr(pdf_split, "_describe", fail)
    parts = [part(tmp_path, "a", 0, 1), part(tmp_path, "b", 1, 3)]
    assert split(source, b"", parts) == ["a stream has no end", ""]
    assert [one.path.exists() for one in parts] == [False, True]


def test_what_is_no_pdf(tmp_path: Path, source: Path) -> None:
    source.write_bytes(b"no PDF")
    reasons = split(source, b"", [part(tmp_path, "a", 0, 1), part(tmp_path, "b", 1, 3)])
    assert len(reasons) == 2
    assert all("run.pdf" in reason for reason in reasons)
