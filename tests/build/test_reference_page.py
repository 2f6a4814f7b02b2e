"""The reference's page, rebuilt from its facts: the same blocks, in the same order."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from tests.conftest import Project

BLOCKS = [
    "Model Distillation Risk",
    "model-distillation-risk · safety · concept",
    "Summary",
    "A model that is trained on the outputs of another",
    "At a glance",
    "Used by",
    "0 instruments",
    "Related concepts",
    "Compute Threshold",
    "Primary source",
    "Hinton, G., Vinyals, O. and Dean, J. (2015)",
    "Source URL",
    "https://arxiv.org/abs/1503.02531",
    "Details",
    "The prose of the article.",
    "How to cite this article",
    "APA",
    "Policy Window. (n.d.). Model Distillation Risk [Wiki article — Concept].",
    "https://policywindow.org/wiki/model-distillation-risk",
    "Chicago",
    "Policy Window. n.d. “Model Distillation Risk.” Wiki article — Concept.",
    "Harvard",
    "Policy Window (n.d.) ‘Model Distillation Risk’, Wiki article — Concept, available at:",
    "OSCOLA",
    "Policy Window, ‘Model Distillation Risk’ (Wiki article — Concept) <https://policywindow.org/",
    "accessed [date].",
    "BibTeX",
    "@misc{policywindow-model-distillation-risk,",
]


def assert_in_order(text: str, wanted: list[str]) -> None:
    position = 0
    for part in wanted:
        found = text.find(part, position)
        assert found >= 0, f"{part!r} is not in {text[position:]!r}"
        position = found + len(part)


def words(text: str) -> str:
    """Return the words of a text on one line, without the rules of a table or the marks of emphasis."""
    return " ".join(text.replace("|", " ").replace("*", " ").split()).replace(" .", ".")


def test_html(project: Callable[[str], Project]) -> None:
    page = project("wiki").build("html").html("concepts/model-distillation-risk.html")
    body = page.find(role="main") or page.body
    assert body is not None
    text = " ".join(body.get_text(" ").replace("¶", " ").split())
    for spaced, written in ((" .", "."), ("< ", "<"), (" >", ">"), ("@misc { ", "@misc{"), (" ,", ",")):
        text = text.replace(spaced, written)
    assert_in_order(text, BLOCKS)


PAGES = {
    "dirhtml": "concepts/model-distillation-risk/index.html",
    "singlehtml": "index.html",
    "epub": "concepts/model-distillation-risk.xhtml",
    "json": "concepts/model-distillation-risk.fjson",
    "xml": "concepts/model-distillation-risk.xml",
    "pseudoxml": "concepts/model-distillation-risk.pseudoxml",
    "man": "policywindow.1",
    "texinfo": "policywindow.texi",
}
MARKUP = {
    # What stands between the words in formats that have no parser here.
    "man": r"\\X'[^']*'|\\f.|\\&|\\\(..|^\.[A-Za-z]+\b|T[{}]|\t",
    "texinfo": r"@(?:ref|url|indicateurl|pxref|code|emph|w|indent|item|noindent|anchor)\b|[{}]",
    "pseudoxml": r"<[^>\n]+>(?=\n)",
}


@pytest.mark.parametrize("builder", PAGES)
def test_every_builder_says_the_same_in_the_same_order(
    project: Callable[[str], Project], builder: str
) -> None:
    said = project("wiki").build(builder).text(PAGES[builder])
    if builder == "json":
        said = BeautifulSoup(json.loads(said)["body"], "html5lib").get_text(" ")
    elif builder in ("xml", "epub"):
        said = BeautifulSoup(said, "xml").get_text(" ")
    elif builder in ("dirhtml", "singlehtml"):
        said = BeautifulSoup(said, "html5lib").get_text(" ")
    else:
        said = re.sub(MARKUP[builder], " ", said, flags=re.MULTILINE)
    # Letters and digits alone: what becomes of punctuation and spaces is each format's own.
    said = letters(said)
    assert_in_order(said[said.index(letters(BLOCKS[1])) :], [letters(part) for part in BLOCKS[1:]])


def letters(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", text)


def test_text(project: Callable[[str], Project]) -> None:
    text = project("wiki").build("text").text("concepts/model-distillation-risk.txt")
    text = text.replace("+--", "").replace("--+", "").replace("=", "").replace("-----", "")
    joined = words(text).replace("https://policywindow.org/ wiki", "https://policywindow.org/wiki")
    assert_in_order(joined, BLOCKS[:12])
    assert_in_order(joined, BLOCKS[13:])
