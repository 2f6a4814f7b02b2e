"""The patterns of ``conf.py``: what stands in their braces, and what fills them."""

from __future__ import annotations

import pytest

from sphinx_policywindow.articles.patterns import fields_of, fill


@pytest.mark.parametrize(
    ("pattern", "names"),
    [("", []), ("no field", []), ("{a}/{b_c}/{a}", ["a", "b_c", "a"]), ("{{a}}{b}", ["b"])],
)
def test_the_names_in_braces(pattern: str, names: list[str]) -> None:
    assert fields_of(pattern) == names


@pytest.mark.parametrize(
    ("pattern", "name"), [("{a.b}", "a.b"), ("{a[0]}", "a[0]"), ("{a!r}", "a"), ("{a:>9}", "a"), ("{}", "")]
)
def test_more_than_a_name(pattern: str, name: str) -> None:
    with pytest.raises(ValueError, match="is not the name") as caught:
        fields_of(f"x {pattern}")
    assert str(caught.value) == f"'{{{name}}}' is not the name of a field in braces"


@pytest.mark.parametrize("pattern", ["{a", "a}", "{a}{"])
def test_braces_that_do_not_match(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        fields_of(pattern)


def test_what_fills_them() -> None:
    values = {"a": "x y/z", "b": "ü?", "c": ""}
    assert fill("{b}:{a}", values) == "ü?:x y/z"
    assert fill("{b}:{a}", values, quoted=["a"]) == "ü?:x%20y/z"
    assert fill("{b}:{a}", values, quoted=["a", "b"]) == "%C3%BC%3F:x%20y/z"
    assert fill("{{{a}}}", values) == "{x y/z}"


@pytest.mark.parametrize("pattern", ["{a}{c}", "{a}{missing}"])
def test_without_one_of_its_values_it_makes_nothing(pattern: str) -> None:
    assert fill(pattern, {"a": "x", "c": ""}) == ""
