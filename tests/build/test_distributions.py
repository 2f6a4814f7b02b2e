"""What is published: the same bytes from the same sources, and all that a build needs."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("sphinx_policywindow", "tests", "docs", "example_site", "tools")
LEFT_OUT = ("__pycache__", "_build", ".hypothesis", ".pytest_cache")


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a program, and return what it prints."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def built(folder: Path) -> Path:
    """Copy the sources into *folder*, build both distributions, and return where they are."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for path in [*ROOT.glob("*.md"), ROOT / "pyproject.toml", ROOT / "LICENSE", ROOT / "Makefile"]:
        shutil.copy(path, folder)
    run(sys.executable, "-m", "hatchling", "build", cwd=folder)
    return folder / "dist"


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("first"))


def one(dist: Path, pattern: str) -> Path:
    [path] = dist.glob(pattern)
    return path


def test_the_wheel_brings_every_file_of_the_package(dist: Path) -> None:
    with zipfile.ZipFile(one(dist, "*.whl")) as archive:
        [scripts] = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        assert "sphinx-policywindow = sphinx_policywindow.__main__:main" in archive.read(scripts).decode()
        packed = {name for name in archive.namelist() if name.startswith("sphinx_policywindow/")}
    package = ROOT / "sphinx_policywindow"
    wanted = {str(path.relative_to(ROOT)) for path in package.rglob("*") if path.is_file()}
    assert packed == {name for name in wanted if "__pycache__" not in name}
    assert "sphinx_policywindow/static/policywindow.css" in packed
    assert "sphinx_policywindow/static/policywindow.sty" in packed
    for language in ("ar", "de", "es", "fr", "ja", "zh_CN"):
        assert f"sphinx_policywindow/locale/{language}/LC_MESSAGES/sphinx_policywindow.mo" in packed
    assert "sphinx_policywindow/py.typed" in packed


def test_the_same_sources_are_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    def digests(folder: Path) -> dict[str, str]:
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}

    assert digests(built(tmp_path)) == digests(dist)
    assert len(digests(dist)) == 2


def test_the_sources_that_are_published_make_the_same_wheel(dist: Path, tmp_path: Path) -> None:
    with tarfile.open(one(dist, "*.tar.gz")) as archive:
        # Python 3.11 has filters from 3.11.4 on; later ones ask for one.
        filters: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        archive.extractall(tmp_path, **filters)
    [folder] = tmp_path.iterdir()
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", cwd=folder)
    wheel = one(dist, "*.whl")
    assert (folder / "dist" / wheel.name).read_bytes() == wheel.read_bytes()
    assert (folder / "tests/build/test_distributions.py").is_file()


def test_an_index_takes_them(dist: Path) -> None:
    printed = run(sys.executable, "-m", "twine", "check", "--strict", *dist.iterdir(), cwd=dist, NO_COLOR="1")
    assert printed.count("PASSED") == 2


def test_the_wheel_alone_builds_a_wiki(dist: Path, tmp_path: Path) -> None:
    """In a virtual environment of its own; the packages that it needs are those of this one."""
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    python = tmp_path / "venv/bin/python"
    install = ("-m", "pip", "install", "--quiet", "--no-index", "--no-deps")
    run(python, *install, one(dist, "*.whl"), cwd=tmp_path)
    alone = Path(
        run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip()
    )
    # Behind what is installed here, and without the editable installs of this environment.
    search = {"PYTHONPATH": os.pathsep.join([str(alone), sysconfig.get_path("purelib")])}
    place = run(
        python,
        "-c",
        "import sphinx_policywindow; print(sphinx_policywindow.__file__)",
        cwd=tmp_path,
        **search,
    )
    assert Path(place.strip()).is_relative_to(alone)
    run(python, "-m", "sphinx_policywindow", "quickstart", "wiki", cwd=tmp_path, **search)
    command = ("-m", "sphinx", "-q", "-W", "-b", "html", "wiki", "html")
    run(python, *command, cwd=tmp_path, **search)
    assert "How to cite" in (tmp_path / "html/compute-threshold.html").read_text(encoding="utf-8")
    assert (tmp_path / "html/compute-threshold.print.html").is_file()
