"""Light pages as readers meet them: the plain command on an edition of its own, and a real Chromium."""

import pytest


@pytest.fixture(scope="session")
def light(start_app, copied, tmp_path_factory) -> str:
    """The address of a server."""
    return start_app(copied(tmp_path_factory.mktemp("light") / "build"))
