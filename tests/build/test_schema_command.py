"""``python -m sphinx_policywindow.schema``: what it prints, and what it says of a conf.py."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from sphinx_policywindow.__main__ import main

KINDS = """
policywindow_kinds = {
    "standard": {
        "label": "Standard",
        "plural": "Standards",
        "fields": [{"name": "status", "label": "Status", "choices": ["Draft", "In force"]}],
        "relations": [{"name": "defines", "label": "Defines", "to": "concept", "inverse": "defined_by"}],
    },
    "benchmark": None,
}
"""


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "sphinx_policywindow.schema", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=120)


def validator(printed: bytes) -> jsonschema.Draft202012Validator:
    schema = json.loads(printed)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_without_a_folder_it_is_of_the_kinds_that_are_built_in() -> None:
    done = run()
    assert (done.returncode, done.stderr) == (0, b"")
    schema = validator(done.stdout).schema
    assert list(schema["properties"]) == ["concept", "instrument", "topic", "benchmark"]
    assert "Language of the title" in schema["$defs"]["language"]["description"]


def test_a_folder_adds_its_own_kinds(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(f"print('a conf.py may print')\n{KINDS}", encoding="utf-8")
    done = run(str(tmp_path))
    assert done.returncode == 0
    assert done.stderr.decode().splitlines() == ["a conf.py may print"]
    checks = validator(done.stdout)
    assert "benchmark" not in checks.schema["properties"]
    standard = {"summary": "S", "status": "In force", "defines": ["risk"]}
    assert checks.is_valid({"standard": standard})
    assert not checks.is_valid({"standard": {**standard, "status": "Over"}})
    assert checks.is_valid({"concept": {"summary": "S", "defined_by": ["iso"]}})


def test_a_bad_option_is_said_as_in_a_build_and_costs_itself(tmp_path: Path) -> None:
    conf = tmp_path / "conf.py"
    conf.write_text(
        'policywindow_kinds = {"standard": 1, "term": {"label": "Term", "plural": "Terms"}}', encoding="utf-8"
    )
    done = run(str(tmp_path))
    assert done.returncode == 0
    assert list(validator(done.stdout).schema["properties"]) == [
        "concept",
        "instrument",
        "topic",
        "benchmark",
    ]
    assert done.stderr.decode().splitlines() == [
        f"{conf}:1: WARNING: policywindow_kinds.standard: expected a mapping with the keys label and plural,"
        " found '1' [policywindow.invalid_option]",
        f"{conf}:1: WARNING: policywindow_kinds.term: 'term' is the name of a role of Sphinx or docutils;"
        " the kind is not taken [policywindow.invalid_option]",
    ]


def test_a_relative_folder_is_sought_from_the_current_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    conf = tmp_path / "wiki" / "conf.py"
    conf.parent.mkdir()
    conf.write_text(f'{KINDS}policywindow_kinds["body"] = 1\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["schema", "wiki"]) == 0
    printed, said = capsys.readouterr()
    assert "standard" in json.loads(printed)["properties"]
    assert said.startswith(f"{conf}:")


@pytest.mark.parametrize(
    ("text", "said"), [(None, "doesn't contain a conf.py"), ("1 / 0", "division by zero"), ("a b", "syntax")]
)
def test_a_conf_py_that_cannot_be_read(tmp_path: Path, text: str | None, said: str) -> None:
    if text is not None:
        (tmp_path / "conf.py").write_text(text, encoding="utf-8")
    done = run(str(tmp_path))
    assert (done.returncode, done.stdout) == (1, b"")
    assert said in done.stderr.decode()
