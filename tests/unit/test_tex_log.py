"""What TeX leaves behind, read without TeX."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sphinx_policywindow.outputs.tex_log import Label, read_labels, read_log
from tests.properties import examples

LOG = r"""This is pdfTeX
(./articles.tex
policywindow>begin 1 0
(./article-1.tex)
LaTeX Warning: Reference `a:b' on page 1 undefined on input line 5.
[1] [2]
policywindow>end 1 2
policywindow>begin 7 2
! Undefined control sequence.
<recently read> \nosuchcommand

l.31 \nosuchcommand

! LaTeX Error: Unicode character 中 (U+4E2D)
               not set up for use with LaTeX.

See the LaTeX manual or LaTeX Companion for explanation.
l.33 中
[1]
policywindow>end 7 3
policywindow>begin 9 3
Missing character: There is no 中 in font FreeSerif!
Missing character: There is no 文 (U+6587) in font FreeSerif!
Missing character: There is no 中 in font FreeSerif!
Package longtable Warning: Table widths have changed. Rerun LaTeX.
! Package policywindow Error: A brace
(policywindow)                is left open.

Output written on run-1.pdf (4 pages, 1234 bytes).
"""


def test_what_a_log_says_of_each_article() -> None:
    log = read_log(LOG)
    assert list(log.passages) == [1, 7, 9]
    first, second, third = log.passages.values()
    assert (first.first_page, first.end_page, first.errors, first.is_undefined) == (0, 2, [], True)
    assert (second.first_page, second.end_page, second.is_undefined) == (2, 3, False)
    assert second.errors == [
        r"Undefined control sequence: \nosuchcommand",
        "LaTeX Error: Unicode character 中 (U+4E2D) not set up for use with LaTeX: 中",
    ]
    assert (third.end_page, third.missing, third.has_new_widths) == (None, ["中", "文"], True)
    assert third.errors == ["Package policywindow Error: A brace is left open"]
    assert log.suspects == [7, 9]
    assert log.pages == 4


def test_an_error_before_the_first_article_is_that_of_none() -> None:
    log = read_log(
        "! LaTeX Error: File `nosuchpackage.sty' not found.\n\nType X to quit\n\nl.70 \\usepackage"
    )
    assert log.passages == {}
    assert log.errors == [r"LaTeX Error: File `nosuchpackage.sty' not found: \usepackage"]


def test_labels() -> None:
    aux = r"""\relax
\policywindowlabels {12}
\newlabel{a:b}{{1.2}{3}{A \emph {title} of it}{section.10002}{}}
\newlabel{equation:a:c}{{2}{3}{}{equation.10003}{}}
\newlabel{a:d}{{2.1}{4}{The sign \{ and \\{its} name}{section.10004}{}}
\newlabel{broken}{{1}
\policywindowlabels{7}
\newlabel{a:b}{{2}{1}{}{section.70001}{}}
\@writefile{toc}{\contentsline {section}{x}{1}{}}"""
    assert read_labels(aux) == {
        12: {
            "a:b": Label("1.2", "3", "section.10002"),
            "equation:a:c": Label("2", "3", "equation.10003"),
            "a:d": Label("2.1", "4", "section.10004"),
        },
        7: {"a:b": Label("2", "1", "section.70001")},
    }


@examples(100)
@given(st.text(alphabet="policywndbeg>! 0123456789\n{}\\newlabel", max_size=200))
def test_anything_can_be_read(text: str) -> None:
    read_log(text)
    read_labels(text)
