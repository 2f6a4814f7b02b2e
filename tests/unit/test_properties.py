"""Whatever is in a record: nothing is raised, and what is written can be read by whoever reads such files."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import bibtexparser
import rispy
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pybtex.database import parse_string

from sphinx_policywindow.articles.catalog import Catalog
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
from sphinx_policywindow.articles.model import Article, Link, Organization, PartialDate, Person
from sphinx_policywindow.articles.patterns import fields_of, fill
from sphinx_policywindow.articles.record import nearest_date
from sphinx_policywindow.articles.slugs import default_slug, slug_of
from sphinx_policywindow.articles.values import LONGEST_SLUG, VALUE_TYPES, license_url
from sphinx_policywindow.blocks.index_options import read_index
from sphinx_policywindow.characters import readable, shown, without_controls
from sphinx_policywindow.citations.formats import FORMATS
from sphinx_policywindow.citations.item import Item, item_of
from sphinx_policywindow.citations.styles import STYLES, Style
from sphinx_policywindow.citations.templates import template_style
from sphinx_policywindow.metadata import head, linked_data
from sphinx_policywindow.metadata.catalog_entry import Entry
from sphinx_policywindow.metadata.description import Description
from sphinx_policywindow.metadata.exports import FILES, Export, Place
from sphinx_policywindow.outputs.pdf_facts import Facts, information, xmp
from sphinx_policywindow.problems import Problem, Subtype
from sphinx_policywindow.runs import to_html, to_text
from tests.properties import examples

KINDS = Kinds.of(BUILT_IN_KINDS)
SLUG = re.compile(rf"[a-z0-9]([a-z0-9-]{{0,{LONGEST_SLUG - 2}}}[a-z0-9])?")

HOSTILE = st.sampled_from(
    [
        *(
            "<script>",
            "</title>",
            "-->",
            "]]>",
            "&amp;",
            "&#0;",
            '"',
            "'",
            "{",
            "}",
            "}}",
            "\\",
            "\\input{x}",
        ),
        *(
            "%",
            "#",
            "$",
            "^^5c",
            "~",
            "_",
            "@misc{x,",
            "\r\nER  - ",
            "\nTY  - JOUR",
            "=cmd|' /C'!A0",
            "+1",
            ",",
        ),
        *(
            "\x00",
            "\x07",
            "\x1b[31m",
            "\x85",
            "\u2028",
            "\u200f",
            "\u202e",
            "\u2066",
            "\ufeff",
            "\ufffe",
            "\U000e0001",
        ),
        *(
            "“",
            "”",
            "‘",
            "’",
            "«",
            "…",
            "—",
            "?",
            ".",
            " and ",
            "é",
            "e\u0301",
            "ß",
            "ŉ",
            "İ",
            "政策",
            "مرحبا",
            "🙂",
        ),
        *(
            "von",
            " de la ",
            "Jr.",
            "A.",
            "-",
            "d’",
            "http://a.org/?a=1&b=2",
            "  ",
            "\t",
            "{{7*7}}",
            "{title}",
        ),
    ]
)
TEXTS = st.lists(HOSTILE | st.text(max_size=3), max_size=4).map("".join)
READ = TEXTS.map(lambda text: " ".join(readable(text).split()).encode("utf-8", "replace").decode())
"""Texts as a record has them when it has been read."""
WORDS = READ.filter(bool)
ADDRESSES = TEXTS.map(lambda text: "https://a.org/" + re.sub(r'[\s\x00-\x20"<>\\^`{|}]', "", readable(text)))
DATES = st.builds(
    lambda year, month, day: PartialDate(year=year, month=month, day=day if month else None),
    st.integers(1, 9999),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 28),
)
AUTHORS = st.builds(Organization, name=WORDS) | st.builds(
    Person,
    family=WORDS,
    given=READ,
    suffix=READ,
    dropping_particle=READ,
    non_dropping_particle=READ,
    orcid=st.sampled_from(["", "0000-0002-1825-0097"]),
)
COUNTS = st.sampled_from([1, 1, 1, 4, 11])
"""How many times over there are two authors: styles leave out some of many."""
RECORDS = st.builds(
    Article,
    docname=st.just("wiki/risk"),
    kind=st.sampled_from(sorted(KINDS.by_name)),
    slug=st.just("risk"),
    title=WORDS,
    domain=READ,
    summary=READ,
    aliases=st.lists(WORDS, max_size=2).map(tuple),
    primary_source=READ,
    source_url=ADDRESSES,
    authors=st.builds(lambda some, times: tuple(some * times), st.lists(AUTHORS, max_size=2), COUNTS),
    published=st.none() | DATES,
    updated=st.none() | DATES,
    version=READ,
    license=READ | ADDRESSES,
    doi=st.sampled_from(["", "10.1234/a"]),
    keywords=st.lists(WORDS, max_size=3).map(tuple),
    same_as=st.lists(ADDRESSES, max_size=2).map(tuple),
    language=st.sampled_from(["", "de", "zh-Hans", "vi"]),
)


def item(article: Article) -> Item:
    return item_of(article, site_name="The Wiki", genre="Wiki article", url="https://a.org/risk")


def describe(article: Article) -> Description:
    return Description(
        article=article,
        kind=KINDS[article.kind],
        item=item(article),
        site_name="The Wiki",
        url="https://a.org/risk",
        edition_url="https://a.org/risk",
        abstract=article.summary,
        language="en",
    )


def html(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html5lib")


@examples(100)
@given(RECORDS, st.sampled_from(STYLES))
def test_a_citation_is_html_that_says_what_its_text_says(record: Article, style: Style) -> None:
    runs = style.cite(item(record))
    said = html(f"<p>{to_html(runs)}</p>")
    assert said.get_text() == to_text(runs)
    assert {tag.name for tag in said.body.find_all(True)} <= {"p", "i", "b", "sup", "sub", "span"}


@examples(100)
@given(RECORDS)
def test_bibtex_is_one_entry_to_each_reader(record: Article) -> None:
    [text] = [form.write(item(record)) for form in FORMATS if form.name == "bibtex"]
    [entry] = parse_string(text, "bibtex").entries.values()
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    [same] = library.entries
    assert set(entry.fields) | {"author"} == set(same.fields_dict) | {"author"}
    assert entry.fields["title"].count("{") == entry.fields["title"].count("}")
    authors = entry.persons.get("author", [])
    assert len(authors) == max(len(record.authors), 1)


@examples(100)
@given(RECORDS)
def test_ris_is_one_record(record: Article) -> None:
    [text] = [form.write(item(record)) for form in FORMATS if form.name == "ris"]
    [found] = rispy.loads(text)
    assert found["type_of_reference"] == "ELEC"
    assert found["urls"] == ["https://a.org/risk"]
    assert re.search(r"\r(?!\n)|(?<!\r)\n", text) is None


@examples(200)
@given(RECORDS)
def test_json_and_xml_can_be_read(record: Article) -> None:
    written = {form.name: form.write(item(record)) for form in FORMATS}
    [found] = json.loads(written["csl-json"])
    assert found["URL"] == "https://a.org/risk"
    registered = bool(record.doi and record.issued)
    assert bool(written["datacite"]) == registered
    if registered:
        etree.fromstring(written["datacite"].encode())


@examples(100)
@given(RECORDS)
def test_no_value_ends_its_place_in_the_head(record: Article) -> None:
    page = describe(record)
    tags = [*head.highwire(page), *head.dublin_core(page), *head.links(page), *head.open_graph(page)]
    found = html(
        f"<!DOCTYPE html><html><head>{head.html(tags)}{linked_data.script(page)}</head><body><p>x</p>"
    )
    assert [tag.name for tag in found.head.find_all(True)] == [*(tag.name for tag in tags), "script"]
    for tag, element in zip(tags, found.head.find_all(True), strict=False):
        for name, value in tag.attributes:
            assert element[name] == value or name in ("class", "rel")
    data = json.loads(str(found.head.script.string))
    assert data["@graph"][0]["headline"] == to_text(page.item.title)
    assert found.body.get_text() == "x"


@examples(200)
@given(st.lists(RECORDS, min_size=1, max_size=3))
def test_each_file_of_the_catalog_can_be_read(records: list[Article]) -> None:
    places = {record.docname: Place("https://a.org/risk", "risk.html") for record in records}
    export = Export(site_name="W", url="", language="en", kinds=KINDS, articles=records, places=places)
    relations = {"related": (Link(title=records[0].title, url="https://a.org/"), records[0])}
    entries = [
        Entry(description=describe(record), page="risk.html", relations=relations) for record in records
    ]
    written = {}
    for name, file in FILES.items():
        parts = [file.part(export, entry) for entry in entries]
        written[name] = "".join(file.text(file.head(export), parts))
        assert file.parts(written[name]) == parts
    assert len(json.loads(written["catalog.json"])["articles"]) == len(records)
    json.loads(written["catalog.jsonld"])
    rows = list(csv.DictReader(io.StringIO(written["catalog.csv"], newline=""), strict=True))
    assert len(rows) == len(records)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert len(bibtexparser.parse_string(written["catalog.bib"]).blocks) == len(records)


@examples(200)
@given(RECORDS, TEXTS)
def test_a_pdf_says_of_itself_what_can_be_read(record: Article, producer: str) -> None:
    facts = Facts(
        title=to_text(item(record).title),
        authors=tuple(str(author) for author in record.authors),
        subject=record.summary,
        keywords=record.keywords,
        language="en",
        publisher=record.domain,
        identifier=record.source_url,
        rights=record.license,
        date=str(record.issued or ""),
        creator="Sphinx",
    )
    packet = xmp(facts, without_controls(producer).encode("utf-8", "replace").decode(), standard="2B")
    etree.fromstring(packet)
    assert all(information(facts, producer).values())


@examples(200)
@given(TEXTS)
def test_a_slug_is_one_or_none(text: str) -> None:
    for slug in (
        default_slug(text),
        default_slug(f"{text}/index"),
        slug_of(text),
        slug_of(text * 50),
    ):
        assert not slug or SLUG.fullmatch(slug)
        assert not slug or VALUE_TYPES["slug"].read(slug) == slug


@examples(200)
@given(
    st.sampled_from(sorted(VALUE_TYPES)),
    TEXTS | st.from_regex(r"[0-9]{1,4}([-/.][0-9]{1,4}){0,3}", fullmatch=True),
)
def test_a_value_is_taken_or_refused(name: str, text: str) -> None:
    try:
        value = VALUE_TYPES[name].read(text)
    except ValueError:
        value = None
    if name == "date" and value is not None:
        assert PartialDate.parse(str(value)) == value
    if name == "url" and value is not None:
        assert re.match("https?://", value, re.IGNORECASE)
        assert not re.search(r"[\s\"<>\\]", value)
    near = nearest_date(text)
    assert not near or str(PartialDate.parse(near)) == near
    address = license_url(text)
    assert not address or address.lower().startswith(("http://", "https://"))


TEMPLATES = st.lists(
    st.sampled_from(
        ["{", "}", "{{", "}}", "{title}", "{author}", "{titel}", "{0}", "{}", "{url!r}", "{year:>9}"]
    )
    | st.sampled_from(["{title.x}", "{title[0]}", "{author.__class__}"])
    | st.text(max_size=4),
    max_size=6,
).map("".join)


@examples(200)
@given(TEMPLATES, RECORDS)
def test_a_template_says_what_fields_say_or_is_refused(template: str, record: Article) -> None:
    try:
        style = template_style("own", "Own", template)
    except ValueError:
        return
    runs = style.cite(item(record))
    assert html(f"<p>{to_html(runs)}</p>").get_text() == to_text(runs)


@examples(200)
@given(TEMPLATES, TEXTS)
def test_a_pattern_is_filled_or_refused(pattern: str, value: str) -> None:
    try:
        names = fields_of(pattern)
    except ValueError:
        return
    filled = fill(pattern, dict.fromkeys(names, value), quoted=["title"])
    assert bool(filled) == bool(pattern and (value or not names))


CATALOG = Catalog(
    [
        Article(docname="a", kind="concept", slug="a", title="A", domain="Safety", keywords=("Risk", "law")),
        Article(docname="b", kind="instrument", slug="b", title="B"),
    ],
    KINDS,
)
NAMES = st.sampled_from(
    ["kind", "domain", "keyword", "group-by", "sort", "display", "columns", "exclude", "limit"]
)
VALUES = TEXTS | st.sampled_from(["concept", "Safety", "letter", "-adopted", "title", "cards", "list"])


@examples(200)
@given(st.dictionaries(NAMES, VALUES | st.lists(VALUES, max_size=3)))
def test_an_option_is_taken_or_said(given: dict[str, Any]) -> None:
    many = ("kind", "domain", "keyword", "columns", "exclude")
    options = {
        name: ([value] if isinstance(value, str) else value) if name in many else str(value)
        for name, value in given.items()
    }
    _index, problems = read_index(CATALOG, "article-index", options)
    for problem in problems:
        assert problem.message == shown(problem.message)
        assert problem.key.startswith("article-index.")


@examples(100)
@given(TEXTS, TEXTS)
def test_a_warning_is_one_line_that_does_nothing_to_a_terminal(key: str, found: str) -> None:
    problem = Problem(path="a.md", line=1, key=key, found=found, subtype=Subtype.INVALID_VALUE)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", problem.message)


@examples(100)
@given(TEXTS)
def test_what_is_readable_stays_as_it_is(text: str) -> None:
    once = readable(text)
    assert readable(once) == once
    assert without_controls(once) == once
    kept = [character for character in text if character.isalnum()]
    assert [character for character in once if character.isalnum()] == kept
