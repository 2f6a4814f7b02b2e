"""The case of titles: title case as Chicago, MLA, OSCOLA and Bluebook want it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..runs import Run, Runs, rewritten, styled, to_text
from .names import has_worded_script
from .quotes import pairs

# Articles, conjunctions and prepositions, as the reference engine knows them (citeproc-js 1.4.61,
# CSL.SKIP_WORDS). Manuals differ on prepositions: Chicago 18 capitalizes those of five letters and
# more, which its official CSL style leaves to the engine.
_SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a about above across afore after against al along alongside amid amidst among amongst an and
        anenst apropos apud around as aside astride at athwart atop barring before behind below beneath
        beside besides between beyond but by c ca circa de despite down during et except for forenenst
        from given in inside into lest like modulo near next nor notwithstanding of off on onto or out
        over per plus pro qua sans since so than the through throughout thruout till to toward towards
        under underneath until unto up upon v van versus via von vs with within without yet
        """,
    )
)
_WORD = re.compile(r"[^\s\u200b“”‘’\-–—/.,;?!:\[\]()]+")
_MARK = re.compile(r"[“”‘’\"\-–—/.,;?!:\[\]()]")
# The number of a version, and a Greek letter on its own, are no words: schema v3.1, λ-Calculus.
_SYMBOL = re.compile(r"v\d+|[\u0370-\u03ff]")
_NEVER_CASED = frozenset({"nocase", "small-caps", "sup", "sub"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    start: int
    end: int
    first: bool
    """The first of the title, or after a colon, a question mark or an exclamation mark."""
    hyphenated: bool
    """The first of a hyphenated compound, big even if small (Chicago, chapter 8): ``In-House``."""
    tail: bool
    """After an apostrophe, as the ``re`` of ``we’re`` or ``’em``, or a mark that closes no pair (”ord”)."""
    alone: bool
    """Not within another word, as the ``re`` of ``we’re`` is."""
    early: bool
    """Before any punctuation, save the hyphen that follows."""


def is_english(language: str) -> bool:
    """Whether a title in *language* takes English title case; an unsaid language is English."""
    return not language or language.lower().startswith("en")


@lru_cache(maxsize=256)  # a title is set in several styles, and the site's name on every page
def title_case(title: Runs, language: str) -> Runs:
    """Return *title* with its words capitalized, if *language* is English.

    A word with a capital of its own (an acronym, ``iPhone``) is left alone, as is what is marked as
    nocase; small words are capitalized at the start, at the end and after a colon, ``?`` or ``!``.
    """
    if not is_english(language):
        return title
    text = to_text(title)
    words = list(_words(title))
    last = next((word for word in reversed(words) if word.alone), None)
    capitals = {word.start for word in words if not word.tail and _is_capitalized(text, word, last)}
    return rewritten(title, lambda text: _with_capitals(text, capitals))


def capitalize_first(text: str) -> str:
    """Return *text* with a capital to its first word, unless that word has one of its own."""
    match = _WORD.search(text)
    if match is None or match.group() != match.group().lower():
        return text
    return _with_capitals(text, {match.start()})


def _with_capitals(text: str, offsets: set[int]) -> str:
    # A capital that is two letters (ß) would move what follows: such a letter stays. Georgian has capitals
    # for whole words alone, and no others as the first of a title (`str.title`).
    return "".join(
        character.title() if offset in offsets and len(character.title()) == 1 else character
        for offset, character in enumerate(text)
    )


def _is_capitalized(text: str, word: _Word, last: _Word | None) -> bool:
    letters = text[word.start : word.end]
    if letters != letters.lower() or _SYMBOL.fullmatch(letters):
        return False
    if len(letters) == 1:
        return word.first or (word.hyphenated and word.early)
    return word.first or word.hyphenated or word is last or letters not in _SMALL_WORDS


def _words(title: Runs) -> Iterator[_Word]:
    text = to_text(title)
    closing = {pair.closing for pair in pairs(text)}
    first = True
    previous_end = 0
    mark = _MARK.search(text)
    early_end = min(mark.start() if mark else len(text), len(title[0].text) if title else 0)
    for start, end, cased in _spans(title):
        first = first or bool(re.search(r"[?!:]", text[previous_end:start]))
        previous_end = end
        is_tail = text[start - 1 : start] in ("’", "”") and start - 1 not in closing
        if cased:
            yield _Word(
                start=start,
                end=end,
                first=first,
                hyphenated=text[end : end + 1] == "-" and text[start - 1 : start] != "-",
                tail=is_tail,
                alone=not (is_tail and text[start - 2 : start - 1].isalnum()),
                early=end <= early_end,
            )
        first = False


def _spans(title: Runs) -> Iterator[tuple[int, int, bool]]:
    offset = 0
    for run in title:
        for match in _WORD.finditer(run.text):
            yield offset + match.start(), offset + match.end(), _is_cased(run)
        offset += len(run.text)


def _is_cased(run: Run) -> bool:
    return _NEVER_CASED.isdisjoint(run.looks)


def italicized(title: Runs) -> Runs:
    """Return *title* in italics, unless it is all in a script that has none, as Chinese."""
    return styled(title, "italic") if has_worded_script(to_text(title)) else title
