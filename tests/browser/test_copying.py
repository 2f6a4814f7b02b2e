"""The copied text of every style is its citation, with today's date where the style wants one."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sphinx_policywindow.articles.model import PartialDate
from sphinx_policywindow.citations.styles import STYLES
from sphinx_policywindow.domain import domain_of
from sphinx_policywindow.runs import to_text
from tests.conftest import Project

pytestmark = pytest.mark.browser
RECORD = """---
concept:
  summary: A summary.
  authors:
    - {family: Okafor, given: Amina B.}
    - {family: Berg, given: Anna, non-dropping-particle: van der}
  updated: 2026-05-30
---

# Is “alignment” enough?
"""


@pytest.mark.parametrize(
    "record", [RECORD, RECORD.replace("  updated: 2026-05-30\n", "")], ids=["dated", "undated"]
)
def test_every_style(browser: Browser, tmp_path: Path, record: str) -> None:
    project = Project(source=tmp_path / "source", output=tmp_path / "output")
    project.write(
        "conf.py",
        'project = "The Governance Wiki"\nextensions = ["myst_parser", "sphinx_policywindow"]\n'
        'policywindow_url = "https://wiki.example.org/{slug}"\n'
        f"policywindow_citation_styles = {[style.name for style in STYLES]}\n",
    )
    project.write("index.md", "# Home\n\n```{toctree}\nenough\n```\n")
    project.write("enough.md", record)
    build = project.build()
    domain = domain_of(build.app.env)
    article = domain.catalog.find("enough")
    assert article is not None
    item = domain.settings.item_of(article, "")
    today = datetime.date.today()
    accessed = PartialDate(year=today.year, month=today.month, day=today.day)

    page = browser.new_page()
    page.goto((build.outdir / "enough.html").as_uri())
    page.evaluate(
        "() => window.addEventListener('copy', e => { window.copied = e.clipboardData.getData('text/plain'); })"
    )
    page.evaluate("() => { Object.defineProperty(navigator, 'clipboard', {value: undefined}); }")
    for style in STYLES:
        page.get_by_role("button", name=f"Copy the {style.label} citation", exact=True).click()
        wanted = style.cite(replace(item, accessed=accessed if style.asks_access_date else None))
        assert page.evaluate("() => window.copied") == to_text(wanted), style.name
    page.close()
