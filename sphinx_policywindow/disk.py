"""Files in an output folder: written whole or not at all, and never outside of it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

_TEMPORARY = ".policywindow.{}.tmp"


def is_inside(name: object) -> bool:
    """Whether *name* is the path of a file in a folder: what is removed by it has to be ours."""
    if not isinstance(name, str) or name.startswith(("/", "\\")) or name[1:2] == ":":
        return False
    return "/../" not in f"/{name}/".replace("\\", "/")


def write(root: Path, name: str, parts: Iterable[str]) -> None:
    """Write a file of ours whole or not at all, and only where it changes.

    *name* is its path from the *root* of the output; its line ends are those of *parts*. Raises ``OSError``.
    """
    path, new = root / name, temporary(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    with new.open("w", encoding="utf-8", newline="") as stream:
        stream.writelines(parts)
    if path.exists() and path.read_bytes() == new.read_bytes():
        new.unlink()
    else:
        new.replace(path)


def write_beside(root: Path, name: str, content: bytes) -> None:
    """Write a file that belongs to a page, like :func:`write`; several processes may do so at once."""
    path = root / name
    try:
        if path.read_bytes() == content:
            return
    except OSError:
        pass
    new = temporary(root)
    new.write_bytes(content)
    try:
        new.replace(path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.replace(path)


def temporary(root: Path) -> Path:
    """Return where a process writes each file of ours before it takes its place."""
    return root / _TEMPORARY.format(os.getpid())


def remove_temporary(root: Path) -> None:
    """Remove what is left of a build that was stopped."""
    for left in root.glob(_TEMPORARY.format("*")):
        left.unlink(missing_ok=True)
