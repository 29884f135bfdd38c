"""Publishing and taking back. Each is one line of the journal, then the switch of the edition: what a line
says and was cut off before it was done is done by who comes next."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plut.base import folders
from plut.office import candidate, journal, tray
from plut.office.candidate import Candidate
from plut.office.journal import Named, Step
from plut.warehouse import editions

SWITCHES = ("published", "withdrew", "reopened")


class Refused(RuntimeError):
    """A step that is not done. code: why, a code of desk/telling.py; detail: what its sentence names."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code, self.detail = code, detail


@dataclass(frozen=True)
class Kept:
    """An edition that is kept. since: its last line in the journal; is_served: whether readers get it."""

    path: Path
    state: str
    opens: str
    is_served: bool
    since: Step | None


def publish(
    account: str,
    by_second: bool,
    hour: datetime.datetime | None = None,
    note: str = "",
    edition: str = "",
) -> str:
    """Publish the candidate as it was looked at, at once or from an hour on. by_second: whether who loaded
    one of its files may not. edition: which was looked at; another that was built meanwhile is not published.
    Gives its name. Raises Refused, for an hour that has passed too."""
    folder = folders.build_folder()
    with _alone(folder):  # what is looked at before the switch holds until it is done
        found = _ready(editions.current(folder))
        loaders = {one.account for one in tray.entries() if one.id in found.changed}
        if by_second and account in loaders:
            raise Refused("second_person", account)
        if edition and edition != found.edition:
            raise Refused("another", found.edition)
        if hour is not None and hour <= datetime.datetime.now(datetime.UTC):
            raise Refused("passed")
        named = tuple(Named(name, digest) for name, digest in sorted(found.files.items()))
        opens = hour.astimezone(datetime.UTC).isoformat(timespec="seconds") if hour else ""
        _do(journal.add(account, "published", edition=found.edition, files=named, opens=opens, note=note))
    settle()
    return found.edition


def withdraw(account: str, edition: str, instead: str = "", note: str = "") -> str:
    """Take back an edition that is served or waits for its hour. instead: the one that is served then, else
    the one before. Gives the name of the one that is served. Raises Refused."""
    folder = folders.build_folder()
    with _alone(folder):
        served = editions.current(folder)
        waits = any(one.stem == edition and editions.seal(one).waits for one in editions.kept(folder))
        if not waits and (served is None or served.stem != edition):
            raise Refused("not_served", edition)
        other = served if waits else _instead(folder, served, instead)
        if other is None and not waits:
            raise Refused("nothing_instead", edition)
        named = other.stem if other else ""
        _do(journal.add(account, "withdrew", edition=edition, instead=named, note=note))
    return named


def reopen(account: str, edition: str, note: str = "") -> None:
    """Serve an edition again that is kept: a former one, or one that was withdrawn. Raises Refused."""
    folder = folders.build_folder()
    with _alone(folder):
        path = next((one for one in editions.kept(folder) if one.stem == edition), None)
        if path is None or editions.seal(path).state == editions.DRAFT or editions.seal(path).waits:
            raise Refused("not_kept", edition)
        _do(journal.add(account, "reopened", edition=edition, note=note))


def kept() -> list[Kept]:
    """The editions that are kept, the newest first."""
    folder = folders.build_folder()
    served, steps = editions.current(folder), journal.steps()
    found = []
    for path in editions.kept(folder):
        since = next((s for s in reversed(steps) if s.edition == path.stem and s.step in SWITCHES), None)
        told = editions.seal(path)
        found.append(Kept(path, told.state, told.opens if told.waits else "", path == served, since))
    return found


def settle() -> None:
    """Do what the journal says and a killed step did not do any more, and clear away what is done with. Does
    nothing while somebody else is at it."""
    folder = folders.build_folder()
    last: dict[str, Step] = {}
    for step in journal.steps():
        if step.step in SWITCHES:
            last[step.edition] = step
    undone = [step for step in last.values() if not _is_done(folder, step)]
    try:
        if undone:
            with editions.alone(folder):
                for step in undone:
                    if not _is_done(folder, step):
                        _do(step)
    except editions.AnotherBuild:
        return
    tray.settled(editions.current(folder))
    _clear(folder)


def _ready(served: Path | None) -> Candidate:
    """The candidate, where it can be published. Raises Refused."""
    found = candidate.current()
    if found is None or found.state != "ready":
        raise Refused("no_candidate")
    if found.path is None:
        raise Refused("nothing_new" if served and found.edition == served.stem else "kept", found.edition)
    if editions.seal(found.path).waits:
        raise Refused("waits", found.edition)
    if found.base != (served.stem if served else ""):
        raise Refused("out_of_date", found.base)
    return found


def _instead(folder: Path, served: Path | None, name: str) -> Path | None:
    """The edition that is served after the served one is taken back."""
    if name:
        path = next((one for one in editions.kept(folder) if one.stem == name and one != served), None)
        if path is None or editions.seal(path).state == editions.DRAFT or editions.seal(path).waits:
            raise Refused("not_kept", name)
        return path
    return editions.before(served) if served else None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    try:
        with editions.alone(folder):
            yield
    except editions.AnotherBuild as error:
        raise Refused("building") from error


def _do(step: Step) -> None:
    """Switch editions as a line of the journal says; whatever part of it was done before."""
    folder = folders.build_folder()
    path = folder / f"{step.edition}.duckdb"
    if step.step == "withdrew":
        other = folder / f"{step.instead}.duckdb"
        if editions.is_sound(other):
            if editions.current(folder) == path:
                editions.open_now(other)
            tray.put_back(tray.held(path), tray.held(other), journal.loaded_by())
        if not editions.seal(path).waits:
            candidate.forget(step.edition)
        editions.close(path)
    elif step.opens:
        editions.open_at(path, datetime.datetime.fromisoformat(step.opens))
    else:
        editions.open_now(path)


def _is_done(folder: Path, step: Step) -> bool:
    """Whether an edition is what its last line says, or cannot become so any more."""
    path = folder / f"{step.edition}.duckdb"
    told = editions.seal(path)
    if not editions.is_sound(path):
        return True
    is_open = told.state == editions.PUBLIC
    return is_open is (step.step != "withdrew")


def _clear(folder: Path) -> None:
    """Remove the files of the store that no entry, no candidate and no kept edition needs."""
    found = candidate.current()
    if found is not None and found.state == "building":
        return
    needed = set(found.files.values()) if found else set()
    for path in editions.kept(folder):
        needed |= set(tray.held(path).values())
    tray.clear_store(frozenset(needed))
