"""The print view of an article: what stands in it, in which order, and that it is never stale."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.build.test_metadata import HOSTILE, metas
from tests.build.test_reference_page import BLOCKS, assert_in_order
from tests.conftest import Build, Project

EPOCH = "1780179080"
"""The time stamp of the reference's print view: 2026-05-30T22:11:20 UTC."""
ARTICLE = "concepts/model-distillation-risk"
RECORD = "---\nconcept:\n  domain: safety\n  summary: A summary.\n  updated: 2026-05\n---\n\n# Risk\n\n"
INDEX = "# Home\n\n```{toctree}\nrisk\n```\n"


@pytest.fixture
def write(write_project: Callable[..., Project]) -> Callable[..., Project]:
    """Return a function that writes a wiki of one article, with that text below its heading."""

    def project(prose: str = "Prose.\n", conf: str = "", **pages: str) -> Project:
        names = "".join(f"{name}\n" for name in pages)
        return write_project(
            {
                "index.md": INDEX.replace("risk\n", f"risk\n{names}"),
                "risk.md": RECORD + prose,
                **{f"{name}.md": text for name, text in pages.items()},
            },
            conf,
        )

    return project


def words(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text(" ").split())


def links(page: BeautifulSoup) -> dict[str, str]:
    """Return where each link of the content leads, by its words."""
    return {words(link): str(link["href"]) for link in page.select("main section a[href]")}


def test_it_reads_as_the_references_does(
    project: Callable[[str], Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    page = project("wiki").build().html(f"{ARTICLE}.print.html")
    address = "https://policywindow.org/wiki/model-distillation-risk"
    head = ["Print-friendly view", "Save as PDF", *BLOCKS[:2], f"Source: {address}"]
    text = words(page.body)
    for spaced, written in ((" .", "."), ("< ", "<"), (" >", ">"), ("@misc { ", "@misc{"), (" ,", ",")):
        text = text.replace(spaced, written)
    assert_in_order(text, [*head, "Generated 2026-05-30T22:11:20 UTC", *BLOCKS[2:]])
    assert page.select("script, button, template, input, .headerlink, .policywindow-files") == []
    assert page.select("[style], [tabindex], [onclick]") == []
    [canonical] = page.select('link[rel="canonical"]')
    assert canonical["href"] == address
    assert metas(page)["robots"] == ["noindex"]
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"]) == ("en", "ltr")
    assert [words(heading) for heading in page.select("h1")] == ["Model Distillation Risk"]


def test_one_style_the_same_on_every_page_and_nothing_fetched(project: Callable[[str], Project]) -> None:
    build = project("wiki").build()
    styles: set[str | None] = set()
    for path in build.outdir.rglob("*.print.html"):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html5lib")
        [style] = page.select("style")
        styles.add(style.string)
        assert page.select("[src]") == []
        assert [link["rel"] for link in page.select("link")] == [["canonical"]]
    [style] = styles
    assert style is not None
    assert "@page" in style


def test_every_article_has_one_and_nothing_else_has(project: Callable[[str], Project]) -> None:
    build = project("wiki").build()
    views = {str(path.relative_to(build.outdir)) for path in build.outdir.rglob("*.print.html")}
    assert views == {
        f"{name}.print.html"
        for name in (
            "concepts/compute-threshold",
            ARTICLE,
            "instruments/eu-ai-act",
            "instruments/order",
            "frontier-safety",
            "mmlu",
        )
    }


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "json", "text", "latex"])
def test_other_builders_have_none(project: Callable[[str], Project], builder: str) -> None:
    build = project("wiki").build(builder)
    assert list(build.outdir.rglob("*print*")) == []
    if builder == "singlehtml":
        assert build.html("index.html").select(".policywindow-offers") == []


