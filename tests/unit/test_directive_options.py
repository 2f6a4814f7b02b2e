"""The options of a directive: what is wrong costs itself, and is said with the nearest name."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_policywindow.articles.catalog import Catalog
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.index_options import Index, read_index
from sphinx_policywindow.blocks.options import Options

CATALOG = Catalog(
    [
        Article(docname="a", kind="concept", slug="a", title="A", domain="Safety", keywords=("Risk", "law")),
        Article(docname="b", kind="instrument", slug="b", title="B"),
    ],
    Kinds.of(BUILT_IN_KINDS),
)


def read(**given: Any) -> tuple[Index, list[str]]:
    options = {name.replace("_", "-"): value for name, value in given.items()}
    index, problems = read_index(CATALOG, "article-index", options)
    return index, [problem.message for problem in problems]


def test_an_option_that_is_not_given_is_its_default() -> None:
    options = Options("block", {})
    assert options.choice("display", ("list", "tabs"), "list") == "list"
    assert options.names("rows", ("a", "b"), ("b", "no such row"), "row") == ["b"]
    assert options.texts("domain", (), "domain") == ()
    assert options.problems == []


def test_every_slip_is_said_and_the_rest_is_taken() -> None:
    options = Options("block", {"display": "tab", "rows": ["b", "aa"], "empty": [], "bare": ""})
    assert options.choice("display", ("list", "tabs"), "list") == "list"
    assert options.names("rows", ("a", "b"), ("a",), "row") == ["b"]
    assert options.names("empty", ("a", "b"), ("a",), "row") == ["a"]
    assert options.choice("bare", ("list", "tabs"), "list") == "list"
    assert [problem.message for problem in options.problems] == [
        "block.display: expected one of list, tabs, found 'tab'; did you mean 'tabs'?",
        "block.rows: no row has the name 'aa'",
        "block.empty: expected a list of names, found nothing",
        "block.bare: expected one of list, tabs, found nothing",
    ]


def test_an_index_without_options_is_a_list_of_everything() -> None:
    index, problems = read()
    assert problems == []
    assert [(label, [article.title for article in articles]) for label, articles in index.groups] == [
        ("", ["A", "B"])
    ]
    assert (index.display, index.facts) == ("list", ())


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"display": "tabel"}, "display: expected one of list, table, cards, found 'tabel'; did you mean 'table'?"),
        ({"group_by": "kinds"}, "group-by: expected one of kind, domain, letter, year, found 'kinds'; did you mean 'kind'?"),
        ({"sort": "-adoptd"}, "sort: no field has the name 'adoptd'; did you mean 'adopted'?"),
        ({"sort": "adopted", "kind": ["concept"]}, "sort: no field has the name 'adopted'"),
        ({"sort": "summary"}, "sort: no field has the name 'summary'"),
        ({"sort": "-"}, "sort: expected a field, found nothing"),
        ({"kind": ["concpt"]}, "kind: no kind has the name 'concpt'; did you mean 'concept'?"),
        ({"kind": []}, "kind: expected a list of names, found nothing"),
        ({"columns": ["2"]}, "columns: no column has the name '2'"),
        ({"columns": ["jurisdictoin"]}, "columns: no column has the name 'jurisdictoin'; did you mean 'jurisdiction'?"),
        ({"columns": ["13"], "display": "cards"}, "columns: no column has the name '13'"),
        ({"columns": list("12345"), "display": "cards"}, "columns: expected up to four numbers, found 5 numbers"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_costs_only_itself(given: dict[str, Any], message: str) -> None:
    index, problems = read(**given)
    assert [said.removeprefix("article-index.") for said in problems] == [message]
    assert index.groups


def test_a_domain_or_a_keyword_that_no_article_has_is_looked_for_all_the_same() -> None:
    index, problems = read(domain=["SAFTY"], keyword=["risk", "lawn"])
    assert index.groups == ()
    assert problems == [
        "article-index.domain: no article has the domain 'SAFTY'; did you mean 'Safety'?",
        "article-index.keyword: no article has the keyword 'lawn'; did you mean 'law'?",
    ]


def test_the_facts_of_a_table_are_those_that_tell_articles_apart() -> None:
    def facts(**given: Any) -> list[str]:
        return [name for name, _label in read(display="table", **given)[0].facts]

    assert facts() == ["kind", "domain"]
    assert facts(kind=["instrument"]) == []
    assert facts(group_by="kind") == ["domain"]
    assert facts(group_by="domain") == ["kind"]
    assert facts(columns=["title"]) == []
    assert facts(columns=["used_by", "title", "summary", "used_by"]) == ["used_by", "summary"]


@pytest.mark.parametrize(
    ("columns", "grid"),
    [([], "1122"), (["3"], "3333"), (["1", "2"], "1222"), (["1", "2", "3", "12"], "12312")],
)
def test_a_grid_has_a_number_for_each_width_of_a_screen(columns: list[str], grid: str) -> None:
    index, problems = read(display="cards", **({"columns": columns} if columns else {}))
    assert ("".join(index.grid), problems) == (grid, [])
