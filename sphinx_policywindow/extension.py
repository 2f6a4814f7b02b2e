"""The table of contents: what is registered with Sphinx, in the order in which the data goes."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from sphinx_policywindow import __version__, duplicates, indexing, written
from sphinx_policywindow.blocks.cite import Citation, CopyButton, StyleName
from sphinx_policywindow.config import OPTIONS
from sphinx_policywindow.directives import DIRECTIVES, Placeholder
from sphinx_policywindow.domain import PolicyWindowDomain, warn_missing_reference
from sphinx_policywindow.filling import FillPlaceholders, FillTheRest, RebaseSummaryLinks
from sphinx_policywindow.indexing import AddIndexEntries, AllArticles, IndexEntries
from sphinx_policywindow.layout import ArrangePage
from sphinx_policywindow.outputs import (
    catalog,
    citation_block,
    files,
    head,
    html,
    index_page,
    latex,
    link_summaries,
    offered_files,
    print_view,
    search,
    search_memo,
)
from sphinx_policywindow.outputs.article_pdf import ArticlePdfBuilder
from sphinx_policywindow.outputs.article_tree import MarkBibliography, PlaceBibliography
from sphinx_policywindow.outputs.foreign_title import MarkForeignTitle
from sphinx_policywindow.outputs.link_summaries import AddLinkSummaries, LinkSummaries
from sphinx_policywindow.outputs.search import AddSearchWords, SearchWords
from sphinx_policywindow.reading import PrepareArticle, RecordText, finish_article, read_source
from sphinx_policywindow.starting import begin
from sphinx_policywindow.translation import CATALOG, LOCALE_DIR


def setup_extension(app: Sphinx) -> ExtensionMetadata:
    """Register every part of the extension."""
    app.require_sphinx((8, 2))
    app.setup_extension("sphinx_design")
    app.add_message_catalog(CATALOG, str(LOCALE_DIR))

    # start: the options are checked, and the roles of the kinds are registered
    for option in OPTIONS:
        app.add_config_value(option.name, option.default, option.rebuild, option.types, option.help)
    app.add_domain(PolicyWindowDomain)
    app.add_index_to_domain(PolicyWindowDomain.name, AllArticles)
    app.connect("builder-inited", begin)

    # read: front matter -> article; the page's sections, with placeholders in them
    app.connect("env-get-outdated", duplicates.read_again)
    app.connect("env-before-read-docs", written.note_read)
    app.connect("source-read", read_source)
    app.add_node(RecordText)
    app.add_node(Placeholder)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    app.add_transform(PrepareArticle)
    app.add_transform(ArrangePage)
    app.connect("doctree-read", finish_article)
    app.connect("doctree-read", indexing.index_article)

    # end of read: all articles together
    app.connect("env-updated", written.pages_to_write)
    app.connect("env-updated", catalog.pages_to_link)
    app.connect("env-updated", duplicates.remove_from_contents)
    app.connect("env-updated", indexing.remove_duplicates)
    app.connect("env-updated", indexing.name_page)

    # resolve: placeholder -> stock nodes
    app.add_post_transform(FillPlaceholders)
    app.add_post_transform(RebaseSummaryLinks)
    app.add_post_transform(FillTheRest)
    app.add_node(
        IndexEntries,
        latex=(indexing.visit_in_latex, None),
        texinfo=(indexing.visit_in_texinfo, None),
    )
    app.add_post_transform(AddIndexEntries)
    app.connect("warn-missing-reference", warn_missing_reference)
    app.connect("doctree-resolved", written.note_written)

    # write
    add_outputs(app)

    # What is stored has its version in PolicyWindowDomain.data_version: an env_version would stand in
    # the search index of projects that have no articles.
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def add_outputs(app: Sphinx) -> None:
    """Register what one builder has and the others have not."""
    # HTML: assets, the citation block, the summaries that links show, the print view
    app.connect("write-started", offered_files.claim)
    app.connect("write-started", html.copy_assets)
    app.connect("html-page-context", html.add_assets)
    app.connect("html-page-context", index_page.show_articles)
    app.add_node(CopyButton, html=(citation_block.visit_copy_button, None))
    app.add_node(StyleName, html=(citation_block.visit_style_name, citation_block.depart_style_name))
    app.add_node(Citation, html=(citation_block.visit_citation, None))
    app.add_post_transform(citation_block.AddFileLinks)
    app.connect("builder-inited", search_memo.remember_stems)
    app.add_post_transform(AddSearchWords)
    app.add_node(SearchWords, html=(search.visit_search_words, None))
    app.connect("write-started", search.copy_script)
    app.connect("html-page-context", search.add_script)
    app.connect("html-collect-pages", search.enter_names)
    app.connect("write-started", link_summaries.note_addresses)
    app.add_post_transform(AddLinkSummaries)
    app.add_node(LinkSummaries, html=(link_summaries.visit_link_summaries, None))
    app.add_post_transform(print_view.OfferPrinting)
    app.add_post_transform(MarkForeignTitle)
    # after other extensions, so that what they say of a page is known
    app.connect("html-page-context", head.add_metadata, priority=900)
    app.connect("html-page-context", catalog.add_links, priority=900)
    app.connect("html-page-context", print_view.write_print_view, priority=950)

    # LaTeX: the book, and one PDF an article
    app.connect("write-started", latex.add_packages)
    app.add_builder(ArticlePdfBuilder)
    app.add_post_transform(MarkBibliography)
    app.add_post_transform(PlaceBibliography)

    # files beside the pages, and what was written
    app.connect("build-finished", files.write_files)
    app.connect("build-finished", offered_files.copy_pdfs)
    app.connect("build-finished", catalog.write_catalog)
    app.connect("build-finished", written.save)
