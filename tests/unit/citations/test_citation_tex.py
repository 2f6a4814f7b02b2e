"""BibTeX and TeX take whatever the BibTeX writer writes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sphinx_policywindow.citations.csl import from_csl
from sphinx_policywindow.citations.formats import format_named
from tests.conftest import need

HOSTILE = (
    *(
        "100 % of R&D #1 costs $5_000",
        "A \\textbf{bold} \\\\ claim",
        "{",
        "}}} unbalanced {",
        "}, author = {M}",
    ),
    *("a~b^c", "back\\slash at the end\\", '"quoted"', "% comment", "$x^2_1$ \\int", "@misc{x, title = {y}}"),
    *("The <i>EU AI Act</i> & H<sub>2</sub>O, <sc>ad</sc>", "Größe »erklärbar«", "人工智能治理"),
)
DOCUMENT = r"""
\documentclass{article}
\usepackage{url}
\begin{document}
\nocite{*}
\bibliographystyle{plain}
\bibliography{hostile}
\end{document}
"""

pytestmark = pytest.mark.tex


def run(folder: Path, *command: str) -> str:
    need(command[0])
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout.decode(errors="replace")
    return done.stdout.decode(errors="replace")


def test_hostile_entries_are_typeset_without_an_error(tmp_path: Path) -> None:
    form = format_named("bibtex")
    assert form is not None
    entries = [
        form.write(
            from_csl(
                {
                    "id": f"x{number}",
                    "title": text,
                    "author": [{"literal": text}, {"family": text, "given": "Jane"}],
                    "genre": text,
                    "note": text,
                    "issued": {"date-parts": [[2026, 5]]},
                    "URL": "https://x.org/a_b?c=%20&d=~e#f",
                }
            )
        )
        for number, text in enumerate(HOSTILE)
    ]
    (tmp_path / "hostile.bib").write_text("".join(entries), "utf-8")
    (tmp_path / "main.tex").write_text(DOCUMENT, "utf-8")
    tex = ("xelatex", "-interaction=nonstopmode", "-halt-on-error", "main")
    run(tmp_path, *tex)
    log = run(tmp_path, "bibtex", "main")
    assert "error message" not in log
    assert "Warning" not in log
    run(tmp_path, *tex)
    items = (tmp_path / "main.bbl").read_text("utf-8").count(r"\bibitem")
    assert items == len(HOSTILE)
