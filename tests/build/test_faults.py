"""What once broke a build, lost content or left a page stale, and does not any more."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Project

RECORD = "---\nconcept:\n  domain: safety\n  summary: A summary.\n---\n"


def index(*pages: str) -> str:
    return "# Home\n\n```{toctree}\n" + "\n".join(pages) + "\n```\n"


@pytest.mark.parametrize("builder", ["latex", "texinfo"])
def test_a_related_article_outside_the_book_is_named(
    write_project: Callable[..., Project], builder: str
) -> None:
    project = write_project(
        {
            "index.md": index("risk"),
            "risk.md": RECORD.replace("  domain", "  related: [orphan]\n  domain") + "# Risk\n",
            "orphan.md": "---\norphan: true\nconcept:\n  summary: Alone.\n---\n# Orphan\n",
        }
    )
    outdir = project.build(builder).outdir
    [book] = [path for path in outdir.iterdir() if path.suffix in (".tex", ".texi") and path.stem == "wiki"]
    assert "Orphan" in book.read_text(encoding="utf-8")


def test_links_of_a_summary_keep_their_place_on_another_page(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": index("x", "d/y", "z"),
            "x.md": "---\nconcept:\n  summary: A {ref}`label <lab>`, [a section](z.md#sec), [here](#hist).[^n]\n---\n"
            "# X\n\n(hist)=\n## Hist\n\nProse.[^n]\n\n[^n]: Note.\n",
            "d/y.md": "# Y\n\n```{concept-summary} x\n```\n",
            "z.md": "# Z\n\n(lab)=\n## Sec\n",
        },
        "myst_heading_anchors = 2",
    )
    build = project.build(warnings=True)
    links = [link["href"] for link in build.html("d/y.html").select(".policywindow-summary a")]
    assert links == ["../z.html#lab", "../z.html#sec", "../x.html#hist"]


def test_the_environment_does_not_keep_pages(write_project: Callable[..., Project]) -> None:
    body = "# T\n\n## Details\n\n" + "Many words of prose. " * 2000
    pages = {f"a{n}.md": RECORD.replace("A summary", "A *summary*") + body for n in range(5)}
    project = write_project({"index.md": index(*(name[:-3] for name in pages)), **pages})
    build = project.build("text")
    from sphinx_policywindow.domain import domain_of

    assert len(pickle.dumps(domain_of(build.app.env).data)) < 20_000


@pytest.mark.parametrize("hidden", ["", ":hidden:\n"])
def test_a_table_of_contents_stays_the_pages_own(write_project: Callable[..., Project], hidden: str) -> None:
    project = write_project(
        {
            "index.md": index("topic"),
            "topic.md": RECORD + f"# Topic\n\n```{{toctree}}\n{hidden}child\n```\n\nProse.\n",
            "child.md": "# Child\n\nText.\n",
        }
    )
    build = project.build("latex")
    [book] = build.outdir.glob("wiki.tex")
    text = book.read_text(encoding="utf-8")
    order = [text.index(f"\\section{{{title}}}") for title in ("Summary", "At a glance", "Details", "Child")]
    assert order == sorted(order)


@pytest.mark.tex
def test_no_article_of_a_long_row_is_lost_in_a_pdf(write_project: Callable[..., Project]) -> None:
    from tests.build.test_pdf import log_of, text_of, typeset
    from tests.conftest import need

    need("latexmk", "pdflatex", "pdftotext")
    laws = {
        f"law{n}.md": f"---\ninstrument:\n  title: Law number {n} of them\n  summary: A law.\n  uses: [risk]\n---\n"
        for n in range(120)
    }
    project = write_project(
        {"index.md": index("risk", *(name[:-3] for name in laws)), "risk.md": RECORD + "# Risk\n", **laws}
    )
    folder = typeset(project, "pdflatex")
    assert "Overfull \\vbox" not in log_of(folder)
    article = " ".join(text_of(folder, "-raw").split())
    start = article.index("120 instruments")
    facts = article[start : article.index("How to cite this article", start)]
    assert [n for n in range(120) if f"Law number {n} of them" not in facts] == []


def test_a_project_with_a_design_of_its_own_keeps_it(write_project: Callable[..., Project]) -> None:
    pages = {"index.md": index("risk"), "risk.md": RECORD + "# Risk\n"}
    own = write_project(pages, r'latex_elements = {"preamble": r"\newcommand{\ours}{}"}').build("latex")
    text = own.text("wiki.tex")
    assert "\\usepackage{policywindow}" in text
    assert "\\usepackage{policywindowbook}" not in text
    plain = write_project(pages).build("latex", output="plain", doctrees="plain-doctrees")
    assert "\\usepackage{policywindowbook}" in plain.text("wiki.tex")


def test_a_summary_with_an_unknown_role_shows_no_message(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": index("risk"),
            "risk.md": RECORD.replace("A summary.", "A {nosuch}`thing` here.") + "# Risk\n",
        }
    )
    page = project.build(warnings=True).html("risk.html")
    assert page.select("[class*=system-message]") == []
    abstract = page.select_one('meta[name="citation_abstract"]')
    assert abstract is not None
    assert "nosuch" not in str(abstract["content"])


def test_a_label_of_a_block_that_is_not_there_stays(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": index("risk") + "\n{ref}`see <foo>`\n",
            "risk.md": "---\nconcept:\n  domain: x\n---\n# Risk\n\n(foo)=\n```{concept-summary}\n```\n\nProse.\n",
        }
    )
    build = project.build(warnings=True)
    assert build.html("risk.html").select_one("#foo") is not None


def test_a_role_of_another_extension_costs_no_kind(write_project: Callable[..., Project]) -> None:
    conf = (
        "from docutils import nodes\n\n"
        "def setup(app):\n"
        '    app.add_role("topic", lambda *a, **k: ([nodes.Text("theirs")], []))\n'
    )
    project = write_project(
        {
            "index.md": index("safety") + "\n{topic}`x` {policywindow:topic}`safety`\n",
            "safety.md": "---\ntopic:\n  summary: A topic.\n---\n# Safety\n",
        },
        conf,
    )
    build = project.build()
    assert "theirs" in build.text("index.html")
    assert build.html("safety.html").select_one(".policywindow-cite") is not None


KINDS = {
    '"fields": [{"name": "x", "label": "X", "type": "author"}]': "a field of authors holds a list",
    '"fields": [{"name": "x", "label": "X"}, {"name": "x", "label": "Y"}]': "the kind has a field 'x' already",
    '"fields": [{"name": "A b", "label": "X"}]': "expected lower-case letters",
    '"fields": [{"name": "x", "label": ""}]': "expected a text to show",
    '"relations": [{"name": "title", "label": "X", "to": "concept"}]': "the kind has a field 'title' already",
    '"relations": [{"name": "x", "label": "X", "to": "concept", "inverse": "domain"}]': "a field 'domain' already",
    '"name": "other"': "the name of a kind is its key here",
}


@pytest.mark.parametrize("declaration", KINDS)
def test_a_mistake_in_a_kind_is_said_once(write_project: Callable[..., Project], declaration: str) -> None:
    conf = f'policywindow_kinds = {{"standard": {{"label": "S", "plural": "S", {declaration}}}}}'
    build = write_project({"index.md": index("risk"), "risk.md": RECORD + "# Risk\n"}, conf).build(
        warnings=True
    )
    assert len(build.warnings) == 1
    assert KINDS[declaration] in build.warnings[0]


def test_names_of_python_are_no_facts(write_project: Callable[..., Project]) -> None:
    conf = (
        'policywindow_kinds = {"standard": {"label": "Standard {x}", "plural": "Standards", "fields": ['
        '{"name": "lines", "label": "Lines"}, {"name": "issued", "label": "Issued"}], "relations": ['
        '{"name": "defines", "label": "Defines", "to": "concept", "inverse": "defined_by"}]}}'
    )
    project = write_project(
        {
            "index.md": index("risk", "iso"),
            "risk.md": RECORD + "# Risk\n",
            "iso.md": "---\nstandard:\n  summary: S.\n  updated: 2025\n  defines: [risk]\n---\n# ISO\n",
        },
        conf,
    )
    build = project.build(options={"language": "de"})
    rows = [row.get_text(" ", strip=True) for row in build.html("iso.html").select("tr")]
    assert rows == ["Defines Risk", "Aktualisiert 2025"]
    facts = build.html("risk.html").select_one(".policywindow-at-a-glance")
    assert facts is not None
    assert "Defined by" in facts.get_text()


def test_what_is_shown_of_what_is_shown_is_never_stale(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": index("risk", "other", "foo", "any"),
            "risk.md": RECORD.replace("A summary.", "See {concept}`foo`.") + "# Risk\n",
            "other.md": "# Other\n\n```{concept-summary} risk\n```\n",
            "foo.md": RECORD + "# Foo\n",
            "any.md": "# Any\n\n{any}`foo`\n",
        }
    )
    project.build()
    project.edit("foo.md", "# Foo", "# Bar")
    build = project.build()
    for page in ("other.html", "risk.html", "any.html"):
        assert "Bar" in build.text(page)


def test_files_that_are_not_ours_stay(write_project: Callable[..., Project]) -> None:
    project = write_project({"index.md": "# Home\n"}, 'html_extra_path = ["extra"]')
    project.write("extra/_citations/refs.bib", "@misc{x}\n")
    assert (project.build().outdir / "_citations/refs.bib").is_file()


def test_a_second_epub_has_no_file_of_ours_that_is_unknown(project: Callable[[str], Project]) -> None:
    wiki = project("wiki")
    wiki.build("epub")
    build = wiki.build("epub")
    styles = build.html("concepts/model-distillation-risk.xhtml").select(
        "link[rel=stylesheet][href*=policywindow]"
    )
    assert [str(style["href"]).partition("?")[0] for style in styles] == ["../_static/policywindow-epub.css"]
    assert [path.name for path in (build.outdir / "_static").glob("policywindow*.css")] == [
        "policywindow-epub.css"
    ]


@pytest.mark.parametrize(
    ("conf", "builder", "address"),
    [
        ('html_link_suffix = ""', "html", "https://a.org/my%20folder/risk"),
        ("", "dirhtml", "https://a.org/my%20folder/risk/"),
    ],
)
def test_addresses_are_sphinxs_own(
    write_project: Callable[..., Project], conf: str, builder: str, address: str
) -> None:
    project = write_project(
        {"index.md": index("my folder/risk"), "my folder/risk.md": RECORD + "# Risk\n"},
        f'html_baseurl = "https://a.org/"\n{conf}',
    )
    build = project.build(builder)
    name = "my folder/risk/index.html" if builder == "dirhtml" else "my folder/risk.html"
    link = build.html(name).select_one('link[rel="canonical"]')
    assert link is not None
    assert link["href"] == address


def test_a_label_like_the_slug_is_no_second_target(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": index("wiki/threshold") + "\n[](compute-threshold) {any}`compute-threshold`\n",
            "wiki/threshold.md": RECORD.replace("  domain", "  slug: compute-threshold\n  domain")
            + "(compute-threshold)=\n# Compute Threshold\n",
        }
    )
    project.build()


def test_a_title_that_is_a_picture_has_words(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {"index.md": index("risk") + "\n{concept}`risk`\n", "risk.md": RECORD + "# ![The Risk](a.png)\n"}
    )
    (project.source / "a.png").write_bytes(b"")
    title = project.build(warnings=True).html("risk.html").select_one('meta[name="citation_title"]')
    assert title is not None
    assert title["content"] == "The Risk"


def test_two_styles_may_have_one_label(write_project: Callable[..., Project]) -> None:
    conf = (
        'policywindow_citation_templates = {"own": {"label": "OSCOLA", "template": "{title}"}}\n'
        'policywindow_citation_styles = ["own", "oscola"]'
    )
    page = (
        write_project({"index.md": index("risk"), "risk.md": RECORD + "# Risk\n"}, conf)
        .build()
        .html("risk.html")
    )
    editions = [str(label["title"]) for label in page.select(".policywindow-style")]
    assert editions[0] == "OSCOLA"
    assert editions[1].startswith("Oxford University Standard")


@pytest.mark.parametrize("builder", ["text", "man", "html"])
def test_facts_in_a_cell_of_a_table(write_project: Callable[..., Project], builder: str) -> None:
    project = write_project(
        {
            "index.md": index("risk") + "\n````{list-table}\n* - ```{at-a-glance} risk\n    ```\n````\n",
            "risk.md": RECORD + "# Risk\n",
        }
    )
    project.build(builder)


@pytest.mark.parametrize("value", ["[" * 30_000, "- " * 30_000, "{a: " * 30_000])
def test_a_record_that_is_nested_too_deeply_is_refused(
    write_project: Callable[..., Project], value: str
) -> None:
    project = write_project(
        {
            "index.md": index("risk"),
            "risk.md": f"---\nconcept:\n  summary: A summary.\n  related: {value}\n---\n# Risk\n\nProse.\n",
        }
    )
    build = project.build("text", warnings=True)
    assert any("concept.related" in line for line in build.warnings)
    assert "A summary." in build.text("risk.txt")


def test_an_odd_line_end_in_a_value_takes_no_other_key(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {"index.md": "---\nconcept:\n  slug: home\n  summary: One\u2028two.\norphan: true\n---\n# Home\n"}
    )
    build = project.build("text")
    assert build.app.env.metadata["index"]["orphan"] == "True"


def test_a_page_of_another_markdown_parser_is_left_alone(tmp_path: Path) -> None:
    conf = (
        "from docutils.parsers.rst import Parser\n\n"
        "class Other(Parser):\n"
        '    supported = ("markdown",)\n\n'
        "def setup(app):\n"
        '    app.add_source_suffix(".md", "markdown")\n'
        "    app.add_source_parser(Other)\n"
    )
    project = Project(source=tmp_path / "source", output=tmp_path / "output")
    project.write("conf.py", f'extensions = ["sphinx_policywindow"]\n{conf}')
    project.write("index.md", "Home\n====\n\nProse.\n")
    from tests.build.test_neighbours import build_apart

    assert "Prose." in build_apart(project, "index.html").get_text()
