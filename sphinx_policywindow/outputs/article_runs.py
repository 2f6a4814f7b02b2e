"""Articles in LaTeX → their PDFs: in runs of bounded size, several at a time, and what is wrong with any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.outputs.article_latex import Written
from sphinx_policywindow.outputs.pdf_split import Part, split
from sphinx_policywindow.outputs.pdf_state import Origin
from sphinx_policywindow.outputs.tex_runs import Failed, Made, Tex
from sphinx_policywindow.problems import Problem, Subtype

_LONGEST_RUN = 100
"""As many articles as TeX sets in one run: the cost of its start is small then, and so is its memory."""
_SHOWN_CHARACTERS = 10
_SOURCE, _RUN = "policywindow-article", "policywindow-run"
"""What our files begin with: pictures and files of the project are in the same folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An article that is to be set: its number in this build, its source file, and where its PDF goes.

    *origin* is what the PDF is made from.
    """

    number: int
    article: Article
    written: Written
    source: Path
    target: Path
    origin: Origin


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
        (tex.folder / f"{_SOURCE}-{job.number}.tex").write_text(job.written.text, encoding="utf-8")
    failed: set[int] = set()
    with ThreadPoolExecutor(max_workers=max(parallel, 1)) as pool:
        running: list[Future[list[Outcome]]] = []
        try:
            for number, run in enumerate(_chunks(jobs), 1):
                running.append(pool.submit(_run, tex, run, f"{_RUN}-{number}"))
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
    for path in folder.glob(f"{_RUN}-*"):
        if not (path.suffix == ".log" and path.stem.rpartition("-")[2] in map(str, keep)):
            path.unlink()
    for path in folder.glob(f"{_SOURCE}-*.tex"):
        if path.stem.rpartition("-")[2] not in map(str, keep):
            path.unlink()


def _run(tex: Tex, jobs: Sequence[Job], name: str) -> list[Outcome]:
    by_number = {job.number: job for job in jobs}
    outcomes = []
    for result in tex.typeset(list(by_number), name):
        if isinstance(result, Failed):
            job = by_number[result.number]
            outcomes.append(Outcome(job=job, is_made=False, problems=(_failure(job, result),)))
        else:
            outcomes += _split(tex, by_number, result)
    return outcomes


def _split(tex: Tex, by_number: dict[int, Job], made: Made) -> list[Outcome]:
    """Write the PDF of each article that is made."""
    parts, outcomes = [], []
    for number, said in made.passages.items():
        job = by_number[number]
        assert said.end_page is not None
        parts.append(
            Part(
                first=said.first_page,
                end=said.end_page,
                is_complete=not said.missing,
                facts=job.written.facts,
                outline=job.written.outline,
                path=job.target,
            )
        )
        problems = (_missing(job, said.missing),) if said.missing else ()
        outcomes.append(Outcome(job=job, is_made=True, problems=problems))
    split(made.pdf, made.labels, tex.engine.colours, parts)
    return outcomes


def _failure(job: Job, failed: Failed) -> Problem:
    hint = " (xelatex and lualatex know every script)" if "Unicode character" in failed.message else ""
    found = f"TeX cannot set this article: {failed.message}{hint}; its log is {failed.log}"
    return _problem(job, found, Subtype.TEX_FAILED)


def _missing(job: Job, characters: Sequence[str]) -> Problem:
    shown = " ".join(characters[:_SHOWN_CHARACTERS])
    more = " …" if len(characters) > _SHOWN_CHARACTERS else ""
    found = f"the fonts of its PDF lack characters of this article: {shown}{more}"
    return _problem(job, found, Subtype.MISSING_CHARACTER)


def _problem(job: Job, found: str, subtype: Subtype) -> Problem:
    return Problem(
        path=str(job.source), line=job.article.line_of("slug"), key="", found=found, subtype=subtype
    )
