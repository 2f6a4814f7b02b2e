"""Text as runs: what a style returns, and the two plain writers, text and HTML.

A run is a stretch of text that looks alike. Nothing parses a citation string: an italic title,
a link and the date of access are marked on the run and stay marked until a writer needs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from .uris import uri_of

Look = Literal["italic", "upright", "bold", "medium", "small-caps", "sup", "sub", "nocase"]
"""One layer of looks. ``upright`` is roman within italic, ``medium`` regular within bold.

``nocase`` has no looks: it keeps its text out of title case (CSL-JSON's nocase span).
"""

Tags = Mapping[Look, tuple[str, str]]
"""What a writer puts before and after each look; a look that is not there is not written."""

_HTML: Tags = {
    "italic": ("<i>", "</i>"),
    "upright": ('<span style="font-style:normal;">', "</span>"),
    "bold": ("<b>", "</b>"),
    "medium": ('<span style="font-weight:normal;">', "</span>"),
    "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
}
# A look that is set again within itself is taken back, as a title within a title is.
_TAKEN_BACK: dict[Look, Look] = {"italic": "upright", "bold": "medium"}
_MARKS: dict[Look, str] = {"sup": "^", "sub": "_"}
_ONE_WORD = re.compile(r"[-+−–]?[\w.,′″°]*[-+−–]?")
"""A word, a number with its sign, or the sign of an ion: what needs no parentheses."""
_SPACE = re.compile(r"\s+")
_ESCAPES = str.maketrans({"&": "&#38;", "<": "&#60;", ">": "&#62;"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of *text* in the same looks.

    *looks* are its layers, outermost first; *href* is the address that it links to, or empty;
    *placeholder* says that the text stands for the reader's date of access.
    """

    text: str
    looks: tuple[Look, ...] = ()
    href: str = ""
    placeholder: bool = False

    @property
    def italic(self) -> bool:
        """Whether the text is in italics once every layer has been applied."""
        return self._innermost("italic", "upright")

    @property
    def bold(self) -> bool:
        """Whether the text is in bold once every layer has been applied."""
        return self._innermost("bold", "medium")

    @property
    def small_caps(self) -> bool:
        """Whether the text is in small capitals."""
        return "small-caps" in self.looks

    def _innermost(self, on: Look, off: Look) -> bool:
        return next((look == on for look in reversed(self.looks) if look in (on, off)), False)


Runs = tuple[Run, ...]


def plain(text: str) -> Runs:
    """Return *text* as runs without any looks; no runs for an empty text."""
    return (Run(text=text),) if text else ()


def link(address: str) -> Runs:
    """Return *address* as it is typed, as a run that links to its URI; no runs for an empty address."""
    return (Run(text=address, href=uri_of(address)),) if address else ()


def styled(runs: Runs, look: Look) -> Runs:
    """Put *runs* into *look*, as their outermost layer.

    What was in that look already stands out from it: italic within italic becomes upright.
    """
    return tuple(replace(run, looks=(look, *_within(look, run.looks))) for run in runs)


def _within(outer: Look, looks: tuple[Look, ...]) -> Iterator[Look]:
    turned = {outer: taken_back(outer), taken_back(outer): outer}
    return (turned.get(look, look) for look in looks)


def taken_back(look: Look) -> Look:
    """Return what *look* becomes within itself: ``italic`` is ``upright`` there; most stay as they are."""
    return _TAKEN_BACK.get(look, look)


def insert(runs: Runs, at: int, text: str) -> Runs:
    """Insert *text* at the offset *at* of the text of *runs*, in the looks of what follows there.

    At the very end it gets no looks: punctuation after an italic title is not the title's.
    """
    start = 0
    for number, run in enumerate(runs):
        end = start + len(run.text)
        if at < end:
            split = run.text[: at - start] + text + run.text[at - start :]
            return (*runs[:number], replace(run, text=split), *runs[number + 1 :])
        start = end
    return runs + plain(text)


def rewritten(runs: Runs, rewrite: Callable[[str], str]) -> Runs:
    """Pass the whole text of *runs* through *rewrite*, which must keep its length."""
    before = to_text(runs)
    text = rewrite(before)
    if text == before:
        return runs
    start = 0
    result: list[Run] = []
    for run in runs:
        end = start + len(run.text)
        result.append(replace(run, text=text[start:end]))
        start = end
    return tuple(result)


def to_text(runs: Iterable[Run]) -> str:
    """Return the characters of *runs* without any looks; see :func:`to_plain` for a text to read."""
    return "".join(run.text for run in runs)


def to_plain(runs: Iterable[Run]) -> str:
    """Return the text of *runs* for a place that has no looks: ``10^25``, ``CO_2``.

    The marks are those of Sphinx's text builder. What is raised or lowered and is more than a word or a
    number is in parentheses: ``2^(n+1)``.
    """
    return to_text(_marked(runs))


def _marked(runs: Iterable[Run]) -> Iterator[Run]:
    for place, group in groupby(runs, key=_place):
        text = to_text(group)
        if place:
            text = f"{place}{text if _ONE_WORD.fullmatch(text) else f'({text})'}"
        yield Run(text=text)


def _place(run: Run) -> str:
    """Return the mark of what is raised or lowered, or ``""``."""
    return next((_MARKS[look] for look in reversed(run.looks) if look in _MARKS), "")


def on_one_line(runs: Iterable[Run]) -> Runs:
    """Return *runs* with each stretch of white space as one space, none at either end, and none empty.

    Neighbours that look alike are one run.
    """
    cleaned: list[Run] = []
    for run in runs:
        text = _SPACE.sub(" ", run.text)
        if not cleaned or cleaned[-1].text.endswith(" "):
            text = text.removeprefix(" ")
        if not text:
            continue
        if cleaned and replace(cleaned[-1], text="") == replace(run, text=""):
            text = cleaned.pop().text + text
        cleaned.append(replace(run, text=text))
    if cleaned and cleaned[-1].text.endswith(" "):
        last = cleaned.pop()
        cleaned += [replace(last, text=last.text[:-1])] if last.text != " " else []
    return tuple(cleaned)


def to_html(runs: Iterable[Run]) -> str:
    """Return *runs* as the CSL reference engine writes HTML: looks, no links.

    Escapes are numeric (``&#38;``), so that the result is well-formed XML as well.
    """
    return tagged(runs, _HTML, lambda text: text.translate(_ESCAPES))


def tagged(runs: Iterable[Run], tags: Tags, escape: Callable[[str], str]) -> str:
    """Return *runs* as text between nested *tags*, each text passed through *escape*."""
    return "".join(_layer(list(runs), 0, tags, escape))


def _layer(runs: list[Run], depth: int, tags: Tags, escape: Callable[[str], str]) -> Iterator[str]:
    def look_of(run: Run) -> Look | None:
        return run.looks[depth] if depth < len(run.looks) else None

    for look, group in groupby(runs, key=look_of):
        if look is None:
            yield from (escape(run.text) for run in group)
        else:
            opening, closing = tags.get(look, ("", ""))
            yield opening
            yield from _layer(list(group), depth + 1, tags, escape)
            yield closing
