"""Servers with a desk."""

import signal
from collections.abc import Iterator

import pytest
from desks import Desk


@pytest.fixture(scope="session")
def desk_of(tmp_path_factory) -> Iterator:
    """Start a server with a desk of its own: a function (more of Desk) -> Desk."""
    started = []

    def start(**more: str) -> Desk:
        started.append(Desk(tmp_path_factory.mktemp("desk"), **more))
        return started[-1]

    yield start
    for one in started:
        one.end(signal.SIGTERM)


@pytest.fixture(scope="module")
def desk(desk_of) -> Desk:
    """A server for all tests of a module."""
    return desk_of()
