"""The types of values, one by one: what each takes, what the record holds of it, what is refused."""

from __future__ import annotations

import pytest

from sphinx_policywindow.articles.values import (
    LONGEST_SLUG,
    VALUE_TYPES,
    folder_url,
    is_web_address,
    license_url,
    spdx_name,
)


def is_taken(type_name: str, typed: str) -> bool:
    try:
        VALUE_TYPES[type_name].read(typed)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("type_name", "typed", "held"),
    [
        ("text", " two  words ", "two words"),
        ("markdown", " two  *words* ", "two  *words*"),
        ("slug", "a-1", "a-1"),
        ("slug", "a" * LONGEST_SLUG, "a" * LONGEST_SLUG),
        ("reference", "EU AI Act", "EU AI Act"),
        ("date", "2025", "2025"),
        ("date", "2025-12", "2025-12"),
        ("date", "2024-02-29", "2024-02-29"),
        ("url", "HTTPS://example.org/a b"[:-2], "HTTPS://example.org/a"),
        ("doi", "10.5281/zenodo.10.1", "10.5281/zenodo.10.1"),
        ("doi", "https://doi.org/10.5281/zenodo.10.1", "10.5281/zenodo.10.1"),
        ("doi", "http://dx.doi.org/10.5281/1", "10.5281/1"),
        ("doi", "DOI: 10.5281/1", "10.5281/1"),
        ("orcid", "0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("orcid", "0000-0002-0000-0030", "0000-0002-0000-0030"),
        ("orcid", "0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("orcid", "http://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
        ("orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("license", "CC-BY-4.0", "CC-BY-4.0"),
        ("language", "pt-BR", "pt-BR"),
    ],
)
def test_what_a_record_holds(type_name: str, typed: str, held: str) -> None:
    assert str(VALUE_TYPES[type_name].read(typed)) == held


@pytest.mark.parametrize(
    ("type_name", "typed"),
    [
        ("text", " "),
        ("slug", "A"),
        ("slug", "a_b"),
        ("slug", "a" * (LONGEST_SLUG + 1)),
        ("date", "0000"),
        ("date", "2025-13"),
        ("date", "2025-02-29"),
        ("date", "2025-12-3"),
        ("url", "example.org"),
        ("url", "https:///a"),
        ("url", "https://example.org/<a>"),
        ("url", "javascript://example.org"),
        ("doi", "11.5281/1"),
        ("doi", "10.528/1"),
        ("orcid", "0000-0002-1825-0098"),
        ("orcid", "0000-0002-1825-009"),
        ("language", "Deutsch"),
    ],
)
def test_what_is_refused(type_name: str, typed: str) -> None:
    assert not is_taken(type_name, typed)


def test_what_is_expected_of_each_type() -> None:
    assert {name: value_type.expected for name, value_type in VALUE_TYPES.items()} == {
        "text": "text",
        "markdown": "a paragraph of text",
        "slug": "a slug (lower-case letters a to z, digits and hyphens; at most 200)",
        "reference": "the slug or an alias of an article",
        "date": "an ISO 8601 date: a year, a year and month (2025-12) or a day (2025-12-03)",
        "url": "an http or https address",
        "doi": "a DOI, such as 10.5281/zenodo.1234567",
        "orcid": "an ORCID iD, such as 0000-0002-1825-0097",
        "license": "an SPDX name, such as CC-BY-4.0, or an http or https address",
        "language": "a language tag, such as en or pt-BR",
    }


@pytest.mark.parametrize("text", ["https://example.org", "http://example.org/a?b#c"])
def test_what_a_page_may_link_to(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize("text", ["", "example.org", "ftp://example.org", "http://[a", "data:text/html,a"])
def test_what_no_page_may_link_to(text: str) -> None:
    assert not is_web_address(text)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org//", "https://example.org/"),
        (" https://example.org/a ", "https://example.org/a/"),
    ],
)
def test_the_address_of_a_folder(text: str, url: str) -> None:
    assert folder_url(text) == url


@pytest.mark.parametrize("text", ["", "example.org", "ftp://example.org/"])
def test_no_address_of_a_folder(text: str) -> None:
    with pytest.raises(ValueError, match=r"^an http or https address$"):
        folder_url(text)


@pytest.mark.parametrize(
    ("text", "name", "url"),
    [
        ("cc-by-4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-SA-3.0", "CC-BY-NC-SA-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC-BY-ND-4.0", "CC-BY-ND-4.0", "https://creativecommons.org/licenses/by-nd/4.0/"),
        ("CC0-1.0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("mit", "MIT", "https://spdx.org/licenses/MIT.html"),
        ("Apache-2.0+", "Apache-2.0+", "https://spdx.org/licenses/Apache-2.0.html"),
        ("MIT OR Apache-2.0", "MIT OR Apache-2.0", ""),
        ("LicenseRef-Own", "LicenseRef-Own", ""),
        ("All rights reserved", "", ""),
        ("https://example.org/terms", "", "https://example.org/terms"),
    ],
)
def test_licences(text: str, name: str, url: str) -> None:
    assert (spdx_name(text), license_url(text)) == (name, url)
