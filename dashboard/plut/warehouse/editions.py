"""Editions: their names, their seals, and the switch from one to the next. An edition is never changed once
it has its name.

Beside `<edition>.duckdb` lies its seal `<edition>.json`: the SHA-256 of the file, the edition's number in the
order of publications, and who it is for. What has no seal, or does not match it, is never served, nor is what
its seal does not call public: a draft, one whose hour has not come, one that was withdrawn. The order of
editions asks no clock; the hour of one that waits does.
"""

import datetime
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from plut.base import files

KEPT = 3
POINTER = "CURRENT"
HANDED_OUT = "HANDED_OUT"  # one edition name a line: those that a check code given to a reader names
LOCK = ".lock"
PUBLIC, DRAFT, WITHDRAWN = "public", "draft", "withdrawn"
WORK = ".building-"  # what begins so belongs to the build under way, or to one that was killed


class AnotherBuild(RuntimeError):
    """Another build is under way in the same folder."""


class Withdrawn(RuntimeError):
    """The edition that was built is one that its office has taken back."""


class OtherContent(RuntimeError):
    """A sound edition of the same name holds other rows than the one that was just built."""


def edition_name(groups: dict[str, tuple[Path, Iterable[Path]]], settings: dict[str, object]) -> str:
    """Twelve hexadecimal digits of all that a build depends on: paths below each group's root, bytes,
    settings."""
    digest = hashlib.sha256()
    for group, (root, paths) in sorted(groups.items()):
        for path in sorted(paths):
            digest.update(f"{group}/{path.relative_to(root).as_posix()}\0".encode(errors="surrogateescape"))
            with suppress(OSError):  # a file that cannot be read is reported by the import
                digest.update(bytes.fromhex(digest_of(path)))
    digest.update(repr(sorted(settings.items())).encode())
    return digest.hexdigest()[:12]


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, which is read once as long as it looks the same. Raises OSError."""
    state = path.stat()
    return _digest(path, state.st_size, state.st_mtime_ns)


def current(folder: Path) -> Path | None:
    """The file of the edition that is served: the one CURRENT names, or a later one whose hour has come;
    else the newest that is sound. None where none is."""
    wanted = named(folder, pointed(folder) or "")
    public = (path for path in _newest_first(folder) if is_public(path))
    if wanted is None:
        return next(public, None)
    since = (path for path in public if seal(path).opens and _number(path) > _number(wanted))
    return next(since, wanted)


def pointed(folder: Path) -> str | None:
    """The name of the edition that was last meant to be served, whether it is sound or not."""
    try:
        return (folder / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None


def lost(folder: Path) -> str | None:
    """The name of the edition that should be served and cannot be, because it is damaged or gone; None where
    all is well."""
    wanted = pointed(folder)
    return wanted if wanted and not is_sound(folder / f"{wanted}.duckdb") else None


def previous(folder: Path) -> Path | None:
    """The file of the public edition that was published before the one that is served, or None."""
    served = current(folder)
    return before(served) if served else None


def before(path: Path) -> Path | None:
    """The file of the public edition that was published before that of a file, or None; before a draft the
    one that is served."""
    if seal(path).state == DRAFT:
        return current(path.parent)
    older = [other for other in _newest_first(path.parent) if _number(other) < _number(path)]
    return next(filter(is_public, older), None)


def named(folder: Path, edition: str) -> Path | None:
    """The file of a public edition by its name, or None where it is not kept (any more), damaged, or not
    public."""
    path = _path(folder, edition)
    return path if path is not None and is_public(path) else None


def drafted(folder: Path, edition: str) -> Path | None:
    """The file of an edition that only its office may look at, by its name: a draft, one that waits for its
    hour, or one that was withdrawn. None where there is none."""
    path = _path(folder, edition)
    return path if path is not None and is_sound(path) and not is_public(path) else None


def is_withdrawn(folder: Path, edition: str) -> bool:
    """Whether an edition was public and has been taken back."""
    path = _path(folder, edition)
    return path is not None and seal(path).state == WITHDRAWN


def _path(folder: Path, edition: str) -> Path | None:
    return folder / f"{edition}.duckdb" if re.fullmatch(r"[0-9a-f]{12}", edition) else None


def kept(folder: Path) -> list[Path]:
    """The files of all sound editions, the newest first, public or not."""
    return [path for path in _newest_first(folder) if is_sound(path)]


def damaged(folder: Path) -> list[Path]:
    """The files of editions that are not what their build wrote."""
    return [path for path in _newest_first(folder) if not is_sound(path)]


def is_sound(path: Path) -> bool:
    """Whether an edition's file is there and is what its build wrote. A file is read once as long as it looks
    the same."""
    try:
        return digest_of(path) == seal(path).sha256
    except OSError:
        return False


def is_public(path: Path) -> bool:
    """Whether an edition is sound and may be read by who names it."""
    told = seal(path)
    return told.state == PUBLIC and not told.waits and is_sound(path)


@contextmanager
def alone(folder: Path, patience: float = 0) -> Iterator[None]:
    """While nobody else builds or switches editions in the same folder. patience: seconds to wait for one who
    does. Raises AnotherBuild."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        lock = FileLock(folder / LOCK).acquire(timeout=patience)  # the system frees it, however the work ends
    except Timeout as error:
        raise AnotherBuild(str(folder)) from error
    with lock:
        yield


@contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """A folder of its own for the build under way, removed at its end; what a killed build left is removed
    too.

    Raises AnotherBuild where one is under way in the same folder.
    """
    with alone(folder):
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
    OtherContent where its rows are not those of the finished one, Withdrawn where it was taken back, and
    leaves all as it was.
    """
    if is_withdrawn(folder, edition):
        raise Withdrawn(edition)
    path = draft(finished, folder, edition)
    if not seal(path).waits:
        open_now(path)
    return path


def draft(finished: Path, folder: Path, edition: str) -> Path:
    """Give a finished, checked file its name, for its office to look at. A sound one of that name stays what
    it is. Raises OtherContent."""
    path = folder / f"{edition}.duckdb"
    if is_sound(path):
        if _rows(path) != _rows(finished):
            raise OtherContent(str(path))
        return path
    # the file that a seal stands for comes last: until then nothing of this name is sound
    _write(path, Seal(digest_of(finished), 0, DRAFT))
    finished.replace(path)
    return path


def open_now(path: Path) -> None:
    """Serve an edition from this moment on: a draft, a former one, or one that was withdrawn.

    CURRENT is written first: what it names is served once its seal calls it public, and until then the one
    before is.
    """
    folder = path.parent
    files.write_whole(folder / POINTER, f"{path.stem}\n")
    _write(path, replace(seal(path), number=_next(folder), state=PUBLIC, opens=""))
    # what waits for its hour was ordered to come after what was published meanwhile
    for waiting in sorted(filter(lambda one: seal(one).waits, _newest_first(folder)), key=_number):
        _write(waiting, replace(seal(waiting), number=_next(folder)))
    _drop_old(folder)


def open_at(path: Path, hour: datetime.datetime) -> None:
    """Serve a draft from an hour on; until then it is what it was, for nobody but its office. hour: with its
    zone."""
    opens = hour.astimezone(datetime.UTC).isoformat(timespec="seconds")
    _write(path, replace(seal(path), number=_next(path.parent), state=PUBLIC, opens=opens))


def close(path: Path) -> None:
    """An edition that waits for its hour is a draft again; one that was public is withdrawn."""
    told = seal(path)
    _write(path, replace(told, state=DRAFT if told.waits or told.state == DRAFT else WITHDRAWN, opens=""))


def discard(path: Path) -> None:
    """Remove a draft that nobody wants any more. For who is `alone`: another may be publishing it."""
    if seal(path).state == DRAFT:
        path.unlink(missing_ok=True)
        path.with_suffix(".json").unlink(missing_ok=True)


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


@lru_cache(maxsize=20)
def inputs(path: Path) -> tuple[tuple[str, str, int], ...]:
    """Name, SHA-256 and bytes of each file of an office that an edition was made of. Raises FileNotFoundError
    for one that is not kept any more."""
    with duckdb.connect(config={"python_enable_replacements": False}) as connection:
        try:
            connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as made (read_only)")
        except duckdb.IOException as error:
            if path.exists():
                raise
            raise FileNotFoundError(path) from error
        try:
            told = connection.execute("select name, sha256, bytes from made.edition.files order by name")
        except duckdb.CatalogException:  # of before editions told it
            return ()
        return tuple(told.fetchall())


def hand_out(folder: Path, edition: str) -> None:
    """Note that a reader was given something that names this edition, so that it is kept."""
    path = folder / HANDED_OUT
    if edition not in (path.read_text(encoding="utf-8").split() if path.exists() else []):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{edition}\n")


def _drop_old(folder: Path) -> None:
    """Of the public and of the withdrawn the newest stay; what waits, a draft, and what a code names too. The
    seal of a withdrawn one stays for good: it says why there is nothing."""
    handed_out = folder / HANDED_OUT
    needed = set(handed_out.read_text(encoding="utf-8").split()) if handed_out.exists() else set()
    sound = kept(folder)
    stays = {path for path in sound if path.stem in needed or seal(path).state == DRAFT or seal(path).waits}
    stays |= set(list(filter(is_public, sound))[:KEPT])
    stays |= set([path for path in sound if seal(path).state == WITHDRAWN][:KEPT])
    for path in set(_newest_first(folder)) - stays:
        if path.stem in needed:
            continue
        path.unlink()
        if seal(path).state != WITHDRAWN:
            path.with_suffix(".json").unlink(missing_ok=True)


def _newest_first(folder: Path) -> list[Path]:
    editions = (
        p for p in folder.glob("*.duckdb") if re.fullmatch(r"[0-9a-f]{12}", p.stem)
    )  # no other database is ours
    return sorted(editions, key=_number, reverse=True)


def _number(path: Path) -> int:
    """The edition's place in the order of publications; 0 where nothing tells."""
    return seal(path).number


