"""The edits: each function makes one at random, and says in words what it did.

It returns an empty text where the wiki has nothing to edit in that way. A further sort of edit is a
further function in ``EDITS``, or in ``RECORD_EDITS`` in ``records.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from tests.build.edits import content, making
from tests.build.edits.records import RECORD_EDITS
from tests.build.edits.wiki import FOLDERS, KINDS, USER_KIND, USER_KINDS, Page, Wiki

_HISTORY = 4
"""How many edits can be taken back."""


def edit(wiki: Wiki) -> str:
    """Edit the wiki in one way, now and then in several, and return what was done."""
    wiki.history = [*wiki.history[1 - _HISTORY :], (deepcopy(wiki.pages), deepcopy(wiki.options))]
    return "; ".join(_one(wiki) for _ in range(wiki.random.choice([1, 1, 1, 1, 2, 4])))


def undo(wiki: Wiki) -> str:
    """Have the wiki as it was before the last edit."""
    _as_before(wiki, 1)
    return "undo all of this"


def _as_before(wiki: Wiki, number: int) -> None:
    pages, options = wiki.history[-number]
    wiki.pages, wiki.options = deepcopy(pages), deepcopy(options)


def _one(wiki: Wiki) -> str:
    while True:
        done = wiki.random.choice(EDITS)(wiki)
        if done:
            return done


# Files


def rename(wiki: Wiki) -> str:
    """Give a page's file another name; its slug stays, or becomes that of the file."""
    page = _movable(wiki)
    return _move(wiki, page, page.name.rpartition("/")[0])


def move(wiki: Wiki) -> str:
    """Put a page into another folder."""
    page = _movable(wiki)
    folder = wiki.random.choice(FOLDERS)
    if wiki.random.random() < 0.5:
        return _move(wiki, page, folder)
    return _move(wiki, page, folder, page.name.rpartition("/")[2])


def delete(wiki: Wiki) -> str:
    """Delete a page."""
    page = _movable(wiki)
    wiki.deleted.append(wiki.pages.pop(page.name))
    return f"delete {page.name}"


def delete_an_index(wiki: Wiki) -> str:
    """Delete the page of a folder, and with it the table of contents; seldom, as it tears the wiki apart."""
    names = [name for name in sorted(wiki.pages) if name.endswith("/index")]
    if not names or wiki.random.random() < 0.8:
        return ""
    name = wiki.random.choice(names)
    wiki.deleted.append(wiki.pages.pop(name))
    return f"delete {name}"


def add(wiki: Wiki) -> str:
    """Add a page."""
    random = wiki.random
    kind = random.choice([*KINDS, *KINDS, "", *wiki.options["policywindow_kinds"]])
    suffix = ".rst" if not kind and random.random() < 0.5 else ".md"
    page = making.new_page(wiki, wiki.free_name(random.choice(FOLDERS)), kind, suffix)
    return f"add {page.name} ({kind or 'ordinary'})"


def restore(wiki: Wiki) -> str:
    """Put a deleted page back."""
    pages = [page for page in wiki.deleted if page.name not in wiki.pages]
    if not pages:
        return ""
    page = wiki.random.choice(pages)
    wiki.deleted.remove(page)
    wiki.pages[page.name] = page
    return f"put {page.name} back"


def take_back(wiki: Wiki) -> str:
    """Have the wiki as it was some edits ago."""
    number = wiki.random.randint(1, 3)
    if len(wiki.history) <= number or wiki.random.random() < 0.5:
        return ""
    _as_before(wiki, number + 1)
    return f"take the last {number} edits back"


def change_contents(wiki: Wiki) -> str:
    """Change which pages a table of contents names, or its options."""
    pages = [page for _, page in sorted(wiki.pages.items()) if page.toctree is not None]
    page = wiki.random.choice(pages)
    page.toctree = making.new_toctree(wiki, page.name.rpartition("/")[0])
    return f"the contents of {page.name}: {page.toctree}"


def _movable(wiki: Wiki) -> Page:
    return wiki.pages[wiki.random.choice([name for name in sorted(wiki.pages) if not name.endswith("index")])]


