"""Front matter that is no YAML, or no record: what is said of it, where, and what is read all the same."""

from __future__ import annotations

import pytest

from sphinx_policywindow.articles.front_matter import read_front_matter
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
from sphinx_policywindow.articles.model import Article

KINDS = Kinds.of(BUILT_IN_KINDS)
MALFORMED = "[policywindow.malformed_front_matter]"


def read(text: str) -> tuple[Article | None, list[str], str]:
    """Return the article, the warnings without the name of the file, and the text that is left."""
    reading = read_front_matter(text, docname="p", path="p.md", kinds=KINDS)
    said = [problem.warning.removeprefix("p.md:").replace(" WARNING:", "") for problem in reading.problems]
    return reading.article, said, reading.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "\n \n---\nconcept:\n  summary: S\ninstrument:\n---\n",
            [
                "3: concept: expected the front matter to begin on line 1, "
                f"found line 3: the record is not read {MALFORMED}"
            ],
            id="below empty lines",
        ),
        pytest.param(
            "\n---\ntitle: T\ntopic:\n---\n",
            [
                "2: topic: expected the front matter to begin on line 1, "
                f"found line 2: the record is not read {MALFORMED}"
            ],
            id="below an empty line, after another key",
        ),
        pytest.param("\n---\ntitle: T\n---\nconcept:\n", [], id="below an empty line, and no record"),
        pytest.param("\nconcept:\n---\n", [], id="no front matter"),
        pytest.param("concept:\n  summary: S\n", [], id="prose"),
        pytest.param(
            "---\n# a remark\ntitle: T\nconcept:\n  summary: S\ninstrument:\n",
            [
                "4: concept: expected a line '---' after the front matter, "
                f"found none: the record is not read {MALFORMED}"
            ],
            id="not closed",
        ),
        pytest.param(
            "---\nconcept:\n",
            [
                "2: concept: expected a line '---' after the front matter, "
                f"found none: the record is not read {MALFORMED}"
            ],
            id="not closed, on the first line",
        ),
        pytest.param("---\ntitle: T\n", [], id="not closed, and no record"),
        pytest.param(
            "---\ntitle: T\nConcpt:\n  domain: d\n  summary: S\ntopci:\n  domain: d\nzzz:\n  summary: S\n---\n",
            [
                "3: Concpt: no kind has the name 'Concpt'; this is not read; did you mean 'concept'?"
                " [policywindow.unknown_kind]"
            ],
            id="a slip in the name of a kind",
        ),
        pytest.param("---\nconcep: summary\n---\n", [], id="a name that is near, of a text"),
    ],
)
def test_where_there_is_no_record(text: str, said: list[str]) -> None:
    assert read(text) == (None, said, text)


