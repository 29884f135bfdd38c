"""What differs between two editions: what pages lead with, then every number of every page, before and after,
and which file caused it.

Each page is read in its usual state with its simulated views open, and what it asks is asked of both
editions; then the same under other choices (see further.py). What a query says is compared only where a row
that it reads, its text or a macro is another: the others say the same. Every row of the marts that differs
stands behind a change that is named, or among the rows that no page shows.

The press room hands out pictures of the other pages and has no number of its own, so that it is none of them.

Both editions are read by the rules of the reader who compares them. Pages are made anew, and what is kept for
readers is kept of them too: on a machine with many readers this belongs into a process of its own.
"""

import functools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from plut.content.subject import Subject
from plut.subjects.every import SUBJECTS
from plut.surfaces.desk import asking, usual
from plut.surfaces.desk.asking import Ask, Lead, Read
from plut.surfaces.desk.causes import Cause, Causes, ChangedFile, changed_files, held_files
from plut.surfaces.desk.comparing import PLACE, Cell, are_among, cells
from plut.surfaces.desk.further import Walk, wide
from plut.surfaces.desk.usual import Why
from plut.warehouse.connection import UnfitParameters, UnknownQuery
from plut.warehouse.differing import Differences
from plut.warehouse.edition import Edition
from plut.warehouse.shown import Withheld
from plut.warehouse.sql_files import Header

MOST = 12  # values of one choice that are walked
# what draws a map, finds what somebody types, or is told by the marts themselves
NO_NUMBERS = frozenset({"frame/hatches", "frame/map_names", "frame/outlines", "centres/extent"})
FOUND = "_found"  # how the name of a query ends that finds what somebody types
# grain or parameter -> whose place it is
PLACES = ("region_code", "province_code", "regency_code", "region", "province", "row_code")
# codes in rows, with the columns that tell their names
NAMES = (("centre_id", "name"), ("centre_id", "centre_name"), ("institution_code", "institution_name"))
OWNED = ("centre_id", "centre", "institution_code", "unit_id")
Step = Literal["pages", "questions", "lines"]
Progress = Callable[[Step, int, int], None]  # what is gone through, how many of them are done, of how many


@dataclass(frozen=True)
class Headline:
    """What a page leads with and is another; before, after: None where it is not there. move, usual: of a
    large number how far it moves, and how far it does usually, as a part of itself."""

    before: Lead | None
    after: Lead | None
    move: float | None
    usual: float | None
    why: Why
    cause: Cause

    @property
    def lead(self) -> Lead:
        """As it is now, else as it was."""
        lead = self.after or self.before
        assert lead is not None
        return lead

    @property
    def is_simulated(self) -> bool:
        """Whether it was simulated, if it was there, and is so, if it is."""
        return all(one.is_simulated for one in (self.before, self.after) if one)


@dataclass(frozen=True)
class Found:
    """A value that is another. pages: by name, those that show it. asked: how; by: of parameters that are
    walked the one that is chosen for it. place: the province, where it is of one."""

    pages: tuple[str, ...]
    asked: Ask
    latter: Ask
    by: str
    cell: Cell
    place: str
    why: Why

    @property
    def is_simulated(self) -> bool:
        """Whether it was simulated, if it was there, and is so, if it is."""
        return set(self.cell.provenance) - {""} == {"simulated"}


@dataclass(frozen=True, eq=False)
class Unshown:
    """Rows of a mart that differ and that no number shows."""

    mart: str
    before: int
    after: int
    rows: pd.DataFrame = field(repr=False)


