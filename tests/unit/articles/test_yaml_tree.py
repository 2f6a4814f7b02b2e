"""YAML as it was typed: its texts, the line of everything, and where it is too much."""

from __future__ import annotations

import pytest

from sphinx_policywindow.articles.yaml_tree import (
    MalformedYamlError,
    Scalar,
    Sequence,
    Table,
    Tree,
    compose,
)


def pairs(text: str) -> list[tuple[str, Tree]]:
    tree = compose(text, first_line=1)
    assert isinstance(tree, Table)
    return [(key.text, value) for key, value in tree.pairs]


def test_everything_has_its_line() -> None:
    assert compose("a: 1.10\nb:\n- NO\n- ~\nc: {d: 'null', e: null}\n", first_line=5) == Table(
        (
            (Scalar("a", 5), Scalar("1.10", 5)),
            (Scalar("b", 6), Sequence((Scalar("NO", 7), Scalar("~", 8, null=True)), 7)),
            (
                Scalar("c", 9),
                Table(
                    ((Scalar("d", 9), Scalar("null", 9)), (Scalar("e", 9), Scalar("null", 9, null=True))),
                    9,
                    flow=True,
                ),
            ),
        ),
        5,
    )


@pytest.mark.parametrize("text", ["", "\n", "# a remark"])
def test_nothing(text: str) -> None:
    assert compose(text, first_line=1) is None


def test_a_key_that_stands_twice_is_kept() -> None:
    assert pairs("a: 1\na: 2\n") == [("a", Scalar("1", 1)), ("a", Scalar("2", 2))]


def test_a_key_that_is_no_text() -> None:
    assert pairs("a: 1\n? [b]\n: 2\n") == [("a", Scalar("1", 1)), ("(not a name)", Scalar("2", 3))]
    tree = compose("a: 1\n? [b]\n: 2\n", first_line=1)
    assert isinstance(tree, Table)
    assert tree.pairs[1][0].line == 2


def test_merge_keys() -> None:
    text = "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  <<: [*x, *y]\n  c: 5\n  <<: {d: 6}\n"
    last = pairs(text)[2][1]
    assert isinstance(last, Table)
    assert [(key.text, value) for key, value in last.pairs] == [
        ("c", Scalar("5", 5)),
        ("a", Scalar("1", 1)),
        ("b", Scalar("2", 1)),
        ("d", Scalar("6", 6)),
    ]


def test_the_ends_of_lines_that_no_other_reader_knows() -> None:
    assert pairs("a: x\u2028y\u2029z\x85end\nb: 1\n") == [
        ("a", Scalar("x y z end", 1)),
        ("b", Scalar("1", 2)),
    ]


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("a: [", "did not find expected node content", 10),
        ("a: 1\nb: c: d\n", "mapping values are not allowed in this context", 11),
        ("a: *b\n", "found undefined alias", 10),
        ("a: 1\nb: \x01\n", "control characters are not allowed", 11),
        ("ä: ü\nb: \x01\n", "control characters are not allowed", 11),
        ("a: 1\nb: \ud800\n", "half a character", 11),
        ("a" * 1_000_001, "more than 1,000,000 characters", 10),
        ("a: 1\nb: " + "[" * 101 + "]" * 101, "nested too deeply", 11),
        ("a: 1\nb: " + "[" * 60 + "]" * 60, "more values, or more deeply nested, than a record can have", 11),
        (
            "x: &x [" + "1, " * 200 + "]\n" + "\n".join(f"k{n}: *x" for n in range(200)),
            "more values, or more deeply nested, than a record can have",
            10,
        ),
    ],
)
def test_what_is_no_yaml_or_too_much(text: str, reason: str, line: int) -> None:
    with pytest.raises(MalformedYamlError) as caught:
        compose(text, first_line=10)
    assert (str(caught.value), caught.value.line) == (reason, line)


@pytest.mark.parametrize("depth", [1, 49, 51])
def test_what_a_record_can_have(depth: int) -> None:
    tree = compose("[" * depth + "]" * depth, first_line=1)
    for _ in range(depth - 1):
        assert isinstance(tree, Sequence)
        (tree,) = tree.items
    assert tree == Sequence((), 1)


TOO_MUCH = "more values, or more deeply nested, than a record can have"


@pytest.mark.parametrize(
    ("most", "more"),
    [
        ("[" * 51 + "]" * 51, "[" * 52 + "]" * 52),
        ("{a: " * 50 + "{}" + "}" * 50, "{a: " * 51 + "{}" + "}" * 51),
        ("? " * 49 + "a", "? " * 51 + "a"),
        ("[" + "a," * 19_999 + "]", "[" + "a," * 20_000 + "]"),
        ("{" + "a: b," * 9_999 + "}", "{" + "a: b," * 10_000 + "}"),
    ],
)
def test_as_much_as_a_record_can_have(most: str, more: str) -> None:
    assert compose(most, first_line=1) is not None
    with pytest.raises(MalformedYamlError, match=TOO_MUCH):
        compose(more, first_line=1)


def test_how_much_is_not_even_looked_at() -> None:
    assert compose("a" * 1_000_000, first_line=1) == Scalar("a" * 1_000_000, 1)
    for text in ("[" * 100 + "]" * 100, "{a: " * 100 + "}" * 100):
        with pytest.raises(MalformedYamlError, match=TOO_MUCH):
            compose(text, first_line=1)
    for text in ("[" * 101 + "]" * 101, "{a: " * 101 + "}" * 101, "- " * 101 + "a"):
        with pytest.raises(MalformedYamlError, match="nested too deeply"):
            compose(text, first_line=1)
