"""The template of the print view: ours, or the project's own, and what it is given."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.meta import find_referenced_templates
from markupsafe import Markup

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.translation import _
from sphinx_policywindow.uris import uri_of

FOLDER = Path(__file__).parent / "templates"
OURS = "policywindow/print.html"
"""The name by which a project's template can extend ours."""


class PrintTemplateError(Exception):
    """A project's template cannot be used; the text says where it fails, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPage:
    """What the template of a print view is given, each by its name."""

    language: str
    """The language of the site, such as ``en`` or ``pt-BR``."""
    direction: str
    """``ltr`` or ``rtl``, by that language."""
    title: str
    """The title of the article, as plain text."""
    title_language: str
    """Its language, where it is not that of the site."""
    heading: Markup
    """The heading of the page, as HTML."""
    authors: Markup
    """The names of the authors that the record has, as HTML."""
    byline: str
    """Slug · domain · kind."""
    edition: str
    """The version and the date of the article, if it has them."""
    edition_url: str
    """The address of this edition as it is typed, where the site pins editions."""
    url: str
    """The canonical address of the article as it is typed, or nothing: a link needs ``url | uri``."""
    page: str
    """The address of the article's page, from the print view."""
    pdf: str
    """The address of its PDF, from the print view, or nothing."""
    generated: str
    """The time stamp, or nothing."""
    site_name: str
    """The name of the site."""
    summary: str
    """The summary, in plain text."""
    body: Markup
    """All that is below the heading, as HTML."""
    style: Markup
    """Our stylesheet, for a ``style`` element."""
    article: Article
    """The article's record, as it was written: ``article.license``, ``article.keywords`` and so on."""


_NAMES = tuple(field.name for field in fields(PrintPage))


class PrintTemplate:
    """A template that is loaded once, and ours to fall back on."""

    def __init__(self, path: Path | None = None) -> None:
        """Load the template at *path*, else ours, and all that it names.

        Raise :exc:`PrintTemplateError` where it is not there, or is no template. What else fails does so on
        the page that it fails on.
        """
        self.style = Markup((FOLDER / "print.css").read_text(encoding="utf-8"))
        self.digests: set[str] = {hashlib.sha256(self.style.encode()).hexdigest()}
        """Of each file that the print views are made of."""
        folders = [PrefixLoader({"policywindow": _Loader(FOLDER, self.digests.add)})]
        own = [_Loader(path.parent, self.digests.add)] if path is not None else []
        self._environment = Environment(
            loader=ChoiceLoader([*folders, *own]),
            autoescape=True,
            auto_reload=False,
            keep_trailing_newline=True,
            lstrip_blocks=True,
            trim_blocks=True,
            undefined=StrictUndefined,
        )
        self._environment.globals["_"] = _
        self._environment.filters["uri"] = uri_of
        self._path = path
        self._ours = self._environment.get_template(OURS)
        name = path.name if path is not None else OURS
        try:
            self._template = self._environment.get_template(name)
            self._read_named(name, {name})
        except Exception as error:
            raise PrintTemplateError(_reason(error, path)) from error

    def _read_named(self, name: str, known: set[str]) -> None:
        """Read each file that a template names, whether it is used on every page or not."""
        assert self._environment.loader is not None
        source = self._environment.loader.get_source(self._environment, name)[0]
        for other in find_referenced_templates(self._environment.parse(source, name)):
            if other is not None and other not in known:
                known.add(other)
                with suppress(TemplateNotFound):  # it may be one of several, or on no page
                    self._read_named(other, known)

    def render(self, page: PrintPage) -> str:
        """Return the print view; raise :exc:`PrintTemplateError` where the template fails."""
        try:
            return self._template.render(_variables(page))
        except Exception as error:
            raise PrintTemplateError(_reason(error, self._path)) from error

    def render_ours(self, page: PrintPage) -> str:
        """Return the print view as our own template has it."""
        return self._ours.render(_variables(page))


class _Loader(FileSystemLoader):
    """Says a digest of each file that it reads."""

    def __init__(self, folder: Path, note: Callable[[str], None]) -> None:
        super().__init__(folder)
        self.note = note

    def get_source(self, environment: Environment, template: str) -> Any:
        found = super().get_source(environment, template)
        self.note(hashlib.sha256(found[0].encode()).hexdigest())
        return found


def _reason(error: Exception, path: Path | None) -> str:
    """Return where a template fails, and why."""
    if isinstance(error, TemplateNotFound):
        return f"no file has the name '{error.name}'"
    line = error.lineno if isinstance(error, TemplateSyntaxError) else None
    for frame in traceback.extract_tb(error.__traceback__):
        if path is not None and Path(frame.filename) == path:
            line = frame.lineno
    said = str(error) or type(error).__name__
    return f"line {line}: {said}" if line else said


def _variables(page: PrintPage) -> dict[str, object]:
    return {name: getattr(page, name) for name in _NAMES}
