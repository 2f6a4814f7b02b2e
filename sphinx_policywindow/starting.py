"""The start of a build: options → settings, and a role for each kind of article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docutils.parsers.rst import roles
from sphinx.application import Sphinx
from sphinx.domains.python import PythonDomain
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinx.roles import specific_docroles
from sphinx.util import logging
from sphinx.util.docutils import is_role_registered

from sphinx_policywindow.articles.kinds import Kinds
from sphinx_policywindow.conf_lines import line_of_option
from sphinx_policywindow.domain import ANY_KIND, ArticleRole, domain_of
from sphinx_policywindow.problems import Problem, Subtype
from sphinx_policywindow.reporting import report
from sphinx_policywindow.settings import base_url_problem, read_settings

_logger = logging.getLogger(__name__)


def begin(app: Sphinx) -> None:
    """Check the options, warn of what is wrong with them, and register the roles (``builder-inited``)."""
    conf_py = Path(app.confdir) / "conf.py"
    settings, problems = read_settings(app.config, conf_py)
    kinds, refused = without_sphinx_roles(settings.kinds, conf_py)
    report([*problems, *refused])

    domain = domain_of(app.env)
    domain.begin(app.builder, replace(settings, kinds=kinds))
    for name in (ANY_KIND, *kinds.by_name):
        role = ArticleRole()
        domain.roles[name] = role
        if is_role_registered(name) and not isinstance(vars(roles)["_roles"][name], ArticleRole):
            _logger.info("policywindow: the role '%s' is another's; ours is policywindow:%s", name, name)
        else:
            app.add_role(name, role, override=True)
    if not (settings.url or app.config.html_baseurl):
        _logger.info("policywindow: no policywindow_url or html_baseurl is set; citations have no URL")


def report_base_url(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of an ``html_baseurl`` that is no address, in a project that has articles (``env-updated``)."""
    domain = domain_of(env)
    problem = base_url_problem(app.config, Path(app.confdir) / "conf.py", domain.settings)
    if problem is not None and domain.has_articles:
        report([problem])


def without_sphinx_roles(kinds: Kinds, conf_py: Path) -> tuple[Kinds, list[Problem]]:
    """Return *kinds* without those whose names are roles already, and what is wrong with these."""
    refused = [name for name in kinds.by_name if _is_sphinx_role(name)]
    problems = [
        Problem(
            path=str(conf_py),
            line=line_of_option(conf_py, f"policywindow_kinds.{name}"),
            key=f"policywindow_kinds.{name}",
            found=f"'{name}' is the name of a role of Sphinx or docutils; the kind is not taken",
            subtype=Subtype.INVALID_OPTION,
        )
        for name in refused
    ]
    return Kinds.of(kind for kind in kinds.by_name.values() if kind.name not in refused), problems


def _is_sphinx_role(name: str) -> bool:
    """Whether *name* is a role that every page can mean already."""
    return (
        name == ANY_KIND
        or name in vars(roles)["_role_registry"]
        or name in specific_docroles
        or name in StandardDomain.roles
        or name in PythonDomain.roles
    )
