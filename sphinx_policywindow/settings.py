"""The options, checked: settings, and what is wrong with what ``conf.py`` says."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sphinx.config import Config

from sphinx_policywindow.articles.declared import read_kinds
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.articles.patterns import fields_of, fill
from sphinx_policywindow.citations.csl_file import CslFileError, csl_style
from sphinx_policywindow.citations.formats import FORMATS as ALL_FORMATS
from sphinx_policywindow.citations.item import Item, item_of
from sphinx_policywindow.citations.styles import STYLES, Style
from sphinx_policywindow.citations.templates import template_style
from sphinx_policywindow.config import OPTIONS
from sphinx_policywindow.print_template import PrintTemplate, PrintTemplateError
from sphinx_policywindow.problems import Problem, Subtype, nearest

FORMATS = {format_.name: format_ for format_ in ALL_FORMATS}
"""Every form that machines read, by name."""
_URL_FIELDS = ("slug", "docname", "kind", "domain")
_EDITION_FIELDS = (*_URL_FIELDS, "url", "updated", "version")
_GENRE_FIELDS = ("kind", "domain")
_ACCESS_DATES = ("when-required", "always", "never")
_LAYOUTS = ("auto", "manual")
_RELATED = ("listed", "symmetric")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The options, checked. An empty pattern is one that is not set."""

    site_name: str
    url: str
    edition_url: str
    styles: Mapping[str, Style]
    """Every style of the project, by name."""
    shown_styles: tuple[str, ...]
    formats: tuple[str, ...]
    access_date: str
    genre: str
    kinds: Kinds
    layout: str
    hover: bool
    """Whether links to articles show their summaries on demand."""
    print_view: bool
    print_template: PrintTemplate
    pdf: str
    """``auto``, the path of a folder from that of ``conf.py``, or empty."""
    pdf_timeout: float
    """The seconds that TeX may take for one article."""
    fingerprint: str
    """All of this as text: it changes when something of it does."""

    def item_of(self, article: Article, page_url: str) -> Item:
        """Return *article* as it is cited, at the URL of its edition; *page_url* is that of its page."""
        return item_of(
            article,
            site_name=self.site_name,
            genre=self.genre_of(article),
            url=self.edition_url_of(article, self.url_of(article, page_url)),
            kind=self.kinds[article.kind].label,
        )

    def url_of(self, article: Article, page_url: str) -> str:
        """Return the canonical URL of *article*, or ``""``; *page_url* is that of its page, if known."""
        return fill(self.url, _values(article), quoted=_URL_FIELDS) if self.url else page_url

    def edition_url_of(self, article: Article, url: str) -> str:
        """Return the URL that pins this edition of *article*, whose plain one is *url*; else *url*."""
        if not (self.edition_url and url):
            return url
        updated = str(article.updated) if article.updated else ""
        values = {**_values(article), "url": url, "updated": updated, "version": article.version}
        return fill(self.edition_url, values, quoted=(*_URL_FIELDS, "version")) or url

    def genre_of(self, article: Article) -> str:
        """Return what *article* calls itself, such as ``Wiki article — Concept``."""
        return fill(
            self.genre, {"kind": self.kinds[article.kind].label, "domain": article.domain or article.kind}
        )


def _values(article: Article) -> dict[str, str]:
    return {name: getattr(article, name) for name in _URL_FIELDS}


def read_settings(config: Config, conf_py: Path) -> tuple[Settings, list[Problem]]:
    """Return the options of *config*, which *conf_py* sets, and what is wrong with them.

    An option that cannot be taken has its default; of a list, only the entry is lost.
    """
    checker = _Checker(config, conf_py)
    styles = {style.name: style for style in (*STYLES, *checker.templates(), *checker.csl_files())}
    site_name = _site_name(config)
    kinds = checker.kinds("policywindow_kinds")
    related = checker.choice("policywindow_related", _RELATED)
    return (
        Settings(
            site_name=site_name,
            url=checker.pattern("policywindow_url", _URL_FIELDS),
            edition_url=checker.pattern("policywindow_edition_url", _EDITION_FIELDS),
            styles=styles,
            shown_styles=tuple(checker.names("policywindow_citation_styles", styles)),
            formats=tuple(checker.formats("policywindow_citation_formats")),
            access_date=checker.choice("policywindow_citation_access_date", _ACCESS_DATES),
            genre=checker.pattern("policywindow_genre", _GENRE_FIELDS),
            kinds=kinds.with_symmetric_related() if related == "symmetric" else kinds,
            layout=checker.choice("policywindow_layout", _LAYOUTS),
            hover=checker.switch("policywindow_hover"),
            print_view=checker.switch("policywindow_print_view"),
            print_template=checker.print_template("policywindow_print_template"),
            pdf=checker.folder("policywindow_pdf"),
            pdf_timeout=checker.seconds("policywindow_pdf_timeout"),
            fingerprint=repr((site_name, [config[option.name] for option in OPTIONS], checker.read)),
        ),
        checker.problems,
    )


def read_kinds_of(config: Config, conf_py: Path) -> tuple[Kinds, list[Problem]]:
    """Return the kinds alone, as :func:`read_settings` does."""
    checker = _Checker(config, conf_py)
    return checker.kinds("policywindow_kinds"), checker.problems


def _site_name(config: Config) -> str:
    if config.policywindow_site_name:
        return str(config.policywindow_site_name)
    default = config.values["html_title"].default
    is_set = config.html_title != (default(config) if callable(default) else default)
    return str(config.html_title if is_set and config.html_title else config.project)


