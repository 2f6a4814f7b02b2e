"""The front matter of a page → its article, what is wrong with it, and the text that is left."""

from __future__ import annotations

import pytest

from sphinx_policywindow.articles.front_matter import Reading, read_front_matter
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
from sphinx_policywindow.articles.model import Article, Link, Organization, PartialDate, Person

KINDS = Kinds.of(BUILT_IN_KINDS)


def read(text: str, docname: str = "wiki/risk") -> Reading:
    return read_front_matter(text, docname=docname, path="risk.md", kinds=KINDS)


def article_of(record: str, docname: str = "wiki/risk") -> Article:
    reading = read(f"---\n{record}---\n\n# Title\n", docname)
    assert reading.problems == ()
    assert reading.article is not None
    return reading.article


def test_every_field_of_a_record() -> None:
    article = article_of(
        """\
instrument:
  slug: eu-ai-act
  title: "EU  AI Act"
  domain: regulation
  summary: >-
    One paragraph,
    on two lines.
  related: [nist-ai-rmf]
  aliases: [AI Act, Regulation (EU) 2024/1689]
  primary_source: Regulation (EU) 2024/1689
  source_url: http://data.europa.eu/eli/reg/2024/1689/oj
  authors:
    - Policy Window
    - {family: Okafor, given: Amina, orcid: https://orcid.org/0000-0002-1825-0097}
    - {family: Berg, given: Anna, non-dropping-particle: van der, suffix: Jr.}
  published: 2024
  updated: 2024-07-12
  version: 1.10
  license: cc-by-4.0
  doi: https://doi.org/10.5281/zenodo.1234567
  keywords: [NO, 010]
  same_as: [https://www.wikidata.org/wiki/Q1]
  language: en-GB
  uses:
    - compute-threshold
    - {title: Harmonised standard, url: "https://example.org/"}
  jurisdiction: European Union
  status: In force
  adopted: 2024-06
  effective: 2024-08-01
"""
    )
    assert article == Article(
        docname="wiki/risk",
        kind="instrument",
        slug="eu-ai-act",
        title="EU AI Act",
        domain="regulation",
        summary="One paragraph, on two lines.",
        aliases=("AI Act", "Regulation (EU) 2024/1689"),
        primary_source="Regulation (EU) 2024/1689",
        source_url="http://data.europa.eu/eli/reg/2024/1689/oj",
        authors=(
            Organization(name="Policy Window"),
            Person(family="Okafor", given="Amina", orcid="0000-0002-1825-0097"),
            Person(family="Berg", given="Anna", non_dropping_particle="van der", suffix="Jr."),
        ),
        published=PartialDate(year=2024),
        updated=PartialDate(year=2024, month=7, day=12),
        version="1.10",
        license="CC-BY-4.0",
        doi="10.5281/zenodo.1234567",
        keywords=("NO", "010"),
        same_as=("https://www.wikidata.org/wiki/Q1",),
        language="en-GB",
        relations={
            "related": ("nist-ai-rmf",),
            "uses": ("compute-threshold", Link(title="Harmonised standard", url="https://example.org/")),
        },
        fields={
            "jurisdiction": "European Union",
            "status": "In force",
            "adopted": PartialDate(year=2024, month=6),
            "effective": PartialDate(year=2024, month=8, day=1),
        },
    )


def test_the_fields_of_a_kind_have_the_order_of_their_declaration() -> None:
    declared = [field.name for kind in BUILT_IN_KINDS for field in kind.fields if kind.name == "instrument"]
    lines = [f"  {name}: 2025\n" for name in reversed(declared)]
    assert list(article_of(f"instrument:\n  summary: One.\n{''.join(lines)}").fields) == declared


def test_each_key_has_its_line() -> None:
    article = article_of("concept:\n  summary: A summary.\n  related:\n    - one\n    - two\n")
    assert article.line_of("summary") == 3
    assert article.line_of("related", 1) == 6
    assert article.line_of("domain") == 2, "what is not there is at the record's own line"


@pytest.mark.parametrize(
    ("docname", "slug"),
    [
        ("wiki/Model_Distillation Risk", "model-distillation-risk"),
        ("wiki/compute-threshold/index", "compute-threshold"),
        ("risk (2)", "risk-2"),
        ("wiki/données-été", "donnees-ete"),
        ("wiki/donne\u0301es-e\u0301te\u0301", "donnees-ete"),
        ("Größe", "grosse"),
        ("wiki/łódź/index", "lodz"),
    ],
)
def test_the_default_slug_is_the_files_name(docname: str, slug: str) -> None:
    assert article_of("concept:\n  summary: A summary.\n", docname).slug == slug


@pytest.mark.parametrize("docname", ["index", "wiki/政策"])
def test_a_name_that_makes_no_slug_makes_no_article(docname: str) -> None:
    reading = read("---\nconcept:\n  summary: A summary.\n---\n", docname)
    assert reading.article is None
    assert [problem.key for problem in reading.problems] == ["concept.slug"]


