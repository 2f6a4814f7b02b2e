"""Formulas as MathML, which every browser sets without a script: TeX → MathML, by docutils' converter."""

from __future__ import annotations

import re
from html import escape

from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml
from docutils.utils.math.unichar2tex import uni2tex_table

_KNOWN = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\\(begin|end)\{(displaymath|equation|math)\*?\}", ""),
        (r"\\begin\{alignat\*?\}\s*\{\d+\}", r"\\begin{aligned}"),
        (
            r"\\(begin|end)\{(align|alignat|eqnarray|flalign|gather|gathered|multline|split)\*?\}",
            r"\\\1{aligned}",
        ),
        (r"\\(notag|nonumber)(?![A-Za-z])|\\label\s*\{[^{}]*\}", ""),
        (r"\\tag\s*\{([^{}]*)\}", r"\\qquad\\text{(\1)}"),
        (r"\\([dt]?frac)\s*(\d)\s*(\d)", r"\\\1{\2}{\3}"),
    )
]
"""What the converter does not know, and what it knows in its place: all lines by one environment."""


def formulas(doctree: nodes.document) -> list[str]:
    """Return each formula of a page as MathML, in order; one that cannot be converted as its TeX."""
    return [
        _formula(node.astext(), is_block=isinstance(node, nodes.math_block))
        for node in doctree.findall()
        if isinstance(node, nodes.math | nodes.math_block)
    ]


def _formula(tex: str, *, is_block: bool) -> str:
    try:
        return str(tex2mathml(_for_converter(tex).translate(uni2tex_table), as_block=is_block))
    except Exception:  # whatever TeX does to it, the converter is not ours
        tag = "pre" if is_block else "code"
        return f'<{tag} class="policywindow-tex">{escape(tex.strip())}</{tag}>'


def _for_converter(tex: str) -> str:
    """Return TeX in what of it the converter knows; a blank line, as for Sphinx, begins a new line."""
    tex = r"\\".join(part for part in tex.split("\n\n") if part.strip())
    for pattern, replacement in _KNOWN:
        tex = pattern.sub(replacement, tex)
    return tex.strip()
