"""Which pages must be written again: those that show something which has changed elsewhere.

What each page shows of articles is digested (:mod:`~sphinx_policywindow.shown`). The digests of
what was written are kept beside the output, and saved when a build ends well: a build that was
stopped, or another builder on the same doctrees, cannot make a page pass for new.
"""

from __future__ import annotations

import json
from math import nan
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_policywindow.disk import is_inside, remove_temporary, write
from sphinx_policywindow.domain import Build, State, domain_of
from sphinx_policywindow.offers import find_pdfs
from sphinx_policywindow.shown import Shown

_FILE_NAME = ".policywindow.json"
_WRITES_EVERYTHING = ("latex", "texinfo", "man", "")
"""The formats of builders that write every page every time, or none."""


def note_read(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Begin with the pages that are about to be read, and so will be written (``env-before-read-docs``)."""
    domain_of(env).build = Build(about_to_read=frozenset(docnames))


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that show what has changed since they were written (``env-updated``)."""
    domain = domain_of(env)
    domain.forget_catalog()
    build = domain.build
    if not _is_kept(app):
        return []
    build.pdfs = find_pdfs(domain)
    build.shown = Shown(domain).digests()
    state = load_state(app)
    before = state["pages"]
    changed = {docname for docname, digest in build.shown.items() if before.get(docname) != digest}
    # A page may show nothing of ours any more, as the article is gone that it linked to.
    changed |= (before.keys() & env.found_docs) - build.shown.keys()
    # When a build is stopped while it writes, nobody knows which of these pages are new.
    begun = changed | build.about_to_read
    pages = {docname: "" if docname in begun else digest for docname, digest in before.items()}
    save_state(app, {**state, "pages": pages})
    return sorted(changed)


def note_written(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Note that a page is about to be written (``doctree-resolved``, in the main process)."""
    build = domain_of(app.env).build
    if docname in build.shown:
        build.written[docname] = build.shown[docname]
        build.replaced[docname] = _last_write(app, docname)


def save(app: Sphinx, exception: Exception | None) -> None:
    """Keep the digests of what has been written (``build-finished``)."""
    if exception is not None or not _is_kept(app):
        return
    build = domain_of(app.env).build
    kept = load_state(app)
    pages = {docname: digest for docname, digest in kept["pages"].items() if docname in build.shown}
    # Sphinx says nothing of a process that fails in the midst of its pages while others still begin.
    pages |= {
        docname: digest
        for docname, digest in build.written.items()
        if _last_write(app, docname) != build.replaced[docname]
    }
    save_state(app, {**kept, "pages": pages})
    remove_temporary(Path(app.outdir))


def _is_kept(app: Sphinx) -> bool:
    """Whether the builder writes no more pages than it has to."""
    return app.builder.format not in _WRITES_EVERYTHING and app.builder.name not in ("epub", "singlehtml")


def load_state(app: Sphinx) -> State:
    """Return what is kept beside the output; it is read once a build."""
    build = domain_of(app.env).build
    if build.state is None:
        build.state = _read_state(app)
    return build.state


def _read_state(app: Sphinx) -> State:
    """Return what the file says: of one that cannot be read, nothing."""
    try:
        loaded = json.loads(_path(app).read_text(encoding="utf-8"))
        return {
            "pages": dict(loaded["pages"]),
            "catalog": dict(loaded.get("catalog", {})),
            "files": [name for name in loaded["files"] if is_inside(name)],
        }
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {"pages": {}, "catalog": {}, "files": []}


def save_state(app: Sphinx, state: State) -> None:
    """Keep *state* beside the output; write nothing where nothing has changed, and no file for nothing."""
    if state == load_state(app):
        return
    domain_of(app.env).build.state = state
    if not any(state.values()):
        _path(app).unlink(missing_ok=True)
        return
    write(Path(app.outdir), _FILE_NAME, [json.dumps(state, indent=0, sort_keys=True), "\n"])


def _last_write(app: Sphinx, docname: str) -> float:
    """Return when the file of a page was written: 0 for none, and no number where its name is not known."""
    builder, suffix = app.builder, getattr(app.builder, "out_suffix", None)
    if hasattr(builder, "get_output_path"):
        path = Path(builder.get_output_path(docname))
    elif suffix:
        path = Path(builder.outdir, docname + suffix)
    else:
        return nan
    return path.stat().st_mtime_ns if path.exists() else 0


def _path(app: Sphinx) -> Path:
    return Path(app.outdir) / _FILE_NAME
