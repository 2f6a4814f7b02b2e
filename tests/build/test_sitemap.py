"""The map of a site, and the links of its articles, as the programs that they are for read them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from lxml import etree
from signposting import find_signposting_html
from usp.tree import sitemap_from_str

from tests.conftest import Build, Project

BASE = "https://wiki.example.org/base/"
CONF = f'html_baseurl = "{BASE}"\n'
PAGES = {
    "index.md": "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n",
    "risk.md": "---\nconcept:\n  summary: A.\n  updated: 2026-05-30\n---\n\n# Risk\n",
    "act & é.md": "---\ninstrument:\n  slug: act\n  summary: A.\n  updated: 2026-05\n---\n\n# Act\n",
    "plain.md": "# Plain\n",
    "hidden.md": "---\nmyst:\n  html_meta:\n    robots: noindex, follow\n---\n\n# Hidden\n",
}
ACT = f"{BASE}act%20%26%20%C3%A9.html"


def mapped(build: Build) -> dict[str, str]:
    """Return the last change of each page of the map, as a library for sitemaps reads it."""
    tree = sitemap_from_str(build.text("sitemap.xml"))
    return {
        page.url: f"{page.last_modified:%Y-%m-%d}" if page.last_modified else "" for page in tree.all_pages()
    }


def test_the_map_has_every_page(write_project: Callable[..., Project]) -> None:
    project = write_project(PAGES, CONF)
    build = project.build()
    assert mapped(build) == {
        ACT: "",
        f"{BASE}index.html": "",
        f"{BASE}plain.html": "",
        f"{BASE}risk.html": "2026-05-30",
    }
    root = etree.fromstring(build.text("sitemap.xml").encode())
    namespace = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert root.tag == f"{namespace}urlset"
    assert {child.tag for child in root} == {f"{namespace}url"}
    assert {tag.tag for child in root for tag in child} == {f"{namespace}loc", f"{namespace}lastmod"}
    before = build.files()
    project.edit("risk.md", "2026-05-30", "2026-06-01")
    project.edit("plain.md", "# Plain", "---\nmyst:\n  html_meta:\n    robots: NOINDEX\n---\n\n# Plain")
    changed = project.build()
    assert mapped(changed)[f"{BASE}risk.html"] == "2026-06-01"
    assert f"{BASE}plain.html" not in mapped(changed)
    clean = project.build(output="clean", doctrees="clean-doctrees")
    assert changed.text("sitemap.xml") == clean.text("sitemap.xml")
    assert before["sitemap.xml"] != changed.files()["sitemap.xml"]


def test_addresses_are_those_of_the_pages(write_project: Callable[..., Project]) -> None:
    build = write_project(PAGES, CONF).build("dirhtml")
    assert [*mapped(build)] == [f"{BASE}act%20%26%20%C3%A9/", BASE, f"{BASE}plain/", f"{BASE}risk/"]
    options = {"policywindow_url": BASE + "x/{slug}"}
    other = write_project(PAGES, CONF).build(options=options, output="other")
    assert [*mapped(other)] == [f"{BASE}x/act", f"{BASE}index.html", f"{BASE}plain.html", f"{BASE}x/risk"]
    options = {"policywindow_url": "https://short.example/{slug}"}
    elsewhere = write_project(PAGES, CONF).build(options=options, output="elsewhere")
    assert [*mapped(elsewhere)] == [f"{BASE}index.html", f"{BASE}plain.html"], "a map is of one site"


@pytest.mark.parametrize(
    ("pages", "options"),
    [
        (PAGES, {"policywindow_sitemap": False}),
        (PAGES, {"html_baseurl": ""}),
        ({"index.md": "# Home\n"}, {}),
        (PAGES, {"myst_html_meta": {"robots": "noindex"}}),
    ],
)
def test_there_is_none(
    write_project: Callable[..., Project], pages: dict[str, str], options: dict[str, Any]
) -> None:
    build = write_project(pages, CONF).build(options=options)
    assert not (build.outdir / "sitemap.xml").exists()


def test_it_goes_when_it_is_switched_off(write_project: Callable[..., Project]) -> None:
    project = write_project(PAGES, CONF)
    assert (project.build().outdir / "sitemap.xml").exists()
    build = project.build(options={"policywindow_sitemap": False})
    assert not (build.outdir / "sitemap.xml").exists()


@pytest.mark.parametrize("is_there_first", [False, True])
def test_that_of_another_extension_stays(write_project: Callable[..., Project], is_there_first: bool) -> None:
    project = write_project(PAGES, CONF)
    if is_there_first:
        project.build()
    with (project.source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(
            "def setup(app):\n    def write(app, exception):\n"
            "        (app.outdir / 'sitemap.xml').write_text('theirs')\n"
            "    app.connect('build-finished', write)\n"
        )
    assert project.build().text("sitemap.xml") == "theirs"
    assert project.build().text("sitemap.xml") == "theirs"


@pytest.mark.filterwarnings("ignore")  # it uses what Sphinx 11 will not have, and leaves a process
def test_that_of_sphinx_sitemap_stays(write_project: Callable[..., Project]) -> None:
    conf = f'{CONF}extensions.append("sphinx_sitemap")\nsitemap_url_scheme = "{{link}}"\n'
    project = write_project(PAGES, conf)
    build = project.build()
    assert "sphinx-policywindow" not in build.text("sitemap.xml")
    assert f"{BASE}risk.html" in mapped(build)
    named = project.build(output="named", options={"sitemap_filename": "pages.xml"})
    assert not (named.outdir / "sitemap.xml").exists(), "it has one, by another name"


def test_that_of_the_project_stays(write_project: Callable[..., Project]) -> None:
    project = write_project({**PAGES, "extra/sitemap.xml": "mine"}, f'{CONF}html_extra_path = ["extra"]\n')
    assert project.build().text("sitemap.xml") == "mine"
    assert project.build().text("sitemap.xml") == "mine"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and yield its address."""
    folder.mkdir(parents=True)
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