@dataclass(frozen=True, eq=False)
class Changes:
    """All that differs. headlines: what pages lead with; same: what of it is as it was. rows: in the order of
    the pages; of each those that are simulated last, and numbers of the whole country before those of places.

    titles: of what shows a query's rows. left: by query and parameter, how many values of a choice there are
    where not all were walked. incomparable: pages and queries that the former edition cannot answer.
    withheld: how many questions rest on rows that the reader may not see.
    """

    before: Edition | None
    after: Edition
    language: str
    headlines: tuple[Headline, ...]
    same: tuple[Lead, ...]
    rows: tuple[Found, ...]
    unshown: tuple[Unshown, ...]
    titles: Mapping[Ask | str, str]
    files: tuple[ChangedFile, ...]
    causes: Causes
    frames: Mapping[Ask, tuple[pd.DataFrame, pd.DataFrame]]
    left: Mapping[tuple[str, str], int]
    incomparable: tuple[str, ...]
    withheld: int

    def __len__(self) -> int:
        return len(self.rows)

    @functools.cached_property
    def real(self) -> tuple[Found, ...]:
        """Those that are not simulated before and after."""
        return tuple(one for one in self.rows if not one.is_simulated)

    @functools.cached_property
    def unusual(self) -> Mapping[Why, int]:
        """How many real changes are unusual, by why."""
        return Counter(one.why for one in self.real if one.why)

    @functools.cached_property
    def names(self) -> Mapping[str, str]:
        """The names of centres and institutions by their codes, as far as compared rows tell them."""
        return {
            str(value): text
            for frames in self.frames.values()
            for frame in frames
            for code, name in NAMES
            if code in frame and name in frame
            for value, text in zip(frame[code], frame[name], strict=True)
            if isinstance(text, str) and text
        }

    def header(self, query: str) -> Header:
        return self.after.header(query)


def between(
    before: Edition | None,
    after: Edition,
    language: str,
    pages: tuple[Subject, ...] = SUBJECTS,
    *,
    files: tuple[ChangedFile, ...] | None = None,
    progress: Progress = lambda *_: None,
    most: int = MOST,
) -> Changes:
    """What differs between two editions.

    files: those that differ, where the caller knows; else what both editions tell. progress: is told how many
    pages are read, then how many of their questions are compared. most: values of one choice that are walked.
    """
    differences = Differences(before, after)
    if differences.are_none:
        pages = ()
    comparison = _Comparison(before, after, language, differences, most)
    for at, page in enumerate(pages):
        progress("pages", at, len(pages))
        comparison.read(page)
    comparison.compare(progress)
    changed = changed_files(before, after, differences) if files is None and pages else files or ()
    causes = Causes(changed, differences, held_files(before, after) if changed else {})
    headlines, same = comparison.headlines(causes, pages)
    found = comparison.found
    return Changes(
        before,
        after,
        language,
        headlines,
        same,
        found,
        tuple(_unshown(differences, found, comparison.owners)),
        comparison.titles,
        tuple(changed),
        causes,
        comparison.frames,
        dict(comparison.walk.left),
        tuple(sorted(comparison.incomparable)),
        comparison.withheld,
    )


