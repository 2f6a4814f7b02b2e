"""The catalog says of every article, and between them, what the records say; whatever reads it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import bibtexparser
import jsonschema
import pytest
from pybtex.database import parse_string
from pyld import jsonld

from sphinx_policywindow.outputs import catalog
from tests.build.test_metadata import CONF, HOSTILE, PAGES, RECORD
from tests.conftest import Build, Project

EXAMPLE = Path(__file__).parents[2] / "example_site"
NAMES = ["catalog.bib", "catalog.csv", "catalog.json", "catalog.jsonld", "catalog.schema.json"]
BASE = "https://catalog.example.org/catalog.jsonld"
LINK = re.compile(r"(.*) <(.*)>")
INVERSE = {"uses": "used_by", "used_by": "uses"}


def articles(build: Build) -> dict[str, dict[str, Any]]:
    """Return the articles of ``catalog.json`` by slug; the file is held to its own schema."""
    data = json.loads(build.text("catalog.json"))
    schema = json.loads(build.text(data["$schema"]))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(data)
    assert data["format_version"] == 1
    return {article["slug"]: article for article in data["articles"]}


def rows(build: Build) -> dict[str, dict[str, str]]:
    """Return the rows of ``catalog.csv`` by slug, each without its empty cells."""
    raw = (build.outdir / "catalog.csv").read_bytes()
    found = list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True))
    return {row["slug"]: {name: cell for name, cell in row.items() if cell} for row in found}


def cell(value: Any) -> str:
    """Return what a cell holds of a value in JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(map(cell, value))
    if "path" in value:
        return str(value["path"])
    if "family" in value:
        family = " ".join(filter(None, [value.get("non-dropping-particle"), value["family"]]))
        name = ", ".join(filter(None, [family, value.get("given"), value.get("suffix")]))
        return f"{name} <https://orcid.org/{value['orcid']}>" if "orcid" in value else name
    return str(value["slug"]) if "slug" in value else f"{value['title']} <{value.get('url', '')}>"


def inert(cell: str) -> str:
    """Return a cell as a spreadsheet takes it for text."""
    return f"'{cell}" if cell[:1] in set("=+-@") else cell


def graph(build: Build) -> dict[str, list[dict[str, Any]]]:
    """Return the nodes of ``catalog.jsonld`` by type, as a processor expands and compacts them."""
    context = {"@vocab": "https://schema.org/"}

    def load(url: str, options: object) -> dict[str, Any]:
        assert url == "https://schema.org", "nothing else is asked for"
        document = {"@context": context}
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": document,
        }

    expanded = jsonld.expand(json.loads(build.text("catalog.jsonld")), {"documentLoader": load, "base": BASE})
    found: dict[str, list[dict[str, Any]]] = {}
    for node in jsonld.compact(expanded, context)["@graph"]:
        found.setdefault(node["@type"], []).append(node)
    return found


def ids(value: Any) -> list[str]:
    """Return the identifiers of one node or several; a processor makes no list of one."""
    nodes = value if isinstance(value, list) else [value]
    return [node["@id"] for node in nodes if "@id" in node]


def targets(article: dict[str, Any]) -> list[dict[str, Any]]:
    """Return each article of the catalog that a relation of *article* leads to."""
    entries = [entry for value in article.values() if isinstance(value, list) for entry in value]
    return [entry for entry in entries if isinstance(entry, dict) and "slug" in entry]


def assert_is_one(build: Build) -> None:
    """Hold the files of a catalog to each other."""
    found = articles(build)
    pages = [article["page"] for article in found.values()]
    assert pages == sorted(pages)
    for slug, article in found.items():
        assert all(value not in ("", [], {}, None) for value in article.values())
        for target in targets(article):
            there = found[target["slug"]]
            names = ("kind", "slug", "title", "url")
            assert target == {name: there[name] for name in names if name in there}
        for name, inverse in INVERSE.items():
            for target in article.get(name, []):
                backs = found[target["slug"]][inverse] if "slug" in target else [{"slug": slug}]
                assert slug in [back.get("slug") for back in backs]
        page = build.outdir / article["page"]
        files = [build.outdir / file["path"] for file in article.get("citation_files", [])]
        assert all(path.is_file() for path in (page if page.suffix else page / "index.html", *files))
    assert_csv_says(found, build)
    assert_bibtex_says(found, build)
    assert_linked_data_says(found, build)


