"""The files of the wiki that ``quickstart`` writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.util import find_spec

from sphinx_policywindow.articles.starting_page import plain_markdown
from sphinx_policywindow.command import PROGRAM

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

Build the website, and open `build/html/index.html`:

```shell
sphinx-build -M html . build
```

Build a PDF of each article, which needs TeX with XeLaTeX, and `pip install 'sphinx-policywindow[pdf]'`:

```shell
sphinx-build -M articlepdf . build
```

The pages `compute-threshold.md` and `eu-ai-act.md` are examples: replace them.
"""


def pages(site_name: str) -> dict[str, str]:
    """Return the files besides ``conf.py``, by name."""
    return {
        "index.md": _INDEX.format(site_name=plain_markdown(site_name)),
        "compute-threshold.md": _CONCEPT,
        "eu-ai-act.md": _INSTRUMENT,
        "README.md": _README.format(site_name=plain_markdown(site_name), program=PROGRAM),
    }


def conf(answers: dict[str, str]) -> str:
    """Return ``conf.py``, by the answers to the questions of ``quickstart``."""
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
    yield 'exclude_patterns = ["build", ".venv", "venv", "node_modules", "README.md"]'
    yield ""
    if answers["url"]:
        yield f"html_baseurl = {_literal(answers['url'])}"
    else:
        yield "# The address where the wiki is published, which citations give."
        yield '# html_baseurl = "https://wiki.example.org/"'
    if find_spec("furo"):
        yield 'html_theme = "furo"'
    yield ""
    yield "# XeLaTeX knows every character. A book that is read on a screen needs no blank pages."
    yield 'latex_engine = "xelatex"'
    yield 'latex_elements = {"papersize": "a4paper", "extraclassoptions": "openany,oneside"}'


def _literal(text: str) -> str:
    """Return a text as Python and its formatters write it."""
    return json.dumps(text, ensure_ascii=False)