def _move(wiki: Wiki, page: Page, folder: str, last: str = "") -> str:
    name = f"{folder}/{last}".lstrip("/") if last else wiki.free_name(folder)
    if name in wiki.pages:
        return ""
    old, slug = page.name, page.slug
    del wiki.pages[old]
    page.name = name
    wiki.pages[name] = page
    if page.is_article and wiki.random.random() < 0.5:
        page.record["slug"] = slug
    return f"move {old} to {name}, its slug {slug!r} now {page.slug!r}"


# Text


def retitle(wiki: Wiki) -> str:
    """Change a page's heading, now and then to none."""
    page = wiki.page()
    page.heading = "" if page.is_article and wiki.random.random() < 0.1 else content.heading(wiki, page)
    return f"the heading of {page.name}: {page.heading!r}"


def change_syntax(wiki: Wiki) -> str:
    """Write an ordinary page anew, in the other syntax."""
    pages = [page for _, page in sorted(wiki.pages.items()) if not page.is_article and not page.record]
    if not pages:
        return ""
    page = wiki.random.choice(pages)
    page.suffix = ".rst" if page.suffix == ".md" else ".md"
    page.heading = wiki.title()
    page.content = [wiki.random.choice(content.CONTENT)(wiki, page) for _ in range(3)]
    return f"{page.name}{page.suffix}"


def change_prose(wiki: Wiki) -> str:
    """Add a paragraph that names nothing."""
    page = wiki.page()
    page.content.append(content.prose(wiki, page))
    return f"more prose on {page.name}"


def change_content(wiki: Wiki) -> str:
    """Put something onto a page, or take something away."""
    page = wiki.page()
    place = wiki.random.randrange(len(page.content) + 1)
    if page.content and wiki.random.random() < 0.4:
        gone = page.content.pop(place - 1)
        return f"{page.name} without {gone!r}"
    page.content.insert(place, wiki.random.choice(content.CONTENT)(wiki, page))
    return f"{page.name} with {page.content[place]!r}"


# conf.py

OPTIONS: dict[str, tuple[object, ...]] = {
    "policywindow_citation_styles": (["apa", "chicago", "harvard", "oscola"], ["oscola", "apa"], ["mine"]),
    "policywindow_citation_templates": ({}, {"mine": {"label": "Mine", "template": "{title}. {url}"}}),
    "policywindow_citation_formats": (["bibtex", "ris", "csl-json"], ["ris"], ["csl-json", "bibtex"], []),
    "policywindow_citation_access_date": ("when-required", "always", "never"),
    "policywindow_genre": ("Wiki article — {kind}", "Entry on {domain}", ""),
    "policywindow_site_name": (None, "Policy Window", "Ülo's Wiki"),
    "policywindow_url": (None, "https://example.org/wiki/{slug}", "https://example.org/{kind}/{docname}"),
    "policywindow_edition_url": (None, "{url}?asOf={updated}", "{url}/v/{version}"),
    "policywindow_layout": ("auto", "manual"),
    "policywindow_related": ("listed", "symmetric"),
    "policywindow_hover": (True, False),
    "policywindow_print_view": (True, False),
    "policywindow_kinds": ({}, USER_KINDS),
    "html_baseurl": ("", "https://example.org/base/"),
    "html_title": ("A Title", "Another Title"),
    "project": ("Edited Wiki", "Wiki of Edits"),
    "language": ("en", "de"),
    "exclude_patterns": ([], ["topics/deep"], ["concepts/page-1*", "instruments/page-2*"]),
}
"""Options of ``conf.py``, and the values that they get."""


def change_option(wiki: Wiki) -> str:
    """Change an option, or leave it to its default."""
    name = wiki.random.choice(sorted(OPTIONS))
    before = wiki.options.get(name)
    wiki.options[name] = deepcopy(wiki.random.choice(OPTIONS[name]))
    if wiki.options[name] == before:
        return ""
    if name == "policywindow_kinds" and USER_KIND in wiki.options[name]:
        wiki.article().kind = USER_KIND
    return f"{name} = {wiki.options[name]!r}"


EDITS: tuple[Callable[[Wiki], str], ...] = (
    rename,
    move,
    delete,
    delete_an_index,
    add,
    restore,
    take_back,
    change_contents,
    retitle,
    retitle,
    change_prose,
    change_content,
    change_content,
    change_syntax,
    change_option,
    *RECORD_EDITS,
)
"""Every sort of edit, as often as it is wanted."""
