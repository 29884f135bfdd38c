"""The candidates, each a server of its own on a free port of this machine: the product, bare Streamlit, Dash,
plain files."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

BENCH = Path(__file__).resolve().parent
REPOSITORY = BENCH.parents[1]
STATIC = REPOSITORY / "dashboard" / "static"
STREAMLIT = str(Path(sys.executable).with_name("streamlit"))
HOST = "127.0.0.1"
SECONDS_TO_START = 60
TEMPORARY = "temporary"  # in the folder of the product: its files for a while


@dataclass(frozen=True)
class Server:
    """Where a server answers, and its process."""

    address: str
    pid: int


def build_edition(folder: Path) -> Path:
    """Build an edition of the committed data into a folder, and give its file."""
    (folder / "incoming").mkdir()
    command = [
        sys.executable,
        "dashboard/build.py",
        "--json",
        "--incoming",
        str(folder / "incoming"),
        "--out",
        str(folder / "build"),
    ]
    done = subprocess.run(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True, check=True)
    return Path(json.loads(done.stdout)["path"])


def plain_folder(folder: Path, edition: Path) -> Path:
    """A folder for the bare pages: scripts, what they draw, and `static/` with outlines and the empty base
    map."""
    for name in ("plain_figures.py", "bare_streamlit.py", "dash_page.py", "static_page.py"):
        shutil.copy(BENCH / name, folder / name)
    (folder / "static" / "outlines").mkdir(parents=True)
    (folder / "static" / "topojson").mkdir()
    shutil.copy(STATIC / "topojson" / "world_110m.json", folder / "static" / "topojson")
    content: dict = {"codes": {}}
    with duckdb.connect(str(edition), read_only=True) as connection:
        for level, geojson in connection.execute(
            "select level, geojson from marts.outlines where drawn_in = 'country'"
        ).fetchall():
            (folder / "static" / "outlines" / f"{level}.json").write_text(geojson, encoding="utf-8")
            content["codes"][level] = [feature["id"] for feature in json.loads(geojson)["features"]]
        points = (
            "select longitude, latitude from marts.centres where longitude is not null and provenance "
            "= 'published'"
        )
        content["longitudes"], content["latitudes"] = zip(*connection.execute(points).fetchall(), strict=True)
    (folder / "content.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def file_folder(folder: Path, plain: Path, charts: list[str]) -> Path:
    """The folder that the file server shows: a page for each `charts`, and what it loads, at the same
    address."""
    (folder / "app").mkdir(parents=True)
    shutil.copytree(plain / "static", folder / "app" / "static")
    subprocess.run([sys.executable, "static_page.py", str(folder), *charts], cwd=plain, check=True)
    return folder


@contextmanager
def product(folder: Path) -> Iterator[Server]:
    """The dashboard on the edition in `folder`, by the command that the README names."""
    environment = {"PLUT_BUILD_DIR": str(folder / "build"), "PLUT_INCOMING_DIR": str(folder / "incoming")}
    (folder / TEMPORARY).mkdir(exist_ok=True)
    environment["TMPDIR"] = str(folder / TEMPORARY)
    port = free_port()
    command = [STREAMLIT, "run", "dashboard/app.py", "--server.address", HOST, "--server.port", str(port)]
    with _running(command, port, REPOSITORY, folder / "product.log", environment) as server:
        yield server


@contextmanager
def bare_streamlit(plain: Path) -> Iterator[str]:
    """The bare Streamlit page; its settings are only those that it cannot do without."""
    port = free_port()
    flags = {
        "server.address": HOST,
        "server.port": port,
        "server.headless": True,
        "server.enableStaticServing": True,
        "browser.gatherUsageStats": False,
    }
    command = [
        STREAMLIT,
        "run",
        "bare_streamlit.py",
        *(f"--{name}={str(value).lower()}" for name, value in flags.items()),
    ]
    with _running(command, port, plain, plain / "bare_streamlit.log") as server:
        yield server.address


@contextmanager
def dash(plain: Path, charts: list[str]) -> Iterator[str]:
    """The same charts with Dash."""
    port = free_port()
    with _running(
        [sys.executable, "dash_page.py", str(port), *charts], port, plain, plain / "dash.log"
    ) as server:
        yield server.address


@contextmanager
def files(folder: Path) -> Iterator[str]:
    """Python's file server on a folder."""
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", HOST]
    with _running(command, port, folder, folder.parent / "files.log") as server:
        yield server.address


class Relay:
    """A way to a server on which the bytes that it sends are counted, as they travel: compressed, with all
    headers.

    address: where it can be reached; sent: bytes since the relay was opened.
    """

    def __init__(self, server: str) -> None:
        host, port = server.removeprefix("http://").split(":")
        self.sent = 0
        self._to = (host, int(port))
        self._listening = socket.create_server((HOST, 0))
        self.address = f"http://{HOST}:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                reader, _ = self._listening.accept()
            except OSError:  # closed
                return
            server = socket.create_connection(self._to)
            for end in (reader, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._carry, args=(reader, server, False), daemon=True).start()
            threading.Thread(target=self._carry, args=(server, reader, True), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, is_counted: bool) -> None:
        try:
            while data := source.recv(65536):
                if is_counted:
                    self.sent += len(data)
                target.sendall(data)
        except OSError:
            pass  # whoever leaves first ends both ways
        finally:
            target.close()
            source.close()


@contextmanager
def relayed(address: str) -> Iterator[Relay]:
    """A counted way to a server, closed at the end."""
    relay = Relay(address)
    try:
        yield relay
    finally:
        relay.close()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


@contextmanager
def _running(
    command: list[str], port: int, folder: Path, log: Path, environment: dict | None = None
) -> Iterator[Server]:
    """A server, which is ended with everything that it started."""
    with log.open("w") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | (environment or {}),
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        _wait_for(process, port, log)
        yield Server(f"http://{HOST}:{port}", process.pid)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _wait_for(process: subprocess.Popen, port: int, log: Path) -> None:
    for _ in range(SECONDS_TO_START * 10):
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"{process.args[0]} did not start:\n{log.read_text()[-2000:]}")
