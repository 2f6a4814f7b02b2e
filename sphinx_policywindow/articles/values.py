"""The types that a field of a record can have: what is valid, and what the record then holds.

msgspec decides what is valid, from the annotation of each type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from sphinx_policywindow.articles.dois import PATTERN as DOI
from sphinx_policywindow.articles.dois import bare_doi
from sphinx_policywindow.articles.model import PartialDate

_URL_CHARACTER = r"""[^\s\x00-\x1f"<>\\^`{|}]"""
LONGEST_TEXT = 20_000
"""As many characters as any value can have: ten pages of a book."""
LONGEST_SLUG = 200
"""As many as leave room for a suffix in the name of a file."""
WEB_ADDRESS = rf"[Hh][Tt][Tt][Pp][Ss]?://(?![/?#]){_URL_CHARACTER}+"
"""An absolute ``http(s)`` address, of the characters that RFC 3987 lets stand in one."""


def one_line(text: str) -> str:
    """Return *text* with every run of white space as one space."""
    return " ".join(text.split())


def _bare_orcid(text: str) -> str:
    """Return an ORCID iD without its address; a wrong check digit raises ``ValueError``.

    https://support.orcid.org/hc/en-us/articles/360006897674
    """
    orcid = text.removeprefix("https://orcid.org/").removeprefix("http://orcid.org/").upper()
    characters = orcid.replace("-", "")
    total = 0
    for digit in characters[:-1]:
        total = (total + int(digit)) * 2
    if "0123456789X"[(12 - total % 11) % 11] != characters[-1]:
        raise ValueError(text)
    return orcid


def is_web_address(text: str) -> bool:
    """Whether *text* is an ``http(s)`` address that a page may link to."""
    try:
        return re.fullmatch(WEB_ADDRESS, text) is not None and bool(_web_address(text))
    except ValueError:
        return False


def _web_address(text: str) -> str:
    """Return *text*; raise ``ValueError`` where its host can be none, as in ``http://[draft``."""
    urlsplit(text)
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueType:
    """A type of scalar: the annotation that msgspec checks, then what *make* makes of the text.

    *expected* completes "expected …" in a warning. *make* may raise ``ValueError`` for what no
    pattern can see, such as the thirtieth of February. *unquoted* has the annotation of each other
    type that such a text has for a reader of YAML which, unlike ours, says what a scalar means:
    ``2025`` is a number to it. A pattern is a regular expression to Python and to JavaScript alike.
    """

    annotation: Any
    expected: str
    make: Callable[[str], Any] = one_line
    unquoted: tuple[Any, ...] = ()

    def read(self, text: str) -> Any:
        """Return the value that *text* stands for; raise ``ValueError`` where it stands for none."""
        return self.make(msgspec.convert(text.strip(), self.annotation))


def _text(pattern: str, description: str, *examples: str) -> Any:
    return Annotated[str, Meta(pattern=f"^(?:{pattern})$", description=description, examples=list(examples))]


_ANYTHING = (float, bool)
"""What a text without quotes may look like."""

VALUE_TYPES: Mapping[str, ValueType] = {
    "text": ValueType(annotation=Annotated[str, Meta(min_length=1)], expected="text", unquoted=_ANYTHING),
    "markdown": ValueType(
        annotation=Annotated[str, Meta(min_length=1, description="One paragraph of inline Markdown.")],
        expected="a paragraph of text",
        make=str,
        unquoted=_ANYTHING,
    ),
    "slug": ValueType(
        annotation=_text(f"[a-z0-9-]{{1,{LONGEST_SLUG}}}", "A slug.", "compute-threshold"),
        expected=f"a slug (lower-case letters a to z, digits and hyphens; at most {LONGEST_SLUG})",
        unquoted=(int, bool),
    ),
    "reference": ValueType(
        annotation=Annotated[
            str,
            Meta(
                min_length=1,
                description="The slug or an alias of an article.",
                examples=["compute-threshold"],
            ),
        ],
        expected="the slug or an alias of an article",
        unquoted=_ANYTHING,
    ),
    "date": ValueType(
        annotation=_text(
            "(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?",
            "An ISO 8601 date: year, year-month or day.",
            "2025",
            "2025-12",
            "2025-12-03",
        ),
        expected="an ISO 8601 date: a year, a year and month (2025-12) or a day (2025-12-03)",
        make=PartialDate.parse,
        unquoted=(Annotated[int, Meta(ge=1000, le=9999)],),
    ),
    "url": ValueType(
        annotation=_text(WEB_ADDRESS, "An http or https address.", "https://www.example.org/"),
        expected="an http or https address",
        make=_web_address,
    ),
    "doi": ValueType(
        annotation=_text(DOI, "A DOI, or its address.", "10.5281/zenodo.1234567"),
        expected="a DOI, such as 10.5281/zenodo.1234567",
        make=bare_doi,
    ),
    "orcid": ValueType(
        annotation=_text(
            r"(?:https?://orcid\.org/)?([0-9]{4}-){3}[0-9]{3}[0-9Xx]", "An ORCID iD.", "0000-0002-1825-0097"
        ),
        expected="an ORCID iD, such as 0000-0002-1825-0097",
        make=_bare_orcid,
    ),
    "license": ValueType(
        annotation=Annotated[
            str, Meta(min_length=1, description="An SPDX name or an address.", examples=["CC-BY-4.0"])
        ],
        expected="an SPDX name, such as CC-BY-4.0, or an http or https address",
        unquoted=_ANYTHING,
    ),
    "language": ValueType(
        annotation=_text("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", "A language tag (BCP 47).", "en", "pt-BR"),
        expected="a language tag, such as en or pt-BR",
    ),
}
"""Every type by the name that a field declares."""


def folder_url(text: str) -> str:
    """Return a web address as that of a folder, so that those of pages can follow it.

    Raises ``ValueError``, with what was expected.
    """
    url = VALUE_TYPES["url"]
    try:
        return f"{str(url.read(text)).rstrip('/')}/"
    except ValueError:
        raise ValueError(url.expected) from None


def spdx_name(text: str) -> str:
    """Return the SPDX expression that *text* is, in its canonical spelling, or ``""``."""
    try:
        return canonicalize_license_expression(text)
    except InvalidLicenseExpression:
        return ""


def license_url(text: str) -> str:
    """Return the address of a licence's text: itself, that of Creative Commons, that of SPDX, or ``""``.

    Only a single SPDX name has an address of its own, not an expression with ``AND`` or ``OR``.
    """
    if is_web_address(text):
        return text
    name = spdx_name(text)
    if not name or " " in name or name.startswith("LicenseRef-"):
        return ""
    creative_commons = re.fullmatch(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)", name)
    if creative_commons:
        return "https://creativecommons.org/licenses/{}/{}/".format(*creative_commons.groups()).lower()
    if name == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return f"https://spdx.org/licenses/{name.removesuffix('+')}.html"
