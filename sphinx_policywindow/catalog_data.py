"""The catalog as a whole: which files of it are written, and what the root page says of it."""

from __future__ import annotations

from typing import Any

from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri

from sphinx_policywindow.addresses import base_url, file_of_project
from sphinx_policywindow.domain import PolicyWindowDomain
from sphinx_policywindow.metadata.catalog_schema import SCHEMA_NAME
from sphinx_policywindow.metadata.dataset import (
    CATALOG_ID,
    Dataset,
    dataset,
    last_update,
    shared_license,
    site_address,
)
from sphinx_policywindow.metadata.exports import FILES, LINKSET
from sphinx_policywindow.translation import _, labelled, language_tag
from sphinx_policywindow.uris import uri_of

NAMES = (*FILES, SCHEMA_NAME, *LINKSET)
"""Every file of the catalog."""


def free_names(builder: Builder) -> list[str]:
    """Return the name of each file that is written, as the project has no file of its own there.

    The file of links has absolute addresses alone.
    """
    names = NAMES if base_url(builder) else (*FILES, SCHEMA_NAME)
    return [name for name in names if file_of_project(builder, name) is None]


def file_address(builder: Builder, name: str, here: str) -> str:
    """Return the address of a file of the catalog from the page at *here*, or ``""`` for one not written."""
    return relative_uri(here, name) if name in free_names(builder) else ""


def catalog_address(builder: Builder, path: str, here: str) -> str:
    """Return the address of a part of the catalog: absolute, or from *here* where the site has no address."""
    site = uri_of(base_url(builder))
    if site:
        return site_address(site, path)
    name, mark, place = path.partition("#")
    return f"{relative_uri(here, name)}{mark}{place}"


def catalog_id(builder: Builder, here: str) -> str:
    """Return the identifier of the catalog in JSON-LD, as :func:`catalog_address` does."""
    return catalog_address(builder, CATALOG_ID, here)


def dataset_of(domain: PolicyWindowDomain) -> Dataset:
    """Return what is said of the catalog as a whole."""
    builder, settings = domain.builder, domain.settings
    names = free_names(builder)
    return Dataset(
        site_name=settings.site_name,
        url=uri_of(base_url(builder)),
        language=language_tag(builder.config.language),
        title=labelled(settings.site_name) + _("All articles"),
        description=_(
            "All articles of {site}, with their summaries, their sources and their relations to each other."
        ).format(site=settings.site_name),
        license=shared_license(domain.catalog),
        updated=last_update(domain.catalog),
        files=tuple((file.media_type, name) for name, file in FILES.items() if name in names),
    )


def dataset_on_root(domain: PolicyWindowDomain) -> dict[str, Any]:
    """Return the catalog as the root page describes it in JSON-LD."""
    builder = domain.builder
    here = builder.get_target_uri(builder.config.root_doc)
    return dataset(dataset_of(domain), lambda path: catalog_address(builder, path, here))
