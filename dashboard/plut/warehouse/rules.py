"""Bounds on what may be read of an edition: which data sets, provinces and institutions. The marts are seen
through views that hold them.

Only rows that an office loads, and the simulated ones in their place, are ever bounded; what was published
may be read by whoever may read at all. Of each mart `shown.toml` says whose rows it holds."""

import functools
import hashlib
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

GUARDED = ("imported", "simulated")  # provenances; what is weaker than derived holds rows of an office
DATASETS = ("centres", "consultants", "travel_times", "certification_applications", "procurement")


@dataclass(frozen=True)
class Rules:
    """What may be read of an office's rows; None for all of them.

    provinces: codes; institutions: codes of procuring ones, else those of the provinces; datasets: of
    DATASETS. sums: also sums, medians and positions over rows that may not be read one by one.
    hides_counts: not even how many rows a data set has in all places together. hides_files: not what an
    office's files are called, nor what stood in rows that were not accepted.
    """

    provinces: frozenset[str] | None = None
    institutions: frozenset[str] | None = None
    datasets: frozenset[str] | None = None
    sums: bool = False
    hides_counts: bool = False
    hides_files: bool = False

    @property
    def bound_nothing(self) -> bool:
        """Whether all of an edition may be read as it is."""
        return self.are_open and not self.hides_files

    @property
    def are_open(self) -> bool:
        """Whether every row may be read."""
        return not (self.bounds_places or self.hides_counts) and self.datasets is None

    @property
    def bounds_places(self) -> bool:
        """Whether rows of some places may not be read."""
        return self.provinces is not None or self.institutions is not None

    @property
    def key(self) -> str:
        """What is kept for who reads by these rules; empty where all may be read."""
        if self.bound_nothing:
            return ""
        parts = (self.provinces, self.institutions, self.datasets)
        said = [self.sums, self.hides_files]
        told = repr([None if part is None else sorted(part) for part in parts] + said)
        return hashlib.sha256(told.encode()).hexdigest()[:12]

    @property
    def of_datasets(self) -> "Rules":
        """Without their bounds on places: what nobody has loaded, for who reads by these rules."""
        return Rules(datasets=self.datasets, hides_counts=not self.tells_counts, hides_files=self.hides_files)

    @property
    def tells_counts(self) -> bool:
        """Whether it may be known how many rows a data set has in all places together."""
        return not self.hides_counts and (self.sums or not self.bounds_places)


OPEN = Rules()


def narrower(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """What two bounds have in common; None bounds nothing."""
    if one is None or other is None:
        return other if one is None else one
    return one & other


@dataclass(frozen=True)
class Holds:
    """What a mart holds.

    datasets: of which its guarded rows are; dataset: what tells it of each, where one may be seen without the
    others. place, institution: columns, or expressions of columns, that say whose a row is. compares: its
    rows speak of others too (positions, picks out of all). is_of_all: no row is of one place. is_private:
    what files said, for who sees all. others: columns that name others. counts: columns that count rows of
    all places together. of_files: columns that say what files are called or what stood in them, and what
    stands there for who is not told.
    """

    datasets: tuple[str, ...] = ()
    dataset: str = ""
    place: str = ""
    institution: str = ""
    compares: bool = False
    is_of_all: bool = False
    is_private: bool = False
    others: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    of_files: Mapping[str, str] = field(default_factory=dict, hash=False)


@functools.cache
def marts() -> dict[str, Holds]:
    """What each mart holds that has rows of an office."""
    with (Path(__file__).parent / "shown.toml").open("rb") as file:
        told = tomllib.load(file)
    return {name: _holds(**one) for name, one in told.items()}


def _holds(**told: Any) -> Holds:
    values: dict[str, Any] = {n: tuple(one) if isinstance(one, list) else one for n, one in told.items()}
    return Holds(**values)


def view(mart: str, columns: Collection[str], rules: Rules, *, for_sums: bool) -> str:
    """The SELECT through which a mart of the edition that is attached as `whole` is read. columns: those of
    the mart, which a kept edition may lack; for_sums: what sums are made of, and not shown row by row."""
    holds = marts().get(mart)
    counts = () if holds is None or rules.tells_counts else holds.counts
    of_files = holds.of_files if holds is not None and rules.hides_files else {}
    has_all = not counts and replace(rules, hides_counts=False).are_open
    public = f"mart.provenance not in ({_listed(GUARDED)})"
    if holds is None:  # of a kept edition, under a name that it had then
        return f"from whole.marts.{mart} as mart" + ("" if has_all else f" where {public}")
    hidden = () if has_all else (*holds.others, *counts)
    told = {name: f"case when {public} then mart.{name} end" for name in hidden}
    told |= {name: f"case when {public} then mart.{name} else {text} end" for name, text in of_files.items()}
    replaced = ", ".join(f"{text} as {name}" for name, text in told.items() if name in columns)
    selected = f"select * replace ({replaced})" if replaced else "select *"
    granted = " and ".join(() if has_all else _conditions(holds, rules, for_sums=for_sums)) or "true"
    return f"{selected} from whole.marts.{mart} as mart where {public} or ({granted})"


def _conditions(holds: Holds, rules: Rules, *, for_sums: bool) -> list[str]:
    """Under which guarded rows of a mart are seen."""
    if holds.is_private:
        return ["false"]
    granted = []
    if rules.datasets is not None and holds.dataset:
        granted.append(f"{holds.dataset} in ({_listed(rules.datasets)})")
    elif rules.datasets is not None and not set(holds.datasets) <= rules.datasets:
        return ["false"]
    if for_sums:  # rows of other places are left out once the sums are made
        return granted
    if holds.institution and rules.institutions is not None:
        bound = f"{holds.institution} in ({_listed(rules.institutions)})"
    elif rules.provinces is not None and (holds.place or holds.is_of_all):
        bound = f"left({holds.place or 'null'}, 2) in ({_listed(rules.provinces)})"
    else:
        bound = ""
    if bound:
        granted.append("false" if holds.compares or holds.is_of_all else bound)
    if holds.dataset and holds.place and rules.institutions is not None:
        granted.append(f"{holds.dataset} <> 'procurement'")  # of all institutions of the place
    return granted


def _listed(codes: Iterable[str]) -> str:
    """Codes as a list of SQL; one that no row has where there are none."""
    return ", ".join(f"'{code.replace(chr(39), chr(39) * 2)}'" for code in sorted(codes)) or "null"
