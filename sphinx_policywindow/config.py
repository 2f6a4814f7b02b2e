"""Every option of ``conf.py``: its name, its default, what it rebuilds, and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sphinx_policywindow.citations.styles import DEFAULT_STYLES


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
    is_shown: bool = True
    """Whether a page can look different by it."""


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
        name="policywindow_html_builder",
        default="html",
        rebuild="",
        types=(str,),
        help="The builder of the website, `html` or `dirhtml`, whose addresses all other builders give.",
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
        default=list(DEFAULT_STYLES),
        rebuild="",
        types=(list, tuple),
        help="The styles that the citation block shows, in order: names, names of templates, paths of"
        " `.csl` files (which need the extra `[csl]`).",
    ),
    Option(
        name="policywindow_citation_templates",
        default={},
        rebuild="",
        types=(dict,),
        help="Styles of one's own, by name, each with a `label` and a `template` over fields in braces.",
    ),
    Option(
        name="policywindow_citation_formats",
        default=["bibtex", "ris", "csl-json"],
        rebuild="",
        types=(list, tuple),
        help="The files for reference managers that are written for each article, in order.",
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
        name="policywindow_related",
        default="listed",
        rebuild="",
        types=(str,),
        help="Which related articles a page shows: those that it lists (`listed`), or also those that list"
        " it (`symmetric`).",
    ),
    Option(
        name="policywindow_hover",
        default=True,
        rebuild="",
        types=(bool,),
        help="Whether a link to an article shows the article's summary on hover and on focus (HTML).",
    ),
    Option(
        name="policywindow_layout",
        default="auto",
        rebuild="env",
        types=(str,),
        help="`auto` adds the blocks that the author did not place; `manual` adds nothing.",
    ),
    Option(
        name="policywindow_print_view",
        default=True,
        rebuild="",
        types=(bool,),
        help="Whether each article has a print view beside its page (HTML).",
    ),
    Option(
        name="policywindow_print_template",
        default=None,
        rebuild="",
        types=(str, type(None)),
        help="The Jinja template of the print view, as a path from the folder of `conf.py`; default: ours.",
    ),
    Option(
        name="policywindow_pdf",
        default="auto",
        rebuild="",
        types=(str, bool),
        help="Where the PDFs are that pages offer (HTML): a folder, as a path from that of `conf.py`; `auto`"
        " is the output of the builder `articlepdf` beside that of HTML; `False`: none is offered.",
    ),
    Option(
        name="policywindow_pdf_timeout",
        default=60,
        rebuild="",
        types=(int, float),
        help="The seconds that TeX may take for one article in the builder `articlepdf`.",
        is_shown=False,
    ),
    Option(
        name="policywindow_search_listings",
        default=False,
        rebuild="",
        types=(bool,),
        help="Whether the search of HTML finds a page by what an `article-index` on it lists.",
    ),
    Option(
        name="policywindow_search_memo",
        default=False,
        rebuild="",
        types=(bool,),
        help="Whether the search index of HTML remembers the stem of each word: the same index, sooner.",
        is_shown=False,
    ),
)
"""Every option, in the order of the manual."""
