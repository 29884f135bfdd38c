"""Chromium that dies over a picture: a bounded wait, a word on the page, and the next picture by a fresh
one."""

import os
import signal
import subprocess

import plotly.graph_objects as go
import pytest
from app_words import titles

from plut.surfaces.press import printing


@pytest.fixture
def sheet():
    yield printing.Sheet(go.Figure(go.Bar(x=[1, 2], y=[3, 4])), 400, 300, 1)
    printing.stop()


@pytest.fixture
def dying_chromium(tmp_path, monkeypatch):
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return program


def browsers() -> list[int]:
    """The Chromiums that render pictures for this process: each is started by a choreographer; one that a
    test drives is not."""
    listed = subprocess.run(
        ["ps", "-ww", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    ).stdout
    rows = [
        (int(pid), int(parent), command)
        for pid, parent, command in (line.split(None, 2) for line in listed.splitlines())
    ]
    choreographers = {
        pid for pid, parent, command in rows if parent == os.getpid() and "choreographer" in command
    }
    return [pid for pid, parent, _ in rows if parent in choreographers]


def test_a_chromium_that_dies_is_told_on_the_page_and_a_better_one_is_used(
    sheet, dying_chromium, served, visit_page
):
    printing.stop()  # one that another test has started is none that dies
    with pytest.raises(printing.NoChromium):
        printing.rendered(sheet, "png")
    for language, word in (("id", "Chromium berhenti"), ("en", "Chromium stopped")):
        app = visit_page(served[0], "press", lang=language)
        assert not app.exception and titles(app)
        assert any(word in warning.value for warning in app.warning)
    dying_chromium.unlink()
    assert printing.rendered(sheet, "png").startswith(b"\x89PNG")
    assert not printing.trouble()
    [alive] = browsers()
    os.kill(alive, signal.SIGKILL)
    assert printing.rendered(sheet, "pdf").startswith(b"%PDF")


def test_a_fresh_browser_is_started_after_so_many_pictures(sheet):
    seen = []
    for pictures in (0, printing.PICTURES_OF_A_BROWSER - 1, printing.PICTURES_OF_A_BROWSER):
        printing._pictures = pictures
        assert printing.rendered(sheet, "png").startswith(b"\x89PNG")
        seen += browsers()
    assert len(seen) == 3  # the former one has ended
    assert seen[0] == seen[1] != seen[2]
