"""Quotation marks: which belong together, how deep they stand, and what straight ones become."""

from __future__ import annotations

import pytest

from sphinx_policywindow.citations.quotes import Pair, alternated, curled, pairs

DOUBLE, SINGLE = ("“", "”"), ("‘", "’")


def found(text: str) -> list[tuple[str, int]]:
    """Return what is in each pair of marks, and its depth."""
    return [(text[pair.opening + 1 : pair.closing], pair.depth) for pair in pairs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no marks", []),
        ("“a” ‘b’", [("a", 0), ("b", 0)]),
        ("“a ‘b’ c”", [("b", 1), ("a ‘b’ c", 0)]),
        ("“a ‘b “c” d’ e”", [("c", 2), ("b “c” d", 1), ("a ‘b “c” d’ e", 0)]),
        ("“a” “b ‘c’”", [("a", 0), ("c", 1), ("b ‘c’", 0)]),
        ("don’t, users’ and ’90s", []),
        ("‘don’t’", [("don’t", 0)]),
        ("‘users’ guide’", [("users", 0)]),
        ("‘ab’c", []),
        ("‘a’ b’c", [("a", 0)]),
        ("“a", []),
        ("a”", []),
        ("‘a “b’ c”", [("a “b", 0)]),
        ("’", []),
    ],
)
def test_pairs(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(text) == expected


def test_the_places_of_a_pair() -> None:
    assert pairs("a “b”") == (Pair(opening=2, closing=4, depth=0),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“a”", "‘a’"),
        ("“a ‘b “c ‘d’” e’”", "‘a “b ‘c “d”’ e”’"),
        ("don’t “stop”", "don’t ‘stop’"),
        ("‘a’ “b”", "‘a’ ‘b’"),
    ],
)
def test_marks_alternate_from_the_outermost(text: str, expected: str) -> None:
    assert alternated(text, SINGLE, DOUBLE) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("plain", "plain"),
        ("\"a\" and 'b'", "“a” and “b”"),
        ("\"a 'b' c\"", "“a ‘b’ c”"),
        ("'a \"b\" c'", "“a ‘b’ c”"),
        ("don't", "don’t"),
        ("'it's fair'", "“it’s fair”"),
        ("'it's 'fair' '", "“it’s ‘fair’ ”"),
        ("\"a 'b \"c 'd' e\" f' g\"", "“a ‘b “c ‘d’ e” f’ g”"),
        ("users' guide", "users’ guide"),
        ("'90s", "’90s"),
        ('5" wide', '5" wide'),
        ('an "open one', 'an "open one'),
        ('a 3.5" and a 5.25" floppy', 'a 3.5" and a 5.25" floppy'),
        ("6'2\" tall", '6’2" tall'),
        ('צה"ל ומארה"ב', 'צה"ל ומארה"ב'),
        ('5" wide and "quoted"', '5" wide and “quoted”'),
        ('\'90s "retro" looks', "’90s “retro” looks"),
        ('l\'"arte" e l’"idea"', "l’“arte” e l’“idea”"),
        ('“a "b" c”', "“a ‘b’ c”"),
        ('‘a "b" c’ "d"', "‘a “b” c’ “d”"),
        ("(\"a\")/'b'", "(“a”)/“b”"),
        ("\"'a'\"", "“‘a’”"),
        ("\"'a' b\"", "“‘a’ b”"),
        ("\"b 'a'\"", "“b ‘a’”"),
        ('"\'90s music"', "“’90s music”"),
        ('""', "“”"),
        ("a \"' b", 'a "’ b'),
        ("'a \"b' c\"", "“a ‘b” c’"),
    ],
)
def test_straight_marks_are_curled(typed: str, expected: str) -> None:
    assert curled(typed) == expected
    assert curled(expected) == expected
    assert len(expected) == len(typed)
