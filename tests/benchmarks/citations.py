"""What an article's citations and files cost: run by hand, or by `make bench`.

Prints CPU time an article, the median of several rounds, and its ratio to a baseline in the same
run: the article's citation block typed as one f-string a style, which is all that string formatting
can save.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sphinx_policywindow.citations.csl import from_csl
from sphinx_policywindow.citations.dates import Today
from sphinx_policywindow.citations.formats import FORMATS
from sphinx_policywindow.citations.item import Item
from sphinx_policywindow.citations.styles import DEFAULT_STYLES, STYLES
from sphinx_policywindow.runs import plain, to_text

_DATA = Path(__file__).parents[1] / "unit/citations/data/reference.json"
_ROUNDS = 15


def block_and_files(item: Item) -> None:
    """Make what a page and the files of one article need: the styles shown, and every default format."""
    for style in STYLES:
        if style.name in DEFAULT_STYLES:
            style.cite(replace(item, accessed=Today.PLACEHOLDER))
    for format_ in FORMATS[:3]:
        format_.write(item)


def every_style(item: Item) -> None:
    """Make the citation in every style."""
    for style in STYLES:
        style.cite(item)


def typed(item: Item) -> None:
    """Make strings of the same number, as a template would."""
    author, title = str(item.authors), to_text(item.title)
    for _ in range(len(DEFAULT_STYLES) + 3):
        f"{author} ({item.issued}) {title}. {item.genre}. {item.container_title}. {item.url}"


def milliseconds(task: Callable[[Item], None], items: list[Item]) -> float:
    """Return the median CPU time of *task* for one item."""
    rounds = []
    for number in range(_ROUNDS):
        # No title comes twice, as on a site: what is remembered of one round is of no use in the next.
        fresh = [replace(item, title=(*item.title, *plain(f" {number}"))) for item in items]
        start = time.process_time()
        for item in fresh:
            task(item)
        rounds.append((time.process_time() - start) / len(items) * 1000)
    return statistics.median(rounds)


def main() -> None:
    """Print a line for each task."""
    items = [from_csl(item) for item in json.loads(_DATA.read_text(encoding="utf-8"))["items"]]
    baseline = milliseconds(typed, items)
    for task in (block_and_files, every_style):
        cost = milliseconds(task, items)
        print(f"{task.__name__:16} {cost:6.3f} ms an article, {cost / baseline:5.1f} times plain strings")


if __name__ == "__main__":
    main()
