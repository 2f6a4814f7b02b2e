"""What a reader sees of an article: on any screen, with and without script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_quiet_text_can_be_read(browser: Browser, site: Path, scheme: str) -> None:
    """The labels are set back by a share of the text's own colour: at least 4.5 to 1 on the page."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto((site / ARTICLE).as_uri())
    ratio = page.locator(".policywindow-at-a-glance th").first.evaluate(
        """node => {
            const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
            const rgba = colour => {
                canvas.clearRect(0, 0, 1, 1);
                canvas.fillStyle = colour;
                canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data].map(part => part / 255);
            };
            let ground = node;
            while (ground && rgba(getComputedStyle(ground).backgroundColor)[3] < 1) ground = ground.parentElement;
            const back = ground ? rgba(getComputedStyle(ground).backgroundColor) : [1, 1, 1, 1];
            const front = rgba(getComputedStyle(node).color);
            const mixed = front.slice(0, 3).map((part, i) => part * front[3] + back[i] * (1 - front[3]));
            const light = colour => colour.slice(0, 3)
                .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
            const [high, low] = [light(mixed), light(back)].sort((a, b) => b - a);
            return (high + 0.05) / (low + 0.05);
        }"""
    )
    assert ratio >= 4.5
    context.close()


def test_nothing_of_ours_is_fetched_from_elsewhere(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / ARTICLE).as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    page.close()
