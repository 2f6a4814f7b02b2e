"""The files of the catalog, from records in memory: whatever is in a record, each file can be taken apart."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from sphinx_policywindow.articles.kinds import CATALOG_NAMES
from sphinx_policywindow.articles.model import Article, Author, Link, Organization, PartialDate, Person
from sphinx_policywindow.citations.item import item_of
from sphinx_policywindow.metadata.catalog_entry import CitationFile, Entry, title_of
from sphinx_policywindow.metadata.catalog_schema import catalog_schema
from sphinx_policywindow.metadata.catalog_values import csv_part, csv_row, fact_of
from sphinx_policywindow.metadata.description import Description
from sphinx_policywindow.metadata.exports import (
    FILES,
    CatalogFile,
    Export,
    Place,
    in_order,
    json_head,
    jsonld_head,
)
from tests.properties import examples
from tests.unit.metadata.described import (
    ACT,
    ANNA,
    BOOK,
    FULL,
    KINDS,
    MINIMAL,
    NO_SITE,
    NOTE,
    SITE,
    STANDARD,
    TERM,
)

SCHEMA = jsonschema.Draft202012Validator(catalog_schema(KINDS))
TEXTS = st.text(st.sampled_from("aZ1,;\"'<>{}\\\\&%=@\n\r\t\x00\x1f\x85\u00a0\u2028\u0301é政🙂"), max_size=8)
WORDS = st.just("\x01") | TEXTS.map(lambda text: f"x{text}")


def export_of(articles: list[Article]) -> tuple[Export, list[Entry]]:
    export = Export(
        dataset=replace(SITE, url=""),
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
    rows = list(
        csv.DictReader(io.StringIO(written["catalog.csv"].removeprefix("\ufeff"), newline=""), strict=True)
    )
    assert [row["aliases"] for row in rows] == [
        "\n".join(article.get("aliases", [])) for article in data["articles"]
    ]
    assert [row["title"] for row in rows] == [article["title"] for article in data["articles"]]
    assert len(json.loads(written["catalog.jsonld"])["@graph"]) == 2 + 2 * len(made)
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


# Of the first article everything is known, of the second its slug alone.

RELATIONS: Mapping[str, tuple[Article | Link, ...]] = {
    "related": (NOTE, BOOK),
    "uses": (STANDARD, TERM, NOTE),
    "used_by": (),
}
COLUMNS = (
    *("kind", "slug", "title", "url", "edition_url", "page", "citation_key"),
    *("domain", "summary", "primary_source", "source_url", "aliases", "authors", "published", "updated"),
    *("version", "license", "doi", "keywords", "same_as", "language"),
    *("jurisdiction", "status", "adopted", "effective", "related", "used_by", "uses", "citation_files"),
)


def whole(**values: Any) -> Export:
    export = Export(
        dataset=SITE,
        kinds=KINDS,
        articles=[ACT, NOTE],
        places={
            "law/act": Place("https://wiki.example/law/act.html", "law/act.html"),
            "note": Place("", "note.html"),
        },
    )
    return replace(export, **values)


def two() -> list[Entry]:
    return [
        Entry(description=FULL, page="law/act.html", relations=RELATIONS),
        Entry(description=MINIMAL, page="note.html", relations={}),
    ]


def written(name: str, export: Export, entries: list[Entry]) -> str:
    file = FILES[name]
    return "".join(file.text(file.head(export), [file.part(export, entry) for entry in entries]))


def entry_of(article: Article, **values: Any) -> Entry:
    description = replace(MINIMAL, article=article, kind=KINDS[article.kind], **values)
    return Entry(description=description, page="page.html", relations={})


def test_all_facts() -> None:
    assert two()[0].facts == {
        "kind": "instrument",
        "slug": "act",
        "title": 'The "AI" <Act> & more',
        "url": "https://wiki.example/law/act.html",
        "edition_url": "https://wiki.example/law/act/v2.html",
        "page": "law/act.html",
        "citation_key": "wiki-act",
        "domain": "safety",
        "summary": "What it says.",
        "primary_source": "Regulation 1689",
        "source_url": "https://law.example/1689",
        "aliases": ("AIA", "Act of 2024"),
        "authors": (ANNA, "Policy Unit"),
        "published": "2024-07",
        "updated": "2025-12-03",
        "version": "2.1",
        "license": "CC-BY-4.0",
        "doi": "10.1234/act",
        "keywords": ("law", "models"),
        "same_as": ("https://data.example/Q1", "https://data.example/Q2"),
        "language": "de",
        "jurisdiction": "European Union",
        "status": "In force",
        "adopted": "2024-06-13",
        "effective": "2024",
        "related": (NOTE, BOOK),
        "uses": (STANDARD, TERM, NOTE),
        "citation_files": (
            CitationFile(media_type="application/x-bibtex", path="_citations/act.bib"),
            CitationFile(media_type="application/json", path="_citations/act.json"),
        ),
    }


def test_the_least_facts() -> None:
    assert two()[1].facts == {
        "kind": "topic",
        "slug": "note",
        "title": "note",
        "page": "note.html",
        "citation_key": "note",
    }


def test_the_address_of_an_edition_is_another_one() -> None:
    url = "https://wiki.example/note.html"
    facts = entry_of(NOTE, url=url, edition_url=url).facts
    assert (facts["url"], facts.get("edition_url")) == (url, None)
    assert entry_of(NOTE, edition_url=url).facts["edition_url"] == url


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one", "one"),
        (" one  and\n\tthe\u00a0other ", "one and the other"),
        ("a\x00b", "ab"),
        ("cafe\u0301", "café"),
        ("le cafe\u0301", "le café"),
        ("https://example.org/cafe\u0301?a[0]", "https://example.org/cafe%CC%81?a%5B0%5D"),
        ("https://example.org/  or another", "https://example.org/ or another"),
        ("https://example.org/\nor", "https://example.org/ or"),
        (" \x01 ", None),
    ],
)
def test_a_text_is_on_one_line(text: str, said: str | None) -> None:
    article = replace(NOTE, title=text, domain=text, aliases=(text, "other"), fields={"own": (text,)})
    facts = entry_of(article, abstract=text).facts
    assert (facts.get("domain"), facts.get("summary")) == (said, said)
    assert facts["title"] == (said or "note") == title_of(article)
    assert facts["aliases"] == ((said, "other") if said else ("other",))
    assert facts.get("own") == ((said,) if said else None)


@pytest.mark.parametrize(
    ("author", "said"),
    [
        (Organization(name="Policy  Unit\n"), ("Policy Unit",)),
        (Organization(name="\x01"), None),
        (Person(family="Berg ", given="Anna\nMaria"), (Person(family="Berg", given="Anna Maria"),)),
        (Person(family="\x01", given="Anna"), None),
    ],
)
def test_an_author_of_no_name_is_none(author: Author, said: tuple[Person | str, ...] | None) -> None:
    assert entry_of(replace(NOTE, authors=(author,))).facts.get("authors") == said


def test_a_link_of_no_title_is_none() -> None:
    links = (Link(title="\x01", url="https://example.org/"), Link(title="A  b", url="https://example.org/é"))
    entry = Entry(description=MINIMAL, page="note.html", relations={"related": links, "uses": links[:1]})
    assert entry.facts["related"] == (Link(title="A b", url="https://example.org/%C3%A9"),)
    assert "uses" not in entry.facts


def test_the_columns() -> None:
    assert whole().columns == COLUMNS


def test_each_name_is_a_column_once() -> None:
    assert in_order(["own", "slug", "own"], ["related", "own", "uses"]) == (
        *COLUMNS[:21],
        *("own", "related", "uses", "citation_files"),
    )


def test_json() -> None:
    text = written("catalog.json", whole(), two())
    head, act, note, tail = text.split("\n", 3)
    assert head == (
        '{"$schema":"catalog.schema.json","format_version":1,'
        '"site":{"name":"Wiki","url":"https://wiki.example/","language":"en"},'
        '"kinds":{"concept":{"label":"Concept","plural":"Concepts"},'
        '"instrument":{"label":"Instrument","plural":"Instruments"},'
        '"topic":{"label":"Topic","plural":"Topics"},'
        '"benchmark":{"label":"Benchmark","plural":"Benchmarks"}},"articles":['
    )
    assert act == (
        '{"kind":"instrument","slug":"act","title":"The \\"AI\\" <Act> & more",'
        '"url":"https://wiki.example/law/act.html","edition_url":"https://wiki.example/law/act/v2.html",'
        '"page":"law/act.html","citation_key":"wiki-act","domain":"safety","summary":"What it says.",'
        '"primary_source":"Regulation 1689","source_url":"https://law.example/1689",'
        '"aliases":["AIA","Act of 2024"],'
        '"authors":[{"family":"Berg","given":"Anna","suffix":"Jr.","dropping-particle":"de",'
        '"non-dropping-particle":"van der","orcid":"0000-0002-1825-0097"},"Policy Unit"],'
        '"published":"2024-07","updated":"2025-12-03","version":"2.1","license":"CC-BY-4.0",'
        '"doi":"10.1234/act","keywords":["law","models"],'
        '"same_as":["https://data.example/Q1","https://data.example/Q2"],"language":"de",'
        '"jurisdiction":"European Union","status":"In force","adopted":"2024-06-13","effective":"2024",'
        '"related":[{"kind":"topic","slug":"note","title":"note"},{"title":"A book"}],'
        '"uses":[{"title":"A standard","url":"https://standards.example/1"},'
        '{"title":"Risk","url":"../terms/risk.html","kind":"concept"},'
        '{"kind":"topic","slug":"note","title":"note"}],'
        '"citation_files":[{"type":"application/x-bibtex","path":"_citations/act.bib"},'
        '{"type":"application/json","path":"_citations/act.json"}]},'
    )
    assert note == '{"kind":"topic","slug":"note","title":"note","page":"note.html","citation_key":"note"}'
    assert tail == "]}\n"
    SCHEMA.validate(json.loads(text))


def test_a_relation_says_where_an_article_is() -> None:
    assert whole().target(ACT) == {
        "kind": "instrument",
        "slug": "act",
        "title": 'The "AI" <Act> & more',
        "url": "https://wiki.example/law/act.html",
    }
    assert (whole().identifier(ACT), whole().identifier(NOTE)) == (
        "https://wiki.example/law/act.html",
        "note.html",
    )


def test_the_json_of_a_site_without_an_address() -> None:
    assert json_head({"name": "Wiki", "url": "", "language": ""}, {}) == (
        '{"$schema":"catalog.schema.json","format_version":1,"site":{"name":"Wiki"},"kinds":{},"articles":[\n'
    )


def test_json_keeps_every_letter() -> None:
    assert '"title":"政策é"' in written("catalog.json", whole(), [entry_of(replace(NOTE, title="政策é"))])


def test_csv() -> None:
    text = written("catalog.csv", whole(), two())
    assert text == (
        "\ufeffkind,slug,title,url,edition_url,page,citation_key,domain,summary,primary_source,source_url,"
        "aliases,authors,published,updated,version,license,doi,keywords,same_as,language,"
        "jurisdiction,status,adopted,effective,related,used_by,uses,citation_files\r\n"
        'instrument,act,"The ""AI"" <Act> & more",https://wiki.example/law/act.html,'
        "https://wiki.example/law/act/v2.html,law/act.html,wiki-act,safety,What it says.,"
        'Regulation 1689,https://law.example/1689,"AIA\nAct of 2024",'
        '"van der Berg, Anna de, Jr. <https://orcid.org/0000-0002-1825-0097>\nPolicy Unit",'
        '2024-07,2025-12-03,2.1,CC-BY-4.0,10.1234/act,"law\nmodels",'
        '"https://data.example/Q1\nhttps://data.example/Q2",de,'
        'European Union,In force,2024-06-13,2024,"note\nA book <>",,'
        '"A standard <https://standards.example/1>\nRisk <../terms/risk.html>\nnote",'
        '"_citations/act.bib\n_citations/act.json"\r\n'
        "topic,note,note,,,note.html,note,,,,,,,,,,,,,,,,,,,,,,\r\n"
    )


def test_a_row_of_csv() -> None:
    assert csv_row(["a", "", 'b"c', "d,e", "f\ng", "h\r\ni"]) == 'a,,"b""c","d,e","f\ng","h\r\ni"\r\n'
    assert csv_part(["b", "none", "a"], {"a": "1", "b": ("2", Person(family="Okafor"))}) == '"2\nOkafor",,1'


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM", "'@SUM"),
        ("＝1+1", "'＝1+1"),
        ("1=1", "1=1"),
        ("'=1", "'=1"),
        ("1+1-1@", "1+1-1@"),
    ],
)
def test_no_cell_is_a_formula(cell: str, said: str) -> None:
    assert csv_part(["title"], {"title": cell}) == said


def test_bibtex() -> None:
    assert written("catalog.bib", whole(), two()) == (
        "@misc{wiki-act,\n"
        "  title        = {{The “AI” \\textless{}Act\\textgreater{} \\& more}},\n"
        "  author       = {van der Berg, Jr., Anna de and {Policy Unit}},\n"
        "  year         = {2025},\n"
        "  month        = dec,\n"
        "  day          = {3},\n"
        "  howpublished = {{Wiki article — Instrument, Wiki}},\n"
        "  version      = {{2.1}},\n"
        "  doi          = {10.1234/act},\n"
        "  url          = {https://wiki.example/law/act/v2.html},\n"
        "  note         = {\\url{https://doi.org/10.1234/act}},\n"
        "  langid       = {ngerman},\n"
        "  keywords     = {law, models},\n"
        "  annote       = {Primary source: Regulation 1689},\n"
        "}\n"
        "\n"
        "@misc{note,\n"
        "}\n"
    )


def test_json_ld() -> None:
    text = written("catalog.jsonld", whole(), two())
    assert text.split("\n")[:2] == [
        '{"@context":"https://schema.org","@graph":[',
        '{"@type":"DefinedTermSet","@id":"https://wiki.example/catalog.jsonld#catalog","name":"Wiki",'
        '"url":"https://wiki.example/","inLanguage":"en","hasPart":['
        '{"@id":"https://wiki.example/law/act.html"},{"@id":"note.html"}]},'
        '{"@type":"Dataset","@id":"https://wiki.example/catalog.jsonld#dataset","name":"Wiki: All articles",'
        '"description":"What they say.","url":"https://wiki.example/","inLanguage":"en",'
        '"creator":{"@type":"Organization","name":"Wiki"},'
        '"isPartOf":{"@type":"WebSite","@id":"https://wiki.example/#website","name":"Wiki",'
        '"url":"https://wiki.example/"},'
        '"mainEntity":{"@id":"https://wiki.example/catalog.jsonld#catalog"},'
        '"distribution":[{"@type":"DataDownload","encodingFormat":"text/csv",'
        '"contentUrl":"https://wiki.example/catalog.csv"}]},',
    ]
    assert text.endswith(
        ',\n{"@type":"Article","@id":"note.html","url":"note.html",'
        '"isPartOf":{"@id":"https://wiki.example/catalog.jsonld#catalog"},'
        '"about":{"@id":"note.html#topic"}},{"@type":"Thing","@id":"note.html#topic"}\n]}\n'
    )
    _whole, _dataset, act, about, _note, _thing = json.loads(text)["@graph"]
    assert act == {
        "@type": "Article",
        "@id": "https://wiki.example/law/act.html",
        "url": "https://wiki.example/law/act.html",
        "headline": "The “AI” <Act> & more",
        "author": [
            {
                "@type": "Person",
                "@id": "https://orcid.org/0000-0002-1825-0097",
                "name": "Anna de van der Berg Jr.",
                "givenName": "Anna",
                "familyName": "de van der Berg",
                "honorificSuffix": "Jr.",
            },
            {"@type": "Organization", "name": "Policy Unit"},
        ],
        "datePublished": "2024-07",
        "dateModified": "2025-12-03",
        "version": "2.1",
        "inLanguage": "de",
        "abstract": "What it says.",
        "keywords": ["law", "models"],
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "identifier": "https://doi.org/10.1234/act",
        "isPartOf": {"@id": "https://wiki.example/catalog.jsonld#catalog"},
        "isBasedOn": {"@type": "CreativeWork", "name": "Regulation 1689", "url": "https://law.example/1689"},
        "mentions": [
            {"@id": "note.html"},
            {"@type": "CreativeWork", "name": "A book"},
            {"@type": "CreativeWork", "name": "A standard", "url": "https://standards.example/1"},
            {"@type": "CreativeWork", "name": "Risk", "url": "../terms/risk.html"},
        ],
        "about": {"@id": "https://wiki.example/law/act.html#instrument"},
    }
    assert about == {
        "@type": "Legislation",
        "@id": "https://wiki.example/law/act.html#instrument",
        "name": "The “AI” <Act> & more",
        "alternateName": ["AIA", "Act of 2024"],
        "description": "What it says.",
        "sameAs": ["https://data.example/Q1", "https://data.example/Q2"],
        "url": "https://law.example/1689",
        "legislationDate": "2024-06-13",
        "legislationJurisdiction": "European Union",
    }


def test_a_concept_is_a_term_of_the_set() -> None:
    concept = replace(NOTE, kind="concept", title="政策")
    export = whole(dataset=replace(NO_SITE, site_name="Wiki"), articles=[concept, ACT])
    entry = entry_of(concept, item=item_of(concept, site_name="", genre="", url=""))
    assert written("catalog.jsonld", export, [entry]) == (
        '{"@context":"https://schema.org","@graph":[\n'
        '{"@type":"DefinedTermSet","@id":"catalog.jsonld#catalog","name":"Wiki",'
        '"hasDefinedTerm":[{"@id":"note.html#concept"}],'
        '"hasPart":[{"@id":"note.html"},{"@id":"https://wiki.example/law/act.html"}]},'
        '{"@type":"Dataset","@id":"catalog.jsonld#dataset",'
        '"creator":{"@type":"Organization","name":"Wiki"},'
        '"isPartOf":{"@type":"WebSite","name":"Wiki"},"mainEntity":{"@id":"catalog.jsonld#catalog"}},\n'
        '{"@type":"Article","@id":"note.html","url":"note.html","headline":"政策",'
        '"isPartOf":{"@id":"catalog.jsonld#catalog"},"about":{"@id":"note.html#concept"}},'
        '{"@type":"DefinedTerm","@id":"note.html#concept","name":"政策","termCode":"note",'
        '"inDefinedTermSet":{"@id":"catalog.jsonld#catalog"}}\n]}\n'
    )


def test_the_set_of_a_site_of_which_nothing_is_known() -> None:
    assert jsonld_head(NO_SITE, [], []) == (
        '{"@context":"https://schema.org","@graph":[\n'
        '{"@type":"DefinedTermSet","@id":"catalog.jsonld#catalog"},'
        '{"@type":"Dataset","@id":"catalog.jsonld#dataset","creator":{"@type":"Organization"},'
        '"isPartOf":{"@type":"WebSite"},"mainEntity":{"@id":"catalog.jsonld#catalog"}},\n'
    )


def test_what_a_page_says_it_mentions_is_not_what_the_catalog_says() -> None:
    entry = Entry(description=FULL, page="law/act.html", relations={})
    _set, _dataset, act, _about = json.loads(written("catalog.jsonld", whole(), [entry]))["@graph"]
    assert "mentions" not in act


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_one_article_and_of_two(name: str) -> None:
    file = FILES[name]
    head, parts = file.head(whole()), [file.part(whole(), entry) for entry in two()]
    assert file.parts("".join(file.text(head, parts[:1]))) == parts[:1]
    assert file.parts("".join(file.text(head, parts))) == parts
    assert list(file.text(head, parts)) == [head, parts[0], f"{file.separator}{parts[1]}", file.tail]
    assert file.parts("".join(file.text(head, parts)).removesuffix(file.tail)) == []


def test_the_head_of_a_file_is_of_so_many_lines() -> None:
    file = CatalogFile(
        form="Text",
        media_type="text/plain",
        head=lambda export: export.dataset.site_name,
        head_lines=2,
        part=lambda export, entry: entry.page,
        separator=";",
        tail="\nend\n",
    )
    assert file.parts("a\n\nb;c\nd\nend\n") == ["b", "c\nd"]
    assert file.parts("a\n\nb;c\nd\n") == []


def test_the_files_are_of_these_types() -> None:
    assert [(name, file.form, file.media_type) for name, file in FILES.items()] == [
        ("catalog.json", "JSON", "application/json"),
        ("catalog.csv", "CSV", "text/csv"),
        ("catalog.bib", "BibTeX", "application/x-bibtex"),
        ("catalog.jsonld", "JSON-LD", "application/ld+json"),
    ]


@pytest.mark.parametrize(
    ("value", "fact"),
    [
        ("a text", "a text"),
        ([], ()),
        (["a", {"title": "B"}], ("a", Link(title="B"))),
        ({"kind": "topic", "slug": "note", "title": "Note", "url": "https://wiki.example/note.html"}, "note"),
        ({"type": "text/csv", "path": "a.csv"}, CitationFile("text/csv", "a.csv")),
        ({"path": "a.csv"}, CitationFile("", "a.csv")),
        ({"family": "Okafor"}, Person(family="Okafor")),
        (
            {
                "family": "Berg",
                "given": "Anna",
                "suffix": "Jr.",
                "dropping-particle": "de",
                "non-dropping-particle": "van der",
                "orcid": "0000-0002-1825-0097",
            },
            ANNA,
        ),
        ({"title": "A", "url": "https://example.org/"}, Link(title="A", url="https://example.org/")),
        ({"url": "https://example.org/"}, Link(title="", url="https://example.org/")),
        ({"title": "A"}, Link(title="A")),
    ],
)
def test_a_fact_from_json(value: Any, fact: Any) -> None:
    assert fact_of(value) == fact


def test_a_date_of_a_field_that_has_none_is_left_out() -> None:
    article = replace(NOTE, fields={"adopted": PartialDate(year=2024, month=6), "status": ""})
    facts = entry_of(article).facts
    assert (facts["adopted"], facts.get("status")) == ("2024-06", None)
