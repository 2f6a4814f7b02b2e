"""The words that the extension itself adds, in the project's language."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup, NavigableString, Tag
from sphinx.locale import init, translators

from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kind, Kinds
from sphinx_policywindow.translation import CATALOG, LOCALE_DIR, counted
from tests.conftest import Build, Project

TOOL = Path(__file__).parents[2] / "tools/translations.py"
EXAMPLE = Path(__file__).parents[2] / "example_site"
LANGUAGES = ["ar", "de", "es", "fr", "ja", "zh_CN"]
KINDS = Kinds.of(BUILT_IN_KINDS)
CITATIONS = ".policywindow-cite p, .policywindow-cite pre, .policywindow-export pre"


def words_of(language: str) -> Catalog:
    with (LOCALE_DIR / language / "LC_MESSAGES" / f"{CATALOG}.po").open("rb") as stream:
        return read_po(stream, locale=language)


def test_the_translations_are_complete_and_up_to_date() -> None:
    command = [sys.executable, str(TOOL), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert sorted(path.name for path in LOCALE_DIR.iterdir() if path.is_dir()) == LANGUAGES


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", ["0 Regelwerke", "1 Regelwerk", "2 Regelwerke"]),
        ("fr", ["0 instrument", "1 instrument", "2 instruments"]),
        ("es", ["0 instrumentos", "1 instrumento", "2 instrumentos"]),
        ("ja", ["規範文書 0 件", "規範文書 1 件", "規範文書 2 件"]),
        ("zh_CN", ["0 份规范文件", "1 份规范文件", "2 份规范文件"]),
        ("ar", ["لا صكوك", "صك واحد", "صكان", "3 صكوك", "11 صكًا", "100 صك", "103 صكوك"]),
    ],
)
def test_a_number_of_articles(language: str, expected: list[str]) -> None:
    numbers = [0, 1, 2, 3, 11, 100, 103][: len(expected)]
    assert [count_in(language, number, KINDS["instrument"]) for number in numbers] == expected


def count_in(language: str, number: int, kind: Kind) -> str:
    translators.clear()
    init([LOCALE_DIR], language, CATALOG)
    try:
        return counted(number, kind, language)
    finally:
        translators.clear()


@pytest.mark.parametrize(
    ("language", "label", "plural", "expected"),
    [
        ("en", "Model Card", "Model Cards", ["1 model card", "2 model cards"]),
        ("en", "EU Act", "EU Acts", ["1 EU act", "2 EU acts"]),
        ("fr", "Règlement", "Règlements", ["1 règlement", "2 règlements"]),
        ("de", "Leitlinie der EU", "Leitlinien der EU", ["1 Leitlinie der EU", "2 Leitlinien der EU"]),
        ("de_AT", "Gesetz", "Gesetze", ["1 Gesetz", "2 Gesetze"]),
    ],
)
def test_a_number_of_articles_of_a_kind_of_ones_own(
    language: str, label: str, plural: str, expected: list[str]
) -> None:
    kind = Kind(name="own", label=label, plural=plural)
    assert [count_in(language, number, kind) for number in (1, 2)] == expected


def english_left(page: BeautifulSoup, language: str) -> list[str]:
    """Return what a page says in the English words of the extension, outside its citations."""
    patterns = []
    for message in words_of(language):
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        foreign = [message.string] if isinstance(message.string, str) else list(message.string)
        foreign = [text.rstrip("\xa0:") for text in foreign]
        for text in english:
            if re.search(r"[a-z]{3}", re.sub(r"\{\w+\}", "", text)) and text.rstrip(":") not in foreign:
                patterns.append(re.sub(r"\\\{\w+\\\}", ".+", re.escape(text.rstrip(":"))))
    ours = re.compile("|".join(patterns), re.IGNORECASE)
    return [text for text in said(page) if ours.fullmatch(text)]


def said(page: BeautifulSoup) -> Iterator[str]:
    """Yield the words of our blocks and headings, in pieces as they are put together."""
    for citation in page.select(CITATIONS):
        citation.decompose()
    blocks = [
        *page.select("[class^=policywindow]"),
        *page.select("section[id^=policywindow] > h2"),
        *page.select("aside.banner, header"),
    ]
    for block in blocks:
        texts = [str(text) for text in block.descendants if isinstance(text, NavigableString)]
        for tag in [block, *block.find_all()]:
            texts += [str(tag[name]) for name in tag.attrs if name.startswith(("aria-", "data-"))]
        for text in texts:
            yield from (piece.strip(" \n¶\xa0:") for piece in re.split(r" · |; ", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_english_word_of_ours_stays(project: Callable[[str], Project], language: str) -> None:
    build = project("wiki").build(options={"language": language})
    for name in [str(path.relative_to(build.outdir)) for path in build.outdir.rglob("*.html")]:
        assert english_left(build.html(name), language) == [], name


def test_the_check_for_english_words_sees_them(project: Callable[[str], Project]) -> None:
    page = project("wiki").build().html("concepts/compute-threshold.html")
    found = set(english_left(page, "de"))
    assert {"Used by", "3 instruments", "concept", "Copy", "updated 2026-05-30"} <= found


def text_of(tag: Tag | None) -> str:
    assert tag is not None
    return tag.get_text().strip()


def fact(page: BeautifulSoup, label: str) -> str:
    headings = page.select(".policywindow-at-a-glance th")
    [heading] = [heading for heading in headings if heading.get_text().strip() == label]
    return text_of(heading.find_next_sibling("td"))


@pytest.mark.parametrize(
    ("language", "label", "begins", "between"),
    [
        ("de", "Verwendet von", "3 Regelwerke: ", "; "),
        ("fr", "Utilisé par", "3 instruments\xa0: ", "\xa0; "),
        ("es", "Utilizado por", "3 instrumentos: ", "; "),
        ("ja", "使用元", "規範文書 3 件：", "、"),
        ("zh_CN", "被采用于", "3 份规范文件：", "；"),
        ("ar", "يستند إليه", "3 صكوك: ", "؛ "),
    ],
)
def test_what_stands_between_words(
    project: Callable[[str], Project], language: str, label: str, begins: str, between: str
) -> None:
    page = project("wiki").build(options={"language": language}).html("concepts/compute-threshold.html")
    found = fact(page, label)
    assert found.startswith(begins)
    assert found.count(between) == 2


def test_a_german_page(project: Callable[[str], Project]) -> None:
    page = project("wiki").build(options={"language": "de"}).html("concepts/compute-threshold.html")
    headings = [heading.get_text().rstrip("¶") for heading in page.select("section section h2")]
    assert headings == [
        "Zusammenfassung",
        "Auf einen Blick",
        "Einzelheiten",
        "History",
        "Diesen Artikel zitieren",
    ]
    byline = "compute-threshold · compute · Begriff · Fassung 1.10 · aktualisiert 2026-05-30"
    assert text_of(page.select_one(".policywindow-byline p:last-child")) == byline


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_citation_is_in_the_language_of_its_manual(
    project: Callable[[str], Project], language: str
) -> None:
    wiki = project("wiki")
    # Titles and names follow the language of the article, whatever that of the site.
    wiki.edit("concepts/compute-threshold.md", "  version: 1.10\n", "  version: 1.10\n  language: en\n")

    def citations(build: Build) -> list[str]:
        page = build.html("concepts/compute-threshold.html")
        return [text_of(entry) for entry in page.select(CITATIONS)]

    english = citations(wiki.build())
    assert any("Wiki article — Concept" in citation for citation in english)
    assert citations(wiki.build(options={"language": language}, output="translated")) == english


def test_dates_are_those_of_the_record_in_every_language(project: Callable[[str], Project]) -> None:
    page = project("wiki").build(options={"language": "ar"}).html("concepts/compute-threshold.html")
    assert fact(page, "تاريخ النشر") == "2025"
    assert fact(page, "تاريخ التحديث") == "2026-05-30"
    byline = text_of(page.select_one(".policywindow-byline"))
    # After Arabic letters, the parts of a date would stand in the wrong order without the mark.
    assert byline.endswith("\u200e2026-05-30")


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_example_site(tmp_path: Path, language: str) -> None:
    build = Project(source=EXAMPLE, output=tmp_path).build(options={"language": language})
    pages = sorted(path.relative_to(build.outdir) for path in build.outdir.rglob("*.html"))
    assert len(pages) > 50
    for name in pages:
        assert english_left(build.html(str(name)), language) == [], name


def test_the_direction_of_a_page(project: Callable[[str], Project]) -> None:
    build = project("wiki").build(options={"language": "ar"})
    page = build.html("concepts/compute-threshold.html")
    assert {citation["dir"] for citation in page.select(".policywindow-cite p")} == {"auto"}
    assert {style["lang"] for style in page.select(".policywindow-style")} == {"en"}
    printed = build.html("concepts/compute-threshold.print.html")
    root = printed.select_one("html")
    assert root is not None
    assert (root["lang"], root["dir"]) == ("ar", "rtl")
    assert {citation["dir"] for citation in printed.select(".policywindow-cite p")} == {"auto"}
    assert printed.select(".source a")[0]["dir"] == "ltr"


GERMAN = {
    "A *summary* of {concept}`risk`.": "Eine *Zusammenfassung* von {concept}`risk`.",
    "Model Card": "Modellkarte",
    "Risk": "Risiko",
    "What can go wrong.": "Was schiefgehen kann.",
    "Home": "Start",
}


def test_what_gettext_extracts_is_shown_in_its_translation(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": "# Home\n\n```{toctree}\ncard\nrisk\n```\n\n```{concept-summary} card\n```\n",
            "card.md": "---\nconcept:\n  summary: A *summary* of {concept}`risk`.\n"
            "  related: [risk]\n---\n# Model Card\n",
            "risk.md": "---\nconcept:\n  summary: What can go wrong.\n  related: [card]\n---\n# Risk\n",
        },
        'language = "de"\nlocale_dirs = ["locale"]\nhtml_baseurl = "https://example.org/"',
    )
    templates = project.build("gettext", doctrees="gettext-doctrees", options={"language": "en"}).outdir
    left = set(GERMAN)
    for template in templates.glob("*.pot"):
        with template.open("rb") as stream:
            catalog = read_po(stream, locale="de")
        for message in catalog:
            if message.id:
                message.string = GERMAN[str(message.id)]
                left.discard(str(message.id))
        path = project.source / "locale/de/LC_MESSAGES" / f"{template.stem}.mo"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            write_mo(stream, catalog)
    assert left == set(), "every summary and every title is given to the translators"

    build = project.build(options={"gettext_auto_build": False})
    home, card, risk = (build.html(f"{name}.html") for name in ("index", "card", "risk"))
    summary = "Eine Zusammenfassung von Risiko."
    assert text_of(card.select_one(".policywindow-summary")) == summary
    assert text_of(home.select_one(".policywindow-summary")) == summary
    assert text_of(risk.select_one(".policywindow-at-a-glance td a")) == "Modellkarte"
    description = card.select_one('meta[property="og:description"]')
    assert description is not None
    assert description["content"] == summary
    assert "Modellkarte" in text_of(card.select_one(".policywindow-in-apa"))
    hover = risk.select_one("template.policywindow-summaries")
    assert hover is not None
    assert [text_of(part) for part in hover.select("b, span")] == ["Modellkarte", summary]
    printed = build.html("card.print.html")
    assert text_of(printed.select_one("h1")) == "Modellkarte"
    assert text_of(printed.select_one(".policywindow-summary")) == summary
