"""A link to an article shows its summary: to whoever points at it or reaches it by keyboard, and not else."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import CONTRAST
from tests.conftest import ROOTS, Project

pytestmark = pytest.mark.browser
ARTICLE = "concepts/compute-threshold.html"
SUMMARY = "The general law of the European Union on artificial intelligence."
LONG = "It says a thing about models, and another about their makers. "


@contextmanager
def opened(browser: Browser, address: str, **options: object) -> Iterator[Page]:
    """Open a page, and fail on whatever its console says."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    yield page
    context.close()
    assert said == []


def link(page: Page, title: str = "EU AI Act") -> Locator:
    return page.locator(".policywindow-at-a-glance").get_by_role("link", name=title)


def tooltip(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def reach(page: Page, target: Locator) -> None:
    """Reach a link as the Tab key does."""
    page.keyboard.press("Tab")
    target.focus()


def boxes(*locators: Locator) -> list[dict[str, float]]:
    found = [locator.bounding_box() for locator in locators]
    return [{**box} for box in found if box is not None]  # type: ignore[dict-item]


def test_the_pointer_shows_it_and_may_move_onto_it(browser: Browser, site: Path) -> None:
    with opened(browser, (site / ARTICLE).as_uri()) as page:
        before = boxes(page.get_by_role("main").locator("h1"), link(page))
        link(page).hover()
        expect(tooltip(page)).to_contain_text(SUMMARY)
        assert [part.inner_text() for part in tooltip(page).locator("p > *").all()] == [
            "EU AI Act",
            "Instrument · regulation",
            SUMMARY,
        ]
        assert boxes(page.get_by_role("main").locator("h1"), link(page)) == before, "nothing moves"
        tooltip(page).hover()
        page.wait_for_timeout(600)
        expect(tooltip(page)).to_be_visible()
        page.mouse.move(1, 1)
        expect(tooltip(page)).to_have_count(0)
        assert link(page).get_attribute("aria-describedby") is None


def test_a_pointer_that_passes_by_shows_nothing(browser: Browser, site: Path) -> None:
    with opened(browser, (site / ARTICLE).as_uri()) as page:
        page.locator("#policywindow-hover").evaluate(
            """node => {
                window.changes = 0;
                new MutationObserver(() => { window.changes += 1; }).observe(node, {childList: true});
            }"""
        )
        page.clock.install(time=0)
        page.clock.pause_at(1)
        link(page).hover()
        page.clock.run_for(140)
        page.mouse.move(1, 1)
        page.clock.run_for(1000)
        assert page.evaluate("() => window.changes") == 0
        link(page).hover()
        page.clock.run_for(160)
        expect(tooltip(page)).to_be_visible()


def test_it_goes_over_to_the_next_link(browser: Browser, site: Path) -> None:
    with opened(browser, (site / ARTICLE).as_uri()) as page:
        link(page).hover()
        expect(tooltip(page)).to_contain_text(SUMMARY)
        link(page, "Model Distillation Risk").hover(force=True)
        expect(tooltip(page)).to_contain_text("without the safeguards")
        assert link(page).get_attribute("aria-describedby") is None


def test_escape_hides_it_until_the_link_is_left(browser: Browser, site: Path) -> None:
    with opened(browser, (site / ARTICLE).as_uri()) as page:
        link(page).hover()
        expect(tooltip(page)).to_be_visible()
        page.keyboard.press("Escape")
        expect(tooltip(page)).to_have_count(0)
        [box] = boxes(link(page))
        page.clock.install(time=0)
        page.clock.pause_at(1)
        page.mouse.move(box["x"] + 10, box["y"] + box["height"] / 2)
        page.clock.run_for(1000)
        expect(tooltip(page)).to_have_count(0)
        page.mouse.move(1, 1)
        page.clock.run_for(1000)
        link(page).hover()
        page.clock.run_for(1000)
        expect(tooltip(page)).to_be_visible()


def test_the_keyboard_shows_it_and_the_link_is_described_by_it(browser: Browser, site: Path) -> None:
    with opened(browser, (site / ARTICLE).as_uri()) as page:
        reach(page, link(page))
        expect(link(page)).to_have_accessible_description(f"Instrument · regulation {SUMMARY}")
        page.mouse.move(5, 5)
        page.wait_for_timeout(600)
        expect(tooltip(page)).to_be_visible()
        page.keyboard.press("Escape")
        expect(tooltip(page)).to_have_count(0)
        expect(link(page)).to_be_focused()
        expect(link(page)).to_have_accessible_description("")
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        expect(tooltip(page)).to_be_visible()
        page.evaluate("() => document.activeElement.blur()")
        expect(tooltip(page)).to_have_count(0)


def test_a_link_in_other_words_is_described_with_the_title(browser: Browser, site: Path) -> None:
    with opened(browser, (site / "index.html").as_uri()) as page:
        words = page.get_by_role("main").get_by_role("link", name="words", exact=True)
        reach(page, words)
        expect(words).to_have_accessible_description(
            re.compile("^Model Distillation Risk Concept · safety A model")
        )


def test_focus_that_a_pointer_has_set_shows_nothing(browser: Browser, site: Path) -> None:
    with opened(browser, (site / ARTICLE).as_uri(), has_touch=True) as page:
        link(page).evaluate("node => { node.addEventListener('click', event => event.preventDefault()); }")
        link(page).tap()
        link(page).dispatch_event("pointermove", {"pointerType": "touch"})
        page.wait_for_timeout(400)
        expect(link(page)).to_be_focused()
        expect(tooltip(page)).to_have_count(0)


def test_a_tap_follows_the_link(browser: Browser, site: Path) -> None:
    with opened(browser, (site / ARTICLE).as_uri(), has_touch=True) as page:
        link(page).tap()
        page.wait_for_url("**/instruments/eu-ai-act.html")


def test_a_page_that_scrolls_under_a_pointer_at_rest_shows_nothing(browser: Browser, site: Path) -> None:
    with opened(browser, (site / ARTICLE).as_uri(), viewport={"width": 800, "height": 300}) as page:
        link(page).scroll_into_view_if_needed()
        [box] = boxes(link(page))
        page.evaluate("() => scrollBy({top: 120, behavior: 'instant'})")
        page.mouse.move(box["x"] + 10, box["y"] + box["height"] / 2)
        page.evaluate("() => scrollBy({top: -120, behavior: 'instant'})")
        page.wait_for_timeout(600)
        assert link(page).evaluate("node => node.matches(':hover')")
        expect(tooltip(page)).to_have_count(0)


@pytest.fixture(scope="module")
def lengthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a page with a link at each of its corners and one over two lines, to articles that say much."""
    root = tmp_path_factory.mktemp("lengthy")
    project = Project(source=root / "source", output=root / "output")
    project.write("conf.py", 'project = "W"\nextensions = ["myst_parser", "sphinx_policywindow"]\n')
    filler = "Nothing to see.\n\n" * 60
    project.write(
        "index.md",
        "# Home\n\n```{toctree}\n:hidden:\nact\n```\n\n{concept}`the first <act>`\n\n"
        "Many words before {concept}`a link that is long and goes over a line <act>`.\n\n"
        f"{filler}{{concept}}`act`\n\n{filler}{{concept}}`the last <act>`\n",
    )
    project.write("act.md", f"---\nconcept:\n  summary: {LONG * 6}\n---\n# Act\n")
    return project.build().outdir / "index.html"


@pytest.mark.parametrize(("width", "height"), [(320, 480), (640, 400), (320, 256), (1280, 900)])
@pytest.mark.parametrize("by", ["pointer", "keyboard"])
def test_it_is_inside_the_window_and_off_the_link(
    browser: Browser, lengthy: Path, width: int, height: int, by: str
) -> None:
    """As on a phone, and as a zoom of 200 % and of 400 % makes of a window of 1280 by 800 or 1024."""
    size = {"width": width, "height": height}
    with opened(browser, lengthy.as_uri(), viewport=size, reduced_motion="reduce") as page:
        for target in page.locator("[role=main] p > a.internal").all():
            target.scroll_into_view_if_needed()
            full = page.evaluate("() => document.documentElement.scrollWidth")
            if by == "pointer":
                target.hover()
            else:
                reach(page, target)
            expect(tooltip(page)).to_be_visible()
            [box] = boxes(tooltip(page))
            assert box["x"] >= 0
            assert box["y"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] <= height
            assert box["height"] > 60
            lines = target.evaluate(
                "node => [...node.getClientRects()].map(({top, bottom}) => [top, bottom])"
            )
            covered = [max(top, box["y"]) < min(bottom, box["y"] + box["height"]) for top, bottom in lines]
            assert not all(covered), "the line that the pointer is on is seen"
            assert by == "pointer" or not any(covered)
            assert page.evaluate("() => document.documentElement.scrollWidth") == full
            page.keyboard.press("Escape")
            page.mouse.move(1, 1)
            page.wait_for_timeout(300)


def test_it_follows_the_link_and_has_more_room_as_the_page_scrolls(browser: Browser, lengthy: Path) -> None:
    with opened(browser, lengthy.as_uri(), viewport={"width": 320, "height": 480}) as page:
        middle = page.locator("[role=main] p > a.internal").nth(2)
        reach(page, middle)
        middle.evaluate("node => node.scrollIntoView({block: 'center', behavior: 'instant'})")
        box = tooltip(page).element_handle()
        is_cut = "node => node.scrollHeight > node.clientHeight + 1"
        page.wait_for_function(is_cut, arg=box)
        middle.evaluate("node => node.scrollIntoView({block: 'start', behavior: 'instant'})")
        page.wait_for_function(f"node => !({is_cut})(node)", arg=box)
        [above, below] = boxes(middle, tooltip(page))
        assert abs(above["y"] + above["height"] - below["y"]) < 2
        page.evaluate("() => scrollTo({top: 0, behavior: 'instant'})")
        expect(tooltip(page)).to_have_count(0)


def test_it_is_never_printed(browser: Browser, site: Path) -> None:
    with opened(browser, (site / ARTICLE).as_uri()) as page:
        link(page).hover()
        expect(tooltip(page)).to_be_visible()
        page.emulate_media(media="print")
        assert (
            page.locator("#policywindow-hover").evaluate("node => getComputedStyle(node).display") == "none"
        )
        assert SUMMARY not in page.locator("body").inner_text()


def test_without_script_the_page_has_nothing_of_it(browser: Browser, site: Path) -> None:
    with opened(browser, (site / ARTICLE).as_uri(), java_script_enabled=False) as page:
        link(page).hover()
        assert SUMMARY not in page.locator("body").inner_text()
        link(page).click()
        page.wait_for_url("**/instruments/eu-ai-act.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read(browser: Browser, site: Path, scheme: str) -> None:
    """Each of its words is set against its ground at 4.5 to 1 or more, and the ground is opaque."""
    with opened(browser, (site / ARTICLE).as_uri(), color_scheme=scheme, reduced_motion="reduce") as page:
        link(page).hover()
        expect(tooltip(page)).to_be_visible()
        ratios = [part.evaluate(CONTRAST) for part in tooltip(page).locator("b, small, span").all()]
        ground = tooltip(page).evaluate("node => getComputedStyle(node).backgroundColor")
        assert ground.startswith("rgb("), "nothing shines through"
        assert len(ratios) == 3
        assert min(ratios) >= 4.5


def test_a_strict_policy_lets_it_work_and_nothing_is_fetched(browser: Browser, tmp_path: Path) -> None:
    """The theme's own inline script aside: what is said of it is said without us as well."""
    wiki = Project(source=ROOTS / "test-wiki", output=tmp_path)
    said = {}
    for name, is_on in (("on", True), ("off", False)):
        outdir = wiki.build("html", output=name, options={"policywindow_hover": is_on}).outdir
        handler = functools.partial(_Strict, directory=str(outdir))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            origin = f"http://127.0.0.1:{server.server_address[1]}"
            page = browser.new_page()
            asked: list[str] = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.add_init_script(
                "window.violations = []; document.addEventListener('securitypolicyviolation',"
                " ({violatedDirective, sample}) => window.violations.push(violatedDirective + sample));"
            )
            page.goto(f"{origin}/{ARTICLE}", wait_until="networkidle")
            loaded = list(asked)
            link(page).hover()
            if is_on:
                expect(tooltip(page)).to_contain_text(SUMMARY)
                [near, box] = boxes(link(page), tooltip(page))
                assert abs(near["y"] + near["height"] - box["y"]) < 2, "it is placed"
                page.keyboard.press("Escape")
            said[name] = page.evaluate("() => window.violations")
            page.close()
            server.shutdown()
        assert asked == loaded
        assert [url for url in asked if not url.startswith((origin, "data:"))] == []
    assert said["on"] == said["off"]


class _Strict(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        """Allow nothing but what is a file of this server."""
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""
