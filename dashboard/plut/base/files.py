"""Files that are there whole or not at all: written under another name, then moved into place."""

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

UNFINISHED = ".unfinished-"  # what begins so is being written, or was when its program was killed


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Gives the path to write to, for a library that wants one; at the end what was written is at `path`.

    A reader meanwhile, or after an error or a power cut, still finds the former file. Of two writers at the
    same time the last to finish wins. The folder must be there.
    """
    scratch = path.with_name(f"{UNFINISHED}{os.getpid()}-{secrets.token_hex(6)}{path.suffix}")
    try:
        yield scratch
        with scratch.open("r+b") as written:
            os.fsync(written.fileno())  # a new name can reach the disk before the bytes that it stands for
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file that is there whole or not at all; text is UTF-8, its line ends as they are."""
    with whole(path) as scratch:
        scratch.write_bytes(content.encode() if isinstance(content, str) else content)


def unfinished(folder: Path) -> list[Path]:
    """What is being written in a folder, or was when its program was killed."""
    return sorted(folder.glob(f"{UNFINISHED}*"))


def sweep(found: Iterable[Path]) -> None:
    """Remove those of some files that killed programs of this machine have left unfinished; what others are
    writing at this moment stays."""
    for path in found:
        kind, _, rest = path.name.partition("-")
        writer = rest.partition("-")[0]
        if f"{kind}-" == UNFINISHED and writer.isdecimal() and not _is_alive(int(writer)):
            path.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True
