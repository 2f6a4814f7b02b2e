"""``merge-catalogs``: one catalog of several sites."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from sphinx_policywindow.articles.values import folder_url
from sphinx_policywindow.command import Command, fail, say, warn
from sphinx_policywindow.disk import write
from sphinx_policywindow.metadata.catalog_schema import SCHEMA_NAME
from sphinx_policywindow.metadata.exports import FILES
from sphinx_policywindow.metadata.merging import merge
from sphinx_policywindow.metadata.published import UnreadableCatalogError, read_published


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folders",
        metavar="FOLDER",
        nargs="+",
        type=Path,
        help="the HTML output of a site, or the path of its catalog.json",
    )
    parser.add_argument(
        "--output",
        metavar="DIR",
        type=Path,
        required=True,
        help="the folder that the catalog is written into, which is made if it is not there",
    )
    parser.add_argument(
        "--site-name",
        metavar="NAME",
        default="",
        help="the name of the whole; default: that of the first site",
    )
    parser.add_argument(
        "--url",
        metavar="URL",
        default="",
        help="the address of the whole; those of pages below it are relative to it, and others absolute",
    )


def _run(options: argparse.Namespace) -> int:
    output: Path = options.output
    try:
        url = folder_url(options.url) if options.url else ""
    except ValueError as error:
        return fail(f"--url: expected {error}, found '{options.url}'")
    try:
        sites = [read_published(folder) for folder in options.folders]
    except UnreadableCatalogError as error:
        return fail(str(error))
    for site in sites:
        if site.path.parent.resolve() == output.resolve():
            return fail(f"--output: expected a folder other than that of a site, found '{output}'")
    merged = merge(sites, name=options.site_name, url=url)
    for warning in merged.warnings:
        warn(warning)
    try:
        _write(output, merged.files)
    except OSError as error:
        return fail(f"the catalog cannot be written: {error}", status=1)
    say(f"The catalog of {len(sites)} sites is in {output.resolve()}.")
    return 0


def _write(output: Path, files: Mapping[str, str]) -> None:
    """Write the files of the catalog, and remove one of an earlier catalog that this one has not."""
    for name in (*FILES, SCHEMA_NAME):
        if name in files:
            write(output, name, [files[name]])
        else:
            (output / name).unlink(missing_ok=True)


COMMAND = Command(
    name="merge-catalogs",
    summary="write one catalog of several sites",
    description=(
        "Reads the catalog of each site, as a build of HTML has written it, and writes one catalog of all."
        " An article that is in two of them counts once. A form that one of the sites does not have is left"
        " out. Every site needs an address, html_baseurl."
    ),
    add_arguments=_add_arguments,
    run=_run,
)
