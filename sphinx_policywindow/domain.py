"""The Sphinx domain: the articles of a project by docname, and the references to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, TypedDict, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util import docname_join
from sphinx.util.nodes import make_refnode

from sphinx_policywindow.articles.catalog import Catalog
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.inline import inline_nodes
from sphinx_policywindow.inventories import OtherSites, is_inventory_name
from sphinx_policywindow.problems import Problem, Subtype
from sphinx_policywindow.reporting import report, warn_at
from sphinx_policywindow.settings import Settings

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

ANY_KIND = "article"
"""The role that finds an article of any kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block that a page asks for: by which directive, of which article, with which options.

    *reference* is a slug or an alias, ``""`` for the page's own article, or ``None`` where the block
    is about no single article.
    """

    name: str
    reference: str | None = ""
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class PageData:
    """What the domain keeps of one page: its article, if it has one, and what it shows of any."""

    article: Article | None = None
    summary: list[nodes.Node] = field(default_factory=list)
    """The article's summary, as inline nodes whose references are not resolved yet."""
    blocks: list[Block] = field(default_factory=list)
    """What the page shows of its own article and of others."""
    references: list[str] = field(default_factory=list)
    """What references on the page name that may be an article."""
    links: list[str] = field(default_factory=list)
    """The docnames that the page links to as pages."""
    is_hidden: bool = False
    """Whether the page asks search engines to leave it out."""
    places: list[str] = field(default_factory=list)
    """What all its other references name: labels, terms and the like."""
    anchor: str = ""
    """The id of the page's heading, where it is the page of an article."""


class State(TypedDict):
    """What is kept beside the output: digests of pages and of what the catalog says, and our own files.

    The digest is empty where a build was stopped before it was known that the page is written.
    """

    pages: dict[str, str]
    catalog: dict[str, str]
    files: list[str]


@dataclass(kw_only=True)
class Build:
    """What is known of one build, as it goes on."""

    about_to_read: Set[str] = frozenset()
    """The pages that it reads."""
    summary_parser: MarkdownIt | None = None
    """Made for the first summary: it costs more than to parse one."""
    pdfs: Mapping[str, str] = field(default_factory=dict)
    """A digest of each PDF that a page offers, by the docname of its article."""
    shown: Mapping[str, str] = field(default_factory=dict)
    """A digest of what each page shows of articles, by docname."""
    state: State | None = None
    """What is kept beside the output, once it has been read."""
    articles_by_uri: Mapping[str, Article] = field(default_factory=dict)
    """The articles that a link can show the summary of, by the address of the page in the output."""
    written: dict[str, str] = field(default_factory=dict)
    """The same as *shown*, of the pages that it has begun to write."""
    replaced: dict[str, float] = field(default_factory=dict)
    """When the file was written that each of these takes the place of, in nanoseconds; may be no number."""


