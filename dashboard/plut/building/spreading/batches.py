"""Incoming files in batches, a task each: one file a task would take ten times as long."""

import re
from pathlib import Path

from plut.building.incoming import collect

MOST_FILES = 160
MOST_BYTES = 64 * 1024**2
A_PROCESS = 4  # batches at least, so that all have something to do until the end


def batches(
    files: list[Path],
    folder: Path | None,
    processes: int,
    most_files: int = MOST_FILES,
    most_bytes: int = MOST_BYTES,
) -> list[list[Path]]:
    """The files in their order, a few at a time. Files whose tables might bear one another's names stay
    together: which of them is numbered depends on those before it."""
    sizes = {path: _size(path) for path in files}
    most_bytes = min(most_bytes, max(1, sum(sizes.values()) // (A_PROCESS * processes)))
    found: list[list[Path]] = []
    held = 0
    for family in _families(files, folder):
        size = sum(sizes[path] for path in family)
        if not found or len(found[-1]) + len(family) > most_files or held + size > most_bytes:
            found.append([])
            held = 0
        found[-1] += family
        held += size
    return found


def _families(files: list[Path], folder: Path | None) -> list[list[Path]]:
    """Files of one name, and those that are named as a sheet or a number of another would be: `a.xlsx` and
    `a.xlsx [Januari]`."""
    names = {path: collect.named(path, folder) for path in files}
    known = set(names.values())
    families: dict[str, list[Path]] = {}
    for path, name in names.items():
        beginnings = (name[: found.start()] for found in re.finditer(r" [\[(]", name))
        root = next((beginning for beginning in beginnings if beginning in known), name)
        families.setdefault(root, []).append(path)
    return list(families.values())


def total(files: list[Path]) -> int:
    """Bytes of all files."""
    return sum(map(_size, files))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # gone meanwhile: reading it will say so
        return 0
