"""What ``check`` costs: run by hand, or by `make bench`.

Prints the CPU time and the wall time of a run over made-up pages of 400 words, each with a record of a
dozen fields and five related articles; one in fifty has a slip.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_PAGES = 10_000
_ROUNDS = 3
_CONF = 'project = "Wiki"\nextensions = ["myst_parser", "sphinx_policywindow"]\n'
_PAGE = """---
{kind}:
  domain: safety
  summary: >-
    An amount of computation from which a rule applies to an AI model, or to those who
    develop it; the article of the number {number}.
  aliases: [Alias {number}, The {number}th]
  related: [{related}]
  primary_source: "Okafor, A. (2025), 'A source', Journal of Sources 12(3), 45-67"
  source_url: https://example.org/sources/{number}
  authors: [{{family: Okafor, given: Amina, orcid: 0000-0002-1825-0097}}]
  published: 2025-06
  updated: 2026-05-30
  version: 1.10
  license: CC-BY-4.0
  keywords: [computation, threshold]
---

# The Article of the Number {number}

{prose}
"""


def page(number: int) -> str:
    """Return the text of a page that names five others, or four and a slip."""
    others = [(number + step * 13) % _PAGES for step in range(1, 6)]
    related = [f"article-{other}" for other in others]
    if number % 50 == 0:
        related[-1] = related[-1].replace("article", "artcle")
    kind = "concept" if number % 4 else "instrument"
    return _PAGE.format(kind=kind, number=number, related=", ".join(related), prose="word " * 400)


def run(folder: Path) -> tuple[float, float]:
    """Return the CPU time and the wall time of a run, in seconds."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "sphinx_policywindow", "check", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert len(done.stdout.splitlines()) == _PAGES // 50
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main() -> None:
    """Print what a run costs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "conf.py").write_text(_CONF, encoding="utf-8")
        for number in range(_PAGES):
            (folder / f"article-{number}.md").write_text(page(number), encoding="utf-8")
        rounds = [run(folder) for _ in range(_ROUNDS)]
    cpu, wall = map(min, zip(*rounds, strict=True))
    print(f"{'check':16} {cpu:6.2f} s CPU, {wall:.2f} s wall, {_PAGES} pages")


if __name__ == "__main__":
    main()
