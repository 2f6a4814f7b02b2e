"""What reference managers make of a page and its files, by the rules that each of them documents.

Zotero: https://github.com/zotero/translators, "Embedded Metadata.js", "RDF.js", "RIS.js"; EndNote: its manual,
"Author and Editor Names"; JabRef: https://github.com/JabRef/jabref, "RisImporter"; pandoc reads the files itself.
The manual's page on Zotero says what comes out.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import rispy
from bs4 import BeautifulSoup
from lxml import etree

from tests.build.test_metadata import graph_of, metas
from tests.conftest import Build, Project, need

OLD_DOI = "10.1016/S0021-8634(97)<91::AID-X9>3.0.CO;2-#"
OLD_ADDRESS = "https://doi.org/10.1016/S0021-8634(97)%3C91::AID-X9%3E3.0.CO;2-%23"
RISK = f"""---
concept:
  summary: What can go wrong, and *how likely* it is.
  primary_source: Kaplan's "On Risk"
  source_url: https://example.org/on-risk
  published: 2025
  updated: 2026-05-30
  license: CC-BY-4.0
  language: en-GB
  keywords: [safety, models]
  version: "2"
  doi: {OLD_ADDRESS}
---

# Risk
"""
PERSON = """---
concept:
  summary: A source of harm.
  authors: [{family: van der Berg, given: Anna Maria}]
  updated: 2026-05-30
---

# Hazard
"""
MANY = """---
concept:
  summary: Both.
  authors:
    - "Department for Science, Innovation and Technology"
    - {family: King, given: Martin Luther, suffix: Jr.}
    - {family: Beethoven, given: Ludwig von}
    - {family: 渡辺, given: 健司}
    - {family: Plato}
  updated: 2026-05
---

