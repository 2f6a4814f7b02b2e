"""The schema of the catalog: every keyword of it, and what it accepts and refuses."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Field, Kind, Kinds, Relation
from sphinx_policywindow.articles.schema import Schema, held
from sphinx_policywindow.metadata.catalog_schema import catalog_schema, is_relation, joined, schema_of

STANDARD = Kind(
    name="standard",
    label="Standard",
    plural="Standards",
    fields=(
        Field(
            name="status", label="Status", choices=("Draft", "In force"), description="How far it has come."
        ),
        Field(name="editors", label="Editors", type="author", many=True),
        Field(name="since", label="Since", type="date"),
        Field(name="parts", label="Parts", many=True, description="Its parts."),
    ),
    relations=(
        Relation(
            name="defines",
            label="Defines",
            to="concept",
            inverse="defined_by",
            inverse_label="Defined by",
            description="What it defines.",
        ),
        Relation(name="cites", label="Cites"),
    ),
)
KINDS = Kinds.of([BUILT_IN_KINDS[0], STANDARD])
SCHEMA = catalog_schema(KINDS)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

TEXT = {"type": "string", "minLength": 1}
PATH = {"type": "string", "format": "uri-reference", "minLength": 1}
URL = held("url")
DATE = held("date")


def many(title: str, items: Schema, description: str) -> Schema:
    return {"title": title, "type": "array", "items": items, "minItems": 1, "description": description}


OF_THE_CATALOG = {
    "url": {**URL, "description": "The article's canonical address, where the site has one."},
    "edition_url": {**URL, "description": "The address that pins this edition, where there is one."},
    "page": {**PATH, "description": "The address of the article's page, from the catalog."},
    "citation_key": {**TEXT, "description": "The key of its entry in `catalog.bib`."},
    "citation_files": {
        "type": "array",
        "items": {"$ref": "#/$defs/citation_file"},
        "minItems": 1,
        "description": "Its files for reference managers: the media type of each, and its address from the catalog.",
    },
}
OF_EVERY_RECORD = {
    "slug": {
        **held("slug"),
        "title": "Slug",
        "description": "Stable identifier; default: the file's name.",
    },
    "title": {
        **TEXT,
        "title": "Title",
        "description": "One line of inline Markdown; default: the page's heading, or else the `title` of its front matter.",
    },
    "domain": {**TEXT, "title": "Domain", "description": "Field of work, such as `safety`."},
    "summary": {**TEXT, "title": "Summary", "description": "One paragraph of inline Markdown."},
    "primary_source": {
        **TEXT,
        "title": "Primary source",
        "description": "The main source, as a reference in words.",
    },
    "source_url": {**URL, "title": "Source URL", "description": "The address of the primary source."},
    "aliases": many("Also known as", TEXT, "Other names, by which a reference also finds the article."),
    "authors": many(
        "Authors",
        {"$ref": "#/$defs/author"},
        "Organisations by name, persons as `{family, given, orcid}`; default: the site.",
    ),
    "published": {**DATE, "title": "Published", "description": "Date of first publication."},
    "updated": {**DATE, "title": "Updated", "description": "Date of this edition."},
    "version": {**TEXT, "title": "Version", "description": "Edition."},
    "license": {**held("license"), "title": "Licence", "description": "SPDX name or address."},
    "doi": {**held("doi"), "title": "DOI", "description": "The article's own DOI."},
    "keywords": many("Keywords", TEXT, "Words that describe the subject."),
    "same_as": many("Same as", URL, "Addresses of the same thing elsewhere, such as in Wikidata."),
    "language": {
        **held("language"),
        "title": "Language",
        "description": "Language of the title, where it is not the site's (BCP 47).",
    },
}
TARGET = {"$ref": "#/$defs/target"}
CONCEPT_SCHEMA = {
    "title": "Concept",
    "type": "object",
    "properties": {
        "kind": {"const": "concept", "description": "The kind of the article."},
        **OF_THE_CATALOG,
        **OF_EVERY_RECORD,
        "related": many("Related concepts", TARGET, "Slugs of related articles."),
        "defined_by": many("Defined by", TARGET, "The same as `defines` of standard, said from here."),
    },
    "required": ["kind", "slug", "title", "page", "citation_key"],
    "additionalProperties": False,
}
STANDARD_SCHEMA = {
    "title": "Standard",
    "type": "object",
    "properties": {
        "kind": {"const": "standard", "description": "The kind of the article."},
        **OF_THE_CATALOG,
        **OF_EVERY_RECORD,
        "status": {"title": "Status", "enum": ["Draft", "In force"], "description": "How far it has come."},
        "editors": {
            "title": "Editors",
            "type": "array",
            "items": {"$ref": "#/$defs/author"},
            "minItems": 1,
        },
        "since": {**DATE, "title": "Since"},
        "parts": many("Parts", TEXT, "Its parts."),
        "related": many("Related articles", TARGET, "Slugs of related articles."),
        "defines": many("Defines", TARGET, "What it defines."),
        "cites": {"title": "Cites", "type": "array", "items": TARGET, "minItems": 1},
    },
    "required": ["kind", "slug", "title", "page", "citation_key"],
    "additionalProperties": False,
}


def test_the_whole_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert catalog_schema(KINDS) == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Catalog",
        "type": "object",
        "properties": {
            "$schema": {"const": "catalog.schema.json"},
            "format_version": {"const": 1},
            "site": {
                "title": "Site",
                "type": "object",
                "properties": {
                    "name": TEXT,
                    "url": {**URL, "description": "Where the site is."},
                    "language": TEXT,
                },
                "required": ["name"],
                "additionalProperties": False,
            },
            "kinds": {
                "title": "Kinds",
                "type": "object",
                "properties": {
                    name: {
                        "title": title,
                        "type": "object",
                        "properties": {"label": TEXT, "plural": TEXT},
                        "required": ["label", "plural"],
                        "additionalProperties": False,
                    }
                    for name, title in (("concept", "Concept"), ("standard", "Standard"))
                },
                "required": ["concept", "standard"],
                "additionalProperties": False,
            },
            "articles": {
                "type": "array",
                "items": {"oneOf": [{"$ref": "#/$defs/kind.concept"}, {"$ref": "#/$defs/kind.standard"}]},
            },
        },
        "required": ["$schema", "format_version", "site", "kinds", "articles"],
        "additionalProperties": False,
        "$defs": {
            "kind.concept": CONCEPT_SCHEMA,
            "kind.standard": STANDARD_SCHEMA,
            "author": {
                "anyOf": [
                    TEXT,
                    {
                        "title": "Person",
                        "type": "object",
                        "properties": {
                            "family": {**TEXT, "title": "Family name"},
                            "given": {**TEXT, "title": "Given name"},
                            "suffix": {**TEXT, "title": "Suffix"},
                            "dropping-particle": {**TEXT, "title": "Dropping particle"},
                            "non-dropping-particle": {**TEXT, "title": "Non-dropping particle"},
                            "orcid": {**held("orcid"), "title": "ORCID"},
                        },
                        "required": ["family"],
                        "additionalProperties": False,
                    },
                ]
            },
            "target": {
                "anyOf": [
                    {
                        "title": "Article of this catalog",
                        "type": "object",
                        "properties": {
                            "kind": {"enum": ["concept", "standard"]},
                            "slug": held("slug"),
                            "title": TEXT,
                            "url": URL,
                        },
                        "required": ["kind", "slug", "title"],
                        "additionalProperties": False,
                    },
                    {
                        "title": "Something elsewhere",
                        "type": "object",
                        "properties": {
                            "title": TEXT,
                            "url": {
                                **PATH,
                                "description": "Its address, which may be relative to the catalog.",
                            },
                            "kind": {
                                **TEXT,
                                "description": "Its kind, if it is an article of another site.",
                            },
                        },
                        "required": ["title"],
                        "additionalProperties": False,
                    },
                ]
            },
            "citation_file": {
                "title": "Citation file",
                "type": "object",
                "properties": {"type": TEXT, "path": PATH},
                "required": ["type", "path"],
                "additionalProperties": False,
            },
        },
    }


def catalog(**values: Any) -> dict[str, Any]:
    """Return a catalog of one concept, with these values in it."""
    return {
        "$schema": "catalog.schema.json",
        "format_version": 1,
        "site": {"name": "Wiki"},
        "kinds": {
            "concept": {"label": "Concept", "plural": "Concepts"},
            "standard": {"label": "Standard", "plural": "Standards"},
        },
        "articles": [
            {
                "kind": "concept",
                "slug": "risk",
                "title": "Risk",
                "page": "risk.html",
                "citation_key": "wiki-risk",
                **values,
            }
        ],
    }


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"related": [{"kind": "standard", "slug": "iso", "title": "ISO"}, {"title": "A book"}]},
        {"related": [{"title": "Risk", "url": "../risk.html", "kind": "idea"}]},
        {"authors": ["OECD", {"family": "Berg", "given": "Anna"}]},
        {"citation_files": [{"type": "application/x-bibtex", "path": "_citations/risk.bib"}]},
        {"published": "2025", "updated": "2025-12-03", "url": "https://wiki.example/"},
        {"kind": "standard", "status": "Draft", "editors": ["OECD"]},
    ],
)
def test_what_a_catalog_says_is_accepted(values: dict[str, Any]) -> None:
    VALIDATOR.validate(catalog(**values))


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "topic"},
        {"title": ""},
        {"slug": "Not a slug"},
        {"aliases": []},
        {"other": "x"},
        {"status": "Draft"},
        {"kind": "standard", "status": "Withdrawn"},
        {"related": [{"slug": "iso"}]},
        {"related": [{"kind": "topic", "slug": "iso", "title": "ISO"}]},
        {"authors": [{"given": "Anna"}]},
        {"citation_files": [{"path": "_citations/risk.bib"}]},
        {"updated": "2025-13"},
    ],
)
def test_what_no_catalog_says_is_refused(values: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(catalog(**values))


def test_a_project_without_kinds() -> None:
    schema = schema_of({})
    assert schema["properties"]["kinds"] == {
        "title": "Kinds",
        "type": "object",
        "properties": {},
        "required": [],
        "additionalProperties": False,
    }


def test_a_relation_leads_to_targets() -> None:
    properties = SCHEMA["$defs"]["kind.standard"]["properties"]
    found = [name for name, value in properties.items() if is_relation(value)]
    assert found == ["related", "defines", "cites"]


def test_two_schemas_of_one_kind_are_joined() -> None:
    one = {
        "title": "Law",
        "type": "object",
        "properties": {
            "kind": {"const": "law"},
            "same": {"type": "string", "title": "Same", "description": "As here."},
            "status": {"enum": ["Draft"]},
            "mine": {"type": "string"},
        },
        "required": ["kind", "status", "mine"],
        "additionalProperties": False,
    }
    other = {
        "title": "Statute",
        "type": "object",
        "properties": {
            "theirs": {"type": "array"},
            "status": {"enum": ["In force"]},
            "same": {"type": "string", "title": "Alike", "description": "As there."},
            "kind": {"const": "law"},
        },
        "required": ["theirs", "status", "kind"],
        "additionalProperties": False,
    }
    found = joined(one, other)
    assert found == {
        "title": "Law",
        "type": "object",
        "properties": {
            "kind": {"const": "law"},
            "same": {"type": "string", "title": "Same", "description": "As here."},
            "status": {"anyOf": [{"enum": ["Draft"]}, {"enum": ["In force"]}]},
            "mine": {"type": "string"},
            "theirs": {"type": "array"},
        },
        "required": ["kind", "status"],
        "additionalProperties": False,
    }
    assert list(found["properties"]) == ["kind", "same", "status", "mine", "theirs"]


@pytest.mark.parametrize("name", ["title", "description"])
def test_two_fields_that_differ_in_words_are_one(name: str) -> None:
    def of(words: str) -> Schema:
        return {"title": "Law", "properties": {"a": {"type": "string", name: words}}, "required": []}

    assert joined(of("One"), of("Other"))["properties"] == {"a": {"type": "string", name: "One"}}
