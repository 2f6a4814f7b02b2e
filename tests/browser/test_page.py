"""What a reader sees of an article: on any screen, with and without script."""

from __future__ import annotations

import datetime
import functools
import http.server
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import CONTRAST
from tests.conftest import ROOTS, Project

pytestmark = pytest.mark.browser
ARTICLE = "concepts/compute-threshold.html"
BLOCKS = ["byline", "summary", "at-a-glance", "cite", "export"]


@pytest.mark.parametrize("width", [320, 768, 1600])
def test_nothing_sticks_out(browser: Browser, site: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((site / ARTICLE).as_uri())
    for block in BLOCKS:
        box = page.locator(f".policywindow-{block}").bounding_box()
        assert box is not None
        assert box["x"] >= 0, block
        assert box["x"] + box["width"] <= width, block
        inner = page.locator(f".policywindow-{block}").evaluate("node => node.scrollWidth - node.clientWidth")
        assert inner <= 1, block
    page.close()


def test_a_phone_shows_the_facts_as_a_list(browser: Browser, site: Path) -> None:
    tops = {}
    for width in (375, 1200):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto((site / ARTICLE).as_uri())
        row = page.locator(".policywindow-at-a-glance tr").first
        label, fact = row.locator("th").bounding_box(), row.locator("td").bounding_box()
        assert label is not None
        assert fact is not None
        tops[width] = fact["y"] >= label["y"] + label["height"] - 1
        page.close()
    assert tops == {375: True, 1200: False}


def test_the_page_is_complete_without_script(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / ARTICLE).as_uri())
    for block in BLOCKS:
        assert page.locator(f".policywindow-{block}").is_visible()
    assert "accessed [date]" in page.locator(".policywindow-cite").inner_text()
    context.close()


def test_citations_run_in_their_own_direction(browser: Browser, tmp_path: Path) -> None:
    build = Project(source=ROOTS / "test-wiki", output=tmp_path).build(options={"language": "ar"})
    page = browser.new_page()
    page.goto((build.outdir / ARTICLE).as_uri())
    direction = "nodes => nodes.map(node => getComputedStyle(node).direction)"
    assert set(page.locator(".policywindow-cite dd > p").evaluate_all(direction)) == {"ltr"}
    assert set(page.locator(".policywindow-cite, .policywindow-at-a-glance").evaluate_all(direction)) == {
        "rtl"
    }
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_quiet_text_can_be_read(browser: Browser, site: Path, scheme: str) -> None:
    """The labels are set back by a share of the text's own colour: at least 4.5 to 1 on the page."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto((site / ARTICLE).as_uri())
    ratio = page.locator(".policywindow-at-a-glance th").first.evaluate(CONTRAST)
    assert ratio >= 4.5
    context.close()


def test_nothing_of_ours_is_fetched_from_elsewhere(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / ARTICLE).as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    page.close()


def test_each_citation_can_be_copied_as_text_and_as_rich_text(browser: Browser, site: Path) -> None:
    """What is copied is the citation and nothing else."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / ARTICLE).as_uri())
    page.evaluate(
        """() => window.addEventListener("copy", event => {
            window.copied = Object.fromEntries(
                event.clipboardData.types.map(type => [type, event.clipboardData.getData(type)]));
        })"""
    )
    # Chromium lets a page from a disk write to the clipboard by the event alone.
    page.evaluate("() => { Object.defineProperty(navigator, 'clipboard', {value: undefined}); }")
    copied = {}
    for button in page.locator("button.policywindow-copy").all():
        button.click()
        label = button.get_attribute("aria-label")
        copied[str(label)] = page.evaluate("() => window.copied")
        assert button.inner_text() == "Copied"
    assert list(copied) == [
        f"Copy the {name} citation" for name in ("APA", "Chicago", "Harvard", "OSCOLA", "BibTeX")
    ]
    apa = copied["Copy the APA citation"]
    assert apa["text/plain"] == (
        "Okafor, A. (2026, May 30). Compute Threshold [Wiki article — Concept]. Policy Window."
        " https://doi.org/10.5281/zenodo.1234567"
    )
    assert "<em>Compute </em>Threshold" in apa["text/html"]
    assert "class=" not in apa["text/html"]
    oscola = copied["Copy the OSCOLA citation"]["text/plain"]
    assert oscola.startswith(
        "Amina Okafor, ‘Compute Threshold’ (Policy Window, 30 May 2026) <https://doi.org/"
    )
    assert copied["Copy the BibTeX citation"]["text/plain"].startswith(
        "@misc{policywindow-compute-threshold,"
    )
    context.close()


def test_the_date_of_access_is_todays_in_the_form_of_the_style(browser: Browser, site: Path) -> None:
    today = datetime.date.today()
    page = browser.new_page()
    page.goto((site / "concepts/model-distillation-risk.html").as_uri())
    oscola = page.locator(".policywindow-cite dd").nth(3).inner_text()
    assert f"accessed {today.day} {today:%B} {today.year}." in oscola
    page.emulate_media(media="print")
    date = page.locator(".policywindow-accessed")
    assert not date.locator("span").is_visible()
    assert date.evaluate("node => getComputedStyle(node, '::after').content") == '"[date]"'
    page.close()


def test_the_clipboard_has_both_forms_where_a_page_may_write_to_it(browser: Browser, site: Path) -> None:
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        origin = f"http://127.0.0.1:{server.server_address[1]}"
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(f"{origin}/{ARTICLE}")
        page.locator("button.policywindow-copy").first.click()
        page.get_by_role("status").filter(has_text="Copied").wait_for(state="attached")
        read = page.evaluate(
            """async () => {
                const [item] = await navigator.clipboard.read();
                return Promise.all(["text/plain", "text/html"].map(
                    async type => (await item.getType(type)).text()));
            }"""
        )
        context.close()
        server.shutdown()
    assert read[0].startswith("Okafor, A. (2026, May 30). Compute Threshold [Wiki article — Concept].")
    assert "<em>Compute </em>Threshold" in read[1]


def test_the_names_of_styles_are_shown_to_the_keyboard_until_escape(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / ARTICLE).as_uri())
    page.keyboard.press("Tab")
    name = page.locator(".policywindow-style").first
    name.focus()
    expect(page.get_by_role("tooltip")).to_contain_text(
        "Publication Manual of the American Psychological Association"
    )
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    expect(name).to_be_focused()
    page.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""
