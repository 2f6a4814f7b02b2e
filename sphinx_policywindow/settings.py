"""The options, checked: settings, and what is wrong with what ``conf.py`` says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sphinx.config import Config

from sphinx_policywindow.articles.kinds import Kinds
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.articles.patterns import fill
from sphinx_policywindow.citations.item import Item, item_of
from sphinx_policywindow.citations.styles import STYLES, Style
from sphinx_policywindow.config import OPTIONS
from sphinx_policywindow.option_checks import Checker
from sphinx_policywindow.print_template import PrintTemplate
from sphinx_policywindow.problems import Problem
from sphinx_policywindow.translation import language_tag, quotation_marks

_URL_FIELDS = ("slug", "docname", "kind", "domain")
_EDITION_FIELDS = (*_URL_FIELDS, "url", "updated", "version")
_GENRE_FIELDS = ("kind", "domain")
_HTML_BUILDERS = ("html", "dirhtml")
_ACCESS_DATES = ("when-required", "always", "never")
_LAYOUTS = ("auto", "manual")
_RELATED = ("listed", "symmetric")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The options, checked. An empty pattern is one that is not set."""

    site_name: str
    language: str
    """The language of the site, as a tag of BCP 47."""
    url: str
    html_builder: str
    """The builder whose addresses pages have where the builder that runs makes no website."""
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
    search_listings: bool
    """Whether the search finds a page by what is listed on it."""
    search_memo: bool
    """Whether the search index remembers the stem of each word."""
    fingerprint: str
    """All of this that pages show, as text: it changes when something of it does."""

    def item_of(self, article: Article, page_url: str) -> Item:
        """Return *article* as it is cited, at the URL of its edition; *page_url* is that of its page."""
        return item_of(
            article,
            site_name=self.site_name,
            genre=self.genre_of(article),
            url=self.edition_url_of(article, self.url_of(article, page_url)),
            kind=self.kinds[article.kind].label,
            language=self.language_of(article),
            marks=quotation_marks(self.language_of(article)),
        )

    def language_of(self, article: Article) -> str:
        """Return the language of an article and of its title: the record's, else the site's (BCP 47)."""
        return article.language or self.language

    def url_of(self, article: Article, page_url: str) -> str:
        """Return the canonical URL of *article*, or ``""``; *page_url* is that of its page, if known.

        It is that of the page, too, where the article lacks what the pattern needs.
        """
        return (fill(self.url, _values(article), quoted=_URL_FIELDS) if self.url else "") or page_url

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
    checker = Checker(config, conf_py)
    checker.unknown()
    styles = {style.name: style for style in (*STYLES, *checker.templates(), *checker.csl_files())}
    site_name = _site_name(config)
    shown = [config[option.name] for option in OPTIONS if option.is_shown]
    kinds = checker.kinds("policywindow_kinds")
    related = checker.choice("policywindow_related", _RELATED)
    return (
        Settings(
            site_name=site_name,
            language=language_tag(config.language),
            url=checker.pattern("policywindow_url", _URL_FIELDS),
            html_builder=checker.choice("policywindow_html_builder", _HTML_BUILDERS),
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
            search_listings=checker.switch("policywindow_search_listings"),
            search_memo=checker.switch("policywindow_search_memo"),
            fingerprint=repr((site_name, shown, checker.read)),
        ),
        checker.problems,
    )


def read_kinds_of(config: Config, conf_py: Path) -> tuple[Kinds, list[Problem]]:
    """Return the kinds alone, as :func:`read_settings` does."""
    checker = Checker(config, conf_py)
    return checker.kinds("policywindow_kinds"), checker.problems


def unknown_options(config: Config, conf_py: Path) -> list[Problem]:
    """Return what in *conf_py* looks like an option of ours and is none."""
    checker = Checker(config, conf_py)
    checker.unknown()
    return checker.problems


def _site_name(config: Config) -> str:
    if config.policywindow_site_name:
        return str(config.policywindow_site_name)
    default = config.values["html_title"].default
    is_set = config.html_title != (default(config) if callable(default) else default)
    return str(config.html_title if is_set and config.html_title else config.project)
