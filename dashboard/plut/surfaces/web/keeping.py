"""Answers kept on disk beside the editions, so that several processes and a fresh start find them."""

import contextlib
import functools
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from plut.base import files, folders, watching

LOOK_EVERY = 50  # answers that are put down between two looks at how much there is


@dataclass(frozen=True)
class Shelf:
    """A folder of kept answers. name: of the folder; most_bytes: above which those go that nobody has asked
    for longest."""

    name: str
    most_bytes: int

    @property
    def folder(self) -> Path:
        return folders.build_folder() / "kept" / self.name

    def found(self, key: str, ending: str) -> bytes | None:
        """What was kept under a key; None where nothing was. ending: of the file, without a dot."""
        path = self._path(key, ending)
        try:
            content = path.read_bytes()
        except OSError:
            watching.SHELVES.labels(self.name, "no").inc()
            return None
        watching.SHELVES.labels(self.name, "disk").inc()
        with contextlib.suppress(OSError):
            os.utime(path)  # asked for: it stays longer
        return content

    def put(self, key: str, ending: str, content: bytes) -> None:
        """Keep an answer. A full disk keeps nothing, and no reader hears of it."""
        path = self._path(key, ending)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            files.write_whole(path, content)
            if int(path.stem[:8], 16) % LOOK_EVERY == 0:
                self._drop_old()

    def _path(self, key: str, ending: str) -> Path:
        return self.folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.{ending}"

    def _drop_old(self) -> None:
        kept = sorted(
            ((path.stat().st_mtime_ns, path.stat().st_size, path) for path in self.folder.iterdir()),
            reverse=True,
        )
        room = self.most_bytes
        for _, size, path in kept:
            room -= size
            if room < 0:
                path.unlink(missing_ok=True)


@functools.cache
def version() -> str:
    """Twelve hexadecimal digits of all code, texts and styles that make answers: another version keeps
    others."""
    digest = hashlib.sha256()
    dashboard = folders.STATIC.parent
    for path in sorted(dashboard.rglob("*")):
        if path.suffix in {".py", ".po", ".toml", ".html", ".css", ".jinja", ".svg"} and path.is_file():
            digest.update(path.relative_to(dashboard).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
