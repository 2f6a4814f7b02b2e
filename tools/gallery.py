"""Takes the pictures of the manual's gallery, and has axe look at our parts in each theme.

    python tools/gallery.py              builds the example site in every theme
    python tools/gallery.py furo shibuya only in those

It needs the extra ``[gallery]``, Chromium, and pdftoppm. A picture goes to
``docs/_static/gallery/THEME-MODE.webp``: the top of an article and its citations, light, dark, on a phone,
and as the browser prints the page; and, once, the print view. The README's goes to
``docs/_static/article.webp``. What axe finds is printed, and makes the exit status 1.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs/_static"
ARTICLE = "concepts/watermarking"
OTHER_PAGES = ("instruments/eu-ai-act", "all-articles", "index", "policywindow-articles")
OURS = '[class*="policywindow-"]:not(.xref)'
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme: the name of its pictures, its name in ``conf.py``, and what else it needs there."""

    name: str
    html_theme: str
    extensions: tuple[str, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)


def _scheme(name: str, scheme: str) -> dict[str, Any]:
    toggle = {"icon": "material/lightbulb-outline", "name": "Light or dark"}
    return {"media": f"(prefers-color-scheme: {name})", "scheme": scheme, "toggle": toggle}


THEMES = (
    Theme(name="alabaster", html_theme="alabaster"),
    Theme(name="furo", html_theme="furo"),
    Theme(name="pydata", html_theme="pydata_sphinx_theme"),
    Theme(name="book", html_theme="sphinx_book_theme"),
    Theme(name="rtd", html_theme="sphinx_rtd_theme", extensions=("sphinx_rtd_theme",)),
    Theme(name="shibuya", html_theme="shibuya"),
    Theme(
        name="immaterial",
        html_theme="sphinx_immaterial",
        extensions=("sphinx_immaterial",),
        # Without its font, which it would fetch when it builds.
        options={"font": False, "palette": [_scheme("light", "default"), _scheme("dark", "slate")]},
    ),
)


def build(theme: Theme, folder: Path) -> Path:
    """Build the example site in *theme*, and return where it is."""
    source, output = folder / f"{theme.name}-source", folder / theme.name
    shutil.copytree(ROOT / "example_site", source)
    lines = (
        f"html_theme = {theme.html_theme!r}",
        f"html_theme_options = {theme.options!r}",
        f"extensions += {list(theme.extensions)!r}",
    )
    with (source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("\n" + "\n".join(lines) + "\n")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", source, output]
    subprocess.run(command, check=True)
    return output


@contextmanager
def opened(browser: Browser, path: Path, width: int, scheme: str) -> Iterator[Page]:
    """Open a page of which nothing moves, and which gets nothing from elsewhere."""
    height = 800 if width < 600 else 860
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.route(
        "**/*",
        lambda route: (
            route.continue_() if route.request.url.startswith(("file:", "data:")) else route.abort()
        ),
    )
    page.goto(path.as_uri())
    page.add_style_tag(content="* { scroll-behavior: auto !important; }")
    page.wait_for_timeout(400)
    yield page
    context.close()


def shoot(page: Page, folder: Path) -> Iterator[Image.Image]:
    """Yield the top of the page, and its citations."""
    for place in ("top", "foot"):
        if place == "foot":
            page.locator(".policywindow-cite").last.evaluate("node => node.scrollIntoView({block: 'center'})")
            page.wait_for_timeout(400)
        path = folder / f"{place}.png"
        page.screenshot(path=path)
        yield Image.open(path).convert("RGB")


def sheets(page: Page, folder: Path) -> list[Image.Image]:
    """Return the first and the last sheet of the page on paper."""
    margin = dict.fromkeys(("top", "right", "bottom", "left"), "12mm")
    page.pdf(path=folder / "page.pdf", format="A4", margin=margin)
    subprocess.run(["pdftoppm", "-r", "60", "-png", "page.pdf", "sheet"], cwd=folder, check=True)
    found = sorted(folder.glob("sheet-*.png"))
    images = [Image.open(path).convert("RGB") for path in (found[0], found[-1])]
    for path in found:
        path.unlink()
    return images


def save(name: str, images: list[Image.Image], width: int, *, direction: str) -> None:
    """Save the images as one picture, below or beside one another."""
    gap = 12
    across, down = [image.width for image in images], [image.height for image in images]
    if direction == "down":
        size = (max(across), sum(down) + gap * (len(images) - 1))
    else:
        size = (sum(across) + gap * (len(images) - 1), max(down))
    joined = Image.new("RGB", size, "#8a8a8a")
    place = 0
    for image in images:
        joined.paste(image, (0, place) if direction == "down" else (place, 0))
        place += gap + (image.height if direction == "down" else image.width)
    small = joined.resize((width, round(joined.height * width / joined.width)), Image.Resampling.LANCZOS)
    target = PICTURES / f"{name}.webp"
    target.parent.mkdir(parents=True, exist_ok=True)
    small.save(target, quality=62, method=6)


def take_pictures(browser: Browser, theme: Theme, site: Path, folder: Path) -> None:
    """Take the pictures of a theme; with Furo, those of the README and of the print view too."""
    path = site / f"{ARTICLE}.html"
    for scheme in ("light", "dark"):
        with opened(browser, path, 1200, scheme) as page:
            shots = list(shoot(page, folder))
        save(f"gallery/{theme.name}-{scheme}", shots, 640, direction="down")
        if (theme.name, scheme) == ("furo", "light"):
            save("article", shots, 1200, direction="down")
    with opened(browser, path, 360, "light") as page:
        save(f"gallery/{theme.name}-phone", list(shoot(page, folder)), 640, direction="beside")
    with opened(browser, path, 1200, "light") as page:
        save(f"gallery/{theme.name}-print", sheets(page, folder), 640, direction="beside")
    if theme.name == "furo":
        with opened(browser, site / f"{ARTICLE}.print.html", 1200, "light") as page:
            save("gallery/print-view", sheets(page, folder), 640, direction="beside")


def faults(browser: Browser, site: Path) -> Iterator[str]:
    """Yield what axe finds in our parts, and in the whole of a print view."""
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    names = (ARTICLE, f"{ARTICLE}.print", *OTHER_PAGES)
    for name, scheme, width in ((n, s, w) for n in names for s in ("light", "dark") for w in (360, 1280)):
        with opened(browser, site / f"{name}.html", width, scheme) as page:
            if name == ARTICLE:
                page.keyboard.press("Tab")
                page.locator(".policywindow-at-a-glance a.internal").first.focus()
                page.locator(".policywindow-hover").wait_for(state="visible")
            page.evaluate(axe)
            found = page.evaluate(
                """async ([include, rules]) => {
                    const {violations} = await axe.run({include: [[include]]}, {runOnly: rules});
                    return violations.flatMap(({id, nodes}) => nodes.map(({target}) => `${id}: ${target}`));
                }""",
                ["html" if name.endswith(".print") else OURS, RULES],
            )
            yield from (f"{name}, {scheme}, {width}: {fault}" for fault in found)


def main(names: list[str]) -> int:
    """Take the pictures of the themes named, or of all."""
    number = 0
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        browser = playwright.chromium.launch(executable_path=program, args=_OPTIONS)
        for theme in THEMES:
            if names and theme.name not in names:
                continue
            site = build(theme, folder)
            take_pictures(browser, theme, site, folder)
            found = list(faults(browser, site))
            number += len(found)
            print("\n".join([f"{theme.name}: axe finds {len(found)}", *found]))
        browser.close()
    return 1 if number else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
