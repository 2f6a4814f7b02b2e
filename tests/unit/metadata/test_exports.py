"""The files of the catalog, from records in memory: whatever is in a record, each file can be taken apart."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, CATALOG_NAMES, Kinds
from sphinx_policywindow.articles.model import Article, Link, Organization, Person
from sphinx_policywindow.citations.item import item_of
from sphinx_policywindow.metadata.catalog_entry import Entry
from sphinx_policywindow.metadata.catalog_schema import catalog_schema
from sphinx_policywindow.metadata.description import Description
from sphinx_policywindow.metadata.exports import FILES, Export, Place
from tests.properties import examples

KINDS = Kinds.of(BUILT_IN_KINDS)
SCHEMA = jsonschema.Draft202012Validator(catalog_schema(KINDS))
TEXTS = st.text(st.sampled_from("aZ1,;\"'<>{}\\\\&%=@\n\r\t\x00\x1f\x85\u00a0\u2028\u0301é政🙂"), max_size=8)
WORDS = st.just("\x01") | TEXTS.map(lambda text: f"x{text}")


def export_of(articles: list[Article]) -> tuple[Export, list[Entry]]:
    export = Export(
        site_name="Wiki",
        url="",
        language="en",
        kinds=KINDS,
        articles=articles,
        places={article.docname: Place("", f"{article.docname}.html") for article in articles},
    )
    entries = [
        Entry(
            description=Description(
                article=article,
                kind=KINDS[article.kind],
                item=item_of(article, site_name="Wiki", genre="", url=""),
                site_name="Wiki",
                url="",
                edition_url="",
                abstract=article.summary,
                language="en",
                files=(("application/x-bibtex", f"_citations/{article.slug}.bib"),),
            ),
            page=f"{article.docname}.html",
            relations={"related": (articles[0], Link(title=article.title, url="https://example.org/?a,b"))},
        )
        for article in articles
    ]
    return export, entries


@st.composite
def articles(draw: st.DrawFn) -> list[Article]:
    return [
        Article(
            docname=f"wiki/{number}",
            kind=draw(st.sampled_from([*KINDS.by_name])),
            slug=f"article-{number}",
            title=draw(WORDS),
            domain=draw(TEXTS),
            summary=draw(WORDS),
            aliases=tuple(draw(st.lists(WORDS, max_size=3))),
            authors=tuple(
                draw(
                    st.lists(
                        st.builds(Organization, name=WORDS) | st.builds(Person, family=WORDS, given=TEXTS),
                        max_size=2,
                    )
                )
            ),
            primary_source=draw(TEXTS),
        )
        for number in range(draw(st.integers(1, 3)))
    ]


@examples(300)
@given(articles())
def test_each_file_can_be_read_and_taken_apart(made: list[Article]) -> None:
    export, entries = export_of(made)
    written = {}
    for name, file in FILES.items():
        parts = [file.part(export, entry) for entry in entries]
        written[name] = "".join(file.text(file.head(export), parts))
        assert file.parts(written[name]) == parts
        assert written[name].endswith("\n")
    data = json.loads(written["catalog.json"])
    SCHEMA.validate(data)
    rows = list(csv.DictReader(io.StringIO(written["catalog.csv"], newline=""), strict=True))
    assert [row["aliases"] for row in rows] == [
        "\n".join(article.get("aliases", [])) for article in data["articles"]
    ]
    assert [row["title"] for row in rows] == [article["title"] for article in data["articles"]]
    assert len(json.loads(written["catalog.jsonld"])["@graph"]) == 1 + 2 * len(made)
    assert len(parse_string(written["catalog.bib"], "bibtex").entries) == len(made)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("text", ["", "\n", "other\n", "\n]}\n", "a\r\n"])
def test_another_text_has_no_parts_or_the_wrong_number(name: str, text: str) -> None:
    assert len(FILES[name].parts(text)) != 5


def test_no_field_can_have_a_name_of_the_catalog() -> None:
    export, _entries = export_of([])
    fields = {name for kind in KINDS.by_name for name in KINDS.fields(kind)}
    relations = {name for kind in KINDS.by_name for name in (*KINDS.relations(kind), *KINDS.inverses(kind))}
    assert [name for name in export.columns if name not in fields | relations] == list(CATALOG_NAMES)
