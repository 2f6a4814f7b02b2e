"""``python -m sphinx_policywindow.citations STYLE < items.json``: citations for other tools.

Reads a JSON list of CSL items and prints a JSON list of ``{"text": …, "html": …}``, one for each;
a format (``bibtex``, ``ris``, ``csl-json``) prints ``{"text": …}``. The exit status is 2 for an
unknown style, and 1 for input that is no such list.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence

from ..command import Command, fail, say
from ..problems import nearest
from ..runs import to_html, to_plain
from .csl import from_csl
from .formats import FORMATS, format_named
from .item import Item
from .styles import STYLES, style_named

Printed = dict[str, str]

_NAMES = [style.name for style in STYLES] + [form.name for form in FORMATS]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with *arguments* (default: those of the process); return the exit status."""
    return COMMAND.run_alone("python -m sphinx_policywindow.citations", arguments)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("style", metavar="STYLE", help=f"one of {', '.join(_NAMES)}")


def _run(options: argparse.Namespace) -> int:
    name = options.style
    write = _writer(name)
    if write is None:
        near = nearest(name, _NAMES)
        hint = f"did you mean {near!r}?" if near else f"expected one of {', '.join(_NAMES)}"
        return fail(f"there is no style {name!r}; {hint}")
    try:
        items = _items(sys.stdin.buffer.read())
    except ValueError as error:
        return fail(str(error), status=1)
    say(json.dumps([write(item) for item in items], ensure_ascii=False, indent=2))
    return 0


def _writer(name: str) -> Callable[[Item], Printed] | None:
    style = style_named(name)
    if style is not None:
        cite = style.cite
        return lambda item: {"text": to_plain(cite(item)), "html": to_html(cite(item))}
    form = format_named(name)
    if form is not None:
        write = form.write
        return lambda item: {"text": write(item)}
    return None


def _items(source: bytes) -> list[Item]:
    try:
        data = json.loads(source.decode("utf-8-sig"))
    except RecursionError:
        raise ValueError("the input is nested too deeply") from None
    except ValueError as error:
        raise ValueError(f"the input is not JSON in UTF-8: {error}") from None
    if not isinstance(data, list):
        raise ValueError("the input is not a JSON list of items")
    return [_item(number, entry) for number, entry in enumerate(data)]


def _item(number: int, entry: object) -> Item:
    try:
        return from_csl(entry)
    except ValueError as error:
        raise ValueError(f"item {number}: {error}") from None


COMMAND = Command(
    name="cite",
    summary="print citations of items of CSL-JSON",
    description="Reads a JSON list of CSL items; prints a JSON list of their citations.",
    add_arguments=_add_arguments,
    run=_run,
)

if __name__ == "__main__":
    sys.exit(main())
