"""The catalog of a site is read from its files, or refused with what is wrong in which of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from sphinx_policywindow.metadata.published import (
    Labels,
    Published,
    UnreadableCatalogError,
    read_published,
)

URL = "https://wiki.example/law/"
KINDS = {
    "instrument": {"label": "Instrument", "plural": "Instruments"},
    "topic": {"label": "Topic", "plural": "Topics"},
}
ACT = {
    "kind": "instrument",
    "slug": "act",
    "title": "Act",
    "url": "https://wiki.example/law/act.html",
    "page": "pages/act.html",
    "citation_key": "wiki-act",
    "authors": ["Policy Unit", {"family": "Berg", "given": "Anna"}],
    "related": [
        {"kind": "topic", "slug": "note", "title": "note"},
        {"title": "A book"},
        {"title": "Risk", "url": "../terms/risk.html", "kind": "concept"},
        {"title": "A standard", "url": "https://standards.example/1"},
    ],
    "citation_files": [{"type": "text/csv", "path": "_citations/act.csv"}],
}
NOTE = {"kind": "topic", "slug": "note", "title": "note", "page": "note.html", "citation_key": "note"}
SCHEMAS = {
    name: {
        "title": labels["label"],
        "type": "object",
        "properties": {"kind": {"const": name}},
        "required": [],
    }
    for name, labels in KINDS.items()
}
NODES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (
        {
            "@id": "https://wiki.example/law/act.html",
            "@type": "Article",
            "mentions": [
                {"@id": "note.html"},
                {"@type": "CreativeWork", "name": "Risk", "url": "../terms/risk.html"},
                {"@type": "CreativeWork", "name": "A book"},
            ],
        },
        {"@id": "https://wiki.example/law/act.html#instrument", "url": "1689.html"},
    ),
    (
        {"@id": "note.html", "@type": "Article", "about": {"@id": "note.html#topic"}},
        {"@id": "note.html#topic"},
    ),
]
BIBTEX = "@misc{wiki-act,\n}\n\n@misc{note,\n}\n"


def catalog(**values: Any) -> str:
    """Return the text of a catalog, with other values than the usual ones."""
    whole = {
        "$schema": "catalog.schema.json",
        "format_version": 1,
        "site": {"name": "Law", "url": URL, "language": "de"},
        "kinds": KINDS,
        "articles": [ACT, NOTE],
        **values,
    }
    return json.dumps({name: value for name, value in whole.items() if value is not None})


def linked(nodes: Sequence[tuple[Any, ...]]) -> str:
    """Return the JSON-LD of a catalog with these articles."""
    parts = ",\n".join(",".join(map(json.dumps, pair)) for pair in nodes)
    return f'{{"@context":"https://schema.org","@graph":[\n{{"@id":"#catalog"}},\n{parts}\n]}}\n'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a site whose files are all there."""
    folder = tmp_path / "law"
    folder.mkdir()
    definitions = {f"kind.{name}": schema for name, schema in SCHEMAS.items()}
    (folder / "catalog.json").write_text(catalog(), encoding="utf-8")
    (folder / "catalog.schema.json").write_text(json.dumps({"$defs": definitions}), encoding="utf-8")
    (folder / "catalog.bib").write_bytes(BIBTEX.encode())
    (folder / "catalog.jsonld").write_bytes(linked(NODES).encode())
    return folder


def complaint(site: Path) -> str:
    """Return why the catalog cannot be read, with its files named from their folder."""
    with pytest.raises(UnreadableCatalogError) as raised:
        read_published(site)
    return str(raised.value).replace(str(site / "catalog"), "catalog")


