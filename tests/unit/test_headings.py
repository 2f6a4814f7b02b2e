"""A page whose title stands in its front matter alone gets it as its heading; no other line moves."""

from __future__ import annotations

import pytest
from myst_parser.config.main import MdParserConfig

from sphinx_policywindow.articles.front_matter import read_front_matter
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
from sphinx_policywindow.headings import Heading, block_parser, first_heading, read_heading
from sphinx_policywindow.problems import Problem

KINDS = Kinds.of(BUILT_IN_KINDS)
PARSER = block_parser(MdParserConfig(enable_extensions={"colon_fence"}))


def first(text: str) -> Heading | None:
    return first_heading(text, lambda: PARSER)


def read(text: str, *, myst_adds_title: bool = False) -> tuple[list[str], list[Problem]]:
    reading = read_front_matter(text, docname="ledger", path="ledger.md", kinds=KINDS)
    left, problems = read_heading(reading, "ledger.md", lambda: PARSER, myst_adds_title=myst_adds_title)
    return left.split("\n"), problems


class TestTheFirstHeading:
    @pytest.mark.parametrize(
        ("text", "level", "line"),
        [
            ("# One", 1, 1),
            ("Words\n\n## Two", 2, 3),
            ("One\n===\n", 1, 1),
            ("Two\n---\n", 2, 1),
            ("```sh\n# a comment\n```\n\n### Three", 3, 5),
            ("<!--\n# hidden\n-->\n\n## Two", 2, 5),
            (":::{note}\n# Within\n:::\n\n## Two", 2, 5),
            ("---\ntitle: A\n---\n\n## Two", 2, 5),
            ("> # Quoted\n\n## Two", 2, 3),
        ],
    )
    def test_has_a_level_and_a_line(self, text: str, level: int, line: int) -> None:
        found = first(text)
        assert found is not None
        assert (found.level, found.line) == (level, line)

    @pytest.mark.parametrize(
        "text", ["Words", "", "```{include} head.md\n```\n\n## Two", "```{eval-rst}\nOne\n===\n```\n\n## Two"]
    )
    def test_may_be_none_or_come_from_elsewhere(self, text: str) -> None:
        assert first(text) is None


class TestATitleInTheFrontMatter:
    def test_of_the_record_stands_on_its_own_line(self) -> None:
        lines, problems = read(
            "---\nconcept:\n  title: The *ledger*\n  summary: S.\n---\n\nWords.\n\n## Two\n"
        )
        assert lines == ["", "", "# The *ledger*", "", "", "", "Words.", "", "## Two", ""]
        assert problems == []

    def test_beside_the_record_stands_below_what_is_left(self) -> None:
        lines, problems = read(
            "---\ntitle: Ledger\nconcept:\n  summary: S.\ntags: [a]\n---\nWords.\n\n## Two\n"
        )
        assert lines == [
            "---",
            "title: Ledger",
            "",
            "tags: [a]",
            "---",
            "# Ledger",
            "Words.",
            "",
            "## Two",
            "",
        ]
        assert problems == []

    def test_that_ends_in_a_number_sign_keeps_it(self) -> None:
        lines, _ = read("---\nconcept:\n  title: 'C #'\n  summary: S.\n---\n\n## Two\n")
        assert lines[2] == r"# C \#"

    @pytest.mark.parametrize("heading", ["# One", "Words alone."])
    def test_changes_no_page_with_a_heading_or_without_any(self, heading: str) -> None:
        text = f"---\ntitle: Ledger\nconcept:\n  summary: S.\n---\n\n{heading}\n"
        assert "# Ledger" not in read(text)[0]

    @pytest.mark.parametrize(("before", "for_all"), [("", True), ("myst: {title_to_header: true}\n", False)])
    def test_is_left_to_myst_where_that_adds_it(self, before: str, for_all: bool) -> None:
        text = f"---\n{before}title: Ledger\nconcept:\n  summary: S.\n---\n\n## Two\n"
        lines, problems = read(text, myst_adds_title=for_all)
        assert "# Ledger" not in lines
        assert problems == []

    def test_in_braces_leaves_no_room_for_one(self) -> None:
        lines, _ = read("---\n{title: Ledger, concept: {summary: S.}}\n---\n\n## Two\n")
        assert "# Ledger" not in lines


def test_without_a_title_a_subheading_is_reported_where_it_stands() -> None:
    _, problems = read("---\nconcept:\n  summary: S.\n---\n\nWords.\n\n## Two\n")
    assert [problem.warning for problem in problems] == [
        "ledger.md:8: WARNING: concept.title: expected a heading of level 1 (# …), or a title in the front"
        " matter, found 'Two' of level 2 as the first heading; the article is called that"
        " [policywindow.doubtful_value]"
    ]
