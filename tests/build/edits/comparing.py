"""How two builds are compared, and what may differ: that which Sphinx itself leaves stale.

``test_what_sphinx_leaves_stale`` shows each exception in a project without the extension.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Set
from pathlib import Path

from lxml import etree, html

BY_SPHINX = "(By Sphinx)"
"""Begins a paragraph with a link that Sphinx makes to a page.

Its title, and whether there is a link, stay as they were when that page is retitled or deleted.
"""

BY_MYST = "(By MyST)"
"""Begins a paragraph with a link that MyST makes to a page, of which the same is true.

Besides, it is another sort of link where the page is not there when it is read.
"""

STATE = ".policywindow.json"
"""What the extension keeps beside an output: a digest of each page."""

_NOT_COMPARED = (".buildinfo", ".buildinfo.bak", ".navigation")
"""Sphinx's own digest of the options, and that of ``helper.py``."""

_NUMBER = re.compile(r"^[0-9.]+\. ", re.MULTILINE)
"""Before a heading."""

_AROUND = (
    # Previous and next page, with their titles.
    "//head/link[@rel='next' or @rel='prev']",
    # A table of contents shows the titles of pages below its own pages, and of pages that are gone.
    "//div[contains(@class, 'toctree-wrapper')]",
    f"//p[starts-with(normalize-space(.), '{BY_SPHINX}')]",
    f"//p[starts-with(normalize-space(.), '{BY_MYST}')]",
    # Numbers are counted when pages are read: a build that was stopped, or another builder's, has them.
    "//span[@class='section-number']",
)
"""What is not compared in a page whose navigation may be stale."""


def files(outdir: Path) -> dict[str, bytes]:
    """Return every file of an output that is compared, by name."""
    return {
        path.relative_to(outdir).as_posix(): path.read_bytes()
        for path in sorted(outdir.rglob("*"))
        if path.is_file() and path.name not in _NOT_COMPARED
    }


def whole(name: str, content: bytes) -> bytes:
    """Return all of a file, links to files apart; of the search index, what words pages still have."""
    if name == "searchindex.js":
        return _search_index(content)
    return b"\n".join(line for line in content.split(b"\n") if BY_MYST.encode() not in line)


def own(name: str, content: bytes) -> bytes | None:
    """Return what the extension answers for in a file; ``None`` where that is nothing."""
    if name.endswith(".html"):
        return _own_html(content)
    if name.endswith(".txt"):
        return _own_text(content.decode()).encode()
    # Other files of Sphinx's are written whole by every build, but for the words of the search.
    return None if name == "searchindex.js" else content


def _own_html(content: bytes) -> bytes:
    """Return the head and the main content of a page, as a browser reads them."""
    page = html.fromstring(content.decode())
    for path in _AROUND:
        for element in page.xpath(path):
            element.tail = (element.tail or "").lstrip() or None
            element.drop_tree()
    title = page.find("head/title")
    title.text = _NUMBER.sub("", title.text)
    # A print view has all of its own in one element.
    parts = [*page.find("head"), *page.xpath("//div[@class='body'] | //main")]
    return b"\n".join(etree.tostring(part, encoding="utf-8", with_tail=False) for part in parts)


def _own_text(text: str) -> str:
    """Return the same of a page of text."""
    paragraphs = text.split("\n\n")
    kept = (part for part in paragraphs if not part.lstrip().startswith((BY_SPHINX, BY_MYST, "* ")))
    return re.sub(r"^([=*-])\1+$", r"\1", _NUMBER.sub("", "\n\n".join(kept)), flags=re.MULTILINE)


def _search_index(content: bytes) -> bytes:
    index = json.loads(content.decode().removeprefix("Search.setIndex(").removesuffix(")"))
    for key in ("terms", "titleterms"):
        index[key] = {word: pages for word, pages in index[key].items() if pages != []}
    return json.dumps(index, sort_keys=True, indent=0).encode()


def difference(
    kept: Path,
    clean: Path,
    compared: Callable[[str, bytes], bytes | None],
    left_behind: Set[str],
) -> str:
    """Return what differs first between a *kept* output and a *clean* one, or an empty text.

    *left_behind* are files that only the kept output may have, those of pages that are gone.
    """
    left, right = files(kept), files(clean)
    for name in sorted(left.keys() ^ right.keys()):
        if name in right or name not in left_behind:
            return f"{name}: only in the {'kept output' if name in left else 'clean build'}"
    for outdir in (left, right):
        if STATE in outdir:
            outdir[STATE] = _without_digests(outdir[STATE], _linked_by_myst(left) | _linked_by_myst(right))
    for name, new in right.items():
        old = left[name]
        if old != new and compared(name, old) != compared(name, new):
            return _first_lines(name, compared(name, old) or b"", compared(name, new) or b"")
    return ""


def _linked_by_myst(outdir: dict[str, bytes]) -> set[str]:
    """Return the docnames of the pages that have a link by MyST."""
    names = (Path(name) for name, content in outdir.items() if BY_MYST.encode() in content)
    return {
        docname for name in names for docname in (name.with_suffix("").as_posix(), name.parent.as_posix())
    }


def _without_digests(state: bytes, docnames: Set[str]) -> bytes:
    """Return what the extension keeps without the digests of some pages, whose doctrees may be stale."""
    kept = json.loads(state)
    for digests in (kept["pages"], kept["catalog"]):
        for docname in docnames & digests.keys():
            digests[docname] = ""
    return json.dumps(kept, indent=0).encode()


def _first_lines(name: str, old: bytes, new: bytes) -> str:
    lines = difflib.unified_diff(
        _lines(old), _lines(new), f"{name}, kept", f"{name}, clean", n=1, lineterm=""
    )
    return "\n".join(line[:600] for _, line in zip(range(14), lines, strict=False))


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", "replace").replace("><", ">\n<").splitlines()
