"""How much is read: pages, pictures, rows, files and slides by day, under names of ours.

Nothing that could tell who: no person, no address of a machine, no browser, no page that led here, nothing
that a reader typed or chose. A robot is counted like a reader, as nothing is kept that could tell them apart.
An answer only adds one in memory; a thread of its own writes, so that no disk can slow or stop an answer. A
process that is killed loses the last seconds.
"""

import atexit
import datetime
import logging
import re
import sqlite3
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Literal, get_args

import pandas as pd

from plut.base import clock, folders, journal, settings

# page: opened in the app; light_page, picture, rows: given by address; download: a file that the app gives;
# slide: of the meeting room.
Kind = Literal["page", "light_page", "picture", "rows", "download", "slide"]
KINDS: tuple[Kind, ...] = get_args(Kind)
NAME = re.compile(
    r"[a-z0-9_/-]{1,80}"
)  # of a page, a picture, a query or a file; no sentence, no mail address
KEPT_DAYS = 400
WRITTEN_EVERY = 5.0  # seconds
PATIENCE = 5.0  # seconds that a writer waits for another process

TABLE = """
create table if not exists usage (
    day text not null,
    kind text not null,
    name text not null,
    count integer not null,
    primary key (day, kind, name)
) without rowid
"""
ADD = """
insert into usage (day, kind, name, count) values (?, ?, ?, ?)
on conflict (day, kind, name) do update set count = count + excluded.count
"""
DROP = "delete from usage where day < ?"
BY_DAY = """
select day, kind, sum(count) as count
from usage
where day >= ?
group by day, kind
order by day, kind
"""
BY_NAME = """
select kind, name, sum(count) as count
from usage
where day >= ?
group by kind, name
order by kind, count desc, name
"""

_counted: Counter[tuple[str, Kind, str]] = Counter()  # by day, kind and name; not written yet
_counting = threading.Lock()
_writing = threading.Lock()
_state = {"has_writer": False, "is_failing": False}


def count(kind: Kind, name: str) -> None:
    """Count one of what is read. name: of ours; what can be none is not counted."""
    if not settings.counts_usage() or not NAME.fullmatch(name):
        return
    with _counting:
        _counted[clock.today().isoformat(), kind, name] += 1
        is_first, _state["has_writer"] = not _state["has_writer"], True
    if is_first:
        atexit.register(_at_exit)
        threading.Thread(target=_write_on, name="usage", daemon=True).start()


def flush() -> bool:
    """Write what is counted. Whether all of it is written: what could not be is kept for the next time."""
    with _writing:
        with _counting:
            taken = _counted.copy()
            _counted.clear()
        if not taken:
            return True
        try:
            _write(taken)
        except (OSError, sqlite3.Error) as error:
            with _counting:
                _counted.update(taken)
            if not _state["is_failing"]:
                where, failed = folders.build_folder(), type(error).__name__
                journal.note(where, "usage_not_written", logging.WARNING, error=failed)
            _state["is_failing"] = True
        else:
            _state["is_failing"] = False
        return not _state["is_failing"]


def by_day(since: datetime.date) -> pd.DataFrame:
    """`day`, `kind`, `count`: how many of each kind on each day."""
    return _read(BY_DAY, since, ("day", "kind", "count"))


def by_name(since: datetime.date) -> pd.DataFrame:
    """`kind`, `name`, `count`: how many of each since a day, of each kind the most first."""
    return _read(BY_NAME, since, ("kind", "name", "count"))


def file() -> Path:
    """The database, which is there once something has been counted."""
    return folders.desk_folder() / "usage.sqlite"


def _write(taken: Counter[tuple[str, Kind, str]]) -> None:
    oldest = clock.today() - datetime.timedelta(days=KEPT_DAYS)
    file().parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file(), timeout=PATIENCE)) as database:
        database.execute("pragma journal_mode = wal")  # who reads waits for no writer
        with database:
            database.execute(TABLE)
            database.executemany(ADD, [(*key, number) for key, number in taken.items()])
            database.execute(DROP, (oldest.isoformat(),))


def _read(sql: str, since: datetime.date, columns: tuple[str, ...]) -> pd.DataFrame:
    if not file().exists():
        return pd.DataFrame(columns=list(columns))
    with closing(
        sqlite3.connect(f"{file().resolve().as_uri()}?mode=ro", timeout=PATIENCE, uri=True)
    ) as database:
        return pd.read_sql_query(sql, database, params=(since.isoformat(),))


def _write_on() -> None:
    """For as long as the process runs."""
    while True:
        time.sleep(WRITTEN_EVERY)
        flush()


def _at_exit() -> None:
    """Several processes that end together may find the file taken by another for a moment."""
    until = time.monotonic() + PATIENCE
    while not flush() and time.monotonic() < until:
        time.sleep(0.1)