class _Comparison:
    """Two editions while they are compared."""

    def __init__(
        self, before: Edition | None, after: Edition, language: str, differences: Differences, most: int
    ) -> None:
        self._before, self._after, self._language = before, after, language
        self._differences = differences
        self._reads: list[tuple[Read | None, Read]] = []
        self._found: list[Found] = []
        self._told: dict[tuple[Any, ...], list[set[tuple[str, object]]]] = {}
        self._bases: dict[str, list[tuple[Ask, Ask]]] = {}
        self._pages: dict[str, dict[str, None]] = {}
        self.titles: dict[Ask | str, str] = {}
        self.frames: dict[Ask, tuple[pd.DataFrame, pd.DataFrame]] = {}
        self.incomparable: set[str] = set()
        self.withheld = 0
        self.walk = Walk(differences, self.owners, most)

    @functools.cached_property
    def owners(self) -> dict[str, str]:
        """Of each centre, institution and unit of an award the code of its province."""
        return {
            code: province
            for edition in (self._before, self._after)
            if edition is not None
            for code, province, _ in edition.opened(is_whole=True).owners()
            if province is not None
        }

    def read(self, page: Subject) -> None:
        """What a page asks, of both editions: of the former only where one of the answers may differ, since
        else it asks and says the same."""
        latter = asking.read(page, self._after, self._language)
        if not any(self._may_differ(query) for query, _ in latter.asked):
            self._reads.append((latter, latter))
            return
        former = None
        if self._before is not None:
            try:
                former = asking.read(page, self._before, self._language)
            except (LookupError, AttributeError):
                self.incomparable.add(page.name)
        self._reads.append((former, latter))
        for ask_before, ask_after in _paired(former, latter):
            query = ask_after[0]
            if self._may_differ(query):
                pairs = self._bases.setdefault(query, [])
                if (ask_before, ask_after) not in pairs:
                    pairs.append((ask_before, ask_after))
                self._pages.setdefault(query, {})[page.name] = None
        for one in filter(None, (latter, former)):
            for key, title in one.titles.items():
                self.titles.setdefault(key, title)
                self.titles.setdefault(key[0], title)

    @functools.cache  # noqa: B019 (one comparison)
    def _may_differ(self, query: str) -> bool:
        return query not in NO_NUMBERS and not query.endswith(FOUND) and self._differences.may_differ(query)

    def compare(self, progress: Progress) -> None:
        """Every query that may say something else, as pages ask it and under other choices."""
        if not self._reads:
            return
        for query in sorted(self._after.texts):
            page = query.partition("/")[0]
            is_of_page = any(read.page == page for _, read in self._reads)
            if query not in self._bases and is_of_page and self._may_differ(query):
                # names are hidden as a page that shows simulated records hides them
                hidden = {"hides_names": True} if "hides_names" in self._after.parameters(query) else {}
                self._bases[query] = [(asking.ask(query, hidden),) * 2]
        shown = self._shown_on()
        for at, (query, pairs) in enumerate(self._bases.items()):
            progress("questions", at, len(self._bases))
            pages = shown[query]
            for one, other in pairs:
                self._compared(one, other, pages)
            self._walk(query, pairs[0], pages)

    def _shown_on(self) -> dict[str, tuple[str, ...]]:
        """The pages that show a query's rows: its own, those with a block of them, else those that ask."""
        of_blocks = {
            (query, read.page) for pair in self._reads for read in pair if read for query in read.of_blocks
        }
        order = [read.page for _, read in self._reads]
        shown = {}
        for query in self._bases:
            asked, own = self._pages.get(query, {}), query.partition("/")[0]
            pages = [page for page in order if page == own or (query, page) in of_blocks]
            shown[query] = tuple(pages or [page for page in order if page in asked])
        return shown

    def _walk(self, query: str, base: tuple[Ask, Ask], pages: tuple[str, ...]) -> None:
        header = self._after.header(query)
        wider = [ask for ask in wide(base[1], header) if ask not in base]
        for one in wider:
            self._compared(one, one, pages)
        self._compared((query, ()), (query, ()), pages)
        widest = (wider[-1],) * 2 if wider else base
        for entry, asks in self.walk.choices(query, base[1], header):
            for at, one in enumerate(asks):
                self._compared(one, one, pages, entry.name)
                if at == 0 and self._is_part(one, widest, header):
                    self.walk.left.pop((query, entry.name), None)
                    break

    def _is_part(self, one: Ask, base: tuple[Ask, Ask], header: Header) -> bool:
        """Whether a choice gives some of the rows, as they are, that stand there without it."""
        part, whole = self.frames.get(one), self.frames.get(base[1])
        if part is None or whole is None or base[0] != base[1]:
            return False
        return all(are_among(some, every, header) for some, every in zip(part, whole, strict=True))

    def _compared(self, one: Ask, other: Ask, pages: tuple[str, ...], by: str = "") -> None:
        """The cells that differ between the former edition asked one way and the later asked the other."""
        if other in self.frames and one == other:
            return
        try:
            latter = self._rows(self._after, other)
            former = self._rows(self._before, one)
        except Withheld:
            self.withheld += 1
            return
        if former is None and latter is None:
            return
        former = latter.iloc[:0] if former is None and latter is not None else former
        latter = former.iloc[:0] if latter is None and former is not None else latter
        assert former is not None and latter is not None
        self.frames[other] = (former, latter)
        header = self._after.header(other[0])
        own = set(other[1])
        for cell in cells(former, latter, header, self._language):
            key = (other[0], cell.key, cell.column, repr(cell.before), repr(cell.after))
            # what stands in a list stands in a part of it too
            if any(own <= whole or whole <= own for whole in self._told.get(key, ())):
                continue
            self._told.setdefault(key, []).append(own)
            why = usual.why(cell.before, cell.after, cell.column)
            place = self._place(header, cell, other)
            self._found.append(Found(pages, one, other, by, cell, place, why))

    def _rows(self, edition: Edition | None, asked: Ask) -> pd.DataFrame | None:
        """What an edition says; None where it has no answer to this."""
        if edition is None:
            return None
        try:
            return edition.rows(asked[0], **dict(asked[1]))
        except UnfitParameters:
            return None
        except UnknownQuery:
            self.incomparable.add(asked[0])
            return None

    def _place(self, header: Header, cell: Cell, asked: Ask) -> str:
        """The code of the province that a value is of; empty where it is of none."""
        told = dict(asked[1])
        if cell.key[:1] != (PLACE,):
            told |= dict(zip(header.grain, cell.key, strict=False))
        for name in OWNED:
            if province := self.owners.get(str(told.get(name))):
                return province
        for name in PLACES:
            if (code := str(told.get(name) or ""))[:2].isdigit():
                return code[:2]
        return ""

    @property
    def found(self) -> tuple[Found, ...]:
        order = {read.page: at for at, (_, read) in enumerate(self._reads)}

        def place(one: Found) -> tuple[int, bool, bool, bool]:
            return order[one.pages[0]], one.is_simulated, bool(one.by), bool(one.place)

        return tuple(sorted(self._found, key=place))

    def headlines(
        self, causes: Causes, pages: tuple[Subject, ...]
    ) -> tuple[tuple[Headline, ...], tuple[Lead, ...]]:
        """What pages lead with, page by page: what is another, and what is as it was."""
        found, same = [], []
        by_name = {page.name: page for page in pages}
        for former, latter in self._reads:
            for one, other in _paired_leads(former, latter):
                if one and other and (one.text, one.provenance) == (other.text, other.provenance):
                    same.append(other)
                else:
                    found.append(self._headline(one, other, causes, by_name[latter.page]))
        return tuple(found), tuple(same)

    def _headline(self, one: Lead | None, other: Lead | None, causes: Causes, page: Subject) -> Headline:
        lead = other or one
        assert lead is not None
        cause = causes.of(lead.queries or self._asked_by(page), lead.data)
        move = _move(one, other, self._language)
        reach = usual.range_of(self._former_values(page, lead)) if move is not None else None
        return Headline(one, other, move, reach, why_unusual(one, other, self._language, reach), cause)

    def _asked_by(self, page: Subject) -> tuple[str, ...]:
        """What a page asks of which a number may differ."""
        return tuple(query for query, pages in self._pages.items() if page.name in pages)

    def _former_values(self, page: Subject, lead: Lead) -> list[float | None]:
        """What a number was in the kept editions, from the oldest to the one before."""
        same = lead.label, lead.is_simulated
        told = [
            next((one.text for one in leads if (one.label, one.is_simulated) == same), "")
            for leads in reversed(self._kept(page))
        ]
        return [usual.amount(text, self._language) for text in told]

    @functools.cache  # noqa: B019 (one comparison)
    def _kept(self, page: Subject) -> list[tuple[Lead, ...]]:
        """What a page led with in the kept editions, the newest first; none where they are too few to
        tell a range."""
        kept, edition = [], self._before
        while edition is not None and len(kept) < usual.MOST_KEPT:
            kept.append(edition)
            edition = edition.previous
        if len(kept) <= usual.STEPS:
            return []
        found = []
        for one in kept:
            try:
                found.append(asking.read(page, one, self._language).leads)
            except (LookupError, AttributeError):
                found.append(())
        return found


