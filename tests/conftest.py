"""What the tests share: small projects, and how they are built."""

from __future__ import annotations

import functools
import gc
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils

ROOTS = Path(__file__).parent / "roots"


def pytest_configure() -> None:
    """Forget what has been worked out, where mutants are tested: mutmut tests all in copies of one process."""
    if "MUTANT_UNDER_TEST" in os.environ:
        for name in [name for name in sys.modules if name.startswith("tests.unit.")]:
            del sys.modules[name]
        for thing in gc.get_objects():
            if isinstance(thing, functools._lru_cache_wrapper):
                thing.cache_clear()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A small project in a folder of its own, which can be edited and built again."""

    source: Path
    output: Path

    def build(
        self,
        builder: str = "html",
        *,
        warnings: bool = False,
        parallel: int = 1,
        output: str = "",
        doctrees: str = "doctrees",
        options: Mapping[str, Any] | None = None,
    ) -> Build:
        """Build the project; with *warnings*, they are returned, and else any is an error."""
        outdir = self.output / (output or builder)
        stream = StringIO()
        # Sphinx keeps the words of an extension from one application to the next.
        translators.clear()
        with patch_docutils(str(self.source)), docutils_namespace():
            app = Sphinx(
                self.source,
                self.source,
                outdir,
                self.output / doctrees,
                builder,
                confoverrides={"nitpicky": True, **(options or {})},
                status=None,
                warning=stream,
                parallel=parallel,
            )
            app.build()
        said = stream.getvalue().replace(f"{self.source}{os.sep}", "")
        lines = tuple(_without_colour(line) for line in said.splitlines() if line.strip())
        assert warnings or not lines, "\n".join(lines)
        return Build(app=app, outdir=outdir, warnings=lines)

    def write(self, name: str, text: str) -> None:
        """Write a source file."""
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Change the one place in a source file where *old* stands."""
        text = (self.source / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        self.write(name, text.replace(old, new))


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a build has made, and said."""

    app: Sphinx
    outdir: Path
    warnings: tuple[str, ...]

    def text(self, name: str) -> str:
        """Return the text of an output file."""
        return (self.outdir / name).read_text(encoding="utf-8")

    def html(self, name: str) -> BeautifulSoup:
        """Return an output file as a browser would read it."""
        return BeautifulSoup(self.text(name), "html5lib")

    def files(self) -> dict[str, bytes]:
        """Return every output file that our byte-for-byte promise covers."""
        skipped = {".buildinfo"}
        return {
            str(path.relative_to(self.outdir)): path.read_bytes()
            for path in sorted(self.outdir.rglob("*"))
            if path.is_file() and path.name not in skipped and "_sources" not in path.parts
        }

    def content(self) -> dict[str, bytes]:
        """Return the output files, HTML pages without what Sphinx says in them of other pages.

        After a retitle or a deletion, Sphinx itself leaves sidebars and links to the next page stale,
        and words in the search index that no page has any more.
        """
        result = self.files()
        result.pop("searchindex.js", None)
        for name in result:
            page = self.html(name) if name.endswith(".html") else None
            body = page.select_one("div.body") if page is not None else None
            if body is not None:
                result[name] = str(body).encode()
        return result


def _without_colour(line: str) -> str:
    return "".join(
        part.partition("m")[2] if index else part for index, part in enumerate(line.split("\x1b["))
    )


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str], Project]:
    """Return a function that copies the project ``tests/roots/test-NAME`` and returns the copy."""

    def copy(name: str) -> Project:
        source = tmp_path / name
        shutil.copytree(ROOTS / f"test-{name}", source)
        return Project(source=source, output=tmp_path / f"{name}-output")

    return copy


@pytest.fixture
def write_project(tmp_path: Path) -> Callable[..., Project]:
    """Return a function that writes a project: the lines of ``conf.py``, and pages by name."""

    def write(pages: Mapping[str, str], conf: str = "") -> Project:
        result = Project(source=tmp_path / "source", output=tmp_path / "output")
        result.write(
            "conf.py",
            f'project = "Wiki"\nextensions = ["myst_parser", "sphinx_policywindow"]\n{conf}\n',
        )
        for name, text in pages.items():
            result.write(name, text)
        return result

    return write


def need(*programs: str) -> None:
    """Skip the test where a program is missing, and fail it on CI."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing and os.environ.get("CI"):
        pytest.fail(f"missing on CI: {', '.join(missing)}")
    if missing:
        pytest.skip(f"missing: {', '.join(missing)}")