class PolicyWindowDomain(Domain):
    """Holds everything by docname, so that a page leaves nothing behind when it goes."""

    name = "policywindow"
    label = "Policy Window"
    data_version = 9
    """Raised with every change of what is kept in the environment or in a doctree."""
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}}

    settings: Settings
    builder: Builder
    build: Build
    _catalog: Catalog | None = None

    def begin(self, builder: Builder, settings: Settings) -> None:
        """Take the options of this build; called once, before any page is read."""
        self.builder = builder
        self.settings = settings
        self.build = Build()
        self._catalog = None
        for kind in settings.kinds.by_name.values():
            self.add_object_type(kind.name, ObjType(kind.label, kind.name, ANY_KIND))

    @property
    def pages(self) -> dict[str, PageData]:
        """Every page that has an article, or may show one, by docname."""
        return cast("dict[str, PageData]", self.data["pages"])

    def page(self, docname: str) -> PageData:
        """Return what is kept of the page *docname*, which begins with nothing."""
        return self.pages.setdefault(docname, PageData())

    def page_blocks(self, docname: str) -> list[Block]:
        """Return each block on a page."""
        page = self.pages.get(docname)
        return page.blocks if page is not None else []

    @property
    def catalog(self) -> Catalog:
        """All articles together. Valid once every page has been read; see :meth:`forget_catalog`."""
        if self._catalog is None:
            articles = (page.article for page in self.pages.values() if page.article is not None)
            self._catalog = Catalog(articles, self.settings.kinds, OtherSites(self.env))
        return self._catalog

    @property
    def has_articles(self) -> bool:
        """Whether the project has any article: without one, nothing of ours is written."""
        return bool(len(self.catalog))

    def language_classes(self, article: Article) -> list[str]:
        """Return the class of which docutils makes a ``lang`` in HTML, for a title in another language."""
        language, site = self.settings.language_of(article), self.settings.language
        is_foreign = self.builder.format == "html" and language.lower() != site.lower()
        return [f"language-{language}"] if is_foreign else []

    def title_node(self, article: Article, classes: Iterable[str] = ()) -> nodes.Node:
        """Return the title of an article as one node; in HTML, a foreign one says its language."""
        content = inline_nodes(article.rich_title)
        classes = [*classes, *self.language_classes(article)]
        return (
            content[0]
            if len(content) == 1 and not classes
            else nodes.inline("", "", *content, classes=classes)
        )

    def forget_catalog(self) -> None:
        """Have the catalog made anew, as pages have been read since."""
        self._catalog = None

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is gone, or that is about to be read."""
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that a worker has read."""
        pages: dict[str, PageData] = otherdata["pages"]
        self.pages.update((docname, pages[docname]) for docname in docnames if docname in pages)

    def check_consistency(self) -> None:
        """Warn of what is wrong between articles."""
        report(self.catalog.problems(lambda docname: str(self.env.doc2path(docname))))

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Yield every article for ``objects.inv``, by slug and aliases; the search finds its page itself."""
        for article in self.catalog:
            for name in dict.fromkeys((article.slug, *article.aliases)):
                if self.catalog.find(name) is article and is_inventory_name(name):
                    yield name, article.title, article.kind, article.docname, "", -1

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return a link to the article that *target* names, with its title unless the author gave words."""
        article = self.catalog.find(target)
        if article is None:
            return None
        if typ not in (ANY_KIND, article.kind):
            warn_at(node, _wrong_kind(typ, target, article.kind))
        shown: nodes.Node = contnode
        if not node.get("refexplicit"):
            shown = self.title_node(article, contnode.get("classes", []))
        return make_refnode(builder, fromdocname, article.docname, "", shown)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return the same link for ``any``, where *target* names an article.

        A page's own name, or a label on it, leads to the page already, as Sphinx's ``doc`` and ``ref`` do.
        """
        article = self.catalog.find(target)
        if article is None or self._leads_to(article, node.get("refdoc", fromdocname), target):
            return []
        reference = self.resolve_xref(env, fromdocname, builder, ANY_KIND, target, node, contnode)
        if reference is None:
            return []
        return [(f"{self.name}:{article.kind}", reference)]

    def _leads_to(self, article: Article, refdoc: str, target: str) -> bool:
        """Whether Sphinx finds the page of *article* by itself where *target* stands on *refdoc*."""
        labelled = self.env.domains.standard_domain.anonlabels.get(target.lower(), ("", ""))
        return article.docname in (docname_join(refdoc, target), labelled[0])


class ArticleRole(XRefRole):
    """A link to an article of one kind, or of any: the name of the role is that of the kind."""

    def __init__(self) -> None:
        """Warn of what is not found, and set the link in the type of the text around it."""
        super().__init__(innernodeclass=nodes.inline, warn_dangling=True)

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Note what the page refers to."""
        title, target = super().process_link(env, refnode, has_explicit_title, title, target)
        domain_of(env).page(env.current_document.docname).references.append(target)
        return title, target

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Be the role of the domain by whichever name it was called, so that its class is ours."""
        self.name = f"{PolicyWindowDomain.name}:{self.name.rpartition(':')[2]}"
        return super().run()


def domain_of(env: BuildEnvironment) -> PolicyWindowDomain:
    """Return our Sphinx domain of *env*."""
    return cast("PolicyWindowDomain", env.get_domain(PolicyWindowDomain.name))


def warn_missing_reference(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Say which article a reference may have meant (Sphinx's ``warn-missing-reference``)."""
    if not isinstance(domain, PolicyWindowDomain):
        return None
    target = node["reftarget"]
    kind = "" if node["reftype"] == ANY_KIND else node["reftype"]
    elsewhere = domain.catalog.elsewhere.find(target)
    if elsewhere is not None and kind not in ("", elsewhere.kind):
        warn_at(node, _wrong_kind(kind, target, elsewhere.kind))
        return True
    warn_at(
        node,
        Problem(
            path="",
            line=0,
            key=node["reftype"],
            found=f"no article has the slug '{target}'",
            suggestion=domain.catalog.suggest(target, kind),
            subtype=Subtype.UNKNOWN_ARTICLE,
        ),
    )
    return True


def _wrong_kind(kind: str, target: str, found: str) -> Problem:
    return Problem(
        path="",
        line=0,
        key=kind,
        expected=f"an article of kind {kind}",
        found=f"'{target}' of kind {found}",
        subtype=Subtype.WRONG_KIND,
    )
