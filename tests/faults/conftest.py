"""Two small editions in one folder, for tests to damage copies of it, and the app's pages run on such a
folder."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from plut.base.folders import REPOSITORY
from plut.building import pipeline
from plut.building.scale import SMALL
from plut.warehouse import editions


@pytest.fixture(scope="session")
def two_editions(once, kept_tables) -> Path:
    """A folder of two editions, the later without simulation. Tests only read it."""

    def build(folder: Path) -> Path:
        for simulate in (True, False):
            pipeline.build(folder / "none", folder / "build", simulate, kept_tables=kept_tables, scale=SMALL)
        return folder / "build"

    return once("two_editions", build)


@pytest.fixture
def served(two_editions, tmp_path) -> tuple[Path, Path, Path]:
    """A copy of the two editions: (folder, file of the newer, file of the older)."""
    folder = tmp_path / "build"
    shutil.copytree(two_editions, folder)
    return folder, editions.current(folder), editions.previous(folder)


@pytest.fixture
def visit_page(monkeypatch):
    """Run a page on a folder of editions: a function (folder, page, parameters of the address) -> AppTest."""

    def run(folder: Path, page: str = "data", **parameters: str) -> AppTest:
        monkeypatch.setenv("PLUT_BUILD_DIR", str(folder))
        app = AppTest.from_file(str(REPOSITORY / "dashboard" / "main.py"), default_timeout=60).run()
        for key, value in parameters.items():
            app.query_params[key] = value
        return app.switch_page(f"app_pages/{page}.py").run()

    return run
