"""The product as its readers reach it: the plain command, on a port of its own."""

import os
import shutil
import signal
from pathlib import Path

import pytest
import serving
from chromium import ARGUMENTS
from playwright.sync_api import sync_playwright
from waiting import until_it_answers

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
        port = serving.free_port()
        processes.append(serving.start(build, port, base_path, **more))
        address = f"http://localhost:{port}/{base_path.strip('/')}".rstrip("/")
        until_it_answers(f"{address}/_stcore/health")
        return address

    yield start
    for process in processes:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
