"""What one PDF an article costs: run by hand, or by `make bench-pdf`.

    python tests/benchmarks/pdf.py [engine ...] [number of articles ...]

Compares the builder `articlepdf` with Sphinx's own way, which is a document of `latex_documents` and a
run of latexmk for each article. Of these, a few are run, and the mean stands for the others. What is
counted is the time of the processor, of Sphinx and of all that it starts, once the pages have been
read; and the memory of the largest process.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ENGINES = ("pdflatex", "xelatex", "lualatex")
SIZES = (10, 100, 300)
SAMPLE = 5
WORDS = """
the of a to in model risk policy compute access training audit evaluation safety threshold provider agency
rule act standard measure report disclosure system general purpose public private market law court
regulator licence weight release open closed incident oversight
"""
CONF = """
project = "Bench Wiki"
extensions = ["myst_parser", "sphinx_policywindow"]
policywindow_url = "https://wiki.example.org/wiki/{slug}"
latex_documents = [
    (f"article-{n:04}", f"article-{n:04}.tex", f"Article {n}", "Bench Wiki", "howto") for n in range(NUMBER)
]
"""
ARTICLE = """---
concept:
  domain: safety
  summary: {summary}
  related: [{related}]
  aliases: [Alias {number}, Other {number}]
  primary_source: "Hinton, G., Vinyals, O. and Dean, J. (2015), 'Distilling the Knowledge in a Neural Network'"
  source_url: https://arxiv.org/abs/1503.02531
  authors: [{{family: Doe, given: Jane}}, {{family: Roe, given: Richard}}]
  published: 2025-01-02
  updated: 2026-05-30
  version: "{number}.1"
  license: CC-BY-4.0
  keywords: [one, two, three]
---

# Article {number}

## Details

{paragraphs[0]} See {{concept}}`{link}`.

{paragraphs[1]} It is *here* and **there**, see <https://example.org/{number}>.

## Background

{paragraphs[2]}

- {paragraphs[3]}
- {paragraphs[4]}

## Outlook

{paragraphs[5]}
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the processor, and MB of the largest process."""

    seconds: float
    megabytes: float


def write_corpus(folder: Path, number: int) -> None:
    """Write articles of some 400 words, with a record of a dozen fields and five related articles."""
    chance = random.Random(number)
    folder.mkdir()
    (folder / "conf.py").write_text(CONF.replace("NUMBER", str(number)), encoding="utf-8")
    (folder / "index.md").write_text("# Home\n\n```{toctree}\n:glob:\n\narticle-*\n```\n", encoding="utf-8")
    for index in range(number):
        related = [f"article-{(index + step) % number:04}" for step in (1, 2, 3, 5, 8)]
        sizes = (70, 80, 80, 25, 25, 90)
        paragraphs = [" ".join(chance.choices(WORDS.split(), k=size)).capitalize() + "." for size in sizes]
        text = ARTICLE.format(
            number=index,
            summary=" ".join(chance.choices(WORDS.split(), k=40)).capitalize(),
            related=", ".join(related),
            link=related[0],
            paragraphs=paragraphs,
        )
        (folder / f"article-{index:04}.md").write_text(text, encoding="utf-8")


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Return what a command costs, with all that it starts."""
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def sphinx(folder: Path, builder: str, engine: str) -> Cost:
    """Return what a build costs."""
    options = ["-q", "-D", f"latex_engine={engine}", "-d", "doctrees", "-b", builder]
    return cost([sys.executable, "-m", "sphinx", *options, "source", builder], folder)


def each_by_itself(folder: Path, engine: str, number: int) -> float:
    """Return the seconds that Sphinx's LaTeX and latexmk take for each article."""
    written = sphinx(folder, "latex", engine).seconds
    names = [f"article-{index * number // SAMPLE:04}.pdf" for index in range(SAMPLE)]
    runs = [cost(["make", "LATEXMKOPTS=-interaction=nonstopmode", name], folder / "latex") for name in names]
    return written + sum(run.seconds for run in runs) / SAMPLE * number


def measure(folder: Path, engine: str, number: int) -> None:
    """Print a line for a corpus, and one for a change in it."""
    write_corpus(folder / "source", number)
    sphinx(folder, "dummy", engine)
    others = each_by_itself(folder, engine, number)
    ours = sphinx(folder, "articlepdf", engine)
    print(
        f"{engine:9} {number:5} articles  {ours.seconds:7.1f} s  {ours.megabytes:5.0f} MB"
        f"  latexmk for each {others:8.1f} s  {others / ours.seconds:6.1f} times as much",
        flush=True,
    )
    page = folder / "source/article-0003.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    sphinx(folder, "dummy", engine)
    changed = sphinx(folder, "articlepdf", engine)
    print(
        f"{engine:9}     1 changed   {changed.seconds:7.1f} s  {changed.megabytes:5.0f} MB"
        f"  all of them      {ours.seconds:8.1f} s  {ours.seconds / changed.seconds:6.1f} times as much",
        flush=True,
    )


def main() -> None:
    """Measure the engines and sizes that are asked for."""
    engines = [word for word in sys.argv[1:] if not word.isdecimal()] or ENGINES
    sizes = [int(word) for word in sys.argv[1:] if word.isdecimal()] or SIZES
    print(f"latexmk is run for {SAMPLE} articles, and the mean taken for the others.", flush=True)
    for engine in engines:
        for number in sizes:
            with TemporaryDirectory() as folder:
                measure(Path(folder), engine, number)


if __name__ == "__main__":
    main()