def test_in_folders_it_stands_in_that_of_the_page(write: Callable[..., Project]) -> None:
    build = write(conf='html_baseurl = "https://a.org"').build("dirhtml")
    page = build.html("risk/print.html")
    back = page.select_one(".banner a")
    assert back is not None
    assert back["href"] == "./"
    [offer] = build.html("risk/index.html").select(".policywindow-offers a")
    assert (words(offer), offer["href"]) == ("Print view", "print.html")
    [canonical] = page.select('link[rel="canonical"]')
    assert canonical["href"] == "https://a.org/risk/"


def test_the_page_offers_it(write: Callable[..., Project]) -> None:
    build = write(
        "```{article-byline} risk\n```\n", other="# Other\n\n```{cite-this-article} risk\n```\n"
    ).build()
    page = build.html("risk.html")
    [offer] = page.select(".policywindow-offers a")
    assert (words(offer), offer["href"]) == ("Print view", "risk.print.html")
    [alternate] = page.select('link[rel="alternate"][media="print"]')
    assert alternate["href"] == "risk.print.html"
    for name in ("risk.html", "other.html"):
        line = build.html(name).select_one(".policywindow-files p:last-child")
        assert words(line) == "To print or attach: Print view"
    assert build.html("other.html").select(".policywindow-offers") == []


