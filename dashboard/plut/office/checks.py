"""What a build would make of each file of the tray, found out beside the server, one after the other."""

import hashlib
import pickle
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from plut.base import files, folders
from plut.building import checking
from plut.building.checking import FileCheck
from plut.building.incoming.datasets import CORRECTIONS
from plut.office import assembling, beside, journal, store, tray
from plut.office.access import EVERYTHING, Loads
from plut.office.beside import Busy
from plut.office.tray import Entry
from plut.warehouse import editions


@dataclass(frozen=True)
class Checked:
    """What was found in a file: a check for each of its sheets that is ours. beside: a digest of the files
    that it was read with; outside: what of it its account may not load, as `_outside` names it."""

    found: tuple[FileCheck, ...]
    beside: str
    outside: tuple[str, ...] = ()

    @property
    def problem(self) -> bool:
        """Whether nothing of the file can be used."""
        return bool(self.outside) or all(one.report.problem for one in self.found)


def of(entry: Entry) -> Checked | None:
    """What was found in the file of an entry; None where it has not been read yet."""
    try:
        told = pickle.loads(_file(entry).read_bytes())
        return told if isinstance(told, Checked) else None
    except (OSError, pickle.UnpicklingError, AttributeError, ImportError, EOFError, TypeError, ValueError):
        return None  # of another version: it is read again


def is_usable(entry: Entry) -> bool:
    """Whether the next build may read it, or leave it out."""
    if entry.leaves_out:
        return True
    told = of(entry)
    return told is not None and not told.problem


def wanted() -> list[Entry]:
    """The entries that are to be read: those that nobody has read, and those with rejected rows where other
    files lie beside them by now."""
    every = tray.entries()
    beside = _beside(every)
    return [one for one in every if not one.leaves_out and _is_wanted(of(one), beside)]


def run() -> None:
    """Read every file that is to be read, in this process. Does nothing where another is at it."""
    with suppress(Busy), beside.alone(_lock()):
        read_all()


def read_all() -> None:
    """The same, where the lock is held already."""
    _drop_old()
    shutil.rmtree(_scratch(), ignore_errors=True)  # of a process that was killed
    while todo := wanted():
        _read(todo)


def start() -> None:
    """Have the files read that are to be read, beside the server; does nothing where that is going on."""
    if wanted():
        with suppress(Busy):
            beside.start(_lock(), "plut.office.work", "checks")


def marked(entry: Entry, told: Checked, language: str) -> bytes:
    """The file of an entry as it was loaded, with what is wrong in it marked. Raises checking.NotMarked."""
    path = store.file(entry.sha256)
    if path is None:
        raise FileNotFoundError(entry.sha256)
    with tempfile.TemporaryDirectory(dir=folders.desk_folder()) as scratch:
        target = Path(scratch) / "marked"
        checking.mark_path(path, target, told.found, language)
        return target.read_bytes()


def _read(todo: list[Entry]) -> None:
    """Read files together, as a build will, and write down what was found in each."""
    every = tray.entries()
    for entry in [one for one in todo if store.file(one.sha256) is None]:
        tray.take_out(entry.id)
        todo.remove(entry)
    served = editions.current(folders.build_folder())
    told = tray.next_files(served, every, journal.loaded_by())
    read = {one.sha256 for one in todo}
    told = {name: digest for name, digest in told.items() if digest not in read}
    given = [(file, one.name) for one in todo if (file := store.file(one.sha256)) is not None]
    with assembling.assembled(folders.incoming_folder(), told) as incoming:
        _scratch().mkdir(parents=True, exist_ok=True)
        checked = checking.check_paths(given, incoming, scratch=_scratch())
    for entry, found in zip(todo, checked, strict=True):
        outside = _outside(entry.loads, pd.concat([one.rights for one in found]))
        is_first = of(entry) is None
        content = pickle.dumps(Checked(tuple(found), _beside(every), outside))
        _file(entry).parent.mkdir(parents=True, exist_ok=True)
        files.write_whole(_file(entry), content)
        if is_first and not is_usable(entry):
            journal.add(entry.account, "refused", files=(journal.Named(entry.name, entry.sha256),))


def _outside(loads: Loads, rights: pd.DataFrame) -> tuple[str, ...]:
    """What of a file its account may not load, as '<part> <code>' with a part of `Loads`. rights: as
    FileCheck has them."""
    found = set()
    for row in rights.itertuples():
        if row.dataset == CORRECTIONS.name:  # of numbers of any place
            if loads != EVERYTHING.loads:
                found.add(f"datasets {row.dataset}")
        elif loads.datasets is not None and row.dataset not in loads.datasets:
            found.add(f"datasets {row.dataset}")
        elif row.dataset == "procurement" and loads.institutions != frozenset():
            if loads.institutions is not None and row.institution_code not in loads.institutions:
                found.add(f"institutions {row.institution_code}")
        elif loads.provinces is not None and row.province_code not in loads.provinces:
            found.add(f"provinces {row.province_code if isinstance(row.province_code, str) else ''}")
    return tuple(sorted(found))


def _is_wanted(told: Checked | None, beside: str) -> bool:
    return told is None or (told.beside != beside and any(one.rejected for one in told.found))


def _beside(every: list[Entry]) -> str:
    served = editions.current(folders.build_folder())
    told = sorted((one.name, one.sha256) for one in every)
    return hashlib.sha256(repr((served and served.name, told)).encode()).hexdigest()


def _drop_old() -> None:
    known = {one.id for one in tray.entries()}
    for path in _file(None).parent.glob("*.pickle"):
        if path.stem not in known:
            path.unlink(missing_ok=True)


def _scratch() -> Path:
    """A folder on the desk's disk for what a check cannot hold in memory."""
    return folders.desk_folder() / "scratch"


def _lock() -> Path:
    return folders.desk_folder() / ".checks.lock"


def _file(entry: Entry | None) -> Path:
    return folders.desk_folder() / "checks" / f"{entry.id if entry else ''}.pickle"
