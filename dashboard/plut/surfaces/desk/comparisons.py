"""What a candidate changes, found out beside the server and kept for all who may see the same of it."""

import hashlib
import json
import pickle
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plut.base import files, folders
from plut.office import beside
from plut.office.beside import Busy
from plut.surfaces.desk import changes, telling
from plut.surfaces.desk.telling import Part
from plut.warehouse.edition import Edition

ERRORS = (OSError, pickle.UnpicklingError, AttributeError, ImportError, EOFError, TypeError, ValueError)


@dataclass(frozen=True)
class Asked:
    """Two editions as somebody may read them, before: the one that is served, if any; and their language."""

    before: Edition | None
    after: Edition
    language: str

    @property
    def key(self) -> str:
        """A name for a file, the same for all who may see the same."""
        before = self.before.name if self.before else ""
        told = f"{before} {self.after.name} {self.after.rules.key} {self.language}"
        return hashlib.sha256(told.encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Told:
    """What changes: as tables with their heads, and every number in a CSV. count: of numbers.
    questions: the queries of which one differs, with their titles."""

    parts: tuple[Part, ...]
    csv: str
    count: int
    questions: tuple[tuple[str, str], ...]


def of(asked: Asked) -> Told | None:
    """What was found out; None where that is not done yet."""
    try:
        told = pickle.loads(_file(asked.key).read_bytes())
        return told if isinstance(told, Told) else None
    except ERRORS:
        return None  # of another version: it is found out again


def share(asked: Asked) -> float | None:
    """How much of the work is done, 0 to 1; None where nobody is at it."""
    if not beside.is_under_way(_lock(asked.key)):
        return None
    with suppress(OSError, ValueError):
        return float(json.loads(_file(asked.key).with_suffix(".json").read_text(encoding="utf-8")))
    return 0.0


def start(asked: Asked) -> None:
    """Have it found out beside the server; does nothing where somebody is at it."""
    _folder().mkdir(parents=True, exist_ok=True)
    question = _file(asked.key).with_suffix(".asked")
    files.write_whole(question, pickle.dumps(asked))
    with suppress(Busy):
        beside.start(_lock(asked.key), "plut.surfaces.desk.work", str(question))


def find_out(asked: Asked) -> Told:
    """Find it out in this process, and keep it."""
    _folder().mkdir(parents=True, exist_ok=True)
    progress = _file(asked.key).with_suffix(".json")

    def going(_: str, done: float) -> None:
        files.write_whole(progress, json.dumps(done))

    found = changes.between(asked.before, asked.after, asked.language, progress=going)
    told = Told(telling.parts(found), telling.as_csv(found), len(found), telling.questions(found))
    files.write_whole(_file(asked.key), pickle.dumps(told))
    for old in _folder().glob("*"):
        if not old.name.startswith((".", asked.key)) and old.stat().st_mtime < _newest():
            old.unlink(missing_ok=True)
    return told


def _newest() -> float:
    """When the last but some comparisons were made: those before are of candidates that nobody looks at."""
    made = sorted((path.stat().st_mtime for path in _folder().glob("*.pickle")), reverse=True)
    return made[KEPT - 1] if len(made) >= KEPT else 0.0


KEPT = 12  # comparisons: of a few roles, in two languages


def _lock(key: str) -> Path:
    return _folder() / f".{key}.lock"


def _file(key: str) -> Path:
    return _folder() / f"{key}.pickle"


def _folder() -> Path:
    return folders.desk_folder() / "changes"
