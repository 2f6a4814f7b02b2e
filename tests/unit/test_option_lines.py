"""Where conf.py says what an option, or a part of it, is."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_policywindow.conf_lines import line_of_option

CONF = """\
SIZES = {"name": "size"}
policywindow_citation_styles = [
    "apa",
    "oscala",
]
policywindow_kinds = {
    "standard": {
        "label": "Standard",
        "fields": [
            {"name": "body"},
            {
                "name": "seat",
                "type": "number",
            },
            SIZES,
        ],
        "rows": ("body", *SIZES,
            "seat"),
    },
}
policywindow_kinds["law"] = {
    "label": 1,
}
policywindow_kinds |= {
    "model": 1,
}
policywindow_hover: bool = 0
if policywindow_hover:
    policywindow_layout = "none"
policywindow_citation_templates = dict(
    house=1,
)
"""


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("policywindow_citation_styles", 2),
        ("policywindow_citation_styles[1]", 4),
        ("policywindow_citation_styles[7]", 2),
        ("policywindow_kinds.standard", 7),
        ("policywindow_kinds.standard.fields[0].name", 10),
        ("policywindow_kinds.standard.fields[1].type", 13),
        ("policywindow_kinds.standard.fields[1].label", 11),
        ("policywindow_kinds.standard.fields[2].type", 15),
        ("policywindow_kinds.standard.rows[0]", 17),
        ("policywindow_kinds.standard.rows[2]", 17),
        ("policywindow_kinds.model", 25),
        ("policywindow_hover", 27),
        ("policywindow_layout", 29),
        ("policywindow_citation_templates.house", 30),
        ("policywindow_url", 1),
    ],
)
def test_a_part_has_its_own_line_as_far_as_it_is_written_out(tmp_path: Path, key: str, line: int) -> None:
    conf = tmp_path / "conf.py"
    conf.write_text(CONF, encoding="utf-8")
    assert line_of_option(conf, key) == line


@pytest.mark.parametrize("text", ["policywindow_url = (", "\0", None])
def test_what_cannot_be_read_has_the_first_line(tmp_path: Path, text: str | None) -> None:
    conf = tmp_path / "conf.py"
    if text is not None:
        conf.write_text(text, encoding="utf-8")
    assert line_of_option(conf, "policywindow_url") == 1


def test_what_is_set_in_another_way_has_the_line_that_begins_with_it(tmp_path: Path) -> None:
    conf = tmp_path / "conf.py"
    conf.write_text("kinds = policywindow = {}\n\npolicywindow_kinds.update(kinds)\n", encoding="utf-8")
    assert line_of_option(conf, "policywindow_kinds.standard") == 3
