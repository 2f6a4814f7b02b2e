"""A record whose every value means harm: no builder stops, and nothing that it makes does any."""

from __future__ import annotations

import csv
import json
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from tests.conftest import Project, need

EVIL = (
    "\"'><script>alert(1)</script><img src=x onerror=alert(1)> \\input{/etc/passwd} ^^5cinput{/etc/passwd} "
    "\\immediate\\write18{touch pwned} % # & ~ $ _ }}} @misc{x, &xxe; <!ENTITY xxe SYSTEM 'file:///etc/passwd'> "
    "]]> <!-- {{ 7*7 }} ../../x \r\nER  - \r\nTY  - JOUR \u202eliated\u202c \x07\x1b[31m \ufffe 政策 🙂"
)
ADDRESSES = ("javascript:alert(1)", "data:text/html,<script>", "file:///etc/passwd", "vbscript:x", "//evil")
LINKS = " ".join(f"[words]({address}) ![picture]({address}) <{address}>" for address in ADDRESSES[:4])


def quoted(text: str) -> str:
    """Return *text* as YAML has it in quotes, where each character can be typed as its number."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\U{ord(c):08x}" for c in text) + '"'


def record(text: str = EVIL) -> str:
    evil, formula = quoted(text), quoted(f"=cmd|' /C calc'!A0 {text}")
    addresses = "".join(f"    - {quoted(address)}\n" for address in ADDRESSES)
    links = "".join(f"    - {{title: {evil}, url: {quoted(address)}}}\n" for address in ADDRESSES)
    return (
        f"---\nconcept:\n  slug: risk\n  title: {evil}\n  domain: {formula}\n"
        f"  summary: {quoted(f'{LINKS} {text}')}\n  related:\n{links}    - {evil}\n  used_by:\n{links}"
        f"  aliases: [{evil}]\n  primary_source: {formula}\n  source_url: {quoted(ADDRESSES[0])}\n"
        f"  authors:\n    - {evil}\n    - {{family: {evil}, given: {evil}, suffix: {evil}, orcid: {evil}}}\n"
        f"  published: {evil}\n  updated: 2026-05\n  version: {evil}\n  license: {quoted(ADDRESSES[0])}\n"
        f"  doi: 10.1234/x\n  keywords: [{evil}, '@SUM(1)']\n  same_as:\n{addresses}  language: {evil}\n"
        '  "key\\e[31m": x\n---\n\n# Risk\n\nProse.\n'
    )


PAGES = {
    "index.md": "# Home\n\n```{toctree}\nrisk\nother\n```\n\n{concept}`risk`\n\n```{article-index}\n:display: table\n```\n",
    "risk.md": record(),
    "other.md": "---\nconcept:\n  summary: See {concept}`risk`.\n  related: [risk]\n---\n\n# Other\n\n"
    "```{concept-summary} risk\n```\n\n```{at-a-glance} risk\n```\n\n```{cite-this-article} risk\n:display: tabs\n```\n",
}
CONF = (
    'html_baseurl = "https://wiki.example.org/"\nepub_copyright = "us"\nversion = "1"\n'
    'policywindow_citation_formats = ["bibtex", "ris", "csl-json", "datacite"]'
)
TEXTS = (
    *(".html", ".js", ".json", ".fjson", ".jsonld", ".xml", ".pseudoxml", ".csv", ".bib", ".ris"),
    *(".txt", ".1", ".tex", ".texi", ".pot"),
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\u202d\u202e]")


@pytest.fixture
def hostile(write_project: Callable[..., Project]) -> Project:
    return write_project(PAGES, CONF)


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the content of each file of an output that is text and can have ours in it."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".epub":
            with zipfile.ZipFile(path) as book:
                for entry in book.namelist():
                    if Path(entry).suffix in (".xhtml", ".opf", ".ncx"):
                        yield f"{name}/{entry}", book.read(entry).decode("utf-8")
        elif path.is_file() and not name.startswith(("_sources", "_static", ".")):
            content = path.read_bytes()
            if path.suffix in TEXTS:
                yield name, content.decode("utf-8")


def assert_harmless(name: str, page: BeautifulSoup) -> None:
    for element in page.find_all(True):
        for attribute, value in element.attrs.items():
            assert not attribute.startswith("on"), (name, element.name, attribute)
            if attribute in ("href", "src", "data", "action", "xlink:href"):
                address = re.sub(r"[\x00- ]", "", str(value)).lower()
                assert not address.startswith(("javascript:", "data:", "vbscript:", "file:", "//")), (
                    name,
                    value,
                )
    loud = [script.get("type") for script in page.find_all("script") if "alert" in (script.string or "")]
    assert set(loud) <= {"application/ld+json"}, name
    assert page.find("img", src="x") is None


BUILDERS = (
    *("html", "dirhtml", "singlehtml", "epub", "text", "man", "texinfo", "xml", "pseudoxml", "json"),
    *("latex", "gettext"),
)


@pytest.mark.parametrize("builder", BUILDERS)
def test_no_builder_is_harmed(hostile: Project, builder: str) -> None:
    build = hostile.build(builder, warnings=True)
    assert all("[policywindow." in warning for warning in build.warnings), build.warnings
    assert not any(CONTROL.search(warning) for warning in build.warnings)
    for name, text in texts(build.outdir):
        assert not CONTROL.search(text), name
        suffix = Path(name).suffix
        if suffix in (".html", ".xhtml"):
            assert_harmless(name, BeautifulSoup(text, "xml" if suffix == ".xhtml" else "html5lib"))
        if suffix in (".xml", ".xhtml", ".opf", ".ncx"):
            etree.fromstring(text.encode())
        if suffix in (".json", ".fjson"):
            json.loads(text)
    assert {path.name for path in hostile.source.parent.iterdir()} == {"source", "output"}
    assert {path.name for path in hostile.source.iterdir()} == {"conf.py", *PAGES}


def test_each_value_that_is_refused_is_said(hostile: Project) -> None:
    said = "\n".join(hostile.build(warnings=True).warnings)
    refused = ["source_url", "authors[1].orcid", "published", "license", "language"]
    for number in range(len(ADDRESSES)):
        refused += [f"same_as[{number}]", f"related[{number}].url", f"used_by[{number}].url"]
    assert [name for name in refused if f" concept.{name}: expected" not in said] == []
    altered = [
        "title",
        "domain",
        "summary",
        "aliases[0]",
        "primary_source",
        "version",
        "keywords[0]",
        "authors[0]",
    ]
    assert [name for name in altered if f" concept.{name}: expected no control characters" not in said] == []


def test_a_spreadsheet_finds_no_formula(hostile: Project) -> None:
    build = hostile.build(warnings=True)
    cells = [
        cell
        for row in csv.reader(build.text("catalog.csv").removeprefix("\ufeff").splitlines(keepends=True))
        for cell in row
    ]
    assert any(cell.startswith("'=cmd") for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.mark.tex
@pytest.mark.parametrize("engine", ["pdflatex", "xelatex", "lualatex"])
def test_tex_reads_no_file_and_runs_no_program(hostile: Project, engine: str) -> None:
    from tests.build.test_article_pdf import reader, text_of

    need(engine)
    if engine == "pdflatex":  # it has no signs for these
        hostile.write("risk.md", record(EVIL.replace("政策 🙂", "").replace("\u202c", "")))
    build = hostile.build("articlepdf", warnings=True, options={"latex_engine": engine})
    assert [warning for warning in build.warnings if "tex_failed" in warning] == []
    text = text_of(reader(build, "risk"))
    assert "\\input{/etc/passwd}" in text.replace(" ", "").replace("\n", "")
    assert "root:" not in text
    assert not any(path.name == "pwned" for path in hostile.source.parent.rglob("*"))


NAMES = (
    *(
        "a&b <c> 'd' e;g{h}",
        "ünï/cødé 政策",
        "-",
        "dots..dots",
        "CON",
        "aux.md.md",
        "UPPER",
        "upper2/Upper",
    ),
    *("a" * 200, "deep/" * 20 + "page", "x.print", "catalog", "~home", "$HOME", "`id`", "sp ace/ind ex"),
)


@pytest.mark.skipif(os.name == "nt", reason="its files can have no such names")
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_no_name_of_a_page_leads_out_or_astray(write_project: Callable[..., Project], builder: str) -> None:
    pages = {
        f"{name}.md": f"---\nconcept:\n  summary: S.\n---\n\n# Page {n}\n" for n, name in enumerate(NAMES)
    }
    listing = "# Home\n\n```{toctree}\n:glob:\n\n**\n```\n\n```{article-index}\n```\n"
    project = write_project({"index.md": listing, **pages})
    build = project.build(builder, warnings=True)
    assert {path.name for path in project.source.parent.iterdir()} == {"source", "output"}
    assert {path.name for path in project.output.iterdir()} == {builder, "doctrees"}
    found = 0
    for path in build.outdir.rglob("*.html"):
        for link in BeautifulSoup(path.read_bytes(), "html5lib").select("a[href], head link[href]"):
            parts = urlsplit(str(link["href"]))
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = path.parent / unquote(parts.path)
            assert (target / "index.html" if parts.path.endswith("/") else target).is_file(), (path, link)
            assert build.outdir in target.resolve().parents or target.resolve() == build.outdir
            found += 1
    assert found > 20 * len(NAMES)


LARGE = {
    "a long summary": ("summary", "word " * 2_000_000, "concept.summary: expected YAML"),
    "a long title": (
        "title",
        "x" * 100_000,
        "concept.title: expected at most 20,000 characters, found 100,000",
    ),
    "a long list": ("related", "[" + "a, " * 100_000 + "]", "concept.related: expected YAML"),
    "a long block": ("keywords", "\n" + "    - word\n" * 100_000, "concept.keywords: expected YAML"),
    "many names": (
        "authors",
        "\n" + "    - {family: F, given: G}\n" * 20_000,
        "concept.authors: expected YAML",
    ),
}


@pytest.mark.parametrize("case", LARGE)
def test_a_value_without_measure_costs_itself(write_project: Callable[..., Project], case: str) -> None:
    name, value, message = LARGE[case]
    fields = {"summary": "A summary.", "domain": "safety", name: value}
    record = "".join(f"  {key}: {given}\n" for key, given in fields.items())
    pages = {
        "index.md": "# Home\n\n```{toctree}\nrisk\n```\n",
        "risk.md": f"---\nconcept:\n{record}---\n\n# Risk\n",
    }
    build = write_project(pages).build("text", warnings=True)
    assert len(build.warnings) == 1
    assert message in build.warnings[0]
    assert len(build.warnings[0]) < 300
    assert "safety" in build.text("risk.txt")
