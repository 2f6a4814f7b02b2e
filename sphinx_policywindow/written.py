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

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_policywindow.addresses import page_url
from sphinx_policywindow.articles.model import Article, Link
from sphinx_policywindow.domain import PageData, PolicyWindowDomain, domain_of

_FILE_NAME = ".policywindow.json"
_INCREMENTAL_FORMATS = ("html", "text", "xml", "pseudoxml")


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that show what has changed since they were written (``env-updated``)."""
    domain = domain_of(env)
    domain.forget_catalog()
    domain.written = {}
    if app.builder.format not in _INCREMENTAL_FORMATS:
        return []
    domain.shown = {
        docname: _digest(domain, docname, page)
        for docname, page in domain.pages.items()
        if page.article or page.blocks or page.references
    }
    before = _load(app)
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
    before = {docname: digest for docname, digest in _load(app).items() if docname in domain.shown}
    now = {**before, **domain.written}
    if now != _load(app):
        path = _path(app)
        temporary = path.with_suffix(".tmp")
        temporary.write_text(json.dumps(now, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        temporary.replace(path)


def _path(app: Sphinx) -> Path:
    return Path(app.outdir) / _FILE_NAME


def _load(app: Sphinx) -> dict[str, str]:
    try:
        loaded = json.loads(_path(app).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _digest(domain: PolicyWindowDomain, docname: str, page: PageData) -> str:
    facts = [domain.settings.fingerprint, page_url(domain.builder, docname), *_facts(domain, docname, page)]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:16]


def _facts(domain: PolicyWindowDomain, docname: str, page: PageData) -> Iterator[str]:
    """Yield, as text, everything that a page shows of articles."""
    catalog = domain.catalog
    if page.article is not None:
        related = catalog.related(page.article, "related")
        yield f"head {page.article} {[_link(target) for target in related]}"
        yield from (node.pformat() for node in page.summary)
    for reference in page.references:
        yield f"{reference} {_link(catalog.find(reference))}"
    for name, reference in page.blocks:
        article = catalog.find(reference) if reference else catalog.on_page(docname)
        yield f"{name} {reference} {article}"
        if article is None:
            continue
        if name == "concept-summary":
            yield from (node.pformat() for node in domain.pages[article.docname].summary)
        if name == "at-a-glance":
            kinds = domain.settings.kinds
            for relation in (*kinds.relations(article.kind), *kinds.inverses(article.kind)):
                for target in catalog.related(article, relation):
                    jurisdiction = target.fields.get("jurisdiction") if isinstance(target, Article) else ""
                    yield f"{relation} {_link(target)} {jurisdiction}"


def _link(target: Article | Link | None) -> str:
    """Return what a link shows, and where it leads."""
    return f"{target.docname} {target.title}" if isinstance(target, Article) else repr(target)
