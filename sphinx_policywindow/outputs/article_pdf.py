"""The builder ``articlepdf``: one PDF an article, all of them set in few runs of TeX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.latex import LaTeXBuilder
from sphinx.environment import BuildEnvironment
from sphinx.locale import __
from sphinx.util import logging
from sphinx.util.display import status_iterator

from sphinx_policywindow.addresses import page_url
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.domain import domain_of
from sphinx_policywindow.offers import PDF_BUILDER
from sphinx_policywindow.outputs import pdf_state
from sphinx_policywindow.outputs.article_latex import ArticleWriter, Written
from sphinx_policywindow.outputs.article_tree import NOWHERE, replace_toctrees, stand_alone
from sphinx_policywindow.outputs.description import describe
from sphinx_policywindow.outputs.pdf_state import digest, pdf_path
from sphinx_policywindow.outputs.tex_runs import FRAME, RUN, SOURCE, Engine, Tex, TexError, find_engine
from sphinx_policywindow.reporting import report
from sphinx_policywindow.version import __version__

if TYPE_CHECKING:  # it needs pikepdf, which is an extra
    from sphinx_policywindow.outputs.article_runs import Job, Outcome

_logger = logging.getLogger(__name__)
_ENGINES = {
    "pdflatex": "texlive-latex-recommended texlive-latex-extra texlive-fonts-recommended tex-gyre",
    "xelatex": "texlive-xetex texlive-latex-recommended texlive-latex-extra fonts-freefont-otf",
    "lualatex": "texlive-luatex texlive-latex-recommended texlive-latex-extra fonts-freefont-otf",
}
"""What has each engine on Debian and Ubuntu, with what Sphinx needs of it."""
_TEX_SUFFIXES = (".bbx", ".cbx", ".cfg", ".clo", ".cls", ".def", ".fd", ".ldf", ".lua", ".sty", ".tex")
"""What files end with that the preamble may read, without a word of them in it."""
_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)*")


class ArticlePdfBuilder(LaTeXBuilder):
    """Writes ``<docname>.pdf`` for every article.

    While it is at work it is the builder ``latex`` for everybody who asks: what an extension does for that
    (by the name of the builder, its format or its class) is done for articles too.

    TeX works in a folder of its own. It is the ``outdir`` of this builder, and of the application until the
    build ends, so that TeX finds what extensions lay there. The PDFs go to *target*, which is the output
    folder that the user has chosen.
    """

    name = PDF_BUILDER
    epilog = __("The PDF files are in %(outdir)s.")

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Take the application as well: Sphinx 9 has it under another name than Sphinx 8."""
        self.name = LaTeXBuilder.name  # type: ignore[misc]
        super().__init__(app, env)
        for tag in (PDF_BUILDER, f"builder_{PDF_BUILDER}"):
            self.tags.add(tag)
        self.application = app
        self.target = Path(app.outdir)
        app.outdir = type(app.outdir)(app.outdir / ".tex")
        app.outdir.mkdir(parents=True, exist_ok=True)
        self.outdir = app.outdir
        self.written: list[tuple[Article, Written, list[str]]] = []
        self.frame = ""

    def init_document_data(self) -> None:
        """Leave the documents of ``latex_documents`` to the book."""
        self.titles = []

    def get_outdated_docs(self) -> str:
        """Say what is looked at: which articles have to be set is known when they have been written."""
        return "all articles"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the place of the page that is being written, and the web address of any other.

        Without one there will be no link: one to a file beside it would lead nowhere once the PDF has been
        sent to someone.
        """
        return f"%{docname}" if docname in self.docnames else self.address_of(docname) or NOWHERE

    def address_of(self, docname: str) -> str:
        """Return where a page is on the web, or ``""``."""
        domain = domain_of(self.env)
        article = domain.catalog.on_page(docname)
        page = page_url(self, docname)
        return domain.settings.url_of(article, page) if article is not None else page

    def write_documents(self, docnames: Set[str]) -> None:
        """Write every article as LaTeX: TeX sets them when all extensions have done their work."""
        articles = [article for article in domain_of(self.env).catalog if article.docname in docnames]
        writer = ArticleWriter(self)
        for article in status_iterator(
            articles,
            __("writing output... "),
            "darkgreen",
            len(articles),
            self.application.verbosity,
            lambda article: article.docname,
        ):
            self.written.append((article, *self.write_article(writer, article)))
        self.copy_image_files()
        self.write_message_catalog()
        self.frame = writer.frame(domain_of(self.env).settings.site_name)

    def set_articles(self) -> None:
        """Set articles; where none can be set at all, say why in one sentence, and fail."""
        try:
            self.make_pdfs(self.find_engine())
        except TexError as error:
            _logger.error("%s: %s", PDF_BUILDER, error)
            self.application.statuscode = 1

    def find_engine(self) -> Engine:
        """Return the engine of the project; raise :class:`TexError` where it, or pikepdf, is not there."""
        name = self.config.latex_engine
        if name not in _ENGINES:
            known = ", ".join(_ENGINES)
            raise TexError(f"latex_engine is '{name}'; one PDF an article is set by one of {known}")
        engine = find_engine(name)
        if engine is None:
            needed = f"on Debian or Ubuntu: sudo apt-get install {_ENGINES[name]}"
            raise TexError(f"{name} is not on this machine; {needed}")
        try:
            import pikepdf  # noqa: F401
        except ImportError as error:
            raise TexError("pikepdf is missing: pip install 'sphinx-policywindow[pdf]'") from error
        return engine

    def make_pdfs(self, engine: Engine) -> None:
        """Set the articles that have changed, and remove the PDFs of those that are gone."""
        docnames = {article.docname for article in domain_of(self.env).catalog}
        origins = pdf_state.load(self.target)
        for docname in origins.keys() - docnames:
            del origins[docname]
            self.remove(docname)
        jobs = list(self.outdated(origins, engine))
        for job in jobs:
            # Until it is made anew there is none: if TeX fails, that of an older text is not offered.
            origins.pop(job.article.docname, None)
            job.target.unlink(missing_ok=True)
        pdf_state.save(self.target, origins)
        outcomes = []
        for outcome in status_iterator(
            self.typeset(jobs, origins, engine),
            __("setting articles... "),
            "darkgreen",
            len(jobs),
            self.application.verbosity,
            lambda outcome: outcome.job.article.docname,
        ):
            outcomes.append(outcome)
        # In their order, whichever run was ready first.
        for outcome in sorted(outcomes, key=lambda outcome: outcome.job.number):
            report(outcome.problems)

    def finish(self) -> None:
        """Do nothing: what TeX reads is there before it runs."""

    def remove(self, docname: str) -> None:
        """Remove the PDF of an article that is gone, and the folders that are empty without it."""
        path = pdf_path(self.target, docname)
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self.target or not folder.exists() or any(folder.iterdir()):
                break
            folder.rmdir()

    def outdated(self, origins: Mapping[str, str], engine: Engine) -> Iterator[Job]:
        """Yield the articles that are not what their PDF was made from."""
        from sphinx_policywindow.outputs.article_runs import Job

        (self.outdir / FRAME).write_text(self.frame, encoding="utf-8")
        files = self.files_of_tex()
        around = self.digest_around(engine, files)
        for number, (article, latex, images) in enumerate(self.written, 1):
            docname = article.docname
            own = sorted({*images, *named_in(latex.text, files)})
            origin = digest_of((around, latex.text, latex.facts, latex.outline, *self.contents(own)))
            target = pdf_path(self.target, docname)
            if origins.get(docname) != origin or not target.is_file():
                yield Job(
                    number=number,
                    article=article,
                    written=latex,
                    source=Path(self.env.doc2path(docname)),
                    target=target,
                    origin=origin,
                )

    def write_article(self, writer: ArticleWriter, article: Article) -> tuple[Written, list[str]]:
        """Return an article as LaTeX, and the names of its image files."""
        docname = article.docname
        self.docnames = {docname}
        doctree = self.env.get_doctree(docname)
        doctree["docname"] = docname
        replace_toctrees(doctree, self)
        self.env.resolve_references(doctree, docname, self)
        self.post_process_images(doctree)
        images = sorted({image["uri"] for image in doctree.findall(nodes.image)} & self.images.keys())
        stand_alone(doctree, self, docname, self.address_of(docname))
        latex = writer.write(doctree, describe(domain_of(self.env), article, ""))
        return latex, [self.images[image] for image in images]

    def contents(self, names: Iterable[str]) -> Iterator[str]:
        """Yield a digest of each file in the folder of TeX; ``""`` for one that is not there."""
        for name in names:
            path = Path(self.outdir / name)
            yield digest(path.read_bytes()) if path.is_file() else ""

    def files_of_tex(self) -> dict[str, set[str]]:
        """Return all files in the folder of TeX that are not its own, by what they are called in LaTeX.

        That is their name, without its suffix as well.
        """
        files: dict[str, set[str]] = {}
        for path in Path(self.outdir).rglob("*"):
            if path.is_file() and not path.name.startswith((SOURCE, RUN)):
                place = path.relative_to(self.outdir).as_posix()
                for name in (path.name, path.stem):
                    files.setdefault(name, set()).add(place)
        return files

    def digest_around(self, engine: Engine, files: Mapping[str, set[str]]) -> str:
        """Return a digest of what is the same for all articles: versions, the frame, what it can read."""
        code = {name for places in files.values() for name in places if name.endswith(_TEX_SUFFIXES)}
        texts = [Path(self.outdir / name).read_text("utf-8", "replace") for name in sorted(code)]
        found = code.union(*(named_in(text, files) for text in (self.frame, *texts)))
        return digest_of((__version__, engine.version, *sorted(found), *self.contents(sorted(found))))

    def typeset(self, jobs: Sequence[Job], origins: dict[str, str], engine: Engine) -> Iterator[Outcome]:
        """Set articles, yield what comes of each, and add those that are made to *origins*."""
        from sphinx_policywindow.outputs.article_runs import typeset

        limit = domain_of(self.env).settings.pdf_timeout
        tex = Tex(engine=engine, folder=Path(self.outdir), beside=self.target, limit=limit)
        for outcomes in typeset(tex, jobs, self.application.parallel):
            made = (outcome.job for outcome in outcomes if outcome.is_made)
            origins |= {job.article.docname: job.origin for job in made}
            pdf_state.save(self.target, origins)
            yield from outcomes


def named_in(text: str, files: Mapping[str, set[str]]) -> set[str]:
    """Return those of *files*, by their names, that a text in LaTeX may read."""
    return {place for name in set(_NAME.findall(text)) for place in files.get(name, ())}


def set_articles(app: Sphinx, exception: Exception | None) -> None:
    """Have TeX set the articles, last of all: then it finds what any extension has made (``build-finished``)."""
    if isinstance(app.builder, ArticlePdfBuilder):
        if exception is None:
            app.builder.set_articles()
        app.outdir = type(app.outdir)(app.builder.target)


def digest_of(facts: Iterable[object]) -> str:
    """Return a digest of *facts*, as they are in print."""
    return digest("\n".join(map(repr, facts)).encode())
