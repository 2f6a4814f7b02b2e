"""Web addresses as they are typed (IRIs) → as links need them (URIs). RFC 3986, RFC 3987."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import idna
import mdurl

_USER_INFO = "-._~!$&'()*+,;=:"
"""What may stand before the ``@`` of an address besides letters and digits (RFC 3986, 3.2.1)."""


def uri_of(address: str) -> str:
    """Return the URI of an absolute address: its host in IDNA, all else percent-encoded.

    ``https://münchen.example/?a[0]=ß`` → ``https://xn--mnchen-3ya.example/?a%5B0%5D=%C3%9F``. A percent sign
    that begins an escape already stays as it is, as does an address that is a URI already, and one
    whose host can be none. Path and query are encoded as MyST-Parser encodes those of links in prose.
    """
    try:
        authority = urlsplit(address).netloc
    except ValueError:
        return address
    if not authority:
        return mdurl.encode(address)
    before, _, rest = address.partition(authority)
    user, at, place = authority.rpartition("@")
    host = place if place.isascii() else _ascii_host(place)
    return f"{before}{mdurl.encode(user, _USER_INFO)}{at}{host}{mdurl.encode(rest)}"


def _ascii_host(place: str) -> str:
    """Return a host, and its port if it has one, in ASCII, as browsers do (UTS 46).

    What IDNA does not know, such as an emoji, is percent-encoded (RFC 3986, 3.2.2).
    """
    host, colon, port = place.partition(":")
    try:
        return f"{idna.encode(host, uts46=True).decode()}{colon}{port}"
    except idna.IDNAError:
        return f"{quote(host)}{colon}{port}"