@pytest.mark.parametrize(
    ("record", "facts", "said"),
    [
        pytest.param(
            "  summary: S: T\n  domain: d\n",
            ("", "d"),
            [
                "3: concept.summary: expected YAML, found 'summary: S: T'"
                f" (a text with a colon and a space belongs in quotes) {MALFORMED}"
            ],
            id="a colon",
        ),
        pytest.param(
            "  domain: d\n  summary: *S\n",
            ("", "d"),
            [
                "4: concept.summary: expected YAML, found 'summary: *S'"
                f" (a text that begins with * belongs in quotes) {MALFORMED}"
            ],
            id="an asterisk",
        ),
        pytest.param(
            "  summary: S\n  version: 'a\n  domain: d\n",
            ("S", "d"),
            [
                "4: concept.version: expected YAML, found 'version: 'a'"
                f" (a quotation mark that is not closed) {MALFORMED}"
            ],
            id="a quotation mark",
        ),
        pytest.param(
            "  summary: S\n \tversion: 2\n  domain: d\n",
            ("S", "d"),
            [
                "4: concept.version: expected YAML, found 'version: 2'"
                f" (a tab; YAML is indented by spaces) {MALFORMED}"
            ],
            id="a tab",
        ),
        pytest.param(
            "    summary: S\n  version: 'a\n  domain: d\n",
            ("S", "d"),
            [
                "4: concept.version: expected YAML, found 'version: 'a'"
                f" (a quotation mark that is not closed) {MALFORMED}"
            ],
            id="a field too far in",
        ),
        pytest.param(
            "\tversion: 2\n  summary: S\n    more\n  domain: d\n",
            ("S more", "d"),
            [
                "3: concept.version: expected YAML, found 'version: 2'"
                f" (a tab; YAML is indented by spaces) {MALFORMED}"
            ],
            id="a tab at first",
        ),
        pytest.param(
            "    summary: S\n\n    keywords: [a,\n      b\n    domain: d\n",
            ("S", "d"),
            [
                "6: concept.keywords: expected YAML, found 'keywords: [a,'"
                f" (did not find expected ',' or ']') {MALFORMED}"
            ],
            id="a list over two lines",
        ),
        pytest.param(
            "  summary: S\n  only words\n  version: 'a\n  domain: d\n",
            ("S", "d"),
            [
                f"4: concept: expected a key and its value, found 'only words' {MALFORMED}",
                "5: concept.version: expected YAML, found 'version: 'a'"
                f" (a quotation mark that is not closed) {MALFORMED}",
            ],
            id="words without a key",
        ),
        pytest.param(
            f"  summary: S\n  domain: d\n  version: [{'x' * 70}\n",
            ("S", "d"),
            [
                f"5: concept.version: expected YAML, found 'version: [{'x' * 50}'"
                f" (did not find expected ',' or ']') {MALFORMED}"
            ],
            id="a long line",
        ),
    ],
)
def test_a_mistake_costs_the_field_that_it_is_in(
    record: str, facts: tuple[str, str], said: list[str]
) -> None:
    article, found, left = read(f"---\nconcept:\n{record}---\n# Heading\n")
    assert found == said
    assert article is not None
    assert (article.summary, article.domain) == facts
    assert (article.version, article.keywords) == ("", ())
    assert left == "\n" * (record.count("\n") + 3) + "# Heading\n"


def test_the_lines_of_what_has_been_saved() -> None:
    article, _said, _left = read("---\nconcept:\n  summary: S\n\n  version: 'a\n  domain: d\n---\n")
    assert article is not None
    assert article.lines == {
        "concept": 2,
        "concept.summary": 3,
        "concept.version": 5,
        "concept.domain": 6,
    }


@pytest.mark.parametrize(
    "record",
    [
        "concept: {summary: S, domain: d}",
        "concept: {summary: S,\n domain: d}",
        "concept: {summary: S,\n   version: v,\n domain: d}",
        "concept:\n  summary: S\n  domain: d",
        "concept: # a remark\n  summary: S\n\n  domain: d",
    ],
)
def test_another_key_costs_a_record_nothing(record: str) -> None:
    article, said, left = read(f"---\nother: [\n{record}\nlast: x\n---\n# Heading\n")
    assert said == []
    assert article is not None
    assert (article.summary, article.domain) == ("S", "d")
    places = {name: 3 + record[: record.index(f"{name}: ")].count("\n") for name in ("summary", "domain")}
    assert {name: article.line_of(name) for name in places} == places
    assert article.lines["concept"] == 3
    assert left == "\n".join(
        ["---", "other: [", *[""] * len(record.split("\n")), "last: x", "---", "# Heading\n"]
    )


@pytest.mark.parametrize(
    ("record", "found"), [("concept:", ""), ("concept: words", "'words'"), ("concept: [a]", "a list")]
)
def test_another_key_makes_no_record_of_what_is_none(record: str, found: str) -> None:
    missing = "2: concept.summary: a required field is missing [policywindow.missing_field]"
    expected = "fields and their values"
    wrong = f"2: concept: expected {expected}, found {found} [policywindow.invalid_value]"
    _article, said, _left = read(f"---\n{record}\nother: [\n---\n")
    assert said == [*([wrong] if found else []), missing]


def test_a_record_in_braces_that_are_not_closed() -> None:
    article, said, _left = read("---\nconcept: {summary: [\ntitle: T\n---\n")
    assert article is not None
    assert said == [
        "2: concept: expected YAML, found 'concept: {summary: ['"
        f" (did not find expected node content) {MALFORMED}",
        "2: concept.summary: a required field is missing [policywindow.missing_field]",
    ]


def test_the_line_of_a_character_that_yaml_has_not() -> None:
    _article, said, _left = read("---\nconcept:\n  title: ÜÜÜÜÜÜÜÜÜÜ\n  summary: a\x01b\n  domain: d\n---\n")
    assert [line.partition(":")[0] for line in said] == ["4"]
