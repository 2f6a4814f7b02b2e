"""Takes a page apart, element by element: what is cut out, what is put in its place, what is taken out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from sphinx_policywindow.outputs.printing.attributes import PLAIN, cleaned
from sphinx_policywindow.outputs.printing.edits import Edits, tag
from sphinx_policywindow.outputs.printing.reading import VOID, Reader

Attributes = dict[str, str]
Range = tuple[int, int]
_OURS = frozenset({"policywindow-files", "policywindow-offers"})
_CITATIONS = frozenset({"policywindow-cite", "policywindow-export"})


@dataclass(slots=True)
class Region:
    """An element that is open, with all that is in it."""

    name: str
    attributes: Attributes
    begin: int
    inside: int
    close: Callable[[Region, int, int], None]
    """Called with the region, and where its end tag begins and ends."""
    address: str = ""
    """Where something is to be fetched from."""
    depth: int = 1
    """How many elements of its name are open in it, and itself."""


@dataclass(slots=True)
class Formula:
    """A formula as the page has it: what is inside its element, and in that its number."""

    is_sphinxs: bool
    """Whether it is marked as Sphinx marks its own."""
    inside: Range = (0, 0)
    number: Range = (0, 0)


@dataclass(slots=True)
class Cutter:
    """Takes the elements of a body in order, and notes what is to be put in place of what.

    *by_name* says what is done to an element by its name, besides to its attributes.
    """

    edits: Edits
    reader: Reader
    byline: str
    resolve: Callable[[str], str]
    by_name: Mapping[str, Callable[[Cutter, str, Attributes], None]]
    heading: Range | None = None
    """Where the inside of the page's heading is."""
    formulas: list[Formula] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    watched: set[str] = field(init=False)
    """The names of what is looked at even where it has no attribute: that of each region, too."""
    gone: int = 0
    """How many regions are cut out."""
    quiet: int = 0
    """How many regions are citations, which have their addresses in words."""
    formula: Formula | None = None
    """The one that is open."""
    is_below_heading: bool = False

    def __post_init__(self) -> None:
        """Begin with no region."""
        self.watched = set(self.by_name)

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        if not attributes and name not in self.watched:
            self.is_below_heading = False
            return
        if self.regions and self.within_regions(name, attributes):
            return
        classes = attributes.get("class", "")
        if self.is_below_heading:
            self.is_below_heading = False
            if "policywindow-byline" in classes:
                self.open(name, attributes, self.close_byline)
                return
        if ("policywindow-" in classes or "math" in classes or "headerlink" in classes) and (
            self.by_class(name, attributes, classes.split())
        ):
            return
        take = self.by_name.get(name)
        if take is not None:
            take(self, name, attributes)
        elif not PLAIN.issuperset(attributes):
            self.clean(name, attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        within = [region for region in self.regions if region.name == name]
        for region in within:
            region.depth -= 1
        if within and not within[-1].depth:
            region = within[-1]
            self.regions.remove(region)
            self.watched = {*self.by_name, *(other.name for other in self.regions)}
            self.reader.watch_ends(bool(self.regions))
            region.close(region, *self.reader.closing(region.inside))

    def leave_out(self, begin: int, end: int) -> None:
        """Cut out what is no element."""
        self.edits.replace(begin, end, "")

    def within_regions(self, name: str, attributes: Attributes) -> bool:
        """Take an element within what is open; return whether all has been said of it."""
        for region in self.regions:
            if region.name == name:
                region.depth += 1
        if self.gone:
            if name == "source" and not self.regions[-1].address:
                self.regions[-1].address = attributes.get("src", "")
            return True
        if self.formula is None:
            return False
        classes = attributes.get("class", "").split()
        if "headerlink" in classes:
            self.cut(name, attributes)
        elif "eqno" in classes:
            self.open(name, attributes, self.close_number)
        return True

    def by_class(self, name: str, attributes: Attributes, classes: Sequence[str]) -> bool:
        """Take an element for what its classes say; return whether all has been said of it."""
        if "headerlink" in classes or not _OURS.isdisjoint(classes):
            self.cut(name, attributes)
            return True
        if "math" in classes and name not in VOID:
            self.formula = Formula("notranslate" in classes)
            self.open(name, attributes, self.close_formula)
        elif not _CITATIONS.isdisjoint(classes):
            self.quiet += 1
            self.open(name, attributes, self.close_citations)
        return False

    def open(
        self,
        name: str,
        attributes: Attributes,
        close: Callable[[Region, int, int], None],
        address: str = "",
    ) -> None:
        """Note that an element is open that something is to be done to at its end."""
        region = Region(name, attributes, *self.reader.opening(), close, address)
        data = self.edits.data
        end = data.find(b"<", region.inside)
        is_text = data.startswith(f"</{name}>".encode(), end)
        if is_text and data[region.inside - 2 : region.inside] != b"/>":
            close(region, end, end + len(name) + 3)
        else:
            self.regions.append(region)
            self.watched.add(name)
            self.reader.watch_ends(True)

    def cut(self, name: str, attributes: Attributes) -> None:
        """Cut out an element."""
        if name in VOID:
            self.replace_tag("")
            return
        self.gone += 1
        self.open(name, attributes, self.close_gone)

    def close_gone(self, region: Region, begin: int, end: int) -> None:
        """Cut out an element."""
        self.gone -= 1
        self.edits.replace(region.begin, end, "")

    def close_citations(self, region: Region, begin: int, end: int) -> None:
        """Have addresses spelled out again."""
        self.quiet -= 1

    def close_byline(self, region: Region, begin: int, end: int) -> None:
        """Cut out the byline, if it is that of the page: its last paragraph begins so."""
        last = self.edits.data[region.inside : begin].decode().rpartition("<p")[2].partition(">")[2]
        if unescape(last).strip().startswith(self.byline):
            self.edits.replace(region.begin, end, "")

    def close_heading(self, region: Region, begin: int, end: int) -> None:
        """Take the heading out of the content."""
        self.heading = (region.inside, begin)
        self.edits.replace(region.begin, end, "")
        self.is_below_heading = True

    def close_formula(self, region: Region, begin: int, end: int) -> None:
        """Note where a formula stands."""
        assert self.formula is not None
        self.formula.inside = (region.inside, begin)
        self.formulas.append(self.formula)
        self.formula = None

    def close_number(self, region: Region, begin: int, end: int) -> None:
        """Note where the number of a formula stands."""
        if self.formula is not None:
            self.formula.number = (region.begin, end)

    def clean(self, name: str, attributes: Attributes) -> None:
        """Write a start tag anew where something in it has to go."""
        kept = cleaned(name, attributes)
        if kept is not attributes:
            self.rewrite(name, kept)

    def rewrite(self, name: str, attributes: Attributes) -> None:
        """Write a start tag anew."""
        begin, end = self.reader.opening()
        is_empty = self.edits.data[end - 2 : end] == b"/>"
        self.edits.replace(begin, end, tag(name, attributes, " />" if is_empty else ">"))

    def replace_tag(self, new: str) -> None:
        """Put *new* in the place of a tag that stands alone."""
        self.edits.replace(*self.reader.opening(), new)
