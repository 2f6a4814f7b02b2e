"""Every style prints what the CSL reference engine prints, save the differences that are listed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sphinx_policywindow.citations.csl import from_csl
from sphinx_policywindow.citations.differences import DIFFERENCES
from sphinx_policywindow.citations.styles import STYLES, style_named
from sphinx_policywindow.runs import to_html, to_text

_DATA = Path(__file__).parent / "data"
_REFERENCE: dict[str, Any] = json.loads((_DATA / "reference.json").read_text("utf-8"))
# Our output where it deliberately differs: style → item → difference, text and HTML.
_OURS: dict[str, dict[str, dict[str, str]]] = json.loads((_DATA / "differences.json").read_text("utf-8"))
# The same for real items, in HTML alone.
_REAL: dict[str, Any] = json.loads((_DATA / "real_items.json").read_text("utf-8"))
_OURS_OF_REAL: dict[str, dict[str, dict[str, str]]] = json.loads(
    (_DATA / "real_differences.json").read_text("utf-8")
)


@pytest.mark.parametrize("name", _REFERENCE["expected"])
def test_a_style_is_equal_to_the_reference_engine(name: str) -> None:
    differing = {}
    for item, expected in zip(_REFERENCE["items"], _REFERENCE["expected"][name], strict=True):
        printed = _printed(name, item)
        if printed != {"text": expected["text"], "html": expected["html"]}:
            differing[item["id"]] = printed
    listed = _OURS.get(name, {})
    assert differing == {key: {"text": ours["text"], "html": ours["html"]} for key, ours in listed.items()}


@pytest.mark.parametrize("name", _REAL["expected"])
def test_a_style_is_equal_to_the_reference_engine_on_real_items(name: str) -> None:
    differing = {}
    for item, expected in zip(_REAL["items"], _REAL["expected"][name], strict=True):
        printed = _printed(name, item)["html"]
        if printed != expected:
            differing[item["id"]] = printed
    assert differing == {key: ours["html"] for key, ours in _OURS_OF_REAL.get(name, {}).items()}


def test_there_are_enough_real_items_in_many_languages() -> None:
    assert len(_REAL["items"]) >= 150
    assert len({item.get("language", "")[:2].lower() for item in _REAL["items"]}) >= 20
    assert set(_REAL["expected"]) == set(_REFERENCE["expected"])


def test_each_difference_is_explained() -> None:
    listed = [*_OURS.values(), *_OURS_OF_REAL.values()]
    used = {ours["difference"] for items in listed for ours in items.values()}
    assert used <= {difference.name for difference in DIFFERENCES}
    assert all(difference.reason and difference.source for difference in DIFFERENCES)


def test_every_style_but_the_wikis_own_is_compared() -> None:
    assert {style.name for style in STYLES} - {"harvard"} == set(_REFERENCE["expected"])


def _printed(name: str, data: Mapping[str, object]) -> dict[str, str]:
    style = style_named(name)
    assert style is not None
    runs = style.cite(from_csl(data))
    return {"text": to_text(runs), "html": to_html(runs)}
