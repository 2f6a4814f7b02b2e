"""Articles in LaTeX → their PDFs: in runs of bounded size, several at a time, and what is wrong with any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.outputs.article_latex import Written
from sphinx_policywindow.outputs.pdf_split import Part, split
from sphinx_policywindow.outputs.tex_runs import RUN, SOURCE, Failed, Made, Tex
from sphinx_policywindow.problems import Problem, Subtype

_LONGEST_RUN = 100
"""As many articles as TeX sets in one run: the cost of its start is small then, and so is its memory."""
_SHOWN_CHARACTERS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An article that is to be set: its number in this build, its source file, and where its PDF goes.

    *origin* is a digest of what the PDF is made from.
    """

    number: int
    article: Article
    written: Written
    source: Path
    target: Path
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of an article: whether its PDF is there, and what is wrong with it."""

    job: Job
    is_made: bool
    problems: tuple[Problem, ...] = ()


def typeset(tex: Tex, jobs: Sequence[Job], parallel: int) -> Iterator[list[Outcome]]:
    """Set articles, and yield what came of those of each run when it ends; runs do not depend on *parallel*.

    Raises :class:`~sphinx_policywindow.outputs.tex_runs.TexError`.
    """
    _clear(tex.folder, keep=frozenset())
    for job in jobs:
        _write_source(tex, job)
    failed: set[int] = set()
    with ThreadPoolExecutor(max_workers=max(parallel, 1)) as pool:
        running: list[Future[list[Outcome]]] = []
        try:
            for number, run in enumerate(_chunks(jobs), 1):
                running.append(pool.submit(_run, tex, run, f"{RUN}-{number}"))
            for done in as_completed(running):
                outcomes = done.result()
                failed.update(outcome.job.number for outcome in outcomes if not outcome.is_made)
                yield outcomes
        finally:
            pool.shutdown(cancel_futures=True)
    _clear(tex.folder, keep=failed)


def _chunks(jobs: Sequence[Job]) -> Iterator[Sequence[Job]]:
    """Yield parts of about the same length, none longer than a run."""
    number = -(-len(jobs) // _LONGEST_RUN)
    for index in range(number):
        yield jobs[index * len(jobs) // number : (index + 1) * len(jobs) // number]


def _clear(folder: Path, keep: frozenset[int] | set[int]) -> None:
    """Remove what runs have left, but for the LaTeX and the logs of some articles."""
    for path in folder.glob(f"{RUN}-*"):
        if not (path.suffix == ".log" and path.stem.rpartition("-")[2] in map(str, keep)):
            path.unlink()
    for path in folder.glob(f"{SOURCE}-*.tex"):
        if path.stem.rpartition("-")[2] not in map(str, keep):
            path.unlink()


def _run(tex: Tex, jobs: Sequence[Job], name: str) -> list[Outcome]:
    outcomes, changed = _set(tex, jobs, name)
    for job in changed:  # alone, apart from the one that has written over it
        _write_source(tex, job)
        found, left = _set(tex, [job], name)
        outcomes += found or [_failed(job, f"something has written into {_source(tex, left[0])}")]
    return outcomes


def _set(tex: Tex, jobs: Sequence[Job], name: str) -> tuple[list[Outcome], list[Job]]:
    """Set articles; return what came of each, but for those whose source another article has written over."""
    by_number = {job.number: job for job in jobs}
    outcomes: list[Outcome] = []
    changed: list[Job] = []
    for result in tex.typeset(list(by_number), name):
        numbers = result.passages if isinstance(result, Made) else [result.number]
        sound = [by_number[number] for number in numbers if _is_as_written(tex, by_number[number])]
        changed += [by_number[number] for number in numbers if by_number[number] not in sound]
        if isinstance(result, Made):
            outcomes += _split(tex, sound, result)
        else:
            outcomes += [
                _failed(job, f"{result.message}{_hint(result)}; its log is {result.log}") for job in sound
            ]
    return outcomes, changed


def _source(tex: Tex, job: Job) -> Path:
    return tex.folder / f"{SOURCE}-{job.number}.tex"


def _write_source(tex: Tex, job: Job) -> None:
    _source(tex, job).write_bytes(job.written.text.encode())


def _is_as_written(tex: Tex, job: Job) -> bool:
    path = _source(tex, job)
    return path.is_file() and path.read_bytes() == job.written.text.encode()


def _split(tex: Tex, jobs: Sequence[Job], made: Made) -> list[Outcome]:
    """Write the PDF of each article that is made."""
    parts = []
    for job in jobs:
        said = made.passages[job.number]
        assert said.end_page is not None
        parts.append(
            Part(
                first=said.first_page,
                end=said.end_page,
                is_complete=not said.missing,
                facts=job.written.facts,
                outline=job.written.outline,
                labels=made.labels.get(job.number, {}),
                path=job.target,
            )
        )
    outcomes = []
    for job, reason in zip(jobs, split(made.pdf, tex.engine.colours, parts), strict=True):
        missing = made.passages[job.number].missing
        problems = (_missing(job, missing),) if missing else ()
        is_split = Outcome(job=job, is_made=True, problems=problems)
        outcomes.append(_failed(job, f"its PDF cannot be written: {reason}") if reason else is_split)
    return outcomes


def _failed(job: Job, message: str) -> Outcome:
    problem = _problem(job, f"TeX cannot set this article: {message}", Subtype.TEX_FAILED)
    return Outcome(job=job, is_made=False, problems=(problem,))


def _hint(failed: Failed) -> str:
    return " (xelatex and lualatex know every script)" if "Unicode character" in failed.message else ""


def _missing(job: Job, characters: Sequence[str]) -> Problem:
    shown = " ".join(characters[:_SHOWN_CHARACTERS])
    more = " …" if len(characters) > _SHOWN_CHARACTERS else ""
    found = f"the fonts of its PDF lack characters of this article: {shown}{more}"
    return _problem(job, found, Subtype.MISSING_CHARACTER)


def _problem(job: Job, found: str, subtype: Subtype) -> Problem:
    return Problem(
        path=str(job.source), line=job.article.line_of("slug"), key="", found=found, subtype=subtype
    )