def test_the_time_stamp_is_that_of_the_article(
    write: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    project = write()
    assert words(project.build().html("risk.print.html").select_one(".generated")) == "Generated 2026-05"
    project.edit("risk.md", "  updated: 2026-05\n", "")
    assert project.build().html("risk.print.html").select(".generated") == []


def test_a_new_time_stamp_is_on_every_view(
    write: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = write()
    project.build()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    assert "2026-05-30T22:11:20 UTC" in project.build().text("risk.print.html")


def test_without_an_address_it_leads_to_the_page_beside_it(write: Callable[..., Project]) -> None:
    page = write("[other](other.md)\n", other=RECORD.replace("Risk", "Other")).build().html("risk.print.html")
    [canonical] = page.select('link[rel="canonical"]')
    assert canonical["href"] == "risk.html"
    assert page.select(".source") == []
    assert links(page)["other"] == "other.html"


LINKS = """
(here)=
## Section

[article](other.md) {concept}`other` [place](other.md#part) [plain](plain.md) [index](index.md)
{ref}`labelled <lab>` [inside](#here) [out](https://out.org/x) {download}`file <data.csv>` <https://auto.org>
"""


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_links_lead_to_the_web_and_places_stay(write: Callable[..., Project], builder: str) -> None:
    project = write(
        LINKS,
        conf='html_baseurl = "https://a.org/base/"\npolicywindow_url = "https://a.org/wiki/{slug}"\nmyst_heading_anchors = 2',
        other=RECORD.replace("Risk", "Other") + "(lab)=\n## Part\n",
        plain="# Plain\n",
    )
    project.write("data.csv", "x\n")
    folders = builder == "dirhtml"
    found = links(project.build(builder).html("risk/print.html" if folders else "risk.print.html"))
    file = found.pop("file")
    assert file.startswith("https://a.org/base/_downloads/")
    assert (
        found.items()
        >= {
            "article": "https://a.org/wiki/other",
            "Other": "https://a.org/wiki/other",
            "place": "https://a.org/wiki/other#part",
            "labelled": "https://a.org/wiki/other#lab",
            "plain": "https://a.org/base/plain/" if folders else "https://a.org/base/plain.html",
            "index": "https://a.org/base/" if folders else "https://a.org/base/index.html",
            "inside": "#here",
            "out": "https://out.org/x",
            "https://auto.org": "https://auto.org",
        }.items()
    )


HARD = r"""
## Details

A formula $a < b$, and one that is displayed, and one that cannot be. A note.[^n]

```{math}
:label: energy
E = mc^2
```

$$\unknown{x}$$

[^n]: The note.

````{tab-set}
```{tab-item} First
First content.
```
```{tab-item} Second
Second content.
```
````

```{dropdown} Folded
Folded content.
```

```{note}
A note in a box.
```

```{code-block} python
:caption: Some code
def f(): ...
```

```{figure} picture.svg
:width: 50%
The caption.
```

| a | b |
|---|---|
| c | d |

<div onclick="run()"><button>Press</button><script>run()</script>Raw <b>HTML</b><br></div>
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>'


@pytest.mark.parametrize("renderer", ["mathjax", "imgmath"])
def test_all_that_an_article_can_hold(write: Callable[..., Project], renderer: str) -> None:
    conf = (
        f'myst_enable_extensions = ["dollarmath"]\nhtml_math_renderer = "{renderer}"\nimgmath_latex = "none"'
    )
    if renderer == "imgmath":
        conf += '\nextensions.append("sphinx.ext.imgmath")'
    project = write(HARD, conf)
    project.write("picture.svg", SVG)
    build = project.build(warnings=True)  # imgmath has no TeX here
    page = build.html("risk.print.html")
    formulas = page.select(".math > math")
    assert [words(formula) for formula in formulas] == ["a < b", "E = m c 2"]
    assert formulas[1]["display"] == "block"
    number = page.select_one("#equation-energy .eqno")
    assert words(number) == "(1)"
    assert words(page.select_one("pre.policywindow-tex")) == r"\unknown{x}"
    assert r"\(" not in words(page.body)
    assert [words(label) for label in page.select(".sd-tab-label")] == ["First", "Second"]
    assert all(details.has_attr("open") for details in page.select("details"))
    for said in ("First content.", "Second content.", "Folded content.", "A note in a box.", "The caption."):
        assert said in words(page.body)
    [note] = page.select(".footnote")
    assert words(note.select_one("p")) == "The note."
    reference = page.select_one(".footnote-reference")
    assert reference is not None
    assert reference["href"] == f"#{note['id']}"
    [picture] = page.select("img")
    assert (picture["src"], picture["width"]) == ("_images/picture.svg", "50%")
    assert (build.outdir / "_images/picture.svg").is_file()
    assert "Raw HTML" in words(page.body)
    assert page.select("script, button, input, [onclick], [style]") == []


def test_tabs_of_citations_are_all_shown(write: Callable[..., Project]) -> None:
    page = write("```{cite-this-article}\n:display: tabs\n```\n").build().html("risk.print.html")
    labels = [words(label) for label in page.select(".policywindow-cite .sd-tab-label")]
    assert labels == ["APA", "Chicago", "Harvard", "OSCOLA", "BibTeX"]
    assert page.select("input") == []


def test_a_page_that_its_author_arranged_says_what_it_is(write: Callable[..., Project]) -> None:
    build = write("```{concept-summary}\n```\n", 'policywindow_layout = "manual"').build()
    page = build.html("risk.print.html")
    assert words(page.select_one(".byline")) == "risk · safety · concept · updated 2026-05"
    assert [words(heading) for heading in page.select("h1, h2")] == ["Risk"]
    assert words(page.select_one(".policywindow-summary")) == "A summary."
    assert build.html("risk.html").select(".policywindow-offers") == []


def test_the_edition_leads_to_its_address(write: Callable[..., Project]) -> None:
    conf = 'policywindow_url = "https://a.org/{slug}"\npolicywindow_edition_url = "{url}?asOf={updated}"'
    page = write(conf=conf).build().html("risk.print.html")
    [edition] = page.select(".byline a")
    assert (words(edition), edition["href"]) == ("updated 2026-05", "https://a.org/risk?asOf=2026-05")
    assert page.select(".policywindow-byline") == []


def test_the_authors_are_named_once_above_the_prose(write: Callable[..., Project]) -> None:
    project = write()
    project.edit(
        "risk.md",
        "  domain",
        "  authors: [{family: Okafor, given: Amina, orcid: 0000-0002-1825-0097}, <b>Unit & Co</b>]\n  domain",
    )
    page = project.build().html("risk.print.html")
    assert [words(line) for line in page.select("header p")] == [
        "Amina Okafor , <b>Unit & Co</b>",
        "risk · safety · concept · updated 2026-05",
        "Generated 2026-05",
    ]
    links = [(words(link), link["href"]) for link in page.select(".authors a")]
    assert links == [("Amina Okafor", "https://orcid.org/0000-0002-1825-0097")]
    assert page.select(".policywindow-byline") == []


def test_a_hostile_record(write: Callable[..., Project]) -> None:
    project = write()
    summary = json.dumps(HOSTILE.replace("\\", "").replace("_", "u"), ensure_ascii=False)
    project.write(
        "risk.md",
        f"---\nconcept:\n  title: {json.dumps(HOSTILE + chr(1), ensure_ascii=False)}\n  domain: '<b>&\"'\n"
        f"  summary: {summary}\n  version: '\"><script>alert(1)</script>'\n---\n",
    )
    page = project.build(warnings=True).html("risk.print.html")
    assert page.select("script, b") == []
    assert page.title is not None
    assert page.title.get_text().replace("“", '"').replace("–", "--") == f"{HOSTILE} — Wiki"
    heading = words(page.select_one("h1")).replace("“", '"').replace("–", "--")
    assert heading == " ".join(HOSTILE.split()), "Sphinx's own quotes and dashes apart"
    assert page.html is not None
    assert str(page.html["data-title"]).replace("“", '"').replace("–", "--") == HOSTILE
    assert words(page.select_one(".byline")).startswith('risk · <b>&" · concept · version "><script>')


@pytest.mark.parametrize(
    ("language", "direction"), [("de", "ltr"), ("ar", "rtl"), ("pt_BR", "ltr"), ("xx", "ltr")]
)
def test_language_and_direction(write: Callable[..., Project], language: str, direction: str) -> None:
    page = write().build(options={"language": language}, warnings=True).html("risk.print.html")
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"]) == (language.replace("_", "-"), direction)
    if language == "de":
        assert words(page.select_one(".generated")) == "Erstellt: 2026-05"
        assert words(page.select_one(".banner strong")) == "Druckansicht"


def test_the_title_may_be_of_another_language(write: Callable[..., Project]) -> None:
    project = write()
    project.edit("risk.md", "  domain", "  language: fr\n  domain")
    heading = project.build().html("risk.print.html").select_one("h1")
    assert heading is not None
    assert heading["lang"] == "fr"


TEMPLATE = """\
{% extends "policywindow/print.html" %}
{% block banner %}{% endblock %}
{% block header %}
<p class="office">Ministry of {{ article.domain }}</p>
{{ super() }}
{% endblock %}
"""


def test_a_template_of_ones_own(write: Callable[..., Project]) -> None:
    project = write(conf='policywindow_print_template = "_templates/print.html"')
    project.write("_templates/print.html", TEMPLATE)
    page = project.build().html("risk.print.html")
    assert words(page.select_one("header .office")) == "Ministry of safety"
    assert page.select(".banner") == []
    project.write("_templates/print.html", TEMPLATE.replace("Ministry", "Office"))
    page = project.build().html("risk.print.html")
    assert words(page.select_one("header .office")) == "Office of safety"


def test_a_file_that_some_pages_include_is_watched(write: Callable[..., Project]) -> None:
    project = write(
        conf='policywindow_print_template = "own.html"',
        other=RECORD.replace("Risk", "Other").replace("  updated: 2026-05\n", ""),
    )
    project.write(
        "own.html",
        "{% if article.updated %}{{ article.updated.year }} {% include 'part.html' %}{% endif %}"
        "{% include 'none.html' ignore missing %}",
    )
    project.write("part.html", "{% include ['none.html', 'below.html'] %}")
    project.write("below.html", "one")
    build = project.build()
    assert (build.text("risk.print.html"), build.text("other.print.html")) == ("2026 one", "")
    project.write("below.html", "two")
    assert project.build().text("risk.print.html") == "2026 two"


def test_a_template_is_given_words_and_not_their_source(write: Callable[..., Project]) -> None:
    project = write(conf='policywindow_print_template = "own.html"')
    project.edit(
        "risk.md", "  summary: A summary.", "  summary: A *short* summary & {doc}`index`.\n  authors: [Unit]"
    )
    project.write("own.html", "{{ authors }}: {{ summary }} {{ article.summary }}")
    text = project.build().text("risk.print.html")
    assert text == "Unit: A short summary &amp; Home. A *short* summary &amp; {doc}`index`."


BAD_TEMPLATES = {
    "{{ titel }}": "'own.html': line 1: 'titel' is undefined; ours is used",
    "\n{% if %}": "'own.html': line 2: Expected an expression, got 'end of statement block'; ours is used",
    "{% extends 'none.html' %}": "'own.html': no file has the name 'none.html'; ours is used",
    "{{ 1 / 0 }}": "'own.html': line 1: division by zero; ours is used",
    None: "'own.html': no file has the name 'own.html'; ours is used",
}


@pytest.mark.parametrize("template", BAD_TEMPLATES)
def test_a_template_that_fails_is_said_once_and_ours_is_used(
    write: Callable[..., Project], template: str | None
) -> None:
    project = write(conf='policywindow_print_template = "own.html"', other=RECORD.replace("Risk", "Other"))
    if template is not None:
        project.write("own.html", template)
    build = project.build(warnings=True)
    [warning] = build.warnings
    said = f"conf.py:3: WARNING: policywindow_print_template: {BAD_TEMPLATES[template]}"
    assert warning == f"{said} [policywindow.invalid_option]"
    assert words(build.html("risk.print.html").select_one("h1")) == "Risk"


@pytest.mark.parametrize("parallel", [1, 2])
def test_a_template_that_fails_on_some_pages_is_said_once(
    write: Callable[..., Project], parallel: int
) -> None:
    others = {f"other{number}": RECORD.replace("Risk", f"Other {number}") for number in range(12)}
    project = write(conf='policywindow_print_template = "own.html"', **others)
    project.write("own.html", "{{ title }}{% if article.slug != 'risk' %}{{ x }}{% endif %}")
    build = project.build(warnings=True, parallel=parallel)
    [warning] = build.warnings
    assert "'own.html': line 1: 'x' is undefined; ours is used" in warning
    assert build.text("risk.print.html") == "Risk"
    assert words(build.html("other1.print.html").select_one("h1")) == "Other 1"


def test_without_the_option_there_is_none_and_what_was_there_goes(write: Callable[..., Project]) -> None:
    project = write()
    project.build()
    off = project.build(options={"policywindow_print_view": False})
    assert not (off.outdir / "risk.print.html").exists()
    page = off.html("risk.html")
    assert page.select(".policywindow-offers") == []
    assert page.select('[media="print"][rel="alternate"]') == []
    assert words(page.select_one(".policywindow-files")).endswith("CSL-JSON")
    clean = project.build(
        options={"policywindow_print_view": False}, output="clean", doctrees="clean-doctrees"
    )
    assert off.content() == clean.content()


def test_it_goes_with_the_suffix_of_its_page(write: Callable[..., Project]) -> None:
    project = write()
    project.build()
    build = project.build(options={"html_file_suffix": ".htm"})
    views = [path.name for path in build.outdir.rglob("*print*")]
    assert views == ["risk.print.htm"]


def test_it_goes_with_its_page(write: Callable[..., Project]) -> None:
    project = write(other=RECORD.replace("Risk", "Other"))
    outdir = project.build().outdir
    assert (outdir / "other.print.html").is_file()
    (project.source / "other.md").unlink()
    project.edit("index.md", "other\n", "")
    project.build()
    assert not (outdir / "other.print.html").exists()
    assert (outdir / "risk.print.html").is_file()
    project.write("risk.md", "# Risk\n")
    project.build()
    assert not (outdir / "risk.print.html").exists()


def test_a_page_of_that_name_keeps_it(write: Callable[..., Project]) -> None:
    project = write()
    project.build()
    project.write("risk.print.md", "---\norphan: true\n---\n\n# Mine\n")
    for _ in range(2):
        build = project.build()
        assert "Mine" in words(build.html("risk.print.html").body)
        assert build.html("risk.html").select(".policywindow-offers") == []
    (project.source / "risk.print.md").unlink()
    assert words(project.build().html("risk.print.html").select_one("h1")) == "Risk"


def test_a_new_slug_changes_the_links_that_lead_to_it(write: Callable[..., Project]) -> None:
    conf = 'policywindow_url = "https://a.org/{slug}"\nmyst_heading_anchors = 2'
    project = write(
        "{ref}`label <lab>` {term}`Word` {eq}`energy` [place](#lab)\n",
        conf,
        raw=RECORD + '<a href="other.html">raw</a>\n',
        button=RECORD + "```{button-link} other.html\nbutton\n```\n",
        other=RECORD.replace("Risk", "Other")
        + "(lab)=\n## Part\n\n```{glossary}\nWord\n  Text.\n```\n\n```{math}\n:label: energy\nE\n```\n",
    )
    project.build()
    project.edit("other.md", "  domain", "  slug: another\n  domain")
    incremental = project.build()
    assert {links(incremental.html("risk.print.html"))[name] for name in ("label", "place", "(1)")} >= {
        "https://a.org/another#lab",
        "https://a.org/another#equation-energy",
    }
    assert links(incremental.html("raw.print.html"))["raw"] == "https://a.org/another"
    assert links(incremental.html("button.print.html"))["button"] == "https://a.org/another"
    clean = project.build(output="clean", doctrees="clean-doctrees")
    assert incremental.content() == clean.content()


def test_a_view_that_is_what_it_was_is_not_written(write: Callable[..., Project]) -> None:
    project = write()
    path = project.build().outdir / "risk.print.html"
    before = path.stat().st_mtime_ns
    project.write("index.md", INDEX.replace("# Home", "# New"))
    project.edit("risk.md", "Prose.", "Prose.\n\n% unseen")
    project.build()
    assert path.stat().st_mtime_ns == before


def make_pdf(project: Project, name: str, content: bytes) -> None:
    path = project.output / "articlepdf" / f"{name}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def pdf_of(build: Build, name: str = "risk.html") -> tuple[list[str], list[str], list[str]]:
    """Return where the links to the PDF on a page lead, those in its head, and what Scholar reads."""
    page = build.html(name)
    shown = [str(link["href"]) for link in page.select("main a, div.body a") if words(link) == "PDF"]
    head = [str(link["href"]) for link in page.select('link[rel="alternate"][type="application/pdf"]')]
    assert head == [str(link["href"]) for link in page.select('link[rel="item"][type="application/pdf"]')]
    return shown, head, metas(page).get("citation_pdf_url", [])


@pytest.mark.parametrize(
    ("builder", "page", "file", "address"),
    [
        ("html", "risk.html", "risk.pdf", "risk.pdf"),
        ("dirhtml", "risk/index.html", "risk/risk.pdf", "risk.pdf"),
    ],
)
def test_a_pdf_comes_changes_and_goes(
    write: Callable[..., Project], builder: str, page: str, file: str, address: str
) -> None:
    project = write(conf='html_baseurl = "https://a.org/base"')
    none = project.build(builder)
    assert pdf_of(none, page) == ([], [], [])
    assert not (none.outdir / file).exists()

    make_pdf(project, "risk", b"%PDF one")
    came = project.build(builder)
    assert pdf_of(came, page) == ([address, address], [address], [f"https://a.org/base/{file}"])
    assert (came.outdir / file).read_bytes() == b"%PDF one"
    view = came.html(file.replace("risk.pdf", "risk.print.html" if builder == "html" else "print.html"))
    assert [link["href"] for link in view.select(".banner a")][-1] == "risk.pdf"
    clean = project.build(builder, output="clean", doctrees="clean-doctrees")
    assert came.files().keys() == clean.files().keys()
    assert came.content() == clean.content()

    make_pdf(project, "risk", b"%PDF two")
    assert (project.build(builder).outdir / file).read_bytes() == b"%PDF two"

    (project.output / "articlepdf/risk.pdf").unlink()
    gone = project.build(builder)
    assert pdf_of(gone, page) == ([], [], [])
    assert not (gone.outdir / file).exists()


def test_the_pdfs_may_be_elsewhere_or_not_wanted(write: Callable[..., Project]) -> None:
    project = write()
    make_pdf(project, "risk", b"%PDF auto")
    project.write("pdfs/risk.pdf", "%PDF elsewhere")
    build = project.build(options={"policywindow_pdf": "pdfs"})
    assert build.text("risk.pdf") == "%PDF elsewhere"
    assert pdf_of(build)[2] == [], "its address on the web is not known"
    off = project.build(options={"policywindow_pdf": False})
    assert pdf_of(off) == ([], [], [])
    assert not (off.outdir / "risk.pdf").exists()


def test_a_pdf_of_no_article_is_left_alone(write: Callable[..., Project]) -> None:
    project = write(plain="# Plain\n")
    make_pdf(project, "plain", b"%PDF")
    build = project.build()
    assert not (build.outdir / "plain.pdf").exists()
    assert Path(project.output / "articlepdf/plain.pdf").exists()


def test_parallel_is_serial(write: Callable[..., Project]) -> None:
    others = {f"other{number}": RECORD.replace("Risk", f"Other {number}") + HARD for number in range(12)}
    project = write(
        HARD, 'myst_enable_extensions = ["dollarmath"]\nextensions.append("sphinx.ext.mathjax")', **others
    )
    project.write("picture.svg", SVG)
    for name in ("risk", "other3"):
        make_pdf(project, name, b"%PDF")
    serial = project.build(warnings=True).files()
    parallel = project.build(
        output="parallel", doctrees="parallel-doctrees", parallel=4, warnings=True
    ).files()
    assert serial == parallel
    assert sum(name.endswith(".print.html") for name in serial) == 13


@pytest.mark.parametrize("options", [{}, {"policywindow_print_view": False, "policywindow_pdf": False}])
def test_a_file_of_the_projects_own_is_left_alone(
    write: Callable[..., Project], options: dict[str, bool]
) -> None:
    project = write(conf='html_extra_path = ["extra", "sub/risk.pdf"]')
    project.edit("index.md", "risk\n", "risk\nsub/risk\n")
    project.write("sub/risk.md", RECORD.replace("domain", "slug: other\n  domain"))
    for name in ("risk", "sub/risk"):
        make_pdf(project, name, b"%PDF ours")
    build = project.build(options={"html_extra_path": []})
    assert build.text("risk.pdf") == build.text("sub/risk.pdf") == "%PDF ours"
    for name in ("extra/risk.print.html", "extra/sub/risk.print.html", "extra/sub/risk.pdf", "sub/risk.pdf"):
        project.write(name, "theirs")
    for _ in range(2):
        build = project.build(options=options)
        for name in ("risk.print.html", "sub/risk.print.html", "risk.pdf", "sub/risk.pdf"):
            assert build.text(name) == "theirs"
        for name in ("risk.html", "sub/risk.html"):
            assert build.html(name).select(".policywindow-offers") == []


@pytest.mark.parametrize("folder", ["../output/html", "extra"])
def test_a_pdf_that_is_in_its_place_is_offered_as_it_is(write: Callable[..., Project], folder: str) -> None:
    project = write(conf='html_extra_path = ["extra"]')
    path = (project.source / folder / "risk.pdf").resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    (project.source / "extra").mkdir(exist_ok=True)
    path.write_bytes(b"%PDF mine")
    build = project.build(options={"policywindow_pdf": folder})
    assert pdf_of(build)[0] == ["risk.pdf", "risk.pdf"]
    assert pdf_of(project.build(options={"policywindow_pdf": ""}))[0] == []
    assert build.text("risk.pdf") == "%PDF mine"
