"""WCAG 2.2 AA in what is ours: by axe, which sees a part of it, and by what axe cannot see."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Project

pytestmark = pytest.mark.browser
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
OURS = '[class*="policywindow-"]:not(.xref)'
"""All of ours; but in the author's prose a link made by a role is the theme's."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ARTICLE = "concepts/a.html"
CONF = """
myst_enable_extensions = ["deflist"]
html_domain_indices = True
"""
RECORD = """---
{kind}:
  title: {title}
  domain: safety
  summary: A summary, with {{concept}}`a` in it.
  related: {related}
  primary_source: Someone (2020), 'Something'
  source_url: https://example.org/a-long-address/of-something
  license: CC-BY-4.0
  updated: 2026-05-30
{more}---

# {title}

Prose with {{concept}}`b`.
"""
LISTINGS = """# Home

```{toctree}
:hidden:
:glob:

**
```

```{article-index}
:group-by: letter
```

```{article-index}
:display: table
:columns: kind domain adopted uses summary
:group-by: kind
```

```{article-index}
:display: cards
:columns: 1 2 2 2 kind domain adopted
```

```{cite-this-article} b
:display: tabs
```
"""


def write(folder: Path) -> Project:
    project = Project(source=folder / "source", output=folder / "output")
    project.write("conf.py", f'project = "Wiki"\nextensions = ["myst_parser", "sphinx_policywindow"]\n{CONF}')
    project.write("index.md", LISTINGS)
    for name in "abc":
        record = RECORD.format(
            kind="concept", title=f"Concept {name}", more="", related=sorted({*"abc"} - {name})
        )
        project.write(f"concepts/{name}.md", record)
    for name in "de":
        more = "  uses: [a, b]\n  jurisdiction: European Union\n  adopted: 2024-06-13\n  language: fr\n"
        record = RECORD.format(kind="instrument", title=f"Instrument {name}", more=more, related=[])
        project.write(f"{name}.md", record)
    return project


@pytest.fixture(scope="module", params=["alabaster", "furo"])
def outdir(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wiki that has each of our parts, in a theme."""
    options = {"html_theme": request.param}
    return write(tmp_path_factory.mktemp("accessible")).build(options=options).outdir


@contextmanager
def opened(browser: Browser, address: str, width: int = 1280, **options: Any) -> Iterator[Page]:
    """Open a page of which nothing moves."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, reduced_motion="reduce", **options
    )
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def faults(page: Page, include: str) -> list[str]:
    """Return what axe finds: the rule, the element, and what is wrong with it."""
    page.evaluate(AXE)
    found = page.evaluate(
        """async ([include, rules]) => {
            const {violations} = await axe.run({include: [[include]]}, {runOnly: rules});
            return violations.flatMap(({id, nodes}) => nodes.map(
                ({target, failureSummary}) => `${id}: ${target}: ${failureSummary}`));
        }""",
        [include, RULES],
    )
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_our_parts(browser: Browser, outdir: Path, scheme: str, width: int) -> None:
    found = {}
    for name in (ARTICLE, "d.html", "index.html", "policywindow-articles.html"):
        with opened(browser, (outdir / name).as_uri(), width, color_scheme=scheme) as page:
            assert page.locator(OURS).count()
            if name == ARTICLE:
                page.keyboard.press("Tab")
                page.locator(".policywindow-at-a-glance a.internal").first.focus()
                expect(page.get_by_role("tooltip")).to_be_visible()
            found[name] = faults(page, OURS)
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_the_print_view(browser: Browser, outdir: Path, width: int) -> None:
    with opened(browser, (outdir / "concepts/a.print.html").as_uri(), width) as page:
        assert faults(page, "html") == []


def test_axe_would_find_something(browser: Browser, outdir: Path) -> None:
    with opened(browser, (outdir / ARTICLE).as_uri()) as page:
        page.locator(".policywindow-byline p").evaluate("node => { node.style.color = '#aaa'; }")
        assert [fault.partition(":")[0] for fault in faults(page, OURS)] == ["color-contrast"]


def test_each_part_is_reached_by_tab_in_the_order_of_the_page_and_is_seen(
    browser: Browser, outdir: Path
) -> None:
    """The focus has an outline of at least 2 pixels, in view, and nothing lies over it."""
    with opened(browser, (outdir / ARTICLE).as_uri()) as page:
        page.add_style_tag(content="* { scroll-behavior: auto !important; }")
        reached = []
        for _press in range(200):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                """() => {
                    const node = document.activeElement;
                    if (!node.closest(".container[class*=policywindow-]")) return null;
                    const box = node.getClientRects()[0];
                    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                    const {outlineStyle, outlineWidth} = getComputedStyle(node);
                    return [
                        [...document.querySelectorAll("*")].indexOf(node),
                        node.contains(hit),
                        outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
                    ];
                }"""
            )
            if seen is not None:
                reached.append(seen)
        number = page.locator(".container[class*=policywindow-] :is(a[href], button, [tabindex='0'])").count()
    order = [place for place, _hit, _outlined in reached][:number]
    assert number > 20
    assert order == sorted(set(order)), "each once, from the top to the foot"
    assert [part for part in reached if part[1:] != [True, True]] == []


