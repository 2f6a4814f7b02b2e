"""A title and a summary are one thing in many forms: page, links, citations, head, files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.conftest import Build, Project

RECORD = "---\nconcept:\n  summary: S.\n---\n\n"
PAGES = {
    "flop": "---\nconcept:\n  summary: A duty above 10{sup}`25` operations.\n---\n\n# The 10{sup}`25` FLOP Rule\n",
    "math": "---\nconcept:\n  summary: A duty above $10^{25}$ operations.\n---\n\n# The $10^{25}$ FLOP Rule\n",
    "anchor": f'{RECORD}# <a id="old"></a>Anchored title\n',
    "note": f"{RECORD}# Safe harbour <!-- TODO: to confirm -->\n",
    "lines": f"{RECORD}# First line<br>second line\n",
    "strike": "---\nconcept:\n  summary: |\n    ~~Ten~~ Twenty,  \n    days.\n---\n\n# ~~Old~~ New\n",
    "role": f"{RECORD}# Rules for {{nosuch}}`models`\n",
    "cited": "---\nconcept:\n  summary: A claim {cite:p}`oka` that {eq}`one` has.\n---\n\n"
    "# On risk {cite:p}`oka`\n\n```{math}\n:label: one\na = b\n```\n",
    "record": "---\nconcept:\n  title: The *EU* rule of 10{sup}`25`\n  summary: S.\n---\n\n# Another heading\n",
    "quoted": '---\nconcept:\n  title: The "thing" itself\n  summary: S.\n---\n\n# The "thing" itself\n',
    "sources": "# Sources\n\n```{bibliography}\n```\n",
    "links": "# Links\n\n"
    + "\n".join(f"- {{concept}}`{name}`" for name in ("flop", "record", "quoted"))
    + "\n\n```{article-index}\n:display: cards\n```\n",
}
CONF = """
html_baseurl = "https://wiki.example.org/"
extensions.append("sphinxcontrib.bibtex")
bibtex_bibfiles = ["s.bib"]
myst_enable_extensions = ["dollarmath", "strikethrough"]
suppress_warnings = ["myst.strikethrough"]
policywindow_citation_formats = ["bibtex", "ris", "csl-json"]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("titles")
    project = Project(source=folder / "source", output=folder / "output")
    project.write("conf.py", f'project = "Wiki"\nextensions = ["myst_parser", "sphinx_policywindow"]\n{CONF}')
    project.write("s.bib", "@misc{oka, author = {Okafor, Amina}, title = {On Things}, year = 2024}\n")
    project.write("index.md", "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n")
    for name, text in PAGES.items():
        project.write(f"{name}.md", text)
    build = project.build(warnings=True)
    assert [line for line in build.warnings if "role_unknown" not in line] == []
    return build


def meta(page: BeautifulSoup, name: str) -> str:
    tag = page.select_one(f'meta[name="{name}"], meta[property="{name}"]')
    assert tag is not None
    return str(tag["content"])


@pytest.mark.parametrize(
    ("name", "title", "abstract"),
    [
        ("flop", "The 10^25 FLOP Rule", "A duty above 10^25 operations."),
        ("math", "The 10^25 FLOP Rule", "A duty above 10^25 operations."),
        ("anchor", "Anchored title", "S."),
        ("note", "Safe harbour", "S."),
        ("lines", "First line second line", "S."),
        ("strike", "Old New", "Ten Twenty, days."),
        ("role", "Rules for", "S."),
        ("cited", "On risk", "A claim that (1) has."),
        ("record", "The EU rule of 10^25", "S."),
        ("quoted", "The “thing” itself", "S."),
    ],
)
def test_the_words_are_those_that_a_reader_sees(site: Build, name: str, title: str, abstract: str) -> None:
    page = site.html(f"{name}.html")
    assert meta(page, "citation_title") == title
    assert meta(page, "og:title") == title
    assert meta(page, "citation_abstract") == abstract
    catalog = json.loads(site.text("catalog.json"))["articles"]
    entry = next(article for article in catalog if article["slug"] == name)
    assert (entry["title"], entry["summary"]) == (title, abstract)
    assert f"TI  - {title}\r\n" in (site.outdir / f"_citations/{name}.ris").read_bytes().decode()


@pytest.mark.parametrize("name", ["flop", "math"])
def test_a_superscript_is_one_wherever_there_are_any(site: Build, name: str) -> None:
    page = site.html(f"{name}.html")
    apa = page.select_one(".policywindow-cite dd p")
    assert apa is not None
    assert apa.decode_contents().startswith("Wiki. (n.d.). <em>The 10<sup>25</sup> FLOP Rule</em> [")
    (item,) = json.loads(site.text(f"_citations/{name}.json"))
    assert item["title"] == "The 10<sup>25</sup> FLOP Rule"
    assert r"{The 10\textsuperscript{25} FLOP Rule}" in site.text(f"_citations/{name}.bib")


def test_links_have_the_looks_of_the_title(site: Build) -> None:
    page = site.html("links.html")
    shown = [link.decode_contents() for link in page.select("li a.reference") if link.select("span, sup")]
    assert any("The 10<sup>25</sup> FLOP Rule" in words for words in shown)
    assert any("The <em>EU</em> rule of 10<sup>25</sup>" in words for words in shown)
    assert any("The “thing” itself" in words for words in shown)
    # What a link shows on hover.
    hover = page.select_one("template.policywindow-summaries")
    assert hover is not None
    assert "<b>The 10<sup>25</sup> FLOP Rule</b>" in str(hover)
    assert "<span>A duty above 10<sup>25</sup> operations.</span>" in str(hover)


def test_a_summary_elsewhere_repeats_no_id(site: Build) -> None:
    for name in ("links.html", "cited.html"):
        ids = [str(node["id"]) for node in site.html(name).select(".body [id]")]
        assert sorted(set(ids)) == sorted(ids)


