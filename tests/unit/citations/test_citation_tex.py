"""BibTeX, biber and TeX take whatever the BibTeX writer writes, and print what a reader needs."""

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


ITEM = {
    "id": "x",
    "title": "A < B > C | D",
    "author": [{"literal": "The Wiki"}],
    "genre": "Wiki article",
    "container-title": "A Wiki",
    "note": "Primary source: Nobody & Sons",
    "abstract": "In short.",
    "keyword": "this, that",
    "language": "de",
    "issued": {"date-parts": [[2026, 5, 30]]},
    "accessed": {"date-parts": [[2026, 11, 24]]},
    "URL": "https://x.org/a_b?c=1&d=~e",
}
OLD_DOI = "10.1016/S0021(97)<91::X9>3;2-#"


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


def write_entry(folder: Path, **more: str) -> None:
    form = format_named("bibtex")
    assert form is not None
    (folder / "x.bib").write_text(form.write(from_csl({**ITEM, **more})), "utf-8")


def printed(folder: Path, engine: str, packages: str, bibliography: str, *program: str) -> str:
    """Return the text of a document with a bibliography, typeset by *engine*."""
    need(engine, "pdftotext")
    document = (
        rf"\documentclass{{article}}{packages}\begin{{document}}\nocite{{*}}{bibliography}\end{{document}}"
    )
    (folder / "main.tex").write_text(document, "utf-8")
    tex = (engine, "-interaction=nonstopmode", "-halt-on-error", "main")
    run(folder, *tex)
    assert "WARN" not in (said := run(folder, *program))
    assert "Warning" not in said
    run(folder, *tex)
    return " ".join(run(folder, "pdftotext", "-layout", "main.pdf", "-").split())


@pytest.mark.parametrize("style", ["plain", "alpha", "apalike", "ieeetr"])
def test_the_styles_of_bibtex_print_the_address_and_not_the_source(tmp_path: Path, style: str) -> None:
    write_entry(tmp_path)
    bibliography = rf"\bibliographystyle{{{style}}}\bibliography{{x}}"
    text = printed(tmp_path, "pdflatex", r"\usepackage{url}", bibliography, "bibtex", "main")
    assert "A < B > C | D" in text
    assert text.replace(" ", "").count("https://x.org/a_b?c=1&d=~e") == 1
    assert "Nobody" not in text
    assert r"\url{https://x.org/a_b?c=1&d=~e}" in (tmp_path / "main.bbl").read_text("utf-8")


@pytest.mark.parametrize("package", ["url", "hyperref"])
def test_the_address_of_an_old_doi_is_printed_encoded(tmp_path: Path, package: str) -> None:
    write_entry(tmp_path, DOI=OLD_DOI)
    bibliography = r"\bibliographystyle{plain}\bibliography{x}"
    text = printed(tmp_path, "pdflatex", rf"\usepackage{{{package}}}", bibliography, "bibtex", "main")
    address = "https://doi.org/10.1016/S0021(97)%3C91::X9%3E3;2-%23"
    assert address in text.replace(" ", "")


@pytest.mark.parametrize("doi", ["", OLD_DOI])
def test_biblatex_takes_every_field(tmp_path: Path, doi: str) -> None:
    need("kpsewhich", "biber")
    if not subprocess.run(["kpsewhich", "biblatex.sty"], capture_output=True, check=False).stdout:
        pytest.skip("missing: biblatex.sty")
    write_entry(tmp_path, DOI=doi)
    # biber reads \textless as the character, which the encoding of TeX's own fonts, OT1, has not got.
    packages = r"\usepackage[T1]{fontenc}\usepackage{biblatex}\usepackage{hyperref}\addbibresource{x.bib}"
    text = printed(tmp_path, "pdflatex", packages, r"\printbibliography", "biber", "main")
    assert "A < B > C | D" in text
    assert "May 2026" in text, "biblatex has no field for a day"
    assert "visited on 11/24/2026" in text
    assert "Nobody" not in text
    assert not doi or doi in text.replace(" ", "")
