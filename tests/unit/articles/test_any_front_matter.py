"""Whatever stands in front matter, reading it raises nothing and loses nothing of the page."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_policywindow.articles.catalog import Catalog
from sphinx_policywindow.articles.front_matter import read_front_matter
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, COMMON_FIELDS, Kinds

KINDS = Kinds.of(BUILT_IN_KINDS)
_NAMES = [*KINDS.by_name, *(field.name for field in COMMON_FIELDS), "related", "uses", "used_by", "adopted"]
_PIECES = [
    *(f"{name}: " for name in _NAMES),
    *(
        "[",
        "]",
        "{",
        "}",
        "\n",
        "\n  ",
        "\n    ",
        "- ",
        "'",
        '"',
        "| ",
        ">-\n",
        "#",
        "&a ",
        "*a ",
        "<<: ",
        "? ",
    ),
    *(
        "\t",
        "\u2028",
        "\x85",
        "\x00",
        "\ud800",
        "\r\n",
        "政策",
        "!!str ",
        "---",
        "...",
        "%",
        "@",
        "`",
        "\\",
        "~",
    ),
    *(
        "2025",
        "2025-13",
        "https://example.org/",
        "10.1234/x",
        "CC-BY-4.0",
        "0000-0002-1825-0097",
        "1.10",
        "yes",
    ),
]
_BLOCKS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=5), max_size=30).map("".join)
_BEGINNINGS = st.sampled_from(["concept:\n  ", "instrument: ", "topic: {", ""])


@settings(max_examples=400, deadline=None)
@given(_BEGINNINGS, _BLOCKS)
def test_reading_raises_nothing_and_keeps_every_line(beginning: str, block: str) -> None:
    text = f"---\n{beginning}{block}\n---\n\n# Title\n\nProse.\n"
    reading = read_front_matter(text, docname="wiki/page", path="page.md", kinds=KINDS)
    assert reading.text.count("\n") == text.count("\n")
    assert reading.text.endswith("# Title\n\nProse.\n")
    assert all(problem.message and problem.line > 0 for problem in reading.problems)
    if reading.article is not None:
        list(Catalog([reading.article], KINDS).problems(str))
