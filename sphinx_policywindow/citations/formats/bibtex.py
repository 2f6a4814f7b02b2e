"""BibTeX: one ``@misc`` entry, for BibTeX and biber alike.

What a style prints is in double braces, so that none changes its case. What a program reads (year,
month, DOI, URL) is not: biblatex takes such a value as it is, braces and all. The styles of BibTeX
(plain, alpha, apalike, ieeetr) know neither ``url`` nor ``doi``: they print ``note``, which has the
address as well. The primary source is in ``annote``, which no style prints.
BibTeX: https://ctan.org/pkg/bibtex, "BibTeXing", sections 3 and 4; biblatex: manual, section 2.2.
"""

from __future__ import annotations

import re

from ...articles.model import Author, Organization, PartialDate, Person
from ...runs import Tags, tagged
from ...uris import uri_of
from ..dates import THREE_LETTER_MONTHS
from ..item import Item
from ..names import in_order, is_joined
from .babel import babel_name

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        # In OT1, the encoding of TeX's own fonts, these three are other characters.
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        **{character: f"\\{character}" for character in "%&#_$"},
    }
)
_SEPARATOR = re.compile(r",|\band\b", re.IGNORECASE)
# Characters that no address holds unencoded (RFC 3986, section 2), and that would end the field.
_ADDRESS_ESCAPES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
# What \url takes amiss within another command, as biblatex reads the fields of its .bbl.
_NOT_IN_URL = frozenset("%#^")
_COMMANDS: Tags = {
    "italic": (r"\emph{", "}"),
    "upright": (r"\textup{", "}"),
    "bold": (r"\textbf{", "}"),
    "medium": (r"\textmd{", "}"),
    "small-caps": (r"\textsc{", "}"),
    "sup": (r"\textsuperscript{", "}"),
    "sub": (r"\textsubscript{", "}"),
}


def bibtex(item: Item) -> str:
    """Return *item* as an entry, its key the item's identifier; without a date it has no ``year``."""
    fields = [
        ("title", _words(tagged(item.title, _COMMANDS, _escaped))),
        ("author", _braced(" and ".join(_name(author) for author in item.authors))),
        ("year", _braced(str(item.issued.year) if item.issued else "")),
        (
            "month",
            THREE_LETTER_MONTHS[item.issued.month - 1].lower() if item.issued and item.issued.month else "",
        ),
        ("day", _braced(str(item.issued.day) if item.issued and item.issued.day else "")),
        ("howpublished", _words(_escaped(", ".join(filter(None, [item.genre, item.container_title]))))),
        ("publisher", _words(_escaped(item.publisher))),
        ("version", _words(_escaped(item.version))),
        ("doi", _braced(item.doi.translate(_ADDRESS_ESCAPES))),
        ("url", _braced(uri_of(item.url))),
        ("urldate", _braced(str(item.accessed) if isinstance(item.accessed, PartialDate) else "")),
        ("note", _braced(_printed(uri_of(item.address)))),
        ("langid", _braced(babel_name(item.language))),
        ("abstract", _braced(tagged(item.abstract, _COMMANDS, _escaped))),
        ("keywords", _braced(", ".join(map(_keyword, item.keywords)))),
        ("annote", _braced(_escaped(item.note))),
    ]
    lines = [f"  {name:<12} = {value},\n" for name, value in fields if value]
    return f"@misc{{{_key(item.id)},\n{''.join(lines)}}}\n"


def _key(identifier: str) -> str:
    return re.sub(r"[^A-Za-z0-9:._+-]+", "-", identifier).strip("-") or "item"


def _printed(address: str) -> str:
    """Return an address for print, by the command that breaks it over lines, where that can take it."""
    encoded = address.translate(_ADDRESS_ESCAPES)
    if not encoded or not _NOT_IN_URL.isdisjoint(encoded):
        return _escaped(encoded)
    return rf"\url{{{encoded}}}"


def _keyword(keyword: str) -> str:
    """Return a keyword, in braces where it has a comma, which ends a keyword."""
    return _braced(_escaped(keyword)) if "," in keyword else _escaped(keyword)


def _words(escaped: str) -> str:
    return _braced(_braced(escaped))


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _name(author: Author) -> str:
    if isinstance(author, Organization):
        return _braced(_escaped(author.name))
    if is_joined(author):
        return _braced(_escaped(in_order(author)))
    if not author.given:
        parts = (author.non_dropping_particle, author.family, author.suffix)
        return _braced(_escaped(" ".join(filter(None, parts))))
    return ", ".join(filter(None, [_family(author), _part(author.suffix), _given(author)]))


def _family(person: Person) -> str:
    return " ".join(filter(None, [_part(person.non_dropping_particle), _part(person.family)]))


def _given(person: Person) -> str:
    return " ".join(filter(None, [_part(person.given), _part(person.dropping_particle)]))


def _part(part: str) -> str:
    """Return a part of a name, in braces where BibTeX would take it apart at a comma or an ``and``."""
    written = _escaped(part)
    return _braced(written) if _SEPARATOR.search(part) else written
