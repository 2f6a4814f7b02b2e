"""Which blocks a page gets, where they stand, and that they are real sections."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import BeautifulSoup, Tag

from tests.conftest import Project

RECORD = "---\nconcept:\n  domain: safety\n  summary: A summary.\n---\n"
ALL = ["policywindow-summary", "policywindow-at-a-glance", "policywindow-details", "policywindow-cite"]


def sections(page: BeautifulSoup) -> list[str]:
    """Return the ids of the sections below the page's title, in order."""
    return [str(section["id"]) for section in page.select("section > section")]


def one_page(
    write_project: Callable[..., Project], body: str, conf: str = "", record: str = RECORD
) -> BeautifulSoup:
    project = write_project(
        {"index.md": "# Home\n\n```{toctree}\nrisk\n```\n", "risk.md": record + body}, conf
    )
    return project.build().html("risk.html")


def test_auto_adds_every_block(write_project: Callable[..., Project]) -> None:
    page = one_page(write_project, "# Risk\n\n## History\n\nProse.\n")
    assert sections(page) == [*ALL[:2], "history", ALL[3]]
    title = page.select_one("h1")
    assert title is not None
    byline = title.find_next_sibling()
    assert isinstance(byline, Tag)
    assert byline["class"] == ["policywindow-byline", "docutils", "container"]
    assert byline.get_text(strip=True) == "risk · safety · concept"


AUTHORS = "  authors: [{family: Okafor, given: Amina, orcid: 0000-0002-1825-0097}, {family: Berg, given: Ole}, Unit]\n"


def test_the_byline_begins_with_the_authors(write_project: Callable[..., Project]) -> None:
    record = RECORD.replace("  domain", f"{AUTHORS}  domain")
    project = write_project(
        {"index.md": "# Home\n\n```{toctree}\nrisk\n```\n", "risk.md": f"{record}# Risk\n"}
    )
    byline = project.build().html("risk.html").select_one(".policywindow-byline")
    assert byline is not None
    assert [line.get_text() for line in byline.find_all("p")] == [
        "Amina Okafor, Ole Berg, Unit",
        "risk · safety · concept",
    ]
    assert {link.get_text(): link["href"] for link in byline.find_all("a")} == {
        "Amina Okafor": "https://orcid.org/0000-0002-1825-0097"
    }
    beginning = "Risk\n****\n\nAmina Okafor, Ole Berg, Unit\n\nrisk · safety · concept\n"
    assert project.build("text").text("risk.txt").startswith(beginning)


def test_prose_below_the_title_gets_a_section(write_project: Callable[..., Project]) -> None:
    page = one_page(write_project, "# Risk\n\nProse.\n\n## History\n\nMore.\n")
    assert sections(page) == [*ALL[:3], "history", ALL[3]]


def test_prose_below_the_title_joins_the_authors_details(write_project: Callable[..., Project]) -> None:
    page = one_page(write_project, "# Risk\n\nProse.\n\n## Details\n\nMore.\n")
    assert sections(page) == [*ALL[:2], "details", ALL[3]]
    details = page.select_one("#details")
    assert details is not None
    assert [paragraph.get_text() for paragraph in details.find_all("p")] == ["Prose.", "More."]


def test_the_sections_are_in_the_contents(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": "# Home\n\n```{toctree}\n:maxdepth: 2\nrisk\n```\n",
            "risk.md": RECORD + "# Risk\n\n## History\n",
        }
    )
    contents = project.build().html("index.html").select(".toctree-wrapper a")
    assert [str(link["href"]) for link in contents] == [
        "risk.html",
        "risk.html#policywindow-summary",
        "risk.html#policywindow-at-a-glance",
        "risk.html#history",
        "risk.html#policywindow-cite",
    ]


def test_manual_adds_nothing(write_project: Callable[..., Project]) -> None:
    page = one_page(write_project, "# Risk\n\n## History\n\nProse.\n", 'policywindow_layout = "manual"')
    assert sections(page) == ["history"]
    assert page.select("[class*=policywindow]") == []


def test_a_placed_block_is_not_added_again(write_project: Callable[..., Project]) -> None:
    page = one_page(
        write_project,
        "# Risk\n\n```{concept-summary}\n```\n\nProse.\n\n## Facts\n\n```{at-a-glance} risk\n```\n",
    )
    assert sections(page) == ["facts", "policywindow-cite"]
    assert len(page.select(".policywindow-summary")) == len(page.select(".policywindow-at-a-glance")) == 1


