"""House forms: styles that a site declares itself, each as a template over a fixed list of fields.

``{author} ({year}) {title}, {url}`` is a template. Only the names of fields stand in braces: no
attributes, indexes, conversions or format specifications, so that a template can say no more than
what the fields say. ``{{`` and ``}}`` are braces.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import Formatter
from types import MappingProxyType

from ..problems import nearest
from .dates import DAY_MONTH_YEAR, access_date
from .item import Item
from .names import NameForm, names
from .runs import Runs, link, plain
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
        "date": lambda item: plain(DAY_MONTH_YEAR(item.issued) if item.issued else "n.d."),
        "doi": lambda item: plain(item.doi),
        "genre": lambda item: plain(item.genre),
        "kind": lambda item: plain(item.kind),
        "publisher": lambda item: plain(item.publisher),
        "site": lambda item: plain(item.container_title),
        "title": lambda item: item.title,
        "url": lambda item: link(item.url),
        "version": lambda item: plain(item.version),
        "year": lambda item: plain(str(item.issued.year) if item.issued else "n.d."),
    }
)
"""What may stand in the braces of a template, and what it prints. A missing value prints nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template, taken apart: literal text and the name of a field (or nothing) by turns.

    A frozen record rather than a closure, so that Sphinx can store it.
    """

    parts: tuple[tuple[str, str], ...]

    def __call__(self, item: Item) -> Runs:
        """Return *item* in this form: every field as it is, with no mark added, merged or moved."""
        filled = [plain(text) + (FIELDS[field](item) if field else ()) for text, field in self.parts]
        return tuple(run for runs in filled for run in runs)


def template_style(name: str, label: str, template: str) -> Style:
    """Return the style *name*, shown as *label*, whose form is *template*.

    It asks for a date of access where the template does. Raises ``ValueError`` that says what is
    wrong with the template, with the nearest field where a field is unknown.
    """
    parts = _parsed(template)
    return Style(
        name=name,
        label=label,
        edition=label,
        asks_access_date=any(field == "accessed" for _, field in parts),
        access_form=DAY_MONTH_YEAR,
        function=Template(parts=parts),
    )


def _parsed(template: str) -> tuple[tuple[str, str], ...]:
    try:
        parsed = list(Formatter().parse(template))
    except ValueError as error:
        raise ValueError(f"not a template: {error}") from None
    for _, field, specification, conversion in parsed:
        if field is None:
            continue
        if specification or conversion:
            raise ValueError(f"{{{field}}}: a field takes no format and no conversion")
        if field not in FIELDS:
            raise ValueError(_unknown(field))
    return tuple((text, field or "") for text, field, _, _ in parsed)


def _unknown(field: str) -> str:
    near = nearest(field, FIELDS)
    hint = f"; did you mean {{{near}}}?" if near else f"; the fields are {', '.join(FIELDS)}"
    return f"{{{field}}}: there is no such field{hint}"