RECORD = """---
concept:
  summary: A.
  authors: [{family: Okafor, orcid: 0000-0002-1825-0097}, {family: Berg}]
  license: CC-BY-4.0
  doi: 10.5281/zenodo.1
  updated: 2026
---

# Risk
"""


def test_signposting(write_project: Callable[..., Project]) -> None:
    """A client of FAIR Signposting reads the same in the head of a page and in the file of links."""
    project = write_project({"index.md": "# Home\n\n```{toctree}\na/risk\n```\n", "a/risk.md": RECORD})
    with served(project.output / "html") as site:
        build = project.build(options={"html_baseurl": site})
        page = f"{site}a/risk.html"
        found = find_signposting_html(page)
        assert str(found.citeAs.target) == "https://doi.org/10.5281/zenodo.1"
        assert targets(found.authors) == {"https://orcid.org/0000-0002-1825-0097": None}
        assert [*targets(found.types)] == ["https://schema.org/AboutPage", "https://schema.org/Article"]
        assert targets(found.describedBy) == {
            f"{site}_citations/risk.bib": "application/x-bibtex",
            f"{site}_citations/risk.json": "application/vnd.citationstyles.csl+json",
            f"{site}_citations/risk.ris": "application/x-research-info-systems",
            f"{site}catalog.jsonld": "application/ld+json",
        }
        assert targets(found.items) == {f"{site}a/risk.print.html": "text/html"}
        assert str(found.license.target) == "https://creativecommons.org/licenses/by/4.0/"
        assert targets(found.linksets) == {f"{site}linkset.json": "application/linkset+json"}
    contexts = {
        context.pop("anchor"): context for context in json.loads(build.text("linkset.json"))["linkset"]
    }
    links = {rel: {link["href"] for link in there} for rel, there in contexts[page].items()}
    assert links == {
        "cite-as": {str(found.citeAs.target)},
        "author": {*targets(found.authors)},
        "type": {*targets(found.types)},
        "describedby": {*targets(found.describedBy)},
        "item": {*targets(found.items)},
        "license": {str(found.license.target)},
    }
    home = [{"href": page, "type": "text/html"}]
    assert contexts[f"{site}a/risk.print.html"]["collection"] == home
    assert contexts[f"{site}_citations/risk.bib"] == {"describes": home}
    for anchor in contexts:
        assert (build.outdir / anchor.removeprefix(site)).is_file()


def targets(signposts: Any) -> dict[str, str | None]:
    """Return the address of each signpost, with the type that it gives."""
    return {
        str(one.target): one.type and str(one.type) for one in sorted(signposts, key=lambda one: one.target)
    }


def test_the_links_follow_what_the_pages_offer(write_project: Callable[..., Project]) -> None:
    project = write_project({"index.md": "# Home\n\n```{toctree}\nrisk\n```\n", "risk.md": RECORD}, CONF)
    assert "risk.print.html" in project.build().text("linkset.json")
    build = project.build(options={"policywindow_print_view": False})
    [page, *_files] = json.loads(build.text("linkset.json"))["linkset"]
    assert page["item"] == [{"href": f"{BASE}risk.html", "type": "text/html"}], "it is all there is"
    assert "risk.print.html" not in build.text("linkset.json")
    project.build(options={"html_baseurl": ""})
    assert not (build.outdir / "linkset.json").exists(), "nothing says where its files are"
