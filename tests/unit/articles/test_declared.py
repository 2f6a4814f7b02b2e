"""Kinds that a project declares: a mistake costs the key or the entry that it is in, and no more."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_policywindow.articles.declared import read_kinds

GOOD: dict[str, Any] = {
    "label": "Standard",
    "plural": "Standards",
    "fields": [
        {"name": "body", "label": "Body"},
        {"name": "stage", "label": "Stage", "choices": ["Draft", "Final"]},
    ],
    "relations": [{"name": "defines", "label": "Defines", "to": "concept", "inverse": "defined_by"}],
    "rows": ["body", "defines", "stage"],
}


def with_field(**changed: Any) -> dict[str, Any]:
    return {**GOOD, "fields": [{**GOOD["fields"][0], **changed}, GOOD["fields"][1]]}


def with_relation(**changed: Any) -> dict[str, Any]:
    return {**GOOD, "relations": [{**GOOD["relations"][0], **changed}]}


ALL = ("body", "stage", "defines")
MISTAKES: dict[str, tuple[dict[str, Any], tuple[str, ...], list[tuple[str, str]]]] = {
    "a type": (
        with_field(type="dat"),
        ALL,
        [("fields[0].type", "found 'dat'; it is read as text; did you mean 'date'?")],
    ),
    "a flag": (
        with_field(required="perhaps"),
        ALL,
        [("fields[0].required", "expected True or False, found 'perhaps'")],
    ),
    "choices that are no list": (
        with_field(choices="big, small"),
        ALL,
        [("fields[0].choices", "expected a list of texts, found 'big, small'")],
    ),
    "a key": (with_field(lable="Body"), ALL, [("fields[0].lable", "did you mean 'label'?")]),
    "no label": (with_field(label=5), ALL, [("fields[0].label", "expected a text, found '5'")]),
    "a name": (
        with_field(name="Body"),
        ("stage", "defines"),
        [
            ("fields[0].name", "expected lower-case letters, digits, '-' and '_', found 'Body'"),
            ("rows[0]", "no field or relation has the name 'body'"),
        ],
    ),
    "a field that is none": (
        {**GOOD, "fields": ["body", GOOD["fields"][1]]},
        ("stage", "defines"),
        [
            ("fields[0]", "expected a mapping with the keys name and label, found 'body'"),
            ("rows[0]", "no field or relation has the name 'body'"),
        ],
    ),
    "fields that are no list": (
        {**GOOD, "fields": {"body": "Body"}, "rows": ["defines"]},
        ("defines",),
        [("fields", "expected a list, found '{'body': 'Body'}'")],
    ),
    "another kind": (
        with_relation(to="concpt"),
        ALL,
        [("relations[0].to", "'concpt'; it leads to any kind, without its inverse; did you mean 'concept'?")],
    ),
    "an inverse": (
        with_relation(inverse="title"),
        ALL,
        [("relations[0].inverse", "a field 'title' already")],
    ),
    "a row": ({**GOOD, "rows": ["boddy", "stage"]}, ALL, [("rows[0]", "did you mean 'body'?")]),
    "a type of schema.org": (
        {**GOOD, "schema_type": 5},
        ALL,
        [("schema_type", "expected a text, found '5'")],
    ),
}


@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_costs_what_it_is_in(what: str) -> None:
    declaration, left, said = MISTAKES[what]
    kinds, mistakes = read_kinds({"standard": declaration})
    assert [path for path, _ in mistakes] == [f"standard.{path}" for path, _ in said]
    for (_, found), (_, expected) in zip(mistakes, said, strict=True):
        assert expected in found
    own = (field.name for field in kinds["standard"].fields)
    assert (*own, *(relation.name for relation in kinds["standard"].relations)) == left


def test_what_is_left_is_whole() -> None:
    kinds, _ = read_kinds({"standard": with_field(type="dat", label="")})
    body, stage = kinds["standard"].fields
    assert (body.label, body.type) == ("Body", "text")
    assert stage.choices == ("Draft", "Final")
    assert kinds.rows("standard") == ("body", "defines", "stage")
    assert "defined_by" in kinds.inverses("concept")


def test_a_relation_that_leads_nowhere_leads_to_any_kind() -> None:
    kinds, _ = read_kinds({"standard": with_relation(to="concpt")})
    (relation,) = kinds["standard"].relations
    assert (relation.to, relation.inverse) == ("", "")


def test_a_label_stands_for_the_plural() -> None:
    kinds, [(path, found)] = read_kinds({"test_suite": {"label": "Test suite"}})
    assert kinds["test_suite"].plural == "Test suite"
    assert path == "test_suite.plural"
    assert found == "expected a text to show, found nothing; 'Test suite' is shown"


@pytest.mark.parametrize(
    ("name", "declaration"), [("A b", {"label": "S", "plural": "S"}), ("standard", 1), (5, {})]
)
def test_what_is_no_kind_is_not_taken(name: Any, declaration: Any) -> None:
    kinds, [_] = read_kinds({name: declaration})
    assert name not in kinds
