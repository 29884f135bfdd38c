"""What many tests stand on: a workshop (a database with every table of a build) and finished editions.

Each is built once a run and shared by all its processes. Tests only read them.
"""

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock

from plut.building import pipeline
from plut.building.kept import Kept
from plut.building.pipeline import Report
from plut.building.scale import FULL, SMALL


@pytest.fixture(scope="session")
def shared(tmp_path_factory) -> Path:
    """A folder of this run that all its processes share."""
    folder = tmp_path_factory.getbasetemp()
    folder = (folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def once(shared):
    """What a function gives, called by one process of the run: a function (name, function of a folder) -> its result."""

    def built(name: str, build: Callable[[Path], object]):
        kept = shared / f"{name}.pickle"
        with FileLock(shared / f"{name}.lock"):
            if not kept.exists():
                (shared / name).mkdir()
                kept.write_bytes(pickle.dumps(build(shared / name)))
        return pickle.loads(kept.read_bytes())

    return built


@pytest.fixture(scope="session")
def kept_tables(shared) -> Path:
    """A folder of tables that take long to make, shared by all small builds of the tests."""
    return shared / "kept"


@pytest.fixture(scope="session")
def kept_in_full(shared) -> Path:
    """The same for builds of the full scale."""
    return shared / "kept_in_full"


@pytest.fixture(scope="session")
def workshop(once, kept_in_full) -> duckdb.DuckDBPyConnection:
    """Every table of a build without imports, scaffolding included."""

    def build(folder: Path) -> Path:
        path = folder / "workshop.duckdb"
        with duckdb.connect(str(path)) as connection:
            pipeline.fill(connection, [], simulate=True, kept=Kept(kept_in_full, pipeline.code_digest(FULL)))
        return path

    return duckdb.connect(str(once("workshop", build)), read_only=True)


@pytest.fixture(scope="session")
def edition(once, kept_in_full) -> Report:
    """A finished edition of the committed data, simulation included."""
    return once(
        "edition",
        lambda folder: pipeline.build(folder / "incoming", folder / "build", kept_tables=kept_in_full),
    )


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
