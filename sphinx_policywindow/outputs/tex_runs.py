"""Runs of TeX over many articles: passes, time limits, and how an article that fails is found.

A run counts only if TeX had nothing to complain of. The articles that it complained of are set again,
each alone, and the others without them; what fails alone has failed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from sphinx_policywindow.outputs.tex_log import MARK, Label, Log, Passage, read_labels, read_log

FRAME = "policywindow-articles.tex"
r"""The document, which all runs share. It reads the list of its articles: ``\jobname-articles.tex``."""
_FATAL = re.compile(r"xdvipdfmx:fatal.*|libpng error.*|Error \d+ \(driver return code\).*")
"""What the second half of XeTeX says when it fails, which is in no log."""
_MOST_PASSES = 5
_LONGEST_START = 5
"""As many times the limit of an article may pass before the first begins."""
_LAST_WORDS = 10.0
"""The seconds that are left to read what a program has said, once it has ended."""


class TexError(Exception):
    """TeX could not even begin with an article: its installation, or the preamble, is at fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A program that sets text: ``pdflatex``, and what it says it is."""

    name: str
    version: str
    colours: bytes
    """The profile of sRGB that TeX brings along, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Articles whose pages are final: the PDF that they are in, until the next step of the run."""

    pdf: Path
    passages: dict[int, Passage]
    labels: dict[int, dict[str, Label]]
    """Those of each article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """An article that TeX cannot set even alone; *log* is the file that says more."""

    number: int
    message: str
    log: Path


def find_engine(name: str) -> Engine | None:
    """Return the engine of that name, or ``None`` where this machine has none."""
    if shutil.which(name) is None:
        return None
    version = _said([name, "--version"]).partition("\n")[0]
    profile = Path(_said(["kpsewhich", "sRGB.icc"]).strip())
    return Engine(name=name, version=version, colours=profile.read_bytes() if profile.is_file() else b"")


