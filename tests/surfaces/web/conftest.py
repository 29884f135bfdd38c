"""A server as strangers meet it: the plain command, on an edition of its own."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def folder(copied, tmp_path_factory) -> Path:
    """A folder of its own with an edition."""
    return copied(tmp_path_factory.mktemp("web") / "build")


@pytest.fixture(scope="session")
def server(start_app, folder) -> str:
    """The address of a server without a base path."""
    return start_app(folder)