def test_all_of_a_catalog(site: Path) -> None:
    assert read_published(site) == Published(
        path=site / "catalog.json",
        name="Law",
        language="de",
        kinds={
            "instrument": Labels(label="Instrument", plural="Instruments"),
            "topic": Labels(label="Topic", plural="Topics"),
        },
        schemas={
            "instrument": {
                "title": "Instrument",
                "type": "object",
                "properties": {"kind": {"const": "instrument"}},
                "required": [],
            },
            "topic": {
                "title": "Topic",
                "type": "object",
                "properties": {"kind": {"const": "topic"}},
                "required": [],
            },
        },
        articles=[
            {
                "kind": "instrument",
                "slug": "act",
                "title": "Act",
                "url": "https://wiki.example/law/act.html",
                "page": "https://wiki.example/law/pages/act.html",
                "citation_key": "wiki-act",
                "authors": ["Policy Unit", {"family": "Berg", "given": "Anna"}],
                "related": [
                    {"kind": "topic", "slug": "note", "title": "note"},
                    {"title": "A book"},
                    {"title": "Risk", "url": "https://wiki.example/terms/risk.html", "kind": "concept"},
                    {"title": "A standard", "url": "https://standards.example/1"},
                ],
                "citation_files": [
                    {"type": "text/csv", "path": "https://wiki.example/law/_citations/act.csv"}
                ],
            },
            {
                "kind": "topic",
                "slug": "note",
                "title": "note",
                "page": "https://wiki.example/law/note.html",
                "citation_key": "note",
            },
        ],
        entries=["@misc{wiki-act,\n}", "@misc{note,\n}"],
        nodes=[
            (
                {
                    "@id": "https://wiki.example/law/act.html",
                    "@type": "Article",
                    "mentions": [
                        {"@id": "https://wiki.example/law/note.html"},
                        {
                            "@type": "CreativeWork",
                            "name": "Risk",
                            "url": "https://wiki.example/terms/risk.html",
                        },
                        {"@type": "CreativeWork", "name": "A book"},
                    ],
                },
                {
                    "@id": "https://wiki.example/law/act.html#instrument",
                    "url": "https://wiki.example/law/1689.html",
                },
            ),
            (
                {
                    "@id": "https://wiki.example/law/note.html",
                    "@type": "Article",
                    "about": {"@id": "https://wiki.example/law/note.html#topic"},
                },
                {"@id": "https://wiki.example/law/note.html#topic"},
            ),
        ],
    )


def test_the_path_of_the_catalog_will_do(site: Path) -> None:
    other = (site / "catalog.json").rename(site / "other.json")
    found = read_published(other)
    assert (found.path, found.name, len(found.entries), len(found.nodes)) == (other, "Law", 2, 2)


@pytest.mark.parametrize(
    ("name", "of_the_others"), [("catalog.bib", (0, 2)), ("catalog.jsonld", (2, 0)), ("catalog.csv", (2, 2))]
)
def test_a_site_may_be_without_a_form(site: Path, name: str, of_the_others: tuple[int, int]) -> None:
    (site / name).unlink(missing_ok=True)
    found = read_published(site)
    assert (len(found.entries), len(found.nodes)) == of_the_others


def test_a_site_says_of_itself_its_name_and_address_alone(site: Path) -> None:
    (site / "catalog.json").write_text(catalog(site={"name": "Law", "url": "https://wiki.example/law"}))
    found = read_published(site)
    assert (found.name, found.language) == ("Law", "")
    assert found.articles[1]["page"] == "https://wiki.example/law/note.html"


def test_letters_are_read_as_utf_8(site: Path) -> None:
    text = catalog().replace('"title": "Act"', '"title": "政策é"')
    (site / "catalog.json").write_bytes(text.encode("utf-8"))
    assert read_published(site).articles[0]["title"] == "政策é"


def test_an_address_that_cannot_be_followed_stays(site: Path) -> None:
    entries = [{"title": "A", "url": "https://[draft]/a"}, {"title": "B", "url": "b.html"}]
    (site / "catalog.json").write_text(catalog(articles=[{**ACT, "related": entries}, NOTE]))
    assert read_published(site).articles[0]["related"] == [
        {"title": "A", "url": "https://[draft]/a"},
        {"title": "B", "url": "https://wiki.example/law/b.html"},
    ]


