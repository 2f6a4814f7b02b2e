"""The print view on screen and on paper: complete, in order, nothing cut off, nothing fetched."""

from __future__ import annotations

import base64
import hashlib
import http.server
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lxml import etree
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.build.test_print_view import HARD, RECORD, SVG
from tests.build.test_reference_page import BLOCKS, assert_in_order, letters
from tests.conftest import ROOTS, Build, Project, need

pytestmark = pytest.mark.browser
WORD = "unbreakable" * 300
ADDRESS = "https://example.org/" + "a-long-address/" * 12 + "?and=more&than=that"
LONG = f"""
{WORD}

[words]({ADDRESS}) and <{ADDRESS}> and `{WORD[:200]}`.

| {" | ".join(f"Column {n}" for n in range(12))} |
|{"---|" * 12}
| {" | ".join(f"{WORD[:60]} {ADDRESS}" for n in range(12))} |

```{{list-table}}
:header-rows: 1
* - Key of the long table
  - Text
{"".join(f"* - Row {n}{chr(10)}  - Some text in row {n} that is long enough for two lines of a page of paper, one hopes, or more.{chr(10)}" for n in range(80))}
```

```python
x = "{WORD[:400]}"
```
"""
PAPERS = {"A4": (595.4, 842.4), "Letter": (612, 792)}
MARGIN = 22 / 25.4 * 72


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the small wiki."""
    return Project(source=ROOTS / "test-wiki", output=tmp_path_factory.mktemp("wiki")).build()


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a wiki of one article that holds all there is, and much of it."""
    folder = tmp_path_factory.mktemp("hard")
    project = Project(source=folder / "source", output=folder / "output")
    project.write(
        "conf.py",
        'project = "Wiki"\nextensions = ["myst_parser", "sphinx_policywindow"]\n'
        'myst_enable_extensions = ["dollarmath"]\nhtml_baseurl = "https://a.org/"\n',
    )
    project.write("index.md", "# Home\n\n```{toctree}\nrisk\n```\n")
    project.write("risk.md", RECORD + HARD + LONG)
    project.write("picture.svg", SVG)
    return project.build()


