"""``quickstart``: a small wiki that builds, to make one's own of."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from babel import Locale, UnknownLocaleError, parse_locale

from sphinx_policywindow.articles.values import VALUE_TYPES, folder_url, one_line
from sphinx_policywindow.command import Command, fail, say
from sphinx_policywindow.commands.starting_wiki import conf, pages


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """A fact of a new wiki: its option, what a prompt asks, and how an answer is read.

    *read* raises ``ValueError``, with what was expected, for an answer that cannot be taken.
    """

    name: str
    metavar: str
    prompt: str
    default: str
    help: str
    read: Callable[[str], str]

    @property
    def option(self) -> str:
        return f"--{self.name.replace('_', '-')}"


def _text(answer: str) -> str:
    text = one_line(answer)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("a text in UTF-8") from None
    return text


def _site_name(answer: str) -> str:
    if not _text(answer):
        raise ValueError("a name")
    return _text(answer)


def _address(answer: str) -> str:
    return folder_url(answer) if answer else ""


def _language(answer: str) -> str:
    """Return a language as Sphinx and its catalogs spell it, such as ``pt_BR``."""
    answer = answer.strip().replace("-", "_")
    try:
        Locale.parse(answer, sep="_")
        language, territory, script, *_ = parse_locale(answer, sep="_")
    except (UnknownLocaleError, ValueError):
        raise ValueError(VALUE_TYPES["language"].expected) from None
    return "_".join(filter(None, (language, script, territory)))


_QUESTIONS = (
    _Question(
        name="site_name",
        metavar="NAME",
        prompt="Name of the wiki",
        default="My Wiki",
        help="the name of the wiki, which citations give",
        read=_site_name,
    ),
    _Question(
        name="author",
        metavar="NAME",
        prompt="Who publishes it (empty: its own name)",
        default="",
        help="who publishes the wiki (default: its own name)",
        read=_text,
    ),
    _Question(
        name="url",
        metavar="URL",
        prompt="Address where it will be published (empty: not known yet)",
        default="",
        help="the address where it will be published, which citations give",
        read=_address,
    ),
    _Question(
        name="language",
        metavar="TAG",
        prompt="Language of the words that Sphinx adds",
        default="en",
        help="the language of the words that Sphinx and the extension add, such as de",
        read=_language,
    ),
)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        type=Path,
        default=Path(),
        help="the folder of the wiki, which is made if it is not there; default: the current one",
    )
    for question in _QUESTIONS:
        default = f" (default: {question.default})" if question.default else ""
        parser.add_argument(question.option, metavar=question.metavar, help=f"{question.help}{default}")


def _run(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    taken = [name for name in ("conf.py", *pages("")) if (folder / name).exists()]
    if taken:
        return fail(f"there is a {taken[0]} in {folder.resolve()} already; nothing was written")
    answers = {}
    for question in _QUESTIONS:
        given = getattr(options, question.name)
        try:
            answers[question.name] = _ask(question) if given is None else question.read(given)
        except ValueError as error:
            return fail(f"{question.option}: expected {error}, found '{given}'")
        except (EOFError, KeyboardInterrupt):
            return fail("nothing was written")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in {"conf.py": conf(answers), **pages(answers["site_name"])}.items():
            with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        return fail(f"the wiki cannot be written: {error}", status=1)
    say(f"A small wiki is in {folder.resolve()}.\nNext: sphinx-build -M html {folder} {folder / 'build'}")
    return 0


def _ask(question: _Question) -> str:
    """Return what a person types for *question*, or its default where nobody can be asked."""
    if not sys.stdin.isatty():
        return question.read(question.default)
    default = f" [{question.default}]" if question.default else ""
    while True:
        answer = input(f"{question.prompt}{default}: ").strip()
        try:
            return question.read(answer or question.default)
        except ValueError as error:
            print(f"expected {error}, found '{answer}'")


COMMAND = Command(
    name="quickstart",
    summary="write a small wiki that builds",
    description=(
        "Writes a small wiki that builds: conf.py, a front page, a concept, a law that uses it, and a"
        " README. On a terminal it asks for what no option says. It never writes over a file, and does"
        " nothing in a folder that has a conf.py."
    ),
    add_arguments=_add_arguments,
    run=_run,
)
