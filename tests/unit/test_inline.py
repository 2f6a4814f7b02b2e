"""Inline nodes become runs: the words of a title or a summary, with what looks matter."""

from __future__ import annotations

import pytest
from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_policywindow.inline import inline_nodes, math_runs, plain_text_of, runs_of
from sphinx_policywindow.runs import Run, on_one_line, plain, to_html, to_plain


def html(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


def reference(domain: str, words: str = "key") -> pending_xref:
    return pending_xref("", nodes.inline("", words), refdomain=domain, reftype="x", reftarget="key")


def text(words: str) -> nodes.Text:
    return nodes.Text(words)


class TestWhatIsNoWord:
    @pytest.mark.parametrize(
        "mark",
        [
            nodes.footnote_reference("", "1"),
            nodes.citation_reference("", "Oka24"),
            reference("cite"),
            reference("citation"),
            nodes.system_message("", nodes.paragraph("", "/home/me/page.md:6: (WARNING/2) …")),
            nodes.problematic("", "{nosuch}`x`"),
        ],
        ids=lambda node: type(node).__name__ + node.get("refdomain", ""),
    )
    def test_a_mark_is_left_out_with_the_space_before_it(self, mark: nodes.Element) -> None:
        assert plain_text_of([text("On risk "), mark, text(".")]) == "On risk."
        assert plain_text_of([text("On risk "), mark]) == "On risk"

    def test_nor_is_a_comment(self) -> None:
        assert plain_text_of([text("Safe harbour "), html("<!-- to confirm -->")]) == "Safe harbour"
        assert plain_text_of([text("Safe"), nodes.comment("", "to confirm")]) == "Safe"

    def test_nor_is_a_picture(self) -> None:
        assert plain_text_of([nodes.image("", alt="Logo", uri="a.png"), text(" Risk")]) == "Risk"

    def test_nor_is_raw_text_of_another_format(self) -> None:
        assert plain_text_of([text("One"), nodes.raw("", "\\\\", format="latex"), text(" two")]) == "One two"


class TestRawHtml:
    @pytest.mark.parametrize(
        ("pieces", "said"),
        [
            (["<a id='old'>", "</a>", "Anchored"], "Anchored"),
            (["First", "<br />\n", "second"], "First second"),
            (["First", "<br>", "second"], "First second"),
            (["<s>", "Ten", "</s>", " twenty"], "Ten twenty"),
            (["<b>A &amp; B</b>"], "A & B"),
            (["A", "<script>", "alert()", "</script>", "B"], "AB"),
            (["<span hidden><b>", "A", "</span>", "B"], "AB"),
            (["A", "</b>", "B"], "AB"),
            (["CO", "<sub>", "2", "</sub>"], "CO_2"),
            (["10", "<sup>", "25", "</sup>", " FLOP"], "10^25 FLOP"),
        ],
    )
    def test_counts_by_what_a_browser_shows(self, pieces: list[str], said: str) -> None:
        assert plain_text_of([html(piece) if "<" in piece else text(piece) for piece in pieces]) == said

    def test_a_subscript_is_one_in_html(self) -> None:
        assert to_html(runs_of([text("CO"), html("<sub>"), text("2"), html("</sub>")])) == "CO<sub>2</sub>"


class TestLooks:
    def test_superscripts_and_emphasis_are_kept_within_each_other(self) -> None:
        runs = runs_of([text("The "), nodes.emphasis("", "", text("x"), nodes.superscript("", "2"))])
        assert to_html(runs) == "The <i>x<sup>2</sup></i>"
        assert to_plain(runs) == "The x^2"

    def test_emphasis_of_the_whole_text_sets_nothing_apart(self) -> None:
        assert runs_of([nodes.emphasis("", "", nodes.strong("", "All of it"))]) == plain("All of it")

    def test_they_come_back_as_nodes(self) -> None:
        runs = (Run(text="a"), Run(text="b", looks=("italic",)), Run(text="2", looks=("italic", "sup")))
        paragraph = nodes.paragraph("", "", *inline_nodes(runs))
        assert str(paragraph) == (
            "<paragraph>a<emphasis>b<superscript>2</superscript></emphasis></paragraph>"
        )

    def test_white_space_is_one_space(self) -> None:
        assert plain_text_of([text(" A\n b "), nodes.literal("", " c ")]) == "A b c"


class TestReferences:
    def test_one_says_what_it_will_show(self) -> None:
        runs = runs_of([text("See "), reference("std")], lambda _node: plain("Risk"))
        assert to_plain(runs) == "See Risk"

    def test_one_that_is_not_known_says_its_own_words(self) -> None:
        assert plain_text_of([reference("std", "its words")]) == "its words"

    def test_without_any_attribute_it_is_taken_too(self) -> None:
        assert plain_text_of([pending_xref("", nodes.inline("", "words"))]) == "words"


@pytest.mark.parametrize(
    ("tex", "as_text", "as_html"),
    [
        ("10^{25}", "10^25", "10<sup>25</sup>"),
        ("10^{-3}", "10^−3", "10<sup>−3</sup>"),
        (r"x \geq 10^{25}", "x ≥ 10^25", "x ≥ 10<sup>25</sup>"),
        (r"\mathrm{CO}_2", "CO_2", "CO<sub>2</sub>"),
        (r"\alpha_i^2", "α_i^2", "α<sub>i</sub><sup>2</sup>"),
        ("2^{n+1}", "2^(n+1)", "2<sup>n+1</sup>"),
        (r"\frac{a+b}{2}", "(a + b)/2", "(a + b)/2"),
        (r"\sqrt{2}", "√2", "√2"),
        ("-1", "−1", "−1"),
        (r"\unheardof{", r"\unheardof{", r"\unheardof{"),
    ],
)
def test_a_formula_reads_on_a_line(tex: str, as_text: str, as_html: str) -> None:
    runs = on_one_line(math_runs(tex))
    assert (to_plain(runs), to_html(runs)) == (as_text, as_html)
