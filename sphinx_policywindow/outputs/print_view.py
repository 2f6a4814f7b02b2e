"""The print view: one self-contained page an article, made from the body that Sphinx has rendered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from markupsafe import Markup, escape
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from sphinx_policywindow.addresses import absolute, docname_at, is_website, page_address, site_path, url_of
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.byline import authors, edition, identity
from sphinx_policywindow.blocks.context import block
from sphinx_policywindow.blocks.summary import summary_text
from sphinx_policywindow.characters import without_controls
from sphinx_policywindow.conf_lines import line_of_option
from sphinx_policywindow.directives import Placeholder
from sphinx_policywindow.disk import write_beside
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of
from sphinx_policywindow.generated import generated
from sphinx_policywindow.offers import offers_of, pdf_of, print_view_of, relative
from sphinx_policywindow.outputs.printing.body import print_body
from sphinx_policywindow.outputs.printing.math import formulas
from sphinx_policywindow.print_template import PrintPage, PrintTemplateError
from sphinx_policywindow.problems import Problem, Subtype
from sphinx_policywindow.reporting import report_once
from sphinx_policywindow.searching import unsearched
from sphinx_policywindow.translation import between_facts, between_names, direction, language_tag


class OfferPrinting(SphinxPostTransform):
    """Put the links to the print view and to the PDF below the byline; runs before that is filled in."""

    default_priority = 4
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Add them to the first byline of the page's own article."""
        domain = domain_of(self.env)
        docname = self.env.current_document.docname
        article = domain.catalog.on_page(docname)
        if article is None or not is_website(domain.builder):
            return
        offers = offers_of(domain, article)
        for node in self.document.findall(Placeholder) if offers else ():
            is_own = not node["reference"] or domain.catalog.find(node["reference"]) is article
            if node["name"] == "article-byline" and is_own:
                paragraph = nodes.paragraph()
                for label, path in offers:
                    paragraph += nodes.Text(between_facts() if paragraph.children else "")
                    address = relative(domain.builder, docname, path)
                    paragraph += nodes.reference("", label, refuri=address, internal=True)
                offered = unsearched(domain.builder, block("offers", paragraph))
                node.parent.insert(node.parent.index(node) + 1, offered)
                return


def write_print_view(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Write the print view of an article beside its page (Sphinx's ``html-page-context``)."""
    domain = domain_of(app.env)
    article = domain.catalog.on_page(pagename)
    if doctree is None or article is None or not (path := print_view_of(domain, article)):
        return
    page = _page(domain, article, path, context["body"], doctree)
    template = domain.settings.print_template
    try:
        text = template.render(page)
    except PrintTemplateError as error:
        option = "policywindow_print_template"
        conf_py = Path(app.confdir) / "conf.py"
        problem = Problem(
            path=str(conf_py),
            line=line_of_option(conf_py, option),
            key=option,
            found=f"'{app.config[option]}': {error}; ours is used",
            subtype=Subtype.INVALID_OPTION,
        )
        report_once(problem)
        text = template.render_ours(page)
    write_beside(Path(app.outdir), path, without_controls(text).encode(errors="xmlcharrefreplace"))


def _page(
    domain: PolicyWindowDomain, article: Article, path: str, body: str, doctree: nodes.document
) -> PrintPage:
    """Return what the template is given."""
    settings, builder = domain.settings, domain.builder
    language = language_tag(builder.config.language)
    url = url_of(domain, article)
    pinned = settings.edition_url_of(article, url)
    here, pdf = quote(path), pdf_of(domain, article)
    byline = identity(article, settings.kinds[article.kind])
    parts = print_body(body, byline, _resolve(domain, article.docname), partial(formulas, doctree))
    return PrintPage(
        language=language,
        direction=direction(language),
        title=article.title,
        title_language=article.language if article.language.lower() != language.lower() else "",
        heading=Markup(parts.heading) or escape(article.title),
        authors=Markup(escape(between_names())).join(
            Markup('<a href="{}">{}</a>').format(url, name) if url else name for name, url in authors(article)
        ),
        byline=byline,
        edition=edition(article),
        edition_url=pinned if pinned != url else "",
        url=url,
        page=relative_uri(here, page_address(builder, article.docname)),
        pdf=relative_uri(here, quote(pdf)) if pdf else "",
        generated=generated(article),
        site_name=settings.site_name,
        summary=summary_text(domain, article),
        body=Markup(parts.content),
        style=settings.print_template.style,
        article=article,
    )


def _resolve(domain: PolicyWindowDomain, docname: str) -> Callable[[str], str]:
    """Return a function that says where a link of a page leads on the web; places on the page stay."""
    builder, settings = domain.builder, domain.settings
    here, root = page_address(builder, docname), absolute(builder, "")

    def address(href: str) -> str:
        if not href or href.startswith(("#", "http://", "https://")):
            return href
        before, mark, fragment = href.partition("#")
        path = site_path(here, before)
        if path is None:
            return href
        target = docname_at(builder, path)
        if target == docname and mark:
            return f"#{fragment}"
        article = domain.catalog.on_page(target)
        url = f"{root}{path}" if root and not path.startswith(("/", ".")) else absolute(builder, path)
        if article is not None:
            url = settings.url_of(article, url)
        return f"{url}{mark}{fragment}" if url else href

    return address
