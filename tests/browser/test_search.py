"""What a reader finds who types a few words into the search, in three wikis."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.searches import QUERIES, write_wiki

pytestmark = pytest.mark.browser


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, and says nothing."""

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server that has each wiki in a folder: a search fetches the pages it shows."""
    folder = tmp_path_factory.mktemp("search")
    for name in QUERIES:
        built = write_wiki(name, folder).build()
        (folder / "web").mkdir(exist_ok=True)
        (folder / "web" / name).symlink_to(built.outdir)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder / "web")))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Return a page of the browser."""
    page = browser.new_page()
    yield page
    page.close()


def search(page: Page, served: str, wiki: str, query: str) -> list[str]:
    """Search, and return the docname of each result in order."""
    page.goto(f"{served}/{wiki}/search.html?q={quote(query)}")
    # What it says of the number of results is undefined in the German of some versions of Sphinx.
    page.wait_for_function("() => Search.dots && !Search.dots.isConnected")
    return [
        str(link.get_attribute("href")).partition(".html")[0]
        for link in page.locator("ul.search > li > a").all()[:3]
    ]


def number_of_results(page: Page) -> int:
    return page.locator("ul.search > li").count()


@pytest.mark.parametrize(
    ("wiki", "query", "first", "most"),
    [(wiki, *query) for wiki, queries in QUERIES.items() for query in queries],
)
def test_what_comes_first(page: Page, served: str, wiki: str, query: str, first: str, most: int) -> None:
    found = search(page, served, wiki, query)
    assert found[:1] == [first] * bool(first)
    assert number_of_results(page) <= most


def snippet(page: Page, served: str, wiki: str, query: str) -> str:
    search(page, served, wiki, query)
    return page.locator("ul.search > li .context").first.inner_text()


def test_a_snippet_begins_with_the_summary(page: Page, served: str) -> None:
    assert snippet(page, served, "german", "Leitlinie zur Haftung in Jena") == (
        "Wie Jena die Haftung von Modellen regelt."
    )
    shown = snippet(page, served, "example", "AI Act")
    assert shown.startswith("The Artificial Intelligence Act is the European Union’s general law")
    assert len(shown) <= 243


def test_a_snippet_goes_on_with_what_was_found_elsewhere(page: Page, served: str) -> None:
    shown = snippet(page, served, "german", "Uppsala")
    assert shown.startswith("Wie Rostock die Haftung von Modellen regelt. ...")
    assert "Vorbild war eine Ordnung der Universität Uppsala." in shown
    assert "Auf einen Blick" not in shown


def test_the_snippet_of_an_ordinary_page_is_sphinxs(page: Page, served: str) -> None:
    assert snippet(page, served, "noise", "Home").startswith("Home")


def test_no_script_fails(page: Page, served: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    search(page, served, "noise", "zebra")
    assert errors == []