def assert_csv_says(found: dict[str, dict[str, Any]], build: Build) -> None:
    cells = {
        slug: {name: inert(cell(value)) for name, value in article.items()} for slug, article in found.items()
    }
    assert rows(build) == cells
    raw = (build.outdir / "catalog.csv").read_bytes()
    assert raw.endswith(b"\r\n")
    assert not re.search(rb"\r(?!\n)", raw)


def assert_bibtex_says(found: dict[str, dict[str, Any]], build: Build) -> None:
    text = build.text("catalog.bib")
    keys = [article["citation_key"] for article in found.values()]
    assert list(parse_string(text, "bibtex").entries) == keys
    library = bibtexparser.parse_string(text)
    assert ([entry.key for entry in library.entries], library.failed_blocks) == (keys, [])


def assert_linked_data_says(found: dict[str, dict[str, Any]], build: Build) -> None:
    nodes = graph(build)
    [whole] = nodes.pop("DefinedTermSet")
    pages = nodes.pop("Article")
    address = {slug: urljoin(BASE, article.get("url", article["page"])) for slug, article in found.items()}
    assert whole["@id"] == f"{BASE}#catalog"
    assert ids(whole["hasPart"]) == [page["@id"] for page in pages] == list(address.values())
    assert ids(whole.get("hasDefinedTerm", [])) == [term["@id"] for term in nodes.get("DefinedTerm", [])]
    about = [subject["@id"] for subjects in nodes.values() for subject in subjects]
    assert sorted(page["about"]["@id"] for page in pages) == sorted(about)
    for page, article in zip(pages, found.values(), strict=True):
        assert page["isPartOf"]["@id"] == whole["@id"]
        assert set(ids(page.get("mentions", []))) == {address[target["slug"]] for target in targets(article)}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return Project(source=EXAMPLE, output=tmp_path_factory.mktemp("example")).build()


def test_the_example_site(example: Build) -> None:
    assert_is_one(example)
    found = articles(example)
    act = found["eu-ai-act"]
    assert act["jurisdiction"] == "European Union"
    assert "compute-threshold" in [target["slug"] for target in act["uses"]]
    threshold = found["compute-threshold"]
    assert "eu-ai-act" in [target["slug"] for target in threshold["used_by"]]
    assert threshold["url"] == "https://governance-wiki.example.org/concepts/compute-threshold.html"
    assert json.loads(example.text("catalog.json"))["site"] == {
        "name": "The Governance Wiki",
        "url": "https://governance-wiki.example.org/",
        "language": "en",
    }
    terms = [article for article in found.values() if article["kind"] == "concept"]
    assert len(graph(example)["DefinedTerm"]) == len(terms) > 10


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_small_wiki(project: Callable[[str], Project], builder: str) -> None:
    build = project("wiki").build(builder)
    assert_is_one(build)
    page = articles(build)["compute-threshold"]["page"]
    assert page == f"concepts/compute-threshold{'/' if builder == 'dirhtml' else '.html'}"


def test_without_an_address_there_is_none(project: Callable[[str], Project]) -> None:
    build = project("wiki").build(options={"policywindow_url": None, "policywindow_citation_formats": []})
    assert_is_one(build)
    names = {name for article in articles(build).values() for name in article}
    assert names.isdisjoint({"url", "edition_url", "citation_files"})
    assert "source_url" in names


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "text", "json"])
def test_no_other_builder_writes_it(project: Callable[[str], Project], builder: str) -> None:
    build = project("wiki").build(builder)
    assert [path.name for path in build.outdir.rglob("catalog*")] == []


