"""``merge-catalogs``: what several sites say of their articles is one catalog, as one site would write it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sphinx_policywindow.__main__ import main
from tests.build.test_catalog_files import (
    KINDS,
    NAMES,
    assert_bibtex_says,
    assert_csv_says,
    assert_linked_data_says,
    graph,
    rows,
)
from tests.build.test_catalog_files import articles as by_slug
from tests.conftest import Build, Project

CONF = """
project = "{name}"
language = "{language}"
extensions = ["myst_parser", "sphinx.ext.intersphinx", "sphinx_policywindow"]
html_baseurl = "https://wiki.example/{name}"
intersphinx_mapping = {mapping}
policywindow_site_name = "Wiki"
"""
TERMS = "https://wiki.example/terms/"
ACT = """---
instrument:
  summary: A law.
  authors: [{family: Okafor, given: Amina, orcid: 0000-0002-1825-0097}, Policy Unit]
  uses: [terms:threshold, {title: A standard, url: "https://standards.example/1"}]
  related: [other]
---

# Act
"""
OTHER = "---\ntopic:\n  summary: Another.\n---\n\n# Other\n"
THRESHOLD = "---\nconcept:\n  summary: A number.\n---\n\n# Compute Threshold\n"


@dataclass(frozen=True, kw_only=True)
class Merged:
    """What a merge has left, its exit status, and what it said of it."""

    build: Build
    status: int
    errors: str

    def data(self) -> dict[str, Any]:
        result: dict[str, Any] = json.loads(self.build.text("catalog.json"))
        return result


def make_site(
    folder: Path,
    name: str,
    pages: Mapping[str, str],
    *,
    language: str = "en",
    terms: str = "",
    conf: str = "",
) -> Build:
    """Build a site of that name, which may know the site ``terms`` in the same folder by its address."""
    project = Project(source=folder / name, output=folder / f"{name}-output")
    inventory = str(folder / "terms-output/html/objects.inv")
    mapping = {"terms": (terms, inventory)} if terms else {}
    project.write("conf.py", CONF.format(name=name, language=language, mapping=mapping) + conf)
    project.write("index.md", "# Home\n\n```{toctree}\n:glob:\n\n**\n```\n")
    for page, text in pages.items():
        project.write(page, text)
    return project.build()


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., Build]:
    """Return a function that builds a site, as :func:`make_site` does."""
    return partial(make_site, tmp_path)


@pytest.fixture
def merge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Merged]:
    """Return a function that merges the catalogs of sites, the first of which has been built here."""

    def run(*sites: Build | Path, url: str = "https://wiki.example/", name: str = "All") -> Merged:
        places = [str(site.outdir if isinstance(site, Build) else site) for site in sites]
        options = [*(["--url", url] if url else []), *(["--site-name", name] if name else [])]
        outdir = tmp_path / "merged"
        capsys.readouterr()
        status = main(["merge-catalogs", *places, "--output", str(outdir), *options])
        errors = capsys.readouterr().err.replace(f"{tmp_path}{os.sep}", "")
        assert isinstance(sites[0], Build)
        return Merged(build=replace(sites[0], outdir=outdir), status=status, errors=errors)

    return run


@pytest.fixture(scope="module")
def two_sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, Build]:
    folder = tmp_path_factory.mktemp("sites")
    terms = make_site(folder, "terms", {"threshold.md": THRESHOLD})
    return make_site(folder, "law", {"act.md": ACT, "other.md": OTHER}, terms=TERMS), terms


@pytest.fixture
def law_and_terms(two_sites: tuple[Build, Build], tmp_path: Path) -> tuple[Build, Build]:
    """Return a copy of what both sites have written."""
    law, terms = (
        replace(site, outdir=Path(shutil.copytree(site.outdir, tmp_path / name)))
        for site, name in zip(two_sites, ("law", "terms"), strict=True)
    )
    return law, terms


def test_one_site_stays_what_it_was(site: Callable[..., Build], merge: Callable[..., Merged]) -> None:
    pages = {
        "iso.md": "---\nstandard:\n  summary: A standard.\n  bodies: [ISO]\n  defines: [risk]\n---\n\n# ISO\n",
        "risk.md": "---\nconcept:\n  summary: A risk.\n---\n\n# Risk\n",
    }
    one = site("law", pages, conf=KINDS)
    merged = merge(one, url="https://wiki.example/law/", name="")
    assert (merged.status, merged.errors) == (0, "")
    ours = {name: merged.build.text(name).replace("/law/", "/law") for name in NAMES}
    assert ours == {name: one.text(name).replace("/law/", "/law") for name in NAMES}


def test_all_articles_are_said_once_in_every_form(
    law_and_terms: tuple[Build, Build], merge: Callable[..., Merged]
) -> None:
    law, terms = law_and_terms
    merged = merge(law, terms, terms.outdir / "catalog.json")
    assert (merged.status, merged.errors) == (0, "")
    found = by_slug(merged.build)
    assert list(found) == ["act", "other", "threshold"]
    assert merged.data()["site"] == {"name": "All", "url": "https://wiki.example/", "language": "en"}
    assert_csv_says(found, merged.build)
    assert_bibtex_says(found, merged.build)
    assert_linked_data_says(found, merged.build)
    assert found["act"]["page"] == "law/act.html"
    assert found["act"]["citation_files"][0]["path"] == "law/_citations/act.bib"


def test_a_link_to_another_part_is_an_article_of_the_whole(
    law_and_terms: tuple[Build, Build], merge: Callable[..., Merged]
) -> None:
    law, terms = law_and_terms
    address = "https://wiki.example/terms/threshold.html"
    assert "slug" not in by_slug(law)["act"]["uses"][0]
    merged = merge(law, terms)
    assert by_slug(merged.build)["act"]["uses"] == [
        {"kind": "concept", "slug": "threshold", "title": "Compute Threshold", "url": address},
        {"title": "A standard", "url": "https://standards.example/1"},
    ]
    assert rows(merged.build)["act"]["uses"] == "threshold\nA standard <https://standards.example/1>"
    [act] = [page for page in graph(merged.build)["Article"] if page["headline"] == "Act"]
    assert {"@id": address} in act["mentions"]


def test_so_is_one_whose_address_is_relative(
    site: Callable[..., Build], merge: Callable[..., Merged]
) -> None:
    terms = site("terms", {"threshold.md": THRESHOLD})
    law = site("law", {"act.md": ACT, "other.md": OTHER}, terms="../terms/")
    assert by_slug(law)["act"]["uses"][0]["url"] == "../terms/threshold.html"
    assert by_slug(merge(law, terms).build)["act"]["uses"][0]["slug"] == "threshold"


def test_and_one_to_the_page_where_the_canonical_address_is_another(
    site: Callable[..., Build], merge: Callable[..., Merged]
) -> None:
    canonical = 'policywindow_url = "https://id.example/{slug}"\n'
    terms = site("terms", {"threshold.md": THRESHOLD}, conf=canonical)
    law = site("law", {"act.md": ACT, "other.md": OTHER}, terms=TERMS)
    merged = merge(law, terms)
    [concept, _] = by_slug(merged.build)["act"]["uses"]
    assert (concept["slug"], concept["url"]) == ("threshold", "https://id.example/threshold")
    [act] = [page for page in graph(merged.build)["Article"] if page["headline"] == "Act"]
    assert {"@id": "https://id.example/threshold"} in act["mentions"]


def test_addresses_that_are_not_below_that_of_the_whole(
    law_and_terms: tuple[Build, Build], merge: Callable[..., Merged]
) -> None:
    for url in ("", "https://elsewhere.example"):
        found = by_slug(merge(*law_and_terms, url=url).build)
        assert found["act"]["page"] == "https://wiki.example/law/act.html"
        assert found["act"]["citation_files"][0]["path"] == "https://wiki.example/law/_citations/act.bib"
    assert merge(*law_and_terms, url="").data()["site"] == {"name": "All", "language": "en"}


def test_one_slug_in_two_parts(site: Callable[..., Build], merge: Callable[..., Merged]) -> None:
    one, two = site("law", {"other.md": OTHER}), site("terms", {"a/other.md": OTHER})
    merged = merge(one, two)
    assert merged.status == 0
    assert merged.errors == (
        "warning: two articles have the slug 'other', law/other.html and terms/a/other.html; both stay\n"
    )
    keys = {article["page"]: article["citation_key"] for article in merged.data()["articles"]}
    assert keys == {"law/other.html": "wiki-other", "terms/a/other.html": "wiki-other-2"}
    found = {article["citation_key"]: article for article in merged.data()["articles"]}
    assert_bibtex_says(found, merged.build)


def test_parts_in_two_languages(site: Callable[..., Build], merge: Callable[..., Merged]) -> None:
    french = OTHER.replace("summary", "language: fr\n  summary")
    english = site("english", {"other.md": OTHER})
    brazilian = site("brazilian", {"other.md": OTHER, "french.md": french}, language="pt_BR")
    merged = merge(english, brazilian)
    assert (merged.status, merged.errors) == (0, "")
    assert "language" not in merged.data()["site"]
    said = {
        article["page"]: (article["language"], article["citation_key"])
        for article in merged.data()["articles"]
    }
    assert said == {
        "brazilian/french.html": ("fr", "wiki-french"),
        "brazilian/other.html": ("pt-BR", "wiki-other"),
        "english/other.html": ("en", "wiki-other-en"),
    }
    by_slug(merged.build)


def test_kinds_that_are_declared_in_two_ways(
    site: Callable[..., Build], merge: Callable[..., Merged]
) -> None:
    def conf(label: str, choices: list[str], *, required: bool) -> str:
        stage = {"name": "stage", "label": "Stage", "choices": choices, "required": required}
        kind = {"label": label, "plural": "Norms", "fields": [stage]}
        return f"policywindow_kinds = {{'norm': {kind}}}\n"

    draft = "---\nnorm:\n  summary: S.\n  stage: draft\n---\n\n# Norm\n"
    over, none = draft.replace("draft", "over"), draft.replace("  stage: draft\n", "")
    strict = conf("Norm", ["draft", "final"], required=True)
    one = site("law", {"draft.md": draft}, conf=strict)
    loose = conf("Rule", ["over"], required=False)
    two = site("terms", {"over.md": over, "none.md": none}, conf=loose)
    merged = merge(one, two)
    assert merged.errors == (
        "warning: terms-output/html/catalog.json: the kind 'norm' is called 'Rule', 'Norms';"
        " 'Norm', 'Norms' from before counts\n"
    )
    assert merged.data()["kinds"]["norm"] == {"label": "Norm", "plural": "Norms"}
    assert list(by_slug(merged.build)) == ["draft", "none", "over"]


def test_a_form_that_one_part_does_not_have(
    law_and_terms: tuple[Build, Build], merge: Callable[..., Merged]
) -> None:
    law, terms = law_and_terms
    merged = merge(law, terms)
    (law.outdir / "catalog.bib").unlink()
    merged = merge(law, terms)
    assert merged.errors == "warning: catalog.bib is left out, as there is no law/catalog.bib\n"
    left = sorted(path.name for path in merged.build.outdir.iterdir())
    assert left == sorted({*NAMES} - {"catalog.bib"})


def test_the_catalog_of_a_site_is_not_written_over(
    law_and_terms: tuple[Build, Build], capsys: pytest.CaptureFixture[str]
) -> None:
    law, terms = law_and_terms
    before = law.text("catalog.json")
    assert main(["merge-catalogs", str(law.outdir), str(terms.outdir), "--output", str(law.outdir)]) == 2
    assert "--output: expected a folder other than that of a site" in capsys.readouterr().err
    assert law.text("catalog.json") == before


def replaced(**values: Any) -> Callable[[str], str]:
    return lambda text: json.dumps({**json.loads(text), **values})


BROKEN: dict[str, tuple[str, Callable[[str], str | None], str]] = {
    "no catalog": (
        "catalog.json",
        lambda text: None,
        "catalog.json: expected a file of a catalog, found none: No such file or directory",
    ),
    "no JSON": (
        "catalog.json",
        lambda text: text[:-3],
        "catalog.json: expected JSON, found none: Expecting ',' delimiter",
    ),
    "nested too deeply": (
        "catalog.json",
        lambda text: "[" * 100_000,
        "catalog.json: expected JSON, found none",
    ),
    "a list": ("catalog.json", lambda text: "[]", "catalog.json: expected the format_version 1, found none"),
    "a later version": (
        "catalog.json",
        replaced(format_version=2),
        "catalog.json: expected the format_version 1, found 2",
    ),
    "no articles": ("catalog.json", replaced(articles=[]), "of length >= 1 - at `$.articles`"),
    "an article of no page": (
        "catalog.json",
        replaced(articles=[{"kind": "topic", "slug": "a", "title": "A"}]),
        "missing required field `page` - at `$[0]`",
    ),
    "a number": (
        "catalog.json",
        replaced(articles=[{"kind": 1}]),
        "Expected `str | array`, got `int` - at `$.articles[0][...]`",
    ),
    "an unknown kind": (
        "catalog.json",
        replaced(kinds={}),
        "catalog.json: expected 'instrument' to be one of its kinds",
    ),
    "no address": (
        "catalog.json",
        replaced(site={"name": "Law"}),
        "expected an http or https address as the site's, by html_baseurl in its conf.py; found none",
    ),
    "another address": (
        "catalog.json",
        replaced(site={"name": "Law", "url": "/law/"}),
        "expected an http or https address as the site's, by html_baseurl in its conf.py; found '/law/'",
    ),
    "no schema": (
        "catalog.schema.json",
        lambda text: None,
        "catalog.schema.json: expected a file of a catalog",
    ),
    "another schema": (
        "catalog.schema.json",
        lambda text: "{}",
        "catalog.schema.json: expected what a build",
    ),
    "fewer entries": (
        "catalog.bib",
        lambda text: text.split("\n\n")[0] + "\n",
        "catalog.bib: expected an entry for each article of catalog.json (2), found 1",
    ),
    "other linked data": (
        "catalog.jsonld",
        lambda text: text.replace('"@id":"https', '"id":"https'),
        "catalog.jsonld: expected what a build",
    ),
    "no text": (
        "catalog.bib",
        lambda text: "\udcff",
        "catalog.bib: expected a file of a catalog, found none: it",
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_what_no_build_has_written(
    law_and_terms: tuple[Build, Build], merge: Callable[..., Merged], broken: str
) -> None:
    law, terms = law_and_terms
    name, edit, said = BROKEN[broken]
    path = law.outdir / name
    text = edit(path.read_bytes().decode("utf-8"))
    path.unlink()
    if text is not None:
        path.write_bytes(text.encode("utf-8", errors="surrogateescape"))
    merged = merge(terms, law)
    assert merged.status == 2
    assert merged.errors.startswith(f"error: law/{name}: expected ")
    assert said in merged.errors
    assert not merged.build.outdir.exists()


def test_an_address_of_the_whole_that_is_none(
    law_and_terms: tuple[Build, Build], merge: Callable[..., Merged]
) -> None:
    merged = merge(*law_and_terms, url="wiki.example")
    assert merged.status == 2
    assert merged.errors == "error: --url: expected an http or https address, found 'wiki.example'\n"
    assert not merged.build.outdir.exists()
