"""Which of the office's files a change is from.

A number is put down to the files of the data sets that its query reads, of those that were added, taken away
or replaced; of its own place alone where files say which places they hold, and to one alone that its row
names. Several that remain are all named. Where no file can have done it, a new version of the product has: it
counts in another way, or brings other reference data or published facts.
"""

import functools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from plut.base import folders
from plut.building.incoming.datasets import CORRECTIONS
from plut.warehouse import rules, sql_files
from plut.warehouse.differing import Differences, Differing
from plut.warehouse.edition import Edition
from plut.warehouse.rules import DATASETS
from plut.warehouse.shown import Withheld, plain

OF_OFFICES = (*DATASETS, CORRECTIONS.name)  # whose rows come with files
OF_A_DATASET = {"centre_history": "centres"}  # data sets of a header that the files of another fill
OF_FILES = ("data/imported_files", "data/import_outcomes")  # what became of each file


# marts of which a published row goes where an office's takes its place
OFFICES_ALONE = frozenset({"datasets", "centres", "centres_of_provinces", "centre_catchments"})


@dataclass(frozen=True)
class ChangedFile:
    """An incoming file that one of two editions has, or has with other rows. places: the codes of provinces
    that its rows are of; None where nobody says."""

    name: str
    dataset: str
    what: Literal["added", "removed", "replaced"]
    places: frozenset[str] | None = None


@dataclass(frozen=True)
class Cause:
    """files: any of which may be it. why: their "rows", or that they are "removed"; where no file is it: a
    new "version" of the product, which counts or simulates in another way, other "reference" data or
    published facts that it brings, or the "day" of the build, from which on more rows of a file hold."""

    files: tuple[str, ...]
    why: Literal["rows", "removed", "version", "reference", "day"]


def changed_files(
    before: Edition | None, after: Edition, differences: Differences
) -> tuple[ChangedFile, ...]:
    """The files that differ, as far as both editions tell: by name and by what became of their rows. Where a
    data set has other rows and its files seem the same, each may have been replaced."""
    former, latter = _files(before), _files(after)
    outcomes = [_outcomes(edition) for edition in (before, after)]
    touched = _touched(differences)
    found = []
    for dataset in OF_OFFICES:
        one, other = former.get(dataset, set()), latter.get(dataset, set())
        found += [ChangedFile(name, dataset, "added") for name in sorted(other - one)]
        found += [ChangedFile(name, dataset, "removed") for name in sorted(one - other)]
        same = sorted(one & other)
        replaced = [name for name in same if outcomes[0].get(name) != outcomes[1].get(name)]
        if not replaced and one == other and dataset in touched:
            replaced = same
        found += [ChangedFile(name, dataset, "replaced") for name in replaced]
    return tuple(found)


def held_files(*of: Edition | None) -> dict[str, set[str]]:
    """The files of each data set, and of each kind of file, in any of some editions."""
    held: dict[str, set[str]] = {}
    for edition in of:
        for name, files in _files(edition).items():
            held.setdefault(name, set()).update(files)
    return held


def _files(edition: Edition | None) -> dict[str, set[str]]:
    """The files of each data set."""
    if edition is None:
        return {}
    rows = edition.rows("frame/datasets")
    return {
        name: {file for files in own["files"] for file in plain(files) or ()}
        for name, own in rows.groupby("name")
    }


def _outcomes(edition: Edition | None) -> dict[str, list[str]]:
    """What became of the rows of each file."""
    found: dict[str, list[str]] = {}
    for query in OF_FILES if edition else ():
        try:
            rows = edition.rows(query) if edition else pd.DataFrame()
        except Withheld:
            continue
        for row in rows.to_dict("records"):
            found.setdefault(str(row["file"]), []).append(repr([plain(value) for value in row.values()]))
    return found


def _touched(differences: Differences) -> set[str]:
    """The data sets whose own rows differ, those of an office. A mart that is made of several, as measures of
    areas are, tells of none of them."""
    fills = _fills()
    differing = [one.mart for one in differences.marts if "imported" in _provenances(one)]
    return {name for mart in differing if len(fills.get(mart, ())) == 1 for name in fills[mart]}