@contextmanager
def opened(browser: Browser, address: str, width: int = 1200) -> Iterator[tuple[Page, list[str]]]:
    """Yield a page, and all that it says or asks for besides itself."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.append(request.url))
    page.goto(address)
    assert said.pop(0) == address
    yield page, said
    page.close()


def pdf_of(browser: Browser, path: Path, paper: str) -> bytes:
    with opened(browser, path.as_uri()) as (page, _said):
        return page.pdf(format=paper)


@pytest.mark.parametrize("paper", PAPERS)
def test_on_paper_it_reads_as_the_references_does(browser: Browser, wiki: Build, paper: str) -> None:
    pdf = PdfReader(
        BytesIO(pdf_of(browser, wiki.outdir / "concepts/model-distillation-risk.print.html", paper))
    )
    assert pdf.pages[0].mediabox[2:] == pytest.approx(PAPERS[paper], abs=1)
    texts = [page.extract_text() for page in pdf.pages]
    assert_in_order(letters("".join(texts)), [letters(block) for block in BLOCKS])
    assert "Print-friendly" not in "".join(texts)
    for number, text in enumerate(texts, start=1):
        assert f"{number} / {len(texts)}" in text
        assert "https://policywindow.org/wiki/model-distillation-risk" in text
    assert "Policy Window" in texts[0].splitlines()[0]
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Model Distillation Risk — Policy Window"


def test_the_pages_that_follow_say_title_and_edition(browser: Browser, hard: Build) -> None:
    pdf = PdfReader(BytesIO(pdf_of(browser, hard.outdir / "risk.print.html", "A4")))
    assert len(pdf.pages) > 4
    for page in pdf.pages[1:]:
        head = " ".join(page.extract_text().splitlines()[:2])
        assert "Risk" in head
        assert "updated 2026-05" in head


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_is_cut_off_on_paper(browser: Browser, hard: Build, tmp_path: Path, paper: str) -> None:
    need("pdftotext")
    (tmp_path / "risk.pdf").write_bytes(pdf_of(browser, hard.outdir / "risk.print.html", paper))
    subprocess.run(["pdftotext", "-bbox", "risk.pdf", "risk.html"], cwd=tmp_path, check=True, timeout=60)
    tree = etree.parse(tmp_path / "risk.html", etree.HTMLParser())
    found = tree.findall(".//word")
    assert len(found) > 500
    width = PAPERS[paper][0]
    outside = [
        word.text
        for word in found
        if float(word.get("xmin")) < MARGIN - 2 or float(word.get("xmax")) > width - MARGIN + 2
    ]
    assert outside == []
    text = "".join(word.text or "" for word in found)
    assert text.count("unbreakable") > 300
    assert [n for n in range(80) if f"inrow{n}that" not in text] == [], "no row of the table is lost"
    # The head of a table stands again on each of its pages.
    assert text.count("Keyofthelongtable") > 1


def test_no_heading_or_single_line_is_left_at_the_foot(browser: Browser, tmp_path: Path) -> None:
    """With some lines more each time, every heading comes to the end of a sheet once."""
    need("pdftotext")
    project = Project(source=tmp_path / "source", output=tmp_path / "output")
    project.write("conf.py", 'project = "Wiki"\nextensions = ["myst_parser", "sphinx_policywindow"]\n')
    pages = [f"risk{number}" for number in range(0, 40, 3)]
    project.write("index.md", "# Home\n\n```{toctree}\n" + "\n".join(pages) + "\n```\n")
    for name in pages:
        lines = "A line.\n\n" * int(name.removeprefix("risk"))
        rest = "".join(f"## Heading {n}\n\nTwo lines of\\\nprose.\n\n" for n in range(12))
        project.write(f"{name}.md", f"{RECORD}{lines}{rest}")
    outdir = project.build().outdir
    last = []
    for name in pages:
        (tmp_path / "risk.pdf").write_bytes(pdf_of(browser, outdir / f"{name}.print.html", "A4"))
        done = subprocess.run(
            ["pdftotext", "-layout", "risk.pdf", "-"],
            cwd=tmp_path, check=True, timeout=60, capture_output=True, text=True,
        )  # fmt: skip
        sheets = done.stdout.split("\f")[:-1]
        for number, sheet in enumerate(sheets, start=1):
            *content, foot = filter(None, map(str.strip, sheet.splitlines()))
            assert foot.replace(" ", "") == f"{number}/{len(sheets)}"
            last.append(content[-1])
    assert len(last) > 2 * len(pages)
    assert [line for line in last if line.startswith(("Heading", "How to cite", "Two lines of"))] == []


@pytest.mark.parametrize("width", [320, 768, 1600])
def test_nothing_sticks_out_on_a_screen(browser: Browser, hard: Build, width: int) -> None:
    with opened(browser, (hard.outdir / "risk.print.html").as_uri(), width) as (page, _said):
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_nothing_is_asked_for_but_its_pictures(browser: Browser, hard: Build) -> None:
    with opened(browser, (hard.outdir / "risk.print.html").as_uri()) as (page, said):
        assert {Path(url).name for url in said} == {"picture.svg"}
        assert page.evaluate("() => [...document.images].every(image => image.naturalWidth)")


def test_what_was_folded_is_seen(browser: Browser, hard: Build) -> None:
    with opened(browser, (hard.outdir / "risk.print.html").as_uri()) as (page, _said):
        for text in ("First content.", "Second content.", "Folded content."):
            assert page.get_by_text(text, exact=True).is_visible(), text
        page.emulate_media(media="print")
        assert page.get_by_text("Folded content.", exact=True).is_visible()
        assert not page.locator(".banner").is_visible()


def test_addresses_are_spelled_out_on_paper_alone(browser: Browser, hard: Build) -> None:
    after = "node => getComputedStyle(node, '::after').content"
    with opened(browser, (hard.outdir / "risk.print.html").as_uri()) as (page, _said):
        link = page.locator("a", has_text="words").first
        assert link.evaluate(after) == "none"
        page.emulate_media(media="print")
        assert ADDRESS in link.evaluate(after)
        cited = page.locator(".policywindow-cite a").first
        assert cited.evaluate(after) == "none"


def test_the_other_way_round(browser: Browser, tmp_path: Path) -> None:
    project = Project(source=tmp_path / "source", output=tmp_path / "output")
    project.write(
        "conf.py", 'project = "Wiki"\nlanguage = "ar"\nextensions = ["myst_parser", "sphinx_policywindow"]\n'
    )
    project.write(
        "index.md", RECORD.replace("safety\n", "safety\n  slug: risk\n").replace("Risk", "عتبة الحوسبة")
    )
    outdir = project.build(warnings=True).outdir
    for width in (320, 1200):
        with opened(browser, (outdir / "index.print.html").as_uri(), width) as (page, _said):
            assert page.evaluate("() => document.documentElement.scrollWidth") <= width
            label = page.locator(".policywindow-at-a-glance th").first.bounding_box()
            fact = page.locator(".policywindow-at-a-glance td").first.bounding_box()
            assert label is not None
            assert fact is not None
            assert (label["x"] > fact["x"]) == (width > 640)


class _Strict(http.server.SimpleHTTPRequestHandler):
    policy = ""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def test_the_strictest_policy_that_names_its_style_is_kept(browser: Browser, hard: Build) -> None:
    [style] = BeautifulSoup(hard.text("risk.print.html"), "html5lib").select("style")
    assert style.string is not None
    digest = base64.b64encode(hashlib.sha256(style.string.encode()).digest()).decode()

    class Handler(_Strict):
        policy = f"default-src 'none'; img-src 'self'; style-src 'sha256-{digest}'"

        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(hard.outdir))  # type: ignore[arg-type]

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        with opened(browser, f"{address}/risk.print.html") as (page, said):
            assert said == [f"{address}/_images/picture.svg"], "and nothing on the console"
            assert page.evaluate("() => [...document.images].every(image => image.naturalWidth)")
            assert "Palatino" in page.evaluate("() => getComputedStyle(document.body).fontFamily")
        server.shutdown()
