"""Which pages must be written again: those that show something which has changed elsewhere.

What each page shows of other articles is digested. The digests of what was written are kept beside
the output, and saved when a build ends well: a build that was stopped, or another builder on the
same doctrees, cannot make a page pass for new.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_policywindow.addresses import page_url
from sphinx_policywindow.articles.model import Article, Link
from sphinx_policywindow.domain import PageData, PolicyWindowDomain, domain_of
from sphinx_policywindow.version import __version__


class State(TypedDict):
    """What is kept beside the output: a digest of each page, and the citation files that are ours."""

    pages: dict[str, str]
    files: list[str]


_FILE_NAME = ".policywindow.json"
_WRITES_EVERYTHING = ("latex", "texinfo", "man", "")
"""The formats of builders that write every page every time, or none; so do two builders of HTML."""


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that show what has changed since they were written (``env-updated``)."""
    domain = domain_of(env)
    domain.forget_catalog()
    domain.written = {}
    if app.builder.format in _WRITES_EVERYTHING or app.builder.name in ("epub", "singlehtml"):
        return []
    domain.shown = {
        docname: _digest(domain, docname, page)
        for docname, page in domain.pages.items()
        if page.article or page.blocks or any(map(domain.catalog.find, page.references))
    }
    before = load_state(app)["pages"]
    return [docname for docname, digest in domain.shown.items() if before.get(docname) != digest]


def note_written(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Note that a page is about to be written (``doctree-resolved``, in the main process)."""
    domain = domain_of(app.env)
    if docname in domain.shown:
        domain.written[docname] = domain.shown[docname]


def save(app: Sphinx, exception: Exception | None) -> None:
    """Keep the digests of what has been written (``build-finished``)."""
    domain = domain_of(app.env)
    if exception is not None or not domain.shown:
        return
    kept = load_state(app)
    before = {docname: digest for docname, digest in kept["pages"].items() if docname in domain.shown}
    save_state(app, {**kept, "pages": {**before, **domain.written}})


def load_state(app: Sphinx) -> State:
    """Return what is kept beside the output: of a file that cannot be read, nothing."""
    try:
        loaded = json.loads(_path(app).read_text(encoding="utf-8"))
        return {"pages": dict(loaded["pages"]), "files": list(loaded["files"])}
    except (OSError, ValueError, TypeError, KeyError):
        return {"pages": {}, "files": []}


def save_state(app: Sphinx, state: State) -> None:
    """Keep *state* beside the output; write nothing where nothing has changed, and no file for nothing."""
    if state == load_state(app):
        return
    path = _path(app)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(state, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    temporary.replace(path)


def _path(app: Sphinx) -> Path:
    return Path(app.outdir) / _FILE_NAME


def _digest(domain: PolicyWindowDomain, docname: str, page: PageData) -> str:
    around = (__version__, domain.settings.fingerprint, page_url(domain.builder, docname))
    facts = [*around, *_facts(domain, docname, page)]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:16]


def _facts(domain: PolicyWindowDomain, docname: str, page: PageData) -> Iterator[str]:
    """Yield, as text, everything that a page shows of articles."""
    catalog = domain.catalog
    if page.article is not None:
        related = catalog.related(page.article, "related")
        yield f"head {page.article} {[_link(domain, target) for target in related]}"
        yield from _summary(domain, page)
    for reference in page.references:
        yield f"{reference} {_link(domain, catalog.find(reference))}"
    for block in page.blocks:
        article = catalog.find(block.reference) if block.reference else catalog.on_page(docname)
        yield f"{block.name} {block.reference} {article}"
        if article is None:
            continue
        if block.name == "concept-summary":
            yield from _summary(domain, domain.pages[article.docname])
        if block.name == "at-a-glance":
            kinds = domain.settings.kinds
            for relation in (*kinds.relations(article.kind), *kinds.inverses(article.kind)):
                for target in catalog.related(article, relation):
                    jurisdiction = target.fields.get("jurisdiction") if isinstance(target, Article) else ""
                    yield f"{relation} {_link(domain, target)} {jurisdiction}"


def _summary(domain: PolicyWindowDomain, page: PageData) -> Iterator[str]:
    """Yield a summary, and the articles that it refers to."""
    for node in page.summary:
        yield node.pformat()
        for reference in node.findall(pending_xref):
            yield _link(domain, domain.catalog.find(reference.get("reftarget", "")))


def _link(domain: PolicyWindowDomain, target: Article | Link | None) -> str:
    """Return what a link shows, and where it leads."""
    if not isinstance(target, Article):
        return repr(target)
    url = domain.settings.url_of(target, page_url(domain.builder, target.docname))
    return f"{target.docname} {target.kind} {target.title} {url}"
