"""The patterns of ``conf.py``: names of fields in braces, and what fills them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter
from urllib.parse import quote


def fields_of(pattern: str) -> list[str]:
    """Return the names between braces in *pattern*, in order.

    Raises ``ValueError`` for a pattern whose braces do not match, or that asks for more than a
    plain name (an attribute, an index, a conversion, a format).
    """
    names = []
    for _, name, spec, conversion in Formatter().parse(pattern):
        if name is None:
            continue
        if spec or conversion or not name.isidentifier():
            raise ValueError(f"'{{{name}}}' is not the name of a field in braces")
        names.append(name)
    return names


def fill(pattern: str, values: Mapping[str, str], *, quoted: Iterable[str] = ()) -> str:
    """Return *pattern* with its fields filled in, or ``""`` where a value that it needs is empty.

    The values whose names are in *quoted* are escaped for a place in a URL's path.
    """
    names = fields_of(pattern)
    if not all(values.get(name) for name in names):
        return ""
    return pattern.format_map(
        {name: quote(values[name]) if name in quoted else values[name] for name in names}
    )
