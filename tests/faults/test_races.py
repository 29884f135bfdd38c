"""Steps of the desk in the same moment; `tests/faults/run races` tries a thousand rounds."""

import subprocess
import sys

from plut.base.folders import REPOSITORY


def test_who_builds_publishes_takes_back_and_reads_at_once_meets_whole_editions_alone():
    command = [sys.executable, str(REPOSITORY / "tests/faults/races.py"), "25"]
    environment = {"PYTHONPATH": str(REPOSITORY / "dashboard"), "PATH": ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "25 rounds" in done.stdout and "'build'" in done.stdout and " 0 fault(s)" in done.stdout
