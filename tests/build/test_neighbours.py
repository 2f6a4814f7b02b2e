"""The extension beside others, and what builders that write no pages see of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from tests.conftest import Project

PAGES = {
    "index.md": "# Home\n\n```{toctree}\nrisk\nact\n```\n",
    "risk.md": "---\nconcept:\n  domain: safety\n  summary: A *summary* with {cite:p}`hinton`.\n"
    "  related: [act]\n---\n\n# Risk\n\n## Details\n\nProse.\n",
    "act.md": "---\ninstrument:\n  summary: A law.\n  uses: [risk]\n---\n\n# Act\n\n"
    "```{code-block} python\nprint()\n```\n",
}
PLAIN = {**PAGES, "risk.md": PAGES["risk.md"].replace("with {cite:p}`hinton`", "without")}
NEIGHBOURS = {
    "myst_nb": ('extensions = ["myst_nb", "sphinx_policywindow"]\nnb_execution_mode = "off"', PLAIN),
    "sphinxcontrib.bibtex": (
        'extensions.append("sphinxcontrib.bibtex")\nbibtex_bibfiles = ["sources.bib"]',
        {
            **PAGES,
            "index.md": PAGES["index.md"] + "\n```{bibliography}\n```\n",
            "sources.bib": "@misc{hinton, author = {Hinton, G.}, title = {Distilling}, year = 2015}\n",
        },
    ),
    "sphinxext.opengraph": (
        'extensions.append("sphinxext.opengraph")\nogp_site_url = "https://wiki.example.org/"',
        PLAIN,
    ),
    "sphinx.ext.intersphinx": ('extensions.append("sphinx.ext.intersphinx")', PLAIN),
    "sphinx_design": ('extensions.insert(0, "sphinx_design")', PLAIN),
    "sphinx_copybutton": ('extensions.append("sphinx_copybutton")', PLAIN),
    "sphinx.ext.autosectionlabel": ('extensions.append("sphinx.ext.autosectionlabel")', PLAIN),
    "furo": ('html_theme = "furo"', PLAIN),
    "nothing else": ('extensions = ["myst_parser", "sphinx_policywindow"]', PLAIN),
}


@pytest.mark.parametrize("neighbour", NEIGHBOURS)
def test_beside(write_project: Callable[..., Project], neighbour: str) -> None:
    conf, pages = NEIGHBOURS[neighbour]
    page = build_apart(write_project(pages, conf), "risk.html", "-n", "-W")
    headings = [heading.get_text().rstrip("¶#") for heading in page.select("section h1, section h2")]
    assert headings == ["Risk", "Summary", "At a glance", "Details", "How to cite this article"]
    facts = page.select_one(".policywindow-at-a-glance")
    assert facts is not None
    assert "1 instrument: Act" in facts.get_text()


def build_apart(project: Project, page: str = "risk.html", *strict: str) -> BeautifulSoup:
    """Build in a process of its own, as some extensions leave their mark on Sphinx."""
    command = [sys.executable, "-m", "sphinx", *strict, "-q", "-j", "2", "-b", "html"]
    done = subprocess.run(
        [*command, str(project.source), str(project.output)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return BeautifulSoup((project.output / page).read_text(encoding="utf-8"), "html5lib")


def test_a_notebook_holds_no_record(write_project: Callable[..., Project]) -> None:
    notebook = (
        '{"cells": [{"cell_type": "markdown", "metadata": {}, "source": '
        '["---\\nconcept:\\n  summary: No record.\\n---\\n", "# Notebook"]}], "metadata": '
        '{"kernelspec": {"name": "python3"}}, "nbformat": 4, "nbformat_minor": 4}'
    )
    page = build_apart(write_project({"index.ipynb": notebook}, NEIGHBOURS["myst_nb"][0]), "index.html")
    assert page.select("[class*=policywindow]") == []


def test_translators_are_given_summaries_and_prose_alone(project: Callable[[str], Project]) -> None:
    build = project("wiki").build("gettext", doctrees="gettext-doctrees")
    template = (
        build.text("concepts/model-distillation-risk.pot")
        if (build.outdir / "concepts/model-distillation-risk.pot").exists()
        else build.text("concepts.pot")
    )
    assert "without the *safeguards*" in template.replace('"\n"', "")
    assert "The prose of the article." in template
    assert "Frontier Safety" in build.text("frontier-safety.pot"), "a heading that the record gives"
    for ours in ("At a glance", "How to cite", "Used by", "Hinton", "APA", "policywindow.org"):
        assert ours not in template


def test_a_translated_summary_is_shown_everywhere(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": "# Home\n\n```{toctree}\nrisk\n```\n\n```{concept-summary} risk\n```\n",
            "risk.md": "---\nconcept:\n  summary: A *summary*.\n---\n# Risk\n",
        },
        'language = "de"\nlocale_dirs = ["locale"]\ngettext_compact = False',
    )
    project.write(
        "locale/de/LC_MESSAGES/risk.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "A *summary*."\nmsgstr "Eine *Zusammenfassung*."\n\nmsgid "Risk"\nmsgstr "Risiko"\n',
    )
    build = project.build()
    for page in ("index.html", "risk.html"):
        summary = build.html(page).select_one(".policywindow-summary")
        assert summary is not None
        assert summary.get_text().strip() == "Eine Zusammenfassung."
    citation = build.html("risk.html").select_one(".policywindow-cite")
    assert citation is not None
    assert "Risiko" in citation.get_text(), "the title is completed once it is translated"


def test_linkcheck_never_asks_for_an_articles_own_address(project: Callable[[str], Project]) -> None:
    wiki = project("wiki")
    build = wiki.build("linkcheck", options={"linkcheck_ignore": [r"https?://(?!policywindow\.org)"]})
    report = build.text("output.json")
    assert "https://policywindow.org" not in report
    assert "https://arxiv.org/abs/1503.02531" in report
