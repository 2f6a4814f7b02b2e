"""Builds are never stale: after any edit, what is kept and built again is what a clean build makes.

A generated wiki is edited at random. After each edit the kept outputs are built again and compared
with a clean build. The sequence follows from its seed alone. ``make soak`` runs a long one:
``SOAK_SEED`` chooses another, ``SOAK_EDITS`` its length and ``SOAK_ARTICLES`` the size of the wiki.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import active_children
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest
from sphinx.errors import SphinxParallelError

from tests.build.edits.comparing import STATE, difference, own, whole
from tests.build.edits.editing import edit, undo
from tests.build.edits.helper import STOPS, Stopped, stopper
from tests.build.edits.making import new_wiki
from tests.build.edits.wiki import Wiki
from tests.conftest import Project

SEED = int(os.environ.get("SOAK_SEED", "1"))
EDITS = int(os.environ.get("SOAK_EDITS", "6"))
ARTICLES = int(os.environ.get("SOAK_ARTICLES", "8"))

HTML = "html-doctrees"
"""The doctrees of the HTML. The text is built on them as well, before it, and ``dirhtml`` after it."""


@dataclass(kw_only=True)
class Sequence:
    """A wiki, the outputs that are kept, and what has happened to them."""

    project: Project
    wiki: Wiki
    parallel: int
    files: dict[str, str] = field(default_factory=dict)
    """The source files as they are on disk."""
    read: dict[str, str] = field(default_factory=dict)
    """The same, as they were when the HTML was built."""
    built: dict[str, set[str]] = field(default_factory=dict)
    """The pages that were ever built, by the kept output."""
    done: list[str] = field(default_factory=list)
    written: int = 0
    """How many pages were written again though they were not edited."""
    needlessly: int = 0
    """How many of these show nothing new."""

    def save(self) -> None:
        """Bring the source files up to date."""
        files = self.wiki.files()
        for name in self.files.keys() - files.keys():
            (self.project.source / name).unlink()
        for name, text in files.items():
            if self.files.get(name) != text:
                self.project.write(name, text)
        self.files = files

    def edit(self, how: Callable[[Wiki], str]) -> None:
        """Make one more edit."""
        self.done.append(how(self.wiki))
        self.save()

    def build(self, builder: str, output: str, doctrees: str, **options: object) -> None:
        """Build into an output that is kept."""
        self.built.setdefault(output, set()).update(self.wiki.pages)
        self.project.build(
            builder,
            output=output,
            doctrees=doctrees,
            warnings=True,
            parallel=self.parallel,
            options=options,
        )

    def build_html(self) -> None:
        """Build the HTML, and count what is written again by the extension's wish."""
        outdir = self.project.output / "html"
        digests = read_digests(outdir)
        paths = {name: outdir / f"{name}.html" for name in digests}
        # Of a build that was stopped, a page may be empty.
        pages = {name: text for name, path in paths.items() if path.exists() and (text := path.read_bytes())}
        before, self.read = self.read, dict(self.files)
        self.build("html", "html", HTML)
        for name, digest in read_digests(outdir).items():
            source = name + self.wiki.pages[name].suffix
            if name in pages and digest != digests[name] and before.get(source) == self.files[source]:
                html = f"{name}.html"
                self.written += 1
                self.needlessly += own(html, pages[name]) == own(html, (outdir / html).read_bytes())

    def stop(self, event: str, number: int) -> None:
        """Begin to build the HTML, and stop at the *number*-th call of an event, if it comes to that."""
        replace, count = Path.replace, stopper(number)

        def stopping(path: Path, target: Path) -> Path:
            if event == "replace":
                count()
            return replace(path, target)

        try:
            with patch.object(Path, "replace", stopping):
                self.build("html", "html", HTML, edits_stop=(event, number))
        except (Stopped, SphinxParallelError):
            self.done[-1] += f"; a build is stopped at {event} {number}"
        # Its workers go on with their pages, and would write them into what comes next. One that is done
        # may wait forever for somebody to hear of it.
        for worker in active_children():
            worker.join(10)
            worker.terminate()
            worker.join()

    def clean(self, builder: str) -> Path:
        """Build into an output that is new, and return where it is."""
        output = f"clean-{builder}"
        shutil.rmtree(self.project.output / output, ignore_errors=True)
        shutil.rmtree(self.project.output / "clean-doctrees", ignore_errors=True)
        if len(self.done) % 10 == 9:
            # Another process has another order of sets.
            return self.clean_elsewhere(builder, self.project.output / output)
        return self.project.build(builder, output=output, doctrees="clean-doctrees", warnings=True).outdir

    def clean_elsewhere(self, builder: str, outdir: Path) -> Path:
        """Do the same in a process of its own."""
        doctrees = self.project.output / "clean-doctrees"
        arguments = ("-Q", "-b", builder, "-d", doctrees, self.project.source, outdir)
        subprocess.run(
            [sys.executable, "-m", "sphinx", *arguments],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(sys.path),
                "PYTHONHASHSEED": str(len(self.done)),
            },
            check=True,
        )
        return outdir

    def compare(self, kept: str, clean: Path, compared: Callable[[str, bytes], bytes | None]) -> None:
        """Fail, and say all that is needed to see it again, where two outputs differ."""
        ends = (".html", "/index.html", ".txt")
        left = {f"{name}{end}" for name in self.built[kept] for end in ends}
        found = difference(self.project.output / kept, clean, compared, left)
        if not found:
            return
        edits = "\n".join(f"{number}. {done}" for number, done in enumerate(self.done, 1))
        pytest.fail(
            f"{kept} is stale: SOAK_SEED={SEED} SOAK_ARTICLES={ARTICLES} parallel={self.parallel},"
            f" edit {len(self.done)}\n{edits}\n{found}",
            pytrace=False,
        )


