"""DataCite's XML: the whole of it, and what is left out of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from sphinx_policywindow.articles.dois import doi_url
from sphinx_policywindow.articles.model import Author, Organization, PartialDate, Person
from sphinx_policywindow.citations.formats.datacite import datacite
from sphinx_policywindow.citations.item import Item
from sphinx_policywindow.runs import plain, styled

FULL = Item(
    id="wiki-distillation",
    title=(*plain("Distillation & "), *styled(plain("teachers"), "italic")),
    authors=(
        Person(
            family="Berg",
            given="Anna",
            suffix="Jr.",
            dropping_particle="von",
            non_dropping_particle="van der",
            orcid="0000-0002-1825-0097",
        ),
        Person(family="Plato"),
        Organization(name="Example Institute"),
    ),
    issued=PartialDate(year=987, month=6),
    container_title="Governance Wiki",
    genre="Wiki article — Concept",
    version="1.1",
    doi="10.5281/zenodo.1",
    url="https://wiki.example.org/distillation",
    language="en",
    abstract=(*plain("From a "), *styled(plain("teacher"), "italic"), *plain(".")),
    keywords=("models", "training"),
    license="CC-BY-4.0",
    published=PartialDate(year=986),
    updated=PartialDate(year=987, month=6),
    source_url="https://example.org/a?b=c&d",
)
SCHEMA = "http://datacite.org/schema/kernel-4"
LOCATION = f"{SCHEMA} http://schema.datacite.org/meta/kernel-4.5/metadata.xsd"
Written = tuple[str, dict[str, str], object]


def written(item: Item) -> dict[str, Written]:
    """Return the elements of the XML by name, each with its attributes and what is in it."""
    root = etree.fromstring(datacite(item).encode())
    assert root.tag == f"{{{SCHEMA}}}resource"
    assert list(root.attrib.values()) == [LOCATION]
    return {name: tree for name, *tree in map(element, root)}  # type: ignore[misc]


def element(node: etree._Element) -> Written:
    name = etree.QName(node).localname
    attributes = {etree.QName(key).localname: str(value) for key, value in node.attrib.items()}
    return name, attributes, [element(child) for child in node] or node.text


def test_the_whole_of_it() -> None:
    assert written(FULL) == {
        "identifier": [{"identifierType": "DOI"}, "10.5281/zenodo.1"],
        "creators": [
            {},
            [
                (
                    "creator",
                    {},
                    [
                        ("creatorName", {"nameType": "Personal"}, "van der Berg, Anna von, Jr."),
                        ("givenName", {}, "Anna von"),
                        ("familyName", {}, "van der Berg Jr."),
                        (
                            "nameIdentifier",
                            {"nameIdentifierScheme": "ORCID", "schemeURI": "https://orcid.org"},
                            "https://orcid.org/0000-0002-1825-0097",
                        ),
                    ],
                ),
                (
                    "creator",
                    {},
                    [
                        ("creatorName", {"nameType": "Personal"}, "Plato"),
                        ("familyName", {}, "Plato"),
                    ],
                ),
                ("creator", {}, [("creatorName", {"nameType": "Organizational"}, "Example Institute")]),
            ],
        ],
        "titles": [{}, [("title", {}, "Distillation & teachers")]],
        "publisher": [{}, "Governance Wiki"],
        "publicationYear": [{}, "0987"],
        "resourceType": [{"resourceTypeGeneral": "Text"}, "Wiki article — Concept"],
        "subjects": [{}, [("subject", {}, "models"), ("subject", {}, "training")]],
        "dates": [
            {},
            [("date", {"dateType": "Issued"}, "0986"), ("date", {"dateType": "Updated"}, "0987-06")],
        ],
        "language": [{}, "en"],
        "version": [{}, "1.1"],
        "rightsList": [
            {},
            [
                (
                    "rights",
                    {
                        "rightsURI": "https://creativecommons.org/licenses/by/4.0/",
                        "rightsIdentifier": "CC-BY-4.0",
                        "rightsIdentifierScheme": "SPDX",
                        "schemeURI": "https://spdx.org/licenses/",
                    },
                    "CC-BY-4.0",
                )
            ],
        ],
        "descriptions": [{}, [("description", {"descriptionType": "Abstract"}, "From a teacher.")]],
        "relatedIdentifiers": [
            {},
            [
                (
                    "relatedIdentifier",
                    {"relatedIdentifierType": "URL", "relationType": "IsDerivedFrom"},
                    "https://example.org/a?b=c&d",
                )
            ],
        ],
        "alternateIdentifiers": [
            {},
            [
                (
                    "alternateIdentifier",
                    {"alternateIdentifierType": "URL"},
                    "https://wiki.example.org/distillation",
                )
            ],
        ],
    }


def test_what_an_item_does_not_say_is_left_out() -> None:
    none = replace(FULL, version="", url="", language="", license="", source_url="", abstract=(), keywords=())
    found = written(replace(none, genre=""))
    missing = {
        "alternateIdentifiers",
        "descriptions",
        "language",
        "relatedIdentifiers",
        "rightsList",
        "subjects",
    }
    assert found.keys() == written(FULL).keys() - missing - {"version"}
    assert found["resourceType"] == [{"resourceTypeGeneral": "Text"}, "Wiki article"]


@pytest.mark.parametrize(
    ("publisher", "container", "authors", "expected"),
    [
        ("A Press", "A Wiki", (Organization(name="Its Authors"),), "A Press"),
        ("", "A Wiki", (Organization(name="Its Authors"),), "A Wiki"),
        ("", "", (Person(family="Berg"), Organization(name="The Wiki Itself")), "The Wiki Itself"),
    ],
)
def test_the_publisher_is_the_site_that_may_be_the_author(
    publisher: str, container: str, authors: tuple[Author, ...], expected: str
) -> None:
    item = replace(FULL, publisher=publisher, container_title=container, authors=authors)
    assert written(item)["publisher"] == [{}, expected]


@pytest.mark.parametrize(
    ("published", "updated", "dates"),
    [
        (None, PartialDate(year=987), [("date", {"dateType": "Updated"}, "0987")]),
        (PartialDate(year=986), None, [("date", {"dateType": "Issued"}, "0986")]),
        (None, None, [("date", {"dateType": "Issued"}, "0987-06")]),
    ],
)
def test_each_date_is_what_the_record_says_that_it_is(
    published: PartialDate | None, updated: PartialDate | None, dates: list[Written]
) -> None:
    """An item of CSL-JSON, which has one date, was issued then."""
    assert written(replace(FULL, published=published, updated=updated))["dates"] == [{}, dates]


@pytest.mark.parametrize(
    ("license_", "attributes"),
    [
        ("Ours, see the imprint", {}),
        ("https://example.org/terms", {"rightsURI": "https://example.org/terms"}),
        ("CC-BY-4.0 OR MIT", {}),
    ],
)
def test_a_licence_without_an_spdx_name(license_: str, attributes: dict[str, str]) -> None:
    assert written(replace(FULL, license=license_))["rightsList"] == [{}, [("rights", attributes, license_)]]


def test_a_source_and_the_article_itself_by_an_old_doi() -> None:
    doi = "10.1016/S0021-8634(97)<91::AID-X9>3.0.CO;2-#"
    found = written(replace(FULL, doi=doi, source_url=doi_url(doi)))
    assert found["identifier"] == [{"identifierType": "DOI"}, doi]
    kind = {"relatedIdentifierType": "DOI", "relationType": "IsDerivedFrom"}
    assert found["relatedIdentifiers"] == [{}, [("relatedIdentifier", kind, doi)]]


@pytest.mark.parametrize(
    "item", [replace(FULL, doi=""), replace(FULL, doi="10/gfxr"), replace(FULL, issued=None)]
)
def test_nothing_is_written_of_what_is_not_registered(item: Item) -> None:
    assert datacite(item) == ""


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    author = Person(family="B\x00erg", given="An\x07na")
    item = replace(FULL, title=plain("Dis\x08tillation"), authors=(author,))
    found = written(item)
    assert found["titles"] == [{}, [("title", {}, "Distillation")]]
    assert found["creators"][1] == [  # type: ignore[misc]
        (
            "creator",
            {},
            [
                ("creatorName", {"nameType": "Personal"}, "Berg, Anna"),
                ("givenName", {}, "Anna"),
                ("familyName", {}, "Berg"),
            ],
        )
    ]
