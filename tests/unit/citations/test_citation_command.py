"""``python -m sphinx_policywindow.citations``."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

ITEMS = [{"id": "a", "title": "Über <i>uns</i> & mehr", "URL": "https://x.org"}, {"id": "b", "title": "T"}]


def run(style: str, source: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "sphinx_policywindow.citations", style]
    return subprocess.run(command, input=source, capture_output=True, check=False, timeout=60)


def test_it_prints_text_and_html_for_each_item() -> None:
    done = run("mla", json.dumps(ITEMS).encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout) == [
        {
            "text": "Über Uns & Mehr. https://x.org.",
            "html": '<i>Über <span style="font-style:normal;">Uns</span> &#38; Mehr</i>. https://x.org.',
        },
        {"text": "T.", "html": "<i>T</i>."},
    ]


@pytest.mark.parametrize(
    ("name", "start"), [("bibtex", "@misc{a,\n"), ("ris", "TY  - ELEC\r\n"), ("csl-json", "[\n")]
)
def test_a_format_is_text_only(name: str, start: str) -> None:
    printed = json.loads(run(name, json.dumps(ITEMS).encode()).stdout)
    assert [set(entry) for entry in printed] == [{"text"}, {"text"}]
    assert printed[0]["text"].startswith(start)


def test_no_items_are_no_citations() -> None:
    assert json.loads(run("apa", b"[]").stdout) == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("chicgo", "error: there is no style 'chicgo'; did you mean 'chicago'?\n"),
        ("csl_json", "error: there is no style 'csl_json'; did you mean 'csl-json'?\n"),
    ],
)
def test_an_unknown_style_is_an_error_with_the_nearest_name(name: str, hint: str) -> None:
    done = run(name, b"[]")
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", hint)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"", "the input is not JSON in UTF-8"),
        (b"{", "the input is not JSON in UTF-8"),
        (b"\xff[]", "the input is not JSON in UTF-8"),
        (b"{}", "the input is not a JSON list of items"),
        (b"[1]", "item 0: expected an object, found a number"),
        (b'[{}, {"title": 1e400, "issued": 3}]', "item 1: issued: expected an object"),
        (b"[" * 100_000, "the input is nested too deeply"),
    ],
)
def test_wrong_input_is_a_message_and_no_traceback(source: bytes, message: str) -> None:
    done = run("apa", source)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith(f"error: {message}")
    assert b"Traceback" not in done.stderr
