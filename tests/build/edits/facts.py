"""What a record holds: each field, and how its value is made.

A further field is a further entry in ``FACTS``, ``KIND_FACTS`` or ``RELATIONS``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.build.edits.content import role, words
from tests.build.edits.wiki import USER_KIND, Page, Wiki


def summary(wiki: Wiki, page: Page) -> str:
    """Return a summary, some with links to articles."""
    parts = [f"{words(wiki).capitalize()} *{words(wiki)}* {wiki.number()}"]
    for _ in range(wiki.random.choice([0, 0, 1, 2])):
        target = wiki.reference()
        links = [role(wiki, page), page.role("any", target), page.role("doc", f"/{wiki.page().name}")]
        if " " not in target:
            links += [f"[](#{target})", f"[in words](#{target})"]
        parts.append(wiki.random.choice(links))
    return ", ".join(parts) + "."


def mistaken(wiki: Wiki) -> Any:
    """Return what no field can be."""
    return wiki.random.choice(["", {"a": "mapping"}, [["a list"]]])


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
