"""The tray of the desk: files that somebody has loaded and that no edition holds yet, and files of the served
edition that shall not be in the next one. One small file an entry, so that two officers never write the same.
"""

import datetime
import functools
import itertools
import json
import re
import secrets
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from filelock import FileLock

from plut.base import files, folders
from plut.building import marking
from plut.office import store
from plut.office.access import EVERYTHING, NOTHING, Bound, Loads
from plut.warehouse import editions

LONGEST_NAME = 120  # bytes: a disk counts them, not letters


@dataclass(frozen=True)
class Entry:
    """A file to be read by the next build, or one to be left out of it. name: as the office calls it; sha256:
    of its content, '' of one that is left out; account: who put it here; loads: what they might load then.
    mended: the name of another file of theirs on the desk, of which it is the mended copy."""

    id: str
    name: str
    sha256: str
    bytes: int
    account: str
    time: str
    loads: Loads = NOTHING.loads
    mended: str = ""

    @property
    def leaves_out(self) -> bool:
        return not self.sha256


def entries() -> list[Entry]:
    """All entries, the oldest first."""
    found = [entry for path in _folder().glob("*.json") if (entry := _read(path)) is not None]
    return sorted(found, key=lambda entry: (entry.time, entry.id))


def entry(key: str) -> Entry | None:
    """One entry by its id."""
    return next((one for one in entries() if one.id == key), None)


def put(file: Path, name: str, account: str, loads: Loads) -> Entry:
    """Move a file to the store, for the next build. One of the same name and account is
    replaced, whatever the endings, and so is one of which it is the mended copy."""
    size = file.stat().st_size
    with _changing():
        return _write(plain_name(name), store.put(file), size, account, loads)


def put_back(gone: Mapping[str, str], held: Mapping[str, str], loaded_by: Mapping[str, str]) -> None:
    """Lay the files of an edition that is taken back on the desk again, but those that the one in its place
    holds: most of them are right. gone, held: name -> SHA-256."""
    here = {one.sha256 for one in entries()}
    for name, digest in gone.items():
        file = store.file(digest)
        if file is not None and digest not in here and held.get(name) != digest:
            _write(name, digest, file.stat().st_size, loaded_by.get(digest, ""), EVERYTHING.loads)


def clear_store(needed: frozenset[str]) -> None:
    """Remove the files that no entry needs. needed: digests of those that something else does."""
    with _changing():
        store.drop(needed | {one.sha256 for one in entries()})


def leave_out(name: str, account: str) -> Entry:
    """Leave a file of the served edition out of the next build."""
    return _write(name, "", 0, account, Loads())


def take_out(key: str) -> None:
    """Remove an entry."""
    if re.fullmatch(r"[0-9a-f]{16}", key):
        (_folder() / f"{key}.json").unlink(missing_ok=True)


def held(edition: Path | None) -> dict[str, str]:
    """Name -> SHA-256 of the files that an edition was made of and that the desk has in its store."""
    try:
        told = editions.inputs(edition) if edition else ()
    except FileNotFoundError:  # dropped in this moment by who published
        told = ()
    return {name: sha256 for name, sha256, _ in told if store.file(sha256)}


def next_files(edition: Path | None, chosen: list[Entry], loaded_by: Mapping[str, str]) -> dict[str, str]:
    """Name -> SHA-256 of the files of the desk that the next build reads: those of the served edition,
    changed by entries. loaded_by: SHA-256 -> account, of files that were loaded before.

    A file is replaced by its mended copy, and by one of the same name, whatever its ending (a CSV that was
    mended comes back as a workbook), of who loaded it or of who may load everything; beside that of anybody
    else it gets a number.
    """
    told = held(edition)
    for one in chosen:
        if one.leaves_out:
            told.pop(one.name, None)
            continue
        former = [name for name in told if stem(name) == stem(one.name)]
        own = [name for name in former if _may_replace(one, told[name], loaded_by)]
        mended = [name for name in _mended(one, told) if _may_replace(one, told[name], loaded_by)]
        for name in {*own, *mended}:
            del told[name]
        told[one.name if len(own) == len(former) else _numbered(one, told, loaded_by)] = one.sha256
    return told


def stem(name: str) -> str:
    """A name without its ending, by which a file and its mended copy are the same."""
    return name.rpartition(".")[0] or name


