"""What stands on the pages of the wiki: each function returns one sort of text.

A further sort is a further function in ``CONTENT`` or ``ARTICLE_CONTENT``, or a further field in
``FACTS``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.build.edits.comparing import BY_MYST, BY_SPHINX
from tests.build.edits.wiki import FOLDERS, KINDS, USER_KIND, Page, Toctree, Wiki

_WORDS = [
    "rule",
    "model",
    "weights",
    "risk",
    "audit",
    "access",
    "release",
    "test",
    "law",
    "court",
    "state",
    "firm",
    "data",
    "chip",
]
_BLOCKS: dict[str, dict[str, list[str]]] = {
    "article-byline": {},
    "at-a-glance": {"rows": ["", "", "related, used_by, domain", "uses jurisdiction"]},
    "cite-this-article": {
        "styles": ["", "", "apa, oscola"],
        "formats": ["", "bibtex, ris"],
        "display": ["", "", "tabs"],
    },
    "concept-summary": {},
}
"""Each block, and the values of its options; an empty one is an option that is not there."""


_LISTING: dict[str, list[str]] = {
    "kind": ["", "instrument", "concept, topic"],
    "domain": ["", "", "safety, law"],
    "group-by": ["", "kind", "domain", "letter", "year"],
    "sort": ["", "-updated", "adopted"],
    "display": ["", "list", "table", "cards"],
    "columns": ["", "", "summary", "related domain", "used_by updated"],
}
"""The same of an index of articles."""


def words(wiki: Wiki) -> str:
    """Return a few words."""
    return " ".join(wiki.random.choices(_WORDS, k=wiki.random.randint(3, 12)))


# What any page may hold


def prose(wiki: Wiki, page: Page) -> str:
    """Return a paragraph with no markup."""
    return f"{words(wiki).capitalize()} {wiki.number()}."


def own_role(wiki: Wiki, page: Page) -> str:
    """Return a paragraph with links to articles by the roles of their kinds, and by that of any kind."""
    return f"See {_role(wiki, page)} and {_role(wiki, page)}."


def any_role(wiki: Wiki, page: Page) -> str:
    """Return a paragraph with a link to an article that Sphinx is asked for."""
    target = wiki.reference()
    link = page.role("any", target, wiki.random.choice(["", "in words"]))
    return f"{_by_whom(target)} {link}."


def anchor_link(wiki: Wiki, page: Page) -> str:
    """Return a paragraph with MyST's link to a name, on a page in MyST."""
    target = wiki.reference()
    if page.suffix != ".md" or " " in target:
        return own_role(wiki, page)
    return f"{_by_whom(target)} [{wiki.random.choice(['', 'in words'])}](#{target})."


def block_of_another(wiki: Wiki, page: Page) -> str:
    """Return a block of an article that is named."""
    return _block(wiki, page, wiki.reference())


def block_of_itself(wiki: Wiki, page: Page) -> str:
    """Return a block of the page's own article, which an ordinary page has not."""
    return _block(wiki, page, "")


def listing(wiki: Wiki, page: Page) -> str:
    """Return an index of articles."""
    chosen = {key: wiki.random.choice(values) for key, values in _LISTING.items()}
    return page.directive("article-index", "", {key: value for key, value in chosen.items() if value})


def section(wiki: Wiki, page: Page) -> str:
    """Return a section that begins with a paragraph, on pages that are not made of one block alone."""
    heading = wiki.random.choice(["Details", "Summary", f"History {wiki.number()}"])
    return f"{page.title(heading, '-')}\n\n{own_role(wiki, page)}"


def footnote(wiki: Wiki, page: Page) -> str:
    """Return a paragraph with a note."""
    name = f"n{wiki.number()}"
    if page.suffix == ".rst":
        return f"A note [#{name}]_.\n\n.. [#{name}] {words(wiki)}"
    return f"A note [^{name}].\n\n[^{name}]: {words(wiki)}"


def link_by_sphinx(wiki: Wiki, page: Page) -> str:
    """Return a paragraph with a link to a page by its name."""
    words_of_link = wiki.random.choice(["", "in words"])
    return f"{BY_SPHINX} {page.role('doc', f'/{wiki.page().name}', words_of_link)}."


def link_by_myst(wiki: Wiki, page: Page) -> str:
    """Return a paragraph with a link to a page by its file, on a page in MyST.

    Without words only to a page that is never deleted: else MyST shows the name of the file, but
    not before the page with the link is read again, so that the search index would be stale too.
    """
    if page.suffix != ".md":
        return link_by_sphinx(wiki, page)
    target = wiki.page()
    return f"{BY_MYST} {wiki.random.choice(['[](/index.md)', f'[in words](/{target.name}{target.suffix})'])}."