def test_nothing_in_a_value_breaks_a_file(write_project: Callable[..., Project]) -> None:
    record = RECORD.replace(
        "  domain: safety\n",
        f"  domain: {json.dumps('a, b' + chr(10) + 'c' + HOSTILE, ensure_ascii=False)}\n"
        "  related:\n"
        '    - {title: "A \\"title\\", <b>\\r\\nand a line; </script>", url: "https://example.org/?a=1&b=2,3"}\n'
        "    - {title: Nowhere}\n    - other\n",
    )
    other = "---\ntopic:\n  title: =1+1\n  summary: 'A *summary* with {concept}`risk`, and \"quotes\".'\n---\n\n# Other\n"
    pages = {
        **PAGES,
        "wiki/risk.md": record,
        "index.md": PAGES["index.md"].replace("risk", "risk\nwiki/other"),
        "wiki/other.md": other,
    }
    build = write_project(pages, CONF).build(warnings=True)
    assert_is_one(build)
    found = articles(build)
    risk = found["risk"]
    assert risk["title"].replace("“", '"').replace("–", "--") == HOSTILE
    assert risk["domain"] == f"a, b c{HOSTILE}"
    assert risk["primary_source"] == "ER - TY - JOUR TI - forged"
    assert risk["edition_url"] == "https://wiki.example.org/risk?asOf=2026-05"
    assert (risk["published"], risk["updated"], risk["version"]) == ("2025", "2026-05", "1.10 & more")
    assert risk["authors"] == [
        {"family": 'O\'Brien "Bob"', "given": "Á. B.", "orcid": "0000-0002-1825-0097"},
        {"family": "Berg", "given": "Anna", "suffix": "Jr.", "non-dropping-particle": "van der"},
        "Policy & Window </script>",
    ]
    assert risk["related"] == [
        {"title": 'A "title", <b> and a line; </script>', "url": "https://example.org/?a=1&b=2,3"},
        {"title": "Nowhere"},
        {"kind": "topic", "slug": "other", "title": "=1+1", "url": "https://wiki.example.org/other"},
    ]
    summary = found["other"]["summary"].replace("“", '"').replace("”", '"').replace("–", "--")
    assert summary == f'A summary with {HOSTILE}, and "quotes".'
    assert "</script>" in rows(build)["risk"]["title"]
    assert rows(build)["other"]["title"] == "'=1+1"


KINDS = """
policywindow_kinds = {
    "standard": {
        "label": "Standard",
        "plural": "Standards",
        "schema_type": "DefinedTerm",
        "fields": [
            {"name": "status", "label": "Status", "choices": ["Draft", "In force"]},
            {"name": "bodies", "label": "Bodies", "many": True},
            {"name": "editors", "label": "Editors", "type": "author", "many": True},
            {"name": "since", "label": "Since", "type": "date"},
            {"name": "notes", "label": "Notes", "type": "markdown"},
        ],
        "relations": [
            {"name": "defines", "label": "Defines", "to": "concept", "inverse": "defined_by"},
        ],
    },
    "benchmark": None,
}
"""


def test_kinds_of_ones_own(write_project: Callable[..., Project]) -> None:
    pages = {
        "index.md": "# Home\n\n```{toctree}\niso\nrisk\n```\n",
        "iso.md": "---\nstandard:\n  summary: A standard.\n  status: In force\n  bodies: [ISO, IEC]\n"
        "  editors: [{family: Berg, given: Anna, non-dropping-particle: van der}, IEC]\n  since: 2018-02\n"
        "  notes: |\n    *Two*\n    lines.\n  defines: [risk]\n---\n\n# ISO\n",
        "risk.md": "---\nconcept:\n  summary: A risk.\n---\n\n# Risk\n",
    }
    build = write_project(pages, KINDS).build()
    assert_is_one(build)
    found = articles(build)
    own = {name: found["iso"][name] for name in ("status", "bodies", "editors", "since", "notes", "defines")}
    assert own == {
        "status": "In force",
        "bodies": ["ISO", "IEC"],
        "editors": [{"family": "Berg", "given": "Anna", "non-dropping-particle": "van der"}, "IEC"],
        "since": "2018-02",
        "notes": "*Two* lines.",
        "defines": [{"kind": "concept", "slug": "risk", "title": "Risk"}],
    }
    assert found["risk"]["defined_by"] == [{"kind": "standard", "slug": "iso", "title": "ISO"}]
    assert rows(build)["iso"]["editors"] == "van der Berg, Anna\nIEC"
    assert rows(build)["risk"]["defined_by"] == "iso"
    [term, other] = graph(build)["DefinedTerm"]
    assert {term["name"], other["name"]} == {"ISO", "Risk"}
    schema = json.loads(build.text("catalog.schema.json"))
    data = json.loads(build.text("catalog.json"))
    assert sorted(data["kinds"]) == ["concept", "instrument", "standard", "topic"]
    data["articles"][0]["status"] = "Over"
    assert not jsonschema.Draft202012Validator(schema).is_valid(data)


