"""New pages, and a new wiki."""

from __future__ import annotations

from tests.build.edits.content import CONTENT, prose
from tests.build.edits.facts import new_record
from tests.build.edits.wiki import FOLDERS, KINDS, Page, Toctree, Wiki


def new_page(wiki: Wiki, name: str, kind: str, suffix: str = ".md") -> Page:
    """Put a new page into the wiki, and return it."""
    page = _bare_page(wiki, name, kind, suffix)
    _fill(wiki, page)
    return page


def _bare_page(wiki: Wiki, name: str, kind: str, suffix: str = ".md") -> Page:
    """Put a page into the wiki that has no more than its names."""
    page = Page(name=name, heading=wiki.title(), suffix=suffix, kind=kind)
    if kind and wiki.random.random() < 0.3:
        page.record["slug"] = f"slug-{wiki.number()}"
    if kind and wiki.random.random() < 0.4:
        page.record["aliases"] = [f"Alias {wiki.number()}" for _ in range(wiki.random.randint(1, 2))]
    wiki.pages[name] = page
    return page


def _fill(wiki: Wiki, page: Page) -> None:
    """Give a page its content and the rest of its record."""
    number = wiki.random.randint(0, 4)
    page.content = [prose(wiki, page), *(wiki.random.choice(CONTENT)(wiki, page) for _ in range(number))]
    if page.kind:
        page.record |= new_record(wiki, page)


def new_wiki(wiki: Wiki, articles: int) -> None:
    """Fill an empty wiki with pages: *articles* of all kinds, and ordinary ones."""
    random = wiki.random
    wiki.options |= {
        "project": "Edited Wiki",
        "extensions": ["myst_parser", "sphinx_policywindow"],
        "html_theme": "basic",
        "html_copy_source": False,
        "html_show_sourcelink": False,
        "latex_documents": [("index", "wiki.tex", "Wiki", "Authors", "manual")],
        "policywindow_kinds": {},
    }
    for number in range(articles):
        _bare_page(wiki, wiki.free_name(random.choice(FOLDERS)), KINDS[number % len(KINDS)])
    for number in range(articles // 4):
        _bare_page(wiki, wiki.free_name(random.choice(FOLDERS)), "", (".rst", ".md")[number % 2])
    for folder in FOLDERS:
        kind = random.choice(["", "topic"]) if folder else ""
        _bare_page(wiki, f"{folder}/index".lstrip("/"), kind).toctree = new_toctree(wiki, folder)
    # Now that every page has its names, the others can use them.
    for page in wiki.pages.values():
        _fill(wiki, page)


def new_toctree(wiki: Wiki, folder: str) -> Toctree:
    """Return a table of contents for the index of a folder: by a pattern, or page by page."""
    prefix = f"{folder}/".lstrip("/")
    inner = [f"{name}/index" for name in FOLDERS if name and name.rpartition("/")[0] == folder]
    is_glob = wiki.random.random() < 0.5
    entries = [f"{prefix}page-*"] if is_glob else pages_in(wiki, folder)
    is_hidden, is_numbered = wiki.random.random() < 0.5, folder == "concepts"
    return Toctree(entries=[*inner, *entries], glob=is_glob, hidden=is_hidden, numbered=is_numbered)


def pages_in(wiki: Wiki, folder: str) -> list[str]:
    """Return the docnames in a folder, its index apart."""
    names = (name for name in wiki.pages if name.rpartition("/")[0] == folder)
    return sorted(name for name in names if not name.endswith("index"))
