"""The steps of the desk, and who may do them: the same in a browser and on a command line.

Each raises Refused where it is not granted, or cannot be done.
"""

import csv
import datetime
import itertools
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import pandas as pd

from plut.base import clock, folders
from plut.base.definitions import MOST_NOTE_LETTERS
from plut.building.incoming.datasets import CORRECTIONS
from plut.office import access, candidate, checks, journal, publishing, store, texts, tray
from plut.office.access import EVERYTHING, Grants, Loads
from plut.office.beside import Busy
from plut.office.identity import Account
from plut.office.journal import Named, Step
from plut.office.publishing import Refused
from plut.office.tray import Entry
from plut.warehouse import editions, former_names, personal, sql_files
from plut.warehouse.edition import Edition

MOST_JOURNAL_LETTERS = 300  # of a note


@dataclass(frozen=True)
class Officer:
    """Who does a step. by_second: whether who loads may not publish what they loaded."""

    name: str
    grants: Grants
    by_second: bool = False


def officer(name: str, groups: frozenset[str] = frozenset()) -> Officer:
    """Somebody by the name of an account. Without `data/access.toml` who has the disk may do everything.
    Raises WrongAccess."""
    rules = access.current()
    if rules is None:
        return Officer(name, EVERYTHING)
    return Officer(name, rules.grants(Account(name, groups)), rules.by_second)


def load(who: Officer, file: Path, name: str) -> Entry:
    """Take a finished file, which is moved, into the tray."""
    if not who.grants.loads.anything:
        raise Refused("not_granted")
    if personal.names_a_person(tray.plain_name(name)):
        raise Refused("personal_name")
    entry = tray.put(file, name, who.name, who.grants.loads)
    journal.add(who.name, "loaded", files=(Named(entry.name, entry.sha256),))
    return entry


def may_correct(who: Officer) -> bool:
    """Whether somebody may write a sentence for the table of corrections."""
    return who.grants.publishes or _loads_everything(who)


@dataclass(frozen=True)
class Figure:
    """A number that was published wrong, as its page calls it, what it said and what it should have said; in
    English each may stay empty."""

    figure_id: str = ""
    before_id: str = ""
    after_id: str = ""
    figure_en: str = ""
    before_en: str = ""
    after_en: str = ""

    def named(self, language: str) -> str:
        """How it is called, in Indonesian where nobody wrote it in the language; the same of what follows."""
        return self._in("figure", language)

    def before(self, language: str) -> str:
        return self._in("before", language)

    def after(self, language: str) -> str:
        return self._in("after", language)

    def _in(self, name: str, language: str) -> str:
        return str(getattr(self, f"{name}_{language}") or getattr(self, f"{name}_id"))


NAMES = tuple(field.name for field in fields(Figure))
WHOLE_QUESTION = Figure()  # where a sentence names no number


def correct(
    who: Officer,
    query: str,
    note_id: str,
    note_en: str = "",
    supersedes: str = "",
    figures: Sequence[Figure] = (),
) -> Entry:
    """Write a sentence on a question whose published number was wrong, and lay it on the desk as a file: the
    next candidate has it. Of one question and day there is one on the desk: a later sentence takes its place.
    What was published stays. note_en: may be empty; supersedes: the published sentence in whose place it
    stands, as it was written; figures: the numbers that were wrong, none where it is the whole question."""
    return lay(who, sentence(who, query, note_id, note_en, supersedes, figures))


@dataclass(frozen=True)
class Sentence:
    """A sentence that can be laid on the desk: its question, and its rows."""

    query: str
    rows: tuple[dict[str, str], ...]


