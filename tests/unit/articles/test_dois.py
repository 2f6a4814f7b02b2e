"""DOIs as people type them, and as addresses."""

from __future__ import annotations

import re
from urllib.parse import unquote

import msgspec
import pytest

from sphinx_policywindow.articles.dois import PATTERN, bare_doi, doi_url
from sphinx_policywindow.articles.values import VALUE_TYPES
from sphinx_policywindow.citations.csl import from_csl
from sphinx_policywindow.citations.item import Item

SICI = "10.1016/S0021-8634(97)<91::AID-X9>3.0.CO;2-#"
TYPED = [
    ("10.5281/zenodo.10.1", "10.5281/zenodo.10.1"),
    ("10.1000.10/123456", "10.1000.10/123456"),
    ("10/gfxr", "10/gfxr"),
    ("doi:10.1000/182", "10.1000/182"),
    ("Doi : 10.1000/182", "10.1000/182"),
    ("DOI 10.1000/182", "10.1000/182"),
    ("info:doi/10.1000/182", "10.1000/182"),
    ("urn:doi:10.1000/182", "10.1000/182"),
    ("doi.org/10.1000/182", "10.1000/182"),
    ("https://www.doi.org/10.1000/182", "10.1000/182"),
    ("HTTP://DX.DOI.ORG/10.1000/ABC", "10.1000/ABC"),
    ("https://doi.org/doi:10.1000/182", "10.1000/182"),
    ("https://doi.org/https://doi.org/10.1000/182", "10.1000/182"),
    ("https://doi.org/10.1000%2F182", "10.1000/182"),
    ("https://doi.org/10.1000/182?utm_source=x&y=z", "10.1000/182"),
    ("https://doi.org/10.1000/182#page=3", "10.1000/182"),
    (SICI, SICI),
    (f"https://doi.org/{SICI}", SICI),
    ("https://doi.org/10.1016/S0021-8634(97)%3C91::AID-X9%3E3.0.CO;2-%23", SICI),
    ("10.1016/S0021-8634(97)%3c91::AID-X9%3e3.0.CO;2-%23", SICI),
    ("https://doi.org/10.1000/%E6%94%BF%E7%AD%96", "10.1000/政策"),
    ("10.1000/a[b]|c{d}^e`f\\g\"h'i", "10.1000/a[b]|c{d}^e`f\\g\"h'i"),
    ("10.1000/100%", "10.1000/100%"),
    ("10.1000/%ff", "10.1000/%ff"),
    ("10.1000/%0A", "10.1000/%0A"),
]


@pytest.mark.parametrize(("typed", "doi"), TYPED)
def test_each_form_gives_the_doi_alone(typed: str, doi: str) -> None:
    assert bare_doi(typed) == doi
    assert VALUE_TYPES["doi"].read(f" {typed}\n") == doi
    assert from_csl({"DOI": f" {typed}\n"}).doi == doi
    assert re.fullmatch(PATTERN, typed)


@pytest.mark.parametrize(
    "typed",
    ["", "11.1000/182", "10.182", "10.12/182", "https://example.org/10.1000/182", "10.1000/a b", "a doi"],
)
def test_what_is_no_doi_is_none(typed: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        VALUE_TYPES["doi"].read(typed)


def test_a_doi_that_a_program_has_broken_over_lines_is_joined() -> None:
    assert from_csl({"DOI": "10.1016/S0021-\n 8634"}).doi == "10.1016/S0021-8634"


def test_a_text_that_is_no_doi_stays_as_it_is() -> None:
    assert bare_doi("see page 10.1000/182") == "see page 10.1000/182"


@pytest.mark.parametrize(
    ("doi", "address"),
    [
        ("", ""),
        ("10.5281/zenodo.1", "https://doi.org/10.5281/zenodo.1"),
        (SICI, "https://doi.org/10.1016/S0021-8634(97)%3C91::AID-X9%3E3.0.CO;2-%23"),
        ('10.1000/% "?+[]{}^`|\\', "https://doi.org/10.1000/%25%20%22%3F%2B%5B%5D%7B%7D%5E%60%7C%5C"),
        ("10.1000/政", "https://doi.org/10.1000/%E6%94%BF"),
        ("10.1000/_-.~:;@!$&'()*,=", "https://doi.org/10.1000/_-.~:;@!$&'()*,="),
    ],
)
def test_an_address_is_encoded_as_the_handbook_says(doi: str, address: str) -> None:
    assert doi_url(doi) == address
    assert unquote(doi_url(doi)).removeprefix("https://doi.org/") == doi
    assert not doi or bare_doi(address) == doi
    assert Item(id="x", doi=doi).address == address
