"""Kill the desk's steps at random moments and look at what is served, kept and written down after each: see
tests/README.md."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from plut.base.folders import REPOSITORY
from plut.office import candidate, journal, publishing, store, tray
from plut.warehouse import editions
from plut.warehouse.connection import Warehouse

OFFICE = [sys.executable, str(REPOSITORY / "dashboard/office.py"), "--account", "ani"]
CONSULTANTS = "consultant_id,centre_id,field,active_from,active_to\nK{},R-3204,finance,2026-01-01,\n"
LATER = "2999-01-01T08:00"
WHOLE = 0.4  # share of steps that nobody kills
STEPS = {"load": 5, "preview": 5, "publish": 4, "publish later": 1, "withdraw": 2, "serve again": 1}


@dataclass
class World:
    """A folder with editions and a desk; asked: the editions that somebody has asked to publish; loaded: the
    digests of files whose loading has ended well; seconds: that each step takes."""

    folder: Path
    rng: random.Random
    asked: set[str] = field(default_factory=set)
    loaded: set[str] = field(default_factory=set)
    seconds: dict[str, float] = field(default_factory=dict)
    number: int = 0
    kills: int = 0

    @property
    def build(self) -> Path:
        return self.folder / "build"

    def step(self) -> str:
        """A step that makes sense now, begun and most often killed. Gives its name."""
        found = candidate.current()
        ready = found is not None and found.path is not None
        name = self.rng.choices([*STEPS], [*STEPS.values()])[0]
        if name.startswith("publish") and not ready:
            name = "preview"
        arguments, digest = self.arguments(name)
        if name.startswith("publish") and found is not None:
            self.asked.add(found.edition)
        done = self.run(name, arguments)
        if done and digest:
            self.loaded.add(digest)
        return name

    def arguments(self, name: str) -> tuple[list[str], str]:
        self.number += 1
        kept = [path.stem for path in editions.kept(self.build) if path.stem in self.asked]
        match name:
            case "load":
                content = CONSULTANTS.format(self.number).encode()
                file = self.folder / f"konsultan {self.number % 4}.csv"
                file.write_bytes(content)
                return ["load", str(file)], hashlib.sha256(content).hexdigest()
            case "preview":
                return ["preview", "--scale", "small"], ""
            case "publish":
                return ["publish"], ""
            case "publish later":
                return ["publish", "--at", LATER], ""
            case "withdraw":
                waiting = [one.path.stem for one in publishing.kept() if one.opens]
                return ["withdraw", *waiting[:1]], ""
            case _:
                return ["publish", self.rng.choice(kept)], ""

    def run(self, name: str, arguments: list[str]) -> bool:
        """Whether the step ended by itself, and well."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        began = time.monotonic()
        process = subprocess.Popen([*OFFICE, *arguments], **quiet)
        if name not in self.seconds or self.rng.random() < WHOLE:
            process.wait()
            if process.returncode == 0:
                self.seconds[name] = max(self.seconds.get(name, 0.0), time.monotonic() - began)
            return process.returncode == 0
        while process.poll() is None and time.monotonic() - began < self.moment(name):
            time.sleep(0.001)
        process.kill()
        self.kills += process.wait() == -signal.SIGKILL
        return process.returncode == 0

    def moment(self, name: str) -> float:
        return self.rng.uniform(0.3, self.seconds[name])


def fault(world: World) -> str:
    """What is wrong after a step that was killed; empty where nothing is."""
    served = editions.current(world.build)
    if served is None:
        return "no edition is served"
    if damaged := editions.damaged(world.build):
        return f"damaged: {', '.join(path.name for path in damaged)}"
    public = {path.stem for path in editions.kept(world.build) if editions.is_public(path)}
    if stranger := public - world.asked:
        return f"nobody asked to publish {', '.join(stranger)}"
    if (line := journal.broken()) is not None:
        return f"line {line} of the journal"
    lost = [digest for digest in world.loaded if store.file(digest) is None and is_wanted(world, digest)]
    if lost:
        return f"lost: {lost[0][:12]}"
    return whole(served)


def is_wanted(world: World, digest: str) -> bool:
    """Whether anything names a file: an entry, or an edition that is kept."""
    named = {one.sha256 for one in tray.entries()}
    for path in editions.kept(world.build):
        named |= {sha256 for _, sha256, _ in editions.inputs(path)}
    return digest in named


def whole(served: Path) -> str:
    warehouse = Warehouse(served)
    try:
        checks = warehouse.query("data/checks")
        is_whole = warehouse.edition == served.stem and not checks["offending_rows"].sum()
        return "" if is_whole else f"{served.name} is not whole"
    finally:
        warehouse.close()


def main(times: int = 200, most_seconds: int = 3000, seed: int = 29) -> int:
    """Exit status 1 where a fault was found. seed: another one gives other steps and moments."""
    faults, done, number = [], {}, 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {"PLUT_BUILD_DIR": str(folder / "build"), "PLUT_DESK_DIR": str(folder / "desk")}
        os.environ |= {"PLUT_INCOMING_DIR": str(folder / "incoming"), "PLUT_ACCESS": ""}
        (folder / "incoming").mkdir()
        world = World(folder, random.Random(seed))
        out = ["--out", str(folder / "build"), "--incoming", str(folder / "incoming"), "--scale", "small"]
        subprocess.run([sys.executable, str(REPOSITORY / "dashboard/build.py"), *out], check=True)
        world.asked.add(editions.current(world.build).stem)
        for number in range(1, times + 1):
            step = world.step()
            done[step] = done.get(step, 0) + 1
            if found := fault(world):
                faults.append(found)
                print(f"kill {number}, {step}: {found}", flush=True)
            if time.monotonic() - began > most_seconds:
                break
        for last in (["load", str(folder / "konsultan 1.csv")], ["preview", "--scale", "small"]):
            subprocess.run([*OFFICE, *last], stdout=subprocess.DEVNULL)
        if (found := candidate.current()) is None or found.state != "ready":
            faults.append("no candidate can be built in the end")
    print(
        f"{number} steps of seed {seed} in {time.monotonic() - began:.0f} s {done}, {world.kills} killed "
        f"before they ended; {len(world.asked)} editions asked for; {len(faults)} fault(s)"
    )
    return 1 if faults or number < times else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
