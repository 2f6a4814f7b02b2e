"""What is known of the PDFs in an output folder: what each was made from.

``OUT/articlepdf/<docname>.pdf`` is an article's PDF, and it is current if :func:`current_pdfs` has it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from sphinx.environment import BuildEnvironment

STATE = ".articlepdf.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a PDF was made from, as two digests: of everything that TeX was given, and of the page's file."""

    latex: str
    source: str


def load(folder: Path) -> dict[str, Origin]:
    """Return the origin of each PDF of the builder, by docname; of a file that cannot be read, nothing."""
    try:
        loaded = json.loads((folder / STATE).read_text(encoding="utf-8"))
        return {str(docname): Origin(**digests) for docname, digests in loaded.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def save(folder: Path, origins: Mapping[str, Origin]) -> None:
    """Keep the origins, whole or not at all."""
    path = folder / STATE
    temporary = path.with_suffix(".tmp")
    kept = {docname: asdict(origin) for docname, origin in origins.items()}
    temporary.write_text(json.dumps(kept, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    temporary.replace(path)


def pdf_path(folder: Path, docname: str) -> Path:
    """Return where the PDF of a page is, or would be."""
    return folder / f"{docname}.pdf"


def source_digest(env: BuildEnvironment, docname: str) -> str:
    """Return a digest of the file of a page."""
    return digest(Path(env.doc2path(docname)).read_bytes())


def digest(content: bytes) -> str:
    """Return a digest of *content*."""
    return hashlib.sha256(content).hexdigest()[:32]


def current_pdfs(folder: Path, env: BuildEnvironment) -> dict[str, Path]:
    """Return the PDFs in *folder* that were made from their pages as these are now, by docname.

    What a page shows of other pages may have changed since.
    """
    return {
        docname: pdf_path(folder, docname)
        for docname, origin in load(folder).items()
        if docname in env.all_docs
        and pdf_path(folder, docname).is_file()
        and origin.source == source_digest(env, docname)
    }
