"""Editions: their names, their seals, and the switch from one to the next. An edition is never changed once
it has its name.

Beside `<edition>.duckdb` lies its seal `<edition>.json`: the SHA-256 of the file and the edition's number in
the order of builds. What has no seal, or does not match it, is never served; the order of editions asks no
clock.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from plut.base import files

KEPT = 3
POINTER = "CURRENT"
HANDED_OUT = "HANDED_OUT"  # one edition name a line: those that a check code given to a reader names
LOCK = ".lock"
WORK = ".building-"  # what begins so belongs to the build under way, or to one that was killed


class AnotherBuild(RuntimeError):
    """Another build is under way in the same folder."""


class OtherContent(RuntimeError):
    """A sound edition of the same name holds other rows than the one that was just built."""


def edition_name(groups: dict[str, tuple[Path, Iterable[Path]]], settings: dict[str, object]) -> str:
    """Twelve hexadecimal digits of all that a build depends on: paths below each group's root, bytes,
    settings."""
    digest = hashlib.sha256()
    for group, (root, paths) in sorted(groups.items()):
        for path in sorted(paths):
            digest.update(f"{group}/{path.relative_to(root).as_posix()}\0".encode(errors="surrogateescape"))
            with (
                suppress(OSError),
                path.open("rb") as file,
            ):  # a file that cannot be read is reported by the import
                digest.update(hashlib.file_digest(file, "sha256").digest())
    digest.update(repr(sorted(settings.items())).encode())
    return digest.hexdigest()[:12]


def current(folder: Path) -> Path | None:
    """The file of the edition that is served: the one CURRENT names, else the newest that is sound; None
    where none is."""
    wanted = named(folder, pointed(folder) or "")
    return wanted or next(filter(is_sound, _newest_first(folder)), None)


def pointed(folder: Path) -> str | None:
    """The name of the edition that the last build meant to be served, whether it is sound or not."""
    try:
        return (folder / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None


def previous(folder: Path) -> Path | None:
    """The file of the sound edition that was built before the one that is served, or None."""
    served = current(folder)
    return before(served) if served else None


def before(path: Path) -> Path | None:
    """The file of the sound edition that was built before that of a file, or None."""
    older = [other for other in _newest_first(path.parent) if _number(other) < _number(path)]
    return next(filter(is_sound, older), None)


def named(folder: Path, edition: str) -> Path | None:
    """The file of an edition by its name, or None where it is not kept (any more) or damaged."""
    path = folder / f"{edition}.duckdb"
    return path if re.fullmatch(r"[0-9a-f]{12}", edition) and is_sound(path) else None


def damaged(folder: Path) -> list[Path]:
    """The files of editions that are not what their build wrote."""
    return [path for path in _newest_first(folder) if not is_sound(path)]


def is_sound(path: Path) -> bool:
    """Whether an edition's file is there and is what its build wrote. A file is read once as long as it looks
    the same."""
    try:
        state = path.stat()
        return _digest(path, state.st_size, state.st_mtime_ns) == _seal(path).sha256
    except OSError:
        return False


@contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """A folder of its own for the build under way, removed at its end; what a killed build left is removed
    too.

    Raises AnotherBuild where one is under way in the same folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        lock = FileLock(folder / LOCK).acquire(timeout=0)  # the system frees it, however the build ends
    except Timeout as error:
        raise AnotherBuild(str(folder)) from error
    with lock:
        for left in [*folder.glob(f"{WORK}*"), *files.unfinished(folder)]:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        work = folder / f"{WORK}{os.getpid()}"
        work.mkdir()
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


def publish(finished: Path, folder: Path, edition: str) -> Path:
    """Give a finished, checked file its name, point CURRENT at it and drop the editions nobody needs.

    A sound file of that name is the same edition and stays as it is: readers may have it open. Raises
    OtherContent where its rows are not those of the finished one, and leaves all as it was.
    """
    path = folder / f"{edition}.duckdb"
    stays = is_sound(path)
    if stays and _rows(path) != _rows(finished):
        raise OtherContent(str(path))
    state = (path if stays else finished).stat()
    digest = _digest(path if stays else finished, state.st_size, state.st_mtime_ns)
    number = 1 + max(map(_number, _newest_first(folder)), default=0)
    files.write_whole(path.with_suffix(".json"), json.dumps({"sha256": digest, "number": number}) + "\n")
    if not stays:
        finished.replace(path)
    files.write_whole(folder / POINTER, f"{edition}\n")
    _drop_old(folder)
    return path


def _rows(path: Path) -> dict[str, tuple[int, int] | None]:
    """What each table of an edition holds, whatever the order of its rows; without its name for itself."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as edition_file (read_only)")
        tables = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() "
            "where database_name = 'edition_file'"
        ).fetchall()
        # the sum of hashes counts a row that stands twice
        return {
            table: connection.execute(
                f"select count(*), sum(hash(r)::hugeint) from edition_file.{table} as r"
            ).fetchone()
            for (table,) in tables
        }


def hand_out(folder: Path, edition: str) -> None:
    """Note that a reader was given something that names this edition, so that it is kept."""
    path = folder / HANDED_OUT
    if edition not in (path.read_text(encoding="utf-8").split() if path.exists() else []):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{edition}\n")


def _drop_old(folder: Path) -> None:
    handed_out = folder / HANDED_OUT
    needed = set(handed_out.read_text(encoding="utf-8").split()) if handed_out.exists() else set()
    sound = [path for path in _newest_first(folder) if is_sound(path)]
    for path in set(_newest_first(folder)) - set(sound[:KEPT]):
        if path.stem not in needed:
            path.unlink()
            path.with_suffix(".json").unlink(missing_ok=True)


def _newest_first(folder: Path) -> list[Path]:
    editions = (
        p for p in folder.glob("*.duckdb") if re.fullmatch(r"[0-9a-f]{12}", p.stem)
    )  # no other database is ours
    return sorted(editions, key=_number, reverse=True)


def _number(path: Path) -> int:
    """The edition's place in the order of builds; 0 where nothing tells."""
    return _seal(path).number


@dataclass(frozen=True)
class Seal:
    """What lies beside an edition: the digest of its file, and its place in the order of builds."""

    sha256: str
    number: int


NO_SEAL = Seal("", 0)  # of a file that was never sealed, or whose seal cannot be read: no digest is like it


def _seal(path: Path) -> Seal:
    try:
        seal = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        return Seal(str(seal["sha256"]), int(seal["number"]))
    except (OSError, ValueError, TypeError, KeyError):
        return NO_SEAL


@lru_cache(maxsize=64)
def _digest(path: Path, size: int, changed: int) -> str:  # noqa: ARG001 (a file that looks different is read again)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
