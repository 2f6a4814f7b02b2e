"""A real browser, and the small wiki as it shows it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import ROOTS, Project, need

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return headless Chromium, as the machine has it."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        need("chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=_OPTIONS)
        yield running
        running.close()


@pytest.fixture(scope="session", params=["alabaster", "furo"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the small wiki as HTML, in a theme."""
    project = Project(source=ROOTS / "test-wiki", output=tmp_path_factory.mktemp("site"))
    return project.build("html", options={"html_theme": request.param}).outdir