def sentence(
    who: Officer,
    query: str,
    note_id: str,
    note_en: str = "",
    supersedes: str = "",
    figures: Sequence[Figure] = (),
) -> Sentence:
    """What `correct` would write, with nothing written yet: of several all can be looked at before the first
    is kept. Raises Refused."""
    if not may_correct(who):
        raise Refused("not_granted")
    said = {"note_id": texts.legible(note_id), "note_en": texts.legible(note_en)}
    named = [
        {name: texts.legible(text) for name, text in asdict(one).items()}
        for one in figures or (WHOLE_QUESTION,)
    ]
    query = former_names.today(query)
    if f"pages/{query}" not in sql_files.read_folder(folders.QUERIES, "pages"):
        raise Refused("no_such_query", query)
    if not said["note_id"]:
        raise Refused("no_sentence")
    if figures and not all(one["figure_id"] and one["before_id"] and one["after_id"] for one in named):
        raise Refused("no_before_and_after")
    if max(len(text) for one in (said, *named) for text in one.values()) > MOST_NOTE_LETTERS:
        raise Refused("sentence_too_long", str(MOST_NOTE_LETTERS))
    if personal.names_a_person(*(text for one in (said, *named) for text in one.values())):
        raise Refused("personal_sentence")
    before = supersedes.encode(errors="ignore").decode()  # a terminal may send half a letter
    row = {"corrected_on": clock.today().isoformat(), "query": query, "supersedes": before} | said
    return Sentence(query, tuple(row | one for one in named))


def lay(who: Officer, told: Sentence) -> Entry:
    """Lay a sentence on the desk."""
    if not may_correct(who):
        raise Refused("not_granted")
    first = told.rows[0]
    name = _free_name(f"koreksi {told.query.replace('/', ' ')} {first['corrected_on']}")
    entry = tray.put(_written(told.rows), name, who.name, EVERYTHING.loads)
    journal.add(who.name, "corrected", files=(Named(entry.name, entry.sha256),), note=first["note_id"])
    return entry


def _free_name(stem: str) -> str:
    """A name for a file of a correction that no published one has: what was published is not replaced."""
    held = {tray.stem(name) for name in tray.held(editions.current(folders.build_folder()))}
    names = itertools.chain([stem], (f"{stem} ({number})" for number in itertools.count(2)))
    return f"{next(name for name in names if name not in held)}.csv"


@dataclass(frozen=True)
class Correction:
    """A sentence that was given, of each number that it names. edition: the first that has it, '' while it
    waits on the desk; superseded: whether another stands in its place."""

    day: str
    query: str
    note_id: str
    note_en: str
    edition: str = ""
    superseded: bool = False
    figure: Figure = WHOLE_QUESTION


def corrections(who: Officer) -> list[Correction]:
    """The sentences of this office, the newest first: those that wait on the desk, then those of the served
    edition."""
    if not may_correct(who):
        raise Refused("not_granted")
    waiting = [
        correction
        for one in reversed(tray.entries())
        if one.name.startswith("koreksi ")
        for correction in _read(one)
    ]
    served = editions.current(folders.build_folder())
    rows = Edition(str(served), who.grants.rules).rows("frame/corrections") if served else pd.DataFrame()
    own = rows[rows["provenance"] == "imported"] if len(rows) else rows
    later = own["superseded_on"].notna() if "superseded_on" in own else pd.Series(False, index=own.index)
    published = [
        Correction(
            str(row.corrected_on)[:10],
            row.query,
            row.note_id,
            _own(row, "note_en"),
            row.edition or "",
            is_gone,
            Figure(**{name: _own(row, name) for name in NAMES}),
        )
        for row, is_gone in zip(own.itertuples(), later, strict=True)
    ]
    return [*waiting, *published]


def _own(row: Any, name: str) -> str:
    """A text of a row of `frame/corrections` as it was written: in English nothing where there is Indonesian
    alone. An earlier edition names no number."""
    text = getattr(row, name, None)
    written = getattr(row, f"{name.removesuffix('_en')}_id", None)
    if pd.isna(text) or (name.endswith("_en") and text != written and text.endswith(f") {written}")):
        return ""
    return str(text)


def _read(entry: Entry) -> list[Correction]:
    """The sentences in a file of the desk; none where it is no file that was written here."""
    file = store.file(entry.sha256)
    if file is None:
        return []
    labels = {column.label_id: column.name for column in CORRECTIONS.columns}
    try:
        with file.open(encoding="utf-8", newline="") as content:
            rows = [
                {labels.get(label): text for label, text in row.items()} for row in csv.DictReader(content)
            ]
        return [
            Correction(
                row["corrected_on"],
                row["query"],
                row["note_id"],
                row["note_en"],
                figure=Figure(**{name: row.get(name) or "" for name in NAMES}),
            )
            for row in rows
        ]
    except (OSError, ValueError, KeyError, csv.Error):
        return []


