"""The options of conf.py: what each changes, and what is said of one that cannot be taken."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import citeproc
import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from tests.conftest import Project, need

PAGES = {
    "index.md": "# Home\n\n```{toctree}\nwiki/risk\n```\n",
    "wiki/risk.md": "---\nconcept:\n  domain: safety\n  summary: A summary.\n  updated: 2026-05\n---\n\n# Risk\n",
}


def citations(page: BeautifulSoup) -> dict[str, str]:
    """Return each citation of a page by its label."""
    return {
        label.get_text(strip=True): label.find_next("dd").get_text().strip()
        for label in page.select(".policywindow-cite dt, .policywindow-export dt")
    }


def apa(write_project: Callable[..., Project], conf: str, builder: str = "html") -> str:
    name = "wiki/risk/index.html" if builder == "dirhtml" else "wiki/risk.html"
    return citations(write_project(PAGES, conf).build(builder).html(name))["APA"]


def test_without_an_address_a_citation_has_none(write_project: Callable[..., Project]) -> None:
    assert apa(write_project, "") == "Wiki. (2026, May). Risk [Wiki article — Concept]."


@pytest.mark.parametrize(
    ("builder", "address"),
    [
        ("html", "https://wiki.example.org/base/wiki/risk.html"),
        ("dirhtml", "https://wiki.example.org/base/wiki/risk/"),
    ],
)
def test_the_address_is_that_of_the_page(
    write_project: Callable[..., Project], builder: str, address: str
) -> None:
    assert apa(write_project, 'html_baseurl = "https://wiki.example.org/base"', builder).endswith(address)


@pytest.mark.parametrize(
    ("docname", "path"), [("index", ""), ("wiki/index", "wiki/"), ("wiki/risk", "wiki/risk/")]
)
def test_the_address_is_that_of_the_website_where_none_is_built(
    write_project: Callable[..., Project], docname: str, path: str
) -> None:
    record = "---\nconcept:\n  slug: risk\n  summary: A summary.\n---\n\n# Risk\n"
    conf = f"root_doc = '{docname}'\nhtml_baseurl = 'https://a.org/'\npolicywindow_html_builder = 'dirhtml'"
    project = write_project({f"{docname}.md": record}, conf)
    assert f"{{https://a.org/{path}}}" in project.build("text").text(f"{docname}.txt")
    # What is built is what there is.
    page = project.build("html").html(f"{docname}.html")
    assert citations(page)["APA"].endswith(f"https://a.org/{docname}.html")


@pytest.mark.tex
def test_a_pdf_leads_to_the_pages_of_dirhtml(write_project: Callable[..., Project]) -> None:
    need("pdflatex")
    pages = {**PAGES, "plain.md": "---\norphan: true\n---\n\n# Plain\n"}
    project = write_project(pages, "html_baseurl = 'https://a.org/'\npolicywindow_html_builder = 'dirhtml'\n")
    project.edit("wiki/risk.md", "# Risk\n", "# Risk\n\n{doc}`/plain`, {doc}`/index`\n")
    pdf = PdfReader(project.build("articlepdf").outdir / "wiki/risk.pdf")
    links = {link["/A"]["/URI"] for link in pdf.pages[0]["/Annots"] if "/URI" in link["/A"]}
    assert links == {"https://a.org/wiki/risk/", "https://a.org/plain/", "https://a.org/"}


def test_a_pattern_of_addresses(write_project: Callable[..., Project]) -> None:
    conf = 'policywindow_url = "https://wiki.example.org/{kind}/{domain}/{slug}?page={docname}"'
    assert apa(write_project, conf).endswith("https://wiki.example.org/concept/safety/risk?page=wiki/risk")


def test_a_pinned_edition(write_project: Callable[..., Project]) -> None:
    conf = (
        'policywindow_url = "https://wiki.example.org/{slug}"\n'
        'policywindow_edition_url = "{url}?asOf={updated}"'
    )
    assert apa(write_project, conf).endswith("https://wiki.example.org/risk?asOf=2026-05")


def test_the_page_says_which_edition_it_is(write_project: Callable[..., Project]) -> None:
    conf = (
        'policywindow_url = "https://wiki.example.org/{slug}"\n'
        'policywindow_edition_url = "{url}?asOf={updated}"'
    )
    page = write_project(PAGES, conf).build().html("wiki/risk.html")
    link = page.select_one(".policywindow-byline a")
    assert link is not None
    assert (link.get_text(), link["href"]) == (
        "updated 2026-05",
        "https://wiki.example.org/risk?asOf=2026-05",
    )
    canonical = page.select_one('link[rel="canonical"]')
    assert canonical is not None
    assert canonical["href"] == "https://wiki.example.org/risk"


@pytest.mark.parametrize(
    "house",
    ['{"label": "House", "template": "{author}: {title}, {date}"}', '("House", "{author}: {title}, {date}")'],
)
def test_a_template_is_a_style(write_project: Callable[..., Project], house: str) -> None:
    conf = f'policywindow_citation_templates = {{"house": {house}}}\npolicywindow_citation_styles = ["house"]'
    found = citations(write_project(PAGES, conf).build().html("wiki/risk.html"))
    assert found["House"] == "Wiki: Risk, May 2026"


def test_a_template_with_a_mistake_is_said_once(write_project: Callable[..., Project]) -> None:
    conf = (
        'policywindow_citation_templates = {"house": ("House", "{autor}")}\n'
        'policywindow_citation_styles = ["house", "apa"]'
    )
    build = write_project(PAGES, conf).build(warnings=True)
    (warning,) = build.warnings
    assert "policywindow_citation_templates.house: " in warning
    assert "APA" in citations(build.html("wiki/risk.html"))


CSL = Path(citeproc.__file__).parent / "data/styles/harvard-cite-them-right.csl"


def test_a_csl_file_is_a_style(write_project: Callable[..., Project]) -> None:
    project = write_project(
        PAGES,
        'policywindow_citation_styles = ["styles/own.csl", "apa"]\npolicywindow_url = "https://a.org/{slug}"',
    )
    project.write("styles/own.csl", CSL.read_text(encoding="utf-8"))
    build = project.build()
    found = citations(build.html("wiki/risk.html"))
    assert next(iter(found.values())) == "Wiki (2026) Risk. Available at: https://a.org/risk."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<style", "the style cannot be read"),
        ("<html/>", "the file is no style"),
        (None, "the style cannot be read"),
    ],
)
def test_a_csl_file_that_is_none(write_project: Callable[..., Project], text: str | None, said: str) -> None:
    project = write_project(PAGES, 'policywindow_citation_styles = ["own.csl", "apa"]')
    if text is not None:
        project.write("own.csl", text)
    build = project.build(warnings=True)
    assert len(build.warnings) == 1
    assert said in build.warnings[0]
    assert "APA" in citations(build.html("wiki/risk.html"))


def test_without_citeproc_a_csl_file_says_what_to_install(
    write_project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "citeproc", None)
    project = write_project(PAGES, 'policywindow_citation_styles = ["own.csl", "apa"]')
    project.write("own.csl", CSL.read_text(encoding="utf-8"))
    build = project.build(warnings=True)
    assert "pip install 'sphinx-policywindow[csl]'" in build.warnings[0]


def test_an_edition_that_an_article_has_no_field_for(write_project: Callable[..., Project]) -> None:
    conf = (
        'policywindow_url = "https://wiki.example.org/{slug}"\npolicywindow_edition_url = "{url}/v{version}"'
    )
    assert apa(write_project, conf).endswith("https://wiki.example.org/risk")


@pytest.mark.parametrize(
    ("conf", "author"),
    [
        ("", "Wiki."),
        ('html_title = "The Wiki"', "The Wiki."),
        ('html_title = "The Wiki"\npolicywindow_site_name = "Policy Window"', "Policy Window."),
    ],
)
def test_the_name_of_the_site(write_project: Callable[..., Project], conf: str, author: str) -> None:
    assert apa(write_project, conf).startswith(author)


def test_styles_and_genre(write_project: Callable[..., Project]) -> None:
    conf = 'policywindow_citation_styles = ["oscola", "apa"]\npolicywindow_genre = "Entry, {domain}"'
    found = citations(write_project(PAGES, conf).build().html("wiki/risk.html"))
    assert list(found) == ["OSCOLA", "APA", "BibTeX"]
    assert found["APA"] == "Wiki. (2026, May). Risk [Entry, safety]."


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("when-required", [False, True]), ("always", [False, True]), ("never", [False, False])],
)
def test_the_date_of_access(write_project: Callable[..., Project], choice: str, expected: list[bool]) -> None:
    conf = (
        f'policywindow_citation_access_date = "{choice}"\n'
        'policywindow_url = "https://wiki.example.org/{slug}"'
    )
    found = citations(write_project(PAGES, conf).build().html("wiki/risk.html"))
    assert ["[date]" in found["APA"], "[date]" in found["OSCOLA"]] == expected


def test_a_kind_of_ones_own(write_project: Callable[..., Project]) -> None:
    conf = """
