"""Reads options of ``conf.py`` one by one: what cannot be taken is warned of, and has its default."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from sphinx.config import Config

from sphinx_policywindow.articles.declared import read_kinds
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
from sphinx_policywindow.articles.patterns import fields_of, fill
from sphinx_policywindow.articles.values import is_web_address
from sphinx_policywindow.citations.csl_file import CslFileError, csl_style
from sphinx_policywindow.citations.formats import BY_NAME
from sphinx_policywindow.citations.styles import Style
from sphinx_policywindow.citations.templates import template_style
from sphinx_policywindow.conf_lines import line_of_option
from sphinx_policywindow.config import OPTIONS
from sphinx_policywindow.print_template import PrintTemplate, PrintTemplateError
from sphinx_policywindow.problems import Problem, Subtype, nearest

WITHOUT_URL = "citations have no URL"
_EXAMPLES = {"url": "https://x.example/"}
"""What a field of a pattern may hold, where that is more than a word."""


class Checker:
    """Reads options one by one, and collects what is wrong with them."""

    def __init__(self, config: Config, path: Path) -> None:
        self.config = config
        self.path = path
        self.problems: list[Problem] = []
        self.read: list[str] = []
        """What was read of other files."""
        self.lost: set[str] = set()
        """The styles that were warned of: files, and names of templates."""
        self.defaults = {option.name: option.default for option in OPTIONS}

    def warn(self, key: str, found: str, *, expected: str = "", suggestion: str = "") -> None:
        """Note that an option, or an entry of it, cannot be taken."""
        self.problems.append(
            Problem(
                path=str(self.path),
                line=line_of_option(self.path, key),
                key=key,
                found=found,
                expected=expected,
                suggestion=suggestion,
                subtype=Subtype.INVALID_OPTION,
            )
        )

    def unknown(self) -> None:
        """Warn of what looks like an option of ours and is none."""
        try:
            text = self.path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return
        for name in dict.fromkeys(re.findall(r"^(policywindow_\w+) *=", text, re.MULTILINE)):
            if name not in self.defaults:
                self.warn(name, "no option has this name", suggestion=nearest(name, self.defaults))

    def pattern(self, name: str, fields: Iterable[str]) -> str:
        """Return a pattern over *fields*; an empty one is not set."""
        pattern = self.config[name] or ""
        try:
            unknown = [field for field in fields_of(pattern) if field not in fields]
        except (TypeError, ValueError) as error:
            self.warn(name, f"'{pattern}' ({error})", expected="a text with fields in braces")
            return self.defaults[name] or ""
        for field in unknown:
            expected = "one of the fields " + ", ".join(f"{{{known}}}" for known in fields)
            self.warn(name, f"'{{{field}}}'", expected=expected, suggestion=nearest(field, fields))
        return (self.defaults[name] or "") if unknown else pattern

    def base_url(self) -> str:
        """Return ``html_baseurl`` where it is a web address, else ``""``."""
        base = self.config.html_baseurl
        return base if isinstance(base, str) and is_web_address(base) else ""

    def url_pattern(self, name: str, fields: Iterable[str]) -> str:
        """Return a pattern over *fields* that makes web addresses; an empty one is not set."""
        fields = tuple(fields)
        pattern = self.pattern(name, fields)
        made = fill(pattern, {field: _EXAMPLES.get(field, "x") for field in fields})
        if not made or is_web_address(made):
            return pattern
        expected = "a pattern of an http or https address, such as https://wiki.example.org/{slug}"
        is_needed = name == "policywindow_url" and not self.base_url()
        self.warn(name, f"'{pattern}'; {WITHOUT_URL if is_needed else 'it is not used'}", expected=expected)
        return self.defaults[name] or ""

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """Return one of *choices*."""
        value = self.config[name]
        if value in choices:
            return str(value)
        suggestion = nearest(str(value), choices)
        self.warn(name, f"'{value}'", expected="one of " + ", ".join(choices), suggestion=suggestion)
        return str(self.defaults[name])

    def switch(self, name: str) -> bool:
        """Return whether something is wished for."""
        value = self.config[name]
        if isinstance(value, bool):
            return value
        self.warn(name, f"'{value}'", expected="True or False")
        return bool(self.defaults[name])

    def folder(self, name: str) -> str:
        """Return ``auto``, the path of a folder, or ``""`` for none."""
        value = self.config[name]
        if isinstance(value, str) or value is False:
            return value or ""
        self.warn(name, f"'{value}'", expected="auto, the path of a folder or False")
        return str(self.defaults[name])

    def print_template(self, name: str) -> PrintTemplate:
        """Return the template of the print view."""
        value = self.config[name]
        template = PrintTemplate()
        if isinstance(value, str) and value:
            try:
                template = PrintTemplate(self.path.parent / value)
            except PrintTemplateError as error:
                self.warn(name, f"'{value}': {error}; ours is used")
        elif value:
            self.warn(name, f"'{value}'", expected="the path of a template")
        self.read += sorted(template.digests)
        return template

    def seconds(self, name: str) -> float:
        """Return a length of time above 0."""
        value = self.config[name]
        if isinstance(value, int | float) and value > 0:
            return float(value)
        self.warn(name, f"'{value}'", expected="a number of seconds above 0")
        return float(self.defaults[name])

    def names(self, name: str, known: Iterable[str]) -> Iterator[str]:
        """Yield those names of a list that are *known*."""
        value = self.config[name]
        if not isinstance(value, list | tuple):
            self.warn(name, f"'{value}'", expected="a list of names")
            value = self.defaults[name]
        for index, entry in enumerate(map(str, value)):
            if entry in known:
                yield entry
                continue
            if entry in self.lost:
                continue
            suggestion = nearest(entry, known)
            expected = "one of " + ", ".join(known)
            self.warn(f"{name}[{index}]", f"'{entry}'", expected=expected, suggestion=suggestion)

    def formats(self, name: str) -> Iterator[str]:
        """Yield the names of the formats that can be written on this machine."""
        for format_name in self.names(name, BY_NAME):
            if BY_NAME[format_name].is_installed():
                yield format_name
                continue
            extra = BY_NAME[format_name].extra
            self.warn(name, f"'{format_name}' needs a package: pip install 'sphinx-policywindow[{extra}]'")

    def templates(self) -> Iterator[Style]:
        """Yield a style for each template of a citation."""
        name = "policywindow_citation_templates"
        declared = self.config[name]
        for key, entry in declared.items() if isinstance(declared, Mapping) else ():
            expected = "a mapping with the texts label and template, or a pair of them"
            label = template = None
            if isinstance(entry, Mapping):
                label, template = entry.get("label"), entry.get("template")
            elif isinstance(entry, list | tuple) and len(entry) == 2:
                label, template = entry
            if not (isinstance(label, str) and isinstance(template, str)):
                self.warn(f"{name}.{key}", f"'{entry}'", expected=expected)
                self.lost.add(str(key))
                continue
            try:
                yield template_style(str(key), label, template)
            except ValueError as error:
                self.warn(f"{name}.{key}", str(error))
                self.lost.add(str(key))

    def csl_files(self) -> Iterator[Style]:
        """Yield the style of each .csl file that is named, under the name that it is named by."""
        name = "policywindow_citation_styles"
        value = self.config[name]
        for index, entry in enumerate(value if isinstance(value, list | tuple) else ()):
            if not str(entry).endswith(".csl"):
                continue
            path = self.path.parent / str(entry)
            try:
                yield replace(csl_style(path), name=str(entry))
                self.read.append(hashlib.sha256(path.read_bytes()).hexdigest())
            except (CslFileError, OSError) as error:
                self.warn(f"{name}[{index}]", f"'{entry}': {error}")
                self.read.append(str(entry))
                self.lost.add(str(entry))

    def kinds(self, name: str) -> Kinds:
        """Return the kinds of article, with those that are built in."""
        declared = self.config[name]
        if not isinstance(declared, Mapping):
            self.warn(name, f"'{declared}'", expected="a mapping of names to kinds")
            return Kinds.of(BUILT_IN_KINDS)
        kinds, mistakes = read_kinds(declared)
        for key, found in mistakes:
            self.warn(f"{name}.{key}", found)
        return kinds
