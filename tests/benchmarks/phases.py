"""Where the time of a build goes, by phase of Sphinx and by part of ours: run by hand, or by `make bench`.

    python tests/benchmarks/phases.py [number of pages] [--theme NAME] [--rounds N]

The wikis are those of ``builds.py``. Each is built in a process of its own, in turn, with a stopwatch
around what is listed below; the time of a part is without that of the parts within it. Figures are
milliseconds of the processor for each page, the least of all rounds. Python's collector of garbage
is off: it comes when it comes, and would be counted where nobody has made anything. The stopwatch
itself costs a little, most where a part is called most: the stemmer.
"""

from __future__ import annotations

import argparse
import functools
import gc
import importlib
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks import builds
from tests.benchmarks.corpora import wiki, write

PHASES = {
    "start": "sphinx.application:Sphinx.__init__",
    "read: all else": "sphinx.builders:Builder.read",
    "read: MyST": "myst_parser.parsers.sphinx_:MystParser.parse",
    "read: keep the doctree": "sphinx.builders:Builder.write_doctree",
    "read, write: transforms": "sphinx.transforms:SphinxTransformer.apply_transforms",
    "write: all else": "sphinx.builders:Builder.write",
    "write: HTML of the page": "sphinx.builders.html:StandaloneHTMLBuilder.write_doc",
    "write: template": "sphinx.builders.html:StandaloneHTMLBuilder.handle_page",
    "write: titles and contents": "sphinx.builders.html:StandaloneHTMLBuilder.render_partial",
    "write: sidebar": "sphinx.builders.html:StandaloneHTMLBuilder._get_local_toctree",
    "search: words of the page": "sphinx.search:IndexBuilder.feed",
    "search: stemmer": "sphinx.search.en:SearchEnglish.stem",
    "finish": "sphinx.builders.html:StandaloneHTMLBuilder.finish",
}
"""What of Sphinx is timed; of ours, it is every listener and every transform."""


WAYS = {way: builds.WAYS[way] for way in "PHEM"}
"""Where no garbage is collected, C is M."""


class Stopwatch:
    """Times functions, each without the others that it calls."""

    def __init__(self) -> None:
        self.times: dict[str, float] = defaultdict(float)
        self.inside = [0.0]

    def around(self, label: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the same, and is timed."""

        @functools.wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            self.inside.append(0.0)
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                spent = time.process_time() - start
                self.times[label] += spent - self.inside.pop()
                self.inside[-1] += spent

        return timed

    def watch(self, label: str, owner: type, name: str) -> None:
        """Time a method."""
        setattr(owner, name, self.around(label, vars(owner)[name]))


def build(folder: Path) -> None:
    """Build the wiki in *folder* in this process, and print the times as JSON."""
    watch = Stopwatch()
    for label, place in PHASES.items():
        module, _, path = place.partition(":")
        owner, _, name = path.partition(".")
        watch.watch(label, getattr(importlib.import_module(module), owner), name)
    from sphinx.application import Sphinx
    from sphinx.cmd.build import build_main

    connect, add_post_transform, add_transform = (
        Sphinx.connect,
        Sphinx.add_post_transform,
        Sphinx.add_transform,
    )

    def is_ours(thing: Any) -> bool:
        return str(thing.__module__).startswith("sphinx_policywindow")

    def name_of(thing: Any) -> str:
        return f"ours: {thing.__module__.partition('.')[2]}.{thing.__name__}"

    def connect_timed(self: Sphinx, event: str, callback: Any, priority: int = 500) -> int:
        listener = watch.around(name_of(callback), callback) if is_ours(callback) else callback
        return connect(self, event, listener, priority)

    def timed(add: Callable[..., None], method: str) -> Callable[..., None]:
        def add_timed(self: Sphinx, transform: type) -> None:
            if is_ours(transform):
                watch.watch(name_of(transform), transform, method)
            add(self, transform)

        return add_timed

    Sphinx.connect = connect_timed  # type: ignore[method-assign,assignment]
    Sphinx.add_post_transform = timed(add_post_transform, "run")  # type: ignore[method-assign]
    Sphinx.add_transform = timed(add_transform, "apply")  # type: ignore[method-assign]
    gc.disable()
    if build_main(["-q", "-b", "html", "-d", str(folder / "doctrees"), f"{folder}/source", f"{folder}/html"]):
        sys.exit("Sphinx failed")
    print(json.dumps({**watch.times, "in all": time.process_time()}))


def measured(number: int, theme: str, rounds: int) -> dict[str, dict[str, float]]:
    """Return the least time of each part of each way, in milliseconds a page."""
    pages = wiki(number)
    found: dict[str, dict[str, float]] = {way: {} for way in WAYS}
    with TemporaryDirectory() as root:  # whose files are all removed at the end, as in builds.py
        for turn in range(rounds):
            for way, (corpus, options) in WAYS.items():
                folder = Path(root, f"{way}{turn}")
                write(folder / "source", pages, corpus, theme, options)
                command = [sys.executable, __file__, "--build", str(folder)]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                for label, seconds in json.loads(done.stdout.splitlines()[-1]).items():
                    spent = seconds / number * 1000
                    found[way][label] = min(spent, found[way].get(label, spent))
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description="Where the time of a build goes.")
    parser.add_argument("pages", nargs="?", type=int, default=200)
    parser.add_argument("--theme", default="alabaster")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.build is not None:
        build(chosen.build)
        return
    found = measured(chosen.pages, chosen.theme, chosen.rounds)
    print(f"{chosen.pages} pages, {chosen.theme}, ms a page, least of {chosen.rounds} rounds")
    print(f"{'':48}" + "".join(f"{way:>8}" for way in found))
    labels = {
        label: max(times.get(label, 0) for times in found.values()) for way in found for label in found[way]
    }
    order = [
        *PHASES,
        *sorted((label for label in labels if label.startswith("ours")), key=lambda x: -labels[x]),
    ]
    for label in [*order, "in all"]:
        if labels.get(label, 0) >= 0.05:
            print(f"{label:48}" + "".join(f"{times.get(label, 0):8.2f}" for times in found.values()))


if __name__ == "__main__":
    main()
