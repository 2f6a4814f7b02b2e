"""What a wiki costs as one project, and as four parts built two at a time: run by hand.

    python tests/benchmarks/parts.py [number of articles] [one in how many names one of another part]

The wiki is that of ``corpora.py``. Prints seconds on the clock and of the processor, and the MB of the
largest process, times the parts that are built at one time: from nothing, and with an article changed.
On a busy machine only the ratios mean something.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.builds import build
from tests.benchmarks.corpora import ADDRESS, RELATED, Page, wiki, write

PARTS = ("one", "two", "three", "four")
SIDE_BY_SIDE = 2
_CONF = """
html_baseurl = "{address}/{part}/"
extensions.append("sphinx.ext.intersphinx")
intersphinx_mapping = {mapping}
"""


def written(folder: Path, number: int, crossing: int) -> Page:
    """Write the wiki of *number* articles as one project, twice, and as parts; return its first article."""
    pages, chance, size = wiki(number), random.Random(number), number // len(PARTS)
    groups = [pages[start : start + size] for start in range(0, number, size)]
    others = dict(zip(PARTS, [*groups[1:], groups[0]], strict=True))
    for group, there in zip(groups, others.values(), strict=True):
        concepts = [page for page in group if page.kind == "concept"]
        for page in group:
            page.related = chance.sample([other for other in group if other is not page], RELATED)
            page.uses = chance.sample(concepts, len(page.uses))
        for page in group[::crossing]:
            page.related = [*page.related[:-1], chance.choice(there)]
    for jobs in (1, SIDE_BY_SIDE):
        write(folder / f"whole-{jobs}/source", pages, "E", "alabaster")
    for part, following, group in zip(PARTS, [*PARTS[1:], PARTS[0]], groups, strict=True):
        mapping = {name: (f"{ADDRESS}/{name}/", f"../../{name}.inv") for name in PARTS if name != part}
        source = folder / part / "source"
        write(source, group, "E", "alabaster", _CONF.format(address=ADDRESS, part=part, mapping=mapping))
        for page in group[::crossing]:
            last = page.related[-1].slug
            edit(source, page, f", {last}]", f", {following}:{last}]")
    return pages[0]


def edit(source: Path, page: Page, old: str, new: str) -> None:
    """Change the first place in the file of a page where *old* stands."""
    path = source / page.folder / f"{page.slug}.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def measure(label: str, folders: list[Path], jobs: int = 1) -> None:
    """Build the projects, as many at a time as there may be, and print what it cost."""
    start, together = time.perf_counter(), min(len(folders), SIDE_BY_SIDE)
    with ThreadPoolExecutor(together) as pool:
        costs = list(pool.map(lambda folder: build(folder, jobs), folders))
    clock, cpu = time.perf_counter() - start, sum(cost.cpu for cost in costs)
    memory = max(cost.memory for cost in costs) * together
    print(f"{label:32} {clock:6.1f} s, {cpu:6.1f} s of the processor, {memory:5.0f} MB", flush=True)


def main(number: int = 2000, crossing: int = 10) -> None:
    """Measure."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        first, parts = written(folder, number, crossing), [folder / part for part in PARTS]
        wholes = {jobs: folder / f"whole-{jobs}" for jobs in (1, SIDE_BY_SIDE)}
        for label in ("from nothing", "an article changed"):
            for jobs, whole in wholes.items():
                measure(f"one, -j {jobs}, {label}", [whole], jobs)
            measure(f"parts, {label}, 1st", parts if label == "from nothing" else parts[:1])
            for part in parts:
                (folder / f"{part.name}.inv").write_bytes((part / "html/objects.inv").read_bytes())
            measure(f"parts, {label}, 2nd", parts)
            for project in (*wholes.values(), *parts[:1]):
                edit(project / "source", first, "## Limits", "One more sentence.\n\n## Limits")
        start, places = time.perf_counter(), [str(part / "html") for part in parts]
        command = ["merge-catalogs", *places, "--output", str(folder / "site"), "--url", f"{ADDRESS}/"]
        subprocess.run([sys.executable, "-m", "sphinx_policywindow", *command], check=True)
        print(f"merge-catalogs {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
