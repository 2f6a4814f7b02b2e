"""DataCite's XML: the whole of it, and what is left out of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

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
        "dates": [{}, [("date", {"dateType": "Issued"}, "0987-06")]],
        "language": [{}, "en"],
        "version": [{}, "1.1"],
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
    bare = replace(FULL, genre="", version="", url="", language="")
    found = written(bare)
    assert found.keys() == written(FULL).keys() - {"language", "version", "alternateIdentifiers"}
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


@pytest.mark.parametrize("item", [replace(FULL, doi=""), replace(FULL, issued=None)])
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
