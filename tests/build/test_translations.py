"""The words that the extension adds, in the project's language."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from sphinx_policywindow.translation import CATALOG, LOCALE_DIR
from tests.conftest import Project

LANGUAGES = sorted(path.name for path in LOCALE_DIR.iterdir() if path.is_dir())


def test_the_translations_are_up_to_date() -> None:
    script = Path(__file__).parents[2] / "tools/translations.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_complete(language: str) -> None:
    with (LOCALE_DIR / language / "LC_MESSAGES" / f"{CATALOG}.po").open("rb") as stream:
        catalog = read_po(stream)
    assert [message.id for message in catalog if message.id and not message.string] == []
    assert [error for message, errors in catalog.check() for error in errors] == []


def test_a_german_page(project: Callable[[str], Project]) -> None:
    build = project("wiki").build(options={"language": "de"})
    page = build.html("concepts/compute-threshold.html")
    headings = [heading.get_text().rstrip("¶") for heading in page.select("section section h2")]
    assert headings == [
        "Zusammenfassung",
        "Auf einen Blick",
        "Einzelheiten",
        "History",
        "Zitierweise dieses Artikels",
    ]
    facts = page.select_one(".policywindow-at-a-glance")
    assert facts is not None
    assert "Verwendet von" in facts.get_text()
    assert "3 Regelwerke: " in facts.get_text()
    citation = page.select_one(".policywindow-cite")
    assert citation is not None
    assert "Wiki article — Concept" in citation.get_text(), "a citation is in its manual's language"
