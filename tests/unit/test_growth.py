"""What is done to a text takes as much longer as the text is longer, whatever is in it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Any

import pytest

from sphinx_policywindow.articles.front_matter import read_front_matter
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
from sphinx_policywindow.articles.record import nearest_date
from sphinx_policywindow.articles.slugs import slug_of
from sphinx_policywindow.articles.values import VALUE_TYPES
from sphinx_policywindow.citations.csl import from_csl
from sphinx_policywindow.citations.formats import FORMATS
from sphinx_policywindow.citations.markup import markup_from_runs, runs_from_markup
from sphinx_policywindow.citations.names import _initials, _spelled_out
from sphinx_policywindow.citations.styles import STYLES
from sphinx_policywindow.citations.titles import title_case
from sphinx_policywindow.inventories import is_inventory_name
from sphinx_policywindow.outputs.printing.body import print_body
from sphinx_policywindow.outputs.printing.math import _for_converter
from sphinx_policywindow.outputs.tex_log import read_labels, read_log
from sphinx_policywindow.runs import to_html

KINDS = Kinds.of(BUILT_IN_KINDS)
SHORT, TIMES = 25_000, 4
"""The length of a text, and how many times as long the other is: 100,000 characters."""
MOST = 9
"""As many times longer it may take, which is less than the square."""
SHORTEST = 0.002
"""The seconds below which a time says nothing."""


def front_matter(text: str) -> None:
    read_front_matter(text, docname="page", path="page.md", kinds=KINDS)


def field(text: str) -> None:
    front_matter(f"---\nconcept:\n  summary: A summary.\n  related: {text}\n---\n\n# Title\n")


def cited(**variables: Any) -> None:
    for remembering in (_initials, _spelled_out, title_case):
        remembering.cache_clear()
    item = from_csl({"id": "x", **variables})
    for style in STYLES:
        to_html(style.cite(item))
    for form in FORMATS:
        form.write(item)


def title(text: str) -> None:
    cited(title=text)


def given(text: str) -> None:
    cited(author=[{"family": "Berg", "given": text}])


def family(text: str) -> None:
    cited(author=[{"family": text, "given": "Anna"}])


def markup(text: str) -> None:
    markup_from_runs(runs_from_markup(text))


def printed(html: str) -> None:
    print_body(html, "byline", lambda address: address, lambda: ())


def value_types(text: str) -> None:
    for value_type in VALUE_TYPES.values():
        try:
            value_type.read(text)
        except ValueError:
            continue
    nearest_date(text)


Texts = list[Callable[[int], str]]
"""Of a number of characters, a text about as long."""

HOSTILE: dict[Callable[[str], object], Texts] = {
    front_matter: [
        lambda n: "---\nconcept" + " " * n + "x\n---\n",
        lambda n: "---\nconcept:\n  summary: 'x\n  a" + " " * n + "x\n---\n",
        lambda n: "---\nconcept:\n  summary: S\n" + "".join(f"k{i}: 1\n" for i in range(n // 8)) + "---\n",
        lambda n: "---\n" + "-" * n + "x\n---" + " " * n + "x\n",
        lambda n: "\n" * n + "---\nconcept:\n  summary: S\n---\n",
    ],
    field: [
        lambda n: "a, " * (n // 3),
        lambda n: "\n" + "    - a\n" * (n // 8),
        lambda n: "[" * n,
        lambda n: "\n    " + "- " * (n // 2),
        lambda n: "\n    " + "? " * (n // 2),
        lambda n: "{a: " * (n // 4),
        lambda n: "[" + "*a, " * (n // 4),
        lambda n: '"' + "\\" * n,
    ],
    title: [
        lambda n: "a b " * (n // 4),
        lambda n: "“" * (n // 2) + "’ " * (n // 4),
        lambda n: "“" * (n // 2) + "a" + "”" * (n // 2),
        lambda n: "“a” " * (n // 4),
        lambda n: ' "a' * (n // 6) + "x' " * (n // 6),
        lambda n: "<i>a</i> b " * (n // 11),
        lambda n: "a" + "\u00a0" * n + "b",
        lambda n: "?!:." * (n // 4),
        lambda n: "治" * n,
    ],
    given: [
        lambda n: "C" + " a" * (n // 2),
        lambda n: "A-" * (n // 2) + "A",
        lambda n: "A." * (n // 2) + "A",
        lambda n: "A," * (n // 2) + "A",
    ],
    family: [lambda n: "a " * (n // 2) + "B", lambda n: "a'" * (n // 2) + "B", lambda n: "-" * n],
    markup: [
        lambda n: "<i>" * (n // 3),
        lambda n: "<i>" * (n // 7) + "a" + "</i>" * (n // 7),
        lambda n: "<i>" * (n // 7) + "</b>" * (n // 7),
        lambda n: "<span" + " " * n,
    ],
    value_types: [
        lambda n: "a" * n,
        lambda n: "1-" * (n // 2),
        lambda n: "-" * n,
        lambda n: "doi:" + " " * n + "x",
        lambda n: "aa-" * (n // 3),
        lambda n: "http://" + "/" * n + "<",
        lambda n: "MIT AND " * (n // 8),
    ],
    printed: [
        lambda n: "<b>" * (n // 7) + "</i>" * (n // 7),
        lambda n: "<details>" * (n // 19) + "</details>" * (n // 19),
        lambda n: "<p title='" + ">" * n + "'></p>",
        lambda n: "<p title='>\"'></p>" * (n // 18),
        lambda n: "<![CDATA[" * (n // 9),
        lambda n: "<td style='" + "width:1px;" * (n // 10) + "'></td>",
        lambda n: "<" * n,
    ],
    slug_of: [lambda n: "é " * (n // 2), lambda n: "-" * n],
    is_inventory_name: [lambda n: " 1" * (n // 2), lambda n: "a " * (n // 2)],
    read_log: [lambda n: "Warning: Reference " * (n // 19), lambda n: "! LaTeX Error:\n" * (n // 15)],
    read_labels: [lambda n: "\\newlabel" + "{" * n, lambda n: "\\newlabel{a}{{" * (n // 14)],
    _for_converter: [
        lambda n: "\\begin{" * (n // 7),
        lambda n: "\\label" + " " * n,
        lambda n: "\\tag{" * (n // 5),
        lambda n: "\\frac" + " " * n + "1",
    ],
}


def seconds(function: Callable[[str], object], text: str) -> float:
    """Return the time of the processor that *function* takes."""
    gc.disable()
    start = time.process_time()
    function(text)
    gc.enable()
    return time.process_time() - start


@pytest.mark.parametrize(
    ("function", "text"),
    [
        pytest.param(function, text, id=f"{function.__name__}-{number}")
        for function, texts in HOSTILE.items()
        for number, text in enumerate(texts)
    ],
)
def test_time_grows_as_the_text_does(function: Callable[[str], object], text: Callable[[int], str]) -> None:
    short, long = text(SHORT), text(SHORT * TIMES)
    ratios = []
    # Another process may be in the way of one, not of all.
    while len(ratios) < 5 and min(ratios, default=MOST) >= MOST:
        ratios.append(seconds(function, long) / max(seconds(function, short), SHORTEST))
    assert min(ratios) < MOST
