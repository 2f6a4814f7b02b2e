"""``python -m sphinx_policywindow.citations``."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable

import pytest

from sphinx_policywindow.citations.__main__ import COMMAND, main

ITEMS = [{"id": "a", "title": "Über <i>uns</i> & mehr", "URL": "https://x.org"}, {"id": "b", "title": "T"}]


Run = Callable[[str, bytes], tuple[int, bytes, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Return a function that runs the command: the exit status, what it prints, what it says."""

    def run_it(style: str, source: bytes) -> tuple[int, bytes, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(source)))
        status = main([style])
        printed = capfdbinary.readouterr()
        return status, printed.out, printed.err.decode()

    return run_it


def test_it_is_a_module_that_runs() -> None:
    command = [sys.executable, "-m", "sphinx_policywindow.citations", "mla"]
    done = subprocess.run(command, input=b"[{}]", capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout) == [{"text": "", "html": ""}]


def test_its_help_names_every_style_and_format(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    printed = " ".join(capsys.readouterr().out.split())
    assert ended.value.code == 0
    assert printed.startswith("usage: python -m sphinx_policywindow.citations [-h] STYLE ")
    assert "Reads a JSON list of CSL items; prints a JSON list of their citations." in printed
    assert "STYLE one of apa, " in printed
    assert ", bibtex, ris, csl-json, datacite" in printed
    assert (COMMAND.name, COMMAND.summary) == ("cite", "print citations of items of CSL-JSON")


def test_it_prints_text_and_html_for_each_item(run: Run) -> None:
    status, printed, said = run("mla", json.dumps(ITEMS).encode())
    assert (status, said) == (0, "")
    assert printed.decode().startswith('[\n  {\n    "text": "Über Uns')
    assert json.loads(printed) == [
        {
            "text": "Über Uns & Mehr. https://x.org.",
            "html": '<i>Über <span style="font-style:normal;">Uns</span> &#38; Mehr</i>. https://x.org.',
        },
        {"text": "T.", "html": "<i>T</i>."},
    ]


@pytest.mark.parametrize(
    ("name", "start"), [("bibtex", "@misc{a,\n"), ("ris", "TY  - ELEC\r\n"), ("csl-json", "[\n")]
)
def test_a_format_is_text_only(run: Run, name: str, start: str) -> None:
    printed = json.loads(run(name, json.dumps(ITEMS).encode())[1])
    assert [set(entry) for entry in printed] == [{"text"}, {"text"}]
    assert printed[0]["text"].startswith(start)


def test_each_item_that_cannot_be_cited_is_reported_and_the_others_are_printed(run: Run) -> None:
    journal = {"id": "j7", "type": "article-journal", "title": "No page"}
    post = {"id": 3, "type": "post-weblog", "title": "A post"}
    status, printed, said = run("apa", json.dumps([ITEMS[1], journal, 5, post, {"issued": 3}]).encode())
    entries = json.loads(printed)
    assert status == 1
    assert [entry["text"] for entry in entries] == ["T. (n.d.).", "", "", "A post. (n.d.).", ""]
    assert [set(entry) - {"text", "html"} for entry in entries] == [
        set(),
        {"error"},
        {"error"},
        set(),
        {"error"},
    ]
    lines = said.splitlines()
    assert lines[0].startswith("error: item 1 (j7): type: expected 'webpage', ")
    assert lines[0].endswith("found 'article-journal'")
    assert lines[1] == "error: item 2: expected an object, found a number"
    assert lines[2] == "error: item 4: issued: expected an object with 'date-parts', found a number"
    assert [f"error: item {n}: {entries[n]['error']}" for n in (2, 4)] == lines[1:]


def test_a_format_has_no_text_for_an_item_that_it_cannot_write(run: Run) -> None:
    status, printed, _ = run("bibtex", b'[{"type": "book"}, {"id": "x"}]')
    first, second = json.loads(printed)
    assert status == 1
    assert (first["text"], set(first)) == ("", {"text", "error"})
    assert second["text"].startswith("@misc{x,")


def test_no_items_are_no_citations(run: Run) -> None:
    assert json.loads(run("apa", b"[]")[1]) == []


def test_a_mark_of_the_order_of_bytes_is_passed_over(run: Run) -> None:
    assert run("apa", b"\xef\xbb\xbf[]") == (0, b"[]\n", "")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("chicgo", "error: there is no style 'chicgo'; did you mean 'chicago'?\n"),
        ("csl_json", "error: there is no style 'csl_json'; did you mean 'csl-json'?\n"),
    ],
)
def test_an_unknown_style_is_an_error_with_the_nearest_name(run: Run, name: str, hint: str) -> None:
    assert run(name, b"[]") == (2, b"", hint)


def test_a_style_that_is_like_no_other_is_told_all_of_them(run: Run) -> None:
    status, printed, said = run("zzzzz", b"[]")
    assert (status, printed) == (2, b"")
    assert said.startswith("error: there is no style 'zzzzz'; expected one of apa, ")
    assert said.endswith(", bibtex, ris, csl-json, datacite\n")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"", "the input is not JSON in UTF-8"),
        (b"{", "the input is not JSON in UTF-8"),
        (b"\xff[]", "the input is not JSON in UTF-8"),
        (b"{}", "the input is not a JSON list of items"),
        (b"[" * 100_000, "the input is nested too deeply"),
    ],
)
def test_wrong_input_is_a_message_and_no_traceback(run: Run, source: bytes, message: str) -> None:
    status, printed, said = run("apa", source)
    assert (status, printed) == (1, b"")
    assert said.startswith(f"error: {message}")
    assert "Traceback" not in said