def _next(folder: Path) -> int:
    return 1 + max(map(_number, _newest_first(folder)), default=0)


@dataclass(frozen=True)
class Seal:
    """What lies beside an edition: the digest of its file, its place in the order of publications, who it is
    for, and from which hour, in UTC; '' for at once."""

    sha256: str
    number: int
    state: str = PUBLIC  # of editions from before there were drafts
    opens: str = ""

    @property
    def waits(self) -> bool:
        """Whether its hour has not come yet."""
        return bool(self.opens) and datetime.datetime.now(datetime.UTC) < self.hour

    @property
    def hour(self) -> datetime.datetime:
        return datetime.datetime.fromisoformat(self.opens)


# of a file that was never sealed, or whose seal cannot be read: no digest is like it
NO_SEAL = Seal("", 0, "")


def seal(path: Path) -> Seal:
    """The seal of an edition's file; NO_SEAL where nothing can be read."""
    try:
        told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        state, opens = told.get("state", PUBLIC), told.get("opens", "")
        read = Seal(str(told["sha256"]), int(told["number"]), state, opens)
        return read if not read.opens or read.hour.tzinfo else NO_SEAL
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return NO_SEAL


def _write(path: Path, told: Seal) -> None:
    files.write_whole(path.with_suffix(".json"), json.dumps(asdict(told)) + "\n")


@lru_cache(maxsize=64)
def _digest(path: Path, size: int, changed: int) -> str:  # noqa: ARG001 (a file that looks different is read again)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
