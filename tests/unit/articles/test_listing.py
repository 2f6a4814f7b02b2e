"""Articles as a list: chosen, sorted and grouped as a reader looks them up."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from sphinx_policywindow.articles.catalog import Catalog
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Field, Kind, Kinds
from sphinx_policywindow.articles.listing import Listing, list_articles, sort_fields
from sphinx_policywindow.articles.model import Article, Organization, PartialDate, Person
from sphinx_policywindow.articles.ordering import letter_of, title_key

KINDS = Kinds.of(BUILT_IN_KINDS)


def article(title: str, kind: str = "concept", slug: str = "", **values: Any) -> Article:
    slug = slug or title.lower().replace(" ", "-")
    for name in ("published", "updated"):
        if name in values:
            values[name] = PartialDate.parse(values[name])
    if "adopted" in values:
        values["fields"] = {"adopted": PartialDate.parse(values.pop("adopted"))}
    return Article(docname=f"wiki/{slug}", kind=kind, slug=slug, title=title, **values)


def listed(articles: list[Article], declared: Kinds = KINDS, **options: Any) -> list[tuple[str, list[str]]]:
    groups = list_articles(Catalog(articles, declared), Listing(**options))
    return [(group.name, [article.title for article in group.articles]) for group in groups]


def titles(articles: list[Article], **options: Any) -> list[str]:
    return [title for _name, group in listed(articles, **options) for title in group]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Eclair", "Éclat"),
        ("Éclat", "Ecu"),
        ("état", "Etatism"),
        ("Zebra", "Ψ"),
        ("Strasse", "Straße Zwei"),
        ("AI act", "AI Bill"),
        ("Øre", "Ωhm"),
    ],
)
def test_titles_are_in_order_whatever_their_accents_and_capitals(first: str, second: str) -> None:
    assert title_key(first) < title_key(second)


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("eclair", "E"),
        ("Éclair", "E"),
        ("ßharp", "S"),
        ("ﬁne", "F"),
        ("42", "0–9"),
        ("²nd", "0–9"),
        ("٣", "0–9"),
        ("“Quoted”", "Q"),
        ("¿Qué?", "Q"),
        ("_x", "X"),
        ("§ 7", "0–9"),
        ("☞ …", ""),
        ("", ""),
        ("Жук", "Ж"),
        ("Ωhm", "Ω"),
        ("კანონი", "კ"),
    ],
)
def test_a_title_stands_at_its_letter(title: str, letter: str) -> None:
    assert letter_of(title) == letter


def test_everything_is_listed_by_title_and_equal_titles_by_slug() -> None:
    articles = [article("b"), article("É", slug="e1"), article("Zoo"), article("A"), article("e", slug="e0")]
    assert listed(articles) == [("", ["A", "b", "e", "É", "Zoo"])]
    for order in itertools.permutations(articles):
        assert titles(list(order)) == ["A", "b", "e", "É", "Zoo"]


def test_nothing_is_no_group() -> None:
    for group_by in ("", "kind", "domain", "letter", "year"):
        assert listed([article("A")], domains=("safety",), group_by=group_by) == []


def test_only_what_is_asked_for_is_listed() -> None:
    articles = [
        article("A", domain="Safety", keywords=("Risk", "law")),
        article("B", "instrument", domain="safety"),
        article("C", "topic", domain="compute", keywords=("risk",)),
        article("D"),
    ]
    assert titles(articles, kinds=("concept",)) == ["A", "D"]
    assert titles(articles, kinds=("topic", "instrument")) == ["B", "C"]
    assert titles(articles, domains=("SAFETY",)) == ["A", "B"]
    assert titles(articles, domains=("safety", "Compute")) == ["A", "B", "C"]
    assert titles(articles, keywords=("RISK",)) == ["A", "C"]
    assert titles(articles, kinds=("concept",), domains=("compute",)) == []


DATED = [
    article("Act", "instrument", adopted="2024-06-13", updated="2026-01"),
    article("Bill", "instrument", adopted="2024", published="2025"),
    article("Code", "instrument"),
    article("Decree", "instrument", adopted="2021-02", updated="2026-01"),
    article("Essay", published="2024-06-13"),
]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("title", ["Act", "Bill", "Code", "Decree", "Essay"]),
        ("-title", ["Essay", "Decree", "Code", "Bill", "Act"]),
        ("slug", ["Act", "Bill", "Code", "Decree", "Essay"]),
        ("adopted", ["Decree", "Bill", "Act", "Code", "Essay"]),
        ("-adopted", ["Act", "Bill", "Decree", "Code", "Essay"]),
        ("updated", ["Act", "Decree", "Bill", "Code", "Essay"]),
        ("-updated", ["Act", "Decree", "Bill", "Code", "Essay"]),
        ("published", ["Essay", "Bill", "Act", "Code", "Decree"]),
    ],
)
def test_what_has_no_value_is_last_and_equal_values_are_by_title(sort: str, expected: list[str]) -> None:
    assert titles(DATED, sort=sort) == expected


def test_authors_are_sorted_by_family_name_or_organisation() -> None:
    articles = [
        article("A", authors=(Person(family="Öz", given="Ayla"),)),
        article("B", authors=(Organization(name="Policy Unit"),)),
        article("C", authors=(Person(family="Okafor", given="Amina"),)),
        article("D"),
    ]
    assert titles(articles, sort="authors") == ["C", "A", "B", "D"]


def test_a_field_that_holds_a_date_in_one_kind_and_a_text_in_another_can_be_sorted_by() -> None:
    note = Kind(name="note", label="Note", plural="Notes", fields=(Field(name="adopted", label="Adopted"),))
    kinds = Kinds.of((*BUILT_IN_KINDS, note))
    articles = [
        article("A", "instrument", adopted="2024"),
        Article(docname="n", kind="note", slug="n", title="N", fields={"adopted": "by nobody"}),
    ]
    assert listed(articles, kinds, sort="-adopted", group_by="year") == [("2024", ["A"]), ("", ["N"])]


def test_names_of_python_are_no_fields() -> None:
    kinds = Kinds.of((Kind(name="note", label="N", plural="N", fields=(Field(name="lines", label="L"),)),))
    notes = [
        Article(docname=slug, kind="note", slug=slug, title=slug, fields=fields)
        for slug, fields in (("a", {}), ("b", {"lines": "2"}), ("c", {"lines": "1"}))
    ]
    assert listed(notes, kinds, sort="lines") == [("", ["c", "b", "a"])]
    assert "summary" not in sort_fields(kinds, ["note"])
    assert "issued" not in sort_fields(kinds, ["note"])
    assert sort_fields(KINDS, ["topic", "instrument"])[-1] == "effective"


def test_groups_of_kinds_are_in_the_order_of_their_declaration() -> None:
    articles = [article("A", "topic"), article("B", "instrument"), article("C", "concept")]
    assert [name for name, _ in listed(articles, group_by="kind")] == ["concept", "instrument", "topic"]


def test_groups_of_domains_are_alphabetical_without_case_and_what_has_none_is_last() -> None:
    articles = [
        article("B", domain="safety"),
        article("A", domain="Safety"),
        article("C"),
        article("D", domain="évaluation"),
        article("E", domain="Ethics"),
    ]
    assert listed(articles, group_by="domain") == [
        ("Ethics", ["E"]),
        ("évaluation", ["D"]),
        ("Safety", ["A", "B"]),
        ("", ["C"]),
    ]


def test_letters_are_an_alphabet_with_digits_first_and_symbols_last() -> None:
    articles = [
        article(title) for title in ("Éclat", "☞", "5G", "“Zero”", "eclair", "Ab", "Zeta", "Ψ", "2030")
    ]
    assert listed(articles, group_by="letter") == [
        ("0–9", ["2030", "5G"]),
        ("A", ["Ab"]),
        ("E", ["eclair", "Éclat"]),
        ("Z", ["“Zero”", "Zeta"]),
        ("Ψ", ["Ψ"]),
        ("", ["☞"]),
    ]
    descending = [name for name, _ in listed(articles, group_by="letter", sort="-title")]
    assert descending == ["Ψ", "Z", "E", "A", "0–9", ""]


@pytest.mark.parametrize(
    ("sort", "years"),
    [
        ("title", ["2026", "2025", "2024", ""]),
        ("-title", ["2026", "2025", "2024", ""]),
        ("adopted", ["2021", "2024", ""]),
        ("-adopted", ["2024", "2021", ""]),
        ("published", ["2024", "2025", ""]),
        ("-published", ["2025", "2024", ""]),
    ],
)
def test_years_are_of_the_date_that_is_sorted_by_and_the_newest_first(sort: str, years: list[str]) -> None:
    groups = listed(DATED, group_by="year", sort=sort)
    assert [name for name, _ in groups] == years
    assert sum(len(group) for _, group in groups) == len(DATED)