def replaced(entry: Entry, held: Mapping[str, str], loaded_by: Mapping[str, str]) -> list[str]:
    """The names of the files of other names that an entry takes the place of, as their mended copy: on the
    desk, and of those that the served edition holds."""
    told = [name for name in _mended(entry, held) if _may_replace(entry, held[name], loaded_by)]
    return list(dict.fromkeys(filter(lambda name: name not in ("", entry.name), [entry.mended, *told])))


def _mended(entry: Entry, held: Mapping[str, str]) -> list[str]:
    """The names of files that an entry is the mended copy of, or that are copies of what it is one of."""
    if entry.leaves_out or not _is_copy(entry.sha256):
        return []
    return [name for name, digest in held.items() if _root(digest) == _root(entry.sha256)]


def _is_copy(digest: str) -> bool:
    return _root(digest) != digest


def _root(digest: str) -> str:
    """Of a marked copy the SHA-256 of the file that was checked first, of any other file its own: a browser
    calls the second copy of a file `x (1).xlsx`, so a name does not tell what was mended."""
    file = store.file(digest)
    return (_origin(file) if file else "") or digest


_origin = functools.lru_cache(maxsize=2000)(marking.origin)  # of files of the store, which never change


def _may_replace(entry: Entry, digest: str, loaded_by: Mapping[str, str]) -> bool:
    return entry.loads == EVERYTHING.loads or loaded_by.get(digest, entry.account) == entry.account


def _numbered(entry: Entry, taken: dict[str, str], loaded_by: Mapping[str, str]) -> str:
    """The first name with a number that nobody else's file has; one of the same account is replaced."""
    ending = entry.name.removeprefix(stem(entry.name))
    for number in itertools.count(2):
        numbered = f"{stem(entry.name)} ({number})"
        former = [name for name in taken if stem(name) == numbered]
        if all(_may_replace(entry, taken[name], loaded_by) for name in former):
            for name in former:
                del taken[name]
            return f"{numbered}{ending}"
    raise AssertionError  # there are always more numbers


def missing_in(chosen: Collection[str]) -> list[Entry]:
    """The entries that a candidate was not made of, by the ids of those that it was."""
    return [one for one in entries() if one.id not in chosen]


def settled(edition: Path | None) -> None:
    """Remove the entries that the served edition has fulfilled: their file is in it, or is not any more."""
    told = held(edition)
    for one in entries():
        is_done = one.name not in told if one.leaves_out else one.sha256 in told.values()
        if is_done:
            take_out(one.id)


def plain_name(name: str) -> str:
    """The last part of a name, in letters that every disk takes; 'berkas' where nothing is left."""
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    printable = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*~$[]')
    stem, dot, ending = printable.strip(". ").rpartition(".")
    stem, ending = (stem, _shortened(f".{ending}", 20)) if dot else (ending, "")
    return f"{_shortened(stem, LONGEST_NAME - len(ending.encode())).strip('. ') or 'berkas'}{ending}"


def _shortened(text: str, most: int) -> str:
    """The first letters of a text, so many bytes at most."""
    return text.encode()[:most].decode(errors="ignore")


@contextmanager
def _changing() -> Iterator[None]:
    """While nobody takes a file out of the store that another has just put there."""
    folders.desk_folder().mkdir(parents=True, exist_ok=True)
    with FileLock(folders.desk_folder() / ".store.lock"):
        yield


def _write(name: str, sha256: str, size: int, account: str, loads: Loads) -> Entry:
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
    own = [one for one in entries() if one.account == account]
    same = stem if sha256 else str  # what is left out is left out by its whole name
    former = [one for one in own if same(one.name) == same(name)]
    made = Entry(secrets.token_hex(8), name, sha256, size, account, now, loads)
    for one in own:
        if one not in former and _mended(made, {one.name: one.sha256}):
            former.append(one)
            made = replace(made, mended=one.name)
    _folder().mkdir(parents=True, exist_ok=True)
    content = asdict(replace(made, loads=Loads())) | {"loads": _told(loads)}
    files.write_whole(_folder() / f"{made.id}.json", json.dumps(content, ensure_ascii=False))
    for one in former:
        take_out(one.id)
    return made


def _told(loads: Loads) -> dict[str, list[str] | None]:
    parts = {"datasets": loads.datasets, "provinces": loads.provinces, "institutions": loads.institutions}
    return {name: None if bound is None else sorted(bound) for name, bound in parts.items()}


def _read(path: Path) -> Entry | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        bounds: dict[str, Bound] = {
            name: None if codes is None else frozenset(codes) for name, codes in told.pop("loads").items()
        }
        return Entry(**told, loads=Loads(**bounds))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _folder() -> Path:
    return folders.desk_folder() / "tray"
