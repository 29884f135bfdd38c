"""A build on the workers of a Dask scheduler, real processes: the same rows, whoever of them dies; a sentence
where nobody is left, and the former edition serves on."""

import datetime
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from procurement_files import ROWS, as_csv, rows

from plut.base.folders import REPOSITORY
from plut.building import pipeline
from plut.building.incoming import collect
from plut.building.scale import SMALL
from plut.building.spreading.cluster import Cluster
from plut.building.spreading.spread import Sizes, Spread
from plut.building.stops import Stopped
from plut.warehouse import editions

pytest.importorskip("distributed", reason="requirements-cluster.txt is not installed")

DAY = datetime.date(2026, 11, 29)
SPREAD = Sizes(batch_files=3, judged_rows=100, bucket_rows=100, least_rows=0)
WANTED = frozenset({"marts.import_outcomes", "marts.procurement_years", "staging.rejects"})


class Dask:
    """A scheduler and two workers on this machine, none of them watched over by another."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.scheduler = self.start_scheduler()
        self.workers = [self.start_worker(), self.start_worker()]

    def _start(self, what: str, *arguments: str) -> subprocess.Popen:
        environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "dashboard")}
        command = [sys.executable, "-m", f"distributed.cli.{what}", *arguments, "--no-dashboard"]
        return subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def start_scheduler(self) -> subprocess.Popen:
        return self._start("dask_scheduler", "--host", "127.0.0.1", "--port", str(self.port))

    def start_worker(self) -> subprocess.Popen:
        return self._start("dask_worker", self.address, "--nthreads", "1", "--no-nanny")

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def dask():
    running = Dask()
    yield running
    running.end()


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("cluster") / "incoming"
    made.mkdir()
    for name in ROWS:
        (made / f"{name}.csv").write_bytes(as_csv(rows(name)))
        (made / f"{name} again.csv").write_bytes(as_csv(rows(name)[::2]))
    return made


def found(folder: Path, spread: Spread | None = None) -> dict[str, list]:
    """The rows of the tables that are wanted."""
    connection = duckdb.connect()
    files = collect.incoming_files(folder)
    pipeline.fill(
        *(connection, files, False), only=WANTED, scale=SMALL, day=DAY, folder=folder, spread=spread
    )
    return {name: sorted(map(repr, connection.execute(f"from {name}").fetchall())) for name in WANTED}


def spread_over(dask: Dask, folder: Path, parts: Path, act: Callable[[], None]) -> dict[str, list]:
    """The same, made by the workers; `act` is done when the first of them have begun to read."""

    def wait() -> None:
        until = time.monotonic() + 120
        while not list(parts.glob("read-*")) and time.monotonic() < until:
            time.sleep(0.02)
        act()

    cluster = Cluster(dask.address)
    thread = threading.Thread(target=wait)
    thread.start()
    try:
        return found(folder, Spread(cluster, parts, SPREAD))
    finally:
        thread.join()
        cluster.end()


def test_the_rows_are_the_same_though_a_worker_is_killed(dask, folder, tmp_path):
    assert spread_over(dask, folder, tmp_path, dask.workers[0].kill) == found(folder)


@pytest.mark.long
def test_the_rows_are_the_same_though_the_scheduler_starts_again(dask, folder, tmp_path):
    def restart() -> None:
        dask.scheduler.kill()
        dask.scheduler.wait()
        dask.scheduler = dask.start_scheduler()
        dask.workers += [dask.start_worker()]

    assert spread_over(dask, folder, tmp_path, restart) == found(folder)


@pytest.mark.long
def test_without_a_scheduler_the_build_stops(dask, folder, tmp_path):
    with pytest.raises(Stopped) as stopped:
        spread_over(dask, folder, tmp_path, dask.scheduler.kill)
    assert stopped.value.code == "workers_gone"


def command(folder: Path, out: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [
            *(sys.executable, str(REPOSITORY / "dashboard/build.py"), "--scale", "small"),
            *("--incoming", str(folder), "--out", str(out), *arguments),
        ],
        env=os.environ | {"PLUT_LANG": "en", "PLUT_SIMULATE": "0"},
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.mark.long
def test_the_command_asks_the_workers_that_it_is_told(folder, tmp_path):
    """Nobody listens there: it says so, and publishes nothing that it would have made alone."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    done = command(folder, tmp_path / "out", "--workers", address)
    assert done.returncode == 1 and f"no workers answer at {address}" in done.stderr
    assert "Traceback" not in done.stderr and editions.current(tmp_path / "out") is None


@pytest.mark.long
def test_the_command_gives_the_same_edition_on_workers(dask, folder, tmp_path):
    assert command(folder, tmp_path / "one").returncode == 0
    spread = command(folder, tmp_path / "many", "--workers", dask.address)
    assert spread.returncode == 0, spread.stderr
    one, many = (editions.current(tmp_path / out) for out in ("one", "many"))
    assert one.stem == many.stem
    here = command(folder, tmp_path / "here", "--workers", "2")
    assert editions.current(tmp_path / "here").stem == one.stem
    assert "leaked" not in here.stderr, here.stderr  # a library that complains of how a process ended
    dask.end()
    again = command(folder, tmp_path / "many", "--workers", dask.address)
    assert again.returncode == 1 and f"no workers answer at {dask.address}" in again.stderr
    assert "Traceback" not in again.stderr
    assert editions.current(tmp_path / "many") == many
