"""Work that is done by one process at a time, and goes on where the visit or the server that asked for it
ends. A lock says that it goes on: the system frees it, however the process ends."""

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plut.base import folders

PATIENCE = 0.5  # seconds

_started: list["subprocess.Popen[bytes]"] = []


class Busy(RuntimeError):
    """Somebody is at that work at this moment."""


def start(lock: Path, module: str, *arguments: str) -> None:
    """Start `python -m MODULE` with arguments, which holds the lock from now until it ends. What it prints is
    kept in `work.log` of the desk. Raises Busy."""
    folder = folders.desk_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with alone(lock, PATIENCE) as held, (folder / "work.log").open("ab") as log:
        _started[:] = [one for one in _started if one.poll() is None]  # what has ended is let go
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            pass_fds=[held],  # it has the lock too, and keeps it when we let it go
        )
        _started.append(process)


def is_under_way(lock: Path) -> bool:
    """Whether somebody is at the work of a lock."""
    try:
        with alone(lock):
            return False
    except Busy:
        return True


@contextmanager
def alone(lock: Path, patience: float = 0.0) -> Iterator[int]:
    """While nobody else is at the work of a lock. Gives its descriptor. patience: seconds to wait for one who
    only looks whether somebody is. Raises Busy."""
    until = time.monotonic() + patience
    lock.parent.mkdir(parents=True, exist_ok=True)
    held = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        while True:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= until:
                    raise Busy(lock.name) from None
                time.sleep(0.01)
        yield held
    finally:
        with suppress(OSError):
            os.close(held)  # frees it, where no process that we started holds it too
