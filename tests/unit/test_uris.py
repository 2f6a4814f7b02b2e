"""What is typed as an address, as links need it."""

from __future__ import annotations

import pytest

from sphinx_policywindow.runs import Run, link
from sphinx_policywindow.uris import uri_of


@pytest.mark.parametrize(
    ("typed", "uri"),
    [
        ("https://example.org/?a[0]=1", "https://example.org/?a%5B0%5D=1"),
        ("https://example.org/a|b^c", "https://example.org/a%7Cb%5Ec"),
        ("https://münchen.example/straße", "https://xn--mnchen-3ya.example/stra%C3%9Fe"),
        ("https://MÜNCHEN.example:8080/", "https://xn--mnchen-3ya.example:8080/"),
        ("https://straße.example", "https://xn--strae-oqa.example"),
        ("https://u:ü@münchen.example/", "https://u:%C3%BC@xn--mnchen-3ya.example/"),
        ("https://例え。テスト/パ?q=検#ス", "https://xn--r8jz45g.xn--zckzah/%E3%83%91?q=%E6%A4%9C#%E3%82%B9"),
        ("https://☃.example/", "https://%E2%98%83.example/"),
        ("https://example.org/%zz%5B%", "https://example.org/%25zz%5B%25"),
        ("../a ü/[b].html", "../a%20%C3%BC/%5Bb%5D.html"),
    ],
)
def test_an_address_is_encoded_once(typed: str, uri: str) -> None:
    assert uri_of(typed) == uri
    assert uri_of(uri) == uri


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://example.org/$FILE/x.pdf?a=1&b=(2),*;'+!@:~#c_d-e.f",
        "http://[::1]:8080/",
        "https://my_host.example/",
        "https://EXAMPLE.org/A%2fB",
        "http://[draft",
        "catalog.jsonld#catalog",
    ],
)
def test_what_is_a_uri_stays(address: str) -> None:
    assert uri_of(address) == address


def test_a_citation_shows_what_was_typed() -> None:
    assert link("https://münchen.example/?a[0]=1") == (
        Run(text="https://münchen.example/?a[0]=1", href="https://xn--mnchen-3ya.example/?a%5B0%5D=1"),
    )
    assert link("") == ()
