"""Formulas as MathML: what the converter knows, and what it does not."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document
from lxml import etree

from sphinx_policywindow.outputs.printing.math import formulas


def converted(tex: str, node: type[nodes.Element] = nodes.math_block) -> str:
    document = new_document("page")
    document += node(tex, tex)
    [formula] = formulas(document)
    return formula


@pytest.mark.parametrize(
    ("tex", "rows"),
    [
        (r"E = mc^2", 0),
        (r"\begin{equation}E = mc^2\end{equation}", 0),
        (r"a &= b \\ c &= d", 2),
        (r"\begin{align*}a &= b \\ c &= d \nonumber\end{align*}", 2),
        (r"\begin{split}a &= b \\ c &= d\end{split}", 2),
        ("a = 1\n\nb = 2\n\n", 2),
        (r"\begin{alignat}{2}a &= b \\ c &= d\end{alignat}", 2),
        (r"\begin{equation}\label{k}\frac12 = \dfrac 1 2 \tag{*}\end{equation}", 0),
        (r"f = \begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}", 2),
    ],
)
def test_a_displayed_formula(tex: str, rows: int) -> None:
    tree = etree.fromstring(converted(tex))
    assert etree.QName(tree).localname == "math"
    assert tree.get("display") == "block"
    assert len(tree.findall(".//{*}mtr")) == rows


def test_a_formula_in_the_text() -> None:
    tree = etree.fromstring(converted(r"a < \alpha", nodes.math))
    assert tree.get("display") is None
    assert "".join(tree.itertext()).split() == ["a", "<", "α"]


@pytest.mark.parametrize(
    "tex", [r"\unknown{a < b}", r"\input{/etc/passwd}", "{" * 3000, r"\notagx", r"\color{red}x"]
)
def test_what_the_converter_does_not_know_is_shown_as_its_tex(tex: str) -> None:
    tree = etree.fromstring(converted(tex))
    assert (tree.tag, tree.text) == ("pre", tex)
    assert etree.fromstring(converted(tex, nodes.math)).tag == "code"
