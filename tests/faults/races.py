"""Build, publish, take back and serve again in the same moment, by processes of their own, while others read;
see tests/faults/README.md.

Editions are small files: what is tried is the switch from one to the next.
"""

import dataclasses
import json
import multiprocessing
import os
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from pathlib import Path

import duckdb

from plut.base import files, folders
from plut.office import beside, candidate, journal, publishing
from plut.office.candidate import Candidate
from plut.office.journal import Named, Step
from plut.warehouse import editions
from plut.warehouse.connection import Warehouse

ROWS = 5000
WAITS = (0.0, 0.005, 0.05)  # seconds before a step, at most
READERS = 2
LATER = "2999-01-01T08:00+00:00"


def make(target: Path, edition: str) -> None:
    """A file that says in every row which edition it is."""
    with duckdb.connect(str(target)) as connection:
        connection.execute("create schema edition")
        connection.execute("create table edition.files (name varchar, sha256 varchar, bytes bigint)")
        connection.execute("create table edition.queries (name varchar, sql varchar)")
        connection.execute(f"create table edition.edition as select '{edition}' as name")
        connection.execute(f"create table edition.content as select '{edition}' as name from range({ROWS})")
        connection.execute(
            "insert into edition.queries values ('data/whole', 'select name, count(*)::integer as n, "
            "''published'' as provenance from edition.content group by name order by name')"
        )


def build(rng: random.Random) -> None:
    """What `candidate.built` does around the build of a file."""
    if rng.random() < 0.5:  # a build keeps all others from switching
        return
    folder = folders.build_folder()
    edition = f"{rng.getrandbits(48):012x}"
    with beside.alone(folders.desk_folder() / ".candidate.lock"):
        served = editions.current(folder)
        with editions.workplace(folder) as work:
            make(work / "finished", edition)
            editions.draft(work / "finished", folder, edition)
        told = Candidate("budi", "ready", base=served.stem if served else "", edition=edition)
        kept = json.dumps(dataclasses.asdict(told))
        files.write_whole(folders.desk_folder() / "candidate.json", kept)
        candidate.drop_former(edition)
        journal.add("budi", "looked", edition=edition, files=(Named("k.csv", "0" * 64),))


def publish(_: random.Random) -> None:
    publishing.publish("ani", by_second=False)


def withdraw(_: random.Random) -> None:
    served = editions.current(folders.build_folder())
    publishing.withdraw("ani", served.stem if served else "")


def reopen(rng: random.Random) -> None:
    kept = editions.kept(folders.build_folder())
    publishing.reopen("cici", rng.choice(kept).stem)


def discard(_: random.Random) -> None:
    candidate.discard("budi")


def settle(_: random.Random) -> None:
    publishing.settle()


ACTORS: tuple[Callable[[random.Random], None], ...] = (
    *(build, publish, publish, publish, withdraw, withdraw, reopen, settle),
    discard,
)
EXPECTED = (publishing.Refused, editions.AnotherBuild, beside.Busy)


def act(number: int, seed: int, rounds: int, barrier: Barrier, said) -> None:
    """One who does the same in every round, at a moment of their own; what is refused in words is well."""
    rng, actor = random.Random(f"{seed} {number}"), ACTORS[number]
    for _ in range(rounds):
        barrier.wait()
        time.sleep(rng.uniform(0, rng.choice(WAITS)))
        try:
            actor(rng)
            said.put((actor.__name__, ""))
        except EXPECTED:
            pass
        except Exception:  # noqa: BLE001 (whatever it is, it is a fault)
            said.put((actor.__name__, traceback.format_exc()))
        barrier.wait()


def read(stop, said) -> None:
    """One who reads what is served, again and again."""
    reads = 0
    while not stop.is_set():
        try:
            if fault := misread():
                said.put(("read", fault))
        except Exception:  # noqa: BLE001
            said.put(("read", traceback.format_exc()))
        reads += 1
    said.put(("reads", str(reads)))


