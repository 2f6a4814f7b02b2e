"""Every option of ``conf.py``: its name, its default, what it rebuilds, and what it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sphinx.config import Config

from sphinx_policywindow.articles.addresses import fields_of, fill
from sphinx_policywindow.articles.declared import read_kinds
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.citations.styles import STYLES
from sphinx_policywindow.problems import Problem, Subtype, nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option. *rebuild* is Sphinx's own: ``env`` reads every page again, ``""`` none.

    What an option changes in a block alone rebuilds nothing here: the pages that show it are found
    by what they show (see :mod:`sphinx_policywindow.written`).
    """

    name: str
    default: Any
    rebuild: Literal["env", "html", ""]
    types: tuple[type, ...]
    help: str


OPTIONS = (
    Option(
        name="policywindow_site_name",
        default=None,
        rebuild="",
        types=(str, type(None)),
        help="Name of the work that contains the articles, and their author where none is given;"
        " default: `html_title` where conf.py sets it, else `project`.",
    ),
    Option(
        name="policywindow_url",
        default=None,
        rebuild="",
        types=(str, type(None)),
        help="Pattern of an article's canonical URL, over `{slug}`, `{docname}`, `{kind}`, `{domain}`;"
        " default: `html_baseurl` and the page's address.",
    ),
    Option(
        name="policywindow_edition_url",
        default=None,
        rebuild="",
        types=(str, type(None)),
        help="Pattern of the URL that pins an edition, over the fields of `policywindow_url`, `{url}`,"
        " `{updated}` and `{version}`; not used for an article that lacks a field it needs.",
    ),
    Option(
        name="policywindow_citation_styles",
        default=["apa", "chicago", "harvard", "oscola"],
        rebuild="",
        types=(list, tuple),
        help="The styles that the citation block shows, in order.",
    ),
    Option(
        name="policywindow_citation_access_date",
        default="when-required",
        rebuild="",
        types=(str,),
        help="Whether a citation has a date of access: `when-required` by its style, `always`, `never`.",
    ),
    Option(
        name="policywindow_genre",
        default="Wiki article — {kind}",
        rebuild="",
        types=(str,),
        help="What an article calls itself in a citation, over `{kind}` and `{domain}`.",
    ),
    Option(
        name="policywindow_kinds",
        default={},
        rebuild="env",
        types=(dict,),
        help="Further kinds of article, by name; a name that exists is declared anew, and `None` removes it.",
    ),
    Option(
        name="policywindow_layout",
        default="auto",
        rebuild="env",
        types=(str,),
        help="`auto` adds the blocks that the author did not place; `manual` adds nothing.",
    ),
)
"""Every option, in the order of the manual."""

_URL_FIELDS = ("slug", "docname", "kind", "domain")
_EDITION_FIELDS = (*_URL_FIELDS, "url", "updated", "version")
_GENRE_FIELDS = ("kind", "domain")
_ACCESS_DATES = ("when-required", "always", "never")
_LAYOUTS = ("auto", "manual")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The options, checked. An empty pattern is one that is not set."""

    site_name: str
    url: str
    edition_url: str
    styles: tuple[str, ...]
    access_date: str
    genre: str
    kinds: Kinds
    layout: str

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
    return (
        Settings(
            site_name=_site_name(config),
            url=checker.pattern("policywindow_url", _URL_FIELDS),
            edition_url=checker.pattern("policywindow_edition_url", _EDITION_FIELDS),
            styles=tuple(checker.names("policywindow_citation_styles", [style.name for style in STYLES])),
            access_date=checker.choice("policywindow_citation_access_date", _ACCESS_DATES),
            genre=checker.pattern("policywindow_genre", _GENRE_FIELDS),
            kinds=checker.kinds("policywindow_kinds"),
            layout=checker.choice("policywindow_layout", _LAYOUTS),
        ),
        checker.problems,
    )


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

    def names(self, name: str, known: Iterable[str]) -> Iterator[str]:
        value = self.config[name]
        if not isinstance(value, list | tuple):
            self.warn(name, f"'{value}'", expected="a list of names")
            value = self.defaults[name]
        for index, entry in enumerate(value):
            if entry in known:
                yield str(entry)
                continue
            suggestion = nearest(str(entry), known)
            expected = "one of " + ", ".join(known)
            self.warn(f"{name}[{index}]", f"'{entry}'", expected=expected, suggestion=suggestion)

    def kinds(self, name: str) -> Kinds:
        declared = self.config[name]
        if not isinstance(declared, Mapping):
            self.warn(name, f"'{declared}'", expected="a mapping of names to kinds")
            return Kinds.of(BUILT_IN_KINDS)
        kinds, mistakes = read_kinds(declared)
        for key, found in mistakes:
            self.warn(f"{name}.{key}", found)
        return kinds


def setup_options(add: Callable[[str, Any, Literal["env", "html", ""], Any, str], None]) -> None:
    """Register every option by Sphinx's ``add_config_value``."""
    for option in OPTIONS:
        add(option.name, option.default, option.rebuild, option.types, option.help)