def test_of_the_schema_the_definitions_of_its_kinds_count(site: Path) -> None:
    path = site / "catalog.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    schema["$defs"] |= {"kind.other": {"title": "Other"}, "author": {}}
    schema["$defs"]["kind.topic"]["description"] = "A topic."
    path.write_text(json.dumps(schema), encoding="utf-8")
    found = read_published(site).schemas
    assert list(found) == ["instrument", "topic"]
    assert found["topic"] == {**SCHEMAS["topic"], "description": "A topic."}


NONE_FOUND = "catalog.json: expected a file of a catalog, found none: "
NO_VERSION = "catalog.json: expected the format_version 1, found "
NO_URL = (
    "catalog.json: expected an http or https address as the site's, by html_baseurl in its conf.py; found "
)
SOMETHING_ELSE = ": expected what a build of this extension writes, found something else: "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, f"{NONE_FOUND}No such file or directory"),
        (b"\xff", f"{NONE_FOUND}it is not in UTF-8"),
        (b"", "catalog.json: expected JSON, found none: Expecting value: line 1 column 1 (char 0)"),
        (
            b"{\n",
            "catalog.json: expected JSON, found none:"
            " Expecting property name enclosed in double quotes: line 2 column 1 (char 2)",
        ),
        (b"[]", f"{NO_VERSION}none"),
        (b'"format_version"', f"{NO_VERSION}none"),
        (b"{}", f"{NO_VERSION}none"),
        (catalog(format_version=None), f"{NO_VERSION}none"),
        (catalog(format_version=2), f"{NO_VERSION}2"),
        (catalog(format_version=0), f"{NO_VERSION}0"),
        (catalog(format_version="1"), f"{NO_VERSION}1"),
        (
            catalog(site=None),
            f"catalog.json{SOMETHING_ELSE}Object missing required field `site`",
        ),
        (
            catalog(site={"url": URL}),
            f"catalog.json{SOMETHING_ELSE}Object missing required field `name` - at `$.site`",
        ),
        (
            catalog(kinds={"topic": {"label": "Topic"}}),
            f"catalog.json{SOMETHING_ELSE}Object missing required field `plural` - at `$.kinds[...]`",
        ),
        (
            catalog(articles=[]),
            f"catalog.json{SOMETHING_ELSE}Expected `array` of length >= 1 - at `$.articles`",
        ),
        (
            catalog(articles=[{**NOTE, "aliases": [1]}]),
            f"catalog.json{SOMETHING_ELSE}Expected `str | object`, got `int` - at `$.articles[0][...][0]`",
        ),
        *(
            (
                catalog(articles=[ACT, {key: value for key, value in NOTE.items() if key != name}]),
                f"catalog.json{SOMETHING_ELSE}Object missing required field `{name}` - at `$[1]`",
            )
            for name in NOTE
        ),
        (
            catalog(articles=[{**NOTE, "page": ["note.html"]}]),
            f"catalog.json{SOMETHING_ELSE}Expected `str`, got `array` - at `$[0].page`",
        ),
        (
            catalog(articles=[NOTE, {**NOTE, "kind": "law"}, {**NOTE, "kind": "book"}]),
            "catalog.json: expected 'book' to be one of its kinds",
        ),
        (catalog(kinds={}), "catalog.json: expected 'instrument' to be one of its kinds"),
        (catalog(site={"name": "Law"}), f"{NO_URL}none"),
        (catalog(site={"name": "Law", "url": "/law/"}), f"{NO_URL}'/law/'"),
    ],
)
def test_a_catalog_that_no_build_has_written(site: Path, text: bytes | str | None, said: str) -> None:
    path = site / "catalog.json"
    path.unlink()
    if text is not None:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert complaint(site) == said


def test_a_catalog_that_is_nested_too_deeply(site: Path) -> None:
    (site / "catalog.json").write_text("[" * 200_000)
    assert complaint(site).startswith("catalog.json: expected JSON, found none: ")