def line_of_option(conf_py: Path, key: str) -> int:
    """Return the line on which *conf_py* sets the option that *key* begins with, or 1 where it does not."""
    name = re.match(r"\w+", key)
    assert name is not None
    try:
        text = conf_py.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return 1
    place = re.search(rf"^{name[0]}\b", text, re.MULTILINE)
    return text.count("\n", 0, place.start()) + 1 if place else 1


class _Checker:
    """Reads options one by one, and collects what is wrong with them."""

    def __init__(self, config: Config, path: Path) -> None:
        self.config = config
        self.path = path
        self.problems: list[Problem] = []
        self.read: list[str] = []
        """What was read of other files."""
        self.lost: set[str] = set()
        """The files of styles that were warned of."""
        self.defaults = {option.name: option.default for option in OPTIONS}

    def warn(self, key: str, found: str, *, expected: str = "", suggestion: str = "") -> None:
        self.problems.append(
            Problem(
                path=str(self.path),
                line=line_of_option(self.path, key),
                key=key,
                found=found,
                expected=expected,
                suggestion=suggestion,
                subtype=Subtype.INVALID_OPTION,
            )
        )

    def pattern(self, name: str, fields: Iterable[str]) -> str:
        pattern = self.config[name] or ""
        try:
            unknown = [field for field in fields_of(pattern) if field not in fields]
        except (TypeError, ValueError) as error:
            self.warn(name, f"'{pattern}' ({error})", expected="a text with fields in braces")
            return self.defaults[name] or ""
        for field in unknown:
            expected = "one of the fields " + ", ".join(f"{{{known}}}" for known in fields)
            self.warn(name, f"'{{{field}}}'", expected=expected, suggestion=nearest(field, fields))
        return (self.defaults[name] or "") if unknown else pattern

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        value = self.config[name]
        if value in choices:
            return str(value)
        suggestion = nearest(str(value), choices)
        self.warn(name, f"'{value}'", expected="one of " + ", ".join(choices), suggestion=suggestion)
        return str(self.defaults[name])

    def switch(self, name: str) -> bool:
        value = self.config[name]
        if isinstance(value, bool):
            return value
        self.warn(name, f"'{value}'", expected="True or False")
        return bool(self.defaults[name])

    def folder(self, name: str) -> str:
        value = self.config[name]
        if isinstance(value, str) or value is False:
            return value or ""
        self.warn(name, f"'{value}'", expected="auto, the path of a folder or False")
        return str(self.defaults[name])

    def print_template(self, name: str) -> PrintTemplate:
        value = self.config[name]
        template = PrintTemplate()
        if isinstance(value, str) and value:
            try:
                template = PrintTemplate(self.path.parent / value)
            except PrintTemplateError as error:
                self.warn(name, f"'{value}': {error}; ours is used")
        elif value:
            self.warn(name, f"'{value}'", expected="the path of a template")
        self.read += sorted(template.digests)
        return template

    def seconds(self, name: str) -> float:
        value = self.config[name]
        if isinstance(value, int | float) and value > 0:
            return float(value)
        self.warn(name, f"'{value}'", expected="a number of seconds above 0")
        return float(self.defaults[name])

    def names(self, name: str, known: Iterable[str]) -> Iterator[str]:
        value = self.config[name]
        if not isinstance(value, list | tuple):
            self.warn(name, f"'{value}'", expected="a list of names")
            value = self.defaults[name]
        for index, entry in enumerate(value):
            if entry in known:
                yield str(entry)
                continue
            if entry in self.lost:
                continue
            suggestion = nearest(str(entry), known)
            expected = "one of " + ", ".join(known)
            self.warn(f"{name}[{index}]", f"'{entry}'", expected=expected, suggestion=suggestion)

    def formats(self, name: str) -> Iterator[str]:
        for format_name in self.names(name, FORMATS):
            if FORMATS[format_name].is_installed():
                yield format_name
                continue
            extra = FORMATS[format_name].extra
            self.warn(name, f"'{format_name}' needs a package: pip install 'sphinx-policywindow[{extra}]'")

    def templates(self) -> Iterator[Style]:
        name = "policywindow_citation_templates"
        declared = self.config[name]
        for key, entry in declared.items() if isinstance(declared, Mapping) else ():
            expected = "a mapping with the texts label and template, or a pair of them"
            label = template = None
            if isinstance(entry, Mapping):
                label, template = entry.get("label"), entry.get("template")
            elif isinstance(entry, list | tuple) and len(entry) == 2:
                label, template = entry
            if not (isinstance(label, str) and isinstance(template, str)):
                self.warn(f"{name}.{key}", f"'{entry}'", expected=expected)
                continue
            try:
                yield template_style(str(key), label, template)
            except ValueError as error:
                self.warn(f"{name}.{key}", str(error))

    def csl_files(self) -> Iterator[Style]:
        """Yield the style of each .csl file that is named, under the name that it is named by."""
        name = "policywindow_citation_styles"
        value = self.config[name]
        for index, entry in enumerate(value if isinstance(value, list | tuple) else ()):
            if not str(entry).endswith(".csl"):
                continue
            path = self.path.parent / str(entry)
            try:
                yield replace(csl_style(path), name=str(entry))
                self.read.append(hashlib.sha256(path.read_bytes()).hexdigest())
            except (CslFileError, OSError) as error:
                self.warn(f"{name}[{index}]", f"'{entry}': {error}")
                self.read.append(str(entry))
                self.lost.add(str(entry))

    def kinds(self, name: str) -> Kinds:
        declared = self.config[name]
        if not isinstance(declared, Mapping):
            self.warn(name, f"'{declared}'", expected="a mapping of names to kinds")
            return Kinds.of(BUILT_IN_KINDS)
        kinds, mistakes = read_kinds(declared)
        for key, found in mistakes:
            self.warn(f"{name}.{key}", found)
        return kinds
