"""Kill what writes a site of files and press kits at random moments and look at what lies there after each:
see tests/faults/README.md."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from plut.base.folders import REPOSITORY
from plut.building import pipeline
from plut.building.scale import SMALL
from plut.surfaces.site.manifest import BEGUN, NAME
from plut.warehouse import editions

WRITE = """
import sys
from pathlib import Path
from plut.surfaces.site import writing
from plut.warehouse.edition import Edition
order = writing.Order(Edition(sys.argv[1]), areas=tuple(sys.argv[3:]))
writing.write(order, Path(sys.argv[2]))
"""
SITES = (("32", "3204"), ("32", "94"))  # what one has and the other has not must be gone
PROVINCE = "33"
KITS = 0.15  # share of kills: a kit takes long
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def site(edition: Path, folder: Path, areas: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-c", WRITE, str(edition), str(folder), *areas]


def kit(folder: Path) -> list[str]:
    command = [sys.executable, str(REPOSITORY / "dashboard/press_kit.py"), "--province", PROVINCE]
    return [*command, "--out", str(folder / "kit.zip")]


def run(command: list[str], **more: object) -> float:
    """Run a command to its end. Gives the seconds that it took."""
    began = time.monotonic()
    subprocess.run(command, check=True, **QUIET, **more)
    return time.monotonic() - began


def kill(command: list[str], seconds: float, **more: object) -> bool:
    """Run a command and kill it, with the browser that it has started. Whether it had not ended before."""
    process = subprocess.Popen(command, start_new_session=True, **QUIET, **more)
    began = time.monotonic()
    while process.poll() is None and time.monotonic() - began < seconds:
        time.sleep(0.001)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def contents(folder: Path) -> dict[str, str]:
    """The files of a site and the SHA-256 of each; without what is being written and the site's own lists."""
    found = {path: str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    return {
        name: digest(path)
        for path, name in found.items()
        if not path.name.startswith(".") and name not in (NAME, BEGUN)
    }


def digest(path: Path) -> str:
    """Of what a file says; a workbook says besides when it was written."""
    content = path.read_bytes()
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            parts = [name for name in book.namelist() if name != "docProps/core.xml"]
            content = repr([(name, book.read(name)) for name in parts]).encode()
    return hashlib.sha256(content).hexdigest()


def site_fault(folder: Path, whole: set[tuple[str, str]]) -> str:
    """What is wrong with a site after a kill. whole: what undisturbed ones hold."""
    if broken := set(contents(folder).items()) - whole:
        return f"{min(broken)[0]} is not whole"
    if (folder / NAME).exists():
        json.loads((folder / NAME).read_text(encoding="utf-8"))
    return ""


def kit_fault(folder: Path, names: list[str]) -> str:
    path = folder / "kit.zip"
    if path.exists():
        with zipfile.ZipFile(path) as found:
            if found.testzip() or found.namelist() != names:
                return "the kit is not whole"
    return ""


def main(times: int = 200, most_seconds: int = 3000, seed: int = 29) -> int:
    """Exit status 1 where a fault was found."""
    rng, began = random.Random(seed), time.monotonic()
    faults, killed, done = [], 0, {"site": 0, "kit": 0}
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        os.environ |= {"PLUT_BUILD_DIR": f"{name}/build", "PLUT_DESK_DIR": f"{name}/desk", "PLUT_ACCESS": ""}
        pipeline.build(top / "none", top / "build", simulate=True, scale=SMALL)
        edition = editions.current(top / "build")
        # without Chromium: pictures as SVG, which takes seconds, not minutes
        light = {"cwd": REPOSITORY / "dashboard", "env": os.environ | {"PATH": ""}}
        seconds = [run(site(edition, top / f"s{at}", areas), **light) for at, areas in enumerate(SITES)]
        whole = [contents(top / f"s{at}") for at in range(len(SITES))]
        (top / "kits").mkdir()
        seconds_of_kit = run(kit(top / "kits")) if KITS * times >= 1 else 0.0
        with_kits = bool(seconds_of_kit)
        names = zipfile.ZipFile(top / "kits/kit.zip").namelist() if with_kits else []
        (top / "kits/kit.zip").unlink(missing_ok=True)
        number = 0
        for number in range(1, times + 1):
            if with_kits and rng.random() < KITS:
                what = "kit"
                killed += kill(kit(top / "kits"), rng.uniform(0, seconds_of_kit))
                found = kit_fault(top / "kits", names)
            else:
                what, at = "site", rng.randrange(len(SITES))
                killed += kill(site(edition, top / "out", SITES[at]), rng.uniform(0.3, seconds[at]), **light)
                found = site_fault(top / "out", {item for one in whole for item in one.items()})
                if not found and rng.random() < 0.2:  # who goes on ends as one who was left alone
                    at = rng.randrange(len(SITES))
                    run(site(edition, top / "out", SITES[at]), **light)
                    other = dict(set(contents(top / "out").items()) ^ set(whole[at].items()))
                    found = (
                        f"the site has something else: {sorted(other)[:5]} of {len(other)}" if other else ""
                    )
                    left = [path.name for path in (top / "out").rglob(".*")]
                    found = found or (f"{left[0]} is left" if left else "")
            done[what] += 1
            if found:
                faults.append(found)
                print(f"kill {number}, {what}: {found}", flush=True)
            if time.monotonic() - began > most_seconds:
                break
        if with_kits:
            run(kit(top / "kits"))
            found = kit_fault(top / "kits", names) or ", ".join(
                path.name for path in (top / "kits").iterdir() if path.name != "kit.zip"
            )
            faults += [found] if found else []
    print(
        f"{number} runs of seed {seed} in {time.monotonic() - began:.0f} s {done}, {killed} killed before "
        f"they ended; {len(faults)} fault(s) {faults[:5]}"
    )
    return 1 if faults or number < times else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
