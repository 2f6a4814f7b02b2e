"""All articles together: found, suggested, related, and checked as a whole."""

from __future__ import annotations

from typing import Any

from sphinx_policywindow.articles.catalog import Catalog
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kind, Kinds, Relation
from sphinx_policywindow.articles.model import Article, Link
from sphinx_policywindow.problems import Subtype

KINDS = Kinds.of(BUILT_IN_KINDS)


def article(slug: str, kind: str = "concept", **values: Any) -> Article:
    return Article(**{"docname": f"wiki/{slug}", "kind": kind, "slug": slug, "title": slug.title(), **values})


def titles(catalog: Catalog, slug: str, name: str) -> list[str]:
    found = catalog.find(slug)
    assert found is not None
    return [target.title for target in catalog.related(found, name)]


def messages(catalog: Catalog) -> list[str]:
    return [problem.message for problem in catalog.problems(lambda docname: f"{docname}.md")]


def test_an_article_is_found_by_slug_and_by_alias() -> None:
    catalog = Catalog([article("act", "instrument", aliases=("AI Act",))], KINDS)
    assert catalog.find("act") is catalog.find("ai act") is catalog.on_page("wiki/act")
    assert catalog.find("nothing") is None


def test_a_slug_comes_before_an_alias() -> None:
    catalog = Catalog([article("a", aliases=("b",)), article("b")], KINDS)
    found = catalog.find("b")
    assert found is not None
    assert found.docname == "wiki/b"


def test_the_nearest_slug_is_suggested() -> None:
    catalog = Catalog([article("compute-threshold"), article("model-card")], KINDS)
    assert catalog.suggest("compute-treshold") == "compute-threshold"
    assert catalog.suggest("something-else") == ""
    assert catalog.suggest("Compute  Treshold") == "compute-threshold"
    assert catalog.suggest("compute-treshold", "concept") == "compute-threshold"
    assert catalog.suggest("compute-treshold", "instrument") == ""
    assert catalog.suggest("---") == ""


def test_used_by_is_computed_from_both_sides_and_sorted_by_title() -> None:
    catalog = Catalog(
        [
            article("threshold", relations={"used_by": ("order", Link(title="Aardvark Bill"))}),
            article("order", "instrument"),
            article("act", "instrument", relations={"uses": ("threshold",)}),
        ],
        KINDS,
    )
    assert titles(catalog, "threshold", "used_by") == ["Aardvark Bill", "Act", "Order"]
    assert titles(catalog, "order", "uses") == ["Threshold"]
    assert messages(catalog) == []
    found = catalog.find("threshold")
    assert found is not None
    assert catalog.relations(found) == {"used_by": catalog.related(found, "used_by")}


def test_a_relation_said_from_both_sides_stands_once() -> None:
    catalog = Catalog(
        [
            article("threshold", relations={"used_by": ("act",)}),
            article("act", "instrument", relations={"uses": ("threshold",)}),
        ],
        KINDS,
    )
    assert titles(catalog, "threshold", "used_by") == ["Act"]
    assert titles(catalog, "act", "uses") == ["Threshold"]


def test_related_keeps_the_authors_order() -> None:
    catalog = Catalog(
        [article("a", relations={"related": ("c", "b", "nowhere", "a", "c")}), article("b"), article("c")],
        KINDS,
    )
    assert titles(catalog, "a", "related") == ["C", "B"]
    assert titles(catalog, "b", "related") == []
    assert messages(catalog) == [
        "concept.related[2]: no article has the slug 'nowhere'",
        "concept.related[3]: an article does not name itself here",
        "concept.related[4]: 'c' stands here already",
    ]


def test_a_target_of_the_wrong_kind_is_left_out() -> None:
    catalog = Catalog([article("a", "instrument", relations={"uses": ("b",)}), article("b", "topic")], KINDS)
    assert titles(catalog, "a", "uses") == []
    assert messages(catalog) == [
        "instrument.uses[0]: expected an article of kind concept, found 'b' of kind topic"
    ]


