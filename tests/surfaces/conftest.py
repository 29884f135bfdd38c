"""The product as its readers reach it: the plain command, on a port of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from chromium import ARGUMENTS
from playwright.sync_api import sync_playwright
from waiting import until_it_answers

from plut.base.folders import REPOSITORY

# looked for at once: some tests hide it from the product
FOUND = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def browser():
    """A real Chromium of the system, one for all tests of a process: two at once would disturb each other."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=FOUND, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def copied(edition):
    """Copy the edition into a folder of its own, so that what is kept beside it is a test's own: a function
    (folder) -> folder."""

    def copy(folder: Path) -> Path:
        folder.mkdir()
        for file in (edition.path, edition.path.with_suffix(".json")):
            shutil.copy(file, folder)
        (folder / "CURRENT").write_text(f"{edition.path.stem}\n")
        return folder

    return copy


@pytest.fixture(scope="session")
def start_app():
    """Start the app on a build folder: a function (folder, setting of the base path, more of the environment)
    -> address. All are ended with the tests."""
    processes = []

    def start(build: Path, base_path: str = "", **more: str) -> str:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [
            str(Path(sys.executable).with_name("streamlit")),
            "run",
            "dashboard/app.py",
            "--server.port",
            str(port),
            "--server.baseUrlPath",
            base_path,
        ]
        with (build.parent / "app.log").open("w") as log:
            environment = os.environ | {
                "PLUT_BUILD_DIR": str(build),
                "PLUT_CODES_DIR": str(build.parent / "codes"),
            }
            processes.append(
                subprocess.Popen(
                    command,
                    cwd=REPOSITORY,
                    env=environment | more,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )
        address = f"http://localhost:{port}/{base_path.strip('/')}".rstrip("/")
        until_it_answers(f"{address}/_stcore/health")
        return address

    yield start
    for process in processes:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
