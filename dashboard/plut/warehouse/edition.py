"""One edition as readers use it: its rows, kept for all who ask the same, its SQL, and the outlines beside
the app."""

import functools
import hashlib
import json
import threading
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from plut.base import files, folders, journal, watching
from plut.warehouse import editions, former_names, sql_files
from plut.warehouse.connection import UnknownQuery, Warehouse
from plut.warehouse.rules import OPEN, Rules
from plut.warehouse.shown import Bounded, Shown

# Where names and hatches stand on a map: no number of any edition.
DRAWING_AIDS = ("frame/hatches", "frame/map_names")
OUTLINES_ADDRESS = "/app/static/outlines"  # below the app's base path
# An earlier text of it leaves out a data set of which it may not be known how many rows it has.
COUNTED = "frame/datasets"
KEPT_RULES = 30  # sets of rules of all editions together: as many roles as offices have
KEPT_OPEN = 3  # editions, so that a new one does not cut a reader off

_opened: dict[str, Warehouse] = {}
_bounded: dict[tuple[Warehouse, Rules], Bounded] = {}
_opening = threading.Lock()


@dataclass(frozen=True)
class Edition:
    """The edition in a file, as it is read by rules. Two that read the same file by the same rules are equal;
    nothing is opened before a row is asked for. is_draft: whether its office alone looks at it."""

    path: str
    rules: Rules = OPEN
    is_draft: bool = False

    @property
    def name(self) -> str:
        return self._warehouse.edition

    @property
    def texts(self) -> dict[str, str]:
        """The text of each page query, by name, as this edition has it."""
        return self._warehouse.texts

    def rows(self, query: str, **parameters: object) -> pd.DataFrame:
        """The rows of a page query; a parameter that is not given is null. The frame is the
        caller's own, though it copies no value until one is written.

        Raises UnknownQuery and UnknownParameter, and Withheld where the rules let none of it be seen.
        """
        return _rows(self, query, **parameters).frame.copy(deep=False)

    def is_part(self, query: str, **parameters: object) -> bool:
        """Whether the rules leave out rows of what a query says."""
        return not self.rules.are_open and _rows(self, query, **parameters).is_part

    def sql(self, query: str) -> str:
        """The text of a query: the edition's own, or today's of a question that nobody asked in its day.
        Raises UnknownQuery."""
        if query == COUNTED and not self.rules.tells_counts:
            return _todays()[query]
        try:
            return self._warehouse.texts[former_names.of_query(query, self._warehouse.texts)]
        except UnknownQuery:
            if query not in _todays():
                raise
            return _todays()[query]

    def header(self, query: str) -> sql_files.Header:
        """What the comment on top of a query promises: grain, parameters, columns and data sets."""
        return _header(self, query)

    def parameters(self, query: str) -> frozenset[str]:
        return frozenset(entry.name for entry in self.header(query).params)

    def outlines(self, level: str, drawn_in: str = "country") -> str | dict[str, object]:
        """Where a browser finds the outlines of a level below the app's address, or the outlines themselves
        as GeoJSON where no file can be written beside the app.

        drawn_in: "country" for a map of all, "province" for one of a part, which shows more of them.
        """
        return _outlines(self, level, drawn_in)

    @property
    def previous(self) -> "Edition | None":
        """The edition that was built before this one and is kept; None where there is none."""
        path = editions.before(Path(self.path))
        return replace(self, path=str(path), is_draft=False) if path else None

    def opened(self, *, is_whole: bool = False) -> Warehouse:
        """Its file as it is opened: what its rules let be read row by row, or the whole. For comparing
        editions; pages ask for rows."""
        return self._warehouse if is_whole or self.rules.bound_nothing else self._bounded.granted

    def keep(self) -> None:
        """Keep this edition beyond the usual three: something that names it is given away."""
        editions.hand_out(Path(self.path).parent, self.name)

    @property
    def is_served(self) -> bool:
        """Whether it is the one that readers get who name none."""
        served = editions.current(Path(self.path).parent)
        return served is not None and served.name == Path(self.path).name

    @property
    def _warehouse(self) -> Warehouse:
        with _opening:
            if self.path not in _opened:
                while len(_opened) >= KEPT_OPEN:
                    _opened.pop(next(iter(_opened)))  # who reads it still holds it
                _opened[self.path] = Warehouse(Path(self.path))
                journal.note(Path(self.path).parent, "edition_opened", edition=_opened[self.path].edition)
            return _opened[self.path]

    @property
    def _bounded(self) -> Bounded:
        """The edition by its rules. Views are made once."""
        whole = self._warehouse
        with _opening:
            if (whole, self.rules) not in _bounded:
                for key in [key for key in _bounded if key[0] not in _opened.values()]:
                    del _bounded[key]
                while len(_bounded) >= KEPT_RULES:
                    del _bounded[next(iter(_bounded))]
                path = Path(self.path)
                closed = self.rules.of_datasets
                loaded = whole if closed.bound_nothing else Warehouse(path, closed)
                granted = loaded if closed == self.rules else Warehouse(path, self.rules)
                summed = Warehouse(path, self.rules, for_sums=True) if self.rules.sums else granted
                _bounded[whole, self.rules] = Bounded(loaded, granted, summed, self.rules)
            return _bounded[whole, self.rules]


def forget(path: str) -> None:
    """Open a file anew the next time: it was damaged, and may have been mended."""
    with _opening:
        _opened.pop(path, None)


# some forty calls a page
@watching.cache("rows")
@functools.lru_cache(maxsize=500, typed=True)
def _rows(edition: Edition, query: str, **parameters: object) -> Shown:
    text = edition.sql(query)
    try:
        if edition.rules.are_open:
            return Shown(edition.opened().run(query, text, **parameters))
        return edition._bounded.shown(query, text, edition.header(query), **parameters)
    except UnknownQuery:
        if query not in DRAWING_AIDS or edition.is_served:
            raise
        served = editions.current(Path(edition.path).parent)
        return _rows(replace(edition, path=str(served)), query, **parameters)


@functools.cache
def _todays() -> dict[str, str]:
    """The text of each page query of this version, by name."""
    files = sql_files.read_folder(folders.QUERIES, "pages")
    return {name.removeprefix("pages/"): file.text for name, file in files.items()}


@functools.lru_cache(maxsize=500)
def _header(edition: Edition, query: str) -> sql_files.Header:
    return sql_files.parse_header(edition.sql(query), query)


@functools.lru_cache(maxsize=8)
def _outlines(edition: Edition, level: str, drawn_in: str) -> str | dict[str, object]:
    # former editions have the exact ones only
    chosen = {"drawn_in": drawn_in} if "drawn_in" in edition.parameters("frame/outlines") else {}
    text: str = edition.rows("frame/outlines", level=level, **chosen)["geojson"].iloc[0]
    name = f"{level}-{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    folder = folders.STATIC / "outlines"
    try:
        folder.mkdir(exist_ok=True)
        if not (folder / name).exists():
            files.write_whole(folder / name, text)
    except OSError:
        return dict(json.loads(text))
    return f"{OUTLINES_ADDRESS}/{name}"
