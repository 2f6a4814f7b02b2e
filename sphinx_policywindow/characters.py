"""Characters that are no text: what no page, file or print can hold, or what would deceive its reader."""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SPACES = dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x1f\x85", " ")
_OVERRIDES = dict.fromkeys((0x202D, 0x202E))
"""They turn round the order of letters (https://www.unicode.org/reports/tr9/#Explicit_Directional_Overrides)."""
_UNSEEN = {
    code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def without_controls(text: str) -> str:
    """Return *text* without control characters, which neither HTML, XML nor TeX takes; white space stays."""
    return _CONTROLS.sub(lambda found: _SPACES.get(found[0], ""), text)


def readable(text: str) -> str:
    """Return *text* without control characters, and without those that turn round what follows them."""
    return without_controls(text).translate(_OVERRIDES)


def shown(text: str) -> str:
    """Return *text* for a terminal: each character that does something there as its number."""
    return text if text.isprintable() else text.translate(_UNSEEN)