EDITS: dict[str, Callable[[Project], None]] = {
    "a title": lambda p: p.edit(
        "frontier-safety.md", "  title: Frontier Safety", "  title: Frontier, Safety"
    ),
    "a relation": lambda p: p.edit("instruments/order.md", "  uses: [compute-threshold]\n", ""),
    "a field": lambda p: p.edit("instruments/order.md", "United States", "US"),
    "a new first article": lambda p: (
        p.write("aa.md", "---\ntopic:\n  summary: A first one.\n---\n\n# First\n"),
        p.edit("index.md", "mmlu\n", "mmlu\naa\n"),
    )[0],
    "a new last article": lambda p: (
        p.write("zz.md", "---\ntopic:\n  summary: A last one.\n  related: [mmlu]\n---\n\n# Last\n"),
        p.edit("index.md", "mmlu\n", "mmlu\nzz\n"),
    )[0],
    "an article that is one no more": lambda p: p.write("frontier-safety.md", "# Frontier Safety\n"),
    "a slug that is taken": lambda p: p.edit("mmlu.md", "  domain:", "  slug: compute-threshold\n  domain:"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_written_again_is_what_a_clean_build_writes(
    project: Callable[[str], Project], edit: str
) -> None:
    wiki = project("wiki")
    before = wiki.build()
    stale = {name: before.text(name) for name in NAMES}
    EDITS[edit](wiki)
    incremental = wiki.build(warnings=True)
    clean = wiki.build(output="clean", doctrees="clean-doctrees", warnings=True)
    assert {name: incremental.text(name) for name in NAMES} == {name: clean.text(name) for name in NAMES}
    assert incremental.text("catalog.json") != stale["catalog.json"]
    assert_is_one(incremental)


@pytest.fixture
def described(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that gains the slug of each article that is made anew for the catalog."""
    seen: list[str] = []
    real = catalog.entry_of

    def entry_of(domain: Any, article: Any) -> Any:
        seen.append(article.slug)
        return real(domain, article)

    monkeypatch.setattr(catalog, "entry_of", entry_of)
    return seen


def test_only_what_has_changed_is_made_anew(project: Callable[[str], Project], described: list[str]) -> None:
    wiki = project("wiki")
    first = wiki.build()
    assert len(described) == len(set(described)) == 6
    times = {name: (first.outdir / name).stat().st_mtime_ns for name in NAMES}
    described.clear()
    wiki.build()
    assert described == []
    assert times == {name: (first.outdir / name).stat().st_mtime_ns for name in NAMES}
    EDITS["a field"](wiki)
    wiki.build()
    # The order, and the concept that it names.
    assert sorted(described) == ["compute-threshold", "order"]
    assert times["catalog.schema.json"] == (first.outdir / "catalog.schema.json").stat().st_mtime_ns
    assert times["catalog.json"] != (first.outdir / "catalog.json").stat().st_mtime_ns


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("left", [None, "", "{}\n", "a\r\n\nb\n]}\n"])
def test_a_file_that_is_missing_or_broken_is_made_anew(
    project: Callable[[str], Project], name: str, left: str | None
) -> None:
    wiki = project("wiki")
    build = wiki.build()
    whole = {name: build.text(name) for name in NAMES}
    (build.outdir / name).unlink()
    if left is not None:
        (build.outdir / name).write_text(left, encoding="utf-8")
        EDITS["a field"](wiki)
        wiki.build()
        wiki.edit("instruments/order.md", "US", "United States")
    wiki.build()
    assert {name: build.text(name) for name in NAMES} == whole


def test_a_build_that_was_stopped_while_it_wrote(
    project: Callable[[str], Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    wiki = project("wiki")
    clean = wiki.build()
    whole = {name: clean.text(name) for name in NAMES}
    EDITS["a field"](wiki)
    with monkeypatch.context() as patch:
        real = catalog.write

        def stop(root: Path, name: str, parts: Any) -> None:
            if name == "catalog.bib":
                raise KeyboardInterrupt
            real(root, name, parts)

        patch.setattr(catalog, "write", stop)
        with pytest.raises(KeyboardInterrupt):
            wiki.build()
    wiki.edit("instruments/order.md", "US", "United States")
    assert {name: wiki.build().text(name) for name in NAMES} == whole


def alternates(build: Build, name: str) -> list[tuple[str, str, str]]:
    tags = build.html(name).select('head link[rel="alternate"][title]')
    return [(str(tag["type"]), str(tag["href"]), str(tag["title"])) for tag in tags]


LINKS = [
    ("application/json", "catalog.json", "All articles (JSON)"),
    ("text/csv", "catalog.csv", "All articles (CSV)"),
    ("application/x-bibtex", "catalog.bib", "All articles (BibTeX)"),
    ("application/ld+json", "catalog.jsonld", "All articles (JSON-LD)"),
]


def test_the_root_page_names_the_files_and_no_other_page_does(project: Callable[[str], Project]) -> None:
    build = project("wiki").build()
    assert alternates(build, "index.html") == LINKS
    pages = [path.relative_to(build.outdir) for path in build.outdir.rglob("*.html")]
    assert [path for path in pages if alternates(build, str(path))] == [Path("index.html")]


def test_so_does_a_page_with_an_index_of_articles(project: Callable[[str], Project]) -> None:
    wiki = project("wiki")
    wiki.write("lists/all.md", "---\norphan: true\n---\n\n# All\n\n```{article-index}\n```\n")
    build = wiki.build()
    assert alternates(build, "lists/all.html") == [(kind, f"../{name}", title) for kind, name, title in LINKS]


def test_the_titles_are_in_the_language_of_the_project(project: Callable[[str], Project]) -> None:
    build = project("wiki").build(options={"language": "de"})
    assert next(title for _type, _href, title in alternates(build, "index.html")) == "Alle Artikel (JSON)"


def test_the_catalog_comes_and_goes_with_the_articles(write_project: Callable[..., Project]) -> None:
    home = "# Home\n\n```{toctree}\nother\n```\n"
    project = write_project({"index.md": home, "other.md": "# Other\n"})
    build = project.build()
    nothing = build.files()
    assert not [name for name in nothing if "catalog" in name or "policywindow" in name]
    # Neither page of the site is changed by this.
    project.write("risk.md", "---\norphan: true\nconcept:\n  summary: A risk.\n---\n\n# Risk\n")
    build = project.build()
    assert alternates(build, "index.html") == LINKS
    assert set(articles(build)) == {"risk"}
    (project.source / "risk.md").unlink()
    build = project.build()
    assert not [path.name for path in build.outdir.glob("catalog*")]
    assert alternates(build, "index.html") == []


def test_a_file_of_ones_own_is_left_alone(project: Callable[[str], Project]) -> None:
    wiki = project("wiki")
    wiki.write("extra/catalog.json", "mine")
    wiki.write(
        "conf.py", (wiki.source / "conf.py").read_text(encoding="utf-8") + 'html_extra_path = ["extra"]\n'
    )
    build = wiki.build()
    assert build.text("catalog.json") == "mine"
    named = [link["href"] for link in build.html("index.html").select('head link[rel="alternate"]')]
    assert "catalog.csv" in named
    assert "catalog.json" not in named
    assert "compute-threshold" in build.text("catalog.csv")
    wiki.edit("conf.py", 'html_extra_path = ["extra"]\n', "")
    assert "compute-threshold" in articles(wiki.build())
    wiki.write(
        "conf.py", (wiki.source / "conf.py").read_text(encoding="utf-8") + 'html_extra_path = ["extra"]\n'
    )
    assert wiki.build().text("catalog.json") == "mine"
