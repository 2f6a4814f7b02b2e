"""Small parts of a citation that several styles share."""

from __future__ import annotations

import re
from dataclasses import replace

from ..articles.model import Organization
from ..runs import Runs, link, plain, to_text
from .dates import DAY_MONTH_YEAR, DateForm, ItemDate, access_date, is_circa
from .item import Item
from .titles import title_case
from .typography import BRITISH, wrapped

_SEVERAL_NUMBERS = re.compile(r"[A-Za-z]?\d+[a-z]* *(?:[-–&]|[,;] |and\b)")


def credited_to_publisher(item: Item) -> Item:
    """Return *item* with its publisher as the author, and no longer as the publisher, if it has no author."""
    if item.authors or not item.publisher:
        return item
    return replace(item, authors=(Organization(name=item.publisher),), publisher="")


def credited_to_site(item: Item) -> Item:
    """Return *item* with its site as the author, and no longer as the site, if it has no author."""
    if item.authors or not item.container_title:
        return item
    site = to_text(title_case(plain(item.container_title), item.language))
    return replace(item, authors=(Organization(name=site),), container_title="")


def version(item: Item) -> str:
    """Return ``version 2``, or ``versions 2-4`` where more than one is meant; nothing for none.

    CSL makes a label plural where its number has several parts:
    https://docs.citationstyles.org/en/stable/specification.html#label
    """
    if not item.version:
        return ""
    return f"{'versions' if _SEVERAL_NUMBERS.match(item.version) else 'version'} {item.version}"


def bracketed_if_circa(date: ItemDate | None, written: str) -> str:
    """Return ``[1890?]`` where *date*, *written* as ``1890``, is approximate (Chicago 17, 14.145)."""
    return f"[{written}?]" if is_circa(date) else written


def accessed_if_undated(item: Item, label: str, form: DateForm) -> Runs:
    """Return the date of access in *form* after *label*, where *item* has no date of its own.

    No runs for an item that has a date, or no date of access.
    """
    return () if item.date else wrapped(f"{label} ", access_date(item.accessed, form), "")


def accessed_if_changeable(item: Item, label: str, form: DateForm) -> Runs:
    """Return what ``accessed_if_undated`` does, but nothing for an item that has a DOI, or no address."""
    return () if item.doi or not item.url else accessed_if_undated(item, label, form)


def oscola_source(item: Item, site: Runs) -> Runs:
    """Return what follows the title in OSCOLA 4, 3.4.8: ``(site, date) <address> accessed date``.

    *site* is what stands first in the brackets, or no runs.
    """
    date = plain(DAY_MONTH_YEAR(item.date)) if item.date else ()
    address = wrapped("<", link(item.address), ">")
    accessed = wrapped("accessed ", access_date(item.accessed, DAY_MONTH_YEAR), "") if address else ()
    return BRITISH.join([wrapped("(", BRITISH.join([site, date], ", "), ")"), address, accessed], " ")
