"""Where marks go: joining the parts of a citation, and quoting a title."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..runs import Runs, insert, plain, rewritten, to_text
from .quotes import alternated, pairs

_MARKS = ".,;:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typography:
    """A convention for quotation marks, and for punctuation next to them.

    *marks_inside* puts a period or comma before the closing quotation mark (Chicago 18, 6.9)
    instead of after it (New Oxford Style Manual, chapter 9).
    """

    outer: tuple[str, str]
    inner: tuple[str, str]
    marks_inside: bool

    def quoted(self, title: Runs) -> Runs:
        """Put *title* in quotation marks, those within it alternating; no runs for no title."""
        if not title:
            return ()
        opening, closing = self.outer
        inside = rewritten(title, lambda text: alternated(text, self.inner, self.outer))
        return (*plain(opening), *inside, *plain(closing))

    def end(self, runs: Runs, mark: str) -> Runs:
        """Put the punctuation *mark* after *runs*, unless what ends them makes it superfluous."""
        text = to_text(runs)
        inside = self._end_of_words(runs, text)
        if not text or _absorbs(text[:inside][-1:], mark):
            return runs
        return insert(runs, inside if self.marks_inside else len(text), mark)

    def _end_of_words(self, runs: Runs, text: str) -> int:
        """Return the offset in *text* before the closing quotation marks that end it.

        Those that ``quoted`` has put around a title are known as runs of their own, and not only as a
        pair: the title may have a mark that pairs with nothing, as in Swedish (”ord”).
        """
        if not text.endswith(("”", "’")):
            return len(text)
        opening, closing = self.outer
        start, end = 0, len(text)
        if runs[-1].text == closing and any(run.text == opening for run in runs):
            end -= len(closing)
            last = max(number for number, run in enumerate(runs) if run.text == opening)
            start = len(to_text(runs[: last + 1]))
        closings = {start + pair.closing for pair in pairs(text[start:end])}
        while end - 1 in closings:
            end -= 1
        return end

    def join(self, parts: Iterable[Runs], delimiter: str) -> Runs:
        """Join the *parts* that are not empty by *delimiter*, whose leading mark merges as in ``end``."""
        mark, gap = (delimiter[0], delimiter[1:]) if delimiter[:1] in _MARKS else ("", delimiter)
        filled = [part for part in parts if part]
        joined: list[Runs] = []
        for part in filled[:-1]:
            joined += [self.end(part, mark) if mark else part, plain(gap)]
        return tuple(run for part in [*joined, *filled[-1:]] for run in part)


def _absorbs(last: str, mark: str) -> bool:
    """Whether *mark* adds nothing after the character *last*: ``?.`` is ``?``, ``..`` is ``.``."""
    return last == mark or (last in "!?:;" and mark in ".:")


def wrapped(opening: str, runs: Runs, closing: str) -> Runs:
    """Put *runs* between *opening* and *closing*; no runs stay no runs."""
    return (*plain(opening), *runs, *plain(closing)) if runs else ()


AMERICAN = Typography(outer=("“", "”"), inner=("‘", "’"), marks_inside=True)
BRITISH = Typography(outer=("‘", "’"), inner=("“", "”"), marks_inside=False)