def test_plain_text_has_the_marks_of_sphinx(site: Build, tmp_path: Path) -> None:
    project = Project(source=Path(site.app.srcdir), output=tmp_path)
    text = project.build("text", warnings=True).text("flop.txt")
    assert text.startswith("The 10^25 FLOP Rule\n")
    assert "*The 10^25 FLOP Rule*" in text


def test_a_title_has_the_quotation_marks_of_the_site(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": "# Start\n\n```{toctree}\nding\n```\n\n{concept}`ding`\n",
            "ding.md": '---\nconcept:\n  title: Das "Ding" an sich\n  summary: S.\n---\n\n# Das "Ding" an sich\n',
        },
        'language = "de"\nhtml_baseurl = "https://wiki.example.org/"',
    )
    build = project.build()
    page = build.html("ding.html")
    assert meta(page, "citation_title") == "Das „Ding“ an sich"
    assert "„Ding“" in build.html("index.html").select("p a.reference")[-1].get_text()
    # Sphinx leaves straight marks in text; the citation has those of the language of the article.
    text = project.build("text", doctrees="others").text("ding.txt")
    assert "“Das „Ding“ an sich.”" in text


def test_the_language_of_the_site_is_that_of_its_items(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": "# Start\n\n```{toctree}\nfreiheit\nliberty\n```\n",
            "freiheit.md": f"{RECORD}# Die große Freiheit und das kleine Wort\n",
            "liberty.md": "---\nconcept:\n  summary: S.\n  language: en\n---\n\n# On liberty and a word\n",
        },
        'language = "de"\npolicywindow_citation_styles = ["chicago", "mla", "bluebook", "oscola"]\n',
    )
    build = project.build()
    for name, title, language in (
        ("freiheit", "Die große Freiheit und das kleine Wort", "de"),
        ("liberty", "On Liberty and a Word", "en"),
    ):
        page = build.html(f"{name}.html")
        citations = [entry.get_text() for entry in page.select(".policywindow-cite dd p")]
        assert len(citations) == 4
        assert all(title in citation for citation in citations)
        (item,) = json.loads(build.text(f"_citations/{name}.json"))
        assert item["language"] == language
        assert f"LA  - {language}\r\n" in (build.outdir / f"_citations/{name}.ris").read_bytes().decode()
        assert meta(page, "citation_language") == language


def test_a_title_of_the_front_matter_is_the_heading_above_subheadings(
    write_project: Callable[..., Project],
) -> None:
    project = write_project(
        {
            "index.md": "# Home\n\n```{toctree}\ncloud\nrecord\nnone\n```\n",
            "cloud.md": "---\ntitle: Cloud Ledger\ntags: [a]\nconcept:\n  summary: S.\n---\n\nWords.\n\n## Why\n\n"
            "One.\n\n## How\n\nTwo.\n",
            "record.md": "---\nconcept:\n  title: Ledger II\n  summary: S.\n---\n\nWords.\n\n## Why\n\nOne.\n",
            "none.md": "---\nconcept:\n  summary: S.\n---\n\n## Why\n\nOne.\n",
        }
    )
    build = project.build(warnings=True)
    assert [line.partition(": WARNING: ")[0] for line in build.warnings] == ["none.md:6", "none.md:6"]
    page = build.html("cloud.html")
    assert [heading.get_text().strip("¶") for heading in page.select(".body h1, .body h2")] == [
        "Cloud Ledger",
        "Summary",
        "At a glance",
        "Details",
        "Why",
        "How",
        "How to cite this article",
    ]
    details = page.select_one("#policywindow-details p")
    assert details is not None
    assert details.get_text() == "Words."
    assert meta(page, "citation_title") == "Cloud Ledger"
    record = build.html("record.html")
    assert record.select_one("h1") is not None
    assert str(record.h1.get_text()) == "Ledger II¶"  # type: ignore[union-attr]


def test_a_title_of_a_record_is_a_message_and_its_translation_is_used(
    write_project: Callable[..., Project],
) -> None:
    project = write_project(
        {
            "index.md": "# Home\n\n```{toctree}\nhazard\ngiven\n```\n\n{concept}`hazard` {concept}`given`\n",
            "hazard.md": "---\nconcept:\n  title: Hazards of *all* kinds\n  summary: S.\n---\n\n# Hazard\n",
            "given.md": "---\nconcept:\n  title: Given title\n  summary: S.\n---\n\nWords.\n",
        },
        'locale_dirs = ["locale"]\ngettext_compact = False\nhtml_baseurl = "https://wiki.example.org/"',
    )
    for name, messages in {
        "hazard": {"Hazard": "Gefahr", "Hazards of *all* kinds": "Gefahren *aller* Art"},
        "given": {"Given title": "Gegebener Titel"},
    }.items():
        entries = "".join(f'msgid "{key}"\nmsgstr "{value}"\n\n' for key, value in messages.items())
        project.write(
            f"locale/de/LC_MESSAGES/{name}.po",
            f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n{entries}',
        )
    pot = project.build("gettext", doctrees="others").text("hazard.pot")
    assert 'msgid "Hazards of *all* kinds"' in pot
    build = project.build(options={"language": "de"})
    hazard = build.html("hazard.html")
    assert str(hazard.h1.get_text()) == "Gefahr¶"  # type: ignore[union-attr]
    assert meta(hazard, "citation_title") == "Gefahren aller Art"
    assert meta(build.html("given.html"), "citation_title") == "Gegebener Titel"
    links = [link.decode_contents() for link in build.html("index.html").select("p a.reference")]
    assert any("Gefahren <em>aller</em> Art" in link for link in links)
    assert any("Gegebener Titel" in link for link in links)
