"""The same wiki in three ways, of real English prose: without blocks, with blocks typed by hand, and ours.

``P``
    The pages alone: a heading and some 400 words in four sections.
``H``
    The same with the blocks typed out in Markdown, as an author has to without this extension.
``E``
    The same with a record in the front matter, and nothing typed.

The articles stand in folders of 50, each with a page that lists them: no theme is asked to show all of
them beside each page. The prose is that of the docstrings of Python's own library, which every machine
has.
"""

from __future__ import annotations

import ast
import random
import re
import sysconfig
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

SITE = "The Bench Wiki"
ADDRESS = "https://wiki.example.org"
SECTIONS = ("Details", "Background", "Limits", "Outlook")
RELATED, USED = 5, 3
IN_A_FOLDER = 50
_SENTENCE = re.compile(r"[A-Z][A-Za-z0-9 ,.;:'\"()/-]+\.")
_FOLDERS = ("site-packages", "dist-packages", "test", "tests", "idlelib")
_CONF = """
project = "{site}"
extensions = {extensions}
html_baseurl = "{address}/"
html_theme = "{theme}"
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 0
"""


@cache
def prose() -> Sequence[str]:
    """Return paragraphs of 15 to 120 words, each once, always in the same order."""
    root = Path(sysconfig.get_path("stdlib"))
    found: dict[str, None] = {}
    for path in sorted(root.rglob("*.py")):
        if not any(part in _FOLDERS for part in path.relative_to(root).parts):
            found |= dict.fromkeys(_paragraphs(path))
    return list(found)


def _paragraphs(path: Path) -> Iterator[str]:
    try:
        tree = ast.parse(path.read_bytes())
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            for paragraph in re.split(r"\n\s*\n", ast.get_docstring(node) or ""):
                text = " ".join(paragraph.split())
                if 15 <= len(text.split()) <= 120 and _SENTENCE.fullmatch(text):
                    yield text


@dataclass(slots=True, kw_only=True)
class Page:
    """An article of the wiki, with all that its blocks say."""

    number: int
    kind: str
    title: str
    summary: str
    family: str
    given: str
    day: int
    sections: Sequence[Sequence[str]]
    related: Sequence[Page] = ()
    uses: Sequence[Page] = ()
    used_by: list[Page] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """Its identifier, which is the name of its file."""
        return f"article-{self.number:05}"

    @property
    def folder(self) -> str:
        """The folder of its file."""
        return f"part-{self.number // IN_A_FOLDER:03}"

    @property
    def updated(self) -> str:
        """Its date."""
        return f"2026-05-{self.day:02}"


