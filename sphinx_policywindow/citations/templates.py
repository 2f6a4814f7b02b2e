"""House forms: styles that a site declares itself, each as a template over a fixed list of fields.

``{author} ({year}) {title}{, url}`` is a template. In braces stand the name of a field and the marks and
spaces that go with its value, no attributes, indexes, conversions or format specifications: so a
template can say no more than what the fields say. ``{{`` and ``}}`` are braces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..problems import nearest
from ..runs import Runs, link, plain
from .dates import DAY_MONTH_YEAR, access_date, year
from .item import Item, collapsed
from .names import NameForm, names
from .styles import Style

_NAMES = NameForm(
    initial=None,
    in_full=True,
    inverted="none",
    last=" and ",
    last_of_many=" and ",
    et_al_from=4,
    et_al_keeps=1,
    et_al=plain(" et al."),
)

FIELDS: Mapping[str, Callable[[Item], Runs]] = MappingProxyType(
    {
        "accessed": lambda item: access_date(item.accessed, DAY_MONTH_YEAR),
        "author": lambda item: names(item.authors, _NAMES, item.language),
        "date": lambda item: plain(DAY_MONTH_YEAR(item.date) if item.date else "n.d."),
        "doi": lambda item: plain(item.doi),
        "genre": lambda item: plain(item.genre),
        "kind": lambda item: plain(item.kind),
        "publisher": lambda item: plain(item.publisher),
        "site": lambda item: plain(item.container_title),
        "title": lambda item: item.title,
        "url": lambda item: link(item.url),
        "version": lambda item: plain(item.version),
        "year": lambda item: plain(year(item.date) or "n.d."),
    }
)
"""What may stand in the braces of a template, and what it prints. A missing value prints nothing."""
_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+")
_FIELD = re.compile(r"(\W*)(\w+)(\W*)")

Part = tuple[str, str, str]
"""A field, with what is printed before and after its value; or without one, text to print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template, taken apart."""

    parts: tuple[Part, ...]

    def __call__(self, item: Item) -> Runs:
        """Return *item* in this form: every field as it is, with no mark added, merged or moved."""
        return tuple(run for part in self.parts for run in _filled(part, item))


def _filled(part: Part, item: Item) -> Runs:
    before, field, after = part
    value = FIELDS[field](item) if field else ()
    return plain(before) + value + plain(after) if value or not field else ()


def template_style(name: str, label: str, template: str) -> Style:
    """Return the style *name*, shown as *label*, whose form is *template*.

    It asks for a date of access where the template does. Raises ``ValueError`` that says what is
    wrong with the template, with the nearest field where a field is unknown.
    """
    parts = tuple(_parsed(collapsed(template)))
    return Style(
        name=name,
        label=label,
        edition=label,
        asks_access_date=any(field == "accessed" for _, field, _ in parts),
        access_form=DAY_MONTH_YEAR,
        function=Template(parts=parts),
    )


def _parsed(template: str) -> Iterator[Part]:
    for token in _TOKEN.finditer(template):
        text, inside = token[0], token[1]
        if text in ("{", "}"):
            raise ValueError(f"not a template: a '{text}' stands alone; '{text}{text}' prints one")
        if inside is None:
            yield text[0] if text in ("{{", "}}") else text, "", ""
            continue
        found = _FIELD.fullmatch(inside)
        if found is None or found[2] not in FIELDS:
            raise ValueError(_unknown(found[2] if found else inside))
        yield found[1], found[2], found[3]


def _unknown(field: str) -> str:
    near = nearest(field, FIELDS)
    hint = f"; did you mean {{{near}}}?" if near else f"; the fields are {', '.join(FIELDS)}"
    return f"{{{field}}}: there is no such field{hint}"
