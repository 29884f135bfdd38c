"""A server on this machine with the addresses of pictures, rows and frames, on a copy of an edition."""

import shutil
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
import uvicorn
from asked import Answer, ask
from starlette.applications import Starlette

from plut.building import pipeline
from plut.building.scale import SMALL
from plut.surfaces.addresses import routes
from plut.surfaces.web import bounds


@dataclass(frozen=True)
class Server:
    """A server that answers. folder: of its editions."""

    port: int
    folder: Path

    @property
    def edition(self) -> str:
        return (self.folder / "CURRENT").read_text().strip()

    def ask(
        self, path: str, method: str = "GET", headers: dict[str, str] | None = None, **said: str
    ) -> Answer:
        """The answer of an address below the product's."""
        address = f"{quote(path, safe='/~%?=&.')}{f'?{urlencode(said)}' if said else ''}"
        return ask(f"http://127.0.0.1:{self.port}", address, method, **(headers or {}))


@pytest.fixture(scope="module")
def folder(edition, tmp_path_factory):
    """The folder of an edition with simulated rows, which is served; its kept answers and codes are the
    tests' own."""
    path = tmp_path_factory.mktemp("served")
    for file in (edition.path, edition.path.with_suffix(".json")):
        shutil.copy(file, path)
    (path / "CURRENT").write_text(f"{edition.path.stem}\n")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PLUT_BUILD_DIR", str(path))
        environment.setenv("PLUT_CODES_DIR", str(path / "codes"))
        yield path


@pytest.fixture
def unsimulated(once, kept_tables, monkeypatch) -> None:
    """What is served is a small edition without simulated records."""

    def build(folder: Path) -> Path:
        pipeline.build(folder / "none", folder / "build", False, kept_tables=kept_tables, scale=SMALL)
        return folder / "build"

    monkeypatch.setenv("PLUT_BUILD_DIR", str(once("unsimulated_addresses", build)))


@pytest.fixture(autouse=True)
def another_minute():
    """Every test may ask for as much as a place may in a minute."""
    for bound in (bounds.ROWS, bounds.PICTURES, bounds.PAGES):
        bound._asked.clear()


@pytest.fixture(scope="module")
def server(folder):
    config = uvicorn.Config(Starlette(routes=routes.routes()), port=0, log_level="error")
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run)
    thread.start()
    while not running.started:
        time.sleep(0.02)
    yield Server(running.servers[0].sockets[0].getsockname()[1], folder)
    running.should_exit = True
    thread.join()
