"""The day is that of Jakarta, wherever the server stands."""

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from plut.base import clock

DASHBOARD = Path(clock.__file__).parents[2]


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "UTC", "Pacific/Kiritimati"])
def test_a_server_anywhere_dates_by_jakarta(zone):
    told = subprocess.run(
        [sys.executable, "-c", "from plut.base import clock; print(clock.today())"],
        cwd=DASHBOARD,
        env={"TZ": zone},
        capture_output=True,
        text=True,
        check=True,
    )
    seven_hours = datetime.timedelta(hours=7)  # no summer time there
    now = (datetime.datetime.now(datetime.UTC) + seven_hours).date()
    assert datetime.date.fromisoformat(told.stdout.strip()) in (now, now - datetime.timedelta(days=1))
