"""What a candidate changes, found out beside the server and kept for all who may see the same of it."""

import functools
import hashlib
import json
import os
import pickle
import signal
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from plut.base import files, folders
from plut.office import beside
from plut.office.beside import Busy
from plut.surfaces.desk import changes, telling, wording
from plut.surfaces.desk.changes import Step
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
        """A name for a file, the same for all who may see the same; another once this folder is, since what
        was found out is kept in its words."""
        before = self.before.name if self.before else ""
        told = f"{before} {self.after.name} {self.after.rules.key} {self.language} {_version()}"
        return hashlib.sha256(told.encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Told:
    """What changes: as tables with their heads, the real numbers in a CSV, and all in another.
    questions: the queries of which one differs, with their titles."""

    parts: tuple[Part, ...]
    real: str
    csv: str
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Going:
    """How far the work is: of pages that are read, of questions that are compared or of lines that are
    written, how many are done and how many there are. process: that is at it."""

    step: Step = "pages"
    done: int = 0
    of: int = 0
    process: int = 0

    @property
    def share(self) -> float:
        """Of the whole work, 0 to 1."""
        begins, ends = SHARES[self.step]
        return begins + (ends - begins) * (self.done / self.of if self.of else 0.0)


def of(asked: Asked) -> Told | None:
    """What was found out; None where that is not done yet."""
    try:
        told = pickle.loads(_file(asked.key).read_bytes())
        return told if isinstance(told, Told) else None
    except ERRORS:
        return None  # of another version: it is found out again


def going(asked: Asked) -> Going | None:
    """How far the work is; None where nobody is at it."""
    return _told(asked) if beside.is_under_way(_lock(asked.key)) else None


def stop(asked: Asked) -> None:
    """End the work, which is not begun again until somebody asks for it."""
    found = going(asked)
    if found is None or not found.process:
        return
    with suppress(ProcessLookupError):
        os.kill(found.process, signal.SIGTERM)
    files.write_whole(_stopped(asked), "")


def is_stopped(asked: Asked) -> bool:
    """Whether somebody ended the work."""
    return _stopped(asked).exists()


def start(asked: Asked) -> None:
    """Have it found out beside the server; does nothing where somebody is at it."""
    _folder().mkdir(parents=True, exist_ok=True)
    if not beside.is_under_way(_lock(asked.key)):
        _stopped(asked).unlink(missing_ok=True)
        _progress(asked).unlink(missing_ok=True)  # of work that was ended: its process may be another's now
    question = _file(asked.key).with_suffix(".asked")
    files.write_whole(question, pickle.dumps(asked))
    with suppress(Busy):
        beside.start(_lock(asked.key), "plut.surfaces.desk.work", str(question))


def find_out(asked: Asked) -> Told:
    """Find it out in this process, and keep it."""
    _folder().mkdir(parents=True, exist_ok=True)

    def going(step: Step, done: int, of: int) -> None:
        told = Going(step, done, of, os.getpid())
        files.write_whole(_progress(asked), json.dumps(asdict(told)))

    going("pages", 0, 0)
    found = changes.between(asked.before, asked.after, asked.language, progress=going)
    real, every = telling.as_csv(found, lambda done: going("lines", done, len(found)))
    told = Told(telling.parts(found), real, every, wording.questions(found))
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
SHARES = {"pages": (0.0, 0.3), "questions": (0.3, 0.85), "lines": (0.85, 1.0)}  # of the time, step by step


def _told(asked: Asked) -> Going:
    with suppress(OSError, ValueError, TypeError):
        return Going(**json.loads(_progress(asked).read_text(encoding="utf-8")))
    return Going()


def _progress(asked: Asked) -> Path:
    return _file(asked.key).with_suffix(".json")


def _stopped(asked: Asked) -> Path:
    return _file(asked.key).with_suffix(".stopped")


@functools.cache
def _version() -> str:
    """A name for what finds out and tells changes."""
    sources = sorted(path for path in Path(__file__).parent.iterdir() if path.suffix in (".py", ".toml"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def _lock(key: str) -> Path:
    return _folder() / f".{key}.lock"


def _file(key: str) -> Path:
    return _folder() / f"{key}.pickle"


def _folder() -> Path:
    return folders.desk_folder() / "changes"
