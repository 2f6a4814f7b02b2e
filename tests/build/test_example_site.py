"""The example site: complete, without a broken link, and read back by software as it was meant."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urlparse

import bibtexparser
import pytest
import rispy
from bs4 import BeautifulSoup
from pybtex.database import parse_string

from sphinx_policywindow.articles.catalog import Catalog
from sphinx_policywindow.citations.names import inverted
from sphinx_policywindow.domain import domain_of
from tests.build.test_metadata import graph_of, metas
from tests.conftest import Build, Project

SOURCE = Path(__file__).parents[2] / "example_site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return Project(source=SOURCE, output=tmp_path_factory.mktemp("example")).build("html")


@pytest.fixture(scope="module")
def catalog(site: Build) -> Catalog:
    return domain_of(site.app.env).catalog


def test_it_is_a_small_real_wiki(catalog: Catalog) -> None:
    number = {kind: sum(article.kind == kind for article in catalog) for kind in catalog.kinds.by_name}
    assert number["concept"] >= 14
    assert number["instrument"] >= 6
    assert number["topic"] >= 3
    assert number["benchmark"] >= 3
    assert all(article.summary and article.primary_source and article.source_url for article in catalog)


def test_each_article_has_150_to_400_words(catalog: Catalog) -> None:
    for article in catalog:
        text = (SOURCE / f"{article.docname}.md").read_text(encoding="utf-8")
        prose = text.split("---", 2)[2].split("## Further reading")[0]
        words = [word for word in prose.split() if any(character.isalnum() for character in word)]
        assert 150 <= len(words) <= 400, (article.slug, len(words))


def test_no_link_inside_is_broken(site: Build) -> None:
    pages = {
        path: BeautifulSoup(path.read_text(encoding="utf-8"), "html5lib")
        for path in site.outdir.rglob("*.html")
    }
    broken = []
    for path, page in pages.items():
        for link in page.select("a[href]"):
            parts = urlparse(str(link["href"]))
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            exists = target.is_file()
            named = (
                not parts.fragment or target not in pages or pages[target].find(id=unquote(parts.fragment))
            )
            if not (exists and named):
                broken.append((path.name, link["href"]))
    assert broken == []


def test_its_files_read_back(site: Build, catalog: Catalog) -> None:
    for article in catalog:
        stem = f"_citations/{article.slug}"
        item = domain_of(site.app.env).settings.item_of(article, "")
        authors = [inverted(author) for author in item.authors]
        [ris] = rispy.loads(site.text(f"{stem}.ris"))
        assert [author.removesuffix(",") for author in ris["authors"]] == authors
        [csl] = json.loads(site.text(f"{stem}.json"))
        assert csl["type"] == "webpage"
        title = csl["title"].replace("<i>", "").replace("</i>", "")
        assert title == ris["title"]
        bibtex = site.text(f"{stem}.bib")
        assert list(parse_string(bibtex, "bibtex").entries) == [f"thegovernancewiki-{article.slug}"]
        library = bibtexparser.parse_string(bibtex)
        assert (len(library.entries), library.failed_blocks) == (1, [])


def test_its_heads_are_read(site: Build, catalog: Catalog) -> None:
    for article in catalog:
        found = metas(site.html(f"{article.docname}.html"))
        assert found["citation_title"] == [article.title.replace("'", "’")]
        assert found["citation_public_url"] == found["og:url"]
        about = graph_of(site, f"{article.docname}.html")
        assert about["Article"]["url"] == found["og:url"][0]


def test_each_print_view_stands_by_itself(site: Build, catalog: Catalog) -> None:
    for article in catalog:
        page = site.html(f"{article.docname}.print.html")
        headings = [heading.get_text() for heading in page.select("h2")]
        assert headings[:2] == ["Summary", "At a glance"]
        assert headings[-1] == "How to cite this article"
        labels = [label.get_text() for label in page.select(".policywindow-cite dt, .policywindow-export dt")]
        assert labels == ["APA", "Chicago", "Harvard", "OSCOLA", "BibTeX"]
        for link in page.select("main a[href]"):
            address = str(link["href"])
            assert address.startswith(("https://", "http://")) or page.find(id=address.removeprefix("#"))


def test_nothing_on_a_page_is_fetched_from_elsewhere(site: Build) -> None:
    for path in site.outdir.rglob("*.html"):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html5lib")
        sources = [tag["src"] for tag in page.select("[src]")]
        sources += [tag["href"] for tag in page.select('link[rel="stylesheet"]')]
        assert [source for source in sources if urlparse(str(source)).netloc] == []
