"""Runs, and the marks between them."""

from __future__ import annotations

import pytest

from sphinx_policywindow.citations.typography import AMERICAN, BRITISH, Typography
from sphinx_policywindow.runs import Run, Runs, insert, link, plain, styled, to_html, to_text

ITALIC = Run(text="Act", looks=("italic",))


class TestLooks:
    def test_italic_within_italic_is_upright_and_then_italic_again(self) -> None:
        once = styled((ITALIC,), "italic")
        assert once == (Run(text="Act", looks=("italic", "upright")),)
        assert not once[0].italic
        assert styled((Run(text="x", looks=("italic", "upright")),), "italic")[0].italic

    def test_a_plain_run_has_none(self) -> None:
        run = Run(text="x", looks=("small-caps",))
        assert (run.italic, run.bold, run.small_caps) == (False, False, True)

    def test_a_raised_text_within_one_is_raised(self) -> None:
        assert styled((Run(text="x", looks=("sup",)),), "sup") == (Run(text="x", looks=("sup", "sup")),)

    def test_a_look_of_another_kind_is_kept(self) -> None:
        run = styled((Run(text="x", looks=("bold",)),), "italic")[0]
        assert run.italic
        assert run.bold
        assert not run.small_caps

    def test_html_nests_them_and_escapes_the_text(self) -> None:
        title = styled((Run(text="A & "), ITALIC, Run(text=" <b>"), Run(text="2", looks=("sup",))), "italic")
        assert to_html((*title, *plain("."))) == (
            '<i>A &#38; <span style="font-style:normal;">Act</span> &#60;b&#62;<sup>2</sup></i>.'
        )

    def test_html_has_no_links_and_no_trace_of_nocase(self) -> None:
        runs = (*link("https://x.org"), Run(text="iOS", looks=("nocase",)))
        assert to_html(runs) == "https://x.orgiOS"

    def test_nothing_is_no_run(self) -> None:
        assert plain("") == link("") == ()


def test_text_is_inserted_in_the_looks_of_what_follows() -> None:
    assert insert((ITALIC,), 1, "X") == (Run(text="AXct", looks=("italic",)),)
    assert insert((ITALIC,), 3, "X") == (ITALIC, Run(text="X"))


@pytest.mark.parametrize(
    ("typography", "text", "mark", "expected"),
    [
        (AMERICAN, "Title", ".", "Title."),
        (AMERICAN, "Acme Inc.", ".", "Acme Inc."),
        (AMERICAN, "Acme Inc.", ",", "Acme Inc.,"),
        (AMERICAN, "Why?", ".", "Why?"),
        (AMERICAN, "Why?", ",", "Why?,"),
        (AMERICAN, "“Why?”", ".", "“Why?”"),
        (AMERICAN, "“Title”", ".", "“Title.”"),
        (AMERICAN, "“The ‘Tax’”", ",", "“The ‘Tax,’”"),
        (AMERICAN, "“The Users’”", ".", "“The Users’.”"),
        (AMERICAN, "the users’", ".", "the users’."),
        (AMERICAN, "a stray ”", ".", "a stray ”."),
        (BRITISH, "‘Title’", ",", "‘Title’,"),
        (BRITISH, "‘Why?’", ".", "‘Why?’"),
        (BRITISH, "‘Why?’", ",", "‘Why?’,"),
    ],
)
def test_a_mark_after_a_text(typography: Typography, text: str, mark: str, expected: str) -> None:
    assert to_text(typography.end(plain(text), mark)) == expected


def test_a_mark_goes_into_a_quotation_within_italics() -> None:
    title = styled(plain("On “Safety”"), "italic")
    assert to_html(AMERICAN.end(title, ".")) == "<i>On “Safety.”</i>"


def test_parts_are_joined_without_the_empty_ones() -> None:
    parts: list[Runs] = [(), plain("A."), (), plain("“B”"), plain("C"), ()]
    assert to_text(AMERICAN.join(parts, ". ")) == "A. “B.” C"
    assert AMERICAN.join([(), ()], ". ") == ()


@pytest.mark.parametrize(
    ("typography", "title", "expected"),
    [
        (AMERICAN, "What is “alignment”?", "“What is ‘alignment’?”"),
        (AMERICAN, "‘Sovereign’ compute", "“‘Sovereign’ compute”"),
        (AMERICAN, "“a ‘b’ c”", "“‘a “b” c’”"),
        (AMERICAN, "The users’ guide", "“The users’ guide”"),
        (BRITISH, "What is “alignment”?", "‘What is “alignment”?’"),
        (BRITISH, "‘Sovereign’ compute", "‘“Sovereign” compute’"),
        (BRITISH, "", ""),
    ],
)
def test_quotes_within_quotes_alternate(typography: Typography, title: str, expected: str) -> None:
    assert to_text(typography.quoted(plain(title))) == expected
