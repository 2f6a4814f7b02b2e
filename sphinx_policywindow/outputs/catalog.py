"""The catalog files, at the root of the HTML output, and the pages that name them in their heads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_policywindow.addresses import file_of_project, is_website, page_address, url_of
from sphinx_policywindow.articles.model import Article, Link
from sphinx_policywindow.catalog_data import (
    NAMES,
    dataset_of,
    dataset_on_root,
    file_address,
    free_names,
)
from sphinx_policywindow.disk import write
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of
from sphinx_policywindow.metadata import head, linked_data
from sphinx_policywindow.metadata.catalog_entry import Entry
from sphinx_policywindow.metadata.catalog_schema import SCHEMA_NAME, catalog_schema
from sphinx_policywindow.metadata.exports import FILES, LINKSET, Export, Place
from sphinx_policywindow.outputs.description import describe
from sphinx_policywindow.outputs.files import own
from sphinx_policywindow.translation import _
from sphinx_policywindow.version import __version__
from sphinx_policywindow.written import load_state, save_state

_FILES = {**FILES, **LINKSET}


def write_catalog(app: Sphinx, exception: Exception | None) -> None:
    """Write the catalog where something of it has changed, or remove it (Sphinx's ``build-finished``)."""
    domain = domain_of(app.env)
    if exception is not None or not is_website(app.builder):
        return
    names = free_names(app.builder) if domain.has_articles else []
    said = digests_of(domain, names) if domain.has_articles else {}
    before = load_state(app)["catalog"]
    if is_current(app, names, before, said):
        return
    # Until all of it is written, nothing of it counts as known.
    save_state(app, {**load_state(app), "catalog": {}})

    def is_mine(name: str) -> bool:
        return name in NAMES and file_of_project(app.builder, name) is None

    with own(app, names, is_mine):
        if names:
            _write(domain, Path(app.outdir), names, _kept(before, said))
    save_state(app, {**load_state(app), "catalog": said})


def is_current(app: Sphinx, names: Iterable[str], before: Mapping[str, str], said: Mapping[str, str]) -> bool:
    """Whether the catalog that is there says the same, and each of its files *names* is there."""
    return before == said and all((Path(app.outdir) / name).is_file() for name in names)


def digests_of(domain: PolicyWindowDomain, names: Iterable[str]) -> dict[str, str]:
    """Return a digest of what the files *names* say of each article by docname, and as a whole by ``""``.

    All that an article's page shows is digested already; what is said of others is a title and an address.
    """
    config, settings, shown = domain.builder.config, domain.settings, domain.build.shown
    addresses = (domain.builder.name, settings.base_url, config.html_link_suffix, config.html_file_suffix)
    whole = (__version__, *names, config.language, settings.fingerprint, *addresses)
    digests = {"": _digest(repr(whole))}
    for article in domain.catalog:
        related = [
            f"{name} {_identity(target)}"
            for name, targets in domain.catalog.relations(article).items()
            for target in targets
        ]
        digests[article.docname] = _digest("\n".join([shown.get(article.docname, ""), *related]))
    return digests


def _identity(target: Article | Link) -> str:
    """Return, as text, what a relation says of its target."""
    if isinstance(target, Link):
        return repr(target)
    return f"{target.docname} {target.kind} {target.slug} {target.domain} {target.title}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _kept(before: Mapping[str, str], said: Mapping[str, str]) -> list[str]:
    """Return each article that was in the catalog, in order, by docname: none where it is not to be kept."""
    if before.get("") != said[""]:
        return []
    return [docname if said.get(docname) == before[docname] else "" for docname in sorted(before) if docname]


def _write(domain: PolicyWindowDomain, root: Path, names: Collection[str], kept: Sequence[str]) -> None:
    """Write the files; the part of each article in *kept* is that of the file as it was."""
    export = export_of(domain)
    files = {name: _FILES[name] for name in names if name in _FILES}
    known = {name: _known(file.parts(_read(root / name)), kept) for name, file in files.items()}
    parts: dict[str, list[str]] = {name: [] for name in files}
    for article in export.articles:
        is_known = all(article.docname in there for there in known.values())
        # One at a time: together, what articles are described by takes more room than the files.
        entry = None if is_known else entry_of(domain, article)
        for name, file in files.items():
            part = known[name][article.docname] if entry is None else file.part(export, entry)
            parts[name].append(part)
    for name, file in files.items():
        write(root, name, file.text(file.head(export), parts[name]))
    if SCHEMA_NAME in names:
        schema = json.dumps(catalog_schema(export.kinds), ensure_ascii=False, indent=2)
        write(root, SCHEMA_NAME, [f"{schema}\n"])


def _known(parts: Sequence[str], kept: Sequence[str]) -> dict[str, str]:
    """Return the part of each article in *kept*, of those of a file: none where their numbers differ."""
    return dict(zip(kept, parts, strict=True)) if len(kept) == len(parts) else {}


def entry_of(domain: PolicyWindowDomain, article: Article) -> Entry:
    """Return what the catalog says of *article*."""
    return Entry(
        description=describe(domain, article, ""),
        page=page_address(domain.builder, article.docname),
        relations=domain.catalog.relations(article),
    )


def _read(path: Path) -> str:
    """Return a text as it stands in a file; nothing where there is none that can be read."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def export_of(domain: PolicyWindowDomain) -> Export:
    """Return what the catalog says as a whole."""
    builder, settings = domain.builder, domain.settings
    articles = tuple(domain.catalog)
    return Export(
        dataset=dataset_of(domain),
        kinds=settings.kinds,
        articles=articles,
        places={
            article.docname: Place(
                url_of(domain, article),
                page_address(builder, article.docname),
            )
            for article in articles
        },
    )


def add_links(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Name the files in the head of the root page, which describes them, and of a page with an index.

    (Sphinx's ``html-page-context``.)
    """
    domain = domain_of(app.env)
    if doctree is None or not (is_website(app.builder) and domain.has_articles):
        return
    blocks = {block.name for block in domain.page_blocks(pagename)}
    if pagename != app.config.root_doc and "article-index" not in blocks:
        return
    here, title = app.builder.get_target_uri(pagename), _("All articles")
    tags = [
        tag
        for name, file in FILES.items()
        for tag in head.link(
            "alternate",
            file_address(app.builder, name, here),
            type=file.media_type,
            title=f"{title} ({file.form})",
        )
    ]
    data = ""
    if pagename == app.config.root_doc:
        data = linked_data.script(linked_data.in_context(dataset_on_root(domain)))
    context["metatags"] = context.get("metatags", "") + head.html(tags) + data
