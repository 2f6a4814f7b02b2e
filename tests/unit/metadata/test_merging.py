"""The catalogs of several sites are one: each file of it, and what there is to say of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Field, Kind, Kinds, Relation
from sphinx_policywindow.metadata.catalog_schema import catalog_schema
from sphinx_policywindow.metadata.merging import merge
from sphinx_policywindow.metadata.published import ArticleData, Labels, Node, Published

WIKI = "https://wiki.example/"
FORMS = ("catalog.json", "catalog.csv", "catalog.schema.json", "catalog.bib", "catalog.jsonld")
CONCEPT, TOPIC = BUILT_IN_KINDS[0], BUILT_IN_KINDS[2]
LAW = Kind(
    name="law",
    label="Law",
    plural="Laws",
    fields=(Field(name="status", label="Status"),),
    relations=(
        Relation(name="uses", label="Uses", to="concept", inverse="used_by", inverse_label="Used by"),
    ),
)
ACT: ArticleData = {
    "kind": "law",
    "slug": "act",
    "title": "The Act",
    "url": "https://law.example/act.html",
    "page": "https://wiki.example/law/act.html",
    "citation_key": "wiki-act",
    "summary": "What it says.",
    "authors": ["Policy Unit", {"family": "Berg", "given": "Anna", "orcid": "0000-0002-1825-0097"}],
    "status": "In force",
    "related": [
        {"kind": "concept", "slug": "own", "title": "Own", "url": "https://law.example/own.html"},
        {"title": "A book"},
    ],
    "uses": [
        {"title": "Risk (Terms)", "url": "https://wiki.example/terms/risk.html", "kind": "concept"},
        {"title": "Standard", "url": "https://standards.example/1"},
    ],
    "citation_files": [
        {"type": "application/x-bibtex", "path": "https://wiki.example/law/_citations/act.bib"}
    ],
}
RISK: ArticleData = {
    "kind": "concept",
    "slug": "risk",
    "title": "Risk",
    "page": "https://wiki.example/terms/risk.html",
    "citation_key": "wiki-risk",
    "related": [{"kind": "law", "slug": "act", "title": "Act", "url": "https://law.example/act.html"}],
}


def entry_of(article: ArticleData) -> str:
    return f"@misc{{{article['citation_key']},\n  title = {{{{{article['title']}}}}},\n}}"


def node_of(article: ArticleData) -> tuple[Node, Node]:
    """Return what JSON-LD says of an article, in short: a concept is a term of the set."""
    address = article.get("url", article["page"])
    subject: Node = {"@id": f"{address}#{article['kind']}"}
    if article["kind"] == "concept":
        subject["inDefinedTermSet"] = {"@id": "#catalog"}
    return {"@type": "Article", "@id": address}, subject


def site(
    folder: Path | str,
    articles: Sequence[ArticleData],
    *,
    kinds: Sequence[Kind] = (LAW, CONCEPT),
    name: str = "Law",
    language: str = "en",
) -> Published:
    schemas = catalog_schema(Kinds.of(kinds))["$defs"]
    return Published(
        path=Path(folder) / "catalog.json",
        name=name,
        language=language,
        kinds={kind.name: Labels(label=kind.label, plural=kind.plural) for kind in kinds},
        schemas={kind.name: schemas[f"kind.{kind.name}"] for kind in kinds},
        articles=articles,
        entries=[entry_of(article) for article in articles],
        nodes=[node_of(article) for article in articles],
    )


def topic(name: str, folder: str = "law", **values: Any) -> ArticleData:
    return {
        "kind": "topic",
        "slug": name,
        "title": name.title(),
        "page": f"{WIKI}{folder}/{name}.html",
        "citation_key": f"wiki-{name}",
        **values,
    }


def articles_of(files: Mapping[str, str]) -> list[ArticleData]:
    """Return the articles of the JSON, which is held to the schema beside it."""
    data = json.loads(files["catalog.json"])
    schema = json.loads(files["catalog.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(data)
    found: list[ArticleData] = data["articles"]
    return found


def values_of(name: str, files: Mapping[str, str]) -> list[Any]:
    return [article.get(name) for article in articles_of(files)]


def two_sites() -> list[Published]:
    law = site("law", [ACT])
    terms = site("terms", [RISK], kinds=(CONCEPT, TOPIC), name="Terms")
    mentions = [
        {"@type": "CreativeWork", "name": "Risk (Terms)", "url": "https://wiki.example/terms/risk.html"},
        {"@type": "CreativeWork", "name": "Standard", "url": "https://standards.example/1"},
        {"@id": "https://law.example/own.html"},
    ]
    ((act, about),) = law.nodes
    return [replace(law, nodes=[({**act, "mentions": mentions}, about)]), terms]


def test_the_json_of_two_sites() -> None:
    merged = merge(two_sites(), name="All", url=WIKI)
    assert (tuple(merged.files), merged.warnings) == (FORMS, [])
    assert merged.files["catalog.json"] == (
        '{"$schema":"catalog.schema.json","format_version":1,'
        '"site":{"name":"All","url":"https://wiki.example/","language":"en"},'
        '"kinds":{"law":{"label":"Law","plural":"Laws"},'
        '"concept":{"label":"Concept","plural":"Concepts"},'
        '"topic":{"label":"Topic","plural":"Topics"}},"articles":[\n'
        '{"kind":"law","slug":"act","title":"The Act","url":"https://law.example/act.html",'
        '"page":"law/act.html","citation_key":"wiki-act","summary":"What it says.",'
        '"authors":["Policy Unit",{"family":"Berg","given":"Anna","orcid":"0000-0002-1825-0097"}],'
        '"status":"In force",'
        '"related":[{"kind":"concept","slug":"own","title":"Own","url":"https://law.example/own.html"},'
        '{"title":"A book"}],'
        '"uses":[{"kind":"concept","slug":"risk","title":"Risk",'
        '"url":"https://wiki.example/terms/risk.html"},'
        '{"title":"Standard","url":"https://standards.example/1"}],'
        '"citation_files":[{"type":"application/x-bibtex","path":"law/_citations/act.bib"}]},\n'
        '{"kind":"concept","slug":"risk","title":"Risk","page":"terms/risk.html",'
        '"citation_key":"wiki-risk",'
        '"related":[{"kind":"law","slug":"act","title":"The Act","url":"https://law.example/act.html"}]}\n'
        "]}\n"
    )
    assert len(articles_of(merged.files)) == 2


def test_the_csv_of_two_sites() -> None:
    assert merge(two_sites(), name="All", url=WIKI).files["catalog.csv"] == (
        "\ufeffkind,slug,title,url,edition_url,page,citation_key,domain,summary,primary_source,source_url,"
        "aliases,authors,published,updated,version,license,doi,keywords,same_as,language,"
        "status,related,uses,used_by,citation_files\r\n"
        "law,act,The Act,https://law.example/act.html,,law/act.html,wiki-act,,What it says.,,,,"
        '"Policy Unit\nBerg, Anna <https://orcid.org/0000-0002-1825-0097>",,,,,,,,,In force,'
        '"own\nA book <>","risk\nStandard <https://standards.example/1>",,law/_citations/act.bib\r\n'
        "concept,risk,Risk,,,terms/risk.html,wiki-risk,,,,,,,,,,,,,,,,act,,,\r\n"
    )


def test_the_bibtex_of_two_sites() -> None:
    assert merge(two_sites(), name="All", url=WIKI).files["catalog.bib"] == (
        "@misc{wiki-act,\n  title = {{The Act}},\n}\n\n@misc{wiki-risk,\n  title = {{Risk}},\n}\n"
    )


def test_the_json_ld_of_two_sites() -> None:
    assert merge(two_sites(), name="All", url=WIKI).files["catalog.jsonld"] == (
        '{"@context":"https://schema.org","@graph":[\n'
        '{"@type":"DefinedTermSet","@id":"https://wiki.example/catalog.jsonld#catalog","name":"All",'
        '"url":"https://wiki.example/",'
        '"inLanguage":"en","hasDefinedTerm":[{"@id":"https://wiki.example/terms/risk.html#concept"}],'
        '"hasPart":[{"@id":"https://law.example/act.html"},{"@id":"https://wiki.example/terms/risk.html"}]},'
        '{"@type":"Dataset","@id":"https://wiki.example/catalog.jsonld#dataset","name":"All: All articles",'
        '"description":"All articles of All, with their summaries, their sources and their relations to each '
        'other.","url":"https://wiki.example/","inLanguage":"en",'
        '"creator":{"@type":"Organization","name":"All"},'
        '"isPartOf":{"@type":"WebSite","@id":"https://wiki.example/#website","name":"All",'
        '"url":"https://wiki.example/"},"mainEntity":{"@id":"https://wiki.example/catalog.jsonld#catalog"},'
        '"distribution":['
        '{"@type":"DataDownload","encodingFormat":"application/json",'
        '"contentUrl":"https://wiki.example/catalog.json"},'
        '{"@type":"DataDownload","encodingFormat":"text/csv",'
        '"contentUrl":"https://wiki.example/catalog.csv"},'
        '{"@type":"DataDownload","encodingFormat":"application/x-bibtex",'
        '"contentUrl":"https://wiki.example/catalog.bib"},'
        '{"@type":"DataDownload","encodingFormat":"application/ld+json",'
        '"contentUrl":"https://wiki.example/catalog.jsonld"}]},\n'
        '{"@type":"Article","@id":"https://law.example/act.html",'
        '"mentions":[{"@id":"https://wiki.example/terms/risk.html"},'
        '{"@type":"CreativeWork","name":"Standard","url":"https://standards.example/1"},'
        '{"@id":"https://law.example/own.html"}],'
        '"isPartOf":{"@id":"https://wiki.example/catalog.jsonld#catalog"}},'
        '{"@id":"https://law.example/act.html#law"},\n'
        '{"@type":"Article","@id":"https://wiki.example/terms/risk.html",'
        '"isPartOf":{"@id":"https://wiki.example/catalog.jsonld#catalog"}},'
        '{"@id":"https://wiki.example/terms/risk.html#concept",'
        '"inDefinedTermSet":{"@id":"https://wiki.example/catalog.jsonld#catalog"}}\n'
        "]}\n"
    )


def test_the_schema_of_two_sites() -> None:
    text = merge(two_sites(), name="All", url=WIKI).files["catalog.schema.json"]
    assert text.startswith(
        '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n  "title": "Catalog",\n'
    )
    assert text.endswith("\n}\n")
    schema = json.loads(text)
    assert schema["properties"]["kinds"]["required"] == ["law", "concept", "topic"]
    assert list(schema["$defs"]) == [
        *("kind.law", "kind.concept", "kind.topic", "author", "target", "citation_file")
    ]
    law, terms = two_sites()
    assert schema["$defs"]["kind.law"] == law.schemas["law"]
    assert schema["$defs"]["kind.topic"] == terms.schemas["topic"]
    found = schema["$defs"]["kind.concept"]
    assert found == law.schemas["concept"]
    assert "used_by" in found["properties"]
    assert "used_by" not in terms.schemas["concept"]["properties"]


def test_the_words_of_a_schema_stay_readable() -> None:
    kind = replace(TOPIC, label="Thème")
    one = site("law", [topic("a")], kinds=[kind])
    assert '"title": "Thème"' in merge([one], name="", url="").files["catalog.schema.json"]


def test_without_an_address_every_address_is_absolute() -> None:
    merged = merge(two_sites(), name="", url="")
    assert json.loads(merged.files["catalog.json"])["site"] == {"name": "Law", "language": "en"}
    act, risk = articles_of(merged.files)
    assert (act["page"], risk["page"]) == (ACT["page"], RISK["page"])
    assert act["citation_files"] == ACT["citation_files"]


def test_the_page_at_the_address_of_the_whole() -> None:
    one = site("law", [topic("a", page=f"{WIKI}law/")], kinds=[TOPIC])
    assert values_of("page", merge([one], name="", url=f"{WIKI}law/").files) == ["./"]
    assert values_of("page", merge([one], name="", url=WIKI).files) == ["law/"]
    assert values_of("page", merge([one], name="", url="https://other.example/").files) == [f"{WIKI}law/"]


def test_one_site_keeps_what_it_says() -> None:
    merged = merge([two_sites()[0]], name="", url=WIKI)
    (act,) = articles_of(merged.files)
    assert act["uses"] == ACT["uses"]
    assert act["citation_key"] == "wiki-act"
    assert '"hasDefinedTerm"' not in merged.files["catalog.jsonld"]


def test_articles_are_in_the_order_of_their_pages() -> None:
    sites = [
        site("b", [topic("b", "b"), topic("a", "b")], kinds=[TOPIC]),
        site("a", [topic("z", "a"), topic("c", "c")], kinds=[TOPIC]),
    ]
    files = merge(sites, name="", url=WIKI).files
    assert values_of("page", files) == ["a/z.html", "b/a.html", "b/b.html", "c/c.html"]
    assert files["catalog.bib"] == (
        "@misc{wiki-z,\n  title = {{Z}},\n}\n\n"
        "@misc{wiki-a,\n  title = {{A}},\n}\n\n"
        "@misc{wiki-b,\n  title = {{B}},\n}\n\n"
        "@misc{wiki-c,\n  title = {{C}},\n}\n"
    )
    whole = json.loads(files["catalog.jsonld"])["@graph"]
    assert [part["@id"] for part in whole[0]["hasPart"]] == [
        f"{WIKI}{page}.html" for page in ("a/z", "b/a", "b/b", "c/c")
    ]


def test_an_article_is_said_once() -> None:
    one = topic("a", title="First")
    again = topic("a", title="Second")
    sites = [site("law", [one], kinds=[TOPIC]), site("again", [again, topic("b")], kinds=[TOPIC])]
    merged = merge(sites, name="", url=WIKI)
    assert values_of("title", merged.files) == ["First", "B"]
    assert values_of("citation_key", merged.files) == ["wiki-a", "wiki-b"]
    assert merged.warnings == []


def test_a_link_to_a_page_whose_address_is_another() -> None:
    link = {"title": "There", "url": f"{WIKI}law/act.html", "kind": "law"}
    sites = [site("law", [ACT]), site("terms", [topic("a", "terms", related=[link])], kinds=[TOPIC])]
    files = merge(sites, name="", url=WIKI).files
    assert values_of("related", files)[1] == [
        {"kind": "law", "slug": "act", "title": "The Act", "url": "https://law.example/act.html"}
    ]


def test_the_first_site_says_what_an_article_is() -> None:
    link = {"title": "There", "url": f"{WIKI}law/a.html"}
    sites = [
        site("law", [topic("a", title="First"), topic("b", related=[link])], kinds=[TOPIC]),
        site("again", [topic("a", title="Second")], kinds=[TOPIC]),
    ]
    files = merge(sites, name="", url=WIKI).files
    assert values_of("related", files)[1] == [
        {"kind": "topic", "slug": "a", "title": "First", "url": f"{WIKI}law/a.html"}
    ]


def test_keys_that_are_taken_have_a_number() -> None:
    sites = [
        site(folder, [topic("a", folder)], kinds=[replace(TOPIC, relations=())])
        for folder in ("one", "two", "six")
    ]
    merged = merge(sites, name="", url=WIKI)
    assert values_of("citation_key", merged.files) == ["wiki-a", "wiki-a-2", "wiki-a-3"]
    assert merged.files["catalog.bib"] == (
        "@misc{wiki-a,\n  title = {{A}},\n}\n\n"
        "@misc{wiki-a-2,\n  title = {{A}},\n}\n\n"
        "@misc{wiki-a-3,\n  title = {{A}},\n}\n"
    )
    assert merged.warnings == [
        "two articles have the slug 'a', one/a.html and six/a.html; both stay",
        "two articles have the slug 'a', one/a.html and two/a.html; both stay",
    ]


def test_a_number_that_is_taken_as_well() -> None:
    pages = [
        topic("a", "1"),
        topic("b", "2", citation_key="wiki-a-2"),
        topic("c", "3", citation_key="wiki-a"),
        topic("d", "4", citation_key="wiki-a-2"),
    ]
    merged = merge([site("law", pages, kinds=[TOPIC])], name="", url=WIKI)
    assert values_of("citation_key", merged.files) == ["wiki-a", "wiki-a-2", "wiki-a-3", "wiki-a-2-2"]
    assert merged.warnings == []


def test_only_the_key_of_an_entry_changes() -> None:
    sites = [site(folder, [topic("a", folder)], kinds=[TOPIC]) for folder in ("one", "two")]
    entry = "@misc{wiki-a,\n  note = {{wiki-a, {wiki-a, wiki-a}}},\n}"
    sites[1] = replace(sites[1], entries=[entry])
    assert merge(sites, name="", url=WIKI).files["catalog.bib"].split("\n\n")[1] == (
        "@misc{wiki-a-2,\n  note = {{wiki-a, {wiki-a, wiki-a}}},\n}\n"
    )


def test_sites_in_two_languages() -> None:
    sites = [
        site("en", [topic("a", "en"), topic("b", "en", language="fr")], kinds=[TOPIC]),
        site("pt", [topic("a", "pt")], kinds=[TOPIC], language="pt-BR"),
        site("pt2", [topic("a", "pt2")], kinds=[TOPIC], language="pt-BR"),
    ]
    merged = merge(sites, name="All", url=WIKI)
    assert json.loads(merged.files["catalog.json"])["site"] == {"name": "All", "url": WIKI}
    assert '"name":"All","url":"https://wiki.example/","hasPart"' in merged.files["catalog.jsonld"]
    assert values_of("language", merged.files) == ["en", "fr", "pt-BR", "pt-BR"]
    assert values_of("citation_key", merged.files) == ["wiki-a", "wiki-b", "wiki-a-pt-br", "wiki-a-2"]
    assert merged.warnings == ["two articles have the slug 'a', pt/a.html and pt2/a.html; both stay"]


def test_sites_in_one_language() -> None:
    sites = [
        site(name, [topic(name, name)], kinds=[TOPIC], language="pt-BR", name=name) for name in ("one", "two")
    ]
    merged = merge(sites, name="", url=WIKI)
    assert json.loads(merged.files["catalog.json"])["site"] == {
        "name": "one",
        "url": WIKI,
        "language": "pt-BR",
    }
    assert values_of("language", merged.files) == [None, None]


def test_a_site_of_no_language_among_others() -> None:
    sites = [
        site("one", [topic("a")], kinds=[TOPIC], language=""),
        site("two", [topic("b")], kinds=[TOPIC], language="en"),
    ]
    assert values_of("language", merge(sites, name="", url=WIKI).files) == [None, "en"]


def test_a_kind_of_two_names() -> None:
    other = replace(TOPIC, label="Theme", plural="Themes")
    plural = replace(TOPIC, plural="All topics")
    sites = [
        site("law", [topic("a")], kinds=[TOPIC]),
        site("terms", [topic("b")], kinds=[other, CONCEPT]),
        site("more", [topic("c")], kinds=[plural]),
    ]
    merged = merge(sites, name="", url=WIKI)
    paths = [Path(name) / "catalog.json" for name in ("terms", "more")]
    assert merged.warnings == [
        f"{paths[0]}: the kind 'topic' is called 'Theme', 'Themes'; 'Topic', 'Topics' from before counts",
        f"{paths[1]}: the kind 'topic' is called 'Topic', 'All topics'; 'Topic', 'Topics' from before counts",
    ]
    assert json.loads(merged.files["catalog.json"])["kinds"] == {
        "topic": {"label": "Topic", "plural": "Topics"},
        "concept": {"label": "Concept", "plural": "Concepts"},
    }


def test_a_kind_of_other_fields() -> None:
    one = replace(TOPIC, fields=(Field(name="phase", label="Phase", choices=("Draft",)),))
    other = replace(TOPIC, fields=(Field(name="phase", label="Phase", choices=("Final",)),))
    more = replace(TOPIC, fields=(Field(name="place", label="Place"),))
    sites = [
        site("one", [topic("a", phase="Draft")], kinds=[one]),
        site("other", [topic("b", phase="Final")], kinds=[other]),
        site("more", [topic("c", place="Bonn")], kinds=[more]),
    ]
    merged = merge(sites, name="", url=WIKI)
    assert values_of("phase", merged.files) == ["Draft", "Final", None]
    assert values_of("place", merged.files) == [None, None, "Bonn"]
    assert (
        merged.files["catalog.csv"].splitlines()[0].endswith(",language,phase,place,related,citation_files")
    )
    properties = json.loads(merged.files["catalog.schema.json"])["$defs"]["kind.topic"]["properties"]
    assert properties["phase"] == {
        "anyOf": [{"title": "Phase", "enum": ["Draft"]}, {"title": "Phase", "enum": ["Final"]}]
    }


def left_out(form: str, *paths: Path) -> str:
    return f"{form} is left out, as there is no {' and no '.join(map(str, paths))}"


def test_a_form_that_one_site_does_not_have(tmp_path: Path) -> None:
    sites = [replace(one, path=tmp_path / one.name / "catalog.json") for one in two_sites()]
    for one in sites:
        one.path.parent.mkdir()
    (tmp_path / "Law" / "catalog.bib").touch()
    merged = merge([sites[0], replace(sites[1], entries=[])], name="", url=WIKI)
    assert tuple(merged.files) == ("catalog.json", "catalog.csv", "catalog.schema.json", "catalog.jsonld")
    assert merged.warnings == [left_out("catalog.bib", tmp_path / "Terms" / "catalog.bib")]
    (tmp_path / "Terms" / "catalog.jsonld").touch()
    merged = merge([replace(sites[0], nodes=[]), sites[1]], name="", url=WIKI)
    assert tuple(merged.files) == ("catalog.json", "catalog.csv", "catalog.schema.json", "catalog.bib")
    assert merged.warnings == [left_out("catalog.jsonld", tmp_path / "Law" / "catalog.jsonld")]


def test_forms_that_no_site_has(tmp_path: Path) -> None:
    sites = [
        replace(one, path=tmp_path / one.name / "catalog.json", entries=[], nodes=[]) for one in two_sites()
    ]
    merged = merge(sites, name="", url=WIKI)
    assert tuple(merged.files) == ("catalog.json", "catalog.csv", "catalog.schema.json")
    assert merged.warnings == [
        left_out(form, tmp_path / "Law" / form, tmp_path / "Terms" / form)
        for form in ("catalog.bib", "catalog.jsonld")
    ]


@pytest.mark.parametrize("address", ["", "https://other.example/"])
def test_what_the_sites_say_is_left_as_it_was(address: str) -> None:
    sites = two_sites()
    before = json.dumps([[one.articles, one.nodes] for one in sites])
    merge(sites, name="All", url=address)
    assert json.dumps([[one.articles, one.nodes] for one in sites]) == before
