"""What a build runs on: its code and versions, and how much of the machine's memory it may take."""

import os
from pathlib import Path

from plut.base import folders

MEMORY, MEMORY_SHARE = (
    6 * 1024**3,
    0.4,
)  # bytes at most, and of the machine's; what does not fit is laid on disk


def code() -> dict[str, tuple[Path, list[Path]]]:
    """The code that makes rows, with the versions that it runs on, as groups of `editions.edition_name`; code
    that only draws makes no other edition."""
    root = folders.REPOSITORY / "dashboard" / "plut"
    makes_rows = [
        root / "base" / "definitions.py",
        root / "warehouse" / "former_names.py",
        root / "warehouse" / "macros.py",
        root / "warehouse" / "sql_files.py",
        root / "methods" / "siting.py",
        *(root / "building").rglob("*.py"),
    ]
    return {
        "code": (root, makes_rows),
        "versions": (folders.REPOSITORY, [folders.REPOSITORY / "requirements.txt"]),
    }


def memory(shared_by: int = 1) -> int:
    """Bytes that each of so many databases on this machine may take."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min(MEMORY, int(MEMORY_SHARE * machine / shared_by))
