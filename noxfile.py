"""Our neighbours, the versions of Python, Sphinx, docutils and MyST-Parser that we work with; and our tests.

    nox                        builds the example site with each, warnings as errors, and compares the pages
    nox -s tests               runs the tests that need no TeX and no browser, with each
    nox -s "tests-3.13(newest)"
    nox -s coverage            says which lines and branches no test runs
    nox -s mutants             changes the plain Python in some 7,500 ways, and says what no test notices
    nox -s mutants -- "sphinx_policywindow.articles.*"

A Python that is not on the machine is passed over. What Sphinx itself writes differs between its
versions; what the extension answers for must not.
"""

from __future__ import annotations

import nox

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
VERSIONS = {
    "oldest": ["sphinx==8.2.*", "docutils==0.21.*", "myst-parser==4.0.*"],
    "middle": ["sphinx==9.0.*", "docutils==0.22.*", "myst-parser==5.0.*"],
    "newest": ["sphinx", "docutils", "myst-parser"],
}
PAGES = "build/neighbours"

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.error_on_missing_interpreters = False
nox.options.sessions = ["pages", "compare"]


def install(session: nox.Session, versions: str, extras: str) -> None:
    """Install the extension with its neighbours, and say which they are."""
    session.install("--upgrade", f".[{extras}]", *VERSIONS[versions])
    session.run(
        "python",
        "-c",
        "import sys, docutils, myst_parser, sphinx;"
        "print(sys.version.split()[0], sphinx.__version__, docutils.__version__, myst_parser.__version__)",
    )


@nox.session(python=PYTHONS)
@nox.parametrize("versions", list(VERSIONS), ids=list(VERSIONS))
def pages(session: nox.Session, versions: str) -> None:
    """Build the example site, in the dress of a theme that all versions have."""
    install(session, versions, "docs")
    place = f"{PAGES}/{session.python}-{versions}"
    theirs = [f"-Wignore:'{name}" for name in ("myst_parser", "sphinx_design")]
    options = ("-q", "-W", "--keep-going", "-D", "html_theme=basic", "-d", f"{place}/doctrees")
    for builder in ("html", "text", "latex"):
        output = ("-b", builder, "example_site", f"{place}/{builder}")
        session.run("python", "-W", "error", *theirs, "-m", "sphinx", *options, *output)


@nox.session
def compare(session: nox.Session) -> None:
    """Compare what the extension answers for in all that has been built."""
    session.install("lxml")
    session.run("python", "tests/neighbours.py", PAGES)


@nox.session(python=PYTHONS)
@nox.parametrize("versions", list(VERSIONS), ids=list(VERSIONS))
def tests(session: nox.Session, versions: str) -> None:
    """Run the tests."""
    install(session, versions, "dev")
    session.run("pytest", "-q", "-n", "2", "-m", "not tex and not browser", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Run all tests, and list what none of them runs; in other processes than that of the test, too."""
    session.install(".[dev]", "pytest-cov")
    reports = ("--cov-report=term-missing:skip-covered", "--cov-report=html:build/coverage")
    session.run("pytest", "-q", "-n", "2", "--cov=sphinx_policywindow", *reports, *session.posargs)


@nox.session
def mutants(session: nox.Session) -> None:
    """Change the code of the rooms without Sphinx, and run the unit tests of what was changed."""
    session.install("-e", ".[test,docs,csl,datacite]", "mutmut")
    session.run("mutmut", "run", "--max-children", "2", *session.posargs)
    session.run("mutmut", "results")
