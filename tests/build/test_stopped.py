"""The machine fails: a build is killed, the disk is full, files are broken. The next build makes all of it good.

``SOAK_KILLS`` says at how many moments a build is killed, and ``SOAK_SEED`` chooses others.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from sphinx.errors import ExtensionError

from sphinx_policywindow import disk
from tests.conftest import Build, Project, need

KILLS = int(os.environ.get("SOAK_KILLS", "2"))
SEED = int(os.environ.get("SOAK_SEED", "1"))
ARTICLES = 16
CONF = 'html_baseurl = "https://wiki.example.org/"\npolicywindow_citation_formats = ["bibtex", "ris", "csl-json"]\n'
DIE = """
import os, signal
def die(app, docname, source):
    if docname == os.environ.get("DIE_AT"):
        os.kill(os.getpid(), signal.SIGKILL)
def setup(app):
    app.connect("source-read", die)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
"""


def article(number: int, words: str) -> str:
    related = ", ".join(f"a{other % ARTICLES}" for other in range(number + 1, number + 4))
    prose = "\n\n".join(f"{words} {part}. " + "Some words of prose. " * 40 for part in range(12))
    return (
        f"---\nconcept:\n  domain: safety\n  summary: What {words} is, and {{concept}}`a{(number + 5) % ARTICLES}`.\n"
        f"  related: [{related}]\n---\n\n# Title {number}\n\n## Details\n\n{prose}\n"
    )


@pytest.fixture
def wiki(write_project: Callable[..., Project]) -> Project:
    pages = {f"a{number}.md": article(number, "first") for number in range(ARTICLES)}
    listing = "# Home\n\n```{toctree}\n:glob:\n\na*\n```\n\n```{article-index}\n```\n"
    return write_project({"index.md": listing, **pages}, CONF + DIE)


def command(project: Project, **more: str) -> subprocess.Popen[bytes]:
    """Begin a parallel build of HTML in processes of their own."""
    arguments = ["-q", "-j", "2", "-b", "html", "-d", str(project.output / "doctrees")]
    return subprocess.Popen(
        [sys.executable, "-m", "sphinx", *arguments, str(project.source), str(project.output / "html")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **more},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def killed(project: Project, seconds: float) -> None:
    """Kill a build, with all its processes, after some seconds."""
    with command(project) as process:
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)


def assert_is_clean(project: Project, build: Build) -> None:
    """Hold an output to what a clean build makes, but for words that Sphinx leaves in its search index."""
    for name in ("clean", "clean-doctrees"):
        shutil.rmtree(project.output / name, ignore_errors=True)
    clean = project.build(output="clean", doctrees="clean-doctrees")
    found, wanted = build.files(), clean.files()
    assert found.keys() == wanted.keys()
    assert [name for name in wanted if found[name] != wanted[name] and name != "searchindex.js"] == []


def test_a_build_that_is_killed_at_any_moment(wiki: Project) -> None:
    random = Random(SEED)
    start = time.monotonic()
    with command(wiki) as process:
        assert process.wait() == 0
    whole = time.monotonic() - start
    for number in range(KILLS):
        if number % 2 == 0:
            shutil.rmtree(wiki.output / "html")
            shutil.rmtree(wiki.output / "doctrees")
        for changed in random.sample(range(ARTICLES), 5):
            wiki.write(f"a{changed}.md", article(changed, f"change {number}"))
        moment = random.uniform(0.3, 1.0) * whole
        print(f"killed after {moment:.3f} of {whole:.3f} s", flush=True)
        killed(wiki, moment)
        assert_is_clean(wiki, wiki.build(parallel=2))


def test_a_worker_that_dies(wiki: Project) -> None:
    with command(wiki, DIE_AT="a7") as process:
        _output, said = process.communicate(timeout=120)
    assert process.returncode != 0
    assert said
    assert_is_clean(wiki, wiki.build())


@pytest.mark.parametrize("left", ["nothing", "half", "noise", "another"])
def test_an_environment_that_cannot_be_read(wiki: Project, left: str) -> None:
    path = wiki.build().app.doctreedir / "environment.pickle"
    content = path.read_bytes()
    wrong = {"nothing": b"", "half": content[: len(content) // 2], "noise": b"\x80\x05" + b"x" * 99}
    path.write_bytes(wrong.get(left, b"\x80\x04}."))
    wiki.write("a3.md", article(3, "changed"))
    build = wiki.build(warnings=True)
    assert_is_clean(wiki, build)


STATES = (
    "",
    "{",
    "[]",
    "null",
    '{"pages": [1], "files": []}',
    '{"pages": {}, "files": [null, 1]}',
    "[" * 100_000,
)


@pytest.mark.parametrize("state", STATES, ids=range(len(STATES)))
def test_what_we_keep_is_broken(wiki: Project, state: str) -> None:
    build = wiki.build()
    (build.outdir / ".policywindow.json").write_text(state)
    wiki.write("a3.md", article(3, "changed"))
    assert_is_clean(wiki, wiki.build())


def test_nothing_outside_is_removed_by_what_we_keep(wiki: Project) -> None:
    build = wiki.build()
    path = build.outdir / ".policywindow.json"
    theirs = wiki.output / "theirs.print.html"
    theirs.write_text("theirs")
    state = json.loads(path.read_text())
    state["files"] += ["../theirs.print.html", "_citations/../../theirs.print.html", str(theirs)]
    path.write_text(json.dumps(state))
    wiki.build()
    assert theirs.read_text() == "theirs"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is full")
@pytest.mark.parametrize("number", [0, 1, 5, 1 + ARTICLES, 8 + ARTICLES, 4 * ARTICLES + 4])
def test_a_full_disk_is_said_and_leaves_no_half_file(
    wiki: Project, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real, left = disk.temporary, iter(range(number))

    def temporary(root: Path) -> Path:
        return real(root) if next(left, None) is not None else Path("/dev/full")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "temporary", temporary)
        with pytest.raises((OSError, ExtensionError), match="No space left"):
            wiki.build()
    before = wiki.output / "html"
    ours = {
        str(path.relative_to(before)): path.read_bytes()
        for path in before.rglob("*")
        if ".print." in path.name or path.parent.name == "_citations" or path.name.startswith("catalog")
    }
    build = wiki.build()
    assert ours == {name: (build.outdir / name).read_bytes() for name in ours}
    assert_is_clean(wiki, build)


@pytest.mark.parametrize("name", ["_citations", "a3.print.html", "catalog.json"])
def test_what_stands_in_the_way_is_named(wiki: Project, name: str) -> None:
    outdir = wiki.output / "html"
    outdir.mkdir(parents=True)
    if "." in name:
        (outdir / name).mkdir()
    else:
        (outdir / name).write_text("theirs")
    with pytest.raises((OSError, ExtensionError), match=name):
        wiki.build()
    if "." in name:
        (outdir / name).rmdir()
    else:
        (outdir / name).unlink()
    assert_is_clean(wiki, wiki.build())


@pytest.mark.tex
def test_a_full_disk_costs_pdfs_and_no_more(wiki: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    import pikepdf

    need("pdflatex")
    real, left = pikepdf.Pdf.save, iter(range(3))

    def save(pdf: pikepdf.Pdf, path: Path, **options: object) -> None:
        if next(left, None) is None:
            path.write_bytes(b"%PDF-1.7 half of it")
            raise OSError(28, "No space left on device", str(path))
        real(pdf, path, **options)

    with monkeypatch.context() as patch:
        patch.setattr(pikepdf.Pdf, "save", save)
        with pytest.raises(OSError, match="No space left"):
            wiki.build("articlepdf")
    folder = wiki.output / "articlepdf"
    assert len(list(folder.glob("*.*"))) == 3 + len([".tex", ".articlepdf.json"])
    wiki.build("articlepdf")
    made = {path.name: path.read_bytes() for path in folder.glob("*.pdf*")}
    assert set(made) == {f"a{number}.pdf" for number in range(ARTICLES)}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is full")
def test_a_pdf_that_cannot_be_copied_is_said(wiki: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = wiki.output / "articlepdf"
    folder.mkdir(parents=True)
    (folder / "a3.pdf").write_bytes(b"%PDF-1.7")
    from sphinx_policywindow.outputs import offered_files

    def fail(root: Path, name: str, content: bytes) -> None:
        raise OSError(28, "No space left on device", name)

    with monkeypatch.context() as patch:
        patch.setattr(offered_files, "write_beside", fail)
        with pytest.raises((OSError, ExtensionError), match="No space left"):
            wiki.build()
    build = wiki.build()
    assert (build.outdir / "a3.pdf").read_bytes() == b"%PDF-1.7"
