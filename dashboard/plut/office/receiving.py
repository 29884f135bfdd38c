"""Files on their way to the desk: each arrives in a folder of its own, piece by piece, and is there as far as
it came after a cut connection, a restart or a full disk.

Of several that send one file at the same time the last to begin goes on: a piece of another is refused, so
that no two of them are mixed.
"""

import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from filelock import FileLock

from plut.base import files, folders
from plut.office import tray
from plut.warehouse import editions

GIGABYTE = 1024**3
MOST_BYTES = 2 * GIGABYTE  # of one file, and of all of an account that are under way or lie in the tray
MOST_UNFINISHED = 50  # of one account
SPARE_BYTES = GIGABYTE  # that stay free on the disk, for builds
DAYS = 2  # that a file is waited for after its last piece
LONGEST_NAME = 1000


class NotReceived(RuntimeError):
    """Something is not taken. code: why, a code of surfaces/desk/uploads.py."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Upload:
    """A file on its way. name: as its sender calls it; length: of the whole, in bytes; sha256: of the whole,
    '' where the sender did not say; modified: when it was last changed there, as its sender counts; is_done:
    whether it has been handed on."""

    id: str
    account: str
    name: str
    length: int
    sha256: str = ""
    modified: str = ""
    is_done: bool = False

    @property
    def size(self) -> int:
        """How many bytes are there. Raises NotReceived."""
        if self.is_done:
            return self.length
        with _there():
            return self._content.stat().st_size

    @property
    def arrived(self) -> int:
        """The same, where it may have been taken back meanwhile: none then."""
        try:
            return self.size
        except NotReceived:
            return 0

    @property
    def _folder(self) -> Path:
        return _folder() / self.id

    @property
    def _content(self) -> Path:
        return self._folder / "content"


def create(account: str, name: str, length: int, sha256: str = "", modified: str = "") -> Upload:
    """Begin a file. Raises NotReceived where a bound is reached, and OSError."""
    if length < 1:
        raise NotReceived("empty")
    if length > MOST_BYTES:
        raise NotReceived("too_large")
    _folder().mkdir(parents=True, exist_ok=True)
    with FileLock(_folder() / ".lock"):
        drop_old()
        every = _every()
        own = [one for one in every if one.account == account]
        if len(own) >= MOST_UNFINISHED:
            raise NotReceived("too_many")
        replaced = tray.plain_name(name)
        lying = sum(e.bytes for e in tray.entries() if e.account == account and e.name != replaced)
        if lying + sum(one.length for one in own) + length > MOST_BYTES:
            raise NotReceived("too_much")
        if shutil.disk_usage(_folder()).free < _owed(every) + length + SPARE_BYTES:
            raise NotReceived("disk_full")
        made = Upload(secrets.token_hex(16), account, name[:LONGEST_NAME], length, sha256, modified)
        made._folder.mkdir()
        made._content.touch()
        _write(made)
        return made


def find(account: str, key: str) -> Upload | None:
    """A file of an account by its id, also one that has been handed on."""
    found = _read(key) if re.fullmatch(r"[0-9a-f]{32}", key) else None
    return found if found is not None and found.account == account else None


def unfinished(account: str) -> list[Upload]:
    """The files of an account that have not been handed on, by their names."""
    return sorted((one for one in _every() if one.account == account), key=lambda one: (one.name, one.id))


def begin(upload: Upload, offset: int) -> str:
    """Begin to send from an offset on, which must be where the file ends. Gives the turn that the pieces
    name; whoever had one before has lost it. Raises NotReceived."""
    with _alone(upload):
        if upload.size != offset:
            raise NotReceived("conflict")
        turn = secrets.token_hex(8)
        if not upload.is_done:
            (upload._folder / "turn").write_text(turn)
        return turn


def append(upload: Upload, turn: str, offset: int, piece: bytes) -> int:
    """Add a piece, and give where the file ends now. Raises NotReceived, and OSError: then what could be
    written of it is there."""
    if offset + len(piece) > upload.length:
        raise NotReceived("beyond")
    with _in_turn(upload, turn):
        if upload.size != offset:
            raise NotReceived("conflict")
        with upload._content.open("r+b") as content:
            content.seek(offset)
            content.write(piece)
    return offset + len(piece)


def withdraw(upload: Upload, turn: str, offset: int) -> None:
    """Take away what was sent in a turn since an offset: it is not what its sender meant."""
    with _in_turn(upload, turn):
        os.truncate(upload._content, offset)


def settle(upload: Upload) -> None:
    """What has arrived is on the disk once this returns."""
    with _there(), upload._content.open("rb") as content:
        os.fsync(content.fileno())


@contextmanager
def whole(upload: Upload) -> Iterator[Path | None]:
    """The file for whoever takes it over, which may move it, once all of it is there; None where that was
    done before. A program that ends before this does can begin again. Raises NotReceived."""
    with _alone(upload):
        standing = _read(upload.id)
        if standing is None:
            raise NotReceived("gone")
        if standing.is_done:
            yield None
            return
        if standing.size != standing.length:
            raise NotReceived("conflict")
        if standing.sha256 and editions.digest_of(standing._content) != standing.sha256:
            _remove(standing.id)
            raise NotReceived("not_whole")
        yield _second(standing._content)
        _write(replace(standing, is_done=True))
        standing._content.unlink(missing_ok=True)


def remove(upload: Upload) -> None:
    """Forget a file. One that has been handed on stays where it is now."""
    with _alone(upload):
        _remove(upload.id)


def drop_old() -> None:
    """Remove the files that nobody has sent a piece of for days."""
    for path in _folder().glob("*/"):
        newest = max((one.stat().st_mtime for one in (path, *path.glob("*"))), default=0.0)
        if time.time() - newest > DAYS * 24 * 3600:
            _remove(path.name)


def _every() -> list[Upload]:
    """All files that have not been handed on."""
    found = (_read(path.name) for path in _folder().glob("*/"))
    return [one for one in found if one is not None and not one.is_done]


def _owed(every: list[Upload]) -> int:
    """Bytes that files under way still have to come."""
    return sum(one.length - one.arrived for one in every)


def _second(content: Path) -> Path:
    """A second name of a file, to be moved away; the file itself where the disk has no second names."""
    second = content.with_name("whole")
    second.unlink(missing_ok=True)
    try:
        second.hardlink_to(content)
    except OSError:
        return content
    return second


@contextmanager
def _in_turn(upload: Upload, turn: str) -> Iterator[None]:
    """Alone with a file, while the turn to send is ours."""
    with _alone(upload):
        with _there():
            held = (upload._folder / "turn").read_text()
        if held != turn:
            raise NotReceived("overtaken")
        yield


@contextmanager
def _alone(upload: Upload) -> Iterator[None]:
    """While no other thread or process changes a file."""
    if not upload._folder.is_dir():
        raise NotReceived("gone")
    with FileLock(_folder() / f".{upload.id}.lock"):
        yield


@contextmanager
def _there() -> Iterator[None]:
    """What is not there any more has been taken back."""
    try:
        yield
    except FileNotFoundError as error:
        raise NotReceived("gone") from error


def _remove(key: str) -> None:
    shutil.rmtree(_folder() / key, ignore_errors=True)
    (_folder() / f".{key}.lock").unlink(missing_ok=True)


def _write(upload: Upload) -> None:
    files.write_whole(upload._folder / "told.json", json.dumps(asdict(upload)))


def _read(key: str) -> Upload | None:
    try:
        told = Upload(**json.loads((_folder() / key / "told.json").read_text(encoding="utf-8")))
        return told if told.is_done or told._content.exists() else None
    except (OSError, ValueError, TypeError):
        return None


def _folder() -> Path:
    return folders.desk_folder() / "received"
