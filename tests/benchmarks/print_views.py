"""What a print view costs: run by hand, or by `make bench`.

Builds the example site several times, and prints the CPU time of an article's print view and the share
that it has in the whole build. Of each article the least of all rounds counts: what else a machine does
only adds to it.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

_SITE = Path(__file__).parents[2] / "example_site"
_ROUNDS = 7
_PRIORITY = 950
"""That of the handler which writes the print view."""


def build(folder: Path) -> tuple[dict[str, float], float]:
    """Return the milliseconds of each page's print view in one build, and those of the build."""
    cost: dict[str, float] = {}

    def begin(app: Sphinx, pagename: str, *rest: Any) -> None:
        cost[pagename] = -time.process_time()

    def end(app: Sphinx, pagename: str, *rest: Any) -> None:
        cost[pagename] = (cost[pagename] + time.process_time()) * 1000

    with docutils_namespace():
        app = Sphinx(
            _SITE,
            _SITE,
            folder / "html",
            folder / "doctrees",
            "html",
            confoverrides={"html_theme": "alabaster"},
            status=None,
        )
        app.connect("html-page-context", begin, priority=_PRIORITY - 1)
        app.connect("html-page-context", end, priority=_PRIORITY + 1)
        start = time.process_time()
        app.build()
        whole = (time.process_time() - start) * 1000
        written = {name for name in cost if (folder / f"html/{name}.print.html").exists()}
    return {name: cost[name] for name in written}, whole


def main() -> None:
    """Print what a print view costs."""
    rounds = []
    for _ in range(_ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            rounds.append(build(Path(folder)))
    least = {name: min(cost[name] for cost, _ in rounds) for name in rounds[0][0]}
    whole = min(whole for _, whole in rounds)
    each = sum(least.values()) / len(least)
    print(f"{'print view':16} {each:6.3f} ms an article, {sum(least.values()) / whole:.1%} of the build")


if __name__ == "__main__":
    main()