def _said(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except OSError:
        return ""
    return done.stdout.decode(errors="replace")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tex:
    """TeX in a *folder* that holds the frame and the articles.

    *limit* is the time in seconds that it has for one article.
    """

    engine: Engine
    folder: Path
    limit: float

    def typeset(self, numbers: Sequence[int], job: str) -> Iterator[Made | Failed]:
        """Set articles in one run, or in as many as it takes, and yield what comes of each.

        What is made has to be taken before the next is asked for. Raises :class:`TexError`.
        """
        waiting = [tuple(numbers)]
        while waiting:
            batch = waiting.pop()
            name = f"{job}-{batch[0]}" if len(batch) == 1 else job
            self.path(name, "aux").unlink(missing_ok=True)
            log = self.run(batch, name)
            if log.is_clean:
                yield from self.passes(batch, name, log)
            elif not log.passages:
                raise TexError(f"{log.message} (see {self.path(name, 'log')})")
            elif len(batch) == 1:
                yield Failed(number=batch[0], message=log.message, log=self.path(name, "log"))
            else:
                waiting += _parts(batch, log.suspects)

    def passes(self, batch: Sequence[int], job: str, log: Result) -> Iterator[Made | Failed]:
        """Yield what is final after the first pass, and run again over the rest until that is final too."""
        labels = self.labels(job)
        again = [number for number in batch if log.passages[number].is_undefined]
        again += [number for number in batch if log.passages[number].has_new_widths and number not in again]
        for _pass in range(2, _MOST_PASSES + 1):
            yield from self.made(job, log, labels, [number for number in batch if number not in again])
            if not again:
                return
            batch, before = again, labels
            log = self.run(batch, job)
            if not log.is_clean:
                # What it could not show in the pass before is too much for one of them.
                if len(batch) == 1:
                    yield Failed(number=batch[0], message=log.message, log=self.path(job, "log"))
                else:
                    for number in batch:
                        yield from self.typeset([number], job)
                return
            labels = self.labels(job)
            again = [
                number
                for number in batch
                if _shown(before, number) != _shown(labels, number) or log.passages[number].has_new_widths
            ]
        yield from self.made(job, log, labels, batch)

    def made(
        self, job: str, log: Log, labels: dict[int, dict[str, Label]], numbers: Sequence[int]
    ) -> Iterator[Made | Failed]:
        """Yield the articles of those *numbers*, if there are any."""
        if numbers:
            passages = {number: log.passages[number] for number in numbers}
            yield Made(pdf=self.path(job, "pdf"), passages=passages, labels=labels)

    def path(self, job: str, suffix: str) -> Path:
        """Return the path of a file of a run."""
        return self.folder / f"{job}.{suffix}"

    def labels(self, job: str) -> dict[int, dict[str, Label]]:
        """Return what the aux file of a run says."""
        return read_labels(self.path(job, "aux").read_text(encoding="utf-8", errors="replace"))

    def run(self, numbers: Sequence[int], job: str) -> Result:
        """Run TeX once over the articles of those *numbers*, and return what it said."""
        inputs = "".join(f"\\policywindowinput{{{number}}}\n" for number in numbers)
        (self.folder / f"{job}-articles.tex").write_text(inputs, encoding="ascii")
        for suffix in ("pdf", "log"):
            self.path(job, suffix).unlink(missing_ok=True)
        options = ["-no-shell-escape", "-interaction=nonstopmode", f"-jobname={job}"]
        with subprocess.Popen(
            [self.engine.name, *options, FRAME],
            cwd=self.folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:
            watch = _Watch(process, self.limit, len(numbers))
            watch.wait()
        path = self.path(job, "log")
        # The log of a program that was killed may end anywhere.
        is_whole = process.returncode >= 0 and path.exists()
        log = read_log(path.read_text(encoding="utf-8", errors="replace") if is_whole else watch.text)
        reason = watch.complaint or _lost_pages(log)
        is_done = set(numbers) <= log.passages.keys() and not log.suspects
        is_clean = is_done and not log.errors and not reason and self.path(job, "pdf").exists()
        return Result(
            passages=log.passages, errors=log.errors, pages=log.pages, is_clean=is_clean, reason=reason
        )


def _lost_pages(log: Log) -> str:
    """Return what is wrong if fewer pages are in the PDF than were set: which is whose could not be said."""
    last = max((said.end_page or 0 for said in log.passages.values()), default=0)
    return f"TeX has lost pages: {last} are set, {log.pages} are in its PDF" if log.pages < last else ""


@dataclass(slots=True, kw_only=True)
class Result(Log):
    """A log, whether TeX has done its work, and the reason that is in no log."""

    is_clean: bool
    reason: str

    @property
    def message(self) -> str:
        """What went wrong, in one line."""
        errors = [error for said in self.passages.values() for error in said.errors] + self.errors
        first = next((error for error in errors if not error.startswith("==>")), "")
        return first or self.reason or "TeX ended in the middle of it"


def _shown(labels: dict[int, dict[str, Label]], number: int) -> dict[str, tuple[str, str]]:
    """Return what a reader sees of the labels of an article; the names of their places may change."""
    return {name: (label.number, label.page) for name, label in labels.get(number, {}).items()}


def _parts(batch: Sequence[int], suspects: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the articles of a run that failed, apart: each suspect alone; halves where there is none."""
    if not suspects:
        middle = len(batch) // 2
        return [tuple(batch[:middle]), tuple(batch[middle:])]
    others = tuple(number for number in batch if number not in suspects)
    return [*((number,) for number in suspects), *([others] if others else [])]


def _environment() -> dict[str, str]:
    """Return the environment of TeX: it opens no file outside its folder but its own, and breaks no line.

    Paranoid: no absolute path, no ``..``, no hidden file. SOURCE_DATE_EPOCH makes what it leaves in its
    PDF the same each time, and without FORCE_SOURCE_DATE it is not the date that it prints.
    """
    own = {"openin_any": "p", "openout_any": "p", "max_print_line": "10000", "error_line": "254"}
    if "SOURCE_DATE_EPOCH" in os.environ:
        own["FORCE_SOURCE_DATE"] = "1"
    return {"SOURCE_DATE_EPOCH": "0", **os.environ, **own, "half_error_line": "238"}


class _Watch:
    """Waits for TeX, as long as it comes to a new article in time, and keeps what it says meanwhile."""

    def __init__(self, process: subprocess.Popen[bytes], limit: float, articles: int) -> None:
        self.process = process
        self.limit = limit
        # After the last article there is something to do for all of them; and before the first, LuaTeX
        # may have to look through all fonts of the machine, once.
        self.slack = float(articles)
        self.deadline = time.monotonic() + _LONGEST_START * limit
        self.lines: list[str] = []
        self.is_late = False

    def wait(self) -> None:
        """Wait for the end of the process, or end it."""
        reader = Thread(target=self._read, daemon=True)
        reader.start()
        while self.process.poll() is None:
            remaining = self.deadline - time.monotonic()
            if remaining <= 0:
                self.is_late = True
                self.process.kill()
            try:
                self.process.wait(max(remaining, 1))
            except subprocess.TimeoutExpired:
                continue
        # A program that it has started, and that outlives it, may hold the pipe.
        reader.join(_LAST_WORDS)

    def _read(self) -> None:
        """Follow what TeX says; a mark moves the deadline. TeX says at once which file it opens."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            text = line.decode(errors="replace").rstrip()
            self.lines.append(text)
            if text.startswith(f"{MARK}begin"):
                self.deadline = time.monotonic() + self.limit
            elif text.startswith(f"{MARK}end"):
                self.deadline = time.monotonic() + self.limit + self.slack

    @property
    def text(self) -> str:
        """All that was said."""
        return "\n".join(self.lines)

    @property
    def complaint(self) -> str:
        """What is wrong with how the process has ended, or ``""``."""
        if self.is_late:
            return f"TeX did not come to an end in {self.limit:g} seconds"
        if self.process.returncode == 0:
            return ""
        fatal = _FATAL.search(self.text)
        return fatal[0] if fatal else f"TeX ended with {self.process.returncode}"
