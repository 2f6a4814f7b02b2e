"""The schema of front matter says what its reader says, as far as JSON Schema can."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_policywindow.articles.declared import read_kinds
from sphinx_policywindow.articles.front_matter import Reading, read_front_matter
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, COMMON_FIELDS, Kinds
from sphinx_policywindow.articles.schema import front_matter_schema, held, mapping
from sphinx_policywindow.articles.values import VALUE_TYPES
from sphinx_policywindow.problems import Subtype
from tests.properties import examples

ROOT = Path(__file__).parents[3]
STANDARD = {
    "label": "Standard",
    "plural": "Standards",
    "fields": [
        {"name": "status", "label": "Status", "choices": ["Draft", "In force", "Withdrawn"]},
        {"name": "parts", "label": "Parts", "many": True, "choices": ["1", "2", "1.10", "yes", "NaN"]},
        {"name": "since", "label": "Since", "type": "date", "required": True},
        {"name": "editors", "label": "Editors", "type": "author", "many": True},
        {"name": "notes", "label": "Notes", "type": "markdown", "many": True},
    ],
    "relations": [{"name": "defines", "label": "Defines", "to": "concept", "inverse": "defined_by"}],
}
KINDS, MISTAKES = read_kinds({"standard": STANDARD})
SCHEMA = front_matter_schema(KINDS)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
REFUSED = {Subtype.INVALID_VALUE, Subtype.UNKNOWN_FIELD, Subtype.MISSING_FIELD}


def reading_of(front_matter: object) -> Reading:
    """Return what our reader makes of front matter; JSON is YAML."""
    text = json.dumps(front_matter, ensure_ascii=False)
    return read_front_matter(f"---\n{text}\n---\n", docname="wiki/page", path="page.md", kinds=KINDS)


def complaints(front_matter: object) -> list[str]:
    return [problem.message for problem in reading_of(front_matter).problems if problem.subtype in REFUSED]


def test_the_schema_is_one() -> None:
    assert MISTAKES == []
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator.check_schema(front_matter_schema(Kinds.of([])))


def test_the_whole_of_it() -> None:
    declared, mistakes = read_kinds(
        {
            **dict.fromkeys(kind.name for kind in BUILT_IN_KINDS),
            "standard": {
                "label": "Standard",
                "plural": "Standards",
                "fields": [
                    {
                        "name": "status",
                        "label": "Status",
                        "choices": ["Draft", "2"],
                        "description": "Its state.",
                    },
                    {"name": "since", "label": "Since", "type": "date", "required": True},
                    {"name": "parts", "label": "Parts", "many": True},
                    {"name": "editors", "label": "Editors", "type": "author", "many": True},
                    {"name": "level", "label": "Level", "choices": ["1", "x"], "required": True},
                ],
                "relations": [
                    {"name": "defines", "label": "Defines", "to": "term", "inverse": "defined_by"},
                    {"name": "amends", "label": "Amends", "inverse": "changed_by", "description": "Others."},
                ],
            },
            "term": {
                "label": "Term",
                "plural": "Terms",
                "relations": [{"name": "replaces", "label": "Replaces", "inverse": "changed_by"}],
            },
        }
    )
    assert mistakes == []
    expected = json.loads(
        (Path(__file__).parent / "data/front_matter.schema.json").read_text(encoding="utf-8")
    )
    assert front_matter_schema(declared) == expected


def test_without_any_kind_nothing_is_a_record() -> None:
    assert front_matter_schema(Kinds.of([]))["oneOf"] == [False]


@pytest.mark.parametrize(
    ("type_name", "choices", "expected"),
    [
        ("text", ("a", "1"), {"enum": ["a", "1"]}),
        ("text", (), {"type": "string", "minLength": 1}),
        (
            "reference",
            (),
            {
                "type": "string",
                "minLength": 1,
                "description": "The slug or an alias of an article.",
                "examples": ["compute-threshold"],
            },
        ),
    ],
)
def test_a_value_as_a_record_holds_it(type_name: str, choices: tuple[str, ...], expected: Any) -> None:
    assert held(type_name, choices) == expected


def test_a_mapping_requires_what_it_is_told_to_or_all() -> None:
    properties = {"a": {"type": "string"}, "b": {"type": "null"}}
    expected = {"title": "T", "type": "object", "properties": properties, "additionalProperties": False}
    assert mapping("T", properties) == {**expected, "required": ["a", "b"]}
    assert mapping("T", properties, ["b"]) == {**expected, "required": ["b"]}


VALID_OF: dict[str, list[Any]] = {
    "text": ["In force", "Draft", "1", "1.10", "yes", 1, 1.5, True],
    "markdown": ["*One*\nparagraph."],
    "slug": ["compute-threshold", " ai-act\n", 2025, True],
    "reference": ["compute-threshold", "An alias", {"title": "Elsewhere", "url": "https://example.org/"}],
    "date": ["2025", 2025, "2025-12", "2025-12-03\n"],
    "url": ["https://example.org/a?b=c#d", " HTTP://example.org/é"],
    "doi": [
        *("10.5281/zenodo.1", "doi: 10.1234/x", "https://doi.org/10.1234/x ", "DOI 10.1234/x"),
        *("HTTPS://www.doi.org/10.1002/a%3C1::b%3E2", "info:doi/10.1002/(SICI)97<1::b>2-#", "10/gfxr"),
    ],
    "orcid": ["0000-0002-1825-0097\n", "https://orcid.org/0000-0002-1694-233x"],
    "license": ["CC-BY-4.0", "https://example.org/", "Ours"],
    "language": ["pt-BR", " en "],
    "author": [
        "Policy Window",
        {"family": "Okafor", "given": "Amina"},
        {"family": "Berg", "orcid": " 0000-0002-1825-0097", "suffix": None},
    ],
}
INVALID = [
    "",
    " \u00a0\n",
    "Compute Threshold",
    "２０２５",
    "2025-13",
    "2025-12-32",
    "0000",
    999,
    -1,
    0.5,
    False,
    None,
    "3 December 2025",
    "javascript:alert(1)",
    "https://a b",
    "10.x/y",
    "0000-0002",
    "english!",
    "in force",
    "3",
    [],
    {},
    {"given": "Amina"},
    {"family": ""},
    {"family": "X", "name": "Y"},
    {"title": "T", "url": "file:///x"},
    {"url": "https://example.org/"},
]
VALUES = [*(value for values in VALID_OF.values() for value in values), *INVALID]
COMPLETE = {"standard": {"summary": "S", "since": "2025"}}


def names(kind: str) -> list[str]:
    return [*KINDS.fields(kind), *KINDS.relations(kind), *KINDS.inverses(kind), "sumary"]


def agree(front_matter: object) -> bool:
    """Return whether both accept the front matter; both must say the same."""
    accepted = VALIDATOR.is_valid(front_matter)
    assert accepted == (not complaints(front_matter)), (front_matter, complaints(front_matter))
    return accepted


@pytest.mark.parametrize("kind", KINDS.by_name)
def test_of_each_field_the_schema_accepts_what_the_reader_does(kind: str) -> None:
    complete = COMPLETE.get(kind, {"summary": "S"})
    common = {field.name for field in COMMON_FIELDS} if kind != "concept" else set()
    for name in names(kind):
        if name in common:
            continue
        found = {
            agree({kind: {**complete, name: typed}})
            for value in VALUES
            for typed in (value, [value], [value, "compute-threshold"])
        }
        assert found == ({False} if name == "sumary" else {False, True}), name
        agree({kind: {field: value for field, value in complete.items() if field != name}})


def test_only_fields_are_a_record() -> None:
    assert [agree({"concept": value}) for value in VALUES if value != {}].count(True) == 0
    assert agree({"concept": {"summary": "S"}, "myst": {"a": 1}, "orphan": True})


SCALARS = st.one_of(
    st.text(st.sampled_from("aZ1-. é政\t\n\u00a0"), max_size=5),
    st.integers(-3, 12_000),
    # A whole number with a point is an integer to JSON Schema, and 1e-05 could be a slug to the reader.
    st.floats(-10, 10, allow_nan=False).filter(
        lambda number: not (number.is_integer() or "e" in str(number))
    ),
)
ANY = st.sampled_from(VALUES) | SCALARS | st.lists(st.sampled_from(VALUES) | SCALARS, max_size=3)


@examples(400)
@given(
    st.sampled_from([*KINDS.by_name]).flatmap(
        lambda kind: st.builds(
            lambda record: {kind: COMPLETE.get(kind, {"summary": "S"}) | record},
            st.dictionaries(st.sampled_from(names(kind)), ANY, max_size=3),
        )
    )
)
def test_of_any_record_the_schema_accepts_what_the_reader_does(front_matter: dict[str, Any]) -> None:
    agree(front_matter)


def test_each_type_accepts_its_own_examples() -> None:
    examples = [(name, example) for name in VALUE_TYPES for example in held(name).get("examples", ())]
    assert len(examples) > len(VALUE_TYPES) - 2
    for name, example in examples:
        assert str(VALUE_TYPES[name].read(example)) == example
        jsonschema.validate(example, held(name))


@pytest.mark.parametrize(
    ("front_matter", "path"),
    [
        ({"concept": {"summary": "S", "published": "May 2025"}}, ["concept", "published"]),
        ({"standard": {"summary": "S", "since": 2025, "status": "Drafted"}}, ["standard", "status"]),
        ({"concept": {"domain": "safety"}}, ["concept"]),
        ({"concept": {"summary": "S"}, "topic": {"summary": "S"}}, []),
        ({"conept": {"summary": "S"}}, []),
    ],
)
def test_what_is_wrong_is_said_at_its_place(front_matter: dict[str, Any], path: list[str]) -> None:
    [error] = VALIDATOR.iter_errors(front_matter)
    assert list(error.absolute_path) == path


def test_what_a_schema_cannot_say() -> None:
    for field, value in (("published", "2025-02-30"), ("authors", [{"family": "X", "orcid": "0" * 4}])):
        front_matter = {"concept": {"summary": "S", field: value}}
        assert complaints(front_matter)
    day = {"concept": {"summary": "S", "published": "2025-02-30"}}
    assert VALIDATOR.is_valid(day)


def pages() -> list[Path]:
    return [
        path
        for folder in ("example_site", "docs", "tests/roots/test-wiki")
        for path in sorted((ROOT / folder).rglob("*.md"))
        if path.read_text(encoding="utf-8").startswith("---")
    ]


def said_by_built_in_kinds(front_matter: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(front_matter_schema(Kinds.of(BUILT_IN_KINDS)))
    return [error.message for error in validator.iter_errors(front_matter)]


class Core(yaml.SafeLoader):
    """What YAML 1.2 makes of a date: a text."""


Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith("timestamp")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("path", pages(), ids=lambda path: str(path.relative_to(ROOT)))
@pytest.mark.parametrize("loader", [yaml.BaseLoader, Core])
def test_all_our_own_front_matter_is_valid(path: Path, loader: Callable[..., Any]) -> None:
    front_matter = yaml.load(path.read_text(encoding="utf-8").split("---")[1], loader)  # type: ignore[arg-type]
    if not KINDS.by_name.keys().isdisjoint(front_matter):
        assert said_by_built_in_kinds(front_matter) == []


def test_there_are_such_pages() -> None:
    assert len(pages()) > 30