def test_of_two_articles_with_one_slug_the_first_page_has_it() -> None:
    second = article("a", docname="wiki/z")
    catalog = Catalog([second, article("a")], KINDS)
    assert catalog.duplicates == {"wiki/z": second}
    assert catalog.on_page("wiki/z") is None
    assert messages(catalog) == [
        "concept.slug: the page 'wiki/a' has the slug 'a' already; this page is built as an ordinary page"
    ]


def test_a_problem_is_at_the_line_of_its_key() -> None:
    lines = {"concept": 2, "concept.slug": 3, "concept.related": 5, "concept.related[1]": 7}
    second = article("a", docname="wiki/z", lines=lines)
    links = article(
        "b", relations={"related": (Link(title="Elsewhere"), "nowhere"), "used_by": ("a",)}, lines=lines
    )
    catalog = Catalog([article("a"), second, links], KINDS)
    assert [
        (problem.path, problem.line, problem.key, problem.subtype)
        for problem in catalog.problems(lambda docname: f"{docname}.md")
    ] == [
        ("wiki/z.md", 3, "concept.slug", Subtype.DUPLICATE_SLUG),
        ("wiki/b.md", 7, "concept.related[1]", Subtype.UNKNOWN_ARTICLE),
        ("wiki/b.md", 2, "concept.used_by[0]", Subtype.WRONG_KIND),
    ]


def test_several_kinds_are_said_with_or() -> None:
    kinds = Kinds.of(
        [
            *BUILT_IN_KINDS,
            *(
                Kind(
                    name=name,
                    label=name,
                    plural=name,
                    relations=(Relation(name="covers", label="Covers", to="concept", inverse="covered_by"),),
                )
                for name in ("report", "survey")
            ),
        ]
    )
    catalog = Catalog([article("a", relations={"covered_by": ("t",)}), article("t", "topic")], kinds)
    assert messages(catalog) == [
        "concept.covered_by[0]: expected an article of kind report or survey, found 't' of kind topic"
    ]


def test_a_kind_of_ones_own_has_relations_and_inverses() -> None:
    standard = Kind(
        name="standard",
        label="Standard",
        plural="Standards",
        relations=(
            Relation(name="defines", label="Defines", to="concept", inverse="used_by", inverse_label="-"),
            Relation(name="replaces", label="Replaces", to="standard", inverse="replaced_by"),
        ),
    )
    kinds = Kinds.of((*BUILT_IN_KINDS, standard))
    catalog = Catalog(
        [
            article("threshold"),
            article("act", "instrument", relations={"uses": ("threshold",)}),
            article("new", "standard", relations={"defines": ("threshold",), "replaces": ("old",)}),
            article("old", "standard"),
        ],
        kinds,
    )
    assert titles(catalog, "threshold", "used_by") == ["Act", "New"]
    assert titles(catalog, "old", "replaced_by") == ["New"]
    assert kinds.rows("standard")[:3] == ("replaced_by", "defines", "replaces")


def test_a_symmetric_relation_shows_those_that_list_the_article() -> None:
    articles = [
        article("a", relations={"related": ("c", "b")}),
        article("b"),
        article("c", "topic", relations={"related": ("b",)}),
    ]
    listed, symmetric = Catalog(articles, KINDS), Catalog(articles, KINDS.with_symmetric_related())
    assert titles(listed, "b", "related") == []
    assert titles(symmetric, "b", "related") == ["A", "C"]
    assert titles(symmetric, "c", "related") == ["B", "A"], "what the record names comes first"
    assert titles(symmetric, "a", "related") == ["C", "B"]
    assert messages(symmetric) == []
    labels = KINDS.with_symmetric_related().labels("concept")
    assert labels["related"] == "Related concepts"


