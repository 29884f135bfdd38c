"""What many tests stand on: a workshop (a database with every table of a build) and a finished edition."""

import duckdb
import pytest

from plut.building import pipeline, simulation
from plut.building.pipeline import Report


@pytest.fixture(scope="session")
def workshop() -> duckdb.DuckDBPyConnection:
    """Every table of a build without imports, scaffolding included. Tests only read it."""
    connection = duckdb.connect()
    pipeline.fill(connection, [], simulate=True)
    return connection


@pytest.fixture(scope="session")
def edition(tmp_path_factory) -> Report:
    """A finished edition of the committed data, simulation included."""
    folder = tmp_path_factory.mktemp("edition")
    return pipeline.build(folder / "incoming", folder / "build")


@pytest.fixture
def office(tmp_path):
    """Build with files of an office: a function (name, text or bytes) ... -> (report, connection to the edition)."""

    def build(**files: str | bytes) -> Report:
        incoming = tmp_path / "incoming"
        incoming.mkdir(exist_ok=True)
        for name, content in files.items():
            path = incoming / name.replace("__", ".")
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return pipeline.build(incoming, tmp_path / "build", purchases=simulation.FEW_PURCHASES)

    return build
