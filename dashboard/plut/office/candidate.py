"""The candidate: an edition that is built beside the served one, from the files of the tray, to be looked at.

It is built in a process of its own, which goes on where the visit ends; one at a time. What is known of it
lies in one small file, written whole at each step.
"""

import json
import os
import shutil
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Literal

from plut.base import files, folders, settings
from plut.building import pipeline
from plut.building.scale import FULL, SMALL
from plut.building.stops import Stopped
from plut.office import assembling, beside, checks, journal, tray
from plut.office.journal import Named
from plut.warehouse import editions

SCALES = {"full": FULL, "small": SMALL}
PATIENCE = 2.0  # seconds for one who switches editions
State = Literal["building", "ready", "failed", "stopped"]


@dataclass(frozen=True)
class Candidate:
    """What is known of the last candidate.

    edition: its name once it is ready; base: the served edition that it was built beside; files: those of the
    desk that it holds, by name; changed: those of them that are new or left out, as the tray had them; step,
    share: how far its build is; failed: the checks that it did not pass; told: why it stopped, as a code of
    messages.STOPS with what belongs to it.
    """

    account: str
    state: State
    base: str = ""
    edition: str = ""
    files: dict[str, str] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    step: str = ""
    share: float = 0.0
    process: int = 0
    failed: tuple[str, ...] = ()
    told: tuple[str, str, str] = ("", "", "")

    @property
    def path(self) -> Path | None:
        """The file of the edition, while it may be looked at."""
        return editions.drafted(folders.build_folder(), self.edition) if self.edition else None


def current() -> Candidate | None:
    """The last candidate; None where there was none. One whose process has ended in the middle is stopped."""
    try:
        told = json.loads(_file().read_text(encoding="utf-8"))
        found = Candidate(**told | {name: tuple(told[name]) for name in ("changed", "failed", "told")})
    except (OSError, ValueError, TypeError, KeyError):
        return None
    if found.state == "building" and not beside.is_under_way(_lock()):
        return replace(found, state="stopped")
    return found


def start(account: str, scale: str = "full") -> None:
    """Build one in a process of its own. Raises Busy where one is under way."""
    beside.start(_lock(), "plut.office.work", "candidate", account, scale)
    _keep(Candidate(account, "building"))  # until it tells more itself


def stop(account: str) -> None:
    """End the build that is under way; the served edition and the tray stay as they are."""
    found = current()
    if found is None or found.state != "building" or not found.process:
        return
    with suppress(ProcessLookupError):
        os.kill(found.process, signal.SIGTERM)
    _keep(replace(found, state="stopped"))
    journal.add(account, "stopped")


def build(
    account: str, scale: str = "full", progress: Callable[[str, float], None] = lambda *_: None
) -> Candidate:
    """Build one in this process. Raises Busy."""
    with beside.alone(_lock()):
        return built(account, scale, progress)


def discard(account: str) -> None:
    """Remove the candidate; its files stay in the tray. Raises AnotherBuild while somebody switches
    editions."""
    found = current()
    if found is None or found.state == "building":
        return
    with editions.alone(folders.build_folder(), PATIENCE):
        if found.path is not None and editions.seal(found.path).state == editions.DRAFT:
            editions.discard(found.path)
            journal.add(account, "discarded", edition=found.edition)
    _file().unlink(missing_ok=True)


def forget(edition: str) -> None:
    """What was looked at and has been taken back is no candidate any more, until it is built again."""
    found = current()
    if found is not None and found.edition == edition:
        _file().unlink(missing_ok=True)


def built(account: str, scale: str, progress: Callable[[str, float], None] = lambda *_: None) -> Candidate:
    """Build one, where the lock is held already."""
    for left in folders.desk_folder().glob("assembled-*"):  # of a build that was killed
        shutil.rmtree(left, ignore_errors=True)
    folder = folders.build_folder()
    served = editions.current(folder)
    chosen = [one for one in tray.entries() if checks.is_usable(one)]
    told = tray.next_files(served, chosen, journal.loaded_by())
    made = Candidate(
        account,
        "building",
        base=served.stem if served else "",
        files=told,
        changed=tuple(one.id for one in chosen),
        process=os.getpid(),
    )

    def going(step: str, share: float) -> None:
        _keep(replace(made, step=step, share=share))
        progress(step, share)

    going("load", 0.0)
    try:
        with assembling.assembled(folders.incoming_folder(), told) as incoming:
            report = pipeline.build(
                incoming,
                folder,
                settings.simulates(),
                going,
                scale=SCALES[scale],
                finish=editions.draft,
                reasons=folders.desk_folder(),
            )
    except Stopped as stopped:
        return _keep(replace(made, state="failed", told=(stopped.code, stopped.file, stopped.reason)))
    if report.edition is None:
        failed = report.checks.loc[report.checks["offending_rows"] > 0, "name"]
        return _keep(replace(made, state="failed", failed=tuple(failed)))
    done = _keep(replace(made, state="ready", edition=report.edition, share=1.0))
    drop_former(done.edition)
    named = tuple(Named(one.name, one.sha256) for one in chosen)
    journal.add(account, "looked", edition=report.edition, files=named)
    return done


def drop_former(edition: str) -> None:
    """Remove the candidates before this one, also of builds that were cut off; where somebody switches
    editions at this moment, the next one does."""
    folder = folders.build_folder()
    with suppress(editions.AnotherBuild), editions.alone(folder, PATIENCE):
        for path in editions.kept(folder):
            if path.stem != edition:
                editions.discard(path)


def _keep(told: Candidate) -> Candidate:
    _file().parent.mkdir(parents=True, exist_ok=True)
    files.write_whole(_file(), json.dumps(asdict(told), ensure_ascii=False))
    return told


def _lock() -> Path:
    return folders.desk_folder() / ".candidate.lock"


def _file() -> Path:
    return folders.desk_folder() / "candidate.json"
