"""RIS: one record of type ELEC, an electronic source.

Lines end in CR and LF and hold ``TAG  - value``; a line break within a value would begin another
tag, so every value is one line. The tags: https://en.wikipedia.org/wiki/RIS_(file_format)
Names are those of EndNote, which takes a name without a comma apart at its last space:
https://docs.endnote.com/docs/endnote/2025/v1/windows/en/content/03editref/author_and_editor_names.htm
"""

from __future__ import annotations

from ...articles.model import Author, PartialDate, Person
from ...runs import to_plain
from ...uris import uri_of
from ..item import Item, collapsed
from ..names import inverted


def ris(item: Item) -> str:
    """Return *item* as a record; a date without a day leaves its place empty (``2025/06//``)."""
    accessed = item.accessed if isinstance(item.accessed, PartialDate) else None
    fields = [
        ("TY", "ELEC"),
        ("ID", item.id),
        *(("AU", _name(author)) for author in item.authors),
        ("TI", to_plain(item.title)),
        ("T2", item.container_title),
        ("M3", item.genre),
        ("ET", item.version),
        ("PB", item.publisher),
        ("PY", f"{item.issued.year:04}" if item.issued else ""),
        ("DA", _date(item.issued)),
        ("Y2", _date(accessed)),
        ("DO", item.doi),
        ("UR", uri_of(item.url)),
        ("L1", uri_of(item.pdf_url)),
        ("LA", item.language),
        ("AB", to_plain(item.abstract)),
        *(("KW", keyword) for keyword in item.keywords),
        ("N1", item.note),
    ]
    lines = [f"{tag}  - {line}\r\n" for tag, value in fields if (line := collapsed(value).strip())]
    return f"{''.join(lines)}ER  - \r\n"


def _name(author: Author) -> str:
    """Return a name for EndNote: that of an organization ends in a comma, or has its first comma twice."""
    name = inverted(author)
    if isinstance(author, Person) and (author.given or " " not in name):
        return name
    return name.replace(",", ",,", 1) if "," in name else f"{name},"


def _date(date: PartialDate | None) -> str:
    if date is None or date.month is None:
        return ""
    day = "/" if date.day is None else f"{date.day:02}"
    return f"{date.year:04}/{date.month:02}/{day}"
