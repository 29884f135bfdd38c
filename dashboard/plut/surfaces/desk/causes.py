"""Which of the office's files a change is from.

A number is put down to the files of the data sets that its query reads, of those that were added, taken away
or replaced; of its own place alone where files say which places they hold. Several that remain are all
named. Where no file of these data sets is another, and queries, reference data or published facts are, it is
the product itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from plut.building.incoming.datasets import CORRECTIONS
from plut.warehouse import rules
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
    """The data sets of an office whose rows differ."""
    held = rules.marts()
    own = {one.mart: held[one.mart].datasets for one in differences.marts if one.mart in held}
    single = {datasets[0] for datasets in own.values() if len(datasets) == 1}
    return {name for name in (*single, *own) if name in OF_OFFICES}


class Causes:
    """What may have caused a change between two editions."""

    def __init__(self, files: Iterable[ChangedFile], differences: Differences) -> None:
        self.files = tuple(files)
        self._is_product = differences.is_asked_otherwise or any(map(_is_of_product, differences.marts))
        self._of_measures = _of_measures(differences)

    def of(self, data: Iterable[str], place: str = "", measure: str = "") -> tuple[str, ...]:
        """The names of files, any of which may be it; none where it is the product itself. place: the code of
        a province, where the number is of one. measure: of areas, where it is one of these."""
        read = {OF_A_DATASET.get(name, name) for name in data}
        read &= self._of_measures.get(measure, read)
        found = [one for one in self.files if one.dataset in read]
        if not found and self._is_product:
            return ()
        found = found or list(self.files)
        near = [one for one in found if not place or one.places is None or place in one.places]
        return tuple(dict.fromkeys(one.name for one in near or found))


def _is_of_product(one: Differing) -> bool:
    """Whether rows differ that no office fills: of a mart without any, or published ones."""
    if one.mart not in rules.marts():
        return True
    if one.mart in OFFICES_ALONE or "provenance" not in one.rows:
        return False
    return bool((one.rows["provenance"] == "published").any())


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
