"""Kill builds at random moments and look at what is served after each: see tests/faults/run."""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from plut.base.folders import REPOSITORY
from plut.warehouse import editions
from plut.warehouse.connection import Warehouse

BUILD = [sys.executable, str(REPOSITORY / "dashboard/build.py"), "--scale", "small"]
CENTRE = "centre_id,name,level,province_code,regency_code,as_of\nA{},x,province,31,,2026-01-01\n"


def kill_one(folder: Path, number: int, seconds: float, rng: random.Random) -> float:
    """Start a build of new inputs and kill it: at any moment, or every third time while its edition is
    written and named."""
    (folder / "incoming" / "new.csv").write_text(CENTRE.format(number))
    arguments = ["--incoming", str(folder / "incoming"), "--out", str(folder / "build")]
    process = subprocess.Popen([*BUILD, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    began = time.monotonic()
    if number % 3 == 0:
        written = folder / "build" / f"{editions.WORK}{process.pid}" / "edition.duckdb"
        while process.poll() is None and not written.exists():
            time.sleep(0.001)
        time.sleep(rng.uniform(0, 1.5))
    else:
        time.sleep(rng.uniform(0, seconds))
    after = time.monotonic() - began
    process.kill()
    process.wait()
    return after


def fault(build: Path, before: Path) -> str:
    """What is wrong with the folder after a kill; empty where nothing is."""
    served = editions.current(build)
    if served is None:
        return "no edition is served"
    if damaged := editions.damaged(build):
        return f"damaged: {', '.join(path.name for path in damaged)}"
    if not editions.is_sound(before):
        return f"{before.name}, served before, is gone"
    warehouse = Warehouse(served)
    try:
        checks = warehouse.query("data/checks")
        if (
            warehouse.edition != served.stem
            or checks["offending_rows"].sum()
            or len(warehouse.query("centres/list")) < 100
        ):
            return f"{served.name} is not whole"
    finally:
        warehouse.close()
    return ""


def main(times: int = 200, most_seconds: int = 1800, seed: int = 10) -> int:
    """Exit status 1 where a fault was found. seed: another one gives other moments."""
    rng = random.Random(seed)
    faults, finished, number = [], 0, 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "incoming").mkdir()
        for _ in range(2):  # the second finds kept tables, as the killed ones do
            started = time.monotonic()
            subprocess.run(
                [*BUILD, "--incoming", str(folder / "incoming"), "--out", str(folder / "build")], check=True
            )
            seconds = time.monotonic() - started
        for number in range(1, times + 1):
            before = editions.current(folder / "build")
            after = kill_one(folder, number, seconds, rng)
            finished += editions.current(folder / "build") != before
            if found := fault(folder / "build", before):
                faults.append(found)
                print(f"kill {number} after {after:.3f} s: {found}", flush=True)
            if time.monotonic() - began > most_seconds:
                break
    print(
        f"{number} kills in {time.monotonic() - began:.0f} s; {finished} new editions served all the same; "
        f"{len(faults)} fault(s)"
    )
    return 1 if faults or number < times else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