def _written(rows: Sequence[dict[str, str]]) -> Path:
    """A file of corrections, on the disk of the desk."""
    folders.desk_folder().mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folders.desk_folder())
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow([column.label_id for column in CORRECTIONS.columns])
        writer.writerows([row[column.name] for column in CORRECTIONS.columns] for row in rows)
    return Path(name)


def take_out(who: Officer, key: str) -> None:
    """Take an entry out of the tray."""
    entry = tray.entry(key)
    if entry is None:
        raise Refused("not_there")
    if entry.account != who.name and not _loads_everything(who):
        raise Refused("not_granted")
    tray.take_out(key)
    journal.add(who.name, "taken_out", files=(Named(entry.name, entry.sha256),))


def leave_out(who: Officer, name: str) -> Entry:
    """Leave a file of the served edition out of the next one."""
    told = tray.held(editions.current(folders.build_folder()))
    if name not in told:
        raise Refused("not_there")
    if journal.loaded_by().get(told[name]) != who.name and not _loads_everything(who):
        raise Refused("not_granted")
    return tray.leave_out(name, who.name)


def may_look(who: Officer) -> None:
    """Raises Refused for who may see nothing of the desk."""
    if not who.grants.looks:
        raise Refused("not_granted")


def sees(who: Officer, account: str) -> bool:
    """Whether somebody is told what an account has loaded: its own, and all of who publishes or may load
    everything."""
    return account == who.name or who.grants.publishes or _loads_everything(who)


def told(who: Officer) -> list[Step]:
    """The lines of the journal that somebody may read, the newest first: who sees what others load reads all
    of them, everybody else their own, and what was published and taken back, without its files and notes."""
    may_look(who)
    lines = []
    for line in reversed(journal.steps()):
        if sees(who, line.account):
            lines.append(line)
        elif line.step in publishing.SWITCHES:
            lines.append(replace(line, files=(), note=""))
    return lines


def look(who: Officer, scale: str = "full") -> None:
    """Have a candidate built beside the server."""
    may_look(who)
    if any(checks.of(one) is None for one in tray.entries() if not one.leaves_out):
        raise Refused("being_read")
    try:
        candidate.start(who.name, scale)
    except Busy as error:
        raise Refused("building") from error


def stop(who: Officer) -> None:
    """End the build of the candidate."""
    may_look(who)
    candidate.stop(who.name)


def discard(who: Officer) -> None:
    """Remove the candidate."""
    may_look(who)
    try:
        candidate.discard(who.name)
    except editions.AnotherBuild as error:
        raise Refused("building") from error


def publish(who: Officer, edition: str, hour: datetime.datetime | None = None, note: str = "") -> str:
    """Publish the candidate of that name, at once or from an hour on."""
    if not who.grants.publishes:
        raise Refused("not_granted")
    return publishing.publish(who.name, who.by_second, hour, _noted(note), edition)


def withdraw(who: Officer, edition: str, instead: str = "", note: str = "") -> str:
    """Take back an edition that is served or waits. Gives the name of the one that is served then."""
    if not who.grants.publishes:
        raise Refused("not_granted")
    return publishing.withdraw(who.name, edition, instead, _noted(note))


def reopen(who: Officer, edition: str, note: str = "") -> None:
    """Serve a kept edition again."""
    if not who.grants.publishes:
        raise Refused("not_granted")
    publishing.reopen(who.name, edition, _noted(note))


def _noted(note: str) -> str:
    """A note as the journal keeps it for good. Raises Refused."""
    told = texts.legible(note)
    if len(told) > MOST_JOURNAL_LETTERS:
        raise Refused("note_too_long", str(MOST_JOURNAL_LETTERS))
    if personal.names_a_person(told):
        raise Refused("personal_note")
    return told


def _loads_everything(who: Officer) -> bool:
    return who.grants.loads == Loads(None, None, None)
