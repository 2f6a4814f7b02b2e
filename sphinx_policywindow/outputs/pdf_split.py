"""The PDF of a run → one PDF an article, each complete in itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, OutlineItem, Pdf, PdfError, Stream, String

from sphinx_policywindow.outputs.pdf_facts import Facts, Heading, information, xmp
from sphinx_policywindow.outputs.tex_log import Label

_PDFA = "2B"
_PRESS_COLOURS = 4
_PLACE = Name.PolicyWindowPlace
_PRINTED = 4
"""The flag of an annotation that is there on paper as well (ISO 32000-1, 12.5.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The pages of one article, from *first* up to but without *end*, and where they go.

    *is_complete* says that no character is missing on them. *labels* are those of the article.
    """

    first: int
    end: int
    is_complete: bool
    facts: Facts
    outline: tuple[Heading, ...]
    labels: Mapping[str, Label]
    path: Path


def split(source: Path, colours: bytes, parts: Sequence[Part]) -> list[str]:
    """Write each part of a PDF, whole or not at all; return why it cannot be written, or ``""``, of each.

    With *colours*, a profile of sRGB, a part is PDF/A-2b (ISO 19005-2): TeX does the rest of what that
    asks for, unless a picture brings in something else or a font lacks a character.
    """
    reasons = []
    try:
        pdf = Pdf.open(source)
    except PdfError as error:
        return [str(error)] * len(parts)
    with pdf:
        places = _Places(pdf)
        for part in parts:
            for page in pdf.pages[part.first : part.end]:
                _note_places(page, places, part)
        _forget_glyph_lists(pdf)
        for part in parts:
            reason = ""
            try:
                # Beside the source: what is left there when a build is killed goes with the run.
                _write(pdf, places, colours, part, source.with_name(f"{source.stem}-part.pdf"))
            except PdfError as error:  # a picture, which TeX has taken in as it is
                reason = str(error)
            reasons.append(reason)
    return reasons


def _write(source: Pdf, places: _Places, colours: bytes, part: Part, temporary: Path) -> None:
    part.path.parent.mkdir(parents=True, exist_ok=True)
    with Pdf.new() as pdf:
        pdf.pages.extend(source.pages[part.first : part.end])
        for page in pdf.pages:
            _mend_links(page, pdf, part)
        standard = _PDFA if colours and part.is_complete and not _has_foreign_pictures(pdf) else ""
        if standard:
            _tell_colours(pdf, colours)
        _describe(pdf, part.facts, str(source.docinfo.get(Name.Producer, "")), standard)
        with pdf.open_outline() as outline:
            outline.root.extend(_entries(part.outline, places, pdf, part))
        pdf.save(
            temporary,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    temporary.replace(part.path)


class _Places:
    """The places of a run's PDF that links lead to, each with the number of its page."""

    def __init__(self, pdf: Pdf) -> None:
        self.numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        names = pdf.Root.get(Name.Names)
        tree = names.get(Name.Dests) if names is not None else None
        self.by_name = {} if tree is None else {str(name): place for name, place in NameTree(tree).items()}

    def find(self, name: str, part: Part) -> Array | None:
        """Return the place of a label of an article, or of that name; ``None`` where there is none.

        A reference to an entry of a bibliography names the entry, of which LaTeX makes a name of its own.
        """
        label = part.labels.get(name)
        found = self.by_name.get(label.place if label else name) or self.by_name.get(f"cite.{name}")
        if isinstance(found, Dictionary):
            found = found.get(Name.D)
        if not isinstance(found, Array):
            return None
        page, *where = list(found)
        if not isinstance(page, Dictionary) or page.objgen not in self.numbers:
            return None
        return Array([self.numbers[page.objgen], *where])


def _forget_glyph_lists(pdf: Pdf) -> None:
    """Leave out which characters each font has: nobody needs it, and LuaTeX 1.15 writes it wrong.

    PDF/A asks that it is right where it is there (ISO 19005-2, 6.2.11.4.2).
    """
    for found in pdf.objects:
        if isinstance(found, Dictionary) and found.get(Name.Type) == Name.FontDescriptor:
            for key in (Name.CharSet, Name.CIDSet):
                if key in found:
                    del found[key]


def _in_part(place: Array, pdf: Pdf, part: Part) -> Array | None:
    """Return the same place in the *pdf* of a part, ``None`` where it is in another."""
    number = int(place[0]) - part.first
    return Array([pdf.pages[number].obj, *list(place)[1:]]) if 0 <= number < len(pdf.pages) else None


def _note_places(page: pikepdf.Page, places: _Places, part: Part) -> None:
    """Note at each link where it leads: the names of places do not come along with the pages."""
    for annotation in page.obj.get(Name.Annots, ()):
        action = annotation.get(Name.A)
        name = annotation.get(Name.Dest)
        if isinstance(action, Dictionary) and action.get(Name.S) == Name.GoTo:
            name = action.get(Name.D)
        if isinstance(name, String | Name):
            annotation[_PLACE] = places.find(str(name).removeprefix("/"), part) or Array([-1])
            for key in (Name.A, Name.Dest):
                if key in annotation:
                    del annotation[key]


def _mend_links(page: pikepdf.Page, pdf: Pdf, part: Part) -> None:
    """Have the links of a page lead to the places that were noted; a link that leads nowhere goes.

    So does a file that raw LaTeX has attached: PDF/A-2b has none, and it may be any file of the machine.
    """
    if Name.Annots not in page.obj:
        return
    kept = []
    for annotation in page.obj[Name.Annots]:
        if annotation.get(Name.Subtype) == Name.FileAttachment:
            continue
        annotation[Name.F] = _PRINTED
        noted = annotation.get(_PLACE)
        if isinstance(noted, Array):
            place = _in_part(noted, pdf, part)
            del annotation[_PLACE]
            if place is None:
                continue
            annotation[Name.Dest] = place
        kept.append(annotation)
    page.obj[Name.Annots] = Array(kept)


def _entries(headings: Sequence[Heading], places: _Places, pdf: Pdf, part: Part) -> list[OutlineItem]:
    entries = []
    for heading in headings:
        found = places.find(heading.label, part)
        place = _in_part(found, pdf, part) if found is not None else None
        below = _entries(heading.below, places, pdf, part)
        if place is None:
            entries += below
            continue
        entry = OutlineItem(heading.words, place)
        entry.children.extend(below)
        entries.append(entry)
    return entries


def _has_foreign_pictures(pdf: Pdf) -> bool:
    """Whether any picture is a PDF itself, or in the colours of a press: neither is known to be PDF/A."""
    for page in pdf.pages:
        for _name, picture in page.resources.get(Name.XObject, {}).items():
            if picture.get(Name.Subtype) != Name.Image or "CMYK" in str(picture.get(Name.ColorSpace)):
                return True
            colours = picture.get(Name.ColorSpace)
            if isinstance(colours, Array) and colours[0] == Name.ICCBased and colours[1].N == _PRESS_COLOURS:
                return True
    return False


def _tell_colours(pdf: Pdf, colours: bytes) -> None:
    """Say which colours the numbers in the file stand for (ISO 19005-2, 6.2.3)."""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=Stream(pdf, colours, N=3),
    )
    pdf.Root[Name.OutputIntents] = Array([pdf.make_indirect(intent)])


def _describe(pdf: Pdf, facts: Facts, producer: str, standard: str) -> None:
    """Say what the document is, in the information dictionary, in XMP, and to the reader's program."""
    for name, value in information(facts, producer).items():
        pdf.docinfo[Name(name)] = String(value)
    pdf.Root[Name.Metadata] = Stream(
        pdf, xmp(facts, producer, standard=standard), Type=Name.Metadata, Subtype=Name.XML
    )
    pdf.Root[Name.Lang] = String(facts.language)
    pdf.Root[Name.ViewerPreferences] = Dictionary(DisplayDocTitle=True)
    pdf.Root[Name.PageLabels] = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
