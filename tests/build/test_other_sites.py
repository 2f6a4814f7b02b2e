"""Two projects that link to each other's articles, by the inventories that Sphinx writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build.test_catalog_files import articles
from tests.build.test_catalog_files import rows as cells
from tests.conftest import Build, Project

CONF = """
project = "{name}"
extensions = ["myst_parser", "sphinx.ext.intersphinx", "sphinx_policywindow"]
html_baseurl = "https://{name}.example/"
intersphinx_mapping = {{"{other}": ("https://{other}.example/", {inventory!r})}}
"""
LAWS = {
    "index.md": "# Laws\n\n```{toctree}\nact\n```\n",
    "act.md": """---
instrument:
  summary: 'It relies on {concept}`terms:threshold`.'
  aliases: [The Act, Act 12 of 2024]
  uses: [terms:Size Limit]
---

# Act

See {article}`terms:threshold` and {concept}`words <terms:threshold>`.
""",
}
TERMS = {
    "index.md": "# Terms\n\n```{toctree}\nthreshold\n```\n",
    "threshold.md": """---
concept:
  summary: A summary.
  aliases: [size limit]
  used_by: [laws:act]
  related: [laws:The Act]
---

# Threshold of Compute

See {instrument}`laws:act` and {any}`laws:The Act`.
""",
}


@pytest.fixture
def sites(tmp_path: Path) -> Callable[[str], Project]:
    """Return a function that gives a project, ``laws`` or ``terms``, which refers to the other."""

    def site(name: str) -> Project:
        other = "terms" if name == "laws" else "laws"
        project = Project(source=tmp_path / name, output=tmp_path / f"{name}-output")
        inventory = str(tmp_path / f"{other}-output/html/objects.inv")
        project.write("conf.py", CONF.format(name=name, other=other, inventory=inventory))
        for page, text in (LAWS if name == "laws" else TERMS).items():
            project.write(page, text)
        return project

    return site


def built(sites: Callable[[str], Project]) -> tuple[Build, Build]:
    """Build both; the one that is built first has no inventory of the other yet."""
    laws, terms = sites("laws"), sites("terms")
    laws.build(warnings=True)
    terms.build()
    return laws.build(), terms.build()


def rows(build: Build, page: str) -> dict[str, str]:
    table = build.html(page).select(".policywindow-at-a-glance tr")
    return {row.th.get_text().strip(): row.td.get_text().strip() for row in table if row.th and row.td}


def test_relations_lead_to_articles_of_the_other_site_by_their_titles(
    sites: Callable[[str], Project],
) -> None:
    laws, terms = built(sites)
    assert rows(laws, "act.html")["Uses"] == "Threshold of Compute"
    assert rows(terms, "threshold.html")["Used by"] == "1 instrument: Act"
    links = terms.html("threshold.html").select(".policywindow-at-a-glance a")
    assert [link["href"] for link in links] == ["https://laws.example/act.html"] * 2


def test_the_catalog_says_what_they_are(sites: Callable[[str], Project]) -> None:
    laws, terms = built(sites)
    assert articles(laws)["act"]["uses"] == [
        {"title": "Threshold of Compute", "url": "https://terms.example/threshold.html", "kind": "concept"}
    ]
    assert articles(terms)["threshold"]["used_by"] == [
        {"title": "Act", "url": "https://laws.example/act.html", "kind": "instrument"}
    ]
    assert cells(laws)["act"]["uses"] == "Threshold of Compute <https://terms.example/threshold.html>"


def test_the_address_of_another_site_may_be_relative(sites: Callable[[str], Project]) -> None:
    built(sites)
    project = sites("laws")
    project.edit("conf.py", "https://terms.example/", "../terms/")
    [link] = articles(project.build())["act"]["uses"]
    assert link["url"] == "../terms/threshold.html"


def test_roles_lead_there_too(sites: Callable[[str], Project]) -> None:
    laws, terms = built(sites)
    links = laws.html("act.html").select('#policywindow-details a[href^="https:"]')
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("Threshold of Compute", "https://terms.example/threshold.html"),
        ("words", "https://terms.example/threshold.html"),
    ]
    [one, other] = terms.html("threshold.html").select("#policywindow-details a.external")
    assert one.get_text() == other.get_text() == "Act"


def test_the_same_in_latex(sites: Callable[[str], Project]) -> None:
    built(sites)
    [tex] = sites("laws").build("latex").outdir.glob("*.tex")
    assert r"\sphinxhref{https://terms.example/threshold.html}{Threshold of Compute}" in tex.read_text(
        encoding="utf-8"
    )


def test_a_new_title_over_there_is_shown_here(sites: Callable[[str], Project]) -> None:
    built(sites)
    terms = sites("terms")
    terms.edit("threshold.md", "# Threshold of Compute", "# Compute Threshold")
    terms.build()
    laws = sites("laws")
    incremental = laws.build()
    assert rows(incremental, "act.html")["Uses"] == "Compute Threshold"
    assert incremental.content() == laws.build(output="clean", doctrees="clean-doctrees").content()


def test_what_is_not_found_over_there(sites: Callable[[str], Project]) -> None:
    built(sites)
    laws = sites("laws")
    laws.edit("act.md", "[terms:Size Limit]", "[terms:treshold, trms:threshold]")
    laws.edit("act.md", "{article}`terms:threshold`", "{instrument}`terms:threshold`")
    laws.edit("act.md", "words <terms:threshold>", "terms:treshold")
    assert sorted(laws.build(warnings=True).warnings) == [
        "act.md:10: WARNING: concept: no article has the slug 'terms:treshold'; did you mean"
        " 'terms:threshold'? [policywindow.unknown_article]",
        "act.md:10: WARNING: instrument: expected an article of kind instrument, found 'terms:threshold'"
        " of kind concept [policywindow.wrong_kind]",
        "act.md:5: WARNING: instrument.uses[0]: no article has the slug 'terms:treshold'; did you mean"
        " 'terms:threshold'? [policywindow.unknown_article]",
        "act.md:5: WARNING: instrument.uses[1]: no article has the slug 'trms:threshold'; did you mean"
        " 'terms:threshold'? [policywindow.unknown_article]",
    ]


def test_an_alias_that_an_inventory_cannot_hold_is_left_out(sites: Callable[[str], Project]) -> None:
    from sphinx.util.inventory import InventoryFile

    laws, _ = built(sites)
    with (laws.outdir / "objects.inv").open("rb") as stream:
        inventory = InventoryFile.load(stream, "", lambda base, path: path)
    assert list(inventory["policywindow:instrument"]) == ["The Act", "act"]


def test_a_slug_over_there_in_other_letters(sites: Callable[[str], Project]) -> None:
    built(sites)
    laws = sites("laws")
    laws.edit("act.md", "{article}`terms:threshold`", "{concept}`terms:Threshold`")
    (said,) = laws.build(warnings=True).warnings
    assert said == (
        "act.md:10: WARNING: concept: no article has the slug 'terms:Threshold'; did you mean"
        " 'terms:threshold'? [policywindow.unknown_article]"
    )
