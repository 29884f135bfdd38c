"""Files that an office has loaded, by what they hold: each lies once under its SHA-256, never changed."""

from pathlib import Path

from plut.base import folders
from plut.warehouse import editions


def put(finished: Path) -> str:
    """Move a file into the store. Gives its SHA-256."""
    digest = editions.digest_of(finished)
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / digest).exists():
        finished.unlink()
    else:
        finished.replace(folder / digest)
    return digest


def file(digest: str) -> Path | None:
    """The file of a digest, or None where it is not in the store."""
    path = _folder() / digest
    return path if digest and path.is_file() else None


def drop(kept: frozenset[str]) -> None:
    """Remove the files that nothing needs any more. kept: the digests of those that something does."""
    for path in _folder().glob("*"):
        if path.name not in kept:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return folders.desk_folder() / "files"
