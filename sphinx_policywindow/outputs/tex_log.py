"""What TeX leaves behind: what its log says of each article, and the places that its aux file names.

``policywindowarticle.sty`` writes to the log where an article begins and ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

MARK = "policywindow>"
_MARK = re.compile(rf"{MARK}(begin|end) (\d+) (\d+)")
_UNDEFINED = re.compile(r"Warning: (?:Reference|Citation|Hyper reference) .* undefined")
_TABLES = re.compile(r"longtable Warning: .* have changed")
_PAGES = re.compile(r"Output written on .* \((\d+) page")
_MISSING = re.compile(r"Missing character: There is no (.)")
_PACKAGE = re.compile(r"^\([\w-]+\)\s+")
_CONTEXT = re.compile(r"l\.\d+ (.*)")
_BRACE = re.compile(r"\\.|[{}]")
"""A brace, or a character that is meant as it stands, and so is none."""
_OWNER = re.compile(r"\\policywindowlabels *\{(\d+)\}")
_LONGEST_CONTEXT = 60


@dataclass(slots=True, kw_only=True)
class Passage:
    """What the log says of one article.

    Its pages are those from *first_page* up to but without *end_page*, counted from 0 through the run;
    the latter is ``None`` where TeX did not come to its end.
    """

    first_page: int
    end_page: int | None = None
    errors: list[str] = field(default_factory=list)
    is_undefined: bool = False
    """Whether it shows something that TeX could not know in this pass."""
    has_new_widths: bool = False
    """Whether a long table has not found the widths of its columns yet."""
    missing: list[str] = field(default_factory=list)
    """The characters that a font does not have, in order, each once."""


@dataclass(slots=True, kw_only=True)
class Log:
    """What TeX said: of each article, by its number, and of none; and the number of pages in its PDF."""

    passages: dict[int, Passage] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    pages: int = 0

    @property
    def suspects(self) -> list[int]:
        """The articles that have an error, or in which TeX has ended."""
        return [number for number, said in self.passages.items() if said.errors or said.end_page is None]


@dataclass(frozen=True, slots=True)
class Label:
    """What a label stands for: the number and the page that are shown, and the name of its place."""

    number: str
    page: str
    place: str


def read_log(text: str) -> Log:
    """Return what a log says. Its lines have to be whole: TeX breaks them at ``max_print_line``."""
    log = Log()
    passage: Passage | None = None
    lines = text.splitlines()
    for index, line in enumerate(lines):
        mark = _MARK.match(line)
        if mark is not None:
            kind, number, pages = mark[1], int(mark[2]), int(mark[3])
            if kind == "begin":
                passage = log.passages[number] = Passage(first_page=pages)
            elif passage is not None:
                passage.end_page = pages
        elif line.startswith("!"):
            message = _message(lines, index)
            (log if passage is None else passage).errors.append(message)
        elif passage is not None:
            _note(passage, line)
        written = _PAGES.match(line)
        if written is not None:
            log.pages = int(written[1])
    return log


def _note(passage: Passage, line: str) -> None:
    if line.startswith(f"{MARK}again") or _UNDEFINED.search(line):
        passage.is_undefined = True
    elif _TABLES.search(line):
        passage.has_new_widths = True
    missing = _MISSING.match(line)
    if missing is not None and missing[1] not in passage.missing:
        passage.missing.append(missing[1])


def _message(lines: list[str], index: int) -> str:
    """Return an error in one line, with the end of the text that TeX had read by then."""
    message = lines[index].lstrip("! ")
    following = lines[index + 1 : index + 30]
    if "Error:" in message:
        # A message of LaTeX ends at an empty line; its further lines begin with the package, or a space.
        more = takewhile(str.strip, following)
        message = " ".join([message, *(_PACKAGE.sub("", line).strip() for line in more)])
    message = message.removesuffix(".")
    for line in following:
        context = _CONTEXT.match(line)
        if context is not None and context[1].strip():
            return f"{message}: {context[1].strip()[-_LONGEST_CONTEXT:]}"
        if line.startswith("!"):
            break
    return message


def read_labels(aux: str) -> dict[int, dict[str, Label]]:
    r"""Return what each ``\newlabel`` of an aux file says, by the number of the article and its name in that.

    With hyperref it is ``\newlabel{name}{{number}{page}{title}{place}{}}``; those of article 12 stand
    below ``\policywindowlabels{12}``.
    """
    found: dict[int, dict[str, Label]] = {}
    labels: dict[str, Label] = {}
    for line in aux.splitlines():
        owner = _OWNER.fullmatch(line)
        if owner is not None:
            labels = found[int(owner[1])] = {}
        elif line.startswith(r"\newlabel{"):
            groups = list(_groups(line.removeprefix(r"\newlabel")))
            fields = list(_groups(groups[1])) if len(groups) > 1 else []
            if len(fields) >= 4:
                labels[groups[0]] = Label(number=fields[0], page=fields[1], place=fields[3])
    return found


def _groups(text: str) -> Iterator[str]:
    """Yield the content of each pair of braces that stands one after another in *text*."""
    depth = start = 0
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            depth += 1
            if depth == 1:
                start = brace.end()
        elif brace[0] == "}":
            depth -= 1
            if depth == 0:
                yield text[start : brace.start()]
