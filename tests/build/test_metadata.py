"""What software reads of a page and of its files is what the record says."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bibtexparser
import extruct
import pytest
import rispy
from bs4 import BeautifulSoup
from lxml import etree
from pybtex.database import parse_string
from pyld import jsonld

from tests.conftest import Build, Project, need

HOSTILE = 'A {\\b} % & # _ $ ~ ^ @ " </script><script>alert(1)</script> <!-- ]]> é 政策 🙂 \u200fעברית'
SUMMARY = HOSTILE.replace("<", "&lt;").replace("_", "u").replace("\\", "")
RECORD = f"""---
concept:
  title: {json.dumps(HOSTILE, ensure_ascii=False)}
  domain: safety
  summary: {json.dumps(SUMMARY, ensure_ascii=False)}
  primary_source: "ER  - \\nTY  - JOUR\\nTI  - forged"
  source_url: https://example.org/?a=1&b=2
  authors:
    - {{family: O'Brien "Bob", given: "Á. B.", orcid: 0000-0002-1825-0097}}
    - {{family: Berg, given: Anna, non-dropping-particle: van der, suffix: Jr.}}
    - "Policy & Window </script>"
  keywords: ["a;b", "c</title>"]
  aliases: ['"quoted" alias']
  published: 2025
  updated: 2026-05
  version: "1.10 & more"
  license: CC-BY-4.0
  doi: 10.5281/zenodo.1
  same_as: [https://www.wikidata.org/wiki/Q1]
---

# Risk

Prose.
"""
PAGES = {"index.md": "# Home\n\n```{toctree}\nwiki/risk\n```\n", "wiki/risk.md": RECORD}
CONF = (
    'policywindow_url = "https://wiki.example.org/{slug}"\n'
    'policywindow_edition_url = "{url}?asOf={updated}"\n'
    'policywindow_citation_formats = ["bibtex", "ris", "csl-json", "datacite"]'
)
EDITION = "https://wiki.example.org/risk?asOf=2026-05"
CURLED = HOSTILE.replace('"', "”")


@pytest.fixture
def hostile(write_project: Callable[..., Project]) -> Build:
    return write_project(PAGES, CONF).build(warnings=True)


def metas(page: BeautifulSoup) -> dict[str, list[str]]:
    """Return the contents of the page's meta tags by name or property, as Zotero gathers them."""
    found: dict[str, list[str]] = {}
    for tag in page.select("head meta"):
        name = tag.get("name") or tag.get("property")
        if name:
            found.setdefault(str(name), []).append(str(tag["content"]))
    return found


def links(page: BeautifulSoup) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in page.select("head link"):
        found.setdefault(" ".join(tag["rel"]), []).append(str(tag["href"]))
    return found


def test_highwire_and_dublin_core(hostile: Build) -> None:
    found = metas(hostile.html("wiki/risk.html"))
    title = found["citation_title"][0]
    assert same_title(title)
    assert found["citation_author"] == [
        "O’Brien “Bob”, Á. B.",
        "van der Berg, Anna, Jr.",
        "Policy & Window </script>,",
    ]
    assert found["citation_author_orcid"] == ["https://orcid.org/0000-0002-1825-0097"]
    assert found["citation_publication_date"] == ["2026/05"]
    assert found["citation_public_url"] == [EDITION]
    assert found["citation_keywords"] == ["a;b; c</title>"]
    assert found["citation_doi"] == ["10.5281/zenodo.1"]
    assert "citation_pdf_url" not in found, "there is none"
    assert found["DC.title"] == found["citation_title"]
    assert found["DC.creator"] == [*found["citation_author"][:2], "Policy & Window </script>"]
    assert found["z:websiteType"] == ["Wiki article — Concept"]
    assert {"citation_publisher", "DC.type", "DC.source", "DC.description", "DC.publisher"}.isdisjoint(found)
    assert found["DC.date"] == ["2026-05"]
    assert found["og:title"] == found["citation_title"]


def test_nothing_in_a_value_ends_anything(hostile: Build) -> None:
    page = hostile.html("wiki/risk.html")
    loud = [script["type"] for script in page.find_all("script") if "alert" in (script.string or "")]
    assert loud == ["application/ld+json"], "which no browser runs"
    assert page.title is not None
    assert page.select_one("#risk") is not None


def test_links_of_the_head(hostile: Build) -> None:
    found = links(hostile.html("wiki/risk.html"))
    assert found["canonical"] == ["https://wiki.example.org/risk"]
    assert found["cite-as"] == ["https://doi.org/10.5281/zenodo.1"]
    assert found["license"] == ["https://creativecommons.org/licenses/by/4.0/"]
    files = [f"../_citations/risk.{suffix}" for suffix in ("bib", "ris", "json", "xml")]
    assert found["describedby"] == [*files, "../catalog.jsonld"]
    assert found["item"] == found["alternate"] == ["risk.print.html"]
    assert found["author"] == ["https://orcid.org/0000-0002-1825-0097"]
    assert found["type"] == ["https://schema.org/AboutPage", "https://schema.org/Article"]
    assert "linkset" not in found, "the addresses of its files are not known"
    for address in (*found["describedby"], *found["item"]):
        assert (hostile.outdir / "wiki" / address).is_file()


def graph_of(build: Build, name: str) -> dict[str, dict[str, Any]]:
    """Return the nodes of the page's linked data by type, as a processor expands and compacts them."""
    [data] = extruct.extract(build.text(name), syntaxes=["json-ld"])["json-ld"]
    context = {"@vocab": "https://schema.org/"}

    def load(url: str, options: object) -> dict[str, Any]:
        assert url == "https://schema.org", "nothing else is asked for"
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": {"@context": context},
        }

    compact = jsonld.compact(data, context, {"documentLoader": load})
    return {node["@type"]: node for node in compact["@graph"]}


def test_linked_data(hostile: Build) -> None:
    nodes = graph_of(hostile, "wiki/risk.html")
    article, term = nodes["Article"], nodes["DefinedTerm"]
    assert article["@id"] == "https://wiki.example.org/risk"
    assert same_title(article["headline"])
    assert [author.get("name") for author in article["author"]] == [
        "Á. B. O’Brien “Bob”",
        "Anna van der Berg Jr.",
        "Policy & Window </script>",
    ]
    assert article["author"][0]["@id"] == "https://orcid.org/0000-0002-1825-0097"
    assert (article["datePublished"], article["dateModified"]) == ("2025", "2026-05")
    assert article["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert article["isBasedOn"]["url"] == "https://example.org/?a=1&b=2"
    assert article["about"]["@id"] == term["@id"] == "https://wiki.example.org/risk#concept"
    assert term["sameAs"] == "https://www.wikidata.org/wiki/Q1"
    assert term["alternateName"] == '"quoted" alias'


def test_an_instrument_is_legislation_where_somebody_adopted_it(project: Callable[[str], Project]) -> None:
    build = project("wiki").build()
    act = graph_of(build, "instruments/eu-ai-act.html")["Legislation"]
    assert act["legislationDate"] == "2024-06-13"
    assert act["legislationJurisdiction"] == "European Union"
    assert "CreativeWork" in graph_of(build, "instruments/order.html")


def same_title(found: str) -> bool:
    """Whether a title is the one that was typed, with the marks that Sphinx gives a heading."""
    return found.replace("“", '"').replace("”", '"').replace("–", "--") == HOSTILE


def test_ris_reads_back(hostile: Build) -> None:
    [entry] = rispy.loads(hostile.text("_citations/risk.ris"))
    assert same_title(entry["title"])
    assert entry["authors"] == [
        "O’Brien “Bob”, Á. B.",
        "van der Berg, Anna, Jr.",
        "Policy & Window </script>,",
    ]
    assert entry["keywords"] == ["a;b", "c</title>"]
    assert entry["doi"] == "10.5281/zenodo.1"
    assert entry["urls"] == [EDITION]
    raw = (hostile.outdir / "_citations/risk.ris").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n")


def test_csl_json_reads_back(hostile: Build) -> None:
    [item] = json.loads(hostile.text("_citations/risk.json"))
    assert item["author"][1] == {"family": "van der Berg", "given": "Anna, Jr."}
    assert item["keyword"] == "a;b, c</title>"
    assert item["issued"] == {"date-parts": [[2026, 5]]}
    assert item["custom"] == {"orcid": ["0000-0002-1825-0097", None, None]}


def test_bibtex_reads_back(hostile: Build) -> None:
    text = hostile.text("_citations/risk.bib")
    entry = parse_string(text, "bibtex").entries["wiki-risk"]
    assert [" ".join(person.last_names).strip("{}") for person in entry.persons["author"]] == [
        "O’Brien “Bob”",
        "Berg",
        r"Policy \& Window \textless{}/script\textgreater",
    ]
    assert entry.fields["year"] == "2026"
    [other] = bibtexparser.parse_string(text).entries
    assert other.fields_dict["url"].value == EDITION
    assert other.fields_dict["doi"].value == "10.5281/zenodo.1"


def test_biber_reads_the_file(hostile: Build, tmp_path: Path) -> None:
    need("biber")
    source = hostile.outdir / "_citations/risk.bib"
    done = subprocess.run(
        ["biber", "--tool", "--output-format=bibtex", f"--output-file={tmp_path}/out.bib", str(source)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout
    assert "ERROR" not in done.stdout
    assert "WARN" not in done.stdout, done.stdout
    written = (tmp_path / "out.bib").read_text(encoding="utf-8")
    assert "wiki-risk" in written


def test_datacite_is_valid(hostile: Build) -> None:
    root = etree.fromstring((hostile.outdir / "_citations/risk.xml").read_bytes())
    namespace = {"d": "http://datacite.org/schema/kernel-4"}
    assert root.findtext("d:identifier", namespaces=namespace) == "10.5281/zenodo.1"
    title = root.findtext("d:titles/d:title", namespaces=namespace)
    assert title is not None
    assert same_title(title)
    assert [name.text for name in root.iterfind("d:creators/d:creator/d:nameIdentifier", namespace)] == [
        "https://orcid.org/0000-0002-1825-0097"
    ]


def test_only_what_has_a_doi_and_a_year_has_datacite(project: Callable[[str], Project]) -> None:
    build = project("wiki").build(options={"policywindow_citation_formats": "datacite"})
    assert [path.name for path in (build.outdir / "_citations").iterdir()] == ["compute-threshold.xml"]


def test_files_go_with_their_article_and_follow_it(project: Callable[[str], Project]) -> None:
    wiki = project("wiki")
    folder = wiki.build().outdir / "_citations"
    assert len(list(folder.iterdir())) == 18
    wiki.edit("frontier-safety.md", "  title: Frontier Safety", "  slug: frontier\n  title: Frontier")
    wiki.edit("index.md", "{article}`frontier-safety`, ", "")
    wiki.edit("concepts/compute-threshold.md", ", frontier-safety]", "]")
    wiki.build()
    assert not (folder / "frontier-safety.bib").exists()
    assert "Frontier}}" in (folder / "frontier.bib").read_text(encoding="utf-8")
    (wiki.source / "mmlu.md").unlink()
    wiki.edit("index.md", "mmlu\n", "")
    wiki.edit("index.md", ", {any}`mmlu`", "")
    wiki.edit("directives.rst", ", and another, :policywindow:article:`mmlu`", "")
    build = wiki.build()
    assert {path.stem for path in folder.iterdir()} == {article.slug for article in _articles(build)}


def _articles(build: Build) -> list[Any]:
    from sphinx_policywindow.domain import domain_of

    return list(domain_of(build.app.env).catalog)


OPENGRAPH = 'extensions.append("sphinxext.opengraph")\nogp_site_url = "https://wiki.example.org/"\n'
SUMMARY_PAGES = {
    "index.md": "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n",
    "risk.md": "---\nconcept:\n  summary: A & B, *or* `C<D>`.\n  updated: 2026-05-30\n---\n\n# Risk\n\nProse.\n",
    "own.md": "---\nmyst:\n  html_meta:\n    description: My own.\n    property=og:description: Mine & yours.\n"
    "    property=og:image: https://wiki.example.org/card.png\nconcept:\n  summary: Not this.\n---\n\n# Own\n",
    "bare.md": "---\nconcept:\n  domain: safety\n---\n\n# Bare\n\nProse.\n",
}
ONCE = ("description", "og:title", "og:type", "og:url", "og:site_name", "og:description")


@pytest.mark.parametrize("conf", ["", OPENGRAPH])
def test_a_page_is_described_once_by_its_summary(write_project: Callable[..., Project], conf: str) -> None:
    conf = f'html_baseurl = "https://wiki.example.org/"\n{conf}'
    build = write_project(SUMMARY_PAGES, conf).build(warnings=True)
    found = metas(build.html("risk.html"))
    assert {name: found[name] for name in ONCE} == {
        "description": ["A & B, or C<D>."],
        "og:title": ["Risk"],
        "og:type": ["article"],
        "og:url": ["https://wiki.example.org/risk.html"],
        "og:site_name": ["Wiki"],
        "og:description": ["A & B, or C<D>."],
    }
    assert found["article:modified_time"] == ["2026-05-30"]
    own = metas(build.html("own.html"))
    assert [len(own[name]) for name in ONCE] == [1] * len(ONCE)
    assert (own["description"], own["og:description"]) == (["My own."], ["Mine & yours."])
    assert own["og:image"] == ["https://wiki.example.org/card.png"]
    bare = metas(build.html("bare.html"))
    assert "description" not in bare
    assert "og:description" not in bare, "its byline and its table are no description"
    assert not [name for name in metas(build.html("index.html")) if name.startswith("article:")]


def test_what_the_project_tells_the_other_extension_stays(write_project: Callable[..., Project]) -> None:
    pages = {
        **SUMMARY_PAGES,
        "none.md": "---\nogp_disable: true\nconcept:\n  summary: A.\n---\n\n# None\n",
        "field.md": '---\n"og:description": A field.\nconcept:\n  summary: A.\n---\n\n# Field\n',
    }
    conf = f'{OPENGRAPH}ogp_type = "book"\nogp_canonical_url = "https://c.example/"\nogp_image = "https://c.example/i.png"\n'
    build = write_project(pages, conf).build(warnings=True)
    found = metas(build.html("risk.html"))
    assert (found["og:type"], found["og:url"]) == (["book"], ["https://c.example/risk.html"])
    assert found["og:description"] == ["A & B, or C<D>."]
    assert "article:modified_time" not in found, "a book has none"
    assert metas(build.html("field.html"))["og:description"] == ["A field."]
    none = metas(build.html("none.html"))
    assert not [name for name in none if name.startswith("og:")]
    assert none["description"] == ["A."]
    assert "og:description" not in build.app.env.metadata["risk"], "it is kept from one build to the next"


def test_the_open_graph_of_the_project_stays(write_project: Callable[..., Project]) -> None:
    conf = 'myst_html_meta = {"property=og:site_name": "The Wiki", "property=og:type": "website"}'
    found = metas(write_project(SUMMARY_PAGES, conf).build(warnings=True).html("risk.html"))
    assert (found["og:site_name"], found["og:type"]) == (["The Wiki"], ["website"])
    assert found["og:title"] == ["Risk"]
    assert "article:modified_time" not in found, "only an article has it"


def test_an_ordinary_page_has_no_metadata(project: Callable[[str], Project]) -> None:
    found = metas(project("wiki").build().html("plain.html"))
    assert [name for name in found if name.startswith(("citation_", "DC.", "og:"))] == []


def test_the_abstract_says_what_the_page_says(write_project: Callable[..., Project]) -> None:
    """A reference without words has the title of what it leads to; the mark of a note is left out."""
    summary = (
        "With *{doc}`wiki/act`*, [](wiki/act.md), {ref}`place`, {any}`wiki/act`, {concept}`risk`, [](#place),"
        " {article}`in words <act>`, {abbr}`LIFO (last-in)`, `code` and a note.[^1]"
    )
    project = write_project(
        {
            "index.md": f"---\nconcept:\n  slug: home\n  summary: {json.dumps(summary)}\n---\n# Home\n\n"
            "```{toctree}\nwiki/risk\nwiki/act\n```\n\n(place)=\n## A place\n\n[^1]: The note.\n",
            "wiki/risk.md": "---\nconcept:\n  summary: A risk.\n---\n# The Risk\n",
            "wiki/act.md": "---\ninstrument:\n  title: Act\n  summary: An act.\n---\n# The Act\n",
        }
    )
    page = project.build().html("index.html")
    shown = page.select_one(".policywindow-summary")
    assert shown is not None
    for mark in shown.select(".footnote-reference"):
        mark.decompose()
    assert metas(page)["citation_abstract"] == [" ".join(shown.get_text().split())]
    assert metas(page)["citation_abstract"] == [
        "With The Act, The Act, A place, The Act, The Risk, A place, in words, LIFO, code and a note."
    ]


def test_a_language_is_a_tag_to_all_that_read_it(write_project: Callable[..., Project]) -> None:
    pages = {
        "index.md": "# Home\n\n```{toctree}\nrisk\n```\n",
        "risk.md": "---\nconcept:\n  summary: A.\n---\n\n# Risk\n",
    }
    build = write_project(pages, 'language = "pt_BR"\nhtml_baseurl = "https://wiki.example.org/"').build()
    page = build.html("risk.html")
    tags = [page.select_one(f'meta[name="{name}"]') for name in ("citation_language", "DC.language")]
    assert [tag["content"] for tag in tags if tag] == ["pt-BR", "pt-BR"]
    assert json.loads(build.text("catalog.json"))["site"]["language"] == "pt-BR"
    assert "pt_BR" not in build.text("catalog.jsonld")
    assert 'lang="pt-BR"' in build.text("risk.print.html")


def test_a_heading_of_two_lines_is_one_title(write_project: Callable[..., Project]) -> None:
    pages = {
        "index.md": "# Home\n\n```{toctree}\nrisk\n```\n",
        "risk.md": "---\nconcept:\n  summary: A.\n  language: fr\n---\n\nRisk of\nmodels\n=======\n",
    }
    build = write_project(pages, 'html_baseurl = "https://wiki.example.org/"').build()
    assert json.loads(build.text("catalog.json"))["articles"][0]["title"] == "Risk of models"
    heading = build.html("risk.html").h1
    assert heading is not None
    assert heading.get("lang") == "fr"
