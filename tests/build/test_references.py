"""Roles, directives and what they say where there is no article."""

from __future__ import annotations

from collections.abc import Callable

from tests.conftest import Project

RECORD = "---\nconcept:\n  domain: safety\n  summary: A summary.\n---\n"


def test_roles_link_to_the_article_by_its_title(project: Callable[[str], Project]) -> None:
    page = project("wiki").build().html("index.html")
    links = {link.get_text(): link["href"] for link in page.select("section > p a.reference.internal")}
    assert links == {
        "Compute Threshold": "concepts/compute-threshold.html",
        "words": "concepts/model-distillation-risk.html",
        "EU AI Act": "instruments/eu-ai-act.html",
        "Frontier Safety": "frontier-safety.html",
        "MMLU": "mmlu.html",
    }


def test_a_title_of_the_record_wins_in_links_and_leaves_the_heading(
    project: Callable[[str], Project],
) -> None:
    build = project("wiki").build()
    heading = build.html("instruments/order.html").select_one("h1")
    assert heading is not None
    assert heading.get_text() == "The Order¶"
    facts = build.html("concepts/compute-threshold.html").select_one(".policywindow-at-a-glance")
    assert facts is not None
    assert "Executive Order 14110 (United States)" in facts.get_text()


def test_a_title_in_another_language_says_so(write_project: Callable[..., Project]) -> None:
    french = "---\nconcept:\n  summary: A summary.\n  language: fr-CA\n---\n\n# Le risque\n"
    other = RECORD.replace("summary.\n", "summary.\n  related: [risque]\n")
    project = write_project(
        {
            "index.md": "# Home\n\n```{toctree}\nrisque\nother\n```\n\n```{article-index}\n```\n",
            "risque.md": french,
            "other.md": f"{other}\n# Other\n\n{{concept}}`risque` and {{concept}}`words <risque>`.\n",
        }
    )
    for builder, ending in (("html", ".html"), ("dirhtml", "/index.html")):
        build = project.build(builder)
        marked = {
            name: [
                (node.name, node.get_text().rstrip("¶"))
                for node in build.html(name).select("body [lang]:not(.policywindow-style, template *)")
            ]
            for name in ("index.html", f"risque{ending}", f"other{ending}")
        }
        title = ("span", "Le risque")
        assert marked["index.html"] == [title]
        assert marked[f"risque{ending}"] == [("h1", "Le risque")]
        assert marked[f"other{ending}"] == [title, title]
    assert "language-fr" not in project.build("latex").text("wiki.tex")
    same = project.build(options={"language": "fr_CA"}, output="same", warnings=True)
    assert same.html("other.html").select("body [lang]:not(.policywindow-style, template *)") == []


def test_links_in_a_summary_lead_to_the_right_page_from_everywhere(project: Callable[[str], Project]) -> None:
    build = project("wiki").build()
    own = build.html("concepts/model-distillation-risk.html").select(".policywindow-summary a")
    other = build.html("directives.html").select(".policywindow-summary a")
    assert [link["href"] for link in own] == ["compute-threshold.html", "../instruments/order.html"]
    assert [link["href"] for link in other] == [
        "concepts/compute-threshold.html",
        "instruments/order.html",
    ]


def test_directives_in_restructuredtext(project: Callable[[str], Project]) -> None:
    page = project("wiki").build().html("directives.html")
    rows = [row.get_text(" ", strip=True) for row in page.select(".policywindow-at-a-glance tr")]
    assert rows == ["Status In force", "Uses Compute Threshold"]
    assert [tab.get_text(strip=True) for tab in page.select(".sd-tab-label")] == ["APA", "OSCOLA", "BibTeX"]


def test_the_inventory_names_the_articles(project: Callable[[str], Project]) -> None:
    from sphinx.util.inventory import InventoryFile

    build = project("wiki").build()
    with (build.outdir / "objects.inv").open("rb") as stream:
        inventory = InventoryFile.load(stream, "", lambda base, path: path)
    entry = inventory["policywindow:concept"]["compute-threshold"]
    assert (entry.uri, entry.display_name) == ("concepts/compute-threshold.html", "Compute Threshold")


def test_what_is_not_found_is_warned_of_with_the_nearest_name(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": "# Home\n\n```{toctree}\ncompute-threshold\n```\n\n{concept}`compute-treshold`\n\n"
            "{instrument}`compute-threshold`\n\n```{concept-summary} compute-treshold\n```\n\n"
            "```{at-a-glance}\n```\n\n```{at-a-glance} compute-threshold\n:rows: domian\n```\n\n"
            "```{cite-this-article} compute-threshold\n:styles: appa\n```\n",
            "compute-threshold.md": RECORD + "# Compute Threshold\n",
        }
    )
    build = project.build(warnings=True)
    assert sorted(build.warnings) == sorted(
        [
            "index.md:7: WARNING: concept: no article has the slug 'compute-treshold'; did you mean"
            " 'compute-threshold'? [policywindow.unknown_article]",
            "index.md:9: WARNING: instrument: expected an article of kind instrument, found"
            " 'compute-threshold' of kind concept [policywindow.wrong_kind]",
            "index.md:11: WARNING: concept-summary: no article has the slug 'compute-treshold'; did you mean"
            " 'compute-threshold'? [policywindow.unknown_article]",
            "index.md:14: WARNING: at-a-glance: this page has no record of its own; name the slug of an"
            " article [policywindow.unknown_article]",
            "index.md:17: WARNING: at-a-glance.rows: no row of a concept has the name 'domian'; did you mean"
            " 'domain'? [policywindow.invalid_option]",
            "index.md:21: WARNING: cite-this-article.styles: no style has the name 'appa'; did you mean"
            " 'apa'? [policywindow.invalid_option]",
        ]
    )


def test_the_place_of_a_link_that_leads_nowhere(write_project: Callable[..., Project]) -> None:
    record = (
        "---\nconcept:\n  slug: one\n  summary: See [](#second).\n---\n\n# One\n\nProse.\n\nSee [](#third).\n"
    )
    build = write_project({"index.md": record}).build(warnings=True)
    places = [line.split("index.md:")[1].split(":")[0] for line in build.warnings if "not found" in line]
    assert places == ["4", "11"]
