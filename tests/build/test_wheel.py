"""What is installed is all that a build needs."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_wheel_brings_every_file_of_the_package(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy2(ROOT / name, tmp_path)
    package = ROOT / "sphinx_policywindow"
    shutil.copytree(package, tmp_path / package.name, ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=120,
    )
    [wheel] = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        [scripts] = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        assert "sphinx-policywindow = sphinx_policywindow.__main__:main" in archive.read(scripts).decode()
        packed = {name for name in archive.namelist() if name.startswith("sphinx_policywindow/")}
    wanted = {str(path.relative_to(ROOT)) for path in package.rglob("*") if path.is_file()}
    assert packed == {name for name in wanted if "__pycache__" not in name}
    assert "sphinx_policywindow/static/policywindow.css" in packed
    assert "sphinx_policywindow/static/policywindow.sty" in packed
    for language in ("ar", "de", "es", "fr", "ja", "zh_CN"):
        assert f"sphinx_policywindow/locale/{language}/LC_MESSAGES/sphinx_policywindow.mo" in packed
    assert "sphinx_policywindow/py.typed" in packed