def test_the_record_is_blanked_line_for_line() -> None:
    text = "---\nmyst:\n  title_to_header: true\nconcept:\n  summary: A summary.\nother: 1\n---\n\n# Title\n"
    assert read(text).text == "---\nmyst:\n  title_to_header: true\n\n\nother: 1\n---\n\n# Title\n"


@pytest.mark.parametrize("left", ["", "# a comment\n", "\n"])
def test_the_fences_go_with_the_last_key(left: str) -> None:
    record = "concept:\n  summary: A summary.\n"
    reading = read(f"---\n{left}{record}---\nProse\n")
    assert reading.text.strip() == "Prose"
    assert reading.text.count("\n") == 4 + left.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        "# No front matter\n",
        "---\nmyst: {}\n---\n",
        "---\n- a list\n---\n",
        "---\n---\n",
        "---\n\n---\n",
        "---\nbroken: [\n---\n",
        "---\na: 1\n...\nconcept:\n  summary: below the front matter\n---\n",
        "",
        "-",
        "---",
        "----\nconcept:\n  summary: fences of different length\n---\n",
    ],
)
def test_a_page_without_a_record_is_untouched(text: str) -> None:
    reading = read(text)
    assert reading.text == text
    assert reading.article is None


def test_windows_line_ends() -> None:
    reading = read("---\r\nconcept:\r\n  summary: A summary.\r\n---\r\n\r\n# Title\r\n")
    assert reading.article is not None
    assert reading.article.summary == "A summary."
    assert reading.problems == ()
    assert reading.text.endswith("# Title\r\n")


def test_anchors_aliases_and_merge_keys() -> None:
    article = article_of(
        "concept:\n  summary: &text A summary.\n  primary_source: *text\n"
        "  authors:\n    - &a {family: Okafor, given: Amina}\n    - {<<: *a, given: Ada}\n"
    )
    assert article.primary_source == "A summary."
    assert article.authors == (
        Person(family="Okafor", given="Amina"),
        Person(family="Okafor", given="Ada"),
    )


def test_an_anchor_that_another_key_needs_is_left_in_place() -> None:
    text = "---\nconcept:\n  summary: &text A summary.\nhtml_meta:\n  description: *text\n---\n"
    reading = read(text)
    assert reading.article is not None
    assert reading.text == text


def test_a_mapping_in_braces_beside_another_key_is_left_in_place() -> None:
    text = "---\n{concept: {summary: A summary.}, other: 1}\n---\n"
    reading = read(text)
    assert reading.article is not None
    assert reading.text == text


def test_a_slip_in_yaml_costs_its_field_alone() -> None:
    reading = read(
        '---\nmyst: {}\nconcept:\n  domain: "safety\n  summary: A summary.\n  related: [a, b\n'
        "  version: 2\n---\n"
    )
    assert reading.article is not None
    assert (reading.article.summary, reading.article.version) == ("A summary.", "2")
    assert (reading.article.domain, reading.article.relations) == ("", {})
    assert [(problem.line, problem.key) for problem in reading.problems] == [
        (4, "concept.domain"),
        (6, "concept.related"),
    ]
    assert reading.text == "---\nmyst: {}\n" + "\n" * 5 + "---\n"


def test_a_bomb_of_aliases_is_refused() -> None:
    record = "concept:\n  summary: A summary.\n  aliases:\n    - &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in range(1, 9):
        record += f"    - &a{level} [" + ", ".join([f"*a{level - 1}"] * 9) + "]\n"
    reading = read(f"---\n{record}---\n")
    assert reading.article is not None
    assert reading.article.summary == "A summary."
    assert [problem.key for problem in reading.problems] == ["concept.aliases"]


def test_an_alias_of_itself_is_refused() -> None:
    reading = read("---\nconcept:\n  summary: A summary.\n  aliases: &a [*a]\n---\n")
    assert reading.article is not None
    assert reading.article.summary == "A summary."
    assert [problem.key for problem in reading.problems] == ["concept.aliases"]


def test_a_key_that_stands_twice_has_the_line_of_the_one_that_counts() -> None:
    reading = read("---\nconcept:\n  slug: a\n  summary: S\n  slug: b\n---\n")
    assert reading.article is not None
    assert (reading.article.slug, reading.article.line_of("slug")) == ("a", 3)
    (problem,) = reading.problems
    assert (problem.line, problem.found) == (5, "stands a second time; that of line 3 counts")


@pytest.mark.parametrize("host", ["[draft", "[draft]", "a\u2100b.org"])
def test_an_address_whose_host_can_be_none(host: str) -> None:
    reading = read(f"---\nconcept:\n  summary: S\n  source_url: 'http://{host}/x'\n---\n")
    assert reading.article is not None
    assert reading.article.source_url == ""
    (problem,) = reading.problems
    assert problem.expected == "an http or https address"
