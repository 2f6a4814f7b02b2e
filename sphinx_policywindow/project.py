"""A Sphinx project as its ``conf.py`` describes it, without Sphinx's application.

No extension is loaded: what one of them would change (a source suffix of its own, a kind of page)
is not known here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.project import EXCLUDE_PATHS, Project
from sphinx.util import get_filetype
from sphinx.util.matching import Matcher
from sphinx.util.tags import Tags

from sphinx_policywindow.articles.front_matter import Reading, read_front_matter
from sphinx_policywindow.articles.kinds import Kinds
from sphinx_policywindow.config import OPTIONS
from sphinx_policywindow.problems import Problem, Subtype
from sphinx_policywindow.settings import read_kinds_of
from sphinx_policywindow.starting import without_sphinx_roles

_MARKDOWN = ("markdown", "myst-nb")
"""What MyST-Parser and MyST-NB call the pages that hold records."""
_OTHERS: dict[str, Any] = {
    "html_static_path": [],
    "html_extra_path": [],
    "intersphinx_mapping": {},
}
"""Options of Sphinx's own extensions that are read here, with their defaults."""


class NoConfigurationError(Exception):
    """A ``conf.py`` that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceProject:
    """A project whose ``conf.py`` has been read, with its source files."""

    folder: Path
    """The folder of ``conf.py``, absolute."""
    config: Config
    kinds: Kinds
    problems: tuple[Problem, ...]
    """What is wrong with the kinds that it declares."""
    files: Project

    @property
    def markdown_suffix(self) -> str:
        """The first suffix of the pages that can hold a record, or ``""``."""
        return next((suffix for suffix in self.config.source_suffix if self._is_markdown(suffix)), "")

    def path_of(self, docname: str) -> str:
        """Return the path of a page as a build gives it."""
        return str(self.files.doc2path(docname, absolute=True))

    def readings(self) -> Iterator[Reading]:
        """Yield what the text of each page holds that can be an article, by docname."""
        for docname in sorted(self.files.docnames):
            path = self.path_of(docname)
            if not self._is_markdown(path):
                continue
            content = Path(path).read_bytes()
            text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
            reading = read_front_matter(text, docname=docname, path=path, kinds=self.kinds)
            yield replace(reading, problems=(*_not_utf_8(content, path), *reading.problems))

    def _is_markdown(self, name: str) -> bool:
        return get_filetype(self.config.source_suffix, name) in _MARKDOWN and not name.endswith(".ipynb")


def _not_utf_8(content: bytes, path: str) -> Iterator[Problem]:
    """Yield a problem at the first byte that is no UTF-8: Sphinx 9 stops there, and does not say where."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        yield Problem(
            path=path,
            line=content.count(b"\n", 0, error.start) + 1,
            key="",
            expected="a text in UTF-8",
            found=f"the byte {content[error.start]:02x}",
            subtype=Subtype.INVALID_VALUE,
        )


def read_config(folder: Path) -> Config:
    """Return what ``conf.py`` in *folder* sets, with our options; what it prints goes to ``stderr``.

    Raises :class:`NoConfigurationError`.
    """
    try:
        with redirect_stdout(sys.stderr):
            # Sphinx goes into the folder before it reads: a relative path would be sought from there.
            config = Config.read(folder.resolve(), overrides={}, tags=Tags())
    except ConfigError as error:
        raise NoConfigurationError(str(error)) from error
    for option in OPTIONS:
        config.add(option.name, option.default, option.rebuild, option.types, option.help)
    return config


def kinds_of(config: Config, folder: Path) -> tuple[Kinds, list[Problem]]:
    """Return the kinds of a project, and what is wrong with those that it declares."""
    conf_py = folder.resolve() / "conf.py"
    declared, problems = read_kinds_of(config, conf_py)
    kinds, refused = without_sphinx_roles(declared, conf_py)
    return kinds, [*problems, *refused]


def read_project(folder: Path) -> SourceProject:
    """Return the project in *folder*, with the source files that a build of HTML would read.

    Raises :class:`NoConfigurationError`.
    """
    folder = folder.resolve()
    config = read_config(folder)
    for name, default in _OTHERS.items():
        config.add(name, default, "env", type(default))
    config.source_suffix = _source_suffix(config)
    kinds, problems = kinds_of(config, folder)
    files = Project(folder, config.source_suffix)
    files.discover(_excluded(config), texts(config.include_patterns))
    return SourceProject(folder=folder, config=config, kinds=kinds, problems=tuple(problems), files=files)


def is_page(config: Config, name: str) -> bool:
    """Whether a build of HTML would read the file *name*, relative to the folder of ``conf.py``."""
    is_excluded = Matcher([*_excluded(config), *EXCLUDE_PATHS])
    path = PurePosixPath(name)
    # What is in a folder that is left out is left out with it.
    if any(is_excluded(str(part)) for part in (path, *path.parents)):
        return False
    return Matcher(texts(config.include_patterns))(name)


def texts(value: object) -> list[str]:
    """Return the texts in an option that should be a list of them."""
    return [entry for entry in value if isinstance(entry, str)] if isinstance(value, Iterable) else []


def _excluded(config: Config) -> list[str]:
    return [
        pattern
        for name in ("exclude_patterns", "templates_path", "html_static_path", "html_extra_path")
        for pattern in texts(config[name])
    ]


def _source_suffix(config: Config) -> dict[str, str]:
    """Return the type of each suffix, as Sphinx completes it by what the parsers of Markdown register."""
    said = config.source_suffix
    types: dict[str, str | None] = dict(said) if isinstance(said, dict) else {}
    if not types:
        types = dict.fromkeys([said] if isinstance(said, str) else texts(said))
    has_notebooks = "myst_nb" in config.extensions
    registered = {".md": "myst-nb", ".ipynb": "myst-nb"} if has_notebooks else {".md": "markdown"}
    for suffix, filetype in registered.items():
        if types.get(suffix) in (None, "restructuredtext"):
            types[suffix] = filetype
    return {suffix: filetype or "restructuredtext" for suffix, filetype in types.items()}
