"""What a reader sees of a listing: on any screen, as a list, a table and cards."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import Project

pytestmark = pytest.mark.browser
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
WORDS = "what a model that is trained on the outputs of another may take over from it "


def directive(*options: str) -> str:
    return "\n".join(["```{article-index}", *options, "```\n\n"])


@pytest.fixture(scope="module", params=["alabaster", "furo"])
def page_of(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a page with a listing of each sort, in a theme."""
    folder = tmp_path_factory.mktemp("listing")
    project = Project(source=folder / "source", output=folder / "output")
    project.write("conf.py", 'project = "Wiki"\nextensions = ["myst_parser", "sphinx_policywindow"]\n')
    for number in range(40):
        kind = "instrument" if number % 3 else "concept"
        title = LONG if number == 7 else f"{chr(65 + number % 26)} title of {number}"
        facts = "  jurisdiction: European Union\n  adopted: 2024-06-13\n  uses: [a0]\n" if number % 3 else ""
        summary = f"{WORDS * (1 + number % 3)}{{concept}}`a0`"
        project.write(
            f"a{number}.md",
            f"---\n{kind}:\n  title: {title}\n  domain: a-domain-{number % 4}\n  summary: S {summary}\n{facts}---\n",
        )
    project.write(
        "index.md",
        "# Lists\n\n```{toctree}\n:hidden:\n:glob:\n*\n```\n\n"
        + directive(":group-by: letter")
        + directive(
            ":display: table", ":columns: kind domain adopted used_by uses summary", ":group-by: domain"
        )
        + directive(":display: cards", ":group-by: kind", ":columns: 1 2 2 2 kind domain adopted uses"),
    )
    outdir: Path = project.build(options={"html_theme": request.param}).outdir
    return (outdir / "index.html").as_uri()


@pytest.mark.parametrize("width", [320, 768, 1600])
def test_nothing_sticks_out(browser: Browser, page_of: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(page_of)
    outside = page.evaluate(
        """() => [...document.querySelectorAll(".policywindow-index, .policywindow-index *")]
            .filter(node => {
                const box = node.getBoundingClientRect();
                return box.width && (box.right > document.documentElement.clientWidth + 1 || box.left < 0);
            }).map(node => node.outerHTML.slice(0, 100))"""
    )
    assert outside == []
    # A grid is wider than what is in it by half a gutter on either side.
    clipped = page.evaluate(
        """() => [...document.querySelectorAll(".policywindow-index :is(p, li, table, .sd-card)")]
            .filter(node => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== "inline")
            .map(node => node.outerHTML.slice(0, 100))"""
    )
    assert clipped == []
    page.close()


def test_a_phone_shows_a_row_as_an_item_with_labels(browser: Browser, page_of: str) -> None:
    seen = {}
    for width in (375, 1200):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(page_of)
        table = page.locator(".policywindow-index table").first
        seen[width] = (
            table.locator("thead").is_visible(),
            page.get_by_text("Adopted:", exact=True).first.is_visible(),
        )
        page.close()
    assert seen == {375: (False, True), 1200: (True, False)}


def test_a_card_is_one_link_all_over(browser: Browser, page_of: str) -> None:
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.goto(page_of)
    cards = page.locator(".policywindow-index .sd-card")
    assert cards.count() == 40
    for card in cards.all()[:6]:
        link = card.get_by_role("link")
        assert link.count() == 1
        card.scroll_into_view_if_needed()
        hit = card.evaluate(
            """node => {
                const box = node.getBoundingClientRect();
                return document.elementFromPoint(box.left + box.width / 2, box.bottom - 6)?.closest("a")?.textContent;
            }"""
        )
        assert hit == link.inner_text()
    page.close()


def test_cards_stand_side_by_side_where_there_is_room(browser: Browser, page_of: str) -> None:
    columns = {}
    for width in (375, 1200):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(page_of)
        first, second = (page.locator(".policywindow-index .sd-card").nth(n).bounding_box() for n in (0, 1))
        assert first is not None
        assert second is not None
        columns[width] = 2 if second["y"] == first["y"] else 1
        page.close()
    assert columns == {375: 1, 1200: 2}


def test_a_letter_leads_to_its_group(browser: Browser, page_of: str) -> None:
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.goto(page_of)
    page.locator(".policywindow-letters").get_by_role("link", name="T", exact=True).click()
    expect(page.get_by_role("heading", name="T", exact=True, level=2)).to_be_in_viewport()
    page.close()
