"""A listing of articles, on any page, in every builder, and never out of date."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag

from tests.build.test_pdf import log_of, text_of, typeset
from tests.build.test_reference_page import MARKUP, letters
from tests.conftest import Build, Project, need

INDEX = "# Home\n\n```{toctree}\n:glob:\n\n**\n```\n"
ARTICLES = {
    "risk.md": "---\nconcept:\n  title: Élan\n  domain: safety\n  summary: See {concept}`threshold`, [the act](laws/act.md)"
    " and [here](#past).\n  updated: 2026-05-30\n---\n\n# Élan\n\n(past)=\n## Past\n",
    "threshold.md": "---\nconcept:\n  title: Threshold\n  domain: compute\n  summary: An *amount*.\n  published: 2024\n---\n",
    "laws/act.md": "---\ninstrument:\n  title: Zeroth Act\n  domain: Compute\n  summary: A law.\n  jurisdiction: Utopia\n"
    "  adopted: 2024-06-13\n  uses: [risk]\n---\n",
    "laws/bill.md": "---\ninstrument:\n  title: bill\n  summary: A draft.\n---\n",
    "topic.md": "---\ntopic:\n  title: 5G\n  domain: safety\n  summary: A topic.\n---\n",
}
TITLES = ["5G", "bill", "Élan", "Threshold", "Zeroth Act"]


def index(*options: str) -> str:
    return "\n".join(["```{article-index}", *options, "```\n"])


@pytest.fixture
def site(write_project: Callable[..., Project]) -> Callable[..., Project]:
    """Return a function that writes a small wiki with one page, ``lists/all``, that lists its articles."""

    def write(*options: str, body: str = "", conf: str = "") -> Project:
        page = f"# All\n\n{body or index(*options)}"
        return write_project({"index.md": INDEX, **ARTICLES, "lists/all.md": page}, conf)

    return write


def listed(build: Build, name: str = "lists/all.html") -> Tag:
    found = build.html(name).select_one(".policywindow-index")
    assert found is not None
    return found


def words(element: Tag) -> str:
    return " ".join(element.get_text().replace("¶", "").split())


def groups(element: Tag) -> list[str]:
    return [words(label) for label in element.select(".rubric, caption")]


PAGES = {
    "html": "lists/all.html",
    "dirhtml": "lists/all/index.html",
    "singlehtml": "index.html",
    "epub": "lists/all.xhtml",
    "json": "lists/all.fjson",
    "text": "lists/all.txt",
    "xml": "lists/all.xml",
    "pseudoxml": "lists/all.pseudoxml",
    "man": "wiki.1",
    "texinfo": "wiki.texi",
    "latex": "wiki.tex",
}


@pytest.mark.parametrize("builder", PAGES)
def test_every_builder_and_display_has_the_titles_in_order(
    site: Callable[..., Project], builder: str
) -> None:
    marks = ("Onelist", "Onetable", "Onecards", "Bydomain", "Theend")
    body = "".join(
        f"{mark}\n\n{index(*options)}\n"
        for mark, options in zip(
            marks,
            (
                [":columns: summary"],
                [":display: table", ":columns: summary used_by kind adopted"],
                [":display: cards", ":columns: adopted jurisdiction"],
                [":display: table", ":group-by: domain"],
                [":kind: benchmark", ":empty: Nothing is here."],
            ),
            strict=True,
        )
    )
    build = site(body=body, conf='version = "1"\ncopyright = "2026, Wiki"').build(builder)
    said = build.text(PAGES[builder])
    if builder == "json":
        said = json.loads(said)["body"]
    if builder in ("xml", "epub"):
        said = BeautifulSoup(said, "xml").get_text(" ")
    elif "html" in builder or builder == "json":
        said = BeautifulSoup(said, "html5lib").get_text(" ")
    elif builder == "latex":
        said = re.sub(r"\\[A-Za-z]+\*?|\{[^{}]*:doc\}", " ", said)
    else:
        said = re.sub(MARKUP.get(builder, r"[|*]"), " ", said, flags=re.MULTILINE)
    said = letters(said).replace("E301lan", "lan").replace("BU301", "")
    position = said.index(letters(marks[0]))
    for mark in marks[:3]:
        position = said.index(letters(mark), position)
        for title in TITLES:
            found = said.find(letters(title), position)
            assert found >= 0, f"{title} is not below {mark} in {said[position : position + 2000]}"
            position = found + 1
    position = said.index("Bydomain")
    for part in ("Compute", "Threshold", "ZerothAct", "Safety", "5G", "lan", "Other", "bill", "Theend"):
        position = said.index(part, position)
    assert "Nothingishere" in said[position:]


@pytest.mark.parametrize("display", ["list", "table", "cards"])
def test_an_article_is_one_link_named_by_its_title(site: Callable[..., Project], display: str) -> None:
    found = listed(site(f":display: {display}").build())
    links = found.select("a")
    assert [words(link) for link in links] == TITLES
    assert [link["href"] for link in links] == [
        "../topic.html",
        "../laws/bill.html",
        "../risk.html",
        "../threshold.html",
        "../laws/act.html",
    ]


def test_a_list_has_the_jurisdiction_and_facts_on_the_line_of_the_title(site: Callable[..., Project]) -> None:
    lines = [words(item) for item in listed(site(":kind: instrument").build()).select("li")]
    assert lines == ["bill", "Zeroth Act (Utopia)"]


def test_facts_of_a_list_have_labels(site: Callable[..., Project]) -> None:
    project = site(":columns: kind, adopted summary used_by jurisdiction date", ":sort: -adopted")
    items = listed(project.build()).select("li")
    assert words(items[0]) == "Zeroth Act · Instrument · Adopted: 2024-06-13 · Jurisdiction: Utopia A law."
    elan = next(item for item in items if "Élan" in words(item))
    assert [words(line) for line in elan.find_all("p")] == [
        "Élan · Concept · Used by: Zeroth Act (Utopia) · 2026-05-30",
        "See Threshold, the act and here.",
    ]


def test_links_of_a_summary_lead_on_from_the_page_that_lists_it(site: Callable[..., Project]) -> None:
    for display in ("list", "table"):
        build = site(f":display: {display}", ":columns: summary", ":domain: safety").build()
        [summary] = [
            text for text in listed(build).select("li > p, td > p") if words(text).startswith("See Threshold")
        ]
        links = [link["href"] for link in summary.select("a")]
        assert links == ["../threshold.html", "../laws/act.html", "../risk.html#past"]


def test_a_table_has_headers_and_what_tells_its_articles_apart(site: Callable[..., Project]) -> None:
    build = site(body=index(":display: table") + "\n" + index(":display: table", ":group-by: kind")).build()
    first, *by_kind = build.html("lists/all.html").select(".policywindow-index table")
    assert [words(header) for header in first.select("thead th")] == ["Title", "Kind", "Domain", "Date"]
    assert first.caption is None
    assert [words(cell) for cell in first.select("tbody tr")[2].find_all("td")] == [
        "Élan", "Concept", "safety", "2026-05-30",
    ]  # fmt: skip
    captions = [table.caption for table in by_kind]
    assert [words(caption) for caption in captions if caption] == ["Concepts", "Instruments", "Topics"]
    for table in (first, *by_kind):
        width = len(table.select("thead th"))
        assert {len(row.find_all(["td", "th"])) for row in table.select("tbody tr")} == {width}


def test_a_cell_says_no_more_than_its_header_asks_for(site: Callable[..., Project]) -> None:
    found = listed(site(":display: table", ":kind: concept", ":columns: used_by updated").build())
    cells = {words(row.find_all("td")[0]): row.find_all("td")[1:] for row in found.select("tbody tr")}
    assert {title: [words(cell) for cell in row] for title, row in cells.items()} == {
        "Élan": ["Used by: Zeroth Act (Utopia)", "Updated: 2026-05-30"],
        "Threshold": ["", ""],
    }
    assert [words(cell) for cell in found.select(".sd-text-nowrap")] == ["Updated: 2026-05-30"]


def test_a_table_of_one_kind_has_no_column_that_the_kind_cannot_have(site: Callable[..., Project]) -> None:
    project = site(":display: table", ":group-by: kind", ":columns: adopted used_by related")
    heads = [
        [words(header) for header in table.select("thead th")]
        for table in listed(project.build()).select("table")
    ]
    assert heads == [
        ["Title", "Used by", "Related articles"],
        ["Title", "Adopted", "Related articles"],
        ["Title", "Related articles"],
    ]


def test_a_card_is_one_link_and_shows_the_summary(site: Callable[..., Project]) -> None:
    project = site(":display: cards", ":columns: 1 2 adopted uses", ":group-by: kind")
    found = listed(project.build())
    cards = found.select(".sd-card")
    assert [len(card.select("a")) for card in cards] == [1] * 5
    assert [len(card.select("a.sd-stretched-link")) for card in cards] == [1] * 5
    assert [words(card) for card in cards] == [
        "Élan See Threshold, the act and here.",
        "Threshold An amount.",
        "bill A draft.",
        "Zeroth Act A law. Adopted: 2024-06-13 Uses: Élan",
        "5G A topic.",
    ]
    row = found.select_one(".sd-row")
    assert row is not None
    assert {"sd-row-cols-xs-1", "sd-row-cols-sm-2", "sd-row-cols-md-2", "sd-row-cols-lg-2"} <= set(
        row["class"]
    )


def test_the_badges_of_cards_are_kind_and_domain_where_they_differ(site: Callable[..., Project]) -> None:
    def badges(*options: str) -> list[str]:
        return [
            words(badge) for badge in listed(site(":display: cards", *options).build()).select(".sd-badge")
        ]

    assert badges(":kind: instrument") == ["Compute"]
    assert badges(":domain: safety") == ["Topic", "safety", "Concept", "safety"]
    assert badges(":domain: safety", ":group-by: kind") == ["safety", "safety"]
    assert badges(":domain: safety", ":group-by: domain", ":columns: kind") == ["Topic", "Concept"]


def test_labels_of_groups_are_headings_below_those_around_them(site: Callable[..., Project]) -> None:
    body = (
        index(":group-by: kind")
        + "\n## Deeper\n\n### Down\n\n"
        + index(":group-by: year", ":display: cards").replace("{article-index}", "{Article-Index}")
    )
    project = site(body=body)
    page = project.build().html("lists/all.html")
    found = [(label.name, words(label), str(label["id"])) for label in page.select(".rubric")]
    assert found == [
        ("h2", "Concepts", "policywindow-index-concepts"),
        ("h2", "Instruments", "policywindow-index-instruments"),
        ("h2", "Topics", "policywindow-index-topics"),
        ("h4", "2026", "policywindow-index-2-2026"),
        ("h4", "2024", "policywindow-index-2-2024"),
        ("h4", "No date", "policywindow-index-2-no-date"),
    ]
    single = project.build("singlehtml").html("index.html")
    assert {label.name for label in single.select(".rubric")} == {"p"}
    tex = project.build("latex").text("wiki.tex")
    assert r"\subsubsection*{Concepts}" in tex
    assert not re.search(r"\\(part|chapter|section)\*", tex)


def test_an_alphabet_has_links_to_its_letters(site: Callable[..., Project]) -> None:
    found = listed(site(":group-by: letter").build())
    letters_ = [(words(link), str(link["href"])) for link in found.select(".policywindow-letters a")]
    assert [letter for letter, _ in letters_] == ["0–9", "B", "E", "T", "Z"]
    assert [href for _, href in letters_] == [f"#{label['id']}" for label in found.select(".rubric")]


def test_groups_whose_labels_make_one_id_have_two(write_project: Callable[..., Project]) -> None:
    pages = {
        f"a{n}.md": f"---\nconcept:\n  title: T{n}\n  domain: '{domain}'\n  summary: S.\n---\n"
        for n, domain in enumerate(("C", "C+", "Ж", "Ψ"))
    }
    project = write_project({"index.md": INDEX, **pages, "all.md": "# All\n\n" + index(":group-by: domain")})
    labels = listed(project.build(), "all.html").select(".rubric")
    assert len({str(label["id"]) for label in labels}) == 4


def test_words_of_the_extension_are_translated(site: Callable[..., Project]) -> None:
    project = site(
        body=index(":group-by: kind") + "\n" + index(":group-by: domain") + "\n" + index(":display: table")
    )
    page = project.build(options={"language": "de"}).html("lists/all.html")
    assert [words(label) for label in page.select(".rubric")] == [
        "Begriffe", "Regelwerke", "Themen", "Compute", "Safety", "Sonstiges",
    ]  # fmt: skip
    heads = [words(header) for header in page.select(".policywindow-index thead th")]
    assert heads == ["Titel", "Art", "Fachgebiet", "Datum"]


def test_in_restructuredtext_every_slip_costs_itself_alone(site: Callable[..., Project]) -> None:
    project = site(":display: list")
    project.write(
        "rst.rst",
        "Page\n====\n\n.. article-index::\n   :display: tabel\n   :kind: concpt\n   :group-by: domian\n"
        "   :sort: titel\n   :columns: sumary\n\n.. cite-this-article:: risk\n   :display: tab\n   :styles:\n",
    )
    build = project.build(warnings=True)
    assert [re.sub(r"^rst.rst:(\d+): WARNING: ", r"\1 ", line) for line in build.warnings] == [
        f"{line} [policywindow.invalid_option]"
        for line in (
            "4 article-index.kind: no kind has the name 'concpt'; did you mean 'concept'?",
            "4 article-index.group-by: expected one of kind, domain, letter, year, found 'domian'; did you mean 'domain'?",
            "4 article-index.sort: no field has the name 'titel'; did you mean 'title'?",
            "4 article-index.display: expected one of list, table, cards, found 'tabel'; did you mean 'table'?",
            "4 article-index.columns: no column has the name 'sumary'; did you mean 'summary'?",
            "11 cite-this-article.styles: expected a list of names, found nothing",
            "11 cite-this-article.display: expected one of list, tabs, found 'tab'; did you mean 'tabs'?",
        )
    ]  # fmt: skip
    assert [words(link) for link in listed(build, "rst.html").select("a")] == TITLES
    assert build.html("rst.html").select(".policywindow-cite dt")


def test_where_nothing_is_found_the_page_says_so_or_nothing(site: Callable[..., Project]) -> None:
    assert words(listed(site(":kind: benchmark").build())) == "There are no articles here."
    silent = site(":kind: benchmark", ":empty:").build().html("lists/all.html")
    assert silent.select(".policywindow-index") == []


def test_a_project_without_articles_may_list_them(write_project: Callable[..., Project]) -> None:
    build = write_project({"index.md": "# Home\n\n" + index()}).build()
    assert "There are no articles here." in build.text("index.html")
    assert "policywindow.css" not in build.text("index.html"), "the file is not there"


def test_the_stylesheet_is_on_every_page_with_a_listing(site: Callable[..., Project]) -> None:
    project = site(":display: list")
    project.write(
        "taken.md", "---\nconcept:\n  slug: risk\n  summary: S.\n---\n# Taken\n\nProse.\n\n" + index()
    )
    project.write("plain.md", "---\norphan: true\n---\n# Plain\n")
    build = project.build(warnings=True)
    assert "duplicate_slug" in build.warnings[0]
    assert "policywindow.css" in build.text("lists/all.html")
    assert "policywindow.css" not in build.text("plain.html")
    assert [words(link) for link in listed(build, "taken.html").select("a")] == TITLES
    assert "policywindow.css" not in build.text("risk.html") or "policywindow-byline" in build.text(
        "risk.html"
    )
    assert 'rel="stylesheet" type="text/css" href="_static/policywindow.css' in build.text("taken.html")


def test_on_the_page_of_an_article_a_listing_is_a_part_of_the_prose(site: Callable[..., Project]) -> None:
    project = site(":display: list")
    project.write("topic.md", ARTICLES["topic.md"] + "\n" + index(":domain: safety"))
    page = project.build().html("topic.html")
    details = page.select_one("#policywindow-details")
    assert details is not None
    assert [words(link) for link in details.select(".policywindow-index a")] == ["5G", "Élan"]
    sections = [str(section["id"]) for section in page.select("section > section")]
    assert sections == [
        "policywindow-summary", "policywindow-at-a-glance", "policywindow-details", "policywindow-cite",
    ]  # fmt: skip


@pytest.mark.parametrize("builder", ["html", "text", "man", "latex", "texinfo"])
@pytest.mark.parametrize("display", ["table", "cards"])
def test_in_a_cell_of_a_table_it_is_a_list(site: Callable[..., Project], builder: str, display: str) -> None:
    cell = index(f":display: {display}", ":group-by: kind").replace("\n", "\n    ")
    build = site(body=f"````{{list-table}}\n* - {cell}\n````\n").build(builder)
    if builder == "html":
        found = listed(build)
        assert found.select("table, .sd-card") == []
        assert len(found.select("li")) == 5


EDITS: dict[str, Callable[[Project], None]] = {
    "an article that comes": lambda p: p.write("new.md", "---\nconcept:\n  title: New\n  summary: S.\n---\n"),
    "an article that goes": lambda p: (p.source / "threshold.md").unlink(),
    "a title": lambda p: p.edit("topic.md", "title: 5G", "title: Yield"),
    "a summary": lambda p: p.edit("threshold.md", "An *amount*", "A *number*"),
    "a title that a summary shows": lambda p: p.edit("threshold.md", "title: Threshold", "title: Limit"),
    "a domain": lambda p: p.edit("laws/act.md", "domain: Compute", "domain: regulation"),
    "a date": lambda p: p.edit("laws/act.md", "2024-06-13", "2023-06-13"),
    "a jurisdiction": lambda p: p.edit("laws/act.md", "Utopia", "Arcadia"),
    "a relation": lambda p: p.edit("laws/act.md", "uses: [risk]", "uses: [risk, threshold]"),
    "a kind": lambda p: p.edit("topic.md", "topic:", "benchmark:"),
    "a record that goes": lambda p: p.write("topic.md", "# 5G\n"),
    "a page that moves": lambda p: (p.source / "laws/bill.md").rename(p.source / "bill.md") and None,
}  # fmt: skip


@pytest.mark.parametrize("parallel", [1, 4])
@pytest.mark.parametrize("edit", EDITS)
def test_a_listing_is_never_out_of_date(site: Callable[..., Project], edit: str, parallel: int) -> None:
    # The links of the summary would be broken by some of the edits, and are of no concern here.
    project = site(
        body=index(":group-by: letter")
        + "\n"
        + index(":display: table", ":columns: domain adopted used_by uses", ":group-by: kind")
        + "\n"
        + index(":display: cards", ":group-by: year")
    )
    project.edit("risk.md", ", [the act](laws/act.md)", "")
    project.build(parallel=parallel)
    EDITS[edit](project)
    incremental = project.build(parallel=parallel, warnings=True).content()
    clean = project.build(output="clean", doctrees="clean-doctrees", warnings=True).content()
    assert "lists/all.html" in clean
    assert {name for name in clean if clean[name] != incremental.get(name)} == set()


def test_a_change_that_a_listing_does_not_show_does_not_write_it(site: Callable[..., Project]) -> None:
    project = site(":display: table", ":columns: domain")
    page = project.build("text").outdir / "lists/all.txt"
    before = page.stat().st_mtime_ns
    project.edit("threshold.md", "An *amount*", "A *number*")
    project.edit("laws/act.md", "2024-06-13", "2023-06-13")
    project.build("text")
    assert page.stat().st_mtime_ns == before
    project.edit("threshold.md", "domain: compute", "domain: chips")
    project.build("text")
    assert page.stat().st_mtime_ns != before


@pytest.mark.tex
def test_no_date_and_no_header_is_broken_in_a_pdf(site: Callable[..., Project]) -> None:
    need("latexmk", "pdflatex", "pdftotext")
    columns = (":columns: kind jurisdiction status adopted published uses",)
    project = site(":display: table", ":kind: instrument", *columns)
    project.edit("laws/act.md", "  jurisdiction", "  published: 2025-07-14\n  jurisdiction")
    pages = text_of(typeset(project, "pdflatex"), "-layout").split("\f")
    [page] = [page for page in pages if re.search("Title +Kind", page)]
    assert {"Jurisdiction", "Published", "Instrument", "2024-06-13", "2025-07-14"} <= set(page.split())


@pytest.mark.tex
def test_no_article_of_a_long_table_is_lost_in_a_pdf(write_project: Callable[..., Project]) -> None:
    need("latexmk", "pdflatex", "pdftotext")
    laws = {
        f"law{n}.md": f"---\ninstrument:\n  title: Law number {n} of them\n  summary: S.\n  uses: [risk]\n---\n"
        for n in range(80)
    }
    page = "# All\n\n" + "\n".join(
        index(":group-by: kind", f":display: {display}", ":columns: used_by uses summary")
        for display in ("table", "list", "cards")
    )
    project = write_project(
        {"index.md": "# Home\n\n```{toctree}\nall\n```\n\n```{toctree}\n:glob:\n*\n```\n",
         "all.md": page, "risk.md": ARTICLES["risk.md"].replace("[the act](laws/act.md)", "").replace("{concept}`threshold`", ""),
         **laws}
    )  # fmt: skip
    folder = typeset(project, "pdflatex")
    log = log_of(folder)
    assert re.findall(r"^!.*|Overfull.*", log, re.MULTILINE) == []
    text = " ".join(text_of(folder, "-raw").split())
    table = text[text.index("Title Used by") :]
    table = table[: table.index("Instruments", 100)]
    assert [n for n in range(80) if f"Law number {n} of them" not in table] == []
    assert "Table" not in text, "a label of a group is no caption with a number"
