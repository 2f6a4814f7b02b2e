"""What stands on the pages of the wiki: each function returns one sort of text.

A further sort is a further function in ``CONTENT``.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.build.edits.comparing import BY_MYST, BY_SPHINX
from tests.build.edits.wiki import KINDS, Page, Wiki

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
    return f"See {role(wiki, page)} and {role(wiki, page)}."


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


def in_a_box(wiki: Wiki, page: Page) -> str:
    """Return links and a block within another directive."""
    inner = f"{own_role(wiki, page)}\n\n{_block(wiki, page, wiki.reference())}"
    name, argument = wiki.random.choice([("note", ""), ("only", "html or latex or text")])
    return page.directive(name, argument, {}, inner)


def in_a_table(wiki: Wiki, page: Page) -> str:
    """Return a block in the cell of a table."""
    lines = _block(wiki, page, wiki.reference()).splitlines()
    rows = ["* - Block", f"  - {lines[0]}", *(f"    {line}".rstrip() for line in lines[1:])]
    return page.directive("list-table", "", {}, "\n".join(rows))


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
    in_a_box,
    in_a_table,
    footnote,
    link_by_sphinx,
    link_by_myst,
)
"""Every sort of content, as often as it is wanted."""


def _by_whom(target: str) -> str:
    """Return the beginning of a paragraph, which says who makes the link: Sphinx, if the target is a page."""
    return BY_SPHINX if target.startswith("page-") else "Any:"


def role(wiki: Wiki, page: Page) -> str:
    kind = wiki.random.choice(KINDS)
    name = wiki.random.choice([kind, "article"])
    # Now and then the article is of another kind than the role.
    target = wiki.reference("" if wiki.random.random() < 0.1 else kind)
    return page.role(name, target, wiki.random.choice(["", "", "in words"]))


def _block(wiki: Wiki, page: Page, reference: str) -> str:
    name = wiki.random.choice(sorted(_BLOCKS))
    chosen = {key: wiki.random.choice(values) for key, values in _BLOCKS[name].items()}
    return page.directive(name, reference, {key: value for key, value in chosen.items() if value})


def heading(wiki: Wiki, page: Page) -> str:
    """Return the heading of a page: now and then that of another, or one with a link."""
    number = wiki.random.random()
    if number < 0.1:
        return wiki.page().heading or wiki.title()
    if number < 0.2:
        return f"On {page.role('article', wiki.reference())} {wiki.number()}"
    return wiki.title()