def wiki(number: int) -> list[Page]:
    """Return the articles of a wiki, the same for the same *number* of them."""
    chance = random.Random(number)
    paragraphs = prose()
    words = sorted({word for text in paragraphs for word in re.findall(r"\b[a-z]{5,12}\b", text)})
    pages = []
    for index in range(number):
        text: list[str] = []
        while sum(len(part.split()) for part in text) < 400:
            text.append(chance.choice(paragraphs))
        step = -(-len(text) // len(SECTIONS))
        pages.append(
            Page(
                number=index,
                kind="instrument" if index % 3 == 2 else "concept",
                title=" ".join(chance.sample(words, 3)).title(),
                summary=chance.choice(paragraphs),
                family=chance.choice(words).title(),
                given=chance.choice(words).title(),
                day=chance.randint(1, 28),
                sections=[text[start : start + step] for start in range(0, len(text), step)],
            )
        )
    concepts = [page for page in pages if page.kind == "concept"]
    for page in pages:
        page.related = [other for other in chance.sample(pages, RELATED + 1) if other is not page][:RELATED]
        if page.kind == "instrument":
            page.uses = chance.sample(concepts, USED)
            for concept in page.uses:
                concept.used_by.append(page)
    return pages


def write(folder: Path, pages: Sequence[Page], way: str, theme: str, options: str = "") -> None:
    """Write a project in one of the three ways."""
    folder.mkdir(parents=True)
    extensions = ["myst_parser", "sphinx_policywindow" if way == "E" else "sphinx_design"]
    conf = _CONF.format(site=SITE, extensions=extensions, address=ADDRESS, theme=theme)
    (folder / "conf.py").write_text(conf + options, encoding="utf-8")
    folders: dict[str, list[Page]] = {}
    for page in pages:
        folders.setdefault(page.folder, []).append(page)
    (folder / "index.md").write_text(_listing(SITE, [f"{name}/index" for name in folders]), encoding="utf-8")
    for name, inside in folders.items():
        part = folder / name
        part.mkdir()
        heading = name.replace("-", " ").capitalize()
        listing = _listing(heading, [page.slug for page in inside])
        (part / "index.md").write_text(listing, encoding="utf-8")
        for page in inside:
            (part / f"{page.slug}.md").write_text(WAYS[way](page), encoding="utf-8")


def _listing(title: str, names: Sequence[str]) -> str:
    entries = "\n".join(names)
    return f"# {title}\n\n```{{toctree}}\n:hidden:\n\n{entries}\n```\n"


def _file(page: Page) -> str:
    """Return the path of a page's file from that of another."""
    return f"../{page.folder}/{page.slug}.md"


def _body(page: Page) -> str:
    parts = []
    for number, (heading, paragraphs) in enumerate(zip(SECTIONS, page.sections, strict=False)):
        target = page.related[number]
        parts += [f"## {heading}", *paragraphs, f"See [{target.title.lower()}]({_file(target)})."]
    return "\n\n".join(parts) + "\n"


def _plain(page: Page) -> str:
    return f"# {page.title}\n\n{_body(page)}"


def _record(page: Page) -> str:
    uses = f"  uses: [{', '.join(other.slug for other in page.uses)}]\n" if page.uses else ""
    adopted = "  jurisdiction: European Union\n  status: In force\n" if page.kind == "instrument" else ""
    return f"""---
{page.kind}:
  domain: safety
  summary: >-
    {page.summary}
  related: [{", ".join(other.slug for other in page.related)}]
{uses}{adopted}  primary_source: "Hinton, G., Vinyals, O. and Dean, J. (2015), 'Distilling the Knowledge in a Neural Network'"
  source_url: https://arxiv.org/abs/1503.02531
  authors: [{{family: {page.family}, given: {page.given}}}]
  updated: {page.updated}
  version: "1.{page.day}"
  license: CC-BY-4.0
  keywords: [governance, safety, models]
---

{_plain(page)}"""


def _typed(page: Page) -> str:
    def links(pages: Sequence[Page]) -> str:
        return "; ".join(f"[{other.title}]({_file(other)})" for other in pages)

    url = f"{ADDRESS}/{page.folder}/{page.slug}.html"
    name, initial, date = f"{page.given} {page.family}", page.given[0], f"{page.day} May 2026"
    genre = f"Wiki article — {page.kind.title()}"
    facts = {
        "Jurisdiction": "European Union" if page.kind == "instrument" else "",
        "Status": "In force" if page.kind == "instrument" else "",
        "Uses": links(page.uses),
        "Used by": f"{len(page.used_by)} instruments: {links(page.used_by)}" if page.used_by else "",
        "Related articles": links(page.related),
        "Primary source": "Hinton, G., Vinyals, O. and Dean, J. (2015), 'Distilling the Knowledge in a Neural Network'",
        "Source URL": "<https://arxiv.org/abs/1503.02531>",
        "Updated": page.updated,
        "Version": f"1.{page.day}",
        "Licence": "[CC-BY-4.0](https://creativecommons.org/licenses/by/4.0/)",
        "Keywords": "governance, safety, models",
    }
    rows = "\n".join(f"| **{label}** | {fact} |" for label, fact in facts.items() if fact)
    return f"""# {page.title}

{page.slug} · safety · {page.kind} · version 1.{page.day} · updated {page.updated}

## Summary

{page.summary}

## At a glance

| Fact | |
|---|---|
{rows}

{_body(page)}
## How to cite this article

APA
: {page.family}, {initial}. (2026, May {page.day}). *{page.title}* [{genre}]. {SITE}. <{url}>

Chicago
: {page.family}, {page.given}. 2026. “{page.title}.” {genre}. Version 1.{page.day}. {SITE}, May {page.day}. <{url}>.

Harvard
: {page.family}, {initial}. (2026) ‘{page.title}’, {genre}, {SITE}, available at: <{url}>.

OSCOLA
: {name}, ‘{page.title}’ (*{SITE}*, {date}) \\<<{url}>\\> accessed {date}.

BibTeX
: ```bibtex
  @misc{{{page.slug},
    title        = {{{{{page.title}}}}},
    author       = {{{page.family}, {page.given}}},
    year         = {{2026}},
    month        = may,
    howpublished = {{{{{genre}, {SITE}}}}},
    version      = {{1.{page.day}}},
    url          = {{{url}}},
    note         = {{{{Primary source: Hinton, G., Vinyals, O. and Dean, J. (2015), 'Distilling the Knowledge in a Neural Network'}}}},
  }}
  ```
"""


WAYS: Mapping[str, Callable[[Page], str]] = {"P": _plain, "H": _typed, "E": _record}
