"""The directives as authors type them."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from tests.build.test_options import citations
from tests.conftest import Project

DATED = "---\nconcept:\n  summary: A summary.\n  updated: 2026-05\n{more}---\n\n# Risk\n\n"
REGISTERED = DATED.format(more="  doi: 10.5555/1\n")


@pytest.mark.parametrize("fence", ["At-A-Glance", "AT-A-GLANCE", "Cite-this-article"])
def test_a_directive_has_its_name_in_any_case(write_project: Callable[..., Project], fence: str) -> None:
    page = f"{DATED.format(more='')}```{{{fence}}}\n```\n"
    index = "# Home\n\n```{toctree}\nrisk\n```\n"
    found = write_project({"index.md": index, "risk.md": page}).build().html("risk.html")
    name = "policywindow-at-a-glance" if fence.lower() == "at-a-glance" else "policywindow-cite"
    assert len(found.select(f"div.{name}")) == 1


def listed(write_project: Callable[..., Project], text: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the labels of the citations of a page, and the warnings of the build."""
    page = f"{text}```{{cite-this-article}}\n:formats: ris, datacite\n```\n"
    pages = {"index.md": "# Home\n\n```{toctree}\nrisk\n```\n", "risk.md": page}
    conf = 'policywindow_citation_styles = ["apa"]\nhtml_baseurl = "https://wiki.example.org/"'
    build = write_project(pages, conf).build(warnings=True)
    return list(citations(build.html("risk.html"))), build.warnings


def test_a_format_of_what_is_not_registered_is_left_out(write_project: Callable[..., Project]) -> None:
    assert listed(write_project, REGISTERED) == (["APA", "RIS", "DataCite"], ())
    assert listed(write_project, DATED.format(more="")) == (["APA", "RIS"], ())


def test_a_format_whose_package_is_missing_is_no_format(
    write_project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setitem(sys.modules, "datacite", None)
    labels, said = listed(write_project, REGISTERED)
    assert labels == ["APA", "RIS"]
    assert [line for line in said if "no format has the name 'datacite'" in line]


CSL = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Fragile</title></info>
<citation><layout><choose>
<if variable="{variable}"><text macro="nosuch"/></if><else><text variable="title"/></else>
</choose></layout></citation></style>"""


@pytest.mark.parametrize("variable", ["author", "DOI", "issued", "note"])
def test_a_style_that_fails_on_some_articles_is_known_at_once(
    write_project: Callable[..., Project], variable: str
) -> None:
    pages = {"index.md": "# Home\n\n```{toctree}\nrisk\n```\n", "risk.md": REGISTERED}
    project = write_project(pages, 'policywindow_citation_styles = ["own.csl", "apa"]')
    project.write("own.csl", CSL.format(variable=variable))
    build = project.build(warnings=True)
    assert list(citations(build.html("risk.html"))) == ["APA", "BibTeX"]
    (said,) = build.warnings
    assert "'own.csl': citeproc-py cannot use the style: " in said


def test_a_style_that_fails_on_one_article_costs_its_citation(
    write_project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sphinx_policywindow.citations.csl_file._PROBES", ())
    pages = {"index.md": "# Home\n\n```{toctree}\nrisk\n```\n", "risk.md": REGISTERED}
    project = write_project(pages, 'policywindow_citation_styles = ["own.csl", "apa"]')
    project.write("own.csl", CSL.format(variable="DOI"))
    build = project.build(warnings=True)
    assert list(citations(build.html("risk.html"))) == ["APA", "BibTeX"]
    (said,) = build.warnings
    assert said.startswith("risk.md")
    assert "policywindow_citation_styles: 'own.csl': citeproc-py cannot use the style: " in said
