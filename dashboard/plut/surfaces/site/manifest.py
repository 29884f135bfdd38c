"""What a site of files holds, as it was last written: so that what did not change is not written again, and
what is gone is removed. Files of others are never touched."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from plut.base import files

NAME = "manifest.json"
BEGUN = "manifest.begun"  # paths that were written since, one a line: a run that is killed may have
SAVED_EVERY = (
    100  # files after which the manifest is written, so that a run that is stopped goes on from there
)


class NotASite(ValueError):
    """The folder holds files and no manifest: it is no site of ours."""


@dataclass
class Entry:
    """A file. sha256: of its content; made_of: the key of all that it depends on; wanted, opening: the files
    and closed parts that a page links to."""

    sha256: str
    made_of: str
    wanted: list[str] = field(default_factory=list)
    opening: list[str] = field(default_factory=list)


class Manifest:
    """The files of a folder, by their paths in it. Used as a context: at its end, what is gone is removed;
    after an error, what was written stands, and what is gone too."""

    def __init__(self, folder: Path) -> None:
        """Raises NotASite."""
        self.folder = folder
        self.written = self.kept = self.removed = 0
        files.sweep([*folder.rglob(f"{files.UNFINISHED}*")])
        self._former = self._read()
        self._now: dict[str, Entry] = {}

    def __enter__(self) -> "Manifest":
        self._save(self._former)  # a folder that is begun is ours
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._remove_what_is_gone()
            self._save(self._now)
        else:
            self._save(self._former | self._now)

    def standing(self, path: str, made_of: str) -> Entry | None:
        """The file as it stands, where it depends on the same and nobody changed it; it is kept."""
        entry = self._former.get(path)
        if entry is None or entry.made_of != made_of or not self._is_sound(path, entry):
            return None
        self._now[path] = entry
        self.kept += 1
        return entry

    def put(self, path: str, content: bytes, entry: Entry) -> None:
        """Write a file, unless it says the same already. The checksum of the entry is set here."""
        entry.sha256 = hashlib.sha256(content).hexdigest()
        self._now[path] = entry
        former = self._former.get(path)
        if former is not None and former.sha256 == entry.sha256 and self._is_sound(path, former):
            self.kept += 1
        else:
            target = self.folder / path
            with (self.folder / BEGUN).open("a", encoding="utf-8") as begun:
                begun.write(f"{path}\n")
            target.parent.mkdir(parents=True, exist_ok=True)
            files.write_whole(target, content)
            self.written += 1
        if len(self._now) % SAVED_EVERY == 0:
            self._save(self._former | self._now)

    def _remove_what_is_gone(self) -> None:
        for path in sorted(set(self._former) - set(self._now)):
            (self.folder / path).unlink(missing_ok=True)
            self.removed += 1
            for folder in (self.folder / path).parents:
                if folder == self.folder or not folder.is_dir() or any(folder.iterdir()):
                    break
                folder.rmdir()

    def _is_sound(self, path: str, entry: Entry) -> bool:
        try:
            content = (self.folder / path).read_bytes()
        except OSError:
            return False
        return hashlib.sha256(content).hexdigest() == entry.sha256

    def _read(self) -> dict[str, Entry]:
        path, begun = self.folder / NAME, self.folder / BEGUN
        if not path.exists():
            if self.folder.exists() and any(self.folder.iterdir()):
                raise NotASite(f"{self.folder} is not empty, and no site that was written here before")
            return {}
        told = json.loads(path.read_text(encoding="utf-8"))
        former = {str(name): Entry(**entry) for name, entry in told.items()}
        lines = begun.read_text(encoding="utf-8").split("\n")[:-1] if begun.exists() else []
        return {path: Entry("", "") for path in lines} | former

    def _save(self, entries: dict[str, Entry]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        told = {path: vars(entry) for path, entry in sorted(entries.items())}
        files.write_whole(self.folder / NAME, json.dumps(told, ensure_ascii=False, indent=0))
        (self.folder / BEGUN).unlink(missing_ok=True)
