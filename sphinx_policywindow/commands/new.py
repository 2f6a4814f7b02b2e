"""``new``: a page to start an article from."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sphinx_policywindow.articles.slugs import slug_of
from sphinx_policywindow.articles.starting_page import starting_page
from sphinx_policywindow.articles.values import VALUE_TYPES, one_line
from sphinx_policywindow.command import Command, fail, say
from sphinx_policywindow.problems import nearest
from sphinx_policywindow.project import NoConfigurationError, SourceProject, is_page, read_project


class _CannotError(Exception):
    """A page that cannot be written; the message says why."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help="the kind of article, such as concept")
    parser.add_argument("title", metavar="TITLE", help="the title of the article")
    parser.add_argument(
        "--directory",
        metavar="DIR",
        type=Path,
        default=Path(),
        help="the folder of the page, from that of conf.py; default: that of conf.py",
    )
    parser.add_argument(
        "--slug", metavar="SLUG", help="the slug, and the name of the file; default: made from the title"
    )
    parser.add_argument(
        "--source",
        metavar="SRC",
        type=Path,
        default=Path(),
        help="the folder of conf.py; default: the current one",
    )


def _run(options: argparse.Namespace) -> int:
    try:
        project = read_project(options.source)
        for problem in project.problems:
            print(problem.warning, file=sys.stderr)
        kind = _kind(project, options.kind)
        title = _title(options.title)
        slug = _slug(project, options.slug, title)
        path, docname = _place(project, options.directory, slug)
    except (NoConfigurationError, _CannotError) as error:
        return fail(str(error))
    page = starting_page(project.kinds, kind, title=title, slug=slug, docname=docname)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(page)
    except OSError as error:
        return fail(f"the page cannot be written: {error}", status=1)
    say(f"{path}\nNext: write its summary. A page that no table of contents names needs a place in one.")
    return 0


def _kind(project: SourceProject, name: str) -> str:
    kinds = project.kinds.by_name
    if name in kinds:
        return name
    near = nearest(name.lower(), kinds)
    hint = f"did you mean '{near}'?" if near else f"expected one of {', '.join(kinds)}"
    raise _CannotError(f"no kind has the name '{name}'; {hint}")


def _title(text: str) -> str:
    title = one_line(text)
    if not title:
        raise _CannotError("expected a title, found nothing")
    try:
        title.encode()
    except UnicodeEncodeError:
        raise _CannotError("expected a title in UTF-8") from None
    return title


def _slug(project: SourceProject, given: str | None, title: str) -> str:
    if given is None:
        slug = slug_of(title)
        if not slug:
            raise _CannotError(f"no slug can be made of '{title}'; give one with --slug")
    else:
        slug_type = VALUE_TYPES["slug"]
        try:
            slug = slug_type.read(given)
        except ValueError:
            raise _CannotError(f"--slug: expected {slug_type.expected}, found '{given}'") from None
    for reading in project.readings():
        if reading.article is not None and reading.article.slug == slug:
            found = f"the page '{reading.article.docname}' has the slug '{slug}' already"
            raise _CannotError(f"{found}; give another with --slug")
    return slug


def _place(project: SourceProject, directory: Path, slug: str) -> tuple[Path, str]:
    """Return the file and the docname of the page, which a build reads and which is not there yet."""
    suffix = project.markdown_suffix
    path = (project.folder / directory).resolve() / f"{slug}{suffix}"
    if not path.is_relative_to(project.folder):
        raise _CannotError(f"'{directory}' is not in the folder of conf.py, {project.folder}")
    name = path.relative_to(project.folder).as_posix()
    docname = name.removesuffix(suffix)
    if path.exists() or docname in project.files.docnames:
        raise _CannotError(f"there is a page '{docname}' already; give another slug with --slug")
    if not is_page(project.config, name):
        raise _CannotError(f"a build leaves out '{name}', by the patterns in conf.py")
    return path, docname


COMMAND = Command(
    name="new",
    summary="write a page to start an article from",
    description=(
        "Writes a page to start an article from: the fields that its kind requires, the others as"
        " comments, and the title. No file is ever written over."
    ),
    add_arguments=_add_arguments,
    run=_run,
)
