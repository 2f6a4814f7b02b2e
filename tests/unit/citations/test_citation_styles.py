"""The styles: what the design promises, and where they deliberately leave the reference engine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sphinx_policywindow.articles.model import Article, PartialDate, Person
from sphinx_policywindow.citations.csl import from_csl
from sphinx_policywindow.citations.dates import Today
from sphinx_policywindow.citations.item import Item, item_of
from sphinx_policywindow.citations.styles import DEFAULT_STYLES, STYLES, Style, style_named
from sphinx_policywindow.runs import to_html, to_text

CORPORATE = item_of(
    Article(docname="r", kind="concept", slug="model-distillation-risk", title="Model Distillation Risk"),
    site_name="Policy Window",
    genre="Wiki article — Concept",
    url="https://x.org/r",
)
PERSONAL = item_of(
    Article(
        docname="t",
        kind="concept",
        slug="compute-threshold",
        title="Compute Threshold",
        authors=(Person(family="Okafor", given="Amina"),),
        updated=PartialDate(year=2026, month=5, day=30),
    ),
    site_name="The Governance Wiki",
    genre="Wiki article — Concept",
    url="https://x.org/t",
)


def style(name: str) -> Style:
    found = style_named(name)
    assert found is not None
    return found


def html(name: str, item: Item) -> str:
    shown = replace(item, accessed=Today.PLACEHOLDER) if style(name).asks_access_date else item
    return to_html(style(name).cite(shown))


def text(name: str, data: object) -> str:
    return to_text(style(name).cite(from_csl(data)))


@pytest.mark.parametrize(
    ("name", "corporate", "personal"),
    [
        (
            "apa",
            "Policy Window. (n.d.). <i>Model Distillation Risk</i> [Wiki article — Concept]. https://x.org/r",
            "Okafor, A. (2026, May 30). <i>Compute Threshold</i> [Wiki article — Concept]. "
            "The Governance Wiki. https://x.org/t",
        ),
        (
            "chicago",
            "Policy Window. n.d. “Model Distillation Risk.” Wiki article — Concept. https://x.org/r.",
            "Okafor, Amina. 2026. “Compute Threshold.” Wiki article — Concept. "
            "The Governance Wiki, May 30. https://x.org/t.",
        ),
        (
            "harvard",
            "Policy Window (n.d.) ‘Model Distillation Risk’, Wiki article — Concept, "
            "available at: https://x.org/r.",
            "Okafor, A. (2026) ‘Compute Threshold’, Wiki article — Concept, The Governance Wiki, "
            "available at: https://x.org/t.",
        ),
        (
            "oscola",
            "Policy Window, ‘Model Distillation Risk’ (Wiki article — Concept) "
            "&#60;https://x.org/r&#62; accessed [date].",
            "Amina Okafor, ‘Compute Threshold’ (<i>The Governance Wiki</i>, 30 May 2026) "
            "&#60;https://x.org/t&#62; accessed [date].",
        ),
    ],
)
def test_the_default_styles_read_as_designed(name: str, corporate: str, personal: str) -> None:
    assert html(name, CORPORATE) == corporate
    assert html(name, PERSONAL) == personal


def test_the_defaults_come_first_and_every_name_is_one_of_its_own() -> None:
    names = [entry.name for entry in STYLES]
    assert tuple(names[:4]) == DEFAULT_STYLES
    assert len(set(names)) == len(names) == 12
    assert len({entry.label for entry in STYLES}) == 12


def test_the_styles_that_always_ask_for_a_date_of_access() -> None:
    asking = {entry.name for entry in STYLES if entry.asks_access_date}
    assert asking == {
        *("oscola", "oscola-bibliography", "harvard-cite-them-right"),
        *("ieee", "vancouver", "bluebook"),
    }


@pytest.mark.parametrize("name", [entry.name for entry in STYLES])
def test_the_readers_today_is_a_run_of_its_own(name: str) -> None:
    undated = replace(PERSONAL, issued=None, accessed=Today.PLACEHOLDER)
    runs = style(name).cite(undated)
    assert [run.text for run in runs if run.placeholder] == ["[date]"]
    day = PartialDate(year=2026, month=3, day=9)
    printed = to_text(style(name).cite(replace(undated, accessed=day)))
    assert printed == to_text(runs).replace("[date]", style(name).access_form(day))


@pytest.mark.parametrize("name", [entry.name for entry in STYLES])
def test_the_address_is_a_link_to_itself(name: str) -> None:
    links = [run for run in style(name).cite(PERSONAL) if run.href]
    assert [(run.text, run.href) for run in links] == [("https://x.org/t", "https://x.org/t")]


@pytest.mark.parametrize("name", [entry.name for entry in STYLES])
def test_an_article_without_an_address_leaves_it_out(name: str) -> None:
    printed = html(name, replace(PERSONAL, url=""))
    assert "Compute Threshold" in printed
    assert not any(word in printed for word in ("http", "&#60;", "available", "Available", "accessed"))


@pytest.mark.parametrize("name", [entry.name for entry in STYLES])
def test_an_empty_item_breaks_nothing(name: str) -> None:
    assert style(name).cite(Item(id="x")) is not None


def test_retrieved_needs_a_date() -> None:
    data = {"title": "T", "URL": "https://x.org"}
    assert text("apa", data) == "T. (n.d.). https://x.org"
    accessed = {**data, "accessed": {"date-parts": [[2026, 3, 9]]}}
    assert text("apa", accessed) == "T. (n.d.). Retrieved March 9, 2026, from https://x.org"


def test_the_genre_stands_in_the_sites_place_only_where_the_site_is_the_author() -> None:
    data = {"title": "T", "genre": "Wiki article", "issued": {"date-parts": [[2026]]}}
    assert text("oscola", {**data, "author": [{"literal": "OECD"}]}) == "OECD, ‘T’ (Wiki article, 2026)."
    assert text("oscola", {**data, "author": [{"family": "Doe"}]}) == "Doe, ‘T’ (2026)."
    site = {"author": [{"literal": "OECD"}], "container-title": "W"}
    assert text("oscola", {**data, **site}) == "OECD, ‘T’ (W, 2026)."


@pytest.mark.parametrize("name", [entry.name for entry in STYLES if entry.name != "vancouver"])
def test_a_mark_that_begins_a_title_stays_in_it(name: str) -> None:
    printed = to_html(style(name).cite(from_csl({"title": ".NET", "author": [{"literal": "X"}]})))
    assert any(f"{opening}.NET" in printed for opening in ("“", "‘", "<i>"))


def test_a_colon_that_ends_a_title_stays_in_it() -> None:
    data = {"title": "Part one:", "URL": "https://x.org"}
    assert text("oscola", data) == "‘Part One:’ <https://x.org>."


def test_an_apostrophe_leaves_the_markup_alone() -> None:
    item = from_csl({"title": "The <i>users’</i> guide", "container-title": "W"})
    assert "“The <i>Users’</i> Guide.”" in to_html(style("mla").cite(item))


@pytest.mark.parametrize(
    ("version", "expected"),
    [("2", "Version 2"), ("2.0-rc1", "Version 2.0-rc1"), ("1-2", "Versions 1-2"), ("1, 2", "Versions 1, 2")],
)
def test_versions_are_counted(version: str, expected: str) -> None:
    assert f" {expected}. " in text("chicago", {"title": "T", "version": version, "URL": "https://x.org"})


def test_french_spacing_is_narrow_and_unbreakable() -> None:
    printed = text("apa", {"title": "Une loi ? « Oui »", "language": "fr"})
    assert printed == "Une loi\u202f? «\u202fOui\u202f». (n.d.)."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Das »Ding« an sich", "Das »Ding« an sich"),
        ("»Ding« und »Sache«", "»Ding« und »Sache«"),
        ("Was ist »Ding?«", "Was ist »Ding?«"),
        ("Das » Ding « an sich", "Das »_Ding_« an sich"),
        ("Det »goda» livet", "Det »goda» livet"),
        ("La « chose » en soi", "La «_chose_» en soi"),
        ("La « chose « en » soi » et", "La «_chose «_en_» soi_» et"),
        ("une « chose", "une «_chose"),
        ("une chose » et", "une chose_» et"),
        ("(« oui »)", "(«_oui_»)"),
        ("« a » et « b »", "«_a_» et «_b_»"),
        ("«a» et »b«", "«a» et »b«"),
        ("Loi : un guide ; what ? no !", "Loi_: un guide_; what_? no_!"),
    ],
)
def test_a_narrow_space_stands_inside_of_guillemets_and_before_high_marks(title: str, expected: str) -> None:
    printed = text("apa", {"title": title, "author": [{"family": "X"}]})
    assert printed.removeprefix("X. (n.d.). ").removesuffix(".") == expected.replace("_", "\u202f")


@pytest.mark.parametrize(
    ("title", "american", "british"),
    [
        ("Här gör den ”extrabubblan” sin träning", "“{}.”", "‘{}’."),
        ("Det är ”sant”", "“{}.”", "‘{}’."),
        ("Read „Gazeta”", "“{}.”", "‘{}’."),
        ("Är det ”sant?”", "“{}.”", "‘{}’."),
        ('A 3.5" floppy', "“{}.”", "‘{}’."),
        ('Ends in 12"', "“{}.”", "‘{}’."),
        ('תעלומת הקצין מארה"ב', "“{}.”", "‘{}’."),
        ("The dogs’", "“{}.”", "‘{}’."),
    ],
)
def test_a_period_goes_by_the_marks_around_a_title_not_by_those_in_it(
    title: str, american: str, british: str
) -> None:
    item = {"title": title, "author": [{"family": "X"}], "language": "sv"}
    assert text("ieee", item) == f"X, {american.format(title)}"
    assert text("oscola", item) == f"X, {british.format(title)}"


def test_a_missing_author_is_the_publisher_or_in_chicago_the_site() -> None:
    data = {"title": "T", "container-title": "the wiki", "publisher": "Press"}
    assert text("apa", data) == "Press. (n.d.). T. The Wiki."
    assert text("chicago", data) == "Press. n.d. “T.” The Wiki."
    assert text("chicago", {"title": "T", "container-title": "the wiki"}) == "The Wiki. n.d. “T.”"
    assert text("chicago", {"title": "T"}) == "“T.” n.d."


TITLE_CASE = (
    "chicago",
    "oscola",
    "chicago-notes",
    "chicago-notes-bibliography",
    "oscola-bibliography",
    "mla",
    "bluebook",
)


@pytest.mark.parametrize("name", [style.name for style in STYLES])
def test_a_title_in_another_language_keeps_its_capitals(name: str) -> None:
    item = {
        "title": "La loi sur les données",
        "container-title": "La fenêtre des politiques",
        "author": [{"family": "Okafor", "given": "Amina"}],
        "language": "fr",
    }
    cited = text(name, item)
    assert "La loi sur les données" in cited
    assert "La fenêtre des politiques" in cited
    assert ("La Loi" in text(name, {**item, "language": "en"})) == (name in TITLE_CASE)


def test_harvard_of_an_item_that_has_a_publisher_and_a_date_of_access() -> None:
    item = {
        "title": "Open Weights",
        "publisher": "The Press",
        "URL": "https://x.org/o",
        "accessed": {"date-parts": [[2026, 5, 1]]},
    }
    assert text("harvard", item) == (
        "‘Open Weights’ (n.d.), The Press, available at: https://x.org/o (accessed: 1 May 2026)."
    )


def test_vancouver_cites_no_date_of_what_has_no_address() -> None:
    item = {"title": "Open weights", "accessed": {"date-parts": [[2026, 5, 1]]}}
    assert "cited" not in text("vancouver", item)
    assert "[cited 2026 May 1]" in text("vancouver", {**item, "URL": "https://x.org/o"})
