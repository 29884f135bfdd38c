"""What many tests stand on: a workshop (a database with every table of a build) and a finished edition."""

import os

import duckdb
import pytest

from plut.building import pipeline
from plut.building.kept import Kept
from plut.building.pipeline import Report
from plut.building.scale import FULL, SMALL


@pytest.fixture(scope="session")
def kept_tables(tmp_path_factory):
    """A folder of tables that take long to make, shared by all small builds of the tests."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="session")
def kept_in_full(tmp_path_factory):
    """The same for builds of the full scale, shared by all processes of a run."""
    folder = tmp_path_factory.getbasetemp()
    return (folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder) / "kept_in_full"


@pytest.fixture(scope="session")
def workshop(kept_in_full) -> duckdb.DuckDBPyConnection:
    """Every table of a build without imports, scaffolding included. Tests only read it."""
    connection = duckdb.connect()
    kept = Kept(kept_in_full, pipeline.code_digest(FULL))
    pipeline.fill(connection, [], simulate=True, kept=kept)
    return connection


@pytest.fixture(scope="session")
def edition(tmp_path_factory, kept_in_full) -> Report:
    """A finished edition of the committed data, simulation included."""
    folder = tmp_path_factory.mktemp("edition")
    return pipeline.build(folder / "incoming", folder / "build", kept_tables=kept_in_full)


@pytest.fixture
def office(tmp_path, kept_tables):
    """Build with files of an office: a function (name, text or bytes) ... -> (report, connection to the edition)."""

    def build(**files: str | bytes) -> Report:
        incoming = tmp_path / "incoming"
        incoming.mkdir(exist_ok=True)
        for name, content in files.items():
            path = incoming / name.replace("__", ".")
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return pipeline.build(incoming, tmp_path / "build", kept_tables=kept_tables, scale=SMALL)

    return build