def test_no_such_folder(tmp_path: Path) -> None:
    place = tmp_path / "nowhere"
    with pytest.raises(UnreadableCatalogError) as raised:
        read_published(place)
    assert (
        str(raised.value) == f"{place}: expected a file of a catalog, found none: No such file or directory"
    )
    assert raised.value.__suppress_context__


SCHEMA = "catalog.schema.json"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (SCHEMA, None, f"{SCHEMA}: expected a file of a catalog, found none: No such file or directory"),
        (
            SCHEMA,
            "{",
            f"{SCHEMA}: expected JSON, found none:"
            " Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        ),
        (SCHEMA, "[]", f"{SCHEMA}{SOMETHING_ELSE}Expected `object`, got `null`"),
        (SCHEMA, "{}", f"{SCHEMA}{SOMETHING_ELSE}Expected `object`, got `null`"),
        (SCHEMA, '{"$defs": []}', f"{SCHEMA}{SOMETHING_ELSE}Expected `object`, got `array`"),
        (SCHEMA, '{"$defs": {}}', f"{SCHEMA}{SOMETHING_ELSE}Expected `object`, got `null` - at `$[...]`"),
        (
            SCHEMA,
            json.dumps({"$defs": {"kind.instrument": {"title": "Instrument", "properties": {}}}}),
            f"{SCHEMA}{SOMETHING_ELSE}Object missing required field `required` - at `$[...]`",
        ),
        (
            SCHEMA,
            json.dumps(
                {"$defs": {"kind.instrument": {"title": "A", "properties": {"a": []}, "required": []}}}
            ),
            f"{SCHEMA}{SOMETHING_ELSE}Expected `object`, got `array` - at `$[...].properties[...]`",
        ),
        (
            "catalog.bib",
            "@misc{wiki-act,\n}\n",
            "catalog.bib: expected an entry for each article of catalog.json (2), found 1",
        ),
        (
            "catalog.bib",
            f"{BIBTEX}\n@misc{{other,\n}}\n",
            "catalog.bib: expected an entry for each article of catalog.json (2), found 3",
        ),
        ("catalog.bib", "", "catalog.bib: expected an entry for each article of catalog.json (2), found 0"),
        (
            "catalog.jsonld",
            linked(NODES[:1]),
            "catalog.jsonld: expected an entry for each article of catalog.json (2), found 1",
        ),
        (
            "catalog.jsonld",
            linked(NODES).replace('"Article"', "Article"),
            "catalog.jsonld: expected JSON, found none: Expecting value: line 1 column 56 (char 55)",
        ),
        (
            "catalog.jsonld",
            linked([NODES[0], NODES[1][:1]]),
            f"catalog.jsonld{SOMETHING_ELSE}Expected `array` of length 2, got 1",
        ),
        (
            "catalog.jsonld",
            linked([({"@type": "Article"}, {"@id": "a"}), NODES[1]]),
            f"catalog.jsonld{SOMETHING_ELSE}Object missing required field `@id` - at `$[0]`",
        ),
        (
            "catalog.jsonld",
            linked([({"@id": "a", "mentions": [1]}, {"@id": "b"}), NODES[1]]),
            f"catalog.jsonld{SOMETHING_ELSE}Expected `object`, got `int` - at `$[0].mentions[0]`",
        ),
    ],
)
def test_a_file_beside_it_that_no_build_has_written(
    site: Path, name: str, text: str | None, said: str
) -> None:
    (site / name).unlink()
    if text is not None:
        (site / name).write_bytes(text.encode())
    assert complaint(site) == said


@pytest.mark.parametrize("name", ["catalog.bib", "catalog.jsonld", "catalog.schema.json"])
def test_a_file_beside_it_that_is_no_text(site: Path, name: str) -> None:
    (site / name).write_bytes(b"\xff")
    assert complaint(site) == f"{name}: expected a file of a catalog, found none: it is not in UTF-8"