policywindow_kinds = {
    "standard": {
        "label": "Standard",
        "plural": "Standards",
        "fields": [{"name": "body", "label": "Standards body"}],
        "relations": [{"name": "defines", "label": "Defines", "to": "concept", "inverse": "used_by"}],
    },
    "benchmark": None,
}
"""
    project = write_project(
        {
            "index.md": "# Home\n\n```{toctree}\nwiki/risk\niso\nbench\n```\n\n{standard}`iso`\n",
            "wiki/risk.md": PAGES["wiki/risk.md"],
            "iso.md": "---\nstandard:\n  summary: A standard.\n  body: ISO\n  defines: [risk]\n---\n# ISO\n",
            "bench.md": "---\nbenchmark:\n  summary: Not a kind here.\n---\n# Bench\n",
        },
        conf,
    )
    build = project.build()
    rows = [row.get_text(" ", strip=True) for row in build.html("iso.html").select("tr")]
    assert rows == ["Standards body ISO", "Defines Risk"]
    facts = build.html("wiki/risk.html").select_one("tr")
    assert facts is not None
    assert facts.get_text(" ", strip=True) == "Used by 1 standard: ISO"
    assert "policywindow" not in build.text("bench.html")
    assert "[Wiki article — Standard]" in citations(build.html("iso.html"))["APA"]


MISTAKES = {
    "policywindow_pdf = True": "policywindow_pdf: expected auto, the path of a folder or False, found 'True'",
    'policywindow_print_template = "none.html"': "'none.html': no file has the name 'none.html'; ours is used",
    'policywindow_citation_styles = ["apa", "oscala"]': "policywindow_citation_styles[1]: expected one of",
    "policywindow_pdf_timeout = 0": "policywindow_pdf_timeout: expected a number of seconds above 0, found '0'",
    'policywindow_layout = "automatic"': "policywindow_layout: expected one of auto, manual, found 'automatic'",
    "policywindow_search_memo = 1": "policywindow_search_memo: expected True or False, found '1'",
    "policywindow_edtion_url = None": "policywindow_edtion_url: no option has this name; did you mean 'policywindow_edition_url'?",
    'policywindow_html_builder = "dirhtm"': "one of html, dirhtml, found 'dirhtm'; did you mean 'dirhtml'?",
    "policywindow_hover = 0": "policywindow_hover: expected True or False, found '0'",
    'policywindow_citation_access_date = "allways"': "did you mean 'always'?",
    'policywindow_url = "https://wiki.example.org/{slag}"': "'{slag}'; did you mean 'slug'?",
    'policywindow_url = "https://wiki.example.org/{slug.__class__}"': "policywindow_url: expected a text",
    'policywindow_url = "https://wiki.example.org/{slug"': "policywindow_url: expected a text",
    'policywindow_url = "/{slug}"': "policywindow_url: expected a pattern of an http or https address, such as"
    " https://wiki.example.org/{slug}, found '/{slug}'; citations have no URL",
    'policywindow_url = "wiki.example.org/{slug}"': "found 'wiki.example.org/{slug}'; citations have no URL",
    'policywindow_url = "//wiki.example.org/{slug}"': "found '//wiki.example.org/{slug}'; citations have no URL",
    'policywindow_url = "ftp://wiki.example.org/{slug}"; html_baseurl = "https://a.org/"': "it is not used",
    'policywindow_edition_url = "?asOf={updated}"': "found '?asOf={updated}'; it is not used",
    "policywindow_sitemap = 1": "policywindow_sitemap: expected True or False, found '1'",
    'policywindow_genre = "{kinds}"': "policywindow_genre: expected one of the fields {kind}, {domain}",
    'policywindow_kinds = {"term": {"label": "Term", "plural": "Terms"}}': "'term' is the name of a role",
    'policywindow_kinds = {"standard": {"label": "Standard"}}': "standard.plural: expected a text to show",
    'policywindow_kinds = {"standard": {"label": "S", "plural": "S", "filds": []}}': "did you mean 'fields'?",
    'policywindow_kinds = {"A b": {"label": "S", "plural": "S"}}': "expected a name of lower-case letters",
    'policywindow_kinds = {"standard": 1}': "policywindow_kinds.standard: expected a mapping",
    'policywindow_kinds = {"standard": {"label": "S", "plural": "S", "rows": ["nothing"]}}': "no field or relation",
    'policywindow_kinds = {"standard": {"label": "S", "plural": "S", "fields": [{"name": "x", "label": "X",'
    ' "type": "number"}]}}': "policywindow_kinds.standard.fields[0].type: expected one of",
    'policywindow_kinds = {"standard": {"label": "S", "plural": "S", "fields": [{"name": "doi", "label": "X"'
    "}]}}": "the kind has a field 'doi' already",
    'policywindow_kinds = {"standard": {"label": "S", "plural": "S", "fields": [{"name": "url", "label": "X"'
    "}]}}": "'url' has a meaning of its own in the catalog",
    'policywindow_kinds = {"standard": {"label": "S", "plural": "S", "relations": [{"name": "x", "label": "X",'
    ' "to": "thing"}]}}': "no kind has the name 'thing'",
}


@pytest.mark.parametrize("conf", MISTAKES)
def test_a_mistake_in_an_option_is_said_and_costs_that_option(
    write_project: Callable[..., Project], conf: str
) -> None:
    build = write_project(PAGES, conf).build(warnings=True)
    assert len(build.warnings) == 1, build.warnings
    assert build.warnings[0].startswith("conf.py:3: WARNING: policywindow_")
    assert build.warnings[0].endswith("[policywindow.invalid_option]")
    assert MISTAKES[conf] in build.warnings[0]
    assert "APA" in citations(build.html("wiki/risk.html"))


@pytest.mark.parametrize("option", ["policywindow_citation_styles", "policywindow_citation_formats"])
@pytest.mark.parametrize("entry", ["['apa']", "{'name': 'bibtex'}", "1", "None"])
def test_an_entry_that_is_no_text(write_project: Callable[..., Project], option: str, entry: str) -> None:
    build = write_project(PAGES, f"{option} = [{entry}]").build(warnings=True)
    (said,) = build.warnings
    assert f"{option}[0]: expected one of " in said


def test_where_the_pattern_asks_for_more_the_address_is_that_of_the_page(
    write_project: Callable[..., Project],
) -> None:
    conf = 'html_baseurl = "https://wiki.example.org/"\npolicywindow_url = "https://short.example/{domain}/{slug}"'
    assert apa(write_project, conf).endswith(" https://short.example/safety/risk")
    bare = {**PAGES, "wiki/risk.md": PAGES["wiki/risk.md"].replace("  domain: safety\n", "")}
    page = write_project(bare, conf).build().html("wiki/risk.html")
    assert citations(page)["APA"].endswith(" https://wiki.example.org/wiki/risk.html")


NO_ADDRESSES = (
    "/",
    "//wiki.example.org/",
    "wiki.example.org",
    "ftp://wiki.example.org/",
    "https://",
    "https://a b/",
)


@pytest.mark.parametrize("base", NO_ADDRESSES)
def test_a_base_url_that_is_no_address_counts_as_none(
    write_project: Callable[..., Project], base: str
) -> None:
    build = write_project(PAGES, f"html_baseurl = {base!r}").build(warnings=True)
    assert build.warnings == (
        "conf.py:3: WARNING: html_baseurl: expected an http or https address, such as"
        f" https://wiki.example.org/, found '{base}'; citations have no URL [policywindow.invalid_option]",
    )
    page = build.html("wiki/risk.html")
    assert [link["href"] for link in page.select(".policywindow-cite a")] == []
    assert page.select("link[rel=cite-as], link[rel=linkset], meta[property='og:url']") == []
    assert "url          =" not in build.text("_citations/risk.bib")
    catalog = json.loads(build.text("catalog.json"))
    assert "url" not in catalog["site"]
    assert "url" not in catalog["articles"][0]
    assert not (build.outdir / "linkset.json").exists()
    assert not (build.outdir / "sitemap.xml").exists()
    printed = build.html("wiki/risk.print.html")
    assert [link["href"] for link in printed.select("main a") if str(link["href"]).startswith(base)] == []


def test_an_address_of_articles_alone_is_one(write_project: Callable[..., Project]) -> None:
    conf = 'html_baseurl = "/"\npolicywindow_url = "https://short.example/{slug}"'
    build = write_project(PAGES, conf).build(warnings=True)
    (said,) = build.warnings
    assert "found '/'; the website has no address" in said
    assert citations(build.html("wiki/risk.html"))["APA"].endswith(" https://short.example/risk")


def test_a_project_without_articles_may_have_any(write_project: Callable[..., Project]) -> None:
    assert write_project({"index.md": "# Home\n"}, 'html_baseurl = "/"').build().warnings == ()


def test_a_pdf_has_no_link_to_a_base_url_that_is_no_address(write_project: Callable[..., Project]) -> None:
    build = write_project(PAGES, 'html_baseurl = "/"').build("latex", warnings=True)
    tex = "".join(path.read_text(encoding="utf-8") for path in build.outdir.glob("*.tex"))
    assert "/wiki/risk.html" not in tex
