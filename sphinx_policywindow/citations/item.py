"""The item that is cited: a CSL-JSON item of type ``webpage``, normalized.

CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from ..articles.dois import bare_doi, doi_url
from ..articles.model import Article, Author, Organization, PartialDate, Person
from ..characters import without_controls
from ..runs import Runs, on_one_line, rewritten
from .dates import Accessed, CslDate, ItemDate
from .particles import with_particles
from .quotes import ENGLISH, Marks, curled

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a citation says, in CSL's variables (``container-title`` is ``container_title``).

    Every text is normalized already (see ``normalized``). *id* is also the key of the BibTeX entry;
    *doi* is bare (``10.…``); *accessed* may be the reader's today; *language* is that of the title.
    What follows is for machines alone, and no style prints it: *keywords*; *license* as it was typed;
    *published* and *updated*, of which *issued* is one; the addresses of the PDF and of the primary
    source. *kind* is no variable of CSL: the label of the article's kind, for templates. *issued_in_full*
    is the date of issue where it is more than a year, a month or a day: then *issued* is what of it is one.
    """

    id: str
    title: Runs = ()
    authors: tuple[Author, ...] = ()
    issued: PartialDate | None = None
    issued_in_full: CslDate | None = None
    accessed: Accessed = None
    container_title: str = ""
    genre: str = ""
    version: str = ""
    publisher: str = ""
    doi: str = ""
    url: str = ""
    language: str = ""
    note: str = ""
    abstract: Runs = ()
    keywords: tuple[str, ...] = ()
    license: str = ""
    published: PartialDate | None = None
    updated: PartialDate | None = None
    pdf_url: str = ""
    source_url: str = ""
    kind: str = ""

    @property
    def date(self) -> ItemDate | None:
        """The date of issue that a citation prints, or ``None``."""
        return self.issued_in_full or self.issued

    @property
    def address(self) -> str:
        """The address that most styles print: that of the DOI, else the URL, else nothing."""
        return doi_url(self.doi) or self.url


def item_of(
    article: Article,
    *,
    site_name: str,
    genre: str,
    url: str,
    kind: str = "",
    language: str = "",
    marks: Marks = ENGLISH,
    abstract: Runs = (),
    pdf_url: str = "",
) -> Item:
    """Return the item for *article*.

    *site_name* is the work that contains it, and its author where it names none; *genre* is what it
    calls itself, ready to print ("Wiki article — Concept"); *url* and *pdf_url* are addresses, or empty;
    *kind* is the label of its kind ("Concept"); *language* is that of the article, the record's or the
    site's, and *marks* are the quotation marks of that language; *abstract* is its summary.
    """
    site = normalized(site_name, marks)
    itself = (Organization(name=site),) if site else ()
    authors = tuple(normalized_author(author, marks) for author in article.authors) or itself
    return Item(
        id=key(site_name, article.slug),
        title=normalized_runs(article.rich_title, marks),
        authors=authors,
        issued=article.issued,
        container_title="" if authors == itself else site,
        genre=normalized(genre, marks),
        version=normalized(article.version),
        doi=bare_doi(collapsed(article.doi)),
        url=one_word(url),
        language=normalized(language or article.language),
        note=_primary_source(article, marks),
        abstract=normalized_runs(abstract, marks),
        keywords=tuple(filter(None, (normalized(keyword, marks) for keyword in article.keywords))),
        license=article.license,
        published=article.published,
        updated=article.updated,
        pdf_url=one_word(pdf_url),
        source_url=one_word(article.source_url),
        kind=normalized(kind, marks),
    )


def _primary_source(article: Article, marks: Marks) -> str:
    source = normalized(article.primary_source, marks) or one_word(article.source_url)
    return f"Primary source: {source}" if source else ""


def key(site_name: str, slug: str) -> str:
    """Return the identifier of an article in ASCII: its site's name, a hyphen, its slug.

    ``Policy Window`` and ``open-weights`` make ``policywindow-open-weights``; the slug stays alone
    where the name has no letters or digits of ASCII.
    """
    letters = unicodedata.normalize("NFKD", site_name).encode("ascii", "ignore").decode().lower()
    site = re.sub(r"[^a-z0-9]", "", letters)
    return f"{site}-{slug}" if site else slug


def normalized(text: str, marks: Marks = ENGLISH) -> str:
    """Return *text* in NFC, on one line, without control characters, its straight quotes curled."""
    return curled(collapsed(text), marks).strip()


def collapsed(text: str) -> str:
    """Return *text* in NFC, without control characters, each run of white space one space."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text  # most are, and this is quickly seen
    return _SPACE.sub(" ", unicodedata.normalize("NFC", _printable(text)))


def _printable(text: str) -> str:
    """Return *text* without control characters; half a surrogate pair, which no file can hold, is U+FFFD."""
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return without_controls(text)


def normalized_author(author: Author, marks: Marks = ENGLISH) -> Author:
    """Return *author* with normalized parts, and particles apart."""
    if isinstance(author, Organization):
        return Organization(name=normalized(author.name, marks))
    return with_particles(
        Person(
            family=normalized(author.family, marks),
            given=normalized(author.given, marks),
            suffix=normalized(author.suffix, marks),
            dropping_particle=normalized(author.dropping_particle, marks),
            non_dropping_particle=normalized(author.non_dropping_particle, marks),
            orcid=author.orcid,
        )
    )


def normalized_runs(runs: Runs, marks: Marks = ENGLISH) -> Runs:
    """Return *runs* normalized as one text: white space and quotes may span runs."""
    cleaned = on_one_line(replace(run, text=collapsed(run.text)) for run in runs)
    return rewritten(cleaned, lambda text: curled(text, marks))


def one_word(address: str) -> str:
    """Return *address* with no white space or control character in it, either of which would end it."""
    return "%20".join(_printable(address).split())
