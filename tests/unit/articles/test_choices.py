"""A field with choices holds one of them; each is a value of the field's type."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_policywindow.articles.declared import read_kinds
from sphinx_policywindow.articles.front_matter import read_front_matter
from sphinx_policywindow.articles.model import PartialDate

STANDARD = {
    "label": "Standard",
    "plural": "Standards",
    "fields": [
        {"name": "status", "label": "Status", "choices": ["Draft", "In force", "Withdrawn"]},
        {"name": "parts", "label": "Parts", "many": True, "choices": ["1", "2", "1.10"]},
        {"name": "since", "label": "Since", "type": "date", "choices": ["2025", "2026-05"]},
        {"name": "terms", "label": "Terms", "type": "license", "choices": ["CC-BY-4.0", "MIT"]},
    ],
}


def values_of(record: str) -> tuple[dict[str, Any], list[str]]:
    """Return the values of a record's own fields, and what is wrong with it."""
    kinds, mistakes = read_kinds({"standard": STANDARD})
    assert mistakes == []
    text = f"---\nstandard:\n  summary: S\n{record}---\n"
    reading = read_front_matter(text, docname="page", path="page.md", kinds=kinds)
    assert reading.article is not None
    return dict(reading.article.fields), [problem.message for problem in reading.problems]


def test_a_choice_is_taken_as_it_is_read() -> None:
    assert values_of("  status: In  force\n  parts: [1.10, 2]\n  since: 2026-05\n  terms: cc-by-4.0\n") == (
        {
            "status": "In force",
            "parts": ("1.10", "2"),
            "since": PartialDate(year=2026, month=5),
            "terms": "CC-BY-4.0",
        },
        [],
    )


def test_another_value_names_the_nearest_choice_and_costs_itself() -> None:
    assert values_of("  status: in force\n  parts: [1, 1.1]\n  since: 2024\n") == (
        {"parts": ("1",)},
        [
            "standard.status: expected one of Draft, In force, Withdrawn, found 'in force';"
            " did you mean 'In force'?",
            "standard.parts[1]: expected one of 1, 2, 1.10, found '1.1'; did you mean '1.10'?",
            "standard.since: expected one of 2025, 2026-05, found '2024'; did you mean '2025'?",
        ],
    )


@pytest.mark.parametrize(
    ("field", "said", "left"),
    [
        ({"choices": ["Draft", ""]}, "expected text, found ''", ("Draft",)),
        ({"choices": ["Draft", "Draft"]}, "'Draft' stands here already", ("Draft",)),
        ({"choices": [" Draft "]}, "expected 'Draft', as a record holds it", ("Draft",)),
        (
            {"choices": ["cc-by-4.0"], "type": "license"},
            "expected 'CC-BY-4.0', as a record holds it",
            ("CC-BY-4.0",),
        ),
        ({"choices": ["soon"], "type": "date"}, "expected an ISO 8601 date", ()),
        ({"choices": ["X"], "type": "author", "many": True}, "a field of authors has no choices", ()),
        ({"choices": "Draft"}, "expected a list of texts, found 'Draft'", ()),
    ],
)
def test_choices_that_cannot_be(field: dict[str, Any], said: str, left: tuple[str, ...]) -> None:
    declared = {"label": "S", "plural": "S", "fields": [{"name": "status", "label": "Status", **field}]}
    kinds, [(path, message)] = read_kinds({"standard": declared})
    assert said in message
    assert path.startswith("standard")
    assert kinds.fields("standard")["status"].choices == left
