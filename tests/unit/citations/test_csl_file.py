"""Styles from files of the Citation Style Language: what citeproc-py writes as runs, and what is no style."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sphinx_policywindow.articles.model import PartialDate, Person
from sphinx_policywindow.citations.csl_file import CslFileError, csl_style
from sphinx_policywindow.citations.dates import DAY_MONTH_YEAR
from sphinx_policywindow.citations.item import Item
from sphinx_policywindow.runs import Run, plain

ITEM = Item(
    id="Wiki-One",
    title=plain("A & B <c>"),
    authors=(Person(family="Berg", given="Anna", orcid="0000-0002-1825-0097"),),
    issued=PartialDate(year=2026),
    url="https://wiki.example.org/a?b&c",
    kind="Concept",
)
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info>{}</info>'
TITLES = "<title>The Whole Name</title><title-short>Short</title-short>"
LAYOUT = """
<layout suffix=".">
  <names variable="author" suffix=" "><name form="short" font-variant="small-caps"/></names>
  <text variable="title" font-style="italic" suffix=", "/>
  <text value="bold" font-weight="bold"/><text value="up" vertical-align="sup"/>
  <text value="down" vertical-align="sub"/>
  <text variable="URL" prefix=" &lt;" suffix="&gt;"/>
</layout>"""
CITATION = f"<citation>{LAYOUT}</citation>"
NOTE = '<citation><layout prefix="In a note: "><text variable="title"/></layout></citation>'
BIBLIOGRAPHY = f"<bibliography>{LAYOUT}</bibliography>"
MISSING = "styles in .csl files need the package citeproc-py: pip install 'sphinx-policywindow[csl]'"


def style_file(folder: Path, text: str) -> Path:
    path = folder / "own.csl"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_style_is_named_by_its_file_and_its_title(tmp_path: Path) -> None:
    style = csl_style(style_file(tmp_path, f"{HEAD.format(TITLES)}{CITATION}</style>"))
    assert (style.name, style.label, style.edition) == ("own.csl", "Short", "The Whole Name")
    assert (style.asks_access_date, style.access_form) == (False, DAY_MONTH_YEAR)


@pytest.mark.parametrize(
    ("titles", "label", "edition"),
    [
        ("<title>Long</title>", "Long", "Long"),
        ("<title-short>Short</title-short>", "Short", "Short"),
        ("", "own", "own"),
    ],
)
def test_a_title_that_is_not_there(tmp_path: Path, titles: str, label: str, edition: str) -> None:
    style = csl_style(style_file(tmp_path, f"{HEAD.format(titles)}{CITATION}</style>"))
    assert (style.label, style.edition) == (label, edition)


def test_the_entry_of_a_bibliography_as_runs(tmp_path: Path) -> None:
    style = csl_style(style_file(tmp_path, f"{HEAD.format(TITLES)}{NOTE}{BIBLIOGRAPHY}</style>"))
    runs = style.cite(ITEM)
    assert "".join(run.text for run in runs) == f"Berg A & B <c>, boldupdown <{ITEM.url}>."
    looks = [(run.text, run.looks) for run in runs if run.looks]
    assert looks == [
        ("Berg", ("small-caps",)),
        ("A & B <c>", ("italic",)),
        ("bold", ("bold",)),
        ("up", ("sup",)),
        ("down", ("sub",)),
    ]
    assert [run for run in runs if run.href] == [Run(text=ITEM.url, href=ITEM.url)]


def test_without_a_bibliography_it_is_the_note(tmp_path: Path) -> None:
    style = csl_style(style_file(tmp_path, f"{HEAD.format(TITLES)}{NOTE}</style>"))
    runs = style.cite(ITEM)
    assert "".join(run.text for run in runs) == "In a note: A & B <c>"
    assert not any(run.href for run in runs)


def test_an_item_without_an_address(tmp_path: Path) -> None:
    style = csl_style(style_file(tmp_path, f"{HEAD.format(TITLES)}{NOTE}{BIBLIOGRAPHY}</style>"))
    runs = style.cite(Item(id="x", title=plain("T")))
    assert "".join(run.text for run in runs).startswith("T, bold")
    assert not any(run.href for run in runs)


def test_a_name_that_is_written_in_one(tmp_path: Path) -> None:
    style = csl_style(style_file(tmp_path, f"{HEAD.format(TITLES)}{BIBLIOGRAPHY}{NOTE}</style>"))
    item = Item(id="x", title=plain("T"), authors=(Person(family="渡辺", given="健司"),))
    assert "".join(run.text for run in style.cite(item)).startswith("渡辺健司 T")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<style", "the style cannot be read: "),
        ("<style/>", "the file is no style of the Citation Style Language"),
        (f"{HEAD.format(TITLES)}</style>", "citeproc-py cannot use the style: "),
    ],
)
def test_what_is_no_style(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(CslFileError) as caught:
        csl_style(style_file(tmp_path, text))
    assert str(caught.value).startswith(message)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CslFileError, match=r"^the style cannot be read: .*nowhere\.csl"):
        csl_style(tmp_path / "nowhere.csl")


@pytest.mark.parametrize("package", ["lxml", "citeproc", "citeproc.source.json"])
def test_without_its_packages_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    path = style_file(tmp_path, f"{HEAD.format(TITLES)}{CITATION}</style>")
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(CslFileError) as caught:
        csl_style(path)
    assert str(caught.value) == MISSING