# Both
"""
CONF = """
project = "The Governance Wiki"
extensions = ["myst_parser", "sphinx_policywindow"]
html_baseurl = "https://wiki.example.org/"
policywindow_citation_formats = ["bibtex", "ris", "csl-json", "datacite"]
policywindow_pdf = "pdf"
"""


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Build:
    source = tmp_path_factory.mktemp("source")
    project = Project(source=source, output=tmp_path_factory.mktemp("output"))
    project.write("conf.py", CONF)
    project.write("index.md", "# Home\n\n```{toctree}\nrisk\nhazard\nboth\n```\n")
    project.write("risk.md", RISK)
    project.write("hazard.md", PERSON)
    project.write("both.md", MANY)
    project.write("pdf/risk.pdf", "%PDF-1.7\n")
    return project.build()


Names = list[tuple[str, str]]


def zotero_names(contents: list[str]) -> Names:
    """Take ``citation_author`` tags apart as Zotero does: last name, first name."""
    names = []
    for content in contents:
        pieces = re.split(r"\s*;\s*", content)
        if len(pieces) == 1 and len(contents) == 1:
            parts = re.split(r"\s*,\s*", content)
            if len(parts) > 1 and " " in parts[0] and " " in parts[1]:
                pieces = parts
        for piece in filter(None, pieces):
            bare = piece.strip(" .,/[]:")
            if "," in piece:
                last, *rest = re.split("[,،] ?", bare)
                names.append((last, rest[0] if rest else ""))
            else:
                first, _, last = bare.rpartition(" ")
                names.append((last, first))
    return names


def zotero_item(page: BeautifulSoup) -> dict[str, Any]:
    """Return the item that Zotero's button makes of the tags of a page's head."""
    found = {name: contents[0] for name, contents in metas(page).items()}

    def first(*names: str) -> str:
        return next((found[name] for name in names if name in found), "")

    return {
        "itemType": first("z:itemType"),
        "title": first("citation_title", "DC.title"),
        "creators": zotero_names(metas(page).get("citation_author", [])),
        "websiteTitle": first("prism.publicationName", "DC.source", "og:site_name"),
        "websiteType": first("z:websiteType", "DC.type"),
        "publisher": first("citation_publisher", "DC.publisher"),
        "date": first("citation_publication_date", "article:published_time", "DC.date"),
        "url": first("citation_public_url", "og:url"),
        "abstractNote": first("citation_abstract", "og:description"),
        "language": first("citation_language", "DC.language"),
        "rights": first("DC.rights"),
        "DOI": first("citation_doi"),
        "extra": first("DC.description"),
        "pdf": first("citation_pdf_url"),
    }


def test_zoteros_button(wiki: Build) -> None:
    assert zotero_item(wiki.html("risk.html")) == {
        "itemType": "webpage",
        "title": "Risk",
        "creators": [("The Governance Wiki", "")],
        "websiteTitle": "The Governance Wiki",
        "websiteType": "Wiki article — Concept",
        "publisher": "",
        "date": "2026/05/30",
        "url": "https://wiki.example.org/risk.html",
        "abstractNote": "What can go wrong, and how likely it is.",
        "language": "en-GB",
        "rights": "CC-BY-4.0",
        "DOI": OLD_DOI,
        "extra": "",
        "pdf": "https://wiki.example.org/risk.pdf",
    }


def test_the_names_that_zoteros_button_takes(wiki: Build) -> None:
    assert zotero_item(wiki.html("hazard.html"))["creators"] == [("van der Berg", "Anna Maria")]
    assert zotero_item(wiki.html("both.html"))["creators"] == [
        ("Department for Science Innovation and Technology", ""),
        ("King", "Martin Luther"),
        ("Beethoven", "Ludwig von"),
        ("渡辺", "健司"),
        ("Plato", ""),
    ]


def endnote_name(value: str) -> tuple[str, str, str]:
    """Return the last name, the first name and the suffix that EndNote takes a name for."""
    if "," not in value:
        first, _, last = value.rpartition(" ")
        return last, first, ""
    last, first, suffix = (*(part.strip() for part in value.split(",", 2)), "", "")[:3]
    return last, first, suffix


def test_endnote_has_each_name_whole(wiki: Build) -> None:
    [risk] = rispy.loads(wiki.text("_citations/risk.ris"))
    assert list(map(endnote_name, risk["authors"])) == [("The Governance Wiki", "", "")]
    [both] = rispy.loads(wiki.text("_citations/both.ris"))
    assert list(map(endnote_name, both["authors"])) == [
        ("Department for Science", "", "Innovation and Technology"),
        ("King", "Martin Luther", "Jr."),
        ("Beethoven", "Ludwig von", ""),
        ("渡辺", "健司", ""),
        ("Plato", "", ""),
    ]


def ris(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        tag, _, value = line.partition("  - ")
        found.setdefault(tag, []).append(value)
    return found


def test_ris_has_the_tags_that_endnote_zotero_and_jabref_read(wiki: Build) -> None:
    found = ris(wiki.text("_citations/risk.ris"))
    assert found["TY"] == ["ELEC"]
    assert found["M3"] == ["Wiki article — Concept"]
    assert found["AB"] == ["What can go wrong, and how likely it is."]
    assert found["KW"] == ["safety", "models"]
    assert found["L1"] == ["https://wiki.example.org/risk.pdf"]
    assert found["LA"] == ["en-GB"]
    assert found["DO"] == [OLD_DOI]
    assert found["N1"] == ["Primary source: Kaplan’s “On Risk”"]
    assert "L1" not in ris(wiki.text("_citations/hazard.ris"))


JABREF = {
    "TI": "title",
    "T2": "journal",
    "ET": "edition",
    "PB": "publisher",
    "LA": "language",
    "AB": "abstract",
    "UR": "url",
    "DO": "doi",
    "N1": "comment",
    "ID": "refid",
}


def jabref_entry(text: str) -> dict[str, str]:
    """Return the entry that JabRef makes of a RIS record; of the dates, that of ``PY`` comes first."""
    found = ris(text)
    entry = {field: found[tag][0] for tag, field in JABREF.items() if tag in found}
    entry["author"] = " and ".join(found["AU"])
    entry["keywords"] = ", ".join(found.get("KW", ()))
    entry["year"], *month = found["PY"][0].split("/")
    return {**entry, "month": "".join(month)}


def test_jabref_takes_what_the_manual_says(wiki: Build) -> None:
    assert jabref_entry(wiki.text("_citations/risk.ris")) == {
        "refid": "thegovernancewiki-risk",
        "title": "Risk",
        "author": "The Governance Wiki,",
        "year": "2026",
        "month": "",
        "edition": "2",
        "doi": OLD_DOI,
        "url": "https://wiki.example.org/risk.html",
        "language": "en-GB",
        "abstract": "What can go wrong, and how likely it is.",
        "keywords": "safety, models",
        "comment": "Primary source: Kaplan’s “On Risk”",
    }
    assert jabref_entry(wiki.text("_citations/hazard.ris"))["journal"] == "The Governance Wiki"


def test_csl_json_for_zotero_and_pandoc(wiki: Build) -> None:
    """Zotero reads ``family``, ``given`` and ``literal`` of a name, and files ``note`` under Extra."""
    [risk] = json.loads(wiki.text("_citations/risk.json"))
    assert risk["author"] == [{"literal": "The Governance Wiki"}]
    assert risk["abstract"] == "What can go wrong, and how likely it is."
    assert risk["keyword"] == "safety, models"
    assert risk["DOI"] == OLD_DOI
    [both] = json.loads(wiki.text("_citations/both.json"))
    assert both["author"] == [
        {"literal": "Department for Science, Innovation and Technology"},
        {"family": "King", "given": "Martin Luther, Jr."},
        {"family": "Beethoven", "given": "Ludwig von"},
        {"family": "渡辺", "given": "健司"},
        {"family": "Plato"},
    ]


def test_datacite_says_all_that_the_record_says(wiki: Build) -> None:
    root = etree.fromstring((wiki.outdir / "_citations/risk.xml").read_bytes())
    space = {"d": "http://datacite.org/schema/kernel-4"}

    def texts(path: str) -> list[str]:
        return [element.text or "" for element in root.iterfind(path, space)]

    assert texts("d:identifier") == [OLD_DOI]
    assert texts("d:rightsList/d:rights[@rightsIdentifier='CC-BY-4.0']") == ["CC-BY-4.0"]
    assert texts("d:descriptions/d:description") == ["What can go wrong, and how likely it is."]
    assert texts("d:subjects/d:subject") == ["safety", "models"]
    assert texts("d:dates/d:date[@dateType='Issued']") == ["2025"]
    assert texts("d:dates/d:date[@dateType='Updated']") == ["2026-05-30"]
    assert texts("d:relatedIdentifiers/d:relatedIdentifier") == ["https://example.org/on-risk"]


def test_an_old_doi_is_encoded_where_it_is_an_address(wiki: Build) -> None:
    page = wiki.html("risk.html")
    fact = page.select_one(".policywindow-at-a-glance a[href*='doi.org']")
    assert fact is not None
    assert (fact["href"], fact.get_text()) == (OLD_ADDRESS, OLD_DOI)
    assert metas(page)["citation_doi"] == [OLD_DOI]
    assert metas(page)["DC.identifier"] == [OLD_ADDRESS]
    assert graph_of(wiki, "risk.html")["Article"]["identifier"] == OLD_ADDRESS
    apa = page.select_one(".policywindow-in-apa a")
    assert apa is not None
    assert apa["href"] == apa.get_text() == OLD_ADDRESS
    spelled = wiki.html("risk.print.html").select(".policywindow-at-a-glance .policywindow-spelled")
    assert [link.get_text() for link in spelled if "doi.org" in str(link["href"])] == [], "its words say it"


def pandoc(path: Path) -> dict[str, Any]:
    """Return the item that pandoc reads in a file, as CSL-JSON."""
    need("pandoc")
    done = subprocess.run(
        ["pandoc", str(path), "--to=csljson"], capture_output=True, text=True, check=True, timeout=60
    )
    [item] = json.loads(done.stdout)
    assert isinstance(item, dict)
    return item


def test_pandoc_reads_bibtex(wiki: Build) -> None:
    item = pandoc(wiki.outdir / "_citations/risk.bib")
    assert item["author"] == [{"literal": "The Governance Wiki"}]
    assert item["issued"] == {"date-parts": [[2026, 5, 30]]}
    assert item["publisher"] == "Wiki article — Concept"
    assert item["language"] == "en-GB"
    assert item["abstract"] == "What can go wrong, and <i>how likely</i> it is."
    assert item["keyword"] == "safety, models"
    assert item["DOI"] == OLD_DOI
    assert item["annote"] == "Primary source: Kaplan’s “On Risk”"


def test_pandoc_reads_csl_json(wiki: Build) -> None:
    """It takes a name apart as the reference engine does."""
    need("pandoc")
    document = "---\nnocite: '@*'\nlang: en\n---\n"
    done = subprocess.run(
        ["pandoc", "--citeproc", "--to=plain", "--wrap=none", "--bibliography=_citations/both.json"],
        cwd=wiki.outdir,
        input=document,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert "Martin Luther King Jr., Ludwig von Beethoven" in done.stdout
    assert "Department for Science, Innovation and Technology" in done.stdout
