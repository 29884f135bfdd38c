"""Light pages as readers meet them: the plain command on an edition of its own, and a real Chromium."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright


@pytest.fixture(scope="session")
def light(start_app, edition, tmp_path_factory) -> str:
    """The address of a server."""
    return start_app(copied(edition, tmp_path_factory.mktemp("light") / "build"))


@pytest.fixture(scope="session")
def browser():
    """A real Chromium of the system."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


def copied(edition, folder: Path) -> Path:
    """A folder of its own with an edition."""
    folder.mkdir()
    for file in (edition.path, edition.path.with_suffix(".json")):
        shutil.copy(file, folder)
    (folder / "CURRENT").write_text(f"{edition.path.stem}\n")
    return folder
