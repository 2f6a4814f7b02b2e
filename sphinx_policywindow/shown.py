"""What each page shows of articles, as a digest: it changes when the page must be written again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from sphinx.addnodes import pending_xref
from sphinx.util import docname_join

from sphinx_policywindow.addresses import is_website, page_url, url_of
from sphinx_policywindow.articles.facts import values_of
from sphinx_policywindow.articles.model import Article, Link
from sphinx_policywindow.blocks.facts import jurisdiction_of
from sphinx_policywindow.blocks.index_options import read_index
from sphinx_policywindow.blocks.summary import summary_text
from sphinx_policywindow.catalog_data import dataset_on_root, free_names
from sphinx_policywindow.domain import Block, PageData, PolicyWindowDomain
from sphinx_policywindow.offers import offers_as_text
from sphinx_policywindow.version import __version__


class Shown:
    """Digests of what pages show; what several of them show is put into words once."""

    def __init__(self, domain: PolicyWindowDomain) -> None:
        """Look at the pages of *domain*, each of which has been read."""
        self.domain = domain
        self.catalog = domain.catalog
        self.hovers = domain.settings.hover and is_website(domain.builder)
        self._links: dict[str, str] = {}
        self._offers: dict[str, str] = {}
        self._summaries: dict[str, str] = {}
        self._records: dict[str, str] = {}

    def digests(self) -> dict[str, str]:
        """Return a digest of each page that shows something of an article, by docname."""
        return {docname: digest for docname, page in self._pages() if (digest := self._digest(docname, page))}

    def _pages(self) -> Iterator[tuple[str, PageData]]:
        """Yield every page that may show something, by docname; the root page names the catalog."""
        yield from self.domain.pages.items()
        root = self.domain.env.config.root_doc
        if root in self.domain.env.found_docs and root not in self.domain.pages:
            yield root, PageData()

    def _digest(self, docname: str, page: PageData) -> str:
        facts = list(self._facts(docname, page))
        return _hash([__version__, *facts]) if facts else ""

    def _facts(self, docname: str, page: PageData) -> Iterator[str]:
        """Yield, as text, everything that a page shows of articles."""
        if page.article is not None or page.blocks:
            yield self.domain.settings.fingerprint
            yield page_url(self.domain.builder, docname)
            yield self._catalog_names
        if page.article is not None:
            yield f"{docname in self.catalog.duplicates}"
            yield self._offer(page.article)
            yield from self._places(page.article, page.places)
            yield self._record(page.article)
            yield self._summary(page.article)
            yield from self._relation(page.article, "related")
        if docname == self.domain.env.config.root_doc:
            yield from self._catalog
        yield from self._references(docname, page)
        for block in page.blocks:
            yield f"{block}"
            if block.reference is None:
                yield from self._index(block)
            else:
                yield from self._block(docname, block)

    def _references(self, docname: str, page: PageData) -> Iterator[str]:
        """Yield what the references and the tables of contents of a page show."""
        for reference in page.references:
            target = self.catalog.find_anywhere(reference)
            if target is not None:
                # Where a page or a label has the same name, Sphinx may take that.
                near = docname_join(docname, reference)
                place = self.docnames.get(reference.lower(), "")
                yield f"{reference} {self._link(target)} {place} {near in self.domain.env.found_docs}"
        for linked in (*page.links, *self._listed_below(docname, page)):
            article = self.catalog.on_page(linked)
            if article is not None:
                yield f"{self.domain.env.titles[linked].astext()} {self._link(article)}"

    @cached_property
    def _catalog_names(self) -> str:
        """The files of the catalog that a head can name."""
        return f"{free_names(self.domain.builder)}"

    @cached_property
    def _catalog(self) -> list[str]:
        """What the head of the root page says of the catalog."""
        if not (self.domain.has_articles and is_website(self.domain.builder)):
            return []
        return [repr(dataset_on_root(self.domain))]

    def _index(self, block: Block) -> Iterator[str]:
        """Yield what an index shows: each group, each article in it and what is said of each."""
        index, _problems = read_index(self.catalog, block.name, block.options)
        yield repr((index.display, index.facts, index.grid, index.empty))
        names = [name for name, _label in index.facts]
        if index.display == "cards" and "summary" not in names:
            names.append("summary")
        for label, articles in index.groups:
            yield label
            for article in articles:
                yield f"{self._link(article)} {jurisdiction_of(article)}"
                for name in names:
                    yield from self._fact(article, name)

    def _fact(self, article: Article, name: str) -> Iterator[str]:
        """Yield what an article says under the name of a column."""
        yield f"{name} {values_of(article, name, self.domain.settings.kinds)}"
        if name == "summary":
            yield from self._summary_with_links(article)
        if name == "date":
            yield str(article.issued)
        yield from self._relation(article, name)

    def _listed_below(self, docname: str, page: PageData) -> list[str]:
        """Return the pages that a table of contents can show below those that it names."""
        includes = self.domain.env.toctree_includes
        found: set[str] = set()
        ahead = [linked for linked in page.links if linked in includes.get(docname, ())]
        while ahead:
            below = set(includes.get(ahead.pop(), ())) - found
            found |= below
            ahead += below
        return sorted(found)

    def _places(self, article: Article, places: Iterable[str]) -> Iterator[str]:
        """Yield where references to labels, terms and the like lead on the web, which a print view shows."""
        settings = self.domain.settings
        if not (settings.url and settings.print_view and is_website(self.domain.builder)):
            return
        own = self.domain.env.metadata[article.docname].get("myst_slugs", ())
        for place in places:
            docname = "" if place in own else self.docnames.get(place.lower())
            target = self.catalog.on_page(docname or "")
            if docname is None:  # it may be on any page, as may an address, which has no name
                yield self.urls
            elif target is not None:
                yield settings.url_of(target, "")

    @cached_property
    def docnames(self) -> Mapping[str, str]:
        """The page of each label, term or the like of Sphinx's own domains."""
        domains = self.domain.env.domains
        std = domains.standard_domain
        return {
            **{label.lower(): place[0] for label, place in domains.math_domain.equations.items()},
            **{name.lower(): place[0] for (_type, name), place in std.objects.items()},
            **{label.lower(): place[0] for label, place in std.anonlabels.items()},
        }

    @cached_property
    def urls(self) -> str:
        """The addresses of all articles."""
        return " ".join(
            f"{article.docname} {self.domain.settings.url_of(article, '')}" for article in self.catalog
        )

    def _block(self, docname: str, block: Block) -> Iterator[str]:
        """Yield what a block shows besides its options."""
        article = self.catalog.find(block.reference) if block.reference else self.catalog.on_page(docname)
        if article is None:
            return
        yield self._record(article)
        if block.name == "cite-this-article":
            yield self._offer(article)
            yield self._summary(article)
        if block.name == "concept-summary":
            yield from self._summary_with_links(article)
        if block.name == "at-a-glance":
            for name in self.catalog.relations(article):
                yield name
                yield from self._relation(article, name)

    def _relation(self, article: Article, name: str) -> Iterator[str]:
        for target in self.catalog.related(article, name):
            yield f"{self._link(target)} {jurisdiction_of(target)}"

    def _offer(self, article: Article) -> str:
        """Return what the page of an article offers to print."""
        if article.docname not in self._offers:
            self._offers[article.docname] = offers_as_text(self.domain, article)
        return self._offers[article.docname]

    def _record(self, article: Article) -> str:
        """Return all that a record says."""
        if article.docname not in self._records:
            self._records[article.docname] = repr(article)
        return self._records[article.docname]

    def _link(self, target: Article | Link) -> str:
        """Return what a link shows, at once and on hover, and where it leads."""
        if isinstance(target, Link):
            return repr(target)
        if target.docname not in self._links:
            url = url_of(self.domain, target)
            hover = f"{target.domain} {summary_text(self.domain, target)}"
            shown = f"{target.docname} {target.kind} {target.language} {target.rich_title} {url}"
            self._links[target.docname] = f"{shown} {hover}" if self.hovers else shown
        return self._links[target.docname]

    def _summary(self, article: Article) -> str:
        """Return a summary, and the articles and the pages that it refers to."""
        if article.docname not in self._summaries:
            self._summaries[article.docname] = " ".join(self._inline(article.docname))
        return self._summaries[article.docname]

    def _inline(self, docname: str) -> Iterator[str]:
        for node in self.domain.pages[docname].summary:
            yield node.pformat()
        for name, page in self._references_of_summary(docname):
            target = self.catalog.find_anywhere(name)
            if target is not None:
                yield f"{target.title} {target.docname if isinstance(target, Article) else target.url}"
            label = self.domain.env.domains.standard_domain.labels.get(name.lower())
            if label is not None:
                yield f"{label[0]} {label[2]}"
            title = self.domain.env.titles.get(page)
            if title is not None:
                yield f"{page} {title.astext()}"

    def _summary_with_links(self, article: Article) -> Iterator[str]:
        """Yield a summary, and what its links show on hover."""
        yield self._summary(article)
        for name, page in self._references_of_summary(article.docname):
            target = self.catalog.find(name) or self.catalog.on_page(page)
            if target is not None:
                yield self._link(target)

    def _references_of_summary(self, docname: str) -> Iterator[tuple[str, str]]:
        """Yield what each reference in a summary names, and the docname that this may be."""
        for node in self.domain.pages[docname].summary:
            for reference in node.findall(pending_xref):
                name = reference.get("reftarget", "")
                is_file = reference.get("refdomain") == "doc"
                yield name, name if is_file else docname_join(reference.get("refdoc", ""), name)


def _hash(facts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:16]