CONTENT: tuple[Callable[[Wiki, Page], str], ...] = (
    prose,
    own_role,
    own_role,
    any_role,
    anchor_link,
    block_of_another,
    block_of_itself,
    listing,
    section,
    footnote,
    link_by_sphinx,
    link_by_myst,
)
"""Every sort of content, as often as it is wanted."""


def _by_whom(target: str) -> str:
    """Return the beginning of a paragraph, which says who makes the link: Sphinx, if the target is a page."""
    return BY_SPHINX if target.startswith("page-") else "Any:"


def _role(wiki: Wiki, page: Page) -> str:
    kind = wiki.random.choice(KINDS)
    name = wiki.random.choice([kind, "article"])
    # Now and then the article is of another kind than the role.
    target = wiki.reference("" if wiki.random.random() < 0.1 else kind)
    return page.role(name, target, wiki.random.choice(["", "", "in words"]))


def _block(wiki: Wiki, page: Page, reference: str) -> str:
    name = wiki.random.choice(sorted(_BLOCKS))
    chosen = {key: wiki.random.choice(values) for key, values in _BLOCKS[name].items()}
    return page.directive(name, reference, {key: value for key, value in chosen.items() if value})


# What a record may hold


def summary(wiki: Wiki, page: Page) -> str:
    """Return a summary, some with links to articles."""
    parts = [f"{words(wiki).capitalize()} *{words(wiki)}* {wiki.number()}"]
    for _ in range(wiki.random.choice([0, 0, 1, 2])):
        target = wiki.reference()
        links = [_role(wiki, page), page.role("any", target), page.role("doc", f"/{wiki.page().name}")]
        if " " not in target:
            links += [f"[](#{target})", f"[in words](#{target})"]
        parts.append(wiki.random.choice(links))
    return ", ".join(parts) + "."


def _date(wiki: Wiki) -> str:
    year, month, day = wiki.random.randint(1990, 2030), wiki.random.randint(1, 12), wiki.random.randint(1, 28)
    return wiki.random.choice([f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"])


def _author(wiki: Wiki) -> Any:
    person = {"family": f"Family{wiki.number()}", "given": "Ada B.", "orcid": "0000-0002-1825-0097"}
    return wiki.random.choice([f"Society {wiki.number()}", person])


FACTS: dict[str, Callable[[Wiki], Any]] = {
    "domain": lambda wiki: wiki.random.choice(["safety", "law", "economy"]),
    "title": lambda wiki: wiki.title(),
    "primary_source": lambda wiki: f"Source {wiki.number()}, 'Quoted'",
    "source_url": lambda wiki: f"https://example.org/{wiki.number()}",
    "authors": lambda wiki: [_author(wiki) for _ in range(wiki.random.randint(1, 3))],
    "published": _date,
    "updated": _date,
    "version": lambda wiki: f"1.{wiki.number()}",
    "license": lambda wiki: wiki.random.choice(["CC-BY-4.0", "MIT", "https://example.org/licence"]),
    "doi": lambda wiki: f"10.5281/zenodo.{wiki.number()}",
    "keywords": lambda wiki: [words(wiki) for _ in range(wiki.random.randint(1, 3))],
    "same_as": lambda wiki: [f"https://www.wikidata.org/wiki/Q{wiki.number()}"],
    "language": lambda wiki: wiki.random.choice(["en", "de"]),
}
"""The fields of any kind that are no relation."""

KIND_FACTS: dict[str, dict[str, Callable[[Wiki], Any]]] = {
    "instrument": {
        "jurisdiction": lambda wiki: wiki.random.choice(["European Union", "United States", "France"]),
        "status": lambda wiki: wiki.random.choice(["In force", "Draft"]),
        "adopted": _date,
        "effective": _date,
    },
    USER_KIND: {"seat": lambda wiki: wiki.random.choice(["Paris", "Geneva"])},
}
"""Those of one kind."""

RELATIONS: dict[str, dict[str, str]] = {
    "concept": {"related": "", "used_by": "instrument"},
    "instrument": {"related": "", "uses": "concept"},
    "topic": {"related": ""},
    "benchmark": {"related": ""},
    USER_KIND: {"related": "", "publishes": "instrument", "studies": "concept"},
}
"""The relations of each kind, and the kind that each leads to."""


def facts_of(kind: str) -> dict[str, Callable[[Wiki], Any]]:
    """Return the fields of a kind that are no relation."""
    return FACTS | KIND_FACTS.get(kind, {})


# Whole pages


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


def new_record(wiki: Wiki, page: Page) -> dict[str, Any]:
    """Return a record for a page of its kind, without slug and aliases."""
    random = wiki.random
    record: dict[str, Any] = {"summary": summary(wiki, page)}
    for name, make in facts_of(page.kind).items():
        if random.random() < (0.2 if name == "title" else 0.4):
            record[name] = make(wiki)
    for name, to in RELATIONS[page.kind].items():
        if random.random() < 0.6:
            record[name] = wiki.references(to, random.randint(1, 4))
    return record


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
