"""``quickstart``: a small wiki that builds, to make one's own of."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from babel import Locale, UnknownLocaleError, parse_locale

from sphinx_policywindow.articles.starting_page import plain_markdown
from sphinx_policywindow.articles.values import VALUE_TYPES, one_line
from sphinx_policywindow.command import PROGRAM, Command, fail, say

_INDEX = """\
# {site_name}

Write here what this wiki is about, and for whom.

```{{article-index}}
:group-by: kind
```

```{{toctree}}
:hidden:
:glob:

**
```
"""

_CONCEPT = """\
---
concept:
  domain: compute
  summary: >-
    An amount of computation, used in training a model, from which a rule applies to
    the model or to those who develop it.
  aliases: [training compute threshold]
  primary_source: >-
    Heim, L. and Koessler, L. (2024), 'Training Compute Thresholds: Features and
    Functions in AI Regulation'
  source_url: https://arxiv.org/abs/2405.10799
---

# Compute Threshold

This page is an example. Computation can be estimated before training begins, which makes
it a practical first filter. The {instrument}`eu-ai-act` has such a threshold.
"""

_INSTRUMENT = """\
---
instrument:
  domain: regulation
  summary: The general law of the European Union on artificial intelligence.
  jurisdiction: European Union
  status: In force
  adopted: 2024-06-13
  uses: [compute-threshold]
  source_url: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
---

# EU AI Act

This page is an example. Its record names the concept that the law uses; the page of the
concept says so by itself.
"""

_README = """\
# {site_name}

A wiki made with Sphinx and sphinx-policywindow. All commands are for this folder.

Write an article:

```shell
{program} new concept "Model Card"
```

Look for mistakes, without a build:

```shell
{program} check .
```

Build the website, and open `_build/html/index.html`:

```shell
sphinx-build -M html . _build
```

Build a PDF of each article, which needs TeX and `pip install 'sphinx-policywindow[pdf]'`:

```shell
sphinx-build -M articlepdf . _build
```

The pages `compute-threshold.md` and `eu-ai-act.md` are examples: replace them.
"""


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
    """Return an address as that of a folder, so that those of pages can follow it."""
    if not answer:
        return ""
    url = VALUE_TYPES["url"]
    try:
        return f"{str(url.read(answer)).rstrip('/')}/"
    except ValueError:
        raise ValueError(url.expected) from None


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
    taken = [name for name in ("conf.py", *_pages("")) if (folder / name).exists()]
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
        for name, text in {"conf.py": _conf(answers), **_pages(answers["site_name"])}.items():
            with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        return fail(f"the wiki cannot be written: {error}", status=1)
    say(f"A small wiki is in {folder.resolve()}.\nNext: sphinx-build -M html {folder} {folder / '_build'}")
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


def _pages(site_name: str) -> dict[str, str]:
    """Return the files besides ``conf.py``, by name."""
    return {
        "index.md": _INDEX.format(site_name=plain_markdown(site_name)),
        "compute-threshold.md": _CONCEPT,
        "eu-ai-act.md": _INSTRUMENT,
        "README.md": _README.format(site_name=plain_markdown(site_name), program=PROGRAM),
    }


def _conf(answers: dict[str, str]) -> str:
    return "\n".join([*_conf_lines(answers), ""])


def _conf_lines(answers: dict[str, str]) -> Iterator[str]:
    yield '"""How Sphinx builds this wiki: https://www.sphinx-doc.org/en/master/usage/configuration.html"""'
    yield ""
    yield f"project = html_title = {_literal(answers['site_name'])}"
    yield f"author = {_literal(answers['author'] or answers['site_name'])}"
    yield "copyright = author"
    yield f"language = {_literal(answers['language'])}"
    yield ""
    yield 'extensions = ["myst_parser", "sphinx_policywindow"]'
    yield "# What is in this folder and is no page of the wiki."
    yield 'exclude_patterns = ["_build", ".venv", "venv", "node_modules", "README.md"]'
    yield ""
    if answers["url"]:
        yield f"html_baseurl = {_literal(answers['url'])}"
    else:
        yield "# The address where the wiki is published, which citations give."
        yield '# html_baseurl = "https://wiki.example.org/"'
    if find_spec("furo"):
        yield 'html_theme = "furo"'


def _literal(text: str) -> str:
    """Return a text as Python and its formatters write it."""
    return json.dumps(text, ensure_ascii=False)


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
