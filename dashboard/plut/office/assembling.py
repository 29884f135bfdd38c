"""What a build reads: the files that lie in the office's folder, and those of its desk, as one folder of
links."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from plut.base import folders
from plut.building.incoming import collect
from plut.office import store, tray
from plut.warehouse import editions


@contextmanager
def served_files(incoming: Path) -> Iterator[Path]:
    """The folder that a build reads which shall change nothing: the office's folder with the files of the
    desk that the served edition holds. Where the desk holds none it is the office's folder itself."""
    told = tray.held(editions.current(folders.build_folder()))
    if not told:
        yield incoming
        return
    with assembled(incoming, told) as folder:
        yield folder


@contextmanager
def assembled(incoming: Path, told: Mapping[str, str]) -> Iterator[Path]:
    """A folder of links to the files of a folder and to files of the store, removed at the end. told: name ->
    SHA-256; where both have a name the desk's file counts."""
    desk = folders.desk_folder()
    desk.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="assembled-", dir=desk))
    try:
        for path in collect.incoming_files(incoming):
            _link(folder / path.relative_to(incoming), path)
        for name, digest in told.items():
            if (file := store.file(digest)) is not None:
                (folder / name).unlink(missing_ok=True)
                _link(folder / name, file)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _link(place: Path, file: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(file.resolve())
