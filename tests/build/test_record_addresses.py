"""What is typed as an address of a record stands so on the page, and its link leads to the URI, in every output."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import etree
from pypdf import PdfReader

from tests.conftest import Build, Project, need

ADDRESSES = {
    "https://example.org/$FILE/x.pdf": "https://example.org/$FILE/x.pdf",
    "https://example.org/?a[0]=1&b=2": "https://example.org/?a%5B0%5D=1&b=2",
    "https://münchen.example/straße#ö": "https://xn--mnchen-3ya.example/stra%C3%9Fe#%C3%B6",
    "https://example.org/a%20b_c~d": "https://example.org/a%20b_c~d",
}
CITATION = ("https://bücher.example/risk.html", "https://xn--bcher-kva.example/risk.html")
CONF = """
html_baseurl = "https://bücher.example/"
html_theme = "basic"
epub_copyright = "us"
version = "1"
policywindow_citation_formats = ["bibtex", "ris", "csl-json"]
policywindow_kinds = {"place": {"label": "Place", "plural": "Places", "fields": [
    {"name": "site", "label": "Site", "type": "url"}]}}
"""


def pages() -> dict[str, str]:
    """Return a project in which each address is that of a source, a relation, a licence and a field."""
    typed = list(ADDRESSES)
    related = [{"title": f"Other {number}", "url": address} for number, address in enumerate(typed)]
    sources = {
        f"s{number}.md": f"---\nplace:\n  summary: S.\n  primary_source: A source\n  source_url: {json.dumps(address)}\n"
        f"  site: {json.dumps(address)}\n  license: {json.dumps(address)}\n---\n\n# S{number}\n"
        for number, address in enumerate(typed)
    }
    risk = f"---\nconcept:\n  summary: S.\n  related: {json.dumps(related)}\n---\n\n# Risk\n"
    return {"index.md": "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n", "risk.md": risk, **sources}


def assert_links(links: set[tuple[str, str]]) -> None:
    """Hold the links of all pages, each its words and its address, to what was typed."""
    for number, (typed, uri) in enumerate(ADDRESSES.items()):
        assert (typed, uri) in links
        assert (f"Other {number}", uri) in links
    assert CITATION in links


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("addresses")
    project = Project(source=folder / "source", output=folder / "output")
    conf = f'project = "Wiki"\nextensions = ["myst_parser", "sphinx_policywindow"]\n{CONF}'
    for name, text in {"conf.py": conf, **pages()}.items():
        project.write(name, text)
    return project


def links_of(build: Build, pattern: str) -> set[tuple[str, str]]:
    found = set()
    for path in build.outdir.rglob(pattern):
        page = build.html(str(path.relative_to(build.outdir)))
        found |= {(link.get_text(), str(link["href"])) for link in page.select("body a[href]")}
    return found


def test_pages_print_views_and_what_machines_read(wiki: Project) -> None:
    build = wiki.build()
    assert_links(links_of(build, "*.html"))
    assert_links(links_of(build, "*.print.html"))
    spelled = build.html("s2.print.html").select(".policywindow-spelled")
    assert [link.get_text() for link in spelled if "xn--" in str(link["href"])] == [], "its words say it"
    head = build.html("s2.html").head
    assert head is not None
    assert {link["href"] for link in head.select("link[rel=license]")} == {list(ADDRESSES.values())[2]}
    assert {link["href"] for link in head.select("link[rel=canonical]")} == {
        "https://xn--bcher-kva.example/s2.html"
    }
    assert all(str(link["href"]).isascii() for link in head.select("link[href]"))
    articles = {article["slug"]: article for article in json.loads(build.text("catalog.json"))["articles"]}
    for number, uri in enumerate(ADDRESSES.values()):
        found = articles[f"s{number}"]
        assert {found[name] for name in ("source_url", "site", "license")} == {uri}
    uri = CITATION[1]
    assert articles["risk"]["url"] == uri
    assert f"url          = {{{uri}}}" in build.text("_citations/risk.bib")
    assert f"UR  - {uri}" in build.text("_citations/risk.ris")
    assert json.loads(build.text("_citations/risk.json"))[0]["URL"] == uri
    for name in ("catalog.jsonld", "catalog.csv", "linkset.json", "sitemap.xml"):
        assert "bücher" not in build.text(name)
        assert "münchen" not in build.text(name)


def test_an_e_book(wiki: Project) -> None:
    build = wiki.build("epub")
    roots = [etree.parse(path) for path in build.outdir.rglob("*.xhtml")]
    links = [link for root in roots for link in root.iter("{http://www.w3.org/1999/xhtml}a")]
    assert_links({("".join(link.itertext()), link.get("href", "")) for link in links})
    assert all(address.isascii() for root in roots for address in root.xpath("//@href"))


def test_plain_text_and_manual_pages(wiki: Project) -> None:
    text = wiki.build("text")
    assert all(address in text.text(f"s{number}.txt") for number, address in enumerate(ADDRESSES))
    assert CITATION[0] in text.text("risk.txt")
    roots = [etree.parse(path) for path in wiki.build("xml").outdir.glob("*.xml")]
    references = [reference for root in roots for reference in root.iter("reference")]
    assert_links({("".join(link.itertext()), link.get("refuri", "")) for link in references})


@pytest.mark.tex
@pytest.mark.parametrize("engine", ["pdflatex", "xelatex", "lualatex"])
def test_pdf(wiki: Project, engine: str) -> None:
    need(engine)
    build = wiki.build("articlepdf", output=engine, options={"latex_engine": engine}, warnings=True)
    for number, (typed, uri) in enumerate(ADDRESSES.items()):
        reader = PdfReader(build.outdir / f"s{number}.pdf")
        words = "".join(page.extract_text() for page in reader.pages)
        assert typed.replace("ß", "").replace("ö", "").replace("ü", "") in _flat(words), words
        assert uri.replace("$", "%24") in _targets(reader)
    assert CITATION[1] in _targets(PdfReader(build.outdir / "risk.pdf"))


def _flat(words: str) -> str:
    return "".join(words.split()).translate(dict.fromkeys(map(ord, "ßöü\u00ad")))


def _targets(reader: PdfReader) -> set[str]:
    annotations: list[Any] = [
        annotation.get_object() for page in reader.pages for annotation in page.get("/Annots", ())
    ]
    return {str(annotation["/A"]["/URI"]) for annotation in annotations if "/URI" in annotation.get("/A", {})}
