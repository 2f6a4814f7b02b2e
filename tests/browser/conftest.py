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
CONTRAST = """node => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const rgba = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].map(part => part / 255);
    };
    let ground = node;
    while (ground && rgba(getComputedStyle(ground).backgroundColor)[3] < 1) ground = ground.parentElement;
    const back = ground ? rgba(getComputedStyle(ground).backgroundColor) : [1, 1, 1, 1];
    const front = rgba(getComputedStyle(node).color);
    const mixed = front.slice(0, 3).map((part, i) => part * front[3] + back[i] * (1 - front[3]));
    const light = colour => colour.slice(0, 3)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
    const [high, low] = [light(mixed), light(back)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
}"""
"""How far the text of a node stands out from the ground that it is on: 1 is not at all."""


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
