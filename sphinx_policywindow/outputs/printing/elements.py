"""What becomes of an element on paper, by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from html import escape, unescape
from urllib.parse import unquote

from sphinx_policywindow.outputs.printing.attributes import cleaned, is_elsewhere, is_spelled, runs
from sphinx_policywindow.outputs.printing.cutting import Attributes, Cutter, Region
from sphinx_policywindow.outputs.printing.edits import tag
from sphinx_policywindow.outputs.printing.reading import VOID
from sphinx_policywindow.uris import uri_of

SPELLED = "policywindow-spelled"
"""The class of a link whose address is spelled out on paper."""
_BEFORE = re.compile(r"^(https?://)?(www\.|(dx\.)?doi\.org/)?")


def link(cutter: Cutter, name: str, attributes: Attributes) -> None:
    """Have a link lead where it should; one that leads out may have its address spelled out."""
    href = attributes.get("href", "")
    if name == "a" and is_spelled(href) and not cutter.quiet:
        cutter.open(name, attributes, partial(_close_link, cutter))
        return
    address = _address_of(cutter, href)
    if address == href:
        cutter.clean(name, attributes)
    elif address:
        cutter.rewrite(name, cleaned(name, {**attributes, "href": address}))
    else:
        cutter.rewrite(name, cleaned(name, {key: attributes[key] for key in attributes if key != "href"}))


def _close_link(cutter: Cutter, region: Region, begin: int, end: int) -> None:
    """Have the address of a link spelled out, unless its words say it."""
    attributes = cleaned(region.name, region.attributes)
    if not _says(cutter.edits.data[region.inside : begin].decode(), attributes["href"]):
        attributes = {**attributes, "class": f"{attributes.get('class', '')} {SPELLED}".strip()}
    if attributes is not region.attributes:
        cutter.edits.replace(region.begin, region.inside, tag(region.name, attributes))


def _says(content: str, href: str) -> bool:
    """Whether the words of a link are its address, or all of it that one would type; or a picture."""
    words = unescape(content).strip()
    return "<img" in content or not words or _typed(href) in (_typed(words), _typed(uri_of(words)))


def _typed(address: str) -> str:
    """Return of an address what tells it from others; of that of a DOI, the DOI."""
    return unquote(_BEFORE.sub("", address, count=1)).rstrip("/")


def picture(cutter: Cutter, name: str, attributes: Attributes) -> None:
    """Keep a picture of the site; of another site's, its words and its address stand there."""
    addresses = [attributes[key] for key in ("src", "href", "xlink:href") if key in attributes]
    address = next(filter(is_elsewhere, addresses), "")
    if not address:
        cutter.clean(name, attributes)
    elif name == "img":
        begin, end = cutter.reader.opening()
        cutter.edits.replace(begin, end, _words(cutter, begin, address, attributes.get("alt", "")))
    else:
        cutter.cut(name, attributes)


def media(cutter: Cutter, name: str, attributes: Attributes) -> None:
    """Put the address in the place of what is played or run."""
    address = attributes.get("src", "") or attributes.get("data", "")
    if name in VOID:
        begin, end = cutter.reader.opening()
        cutter.edits.replace(begin, end, _words(cutter, begin, _address_of(cutter, address), ""))
        return
    cutter.gone += 1
    cutter.open(name, attributes, partial(_close_media, cutter), address)


def _close_media(cutter: Cutter, region: Region, begin: int, end: int) -> None:
    """Put the address there, or the picture that it is."""
    cutter.gone -= 1
    is_picture = region.attributes.get("type", "").startswith("image/")
    if is_picture and region.address and not is_elsewhere(region.address):
        kept = {key: value for key, value in region.attributes.items() if key in ("class", "id")}
        new = tag("img", {**kept, "src": region.address, "alt": ""}, " />")
    else:
        address = _address_of(cutter, region.address)
        new = _words(cutter, region.begin, address, region.attributes.get("title", ""))
    cutter.edits.replace(region.begin, end, new)


def details(cutter: Cutter, name: str, attributes: Attributes) -> None:
    """Open what is folded; of those that share a name, a browser would leave one open."""
    kept = {key: value for key, value in attributes.items() if key != "name"}
    cutter.rewrite(name, cleaned(name, {**kept, "open": ""}))


def heading(cutter: Cutter, name: str, attributes: Attributes) -> None:
    """Take out the heading of the page, which is the first."""
    if cutter.heading is None:
        cutter.heading = (0, 0)
        cutter.open(name, attributes, cutter.close_heading)


def button(cutter: Cutter, name: str, attributes: Attributes) -> None:
    """Cut out a button; the label of a tab stays, as plain text."""
    if attributes.get("role") == "tab":
        cutter.open(name, attributes, partial(_close_tab, cutter))
    else:
        cutter.cut(name, attributes)


def _close_tab(cutter: Cutter, region: Region, begin: int, end: int) -> None:
    classes = f"sd-tab-label {region.attributes.get('class', '')}".strip()
    cutter.edits.replace(region.begin, region.inside, tag("span", {"class": classes}))
    cutter.edits.replace(begin, end, "</span>")


def entry(cutter: Cutter, name: str, attributes: Attributes) -> None:
    """Cut out what one fills in; of a box that is checked or not, that is said."""
    is_box = attributes.get("type") == "checkbox"
    cutter.replace_tag(("☑" if "checked" in attributes else "☐") if is_box else "")


def noscript(cutter: Cutter, name: str, attributes: Attributes) -> None:
    """Keep what stands there for who has no script."""
    cutter.open(name, attributes, partial(_close_unwrapped, cutter))


def _close_unwrapped(cutter: Cutter, region: Region, begin: int, end: int) -> None:
    cutter.edits.replace(region.begin, region.inside, "")
    cutter.edits.replace(begin, end, "")


def _address_of(cutter: Cutter, href: str) -> str:
    """Return where a link leads; nowhere, if it would run something."""
    return "" if runs(href) else cutter.resolve(href)


def _words(cutter: Cutter, begin: int, address: str, words: str) -> str:
    """Return a link in the place of what is fetched and begins there; within a link, its words."""
    text, data = escape(words or address), cutter.edits.data
    is_within_link = data.rfind(b"<a ", 0, begin) > data.rfind(b"</a>", 0, begin)
    if not address or is_within_link:
        return text
    spelled = {"class": SPELLED} if words and is_spelled(address) else {}
    return f"{tag('a', {**spelled, 'href': address})}{text}</a>"


BY_NAME: Mapping[str, Callable[[Cutter, str, Attributes], None]] = {
    **dict.fromkeys(("a", "area"), link),
    **dict.fromkeys(("image", "img"), picture),
    **dict.fromkeys(("audio", "canvas", "embed", "iframe", "object", "video"), media),
    **dict.fromkeys(("base", "link", "meta", "script", "source", "style", "template", "title"), Cutter.cut),
    **dict.fromkeys(("datalist", "dialog", "meter", "progress", "select", "textarea", "track"), Cutter.cut),
    **dict.fromkeys(("animate", "animatecolor", "animatemotion", "animatetransform", "set"), Cutter.cut),
    **dict.fromkeys(("noembed", "noframes", "plaintext", "xmp"), Cutter.cut),
    "button": button,
    "details": details,
    "h1": heading,
    "input": entry,
    "noscript": noscript,
}
"""What is done to an element of each name."""