def _paired(former: Read | None, latter: Read) -> Iterator[tuple[Ask, Ask]]:
    """The questions of a page to both editions: the same to the same, and where each asks one in its own way
    (its newest day, its last year), that of one to that of the other. What one asks alone is asked of
    both."""
    asked = list(former.asked) if former else []
    alone = [one for one in asked if one not in latter.asked]
    for other in latter.asked:
        if former is None or other in former.asked:
            yield other, other
            continue
        names = [name for name, _ in other[1]]
        match = next((o for o in alone if o[0] == other[0] and [name for name, _ in o[1]] == names), None)
        if match is not None:
            alone.remove(match)
        yield match or other, other
    yield from ((one, one) for one in alone)


def _paired_leads(former: Read | None, latter: Read) -> Iterator[tuple[Lead | None, Lead | None]]:
    """What a page leads with before and after: under the same key, what is real with what was; then what was
    simulated and is real, or the other way round; then, where a label holds a number, those of a kind that
    are left in their order."""
    alone = list(former.leads) if former else []
    pairs: dict[Lead, Lead] = {}
    for are_same in (_are_same, _are_of_one_name, _are_numbers):
        for other in [one for one in latter.leads if one not in pairs]:
            if (one := next((left for left in alone if are_same(left, other)), None)) is not None:
                pairs[other] = one
                alone.remove(one)
    yield from ((pairs.get(other), other) for other in latter.leads)
    yield from ((one, None) for one in alone)


