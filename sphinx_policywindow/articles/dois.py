"""DOIs: bare, as they are kept and given to machines, and as addresses.

A DOI may have any printable character (DOI Handbook, section 2.2.1, https://doi.org/10.1000/182). An address
may not: https://www.doi.org/doi-handbook/HTML/encoding-rules-for-urls.html
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_to_bytes


def _any_case(text: str) -> str:
    """Return *text* as a pattern that takes each letter in either case: JSON Schema has no flags."""
    return "".join(f"[{c.upper()}{c.lower()}]" if c.isalpha() else re.escape(c) for c in text)


_ADDRESS = (
    rf"(?:{_any_case('http')}[Ss]?://)?(?:(?:{_any_case('dx')}|{_any_case('www')})\.)?{_any_case('doi.org')}/"
)
_BEFORE = (
    rf"(?:{_ADDRESS}|{_any_case('info')}:{_any_case('doi')}/|(?:{_any_case('urn')}:)?"
    rf"{_any_case('doi')}\s*[:=]\s*|{_any_case('doi')}\s+)*"
)
_PREFIX = r"10(?:\.[0-9]{4,9}(?:\.[0-9]+)*)?"
_SLASH = "(?:/|%2[Ff])"
PATTERN = rf"{_BEFORE}{_PREFIX}{_SLASH}[^\s\x00-\x1f\x7f-\x9f]+"
"""A DOI in each form in which it is typed: bare or short (``10/gfxr``), after ``doi:``, or as an address."""

_TYPED = re.compile(rf"({_BEFORE})({_PREFIX}){_SLASH}(\S.*)", re.DOTALL)
# What follows a DOI in its address. A "#" that nothing follows is the DOI's own: many old ones end in it.
_QUERY = re.compile(r"\?[\w.-]+=.*|#.+", re.DOTALL)
# What an address may have (RFC 3986, section 3.3) and the handbook does not advise to encode.
_PLAIN = "/:@!$&'()*,;=~"


def bare_doi(text: str) -> str:
    """Return the DOI that *text* gives in any form, bare and decoded; *text* itself where it gives none.

    Of ``https://dx.doi.org/10.1002/a%3Cb`` it is ``10.1002/a<b``.
    """
    match = _TYPED.fullmatch(text.strip())
    if match is None:
        return text
    before, prefix, typed = match.groups()
    suffix = "".join(typed.split())
    if "/" in before:
        suffix = _QUERY.sub("", suffix) or suffix
    return f"{prefix}/{_decoded(suffix)}"


def _decoded(suffix: str) -> str:
    """Return *suffix* without percent-encoding; as it is where that encodes no printable text."""
    try:
        decoded = unquote_to_bytes(suffix).decode()
    except UnicodeError:
        return suffix
    return decoded if decoded.isprintable() else suffix


def is_short(doi: str) -> bool:
    """Whether *doi* is one of https://shortdoi.org/, an alias of the DOI that is registered."""
    return doi.startswith("10/")


def doi_url(doi: str) -> str:
    """Return the address of a bare *doi*, percent-encoded; nothing for an empty one."""
    return f"https://doi.org/{quote(doi, safe=_PLAIN, errors='replace')}" if doi else ""
