"""Compares the same site as several versions of Sphinx have built it: run by `nox`.

    python tests/neighbours.py FOLDER    has a folder for each version, with an output of each builder

Of a web page it is our blocks, what we say in its head, and its print view; of the book, our blocks;
all of each file beside the pages, and all of a page of plain text.
"""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

_OURS = "//*[starts-with(@class, 'policywindow-') or contains(@class, ' policywindow-')]"
_HEAD = "//head/meta[@name or @property] | //head/link[@rel != 'stylesheet'] | //head/script[@type]"
_NOT_OURS = ("viewport", "generator")
_BLOCK = re.compile(r"\\begin\{sphinxclasspolicywindow.*?\\end\{sphinxclasspolicywindow[^}]*\}", re.DOTALL)


def parts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name of each file that has something of ours, and that."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or "doctrees" in name:
            continue
        if name.endswith(".print.html") or "_citations/" in name or path.name.startswith("catalog."):
            # Older versions of MyST escape the & of an address in the prose twice.
            yield name, path.read_text(encoding="utf-8").replace("&amp;amp;", "&amp;")
        elif name.endswith(".html"):
            page = html.fromstring(path.read_bytes())
            head = [tag for tag in page.xpath(_HEAD) if tag.get("name") not in _NOT_OURS]
            found = [etree.tostring(part, encoding="unicode") for part in (*head, *page.xpath(_OURS))]
            yield name, "\n".join(found)
        elif name.startswith("text/") and name.endswith(".txt"):
            yield name, path.read_text(encoding="utf-8")
        elif name.endswith(".tex"):
            yield name, "\n".join(_BLOCK.findall(path.read_text(encoding="utf-8")))


def main(root: Path) -> int:
    """Compare the folders below *root*, and print what differs; return the exit status."""
    folders = sorted(path for path in root.iterdir() if path.is_dir())
    first, *others = folders
    wanted = dict(parts(first))
    status = 0
    for other in others:
        found = dict(parts(other))
        names = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
        print(f"{other.name} beside {first.name}: {len(found)} files, {len(names)} that differ")
        for name in names[:3]:
            status = 1
            before, after = (text.get(name, "").splitlines() for text in (wanted, found))
            lines = difflib.unified_diff(before, after, f"{first.name}/{name}", f"{other.name}/{name}", n=0)
            print("\n".join(line[:300] for line in list(lines)[:12]))
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
