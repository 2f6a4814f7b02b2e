"""The markup that CSL-JSON allows in a title, to runs and back.

https://docs.citationstyles.org/en/stable/specification.html#rich-text-markup-within-fields
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..runs import Look, Run, Runs, Tags, tagged, taken_back

_TAG = re.compile(
    r"""<(?P<close>/)?(?P<name>i|b|sc|sup|sub|span)
    (?:\s+(?:class="(?P<nocase>nocase)"|style="font-variant:\s*(?P<caps>small-caps);?"))?\s*>""",
    re.VERBOSE,
)
_DEEPEST = 20
"""As many looks as can be within each other: what is around them is text."""
_LOOKS: dict[str, Look] = {"i": "italic", "b": "bold", "sc": "small-caps", "sup": "sup", "sub": "sub"}
_WRITTEN: Tags = {
    "italic": ("<i>", "</i>"),
    "upright": ("<i>", "</i>"),
    "bold": ("<b>", "</b>"),
    "medium": ("<b>", "</b>"),
    "small-caps": ("<sc>", "</sc>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "nocase": ('<span class="nocase">', "</span>"),
}


def runs_from_markup(text: str) -> Runs:
    """Return *text* as runs; a tag that has no counterpart is text, as is any other ``<``."""
    tags = _matched(list(_TAG.finditer(text)))
    runs: list[Run] = []
    looks: tuple[Look, ...] = ()
    start = 0
    for tag in tags:
        runs.append(Run(text=text[start : tag.start()], looks=looks))
        looks = looks[:-1] if tag["close"] else (*looks, _within(looks, _look(tag)))
        start = tag.end()
    runs.append(Run(text=text[start:], looks=looks))
    return tuple(run for run in runs if run.text)


def markup_from_runs(runs: Iterable[Run]) -> str:
    """Return *runs* in the markup of CSL-JSON; what is not markup is not escaped, having no escape."""
    return tagged(runs, _WRITTEN, str)


def _look(tag: re.Match[str]) -> Look:
    if tag["name"] == "span":
        return "small-caps" if tag["caps"] else "nocase"
    return _LOOKS[tag["name"]]


def _within(looks: tuple[Look, ...], look: Look) -> Look:
    """Return the look of a tag within *looks*: italic within italic is upright, and then italic again."""
    back = taken_back(look)
    innermost = next((outer for outer in reversed(looks) if outer in (look, back)), back)
    return look if innermost == back else back


def _matched(tags: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return those of *tags* that open and close, in order; of too many within each other, the inner ones."""
    stack: list[re.Match[str]] = []
    kept: list[re.Match[str]] = []
    for tag in tags:
        if not tag["close"]:
            if tag["name"] != "span" or tag["nocase"] or tag["caps"]:
                stack.append(tag)
                del stack[:-_DEEPEST]
            continue
        names = [opened["name"] for opened in stack]
        if tag["name"] in names:
            place = len(names) - 1 - names[::-1].index(tag["name"])
            kept += [stack[place], tag]
            del stack[place:]
    return sorted(kept, key=lambda tag: tag.start())