def _are_same(one: Lead, other: Lead) -> bool:
    return _are_of_one_name(one, other) and one.is_simulated == other.is_simulated


def _are_of_one_name(one: Lead, other: Lead) -> bool:
    return (one.kind, one.key) == (other.kind, other.key)


def _are_numbers(one: Lead, other: Lead) -> bool:
    return one.kind == other.kind == "number" and one.is_simulated == other.is_simulated


def why_unusual(one: Lead | None, other: Lead | None, language: str, reach: float | None) -> Why:
    """Why it is unusual that a page leads with another. reach: how far a large number moves usually."""
    if one is None or other is None:
        return "appears" if one is None else "gone"
    if one.provenance != other.provenance:
        return "provenance"
    move = _move(one, other, language)
    if move is None:
        return ""
    return "gone" if move == -1 else "moved" if reach is not None and abs(move) > reach else ""


def _move(one: Lead | None, other: Lead | None, language: str) -> float | None:
    """By which part of itself a large number has moved; None where one of them is no number."""
    amounts = [usual.amount(of.text, language) for of in (one, other) if of and of.kind == "number"]
    before, after = amounts if len(amounts) == 2 else (None, None)
    return usual.moved(before, after) if before is not None and after is not None else None


def _unshown(
    differences: Differences, found: tuple[Found, ...], owners: Mapping[str, str]
) -> Iterator[Unshown]:
    """The rows of marts that differ, without a change of their place, or of the whole country, in a query
    that reads them."""
    places: dict[str, set[str]] = {}
    for query in {one.latter[0] for one in found}:
        of_query = {one.place for one in found if one.latter[0] == query}
        for mart in differences.reads(query).marts:
            places.setdefault(mart, set()).update(of_query)
    for one in differences.marts:
        told = places.get(one.mart, set())
        rows = [_untold(side, told, owners) for side in (one.before, one.after)]
        if any(len(side) for side in rows):
            yield Unshown(one.mart, len(rows[0]), len(rows[1]), pd.concat(rows, ignore_index=True))


def _untold(rows: pd.DataFrame, told: set[str], owners: Mapping[str, str]) -> pd.DataFrame:
    if not told:
        return rows
    if "" in told:
        return rows.iloc[:0]
    place = pd.Series("", index=rows.index, dtype=object)
    for name in ("province_code", "region_code", "regency_code", "centre_id", "institution_code", "unit_id"):
        if name in rows:
            own = rows[name].map(owners) if name in OWNED else rows[name].astype("object").str[:2]
            place = place.where(place != "", own.fillna(""))
    return rows[~place.isin(told)]