def misread() -> str:
    """What is wrong with what a reader gets; empty where nothing is."""
    path = editions.current(folders.build_folder())
    if path is None:
        return "nothing is served"
    warehouse = Warehouse(path)
    try:
        found = warehouse.query("data/whole")[["name", "n"]].to_numpy().tolist()
    finally:
        warehouse.close()
    if found != [[path.stem, ROWS]] or warehouse.edition != path.stem:
        return f"{path.name} is not whole: {found}"
    return "" if path.stem in asked() else f"nobody asked to publish {path.stem}"


def asked() -> set[str]:
    """The editions that somebody wanted to be served, as the journal says, and the first."""
    steps = [step for step in journal.steps() if step.step in publishing.SWITCHES]
    named = {step.instead if step.step == "withdrew" else step.edition for step in steps}
    return named | {first()}


def first() -> str:
    return "0" * 12


def fault() -> str:
    """What is wrong once all stand still: the journal, replayed, does not lead to what is served."""
    if (line := journal.broken()) is not None:
        return f"line {line} of the journal"
    folder = folders.build_folder()
    if damaged := editions.damaged(folder):
        return f"damaged: {', '.join(path.name for path in damaged)}"
    served, last = first(), {first(): "published"}
    for number, step in enumerate(journal.steps(), start=1):
        before = last.get(step.edition, "")
        if not follows(step, before, served, last.get(step.instead, "")):
            return f"line {number}: {step.step} {step.edition}, which was {before}, while {served} was served"
        last[step.edition] = step.step
        if step.step in publishing.SWITCHES:
            served = step.instead if step.step == "withdrew" else step.edition
    found = editions.current(folder)
    if found is None or found.stem != served:
        return f"{found and found.stem} is served, and {served} by the journal"
    public = {path.stem for path in editions.kept(folder) if editions.is_public(path)}
    wrong = [name for name in public if last.get(name) not in ("published", "reopened")]
    return f"{wrong[0]} is open though it was {last.get(wrong[0])}" if wrong else ""


def follows(step: Step, before: str, served: str, instead: str) -> bool:
    """Whether a line can come after those before it. before, instead: the last step of its edition, and of
    the one that is served in its place."""
    match step.step:
        case "published" | "discarded":
            return before == "looked"
        case "withdrew":
            return served == step.edition and instead in ("published", "reopened")
        case "reopened":
            return before in publishing.SWITCHES
    return True


def main(rounds: int = 1000, most_seconds: int = 1800, seed: int = 29) -> int:
    """Exit status 1 where a fault was found."""
    processes = multiprocessing.get_context("fork")
    began, faults, done, number = time.monotonic(), [], {}, 0
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"PLUT_BUILD_DIR": f"{name}/build", "PLUT_DESK_DIR": f"{name}/desk", "PLUT_ACCESS": ""}
        (Path(name) / "desk").mkdir()
        barrier, stop, said = processes.Barrier(len(ACTORS) + 1), processes.Event(), processes.SimpleQueue()
        crew = [
            processes.Process(target=act, args=(who, seed, rounds, barrier, said), daemon=True)
            for who in range(len(ACTORS))
        ]
        readers = [processes.Process(target=read, args=(stop, said), daemon=True) for _ in range(READERS)]
        for one in crew:
            one.start()
        with editions.workplace(folders.build_folder()) as work:
            make(work / "finished", first())
            editions.publish(work / "finished", folders.build_folder(), first())
        for one in readers:
            one.start()
        for number in range(1, rounds + 1):
            barrier.wait()
            barrier.wait()
            publishing.settle()
            found = [fault()]
            while not said.empty():
                who, what = said.get()
                done[who] = done.get(who, 0) + 1
                found.append(f"{who}: {what}" if what else "")
            for one in filter(None, found):
                faults.append(one)
                print(f"round {number}: {one}", flush=True)
            if len(faults) > 20 or time.monotonic() - began > most_seconds:
                break
        stop.set()
        for one in readers:
            one.join(30)
        reads = 0
        while not said.empty():
            who, what = said.get()
            reads += int(what) if who == "reads" else 0
        for one in crew:
            one.terminate()
    print(
        f"{number} rounds of seed {seed} in {time.monotonic() - began:.0f} s, done: {done}; {reads} reads; "
        f"{len(faults)} fault(s)"
    )
    return 1 if faults or number < rounds else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
