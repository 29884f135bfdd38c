"""The journal of the desk: who loaded, looked, published and took back what, and when. Lines are only added.

One line of JSON a step, each with the SHA-256 of the line before it, so that a line that was changed or taken
out is noticed. No personal data beyond the name of an account. What a step says is also what is done: a
publication that was cut off is finished by its line (publishing.py).
"""

import datetime
import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from filelock import FileLock

from plut.base import folders

FIRST = "0" * 64


@dataclass(frozen=True)
class Named:
    """A file that a step was about."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Step:
    """One line. step: what was done, a word of STEPS; edition: that it was done with; instead: which is
    served after a withdrawal; opens: from when what was published is; note: a sentence of the account."""

    time: str
    account: str
    step: str
    edition: str = ""
    files: tuple[Named, ...] = ()
    instead: str = ""
    opens: str = ""
    note: str = ""
    before: str = field(default=FIRST, compare=False)

    @property
    def when(self) -> datetime.datetime:
        return datetime.datetime.fromisoformat(self.time)


STEPS = (
    "loaded",
    "corrected",
    "refused",
    "taken_out",
    "looked",
    "stopped",
    "discarded",
    "published",
    "withdrew",
    "reopened",
)
LAYING = ("loaded", "corrected")  # steps that lay a file on the desk


def add(account: str, step: str, **more: object) -> Step:
    """Write a step down. It is on the disk before this returns. Raises OSError where it cannot be."""
    if step not in STEPS:
        raise ValueError(step)
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(file.with_suffix(".lock")):
        content = file.read_bytes() if file.exists() else b""
        if content and not content.endswith(b"\n"):
            content = content[: content.rfind(b"\n") + 1]  # a line that was cut off says nothing
            os.truncate(file, len(content))
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        lines = content.splitlines()
        before = hashlib.sha256(lines[-1]).hexdigest() if lines else FIRST
        told = Step(now, account, step, before=before, **more)  # type: ignore[arg-type]
        with file.open("ab") as target:
            target.write((json.dumps(asdict(told), ensure_ascii=False) + "\n").encode())
            target.flush()
            os.fsync(target.fileno())
        return told


def steps() -> list[Step]:
    """All steps, the oldest first. A line that cannot be read is left out; `broken` says so."""
    return [step for _, step in _lines() if step is not None]


def loaded_by() -> dict[str, str]:
    """SHA-256 of each file that was ever loaded, or written here -> the account that did so last."""
    return {one.sha256: step.account for step in steps() if step.step in LAYING for one in step.files}


def broken() -> int | None:
    """The number of the first line that is not what was written, or does not follow the one before it; None
    where the journal is whole."""
    before = FIRST
    for number, (line, step) in enumerate(_lines(), start=1):
        if step is None or step.before != before:
            return number
        before = hashlib.sha256(line).hexdigest()
    return None


def _lines() -> list[tuple[bytes, Step | None]]:
    try:
        content = _file().read_bytes()
    except FileNotFoundError:
        return []
    return [(line, _step(line)) for line in content.split(b"\n")[:-1]]


def _step(line: bytes) -> Step | None:
    try:
        told = json.loads(line)
        files = tuple(Named(**one) for one in told.pop("files"))
        return Step(**told, files=files)
    except (ValueError, TypeError, KeyError):
        return None


def _file() -> Path:
    return folders.desk_folder() / "journal.jsonl"
