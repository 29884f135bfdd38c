"""A site of files, killed while it is written; `tests/faults/run files` kills it, and press kits, often."""

import subprocess
import sys

import pytest

from plut.base.folders import REPOSITORY


@pytest.mark.long
def test_a_site_that_was_killed_holds_whole_files_and_goes_on():
    command = [sys.executable, str(REPOSITORY / "tests/faults/files_kills.py"), "6"]
    environment = {"PYTHONPATH": str(REPOSITORY / "dashboard"), "PATH": ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 runs" in done.stdout and " 0 fault(s)" in done.stdout
