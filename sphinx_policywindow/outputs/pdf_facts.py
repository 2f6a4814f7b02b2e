"""What a PDF says of itself: facts → its information dictionary, and an XMP packet.

XMP: ISO 16684-1. That both say the same is a rule of PDF/A (ISO 19005-2, 6.6.3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "x": "adobe:ns:meta/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
# Here, as PDFs are taken apart in several threads, and there is one register for all of them.
for _prefix, _address in _NAMESPACES.items():
    ElementTree.register_namespace(_prefix, _address)
_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_END = '\n<?xpacket end="w"?>'
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """An entry of the outline: its words, the label of its place, and the entries below it."""

    words: str
    label: str
    below: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a PDF says of itself. An empty text is left out.

    *language* is a tag of BCP 47, *date* an ISO 8601 date or time in the precision that it has.
    """

    title: str
    authors: tuple[str, ...]
    subject: str
    keywords: tuple[str, ...]
    language: str
    publisher: str
    identifier: str
    rights: str
    date: str
    creator: str


def information(facts: Facts, producer: str) -> dict[str, str]:
    """Return the entries of the information dictionary, by name; *producer* is the program that set it."""
    date = "D:" + facts.date.translate(dict.fromkeys(map(ord, "-:T"))) if facts.date else ""
    entries = {
        "/Title": facts.title,
        "/Author": "; ".join(facts.authors),
        "/Subject": facts.subject,
        "/Keywords": ", ".join(facts.keywords),
        "/Creator": facts.creator,
        "/Producer": producer,
        "/CreationDate": date,
        "/ModDate": date,
    }
    return {name: value for name, value in entries.items() if value}


def xmp(facts: Facts, producer: str, *, standard: str) -> bytes:
    """Return the XMP packet that says the same; *standard* is the part and level of PDF/A, or ``""``."""
    meta = ElementTree.Element(_name("x:xmpmeta"))
    rdf = ElementTree.SubElement(meta, _name("rdf:RDF"))
    about = ElementTree.SubElement(rdf, _name("rdf:Description"), {_name("rdf:about"): ""})
    _array(about, "dc:title", "rdf:Alt", [facts.title])
    _array(about, "dc:creator", "rdf:Seq", facts.authors)
    _array(about, "dc:description", "rdf:Alt", [facts.subject])
    _array(about, "dc:subject", "rdf:Bag", facts.keywords)
    _array(about, "dc:language", "rdf:Bag", [facts.language])
    _array(about, "dc:publisher", "rdf:Bag", [facts.publisher])
    _array(about, "dc:rights", "rdf:Alt", [facts.rights])
    single = {
        "dc:identifier": facts.identifier,
        "dc:format": "application/pdf",
        "pdf:Keywords": ", ".join(facts.keywords),
        "pdf:Producer": producer,
        "xmp:CreatorTool": facts.creator,
        "xmp:CreateDate": facts.date,
        "xmp:ModifyDate": facts.date,
        "xmp:MetadataDate": facts.date,
        "pdfaid:part": standard[:1],
        "pdfaid:conformance": standard[1:],
    }
    for name, value in single.items():
        if value:
            ElementTree.SubElement(about, _name(name)).text = value
    ElementTree.indent(meta)
    return (_BEGIN + ElementTree.tostring(meta, encoding="unicode") + _END).encode()


def _array(about: ElementTree.Element, name: str, kind: str, values: Iterable[str]) -> None:
    """Add an array of that kind, if there is anything in it; an ``rdf:Alt`` has one text, in any language."""
    found = [value for value in values if value]
    if not found:
        return
    array = ElementTree.SubElement(ElementTree.SubElement(about, _name(name)), _name(kind))
    for value in found:
        attributes = {_LANGUAGE: "x-default"} if kind == "rdf:Alt" else {}
        ElementTree.SubElement(array, _name("rdf:li"), attributes).text = value


def _name(prefixed: str) -> str:
    prefix, _, name = prefixed.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{name}"
