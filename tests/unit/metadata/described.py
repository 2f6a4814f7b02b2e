"""Two articles as they are described to machines: one of which everything is known, and one of a slug alone."""

from __future__ import annotations

from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
from sphinx_policywindow.articles.model import Article, Link, Organization, PartialDate, Person
from sphinx_policywindow.citations.item import item_of
from sphinx_policywindow.metadata.dataset import Dataset
from sphinx_policywindow.metadata.description import Description

KINDS = Kinds.of(BUILT_IN_KINDS)
ANNA = Person(
    family="Berg",
    given="Anna",
    suffix="Jr.",
    dropping_particle="de",
    non_dropping_particle="van der",
    orcid="0000-0002-1825-0097",
)
ACT = Article(
    docname="law/act",
    kind="instrument",
    slug="act",
    title='The "AI" <Act>\n& more',
    domain="safety",
    summary="What *it* says.",
    aliases=("AIA", "Act of 2024"),
    primary_source="Regulation 1689",
    source_url="https://law.example/1689",
    authors=(ANNA, Organization(name="Policy Unit")),
    published=PartialDate(year=2024, month=7),
    updated=PartialDate(year=2025, month=12, day=3),
    version="2.1",
    license="CC-BY-4.0",
    doi="10.1234/act",
    keywords=("law", "models"),
    same_as=("https://data.example/Q1", "https://data.example/Q2"),
    language="de",
    fields={
        "jurisdiction": "European Union",
        "status": "In force",
        "adopted": PartialDate(year=2024, month=6, day=13),
        "effective": PartialDate(year=2024),
    },
)
NOTE = Article(docname="note", kind="topic", slug="note")
STANDARD = Link(title="A standard", url="https://standards.example/1")
BOOK = Link(title="A book")
TERM = Link(title="Risk", url="../terms/risk.html", kind="concept")

FULL = Description(
    article=ACT,
    kind=KINDS["instrument"],
    item=item_of(
        ACT,
        site_name="Wiki",
        genre="Wiki article — Instrument",
        url="https://wiki.example/law/act/v2.html",
        language="de",
    ),
    site_name="Wiki & more",
    url="https://wiki.example/law/act.html",
    edition_url="https://wiki.example/law/act/v2.html",
    abstract="What it says.",
    language="en",
    files=(("application/x-bibtex", "_citations/act.bib"), ("application/json", "_citations/act.json")),
    print_view="act-print.html",
    pdf="act.pdf",
    pdf_url="https://wiki.example/law/act.pdf",
    related=("https://wiki.example/note.html", "", "https://standards.example/1"),
    page="act.html",
    site_url="https://wiki.example/",
    json_ld="catalog.jsonld",
    linkset="linkset.json",
    catalog_id="https://wiki.example/catalog.jsonld#catalog",
)
SITE = Dataset(
    site_name="Wiki",
    url="https://wiki.example/",
    language="en",
    title="Wiki: All articles",
    description="What they say.",
    files=(("text/csv", "catalog.csv"),),
)
NO_SITE = Dataset(site_name="", url="", language="", title="", description="")
MINIMAL = Description(
    article=NOTE,
    kind=KINDS["topic"],
    item=item_of(NOTE, site_name="", genre="", url=""),
    site_name="",
    url="",
    edition_url="",
    abstract="",
    language="",
)
