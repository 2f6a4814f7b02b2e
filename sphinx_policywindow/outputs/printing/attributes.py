"""The attributes of an element as its print view has them: nothing that runs, and no style of its own."""

from __future__ import annotations

PLAIN = frozenset({"alt", "class", "colspan", "height", "id", "lang", "rowspan", "title", "width"})
"""The attributes that can always stay."""
_ADDRESSES = frozenset({"href", "src", "xlink:href"})
_LINKS, _PICTURES = frozenset({"a", "area"}), frozenset({"image", "img"})
_PLAIN = dict.fromkeys(_LINKS | _PICTURES, PLAIN | {"href", "src"})
"""The same for elements whose address has been looked at already."""
_UNWANTED = frozenset(
    {"accesskey", "action", "aria-controls", "aria-describedby", "aria-expanded", "attributionsrc"}
    | {"autofocus", "autoplay", "background", "contenteditable", "formaction", "loading", "ping", "poster"}
    | {"sizes", "srcset", "style", "tabindex", "target"}
)
_SIZED = frozenset({"col", "img", "svg", "table", "td", "th"})
"""The elements whose width and height can be said by attributes, which no policy of a site forbids."""
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_WORDS = PLAIN | {"abbr", "aria-label", "label", "summary"}
_UNSEEN = dict.fromkeys(range(33))
"""What a browser passes over in an address."""
_SCRIPTS = ("javascript:", "vbscript:", "data:")
_PIXELS |= {"em": 16.0, "rem": 16.0, "ex": 8.0}


def cleaned(name: str, attributes: dict[str, str]) -> dict[str, str]:
    """Return the attributes of an element *name*; the same object where all of them can stay."""
    if _PLAIN.get(name, PLAIN).issuperset(attributes):
        return attributes
    is_panel = attributes.get("role") == "tabpanel"
    kept = {
        key: value
        for key, value in attributes.items()
        if not (_goes(key, is_panel) or _leads_out(name, key, value))
    }
    if name in _SIZED and "style" in attributes:
        return {**sizes(attributes["style"]), **kept}
    return kept if len(kept) < len(attributes) else attributes


def _goes(key: str, is_panel: bool) -> bool:
    return key in _UNWANTED or key.startswith(("on", "data-")) or (is_panel and key == "hidden")


def _leads_out(name: str, key: str, value: str) -> bool:
    """Whether a browser would run something, or fetch something from elsewhere, for an attribute."""
    if key in _ADDRESSES and name in _LINKS:
        return key == "xlink:href" and runs(value)
    if key in _ADDRESSES:
        return name not in _PICTURES and (is_elsewhere(value) or runs(value))
    # The colours and masks of a drawing are written as in a stylesheet: url(https://a.org/b).
    return "(" in value and key not in _WORDS and any(mark in value for mark in (":", "//", "\\"))


def sizes(style: str) -> dict[str, str]:
    """Return the width and the height that an element's own style says, as attributes."""
    found = {}
    for declaration in style.split(";"):
        name, _, value = (part.strip().lower() for part in declaration.partition(":"))
        if name in ("width", "height") and (length := _length(value)):
            found[name] = length
    return found


def _length(value: str) -> str:
    """Return a length of a stylesheet as one of an attribute: a share, or a number of pixels."""
    number = value.rstrip("abcdefghijklmnopqrstuvwxyz%")
    unit = value[len(number) :]
    try:
        size = float(number)
    except ValueError:
        return ""
    if unit == "%":
        return f"{size:g}%"
    return f"{size * _PIXELS[unit]:.0f}" if unit in _PIXELS else ""


def runs(address: str) -> bool:
    """Whether a link would run something rather than lead somewhere."""
    return ":" in address and address.translate(_UNSEEN).lower().startswith(_SCRIPTS)


def is_spelled(address: str) -> bool:
    """Whether an address is of use to who reads it on paper."""
    return address.startswith(("http://", "https://"))


def is_elsewhere(address: str) -> bool:
    """Whether a browser would fetch what stands there from another place than the page's own."""
    written = address.translate(_UNSEEN).replace("\\", "/").lower()
    scheme, colon, _ = written.partition(":")
    return written.startswith("//") or (bool(colon) and scheme.isalnum() and scheme != "data")
