"""What a build costs, beside the same wiki with its blocks typed by hand: run by hand, or by `make bench`.

    python tests/benchmarks/builds.py [number of pages ...] [--rounds N] [--theme NAME] [--jobs N ...]

The wikis are those of ``corpora.py``: P has no blocks, H has them typed, E is ours with all that it
writes, M is E with the memory of the stemmer, and C is M with two lines in ``conf.py`` by which Python
collects garbage less often. In each round every wiki is built once, in turn, from
nothing; then again with nothing changed, and with one page changed. What is counted is the time of the
processor, of Sphinx and of all that it starts; the memory of the largest process; and, with several
jobs, the time on the clock. Figures are medians; the ratio of each round has the least and the most
beside it. On a busy machine only the ratios mean something.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.corpora import wiki, write

_MEMO = "policywindow_search_memo = True\n"
WAYS = {
    "P": ("P", ""),
    "H": ("H", ""),
    "E": ("E", ""),
    "M": ("E", _MEMO),
    "C": ("E", f"{_MEMO}import gc\ngc.set_threshold(10_000)\n"),
}
GOALS = (("E", "H", 0.75), ("M", "H", 0.65), ("M", "P", 1.05))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds of the processor and on the clock, and MB of the largest process."""

    cpu: float
    clock: float
    memory: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A build from nothing, one with nothing changed, one with a page changed; MB of what they leave."""

    clean: Cost
    same: Cost
    changed: Cost
    doctrees: float
    output: float


def build(folder: Path, jobs: int) -> Cost:
    """Build the wiki in *folder*, in a process of its own."""
    options = ["-q", "-b", "html", "-d", "doctrees", "-j", str(jobs)]
    # Whoever installs a package has its modules compiled.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "sphinx", *options, "source", "html"], cwd=folder, env=environment
    ) as process:
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"Sphinx ended with {process.returncode}")
    clock = time.perf_counter() - start
    return Cost(cpu=usage.ru_utime + usage.ru_stime, clock=clock, memory=usage.ru_maxrss / 1024)


def megabytes(folder: Path) -> float:
    """Return the size of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def one_round(folder: Path, jobs: int) -> Round:
    """Build three times."""
    clean = build(folder, jobs)
    sizes = megabytes(folder / "doctrees"), megabytes(folder / "html")
    same = build(folder, jobs)
    page = folder / "source/part-000/article-00003.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    return Round(clean=clean, same=same, changed=build(folder, jobs), doctrees=sizes[0], output=sizes[1])


def rounds(number: int, theme: str, jobs: int, count: int) -> dict[str, list[Round]]:
    """Return the rounds of each way, run in turn.

    Nothing is removed before the end: ext4 takes its time for new files where many have just been removed,
    so that each way would pay for the files of the way before it.
    """
    pages = wiki(number)
    found: dict[str, list[Round]] = {way: [] for way in WAYS}
    with TemporaryDirectory() as root:
        for turn in range(count):
            for way, (corpus, options) in WAYS.items():
                folder = Path(root, f"{way}{turn}")
                write(folder / "source", pages, corpus, theme, options)
                found[way].append(one_round(folder, jobs))
    return found


def table(found: dict[str, list[Round]], number: int) -> Iterator[str]:
    """Yield a line for each way."""
    yield (
        f"{'':3}{'CPU ms/page':>12}{'clock s':>9}{'MB':>7}{'doctrees':>10}{'output':>8}{'same s':>8}{'1 page s':>9}"
    )
    for way, made in found.items():
        middle = statistics.median
        cpu = middle(one.clean.cpu for one in made) / number * 1000
        clock, memory = middle(one.clean.clock for one in made), middle(one.clean.memory for one in made)
        doctrees, output = middle(one.doctrees for one in made), middle(one.output for one in made)
        same, changed = middle(one.same.cpu for one in made), middle(one.changed.cpu for one in made)
        yield (
            f"{way:3}{cpu:12.1f}{clock:9.1f}{memory:7.0f}{doctrees:10.1f}{output:8.1f}{same:8.2f}{changed:9.2f}"
        )


def ratio(found: dict[str, list[Round]], way: str, base: str) -> str:
    """Return how much a way costs of another, round by round."""
    pairs = zip(found[way], found[base], strict=True)
    each = sorted(one.clean.cpu / other.clean.cpu for one, other in pairs)
    return f"{way}/{base} {statistics.median(each):.2f} ({each[0]:.2f} to {each[-1]:.2f})"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description="What a build costs, beside the blocks typed by hand.")
    parser.add_argument("pages", nargs="*", type=int, default=[200])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--theme", default="alabaster")
    parser.add_argument("--jobs", nargs="+", type=int, default=[1])
    chosen = parser.parse_args(arguments)
    for number in chosen.pages:
        for jobs in chosen.jobs:
            print(f"{number} pages, {chosen.theme}, -j{jobs}, {chosen.rounds} rounds", flush=True)
            found = rounds(number, chosen.theme, jobs, chosen.rounds)
            print("\n".join(table(found, number)))
            for way, base, goal in GOALS:
                print(f"   {ratio(found, way, base)}, goal {goal:.2f}")
            others = (("E", "P"), ("P", "H"), ("C", "H"), ("C", "P"))
            print("   " + ", ".join(ratio(found, *pair) for pair in others), flush=True)


if __name__ == "__main__":
    main()
