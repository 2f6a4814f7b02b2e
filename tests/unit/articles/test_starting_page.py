"""A page to start from: what its kind declares, and nothing that is wrong but what is not written yet."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.mdit import create_md_parser

from sphinx_policywindow.articles.declared import read_kinds
from sphinx_policywindow.articles.front_matter import Reading, read_front_matter
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
from sphinx_policywindow.articles.slugs import slug_of
from sphinx_policywindow.articles.starting_page import plain_markdown, starting_page
from tests.properties import examples

STANDARD: dict[str, Any] = {
    "standard": {
        "label": "Standard",
        "plural": "Standards",
        "fields": [
            {"name": "status", "label": "Status", "choices": ["Draft", "In force"], "required": True},
            {"name": "bodies", "label": "Bodies", "many": True, "required": True},
            {"name": "scope", "label": "Scope", "description": "What it\nis about."},
            {"name": "bare", "label": "Bare"},
            {"name": "stage", "label": "Stage", "choices": ["1", "2"], "description": "Where it is."},
        ],
        "relations": [{"name": "defines", "label": "Defines", "to": "concept", "inverse": "defined_by"}],
    }
}
KINDS, MISTAKES = read_kinds(STANDARD)


def page(kind: str, slug: str = "model-card", docname: str = "model-card") -> str:
    return starting_page(KINDS, kind, title="Model Card", slug=slug, docname=docname)


def read(text: str, docname: str = "model-card", kinds: Kinds = KINDS) -> Reading:
    return read_front_matter(text, docname=docname, path="page.md", kinds=kinds)


def written(text: str) -> str:
    """Return a page with its summary, and the other fields that a standard requires."""
    text = text.replace("summary: >-\n\n", "summary: >-\n    A text: with a colon.\n")
    return text.replace("  status:\n", "  status: Draft\n").replace("  bodies:\n", "  bodies: [ISO]\n")


@pytest.mark.parametrize("kind", KINDS.by_name)
def test_only_what_is_required_is_missing(kind: str) -> None:
    assert MISTAKES == []
    found = {problem.key for problem in read(page(kind)).problems}
    required = {field.name for field in KINDS.fields(kind).values() if field.required}
    assert found == {f"{kind}.{name}" for name in required}
    reading = read(written(page(kind)))
    assert reading.problems == ()
    assert reading.article is not None
    assert reading.article.summary == "A text: with a colon."


@pytest.mark.parametrize("kind", KINDS.by_name)
def test_every_field_is_there_and_each_hint_is_valid_without_its_sign(kind: str) -> None:
    text = written(page(kind))
    hints = re.findall(r"^  # ([a-z_]+):", text, re.MULTILINE)
    uncommented = re.sub(r"^  # ([a-z_]+:)", r"  \1", text, flags=re.MULTILINE)
    assert read(uncommented).problems == ()
    known = [*KINDS.fields(kind), *KINDS.relations(kind), *KINDS.inverses(kind)]
    required = [field.name for field in KINDS.fields(kind).values() if field.required]
    assert sorted(hints) == sorted(name for name in known if name != "slug" and name not in required)


def test_the_hints_say_what_the_declaration_says() -> None:
    lines = [" ".join(line.split()) for line in page("standard").splitlines()]
    assert "# scope: # What it is about." in lines
    assert "# stage: # Where it is. One of 1, 2." in lines
    assert "# bare:" in lines
    assert "# defines: []" in lines
    assert lines[lines.index("status:") - 1] == "# Required. One of Draft, In force."
    assert lines[lines.index("bodies:") - 1] == "# Required."
    concept = [" ".join(line.split()) for line in page("concept").splitlines()]
    assert "# defined_by: [] # The same as `defines` of standard, said from here." in concept


@pytest.mark.parametrize(
    ("slug", "docname"), [("model-card", "a/model-card"), ("index", "a/index"), ("a--b", "a--b"), ("-", "-")]
)
def test_the_page_has_the_slug_that_was_asked_for(slug: str, docname: str) -> None:
    text = page("concept", slug, docname)
    article = read(text, docname).article
    assert article is not None
    assert article.slug == slug
    assert ("  slug:" in text) == (docname != "a/model-card")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Model distillation risk", "model-distillation-risk"),
        ("  GPT-4 (and ≥ 10²⁵ FLOP)!", "gpt-4-and-1025-flop"),
        ("Überprüfung à l’Étranger", "uberprufung-a-l-etranger"),
        ("Straße", "strasse"),
        ("模型蒸馏", ""),
        ("AI 模型", ""),
        ("Łódź", "lodz"),
        ("Größe", "grosse"),
        ("Données d’été", "donnees-d-ete"),
        ("Œuvre, Ærø, Åland, Þing, ıĳ", "oeuvre-aero-aland-thing-iij"),
        ("Закон о ветре", "zakon-o-vetre"),
        ("Йод", "yod"),
        ("Νόμος", "nomos"),
        ("개인정보", "gaeinjeongbo"),
        ("ひらがな", "hiragana"),
        ("हिन्दी", "hindi"),
        ("東京 ㈱", ""),
        ("!", ""),
    ],
)
def test_a_slug_is_made_of_a_title_that_it_can_say(title: str, slug: str) -> None:
    assert slug_of(title) == slug


EXTENSIONS = {
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "deflist",
    "dollarmath",
    "strikethrough",
    "substitution",
}


@examples(100)
@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1).map(str.strip))
def test_a_heading_says_its_title_as_it_stands(title: str) -> None:
    parser = create_md_parser(MdParserConfig(enable_extensions=EXTENSIONS), DocutilsRenderer)
    opening, inline, closing = parser.parse(f"# {plain_markdown(title)}\n")
    assert (opening.type, closing.type) == ("heading_open", "heading_close")
    assert inline.children is not None
    assert {token.type for token in inline.children} <= {"text", "text_special"}
    assert "".join(token.content for token in inline.children) == title


def test_the_kinds_that_are_built_in_have_a_page_each() -> None:
    kinds = Kinds.of(BUILT_IN_KINDS)
    for kind in kinds.by_name:
        text = starting_page(kinds, kind, title="T", slug="model-card", docname="model-card")
        assert read(written(text), kinds=kinds).problems == ()
