"""What many tests stand on: a workshop (a database with every table of a build) and finished editions.

Each is built once a run and shared by all its processes. Tests only read them.
"""

import os
import pickle
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import office_files
import pytest
from filelock import FileLock

from plut.building import pipeline
from plut.building.kept import Kept
from plut.building.pipeline import Report
from plut.building.scale import FULL, SMALL

LEFT_OUT = {"fast": ("browser", "full", "built", "long"), "core": ("long",), "all": ()}
BUILT_IN_FULL = {"workshop", "edition"}
BUILT_SMALL = {"office", "office_once", "once", "kept_tables", "loaded", "imported"}
DRIVEN = {"browser", "app", "sheet"}  # fixtures that start a Chromium
# How many times as long as any other a test takes: the longest files are begun first, so that no process is
# left alone with one of them at the end.
TIMES = {"browser": 50, "built": 20}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--run", choices=LEFT_OUT, default="core", help="see tests/run")
    parser.addoption("--accept-looks", action="store_true", help="see figures/test_looks.py")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests by what they stand on, and leave out those that this run does not take."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & BUILT_IN_FULL:
            item.add_marker("full")
        elif fixtures & BUILT_SMALL:
            item.add_marker("built")
        if fixtures & DRIVEN:
            item.add_marker("browser")
    left = {
        name: [i for i in items if i.get_closest_marker(name)] for name in LEFT_OUT[config.getoption("run")]
    }
    gone = {item for group in left.values() for item in group}
    config.stash[NOT_RUN] = {name: len(group) for name, group in left.items() if group}
    config.hook.pytest_deselected(items=list(gone))
    items[:] = [item for item in items if item not in gone]
    times: Counter[Path] = Counter()
    for item in items:
        marks = [name for name in TIMES if item.get_closest_marker(name)]
        times[item.path] += max((TIMES[name] for name in marks), default=1)
    items.sort(key=lambda item: (-times[item.path], item.path))  # which leaves the order within a file


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process of the run tells the one that prints."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["not_run"] = session.config.stash.get(NOT_RUN, {})


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node) -> None:
    node.config.stash[NOT_RUN] = getattr(node, "workeroutput", {}).get("not_run", {})


NOT_RUN = pytest.StashKey[dict[str, int]]()
WHY = {
    "browser": "drive a browser",
    "full": "stand on a full build",
    "built": "stand on a small build",
    "long": "are long: tests/run all takes them",
}


def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    """What did not run, and why."""
    for name, count in config.stash.get(NOT_RUN, {}).items():
        terminalreporter.write_line(f"not run: {count} tests that {WHY[name]}")
    for report in terminalreporter.stats.get("skipped", []):
        terminalreporter.write_line(f"not run: {report.nodeid}: {report.longrepr[2]}")


@pytest.fixture(scope="session")
def shared(tmp_path_factory) -> Path:
    """A folder of this run that all its processes share."""
    folder = tmp_path_factory.getbasetemp()
    folder = (folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session", autouse=True)
def desk(shared) -> Iterator[Path]:
    """What the product counts while it is tested stays with the run."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PLUT_DESK_DIR", str(shared / "desk"))
        yield shared / "desk"


@pytest.fixture(autouse=True)
def chromium_forgotten() -> Iterator[None]:
    """Pages tell of a Chromium that died until another picture is made; a test that has none is told nothing
    of that of another test."""
    yield
    if printing := sys.modules.get("plut.surfaces.press.printing"):
        printing._trouble = ""


@pytest.fixture(scope="session")
def once(shared):
    """What a function gives, called by one process of the run: a function (name, function of a folder) -> its
    result."""

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


@pytest.fixture(scope="session")
def loaded(once, kept_tables) -> Report:
    """A small edition with files of an office at centres of four provinces, one row of them not accepted,
    beside simulated records."""

    def build(folder: Path):
        incoming = folder / "incoming"
        incoming.mkdir()
        office_files.write(incoming)
        (incoming / "more.csv").write_text(
            "centre_id,consultant_id,field,active_from,active_to\nP-13,RAHASIA,cooking,2025-01-01,\n"
        )
        return pipeline.build(incoming, folder / "build", kept_tables=kept_tables, scale=SMALL)

    return once("loaded", build)


def of_an_office(folder: Path, files: dict[str, str | bytes], kept_tables: Path) -> Report:
    """A small edition in a folder, with files of an office."""
    incoming = folder / "incoming"
    incoming.mkdir(exist_ok=True)
    for name, content in files.items():
        path = incoming / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return pipeline.build(incoming, folder / "build", kept_tables=kept_tables, scale=SMALL)


@pytest.fixture
def office(tmp_path, kept_tables):
    """Build with files of an office: a function (name with __ for its dot, text or bytes) ... -> report."""

    def build(**files: str | bytes) -> Report:
        named = {name.replace("__", "."): content for name, content in files.items()}
        return of_an_office(tmp_path, named, kept_tables)

    return build


@pytest.fixture(scope="session")
def office_once(once, kept_tables):
    """One build with the files of all cases of a test, for all of them: a function (name of the build, files)
    -> report. Tests only read the edition."""

    def build(name: str, files: dict[str, str | bytes]) -> Report:
        return once(name, lambda folder: of_an_office(folder, files, kept_tables))

    return build
