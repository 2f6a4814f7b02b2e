"""What is known of the PDFs in an output folder: what each was made from.

``OUT/articlepdf/<docname>.pdf`` is an article's PDF. Its origin is a digest of everything that TeX was given.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from sphinx_policywindow.disk import is_inside

STATE = ".articlepdf.json"


def load(folder: Path) -> dict[str, str]:
    """Return the origin of each PDF of the builder, by docname; of a file that cannot be read, nothing."""
    try:
        loaded = dict(json.loads((folder / STATE).read_text(encoding="utf-8")))
        return {docname: origin for docname, origin in loaded.items() if is_inside(docname)}
    except (OSError, ValueError, TypeError, RecursionError):
        return {}


def save(folder: Path, origins: Mapping[str, str]) -> None:
    """Keep the origins, whole or not at all."""
    path = folder / STATE
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(origins, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    temporary.replace(path)


def pdf_path(folder: Path, docname: str) -> Path:
    """Return where the PDF of a page is, or would be."""
    return folder / f"{docname}.pdf"


def digest(content: bytes) -> str:
    """Return a digest of *content*."""
    return hashlib.sha256(content).hexdigest()[:32]
