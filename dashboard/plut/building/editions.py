"""Editions: their names, and the switch from one to the next. An edition is never changed once it has its name."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

KEPT = 3
POINTER = "CURRENT"
HANDED_OUT = "HANDED_OUT"  # one edition name a line: those that a check code given to a reader names


def edition_name(groups: dict[str, tuple[Path, Iterable[Path]]], settings: dict[str, object]) -> str:
    """Twelve hexadecimal digits of all that a build depends on: paths below each group's root, bytes, settings."""
    digest = hashlib.sha256()
    for group, (root, paths) in sorted(groups.items()):
        for path in sorted(paths):
            digest.update(f"{group}/{path.relative_to(root).as_posix()}\0".encode(errors="surrogateescape"))
            with suppress(OSError), path.open("rb") as file:  # a file that cannot be read is reported by the import
                digest.update(hashlib.file_digest(file, "sha256").digest())
    digest.update(repr(sorted(settings.items())).encode())
    return digest.hexdigest()[:12]


def current(folder: Path) -> Path | None:
    """The file of the edition that is served, or None where no build has finished yet."""
    try:
        name = (folder / POINTER).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    path = folder / f"{name}.duckdb"
    return path if path.exists() else None


def previous(folder: Path) -> Path | None:
    """The file of the edition that was built before the one that is served, or None."""
    served = current(folder)
    older = [path for path in _newest_first(folder) if served and path.stat().st_mtime_ns < served.stat().st_mtime_ns]
    return older[0] if older else None


def scratch_file(folder: Path) -> Path:
    """A new name for a build under way; what a killed build of an earlier process left is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(".building-*"):
        process = left.name.removeprefix(".building-").split(".")[0]
        if process.isdigit() and not _runs(int(process)):
            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
    path = folder / f".building-{os.getpid()}.duckdb"
    path.unlink(missing_ok=True)
    return path


def publish(scratch: Path, folder: Path, edition: str) -> Path:
    """Give a finished, checked file its name, point CURRENT at it and drop the editions nobody needs."""
    path = folder / f"{edition}.duckdb"
    os.replace(scratch, path)
    os.utime(path)
    pointer = folder / f".{POINTER}-{os.getpid()}"
    pointer.write_text(edition + "\n", encoding="utf-8")
    os.replace(pointer, folder / POINTER)
    _drop_old(folder, keep=edition)
    return path


def hand_out(folder: Path, edition: str) -> None:
    """Note that a reader was given something that names this edition, so that it is kept."""
    path = folder / HANDED_OUT
    if edition not in (path.read_text(encoding="utf-8").split() if path.exists() else []):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{edition}\n")


def named(folder: Path, edition: str) -> Path | None:
    """The file of an edition by its name, or None where it is not kept (any more)."""
    path = folder / f"{edition}.duckdb"
    return path if re.fullmatch(r"[0-9a-f]{12}", edition) and path.exists() else None


def _drop_old(folder: Path, keep: str) -> None:
    handed_out = folder / HANDED_OUT
    needed = set(handed_out.read_text(encoding="utf-8").split()) if handed_out.exists() else set()
    for path in _newest_first(folder)[KEPT:]:
        if path.stem not in needed | {keep}:
            with suppress(PermissionError):  # an open file cannot be removed on Windows: the next build will
                path.unlink()


def _newest_first(folder: Path) -> list[Path]:
    editions = (p for p in folder.glob("*.duckdb") if re.fullmatch(r"[0-9a-f]{12}", p.stem))  # no other database is ours
    return sorted(editions, key=lambda p: p.stat().st_mtime_ns, reverse=True)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
