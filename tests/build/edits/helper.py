"""What ``conf.py`` of the edited wiki runs: a build can be stopped, and can write every page again.

Both are asked for by an option that rebuilds nothing:

* ``edits_whole``: every page is written when titles, contents or the set of pages are not those of
  the last build in this output, and tables of contents are read again when pages come or go. So the
  parts of a page that Sphinx itself leaves stale are up to date.
* ``edits_stop``: an event and a number; the handler that is called for that many times raises.
  ``replace`` is no event of Sphinx's: a file of the extension's takes its place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

_NAVIGATION = ".navigation"

STOPS: dict[str, int] = {
    "source-read": 900,
    "env-updated": 900,
    "write-started": 900,
    "doctree-resolved": 900,
    "html-page-context": 950,
    "build-finished": 100,
    "replace": 0,
}
"""The events at which a build can be stopped, each with the priority of the handler that does it.

The end of a build is stopped before anything of ours is done there, the rest after it is done.
"""


class Stopped(BaseException):
    """The end of a build that is stopped, as by a key: after an error, Sphinx would begin anew next time."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register both options."""
    app.add_config_value("edits_whole", False, "", bool)
    app.add_config_value("edits_stop", None, "", (tuple, type(None)))
    app.connect("config-inited", _connect)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _connect(app: Sphinx, config: Any) -> None:
    if config.edits_whole:
        app.connect("env-get-outdated", _tables_of_contents)
        app.connect("env-updated", _every_page, priority=900)
        app.connect("build-finished", _keep_navigation)
    if config.edits_stop:
        event, number = config.edits_stop
        if event != "replace":
            app.connect(event, stopper(number), priority=STOPS[event])


def _navigation(env: BuildEnvironment) -> str:
    """Return a digest of all that pages show of others by Sphinx's own doing."""
    facts = [
        f"{docname} {env.titles[docname].pformat()} {env.tocs[docname].pformat()}"
        f" {env.toctree_includes.get(docname)} {env.toc_secnumbers.get(docname)}"
        for docname in sorted(env.found_docs)
    ]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()


def _tables_of_contents(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    # Of a page that is in no numbered table of contents any more, Sphinx keeps the number.
    for tree in (*env.titles.values(), *env.tocs.values()):
        for node in tree.findall(nodes.Element):
            node.attributes.pop("secnumber", None)
    names = sorted(env.found_docs) if added or removed else []
    return [name for name in names if name.rpartition("/")[2] == "index"]


def _every_page(app: Sphinx, env: BuildEnvironment) -> list[str]:
    path = Path(app.outdir) / _NAVIGATION
    before = path.read_text() if path.exists() else ""
    return sorted(env.found_docs) if before != _navigation(env) else []


def _keep_navigation(app: Sphinx, exception: Exception | None) -> None:
    if exception is None:
        (Path(app.outdir) / _NAVIGATION).write_text(_navigation(app.env))


def stopper(number: int) -> Callable[..., None]:
    """Return a function that raises when it is called for the *number*-th time, and after."""
    calls = iter(range(1, number + 1))

    def stop(*arguments: object) -> None:
        if next(calls, number) == number:
            raise Stopped

    return stop
