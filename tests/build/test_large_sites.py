"""A wiki of four parts, built and merged by the commands of the manual's guide."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from bs4 import BeautifulSoup

from tests.build.test_catalog_files import (
    articles,
    assert_bibtex_says,
    assert_csv_says,
    assert_linked_data_says,
)
from tests.build.test_manual import INDEX, blocks, facts, links
from tests.conftest import Build, Project

FILES = {caption: text for _, caption, text in blocks("guides/large-sites") if caption}
URL = "https://wiki.example.org/"
PARTS = ["economics", "ethics", "law", "science"]
PAGES = {
    **{name: text for name, text in FILES.items() if name.endswith(".md")},
    **{f"{part}/index.md": INDEX for part in PARTS},
    "economics/price.md": """---
concept:
  summary: What computation costs, by {concept}`science:compute-threshold`.
  related: [science:compute-threshold, ethics:harm, cost]
---

# Price of Computation
""",
    "economics/cost.md": "---\nconcept:\n  summary: A cost.\n---\n\n# Cost\n",
    "ethics/harm.md": """---
topic:
  summary: What the {instrument}`law:act` is against.
  related: [law:act]
---

# Harm
""",
}


def rules() -> dict[str, tuple[str, str]]:
    """Return the output and the command of each rule of the Snakefile that has one."""
    found = {}
    for rule in FILES["Snakefile"].split("\nrule ")[1:]:
        head, _, shell = rule.partition("shell:")
        if shell:
            [output] = re.findall(r'output:\s+"(.+)"', head)
            found[rule.partition(":")[0]] = (output, ast.literal_eval(f"({shell})"))
    return found


def commands(rule: str) -> Iterator[str]:
    """Yield the command of a rule for each part, as Snakemake fills it in; that of the whole once."""
    output, command = rules()[rule]
    for part in PARTS if "{part}" in output else [""]:
        yield command.format(
            wildcards=SimpleNamespace(part=part),
            params=SimpleNamespace(url=URL),
            output=output.format(part=part),
            input=" ".join(f"build/site/{part}/catalog.json" for part in PARTS),
        )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which everything has been built."""
    folder = tmp_path_factory.mktemp("wiki")
    project = Project(source=folder, output=folder)
    project.write("parts.py", FILES["parts.py"])
    for name, text in PAGES.items():
        project.write(name, text)
    for part in PARTS:
        project.write(f"{part}/conf.py", FILES["law/conf.py"])
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for rule in ("inventory", "part", "catalog"):
        for command in commands(rule):
            done = subprocess.run(
                command,
                shell=True,
                cwd=folder,
                env={**os.environ, "PATH": path},
                capture_output=True,
                text=True,
                check=False,
                timeout=120,
            )
            assert done.returncode == 0, done.stderr
            assert rule == "inventory" or not done.stderr
    return folder


def pages(folder: Path) -> Iterator[tuple[Path, BeautifulSoup]]:
    for path in sorted((folder / "build/site").rglob("*.html")):
        yield path, BeautifulSoup(path.read_text(encoding="utf-8"), "html5lib")


def page(folder: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((folder / "build/site" / name).read_text(encoding="utf-8"), "html5lib")


def test_links_between_parts_lead_to_pages_that_are_there(folder: Path) -> None:
    crossing = set()
    for path, page in pages(folder):
        here = path.relative_to(folder / "build/site").parts[0]
        for link in page.select(f'a[href^="{URL}"]'):
            there = str(link["href"]).removeprefix(URL).partition("#")[0]
            assert (folder / "build/site" / there).is_file(), f"{path} has a link to {there}"
            if not there.startswith(here):
                crossing.add((here, there))
    assert crossing == {
        ("economics", "ethics/harm.html"),
        ("economics", "science/compute-threshold.html"),
        ("ethics", "law/act.html"),
        ("law", "science/compute-threshold.html"),
        ("science", "law/act.html"),
    }


def test_what_is_of_another_part_has_its_title(folder: Path) -> None:
    assert facts(page(folder, "law/act.html"))["Uses"] == "Compute Threshold"
    assert facts(page(folder, "science/compute-threshold.html"))["Used by"] == (
        "1 instrument: Act on Large Models"
    )
    related = links(page(folder, "economics/price.html"), ".policywindow-at-a-glance")
    assert list(related) == ["Compute Threshold", "Harm", "Cost"]
    [summary] = page(folder, "ethics/harm.html").select(".policywindow-summary")
    assert summary.get_text().strip() == "What the Act on Large Models is against."


def test_the_catalog_has_each_article_once(folder: Path) -> None:
    build = Build(app=None, outdir=folder / "build/site", warnings=())  # type: ignore[arg-type]
    found = articles(build)
    assert [article["page"] for article in json.loads(build.text("catalog.json"))["articles"]] == [
        "economics/cost.html",
        "economics/price.html",
        "ethics/harm.html",
        "law/act.html",
        "science/compute-threshold.html",
    ]
    assert_csv_says(found, build)
    assert_bibtex_says(found, build)
    assert_linked_data_says(found, build)
    for article in found.values():
        assert (build.outdir / article["page"]).is_file()
        assert all((build.outdir / file["path"]).is_file() for file in article["citation_files"])
    assert [target["slug"] for target in found["price"]["related"]] == ["compute-threshold", "harm", "cost"]
    assert [target["slug"] for target in found["act"]["uses"]] == ["compute-threshold"]


def test_the_workflow_has_the_same_parts_and_commands() -> None:
    jobs = yaml.safe_load(FILES[".github/workflows/wiki.yml"])["jobs"]
    [listed] = re.findall(r"PARTS = (.+)", FILES["parts.py"])
    assert ast.literal_eval(listed) == PARTS
    for name, rule in (("inventory", "inventory"), ("part", "part"), ("publish", "catalog")):
        matrix = jobs[name].get("strategy", {"matrix": {"part": [""]}})["matrix"]["part"]
        [command] = [step["run"] for step in jobs[name]["steps"] if "sphinx" in step.get("run", "")]
        assert [command.replace("${{ matrix.part }}", part) for part in matrix] == list(commands(rule))