def test_targets_are_large_enough(browser: Browser, outdir: Path) -> None:
    """A button has 24 pixels each way; a link outside of a sentence as much, or room around it (2.5.8)."""
    for width in (360, 1280):
        with opened(browser, (outdir / ARTICLE).as_uri(), width) as page:
            sizes = [button.bounding_box() for button in page.locator("button.policywindow-copy").all()]
            assert len(sizes) == 5
            assert all(size and min(size["width"], size["height"]) >= 24 for size in sizes)


def test_copying_is_said_by_a_live_region(browser: Browser, outdir: Path) -> None:
    with opened(browser, (outdir / ARTICLE).as_uri()) as page:
        status = page.get_by_role("status")
        expect(status).to_have_text("")
        button = page.get_by_role("button", name="Copy the APA citation")
        button.focus()
        page.keyboard.press("Enter")
        expect(status).to_have_text("Copied")
        expect(button).to_be_focused()
        expect(status).to_have_text("", timeout=5000)


def test_nothing_moves_when_the_script_comes(browser: Browser, outdir: Path) -> None:
    """Every part has its place before the script runs, in the list and in the tabs."""
    places = []
    for has_script in (False, True):
        context = browser.new_context(java_script_enabled=has_script, viewport={"width": 360, "height": 900})
        page = context.new_page()
        for name in (ARTICLE, "index.html"):
            page.goto((outdir / name).as_uri())
            boxes = [part.bounding_box() for part in page.locator(".policywindow-cite dd, .sd-tab-set").all()]
            places.append([round(box["y"]) for box in boxes if box])
            places.append([round(box["height"]) for box in boxes if box])
        context.close()
    assert places[:4] == places[4:]
    assert all(places)


@pytest.mark.parametrize("width", [320, 640])
def test_a_page_does_not_scroll_sideways(browser: Browser, outdir: Path, width: int) -> None:
    """As on the smallest phone, and as a zoom of 400 % and of 200 % makes of a window of 1280."""
    for name in (ARTICLE, "d.html", "index.html", "policywindow-articles.html", "concepts/a.print.html"):
        with opened(browser, (outdir / name).as_uri(), width) as page:
            wide = page.evaluate(
                """width => [...document.querySelectorAll('[class*="policywindow-"], main *')]
                    .filter(node => node.getBoundingClientRect().right > width + 1)
                    .map(node => node.outerHTML.slice(0, 80))""",
                width,
            )
            assert wide == [], name


def test_forced_colours_leave_every_line_and_button(browser: Browser, outdir: Path) -> None:
    with opened(browser, (outdir / ARTICLE).as_uri(), forced_colors="active") as page:
        text = page.locator("body").evaluate("node => getComputedStyle(node).color")
        for part in ("button.policywindow-copy", ".policywindow-summary p", ".policywindow-at-a-glance tr"):
            drawn = page.locator(part).first.evaluate(
                """node => {
                    const style = getComputedStyle(node);
                    const sides = ["BlockEnd", "InlineStart"].filter(side => style[`border${side}Style`] === "solid");
                    return sides.map(side => style[`border${side}Color`]);
                }"""
            )
            assert drawn, part
            assert set(drawn) & {text, "rgb(0, 0, 0)"}, part
        assert faults(page, OURS) == []


def test_tables_have_headers_and_foreign_titles_their_language(browser: Browser, outdir: Path) -> None:
    with opened(browser, (outdir / "index.html").as_uri()) as page:
        table = page.get_by_role("table").first
        names = [cell.inner_text() for cell in table.get_by_role("columnheader").all()]
        assert names[0] == "Title"
        assert len(names) == table.get_by_role("row").nth(1).get_by_role("cell").count()
        foreign = page.locator(".policywindow-index [lang=fr]").all_inner_texts()
        assert set(foreign) == {"Instrument d", "Instrument e"}
    with opened(browser, (outdir / ARTICLE).as_uri()) as page:
        rows = page.locator(".policywindow-at-a-glance tr").all()
        assert all(row.get_by_role("rowheader").count() == 1 for row in rows)


class _Strict(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        """Allow nothing but what is a file of this server."""
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def test_the_strict_policy_has_nothing_to_say_of_us(browser: Browser, tmp_path: Path) -> None:
    """With a theme that has nothing inline either, no page of ours breaks ``default-src 'self'``."""
    project = write(tmp_path)
    blocks = "".join(f"{{% block {name} %}}{{% endblock %}}" for name in ("relbar1", "relbar2"))
    project.write("_templates/layout.html", f'{{% extends "!layout.html" %}}{blocks}')
    bare = {"html_theme": "basic", "html_sidebars": {"**": []}, "templates_path": ["_templates"]}
    outdir = project.build(options=bare).outdir
    handler = functools.partial(_Strict, directory=str(outdir))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        origin = f"http://127.0.0.1:{server.server_address[1]}"
        context = browser.new_context()
        page = context.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(f"{message.location['url']} {message.text}"))
        page.on("request", lambda request: asked.append(request.url))
        for name in (ARTICLE, "index.html", "policywindow-articles.html"):
            page.goto(f"{origin}/{name}", wait_until="networkidle")
        page.goto(f"{origin}/{ARTICLE}")
        page.locator(".policywindow-at-a-glance a.internal").first.hover()
        expect(page.get_by_role("tooltip")).to_be_visible()
        page.keyboard.press("Escape")
        page.locator("button.policywindow-copy").first.click()
        expect(page.get_by_role("status")).to_have_text("Copied")
        context.close()
        server.shutdown()
    assert [line for line in said if "/favicon.ico" not in line] == []
    assert [url for url in asked if not url.startswith((origin, "data:"))] == []