def read_digests(outdir: Path) -> dict[str, str]:
    """Return what the extension keeps of each page beside an output; nothing where it keeps nothing."""
    path = outdir / STATE
    return dict(json.loads(path.read_text())["pages"]) if path.exists() else {}


@pytest.mark.parametrize("parallel", [1, 4])
def test_every_build_is_what_a_clean_one_makes(tmp_path: Path, parallel: int) -> None:
    wiki = Wiki(random=Random(SEED))
    new_wiki(wiki, ARTICLES)
    project = Project(source=tmp_path / "source", output=tmp_path / "output")
    sequence = Sequence(project=project, wiki=wiki, parallel=parallel)
    random = Random(SEED)
    sequence.save()
    sequence.build_html()
    for number in range(EDITS):
        sequence.edit(edit)
        if number % 4 == 1:
            sequence.stop(random.choice(sorted(STOPS)), random.randint(1, 12))
            after = random.choice([undo, edit, None])
            if after is not None:
                sequence.edit(after)
        if number % 10 == 7:
            lost = random.choice([HTML, "html"])
            shutil.rmtree(project.output / lost)
            sequence.done[-1] += f"; {lost} is lost"
        print(f"-j{parallel}, edit {number + 1} of {EDITS}: {sequence.done[-1]}", flush=True)
        if number % 4 == 2:
            sequence.build("text", "text", HTML)
            sequence.compare("text", sequence.clean("text"), own)
        sequence.build_html()
        clean = sequence.clean("html")
        sequence.compare("html", clean, own)
        if number % 4 == 3:
            sequence.build("html", "whole", "whole-doctrees", edits_whole=True)
            sequence.compare("whole", clean, whole)
        if number % 6 == 4:
            sequence.build("dirhtml", "dirhtml", HTML)
            sequence.compare("dirhtml", sequence.clean("dirhtml"), own)
        if number % 6 == 5:
            sequence.build("latex", "latex", "latex-doctrees", edits_whole=True)
            sequence.compare("latex", sequence.clean("latex"), whole)
    print(f"{sequence.written} pages were written again, {sequence.needlessly} of them needlessly")
    assert sequence.needlessly <= sequence.written / 2


def test_what_sphinx_leaves_stale(tmp_path: Path) -> None:
    """Each exception of ``comparing.py``, in a project without the extension."""
    wiki = Project(source=tmp_path / "source", output=tmp_path / "output")
    wiki.write("conf.py", 'extensions = ["myst_parser"]\nhtml_theme = "basic"\n')
    wiki.write("index.md", "# Wiki\n\n```{toctree}\nlinks\nretitled\ntop\nnumbers\n```\n")
    wiki.write("links.md", "# Links\n\n{doc}`retitled`\n\n{any}`folder/deep`\n\n[words](/folder/gone.md)\n")
    wiki.write("retitled.md", "# Old\n")
    wiki.write("top.md", "# Top\n\n```{toctree}\nfolder\n```\n")
    wiki.write("folder.md", "# Folder\n\n```{toctree}\nfolder/deep\nfolder/gone\n```\n")
    wiki.write("folder/deep.md", "# Deep\n")
    wiki.write("folder/gone.md", "# Gone\n\nUniqueword.\n")
    wiki.write("numbers.md", "# Numbers\n\n```{toctree}\n:glob:\n:numbered:\n\nnumbers/*\n```\n")
    wiki.write("numbers/b.md", "# B\n")
    wiki.build()
    wiki.write("numbers/a.md", "# A\n")
    wiki.write("retitled.md", "# New\n")
    wiki.write("folder/deep.md", "# Deeper\n")
    (wiki.source / "folder/gone.md").unlink()
    wiki.build("text", warnings=True)
    kept = wiki.build(warnings=True)
    clean = wiki.build(output="clean", doctrees="clean-doctrees", warnings=True)
    for name, selector in (
        ("links.html", "head link[rel=next]"),
        ("top.html", ".toctree-wrapper"),
        ("links.html", ".body .doc"),
        ("links.html", ".body .std-doc"),
        ("links.html", ".body p:last-of-type"),
        ("numbers/b.html", ".section-number"),
    ):
        old, new = (build.html(name).select(selector) for build in (kept, clean))
        assert old != new, (name, selector)
    assert kept.files().keys() - clean.files().keys() == {"folder/gone.html"}
    assert "uniqueword" in kept.text("searchindex.js")
    assert "uniqueword" not in clean.text("searchindex.js")
    wiki.build(warnings=True, options={"html_title": "Another"})
    assert (kept.outdir / ".buildinfo.bak").exists()
