"""Problems → Sphinx's warnings, each of a type that ``suppress_warnings`` knows."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.util import logging

from sphinx_policywindow.problems import WARNING_TYPE, Problem

_logger = logging.getLogger(__name__)


def report(problems: Iterable[Problem]) -> None:
    """Warn of each problem at its own place."""
    for problem in problems:
        _logger.warning(
            "%s", problem.message, location=problem.location, type=WARNING_TYPE, subtype=problem.subtype.value
        )


def report_once(problem: Problem) -> None:
    """Warn of a problem that every page may have, on the first of them."""
    _logger.warning(
        "%s",
        problem.message,
        location=problem.location,
        type=WARNING_TYPE,
        subtype=problem.subtype.value,
        once=True,
    )


def warn_at(node: nodes.Node, problem: Problem) -> None:
    """Warn of a problem where *node* was typed."""
    _logger.warning("%s", problem.message, location=node, type=WARNING_TYPE, subtype=problem.subtype.value)
