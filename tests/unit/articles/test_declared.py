"""Kinds that a project declares: a mistake costs the key or the entry that it is in, and no more."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_policywindow.articles.declared import read_kinds
from sphinx_policywindow.articles.kinds import Field, Relation
from sphinx_policywindow.articles.values import VALUE_TYPES

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


TYPES = "text, markdown, slug, reference, date, url, doi, orcid, license, language, author"
FIELD_KEYS = "name, label, type, many, required, choices, description"
ALL = ("body", "stage", "defines")
NOTHING_TO_SHOW = "expected a text to show, found nothing; 'Body' is shown"
MISTAKES: dict[str, tuple[dict[str, Any], tuple[str, ...], list[tuple[str, str]]]] = {
    "a type": (
        with_field(type="dat"),
        ALL,
        [
            (
                "fields[0].type",
                f"expected one of {TYPES}, found 'dat'; it is read as text; did you mean 'date'?",
            )
        ],
    ),
    "a type that is like no other": (
        with_field(type="x"),
        ALL,
        [("fields[0].type", f"expected one of {TYPES}, found 'x'; it is read as text")],
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
    "choices that are none of its type, or stand there twice": (
        with_field(type="date", choices=["2024", "May", "2024", "2025-01"]),
        ALL,
        [
            ("fields[0].choices[1]", f"expected {VALUE_TYPES['date'].expected}, found 'May'"),
            ("fields[0].choices[2]", "'2024' stands here already"),
        ],
    ),
    "choices of authors": (
        with_field(type="author", many=True, choices=["Ada"]),
        ALL,
        [("fields[0].choices", "a field of authors has no choices")],
    ),
    "one author": (
        with_field(type="author"),
        ALL,
        [("fields[0].many", "a field of authors holds a list: expected True")],
    ),
    "a key, beside another": (
        with_field(lable="Body", required=5),
        ALL,
        [
            ("fields[0].lable", f"expected one of {FIELD_KEYS}; did you mean 'label'?"),
            ("fields[0].required", "expected True or False, found '5'"),
        ],
    ),
    "a label of another type": (
        with_field(label=5),
        ALL,
        [("fields[0].label", "expected a text, found '5'")],
    ),
    "no label": (
        {**GOOD, "fields": [{"name": "body"}, GOOD["fields"][1]]},
        ALL,
        [("fields[0].label", NOTHING_TO_SHOW)],
    ),
    "a name": (
        with_field(name="Body"),
        ("stage", "defines"),
        [
            ("fields[0].name", "expected lower-case letters, digits, '-' and '_', found 'Body'"),
            ("rows[0]", "no field or relation has the name 'body'"),
        ],
    ),
    "a name of another type": (
        with_field(name=5),
        ("stage", "defines"),
        [
            ("fields[0].name", "expected a text, found '5'"),
            ("rows[0]", "no field or relation has the name 'body'"),
        ],
    ),
    "no name": (
        {**GOOD, "fields": [{"label": "Body"}, GOOD["fields"][1]], "rows": []},
        ("stage", "defines"),
        [("fields[0].name", "expected lower-case letters, digits, '-' and '_', found nothing")],
    ),
    "a name that the catalog has": (
        {**GOOD, "fields": [{"name": "url", "label": "URL"}], "rows": []},
        ("defines",),
        [("fields[0].name", "'url' has a meaning of its own in the catalog: take another name")],
    ),
    "a name twice": (
        {**GOOD, "fields": [*GOOD["fields"], GOOD["fields"][0]]},
        ALL,
        [("fields[2].name", "the kind has a field 'body' already")],
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
        [
            (
                "relations[0].to",
                "no kind has the name 'concpt'; it leads to any kind, without its inverse;"
                " did you mean 'concept'?",
            )
        ],
    ),
    "another kind, of a relation without an inverse": (
        with_relation(to="x", inverse=""),
        ALL,
        [("relations[0].to", "no kind has the name 'x'; it leads to any kind")],
    ),
    "an inverse": (
        with_relation(inverse="title"),
        ALL,
        [("relations[0].inverse", "the kind has a field 'title' already")],
    ),
    "an inverse twice": (
        {
            **GOOD,
            "relations": [
                *GOOD["relations"],
                {"name": "uses", "label": "Uses", "to": "concept", "inverse": "defined_by"},
            ],
        },
        (*ALL, "uses"),
        [("relations[1].inverse", "the kind has a field 'defined_by' already")],
    ),
    "a row": (
        {**GOOD, "rows": ["boddy", "stage"]},
        ALL,
        [("rows[0]", "no field or relation has the name 'boddy'; did you mean 'body'?")],
    ),
    "a type of schema.org": (
        {**GOOD, "schema_type": 5},
        ALL,
        [("schema_type", "expected a text, found '5'")],
    ),
    "a name within the kind": (
        {**GOOD, "name": "other"},
        ALL,
        [("name", "the name of a kind is its key here")],
    ),
}


@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_costs_what_it_is_in(what: str) -> None:
    declaration, left, said = MISTAKES[what]
    kinds, mistakes = read_kinds({"standard": declaration})
    assert mistakes == [(f"standard.{path}", found) for path, found in said]
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
    ("name", "declaration", "found"),
    [
        ("A b", GOOD, "expected a name of lower-case letters, digits, '-' and '_' for the kind"),
        ("standard", 1, "expected a mapping with the keys label and plural, found '1'"),
        (5, GOOD, "expected a name of lower-case letters, digits, '-' and '_' for the kind"),
    ],
)
def test_what_is_no_kind_is_not_taken(name: Any, declaration: Any, found: str) -> None:
    kinds, mistakes = read_kinds({name: declaration})
    assert name not in kinds
    assert mistakes == [(str(name), found)]


def test_a_field_of_authors_holds_a_list() -> None:
    kinds, _ = read_kinds({"standard": with_field(type="author", choices=["Ada"])})
    body = kinds["standard"].fields[0]
    assert body == Field(name="body", label="Body", type="author", many=True)


def test_choices_stand_as_a_record_holds_them() -> None:
    kinds, mistakes = read_kinds(
        {"standard": with_field(type="license", choices=["cc-by-4.0", "MIT", "no such licence"])}
    )
    assert kinds["standard"].fields[0].choices == ("CC-BY-4.0", "MIT", "no such licence")
    assert mistakes == [
        ("standard.fields[0].choices[0]", "expected 'CC-BY-4.0', as a record holds it, found 'cc-by-4.0'")
    ]


def test_a_kind_that_is_not_there_can_be_removed() -> None:
    kinds, mistakes = read_kinds({"nothing": None, "topic": None})
    assert ("topic" in kinds, mistakes) == (False, [])


INVERSES: dict[str, tuple[dict[str, Any], str]] = {
    "of a symmetric relation to another kind": (
        {"name": "defines", "label": "Defines", "to": "concept", "inverse": "defines"},
        "a relation to the kind 'concept' is not its own inverse",
    ),
    "that is a relation of the other kind": (
        {"name": "defines", "label": "Defines", "to": "concept", "inverse": "related"},
        "the kind 'concept' has a field 'related' already",
    ),
    "that is a field of any kind": (
        {"name": "defines", "label": "Defines", "inverse": "adopted"},
        "the kind 'instrument' has a field 'adopted' already",
    ),
}


@pytest.mark.parametrize("what", INVERSES)
def test_an_inverse_that_cannot_be_is_left_out(what: str) -> None:
    relation, found = INVERSES[what]
    kinds, mistakes = read_kinds({"standard": {**GOOD, "relations": [relation]}})
    assert mistakes == [("standard.relations[0].inverse", found)]
    assert kinds["standard"].relations == (
        Relation(name="defines", label="Defines", to=relation.get("to", "")),
    )


@pytest.mark.parametrize(
    "relation",
    [
        {"name": "replaces", "label": "Replaces", "to": "standard", "inverse": "replaces"},
        {"name": "replaces", "label": "Replaces", "inverse": "replaces"},
        {"name": "replaces", "label": "Replaces", "to": "topic", "inverse": "adopted"},
        {"name": "replaces", "label": "Replaces", "inverse": "used_by"},
    ],
)
def test_an_inverse_that_can_be_is_kept(relation: dict[str, Any]) -> None:
    kinds, mistakes = read_kinds({"standard": {**GOOD, "relations": [relation], "rows": []}})
    assert mistakes == []
    assert kinds["standard"].relations == (Relation(**relation),)