def test_a_symmetric_relation_leads_only_to_kinds_that_have_it() -> None:
    kinds = Kinds.of(
        [
            *BUILT_IN_KINDS,
            Kind(
                name="person",
                label="Person",
                plural="Persons",
                relations=(Relation(name="knows", label="Knows", inverse="knows"),),
            ),
        ]
    )
    catalog = Catalog(
        [article("x", "person", relations={"knows": ("y", "a")}), article("y", "person"), article("a")], kinds
    )
    assert titles(catalog, "y", "knows") == ["X"]
    found = catalog.find("a")
    assert found is not None
    assert catalog.relations(found) == {}


def test_an_inverse_of_a_relation_to_any_kind() -> None:
    kinds = Kinds.of(
        [
            *BUILT_IN_KINDS,
            Kind(
                name="report",
                label="Report",
                plural="Reports",
                relations=(Relation(name="covers", label="Covers", inverse="covered_by"),),
            ),
        ]
    )
    catalog = Catalog(
        [article("r", "report", relations={"covers": ("a", "t")}), article("a"), article("t", "topic")], kinds
    )
    assert titles(catalog, "a", "covered_by") == titles(catalog, "t", "covered_by") == ["R"]
    assert kinds.inverses("topic")["covered_by"].label == "Covered by"


class Library:
    """Another site, with one article."""

    def find(self, reference: str) -> Link | None:
        if reference == "library:order":
            return Link(title="Order", url="https://library.example/order", kind="instrument")
        return None

    def suggest(self, reference: str) -> str:
        return "library:order" if reference.startswith("library:") else ""


def test_an_article_of_another_site_is_a_target() -> None:
    catalog = Catalog(
        [article("a", relations={"used_by": ("library:order",), "related": ("library:ordr",)})],
        KINDS,
        Library(),
    )
    assert titles(catalog, "a", "used_by") == ["Order"]
    assert messages(catalog) == [
        "concept.related[0]: no article has the slug 'library:ordr'; did you mean 'library:order'?"
    ]


def test_an_article_of_another_site_has_a_kind() -> None:
    catalog = Catalog([article("a", "instrument", relations={"uses": ("library:order",)})], KINDS, Library())
    assert titles(catalog, "a", "uses") == []
    assert messages(catalog) == [
        "instrument.uses[0]: expected an article of kind concept, found 'library:order' of kind instrument"
    ]


def alias_problems(*articles: Article) -> list[str]:
    problems = Catalog(articles, KINDS).problems(lambda docname: f"{docname}.md")
    return [problem.warning for problem in problems if problem.subtype is Subtype.DUPLICATE_ALIAS]


def test_an_alias_of_two_articles_is_reported_at_both() -> None:
    said = alias_problems(
        article("one", aliases=("x", "AI Act"), lines={"concept": 2, "concept.aliases[1]": 5}),
        article("two", "instrument", aliases=("ai act",), lines={"instrument.aliases[0]": 9}),
    )
    assert said == [
        "wiki/one.md:5: WARNING: concept.aliases[1]: 'AI Act' is also an alias of the page 'wiki/two' (line 9);"
        " references lead here [policywindow.duplicate_alias]",
        "wiki/two.md:9: WARNING: instrument.aliases[0]: 'ai act' is also an alias of the page 'wiki/one'"
        " (line 5); references lead to the page 'wiki/one' [policywindow.duplicate_alias]",
    ]


def test_an_alias_that_is_the_slug_of_another_article_is_reported_at_both() -> None:
    said = alias_problems(
        article("one", aliases=("Two",), lines={"concept": 2, "concept.aliases[0]": 4}),
        article("two", lines={"concept": 2}),
    )
    assert said == [
        "wiki/one.md:4: WARNING: concept.aliases[0]: 'Two' is also the slug of the page 'wiki/two' (line 2);"
        " references lead here [policywindow.duplicate_alias]",
        "wiki/two.md:2: WARNING: concept.slug: 'two' is also an alias of the page 'wiki/one' (line 4);"
        " references lead here [policywindow.duplicate_alias]",
    ]


def test_an_alias_that_is_the_articles_own_slug_is_no_mistake() -> None:
    assert alias_problems(article("one", aliases=("one", "One")), article("two", aliases=("two",))) == []
