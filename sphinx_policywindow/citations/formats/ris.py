"""RIS: one record of type ELEC, an electronic source.

Lines end in CR and LF and hold ``TAG  - value``; a line break within a value would begin another
tag, so every value is one line. The tags: https://en.wikipedia.org/wiki/RIS_(file_format)
"""

from __future__ import annotations

from ...articles.model import PartialDate
from ...runs import to_text
from ...uris import uri_of
from ..item import Item, collapsed
from ..names import inverted


def ris(item: Item) -> str:
    """Return *item* as a record; a date without a day leaves its place empty (``2025/06//``)."""
    accessed = item.accessed if isinstance(item.accessed, PartialDate) else None
    fields = [
        ("TY", "ELEC"),
        ("ID", item.id),
        *(("AU", inverted(author)) for author in item.authors),
        ("TI", to_text(item.title)),
        ("T2", item.container_title),
        ("M3", item.genre),
        ("ET", item.version),
        ("PB", item.publisher),
        ("PY", f"{item.issued.year:04}" if item.issued else ""),
        ("DA", _date(item.issued)),
        ("Y2", _date(accessed)),
        ("DO", item.doi),
        ("UR", uri_of(item.url)),
        ("LA", item.language),
        ("N1", item.note),
    ]
    lines = [f"{tag}  - {line}\r\n" for tag, value in fields if (line := collapsed(value).strip())]
    return f"{''.join(lines)}ER  - \r\n"


def _date(date: PartialDate | None) -> str:
    if date is None or date.month is None:
        return ""
    day = "/" if date.day is None else f"{date.day:02}"
    return f"{date.year:04}/{date.month:02}/{day}"