def test_the_block_of_another_article_does_not_count(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": "# Home\n\n```{toctree}\nrisk\nother\n```\n",
            "risk.md": RECORD + "# Risk\n\n```{concept-summary} other\n```\n",
            "other.md": RECORD + "# Other\n",
        }
    )
    page = project.build().html("risk.html")
    assert sections(page) == [*ALL[:2], ALL[3]]


def test_the_authors_summary_keeps_its_anchor(write_project: Callable[..., Project]) -> None:
    page = one_page(write_project, "# Risk\n\n## Summary\n\nMine.\n")
    assert sections(page) == [*ALL[:2], "summary", ALL[3]]


def test_a_page_without_a_heading_gets_its_title(write_project: Callable[..., Project]) -> None:
    record = RECORD.replace("  domain", "  title: Distillation & Risk\n  domain")
    page = one_page(write_project, "Prose.\n", record=record)
    heading = page.select_one("h1")
    assert heading is not None
    assert heading.get_text().removesuffix("¶") == "Distillation & Risk"
    assert sections(page) == ALL


def test_a_page_without_a_heading_gets_the_title_of_its_front_matter(
    write_project: Callable[..., Project],
) -> None:
    text = "---\ntitle: Distillation &\n  Risk\nconcept:\n  summary: A summary.\n---\nProse.\n"
    project = write_project({"index.md": "# Home\n\n```{toctree}\nrisk\n```\n", "risk.md": text})
    build = project.build()
    heading = build.html("risk.html").select_one("h1")
    assert heading is not None
    assert heading.get_text().removesuffix("¶") == "Distillation & Risk"
    assert build.app.env.metadata["risk"]["title"] == "Distillation & Risk"


def test_a_page_without_a_heading_or_title_is_named_by_its_slug(
    write_project: Callable[..., Project],
) -> None:
    heading = one_page(write_project, "Prose.\n").select_one("h1")
    assert heading is not None
    assert heading.get_text().removesuffix("¶") == "Risk"


def test_without_a_summary_there_is_no_section_of_it(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": "# Home\n\n```{toctree}\nrisk\n```\n",
            "risk.md": "---\nconcept:\n  domain: x\n---\n# Risk\n",
        }
    )
    build = project.build(warnings=True)
    assert len(build.warnings) == 1
    assert sections(build.html("risk.html")) == [ALL[1], ALL[3]]


def test_footnotes_come_before_the_citations(write_project: Callable[..., Project]) -> None:
    page = one_page(write_project, "# Risk\n\n## History\n\nProse.[^n]\n\n[^n]: A note.\n")
    footnote = page.select_one("aside.footnote")
    assert footnote is not None
    following = footnote.find_next("section")
    assert isinstance(following, Tag)
    assert following["id"] == "policywindow-cite"


def test_a_hidden_toctree_is_no_prose(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": "# Home\n\n```{toctree}\nrisk\n```\n",
            "risk.md": RECORD + "# Risk\n\n```{toctree}\n:hidden:\nother\n```\n\n## History\n",
            "other.md": "# Other\n",
        }
    )
    assert sections(project.build().html("risk.html")) == [*ALL[:2], "history", ALL[3]]


def test_labels_by_section_title_do_not_clash(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": "# Home\n\n```{toctree}\nrisk\nother\n```\n",
            "risk.md": RECORD + "# Risk\n",
            "other.md": RECORD + "# Other\n",
        },
        'extensions.append("sphinx.ext.autosectionlabel")',
    )
    project.build()


def test_a_container_of_the_author_may_have_the_class_of_a_block(
    write_project: Callable[..., Project],
) -> None:
    text = (
        "---\nconcept:\n  summary: A summary.\n---\n# Risk\n\n"
        "```{container} policywindow-cite\nOne.\n\nTwo.\n```\n\n```{container} policywindow-export\n- Three.\n```\n"
    )
    project = write_project({"index.md": "# Home\n\n```{toctree}\nrisk\n```\n", "risk.md": text})
    page = project.build().html("risk.html")
    assert [text in page.get_text() for text in ("One.", "Two.")] == [True, True]
    assert len(page.select(".policywindow-copy")) == 5
