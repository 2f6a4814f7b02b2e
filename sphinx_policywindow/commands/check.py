"""``check``: what a build would say of the records of a project, without a build."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import Reporter, new_document
from markdown_it import MarkdownIt
from sphinx.config import Config
from sphinx.util.logging import is_suppressed_warning

from sphinx_policywindow.articles.catalog import Catalog
from sphinx_policywindow.articles.front_matter import Reading
from sphinx_policywindow.articles.model import Article, Link
from sphinx_policywindow.command import Command, fail, say
from sphinx_policywindow.problems import WARNING_TYPE, Problem
from sphinx_policywindow.project import NoConfigurationError, SourceProject, read_project, texts
from sphinx_policywindow.settings import unknown_options

if TYPE_CHECKING:
    from myst_parser.config.main import MdParserConfig


def problems_of(project: SourceProject) -> list[Problem]:
    """Return what is wrong with the records of *project*, its kinds and the names of its options, by line."""
    problems = [*unknown_options(project.config, project.folder / "conf.py"), *project.problems]
    articles: list[Article] = []
    pages = _Pages(project.config)
    for reading in project.readings():
        problems += reading.problems
        if reading.article is not None:
            articles.append(reading.article)
            problems += pages.problems(reading, reading.article, project.path_of(reading.article.docname))
    catalog = Catalog(articles, project.kinds, _Unread(texts(project.config.intersphinx_mapping)))
    problems += catalog.problems(project.path_of)
    suppressed = texts(project.config.suppress_warnings)
    said = [
        problem
        for problem in problems
        if not is_suppressed_warning(WARNING_TYPE, problem.subtype.value, suppressed)
    ]
    return sorted(said, key=lambda problem: (problem.path, problem.line))


class _Unread:
    """The articles of other sites, where a build alone can tell whether they are there."""

    def __init__(self, sites: Iterable[str]) -> None:
        self._sites = frozenset(sites)

    def find(self, reference: str) -> Link | None:
        """Take every article of a known site for one of any kind."""
        site, _, name = reference.partition(":")
        return Link(title=f"{site}:{name.casefold()}") if name and site in self._sites else None

    def suggest(self, reference: str) -> str:
        """Suggest nothing."""
        return ""


class _Pages:
    """Looks for what only MyST-Parser can tell: the first heading of a page, and what a summary is."""

    def __init__(self, config: Config) -> None:
        self._config = config

    def problems(self, reading: Reading, article: Article, path: str) -> list[Problem]:
        """Return what is wrong with the heading and the summary of *article*, whose page is *path*."""
        from sphinx_policywindow.headings import block_parser, read_heading

        _text, problems = read_heading(
            reading,
            path,
            lambda: block_parser(self.myst),
            myst_adds_title=self.myst.title_to_header,
        )
        # A line that begins with a letter is a paragraph, whatever follows: most need no parser.
        if not article.summary or (article.summary[0].isalpha() and "\n" not in article.summary.strip()):
            return problems
        from sphinx_policywindow.summaries import parse_summary, summary_problem

        problem = summary_problem(article, path, parse_summary(self.parser, _document(path), article))
        return [*problems, problem] if problem is not None else problems

    @cached_property
    def parser(self) -> MarkdownIt:
        """MyST's parser of summaries, with the options of ``conf.py``."""
        from myst_parser.mdit_to_docutils.base import DocutilsRenderer

        from sphinx_policywindow.summaries import summary_parser

        return summary_parser(self.myst, DocutilsRenderer)

    @cached_property
    def myst(self) -> MdParserConfig:
        """MyST's options, as ``conf.py`` sets them."""
        from myst_parser.config.main import MdParserConfig

        values = {}
        for name, default, field in MdParserConfig().as_triple():
            if "sphinx" not in field.metadata.get("omit", []):
                self._config.add(f"myst_{name}", default, "env", ())
                values[name] = self._config[f"myst_{name}"]
        try:
            return MdParserConfig(**values)
        except (TypeError, ValueError):
            # A build says so, and goes on like this.
            return MdParserConfig()


def _document(path: str) -> nodes.document:
    """Return a document in which nothing is reported: what is wrong inline is for a build to say."""
    from myst_parser.parsers.docutils_ import Parser

    settings = get_default_settings(Parser)
    settings.report_level = settings.halt_level = Reporter.SEVERE_LEVEL + 1
    return new_document(path, settings)


def _text(problems: Iterable[Problem]) -> str:
    return "\n".join(problem.warning for problem in problems)


def _json(problems: Iterable[Problem]) -> str:
    return json.dumps(
        [
            {
                "path": problem.path,
                "line": problem.line,
                "key": problem.key,
                "type": problem.type,
                "message": problem.message,
                "expected": problem.expected,
                "found": problem.found,
                "suggestion": problem.suggestion,
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


def _github(problems: Iterable[Problem]) -> str:
    """Return a workflow command for each problem.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands; the escapes
    are those of ``packages/core/src/command.ts`` in https://github.com/actions/toolkit.
    """
    return "\n".join(
        f"::warning file={_property(problem.path)},line={problem.line or 1},title={_property(problem.type)}"
        f"::{_data(problem.message)}"
        for problem in problems
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[Iterable[Problem]], str]] = {
    "text": _text,
    "json": _json,
    "github": _github,
}
"""What writes problems, by the name that ``--format`` calls it by."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source",
        metavar="SRC",
        nargs="?",
        type=Path,
        default=Path(),
        help="the folder of conf.py; default: the current one",
    )
    parser.add_argument(
        "--format",
        choices=list(FORMATS),
        default="text",
        help="text, as a build prints it (the default); json; or github, for annotations in GitHub Actions",
    )


def _run(options: argparse.Namespace) -> int:
    try:
        project = read_project(options.source)
    except NoConfigurationError as error:
        return fail(str(error))
    problems = problems_of(project)
    if problems or options.format == "json":
        say(FORMATS[options.format](problems))
    return 1 if problems else 0


COMMAND = Command(
    name="check",
    summary="report the mistakes in front matter, without a build",
    description=(
        "Reports the mistakes in the front matter of a project, in its kinds and in the names of its options,"
        " in the words of a build, without a build."
        " The exit status is 0 if there are none, 1 if there are some, and 2 if it could not look."
        " What only a build can know is not reported: references in the prose, roles and links inside"
        " a summary, options of directives, values of options of conf.py other than policywindow_kinds, and"
        " articles of other sites."
    ),
    add_arguments=_add_arguments,
    run=_run,
)
