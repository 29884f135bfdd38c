"""A server as strangers meet it: the plain command, on an edition of its own."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def folder(edition, tmp_path_factory) -> Path:
    """A folder of its own with an edition, so that what is kept beside it is the tests' own."""
    path = tmp_path_factory.mktemp("web") / "build"
    path.mkdir()
    for file in (edition.path, edition.path.with_suffix(".json")):
        shutil.copy(file, path)
    (path / "CURRENT").write_text(f"{edition.path.stem}\n")
    return path


@pytest.fixture(scope="session")
def server(start_app, folder) -> str:
    """The address of a server without a base path."""
    return start_app(folder)
