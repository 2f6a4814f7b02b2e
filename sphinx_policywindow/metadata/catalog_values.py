"""A fact, as the catalog's JSON and CSV hold it. CSV: RFC 4180."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from io import StringIO
from typing import Any

from sphinx_policywindow.articles.model import Article, Link, Person
from sphinx_policywindow.citations.names import inverted
from sphinx_policywindow.metadata.catalog_entry import PERSON_PARTS, CitationFile, Fact
from sphinx_policywindow.metadata.linked_data import without_empty

_OPERATORS = tuple("=+-@＝＋－＠")
"""What a formula begins with; Excel for East Asia takes it at its full width as well."""

to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def value_of(fact: Fact | tuple[Fact, ...], target: Callable[[Article], Mapping[str, str]]) -> Any:
    """Return a fact as JSON holds it; *target* says what a relation says of an article."""
    if isinstance(fact, str):
        return fact
    if isinstance(fact, tuple):
        return [value_of(entry, target) for entry in fact]
    if isinstance(fact, Article):
        return target(fact)
    if isinstance(fact, Person):
        return without_empty({name: getattr(fact, ours) for name, ours in PERSON_PARTS})
    if isinstance(fact, Link):
        return without_empty({"title": fact.title, "url": fact.url, "kind": fact.kind})
    return {"type": fact.media_type, "path": fact.path}


def fact_of(value: Any) -> Any:
    """Return a value of the JSON as a fact, or several; of an article of the catalog, the slug alone."""
    if isinstance(value, list):
        return tuple(map(fact_of, value))
    if isinstance(value, str) or "slug" in value:
        return value if isinstance(value, str) else value["slug"]
    if "path" in value:
        return CitationFile(value.get("type", ""), value["path"])
    if "family" in value:
        return Person(**{ours: value.get(name, "") for name, ours in PERSON_PARTS})
    return Link(title=value.get("title", ""), url=value.get("url", ""))


def csv_row(cells: Iterable[str]) -> str:
    """Return a row of the CSV, with its line end."""
    row = StringIO()
    csv.writer(row, lineterminator="\r\n").writerow(cells)
    return row.getvalue()


def csv_head(columns: Iterable[str]) -> str:
    """Return the first row of the CSV, after the mark by which Excel knows that the file is in UTF-8."""
    return f"\ufeff{csv_row(columns)}"


def csv_part(columns: Iterable[str], known: Mapping[str, Fact | tuple[Fact, ...]]) -> str:
    """Return what is *known* of an article as a row of the CSV, without its line end."""
    return csv_row(_inert(_cell(known.get(name, ""))) for name in columns).removesuffix("\r\n")


def _inert(cell: str) -> str:
    """Return a cell so that a spreadsheet takes no text for a formula, which could do anything.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if cell.startswith(_OPERATORS) else cell


def _cell(fact: Fact | tuple[Fact, ...]) -> str:
    """Return a fact as a cell holds it: a slug for an article, ``title <address>`` for a link."""
    if isinstance(fact, str):
        return fact
    if isinstance(fact, tuple):
        return "\n".join(map(_cell, fact))
    if isinstance(fact, Person):
        orcid = f" <{fact.orcid_url}>" if fact.orcid else ""
        return f"{inverted(fact)}{orcid}"
    if isinstance(fact, Link):
        return f"{fact.title} <{fact.url}>"
    return fact.slug if isinstance(fact, Article) else fact.path
