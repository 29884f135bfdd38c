"""Work beside the server: one process at a time, known from the moment it is asked for until it ends, however
it ends."""

import signal
import subprocess
import sys
import time

import pytest

from plut.base.folders import REPOSITORY
from plut.office import beside
from plut.office.beside import Busy

DASHBOARD = REPOSITORY / "dashboard"


@pytest.fixture
def lock(tmp_path, monkeypatch):
    monkeypatch.setenv("PLUT_DESK_DIR", str(tmp_path / "desk"))
    return tmp_path / "desk" / ".lock"


def ended(lock):
    """Wait until nobody holds it, and let go of the process that did."""
    until = time.monotonic() + 60
    while beside.is_under_way(lock):
        assert time.monotonic() < until
        time.sleep(0.05)
    for process in beside._started:
        process.wait()


def test_it_is_under_way_from_the_moment_that_it_is_asked_for(lock):
    assert not beside.is_under_way(lock)
    beside.start(lock, "timeit", "-n1", "-r1", "import time; time.sleep(3)")
    assert beside.is_under_way(lock)
    with pytest.raises(Busy):
        beside.start(lock, "timeit")
    ended(lock)
    beside.start(lock, "this")
    ended(lock)
    assert "Beautiful is better than ugly" in (lock.parent / "work.log").read_text()


def test_a_process_that_was_killed_holds_nothing(lock):
    code = f"""
import time
from pathlib import Path
from plut.base.folders import REPOSITORY
from plut.office import beside
with beside.alone(Path({str(lock)!r})):
    print("held", flush=True)
    time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=DASHBOARD) as process:
        assert process.stdout.readline() == b"held\n" and beside.is_under_way(lock)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert not beside.is_under_way(lock)


def test_it_goes_on_where_who_asked_for_it_ends(lock):
    ask = (
        "from pathlib import Path; from plut.office import beside; "
        f"beside.start(Path({str(lock)!r}), 'timeit', '-n1', '-r1', 'import time; time.sleep(5)')"
    )
    subprocess.run([sys.executable, "-c", ask], check=True, timeout=60, cwd=DASHBOARD)
    assert beside.is_under_way(lock)
    ended(lock)