@functools.cache
def _fills() -> Mapping[str, frozenset[str]]:
    """The data sets of offices that each mart is made of."""
    files = sql_files.read_folder(folders.QUERIES, "marts")
    read = {name: {OF_A_DATASET.get(one, one) for one in file.header.data} for name, file in files.items()}
    return {name.partition("/")[2]: frozenset(sets & set(OF_OFFICES)) for name, sets in read.items()}


class Causes:
    """What may have caused a change between two editions."""

    def __init__(
        self,
        files: Iterable[ChangedFile],
        differences: Differences,
        held: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        """held: the files of each data set, and of each kind of file, in either edition."""
        self.files = tuple(files)
        self._held = held or {}
        self._differences = differences
        self._of_measures = _of_measures(differences)

    def of(
        self,
        queries: Iterable[str],
        data: Iterable[str],
        place: str = "",
        measure: str = "",
        key: Iterable[object] = (),
    ) -> Cause:
        """What may have caused that what queries say is another. place: the code of a province, where the
        number is of one; measure: of areas, where it is one of these; key: of its row, which may name a file
        or a data set."""
        named = {word for one in key for word in (str(one), *str(one).split())}
        named |= {file for name in named & self._held.keys() for file in self._held[name]}
        if own := [one for one in self.files if one.name in named]:
            return _cause(own)
        read = {OF_A_DATASET.get(name, name) for name in data}
        read &= self._of_measures.get(measure, read)
        found = self._of(read)
        if not found:
            asked = tuple(queries)
            found = self._of(self._filling(asked))
            if not found and (why := self._of_product(asked)):
                return Cause((), why)
        found = found or list(self.files)
        near = [one for one in found if not place or one.places is None or place in one.places]
        return _cause(near or found)

    def _of(self, datasets: Iterable[str]) -> list[ChangedFile]:
        return [one for one in self.files if one.dataset in datasets]

    @functools.cache  # noqa: B019 (one comparison)
    def _filling(self, queries: tuple[str, ...]) -> frozenset[str]:
        """The data sets that fill what differs of what queries read."""
        held, read = rules.marts(), self._read(queries)
        marts = [one.mart for one in self._differences.marts if one.mart in read and one.mart in held]
        return frozenset(name for mart in marts for name in held[mart].datasets)

    def _read(self, queries: tuple[str, ...]) -> set[str]:
        return {mart for query in queries for mart in self._differences.reads(query).marts}

    @functools.cache  # noqa: B019 (one comparison)
    def _of_product(self, queries: tuple[str, ...]) -> Literal["version", "reference", "day", ""]:
        """What it is where no file fills what queries read; nothing where any file may be it."""
        if any(map(self._differences.is_asked_otherwise, queries)):
            return "version"
        read = self._read(queries)
        differing = [one for one in self._differences.marts if one.mart in read]
        if any(map(_is_of_product, differing)):
            return "reference"
        if self.files:
            return ""
        return "version" if any("simulated" in _provenances(one) for one in differing) else "day"


def _cause(files: list[ChangedFile]) -> Cause:
    gone = all(one.what == "removed" for one in files)
    return Cause(tuple(dict.fromkeys(one.name for one in files)), "removed" if gone else "rows")


def _is_of_product(one: Differing) -> bool:
    """Whether rows differ that no office fills: of a mart without any, or published ones."""
    if one.mart not in rules.marts():
        return True
    return one.mart not in OFFICES_ALONE and "published" in _provenances(one)


def _provenances(one: Differing) -> set[str]:
    return set(one.rows["provenance"]) if "provenance" in one.rows else set()


def _of_measures(differences: Differences) -> dict[str, set[str]]:
    """The data sets that each measure of areas is of, as the rows that differ say."""
    found: dict[str, set[str]] = {}
    for one in differences.marts:
        if {"measure", "dataset"} <= set(one.rows):
            for measure, dataset in (
                one.rows[["measure", "dataset"]].drop_duplicates().itertuples(index=False)
            ):
                found.setdefault(str(measure), set()).add(str(dataset))
    return found
