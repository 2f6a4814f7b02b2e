"""CSL-JSON to items and back.

The schema: https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..articles.dois import bare_doi
from ..articles.model import Author, Organization, Person
from ..runs import Runs
from .csl_dates import date_parts, read_date
from .dates import CslDate, ItemDate, Today
from .item import Item, collapsed, normalized, normalized_author, normalized_runs, one_word
from .markup import markup_from_runs, runs_from_markup
from .names import glued
from .particles import with_particles

_HEIGHTS = ("sup", "sub")
_NAME_PARTS = {
    "family": "family",
    "given": "given",
    "suffix": "suffix",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle",
}

CITED_AS_WEBPAGES = (
    "webpage",
    "post",
    "post-weblog",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
)
"""The types of CSL-JSON that are cited as web pages: their authors, title, site, date and address."""
_TYPES = "'webpage', or a type that is cited as one (" + ", ".join(CITED_AS_WEBPAGES[1:]) + ")"


def from_csl(data: object) -> Item:
    """Read one CSL-JSON item of a type in ``CITED_AS_WEBPAGES``; without a type it is a ``webpage``.

    Variables that no style here prints are ignored. Raises ``ValueError`` that says which variable
    is wrong, what was expected and what was found.
    """
    if not isinstance(data, Mapping):
        raise ValueError(f"expected an object, found {_kind(data)}")
    kind = data.get("type", "webpage")
    if kind not in CITED_AS_WEBPAGES:
        raise ValueError(f"type: expected {_TYPES}, found {kind!r}")
    issued = _date(data, "issued")
    return Item(
        id=collapsed(_text(data, "id")),
        title=normalized_runs(runs_from_markup(_text(data, "title"))),
        authors=_authors(data),
        issued=issued.single if isinstance(issued, CslDate) else issued,
        issued_in_full=issued if isinstance(issued, CslDate) else None,
        accessed=_date(data, "accessed"),
        container_title=normalized(_text(data, "container-title")),
        genre=normalized(_text(data, "genre")),
        version=normalized(_text(data, "version")),
        publisher=normalized(_text(data, "publisher")),
        doi=bare_doi(collapsed(_text(data, "DOI")).strip()),
        url=one_word(_text(data, "URL")),
        language=normalized(_text(data, "language")),
        note=normalized(_text(data, "note")),
        abstract=normalized_runs(runs_from_markup(_text(data, "abstract"))),
        keywords=tuple(filter(None, map(normalized, re.split("[,;]", _text(data, "keyword"))))),
    )


def to_csl(item: Item) -> dict[str, object]:
    """Return *item* as a CSL-JSON object, without the variables that it lacks.

    A name has no place for an ORCID: they are in ``custom``, one entry an author, ``null`` for none.
    The reader's today is no date: the block's placeholder is left out.
    """
    orcids = [author.orcid if isinstance(author, Person) else "" for author in item.authors]
    variables: dict[str, object] = {
        "title": markup_from_runs(item.title),
        "author": [_name(author) for author in item.authors],
        "container-title": item.container_title,
        "genre": item.genre,
        "version": item.version,
        "publisher": item.publisher,
        "issued": date_parts(item.date),
        "accessed": None if isinstance(item.accessed, Today) else date_parts(item.accessed),
        "DOI": item.doi,
        "URL": item.url,
        "language": item.language,
        "abstract": markup_from_runs(_raised_and_lowered(item.abstract)),
        "keyword": ", ".join(item.keywords),
        "note": item.note,
        "custom": {"orcid": [orcid or None for orcid in orcids]} if any(orcids) else None,
    }
    return {"id": item.id, "type": "webpage"} | {name: value for name, value in variables.items() if value}


def _raised_and_lowered(runs: Runs) -> Runs:
    """Return *runs* with no other looks: Zotero shows the abstract as it is, tags and all."""
    return tuple(replace(run, looks=tuple(look for look in run.looks if look in _HEIGHTS)) for run in runs)


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")


def _text(data: Mapping[str, object], name: str) -> str:
    value = data.get(name, "")
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise ValueError(f"{name}: expected text, found {_kind(value)}")


def _authors(data: Mapping[str, object]) -> tuple[Author, ...]:
    names = data.get("author", [])
    if not isinstance(names, list):
        raise ValueError(f"author: expected a list of names, found {_kind(names)}")
    orcids = _orcids(data.get("custom"), len(names))
    return tuple(
        normalized_author(_author(name, f"author[{number}]", orcid))
        for number, (name, orcid) in enumerate(zip(names, orcids, strict=True))
    )


def _orcids(custom: object, count: int) -> Sequence[str]:
    orcids = custom.get("orcid") if isinstance(custom, Mapping) else None
    if not isinstance(orcids, list) or len(orcids) != count:
        return [""] * count
    return [orcid if isinstance(orcid, str) else "" for orcid in orcids]


def _author(name: object, path: str, orcid: str) -> Author:
    if not isinstance(name, Mapping):
        raise ValueError(f"{path}: expected an object, found {_kind(name)}")
    try:
        literal = _text(name, "literal")
        parts = {ours: _text(name, theirs) for theirs, ours in _NAME_PARTS.items()}
    except ValueError as error:
        raise ValueError(f"{path}.{error}") from None
    if literal or not parts["family"]:
        whole = literal or parts["given"]
        if not whole:
            raise ValueError(f"{path}: expected 'family' or 'literal', found neither")
        return Organization(name=whole)
    return Person(orcid=orcid, **parts)


def _name(author: Author) -> dict[str, str]:
    """Return a name with its particles and suffix in the two parts that Zotero reads.

    Processors find them there by one rule (``particles.py``). Where that would find others, as of
    ``De Gaulle``, they stay in parts of their own.
    """
    if isinstance(author, Person):
        whole = Person(
            family=glued(author.non_dropping_particle, author.family),
            given=", ".join(
                filter(None, [f"{author.given} {author.dropping_particle}".strip(), author.suffix])
            ),
            orcid=author.orcid,
        )
        if with_particles(whole) == author:
            author = whole
    return name_in_parts(author)


def name_in_parts(author: Author) -> dict[str, str]:
    """Return a name with each particle and the suffix in a part of its own."""
    if isinstance(author, Organization):
        return {"literal": author.name}
    parts = {theirs: getattr(author, ours) for theirs, ours in _NAME_PARTS.items()}
    return {name: part for name, part in parts.items() if part}


def _date(data: Mapping[str, object], name: str) -> ItemDate | None:
    value = data.get(name)
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise ValueError(f"{name}: expected an object with 'date-parts', found {_kind(value)}")
    try:
        date = read_date(value)
    except ValueError:
        raise ValueError(f"{name}: expected a year, month or day, found {dict(value)!r}") from None
    if isinstance(date, CslDate):
        return replace(date, literal=normalized(date.literal))
    return date
