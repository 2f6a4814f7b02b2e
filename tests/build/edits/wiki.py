"""A wiki in memory: pages, options, and the text of each file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

import yaml

KINDS = ("concept", "instrument", "topic", "benchmark")
FOLDERS = ("", "concepts", "instruments", "topics", "topics/deep", "topics/deep/deeper")
USER_KIND = "organisation"
USER_KINDS = {
    USER_KIND: {
        "label": "Organisation",
        "plural": "Organisations",
        "fields": [{"name": "seat", "label": "Seat"}],
        "relations": [
            {"name": "publishes", "label": "Publishes", "to": "instrument", "inverse": "published_by"},
            {"name": "studies", "label": "Studies", "to": "concept", "inverse": "used_by"},
        ],
    },
}


@dataclass(kw_only=True)
class Toctree:
    """A table of contents; *entries* are docnames from the root, or patterns where it is a *glob*."""

    entries: list[str]
    glob: bool = False
    hidden: bool = False
    numbered: bool = False

    def options(self) -> dict[str, str]:
        """Return the options of its directive."""
        flags = {"glob": self.glob, "hidden": self.hidden, "numbered": self.numbered}
        return {"maxdepth": "3"} | {name: "" for name, is_set in flags.items() if is_set}


@dataclass(kw_only=True)
class Page:
    """One page; *kind* is empty on an ordinary page, whose record waits until it is an article again."""

    name: str
    """The docname."""
    heading: str
    suffix: str = ".md"
    kind: str = ""
    record: dict[str, Any] = field(default_factory=dict)
    content: list[str] = field(default_factory=list)
    """Blocks of text, in order."""
    toctree: Toctree | None = None

    @property
    def slug(self) -> str:
        """The slug that the page has, or would have as an article."""
        folder, _, last = self.name.rpartition("/")
        return str(self.record.get("slug") or (folder.rpartition("/")[2] if last == "index" else last))

    @property
    def is_article(self) -> bool:
        """Whether the page holds a record."""
        return bool(self.kind)

    def role(self, name: str, target: str, words: str = "") -> str:
        """Return a role in the page's syntax."""
        inside = f"{words} <{target}>" if words else target
        return f":{name}:`{inside}`" if self.suffix == ".rst" else f"{{{name}}}`{inside}`"

    def directive(
        self, name: str, argument: str = "", options: Mapping[str, str] | None = None, body: str = ""
    ) -> str:
        """Return a directive in the page's syntax."""
        lines = [f":{key}: {value}".rstrip() for key, value in (options or {}).items()]
        lines += ["", *body.splitlines()] if body else []
        if self.suffix == ".md":
            fence = "````" if "```" in body else "```"
            return "\n".join([f"{fence}{{{name}}} {argument}".rstrip(), *lines, fence])
        return "\n".join([f".. {name}:: {argument}".rstrip(), *(f"   {line}".rstrip() for line in lines)])

    def title(self, words: str, level: str = "=") -> str:
        """Return a heading in the page's syntax: ``=`` is the page's own, ``-`` the next."""
        if self.suffix == ".rst":
            return f"{words}\n{level * len(words)}"
        return f"{'#' if level == '=' else '##'} {words}"

    def text(self) -> str:
        """Return the text of the file."""
        parts = []
        if self.kind:
            record = yaml.safe_dump({self.kind: self.record}, sort_keys=False, allow_unicode=True, width=500)
            parts.append(f"---\n{record}---")
        if self.heading:
            parts.append(self.title(self.heading))
        content = list(self.content)
        if self.toctree is not None:
            entries = "\n".join(f"/{entry}" for entry in self.toctree.entries)
            content.insert(len(content) // 2, self.directive("toctree", "", self.toctree.options(), entries))
        return "\n\n".join([*parts, *content]) + "\n"


@dataclass(kw_only=True)
class Wiki:
    """All of a project: what it is next depends on *random* alone."""

    random: Random
    pages: dict[str, Page] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    made: int = 0
    """How many names were made: none is made twice."""
    deleted: list[Page] = field(default_factory=list)
    history: list[tuple[dict[str, Page], dict[str, Any]]] = field(default_factory=list)
    """Pages and options before each of the last edits, so that these can be taken back."""

    def files(self) -> dict[str, str]:
        """Return the text of each file by its name."""
        return {"conf.py": self.conf_py()} | {
            page.name + page.suffix: page.text() for page in self.pages.values()
        }

    def conf_py(self) -> str:
        """Return the text of ``conf.py``."""
        options = "".join(f"{name} = {value!r}\n" for name, value in self.options.items())
        return f"from tests.build.edits.helper import setup\n\n__all__ = ['setup']\n{options}"

    def articles(self) -> list[Page]:
        """Return the pages that hold a record, in order of their names."""
        return sorted((page for page in self.pages.values() if page.is_article), key=lambda page: page.name)

    def article(self) -> Page:
        """Return an article."""
        return self.random.choice(self.articles())

    def page(self) -> Page:
        """Return any page."""
        return self.pages[self.random.choice(sorted(self.pages))]

    def number(self) -> int:
        """Return a number that was not returned before."""
        self.made += 1
        return self.made

    def title(self) -> str:
        """Return a title that no page has."""
        random = self.random
        first = random.choice(["Model", "Open", "Audit", "Frontier", "Compute", "Ärger & Co", "“Quoted”"])
        second = random.choice(["Risk", "Threshold", "Access", "Act", "Weights", "Survey", "ß-Test"])
        return f"{first} {second} {self.number()}"

    def reference(self, kind: str = "") -> str:
        """Return what names an article, of *kind* if one is given: a slug, an alias, or nothing's name."""
        random = self.random
        if random.random() < 0.08:
            return random.choice(["nobody", f"unknown-{random.randrange(4)}", "Alias of nothing"])
        pages = [page for page in self.articles() if not kind or page.kind == kind]
        if self.deleted and random.random() < 0.05:
            pages = [page for page in self.deleted if not kind or page.kind == kind] or pages
        if not pages:
            return "nobody"
        page = random.choice(pages)
        aliases = page.record.get("aliases", [])
        if aliases and random.random() < 0.4:
            alias = str(random.choice(aliases))
            return random.choice([alias, alias.upper(), alias.lower()])
        return page.slug

    def references(self, kind: str, count: int) -> list[Any]:
        """Return targets of a relation."""
        result: list[Any] = [self.reference(kind) for _ in range(count)]
        if self.random.random() < 0.3:
            link = {"title": self.title(), "url": f"https://example.net/{self.number()}"}
            result.insert(self.random.randrange(len(result) + 1), link)
        return result

    def free_name(self, folder: str) -> str:
        """Return the docname of a page that does not exist."""
        return f"{folder}/".lstrip("/") + f"page-{self.number()}"
