"""Whatever stands in front matter, reading it raises nothing and loses nothing of the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sphinx_policywindow.articles.catalog import Catalog
from sphinx_policywindow.articles.front_matter import read_front_matter
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
from tests.properties import PIECES, examples

KINDS = Kinds.of(BUILT_IN_KINDS)
_BLOCKS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map("".join)
_BEGINNINGS = st.sampled_from(["concept:\n  ", "instrument: ", "topic: {", ""])


@examples(400)
@given(_BEGINNINGS, _BLOCKS)
def test_reading_raises_nothing_and_keeps_every_line(beginning: str, block: str) -> None:
    text = f"---\n{beginning}{block}\n---\n\n# Title\n\nProse.\n"
    reading = read_front_matter(text, docname="wiki/page", path="page.md", kinds=KINDS)
    assert reading.text.count("\n") == text.count("\n")
    assert reading.text.endswith("# Title\n\nProse.\n")
    assert all(problem.message and problem.line > 0 for problem in reading.problems)
    if reading.article is not None:
        list(Catalog([reading.article], KINDS).problems(str))
