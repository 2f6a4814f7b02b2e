"""The body of a page as Sphinx has rendered it → that of its print view, by cutting out and putting in.

What is not touched stays, byte for byte, where it is well-formed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sphinx_policywindow.outputs.printing.cutting import Cutter
from sphinx_policywindow.outputs.printing.edits import Edits
from sphinx_policywindow.outputs.printing.elements import BY_NAME
from sphinx_policywindow.outputs.printing.reading import read


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintBody:
    """What of a page stands in its print view, as HTML: the inside of its heading, and all below it."""

    heading: str
    content: str


def print_body(
    body: str, byline: str, resolve: Callable[[str], str], formulas: Callable[[], Sequence[str]]
) -> PrintBody:
    """Return the heading and the content of the print view of a page whose *body* is given.

    *byline* is cut out where it stands right below the heading. *resolve* returns the address of a
    link as it should be, and *formulas* the MathML of each formula of the page, in order.
    """
    cutter = read(
        body.encode(errors="xmlcharrefreplace"),
        lambda reader, data: Cutter(Edits(data), reader, byline, resolve, BY_NAME),
    )
    _put_formulas(cutter, formulas)
    return PrintBody(
        heading=cutter.edits.part(*cutter.heading).strip() if cutter.heading else "",
        content=cutter.edits.part(0, len(cutter.edits.data)).strip(),
    )


def _put_formulas(cutter: Cutter, formulas: Callable[[], Sequence[str]]) -> None:
    """Put each formula in its place; where they cannot be told apart, leave them as they are."""
    texts = formulas() if cutter.formulas else ()
    found = cutter.formulas
    if len(texts) != len(found):
        found = [formula for formula in found if formula.is_sphinxs]
    if len(texts) != len(found):
        return
    numbers = [cutter.edits.part(*formula.number) for formula in found]
    for formula, number, text in zip(found, numbers, texts, strict=True):
        cutter.edits.replace(*formula.inside, f"{number} {text}" if number else text)
