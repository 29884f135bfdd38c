"""Every picture that the press room can hand out: its name, the page it stands on, its choices, and how it is made.

The same functions make the picture on its page; here they are called with the choices as plain values, so that a check
code can name them and a later edition can make the picture again.
"""

import datetime
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from plut import (
    access,
    applications,
    area,
    award,
    cards,
    centres,
    certificates,
    facts,
    filters,
    nearness,
    progress,
    staffing,
    waiting,
    where_next,
)
from plut.applications import Cohort
from plut.blocks import Picture
from plut.cards import MapChoice
from plut.filters import Reader
from plut.language import mark
from plut.page import Page

Values = dict[str, str | int | None]


@dataclass(frozen=True)
class Kind:
    """A picture by its code in the address, the `press` of its card.

    make lays it on the page's shelf. choices shows its filters and gives their values. of_province gives the values for
    one province, where the picture is one of a province's kit. simulated: whether an edition draws it from simulated
    records; None where the edition has no record at all of what it shows.
    """

    code: str
    label: str
    address: str
    make: Callable[..., None]
    choices: Callable[[Page], Values] = lambda _: {}
    of_province: Callable[[Page, str], Values] | None = None
    simulated: Callable[[Page], bool | None] = lambda _: False


def _map_choices(page: Page) -> Values:
    return asdict(centres.choices(page))


def _known_centres(page: Page, **values) -> None:
    cards.centres_map(page, MapChoice(**values), simulated=False, key="centres_map")


def _simulated_centres(page: Page, **values) -> None:
    cards.centres_map(page, MapChoice(**values), simulated=True, key="centres_simulated")


def _map_of_province(_: Page, code: str) -> Values:
    return asdict(MapChoice(level="regency", province=code))


def _always(_: Page) -> bool:
    return True


def _area_choices(page: Page) -> Values:
    return {"region": str(area.choice(page)["region_code"])}


def _standings(page: Page, region: str) -> None:
    regions = page.rows("area/region")
    area.standings(page, regions[regions["region_code"] == region].iloc[0])


def _area_of_province(_: Page, code: str) -> Values:
    return {"region": code}


def _coverage_choices(page: Page) -> Values:
    with filters.side_by_side():
        return {"radius": nearness.radius(page), "evidence": nearness.evidence(page), "level": nearness.areas_level(page)}


def _placement_choices(page: Page) -> Values:
    with filters.side_by_side():
        return {"radius": nearness.radius(page), "level": nearness.areas_level(page)}


def _all_placements(page: Page, **values) -> None:
    nearness.coverage_map(page, nearness.ALL_PLACEMENTS, **values)


def _next_choices(page: Page) -> Values:
    with filters.side_by_side():
        return {"radius": nearness.radius(page), "evidence": nearness.evidence(page), "count": where_next.count(page)}


def _day_choices(page: Page) -> Values:
    return {"day": staffing.as_of(page).isoformat()}


def _field_choices(page: Page) -> Values:
    with filters.side_by_side():
        return {"day": staffing.as_of(page).isoformat(), "province": staffing.rows_of(page)}


def _fields(page: Page, day: str, province: str) -> None:
    staffing.fields(page, datetime.date.fromisoformat(day), province)


def _fields_of_province(page: Page, code: str) -> Values:
    return {"day": staffing.until(page).isoformat(), "province": code}


def _access(page: Page, day: str) -> None:
    access.access_map(page, datetime.date.fromisoformat(day))


def _cohort_choices(page: Page) -> Values:
    return _values(applications.chosen(page))


def _values(cohort: Cohort) -> Values:
    return cohort.of_all() | {"days": cohort.days}


def _of_cohort(draw: Callable[[Page, Cohort], None]) -> Callable[..., None]:
    """Draw with applications chosen by plain values; nothing where none answers them."""

    def make(page: Page, **values) -> None:
        cohort = applications.cohort(page, **values)
        if cohort and applications.count(page, cohort):
            draw(page, cohort)

    return make


def _cohort_of_province(page: Page, code: str) -> Values:
    return _values(replace(applications.usual(page), province=code))


KINDS = (
    Kind("peta", mark("Map of the centres that are known by name"), "peta", _known_centres, _map_choices, _map_of_province),
    Kind("jumlah", mark("Number of centres over time"), "", cards.published_counts),
    Kind("posisi", mark("Where an area stands among all"), "wilayah", _standings, _area_choices, _area_of_province),
    Kind("jangkauan", mark("People within reach of a centre"), "konsultan", nearness.coverage_map, _coverage_choices),
    Kind(
        "berikutnya", mark("Where the next centres would reach most people"), "konsultan", where_next.next_centres, _next_choices
    ),
    Kind("satu-nilai", mark("One amount, several percentages"), "angka", facts.one_amount),
    Kind("bagian", mark("Published shares of spending"), "angka", facts.published_shares),
    Kind("sehati", mark("One quota of halal certificates, step by step"), "sertifikasi", certificates.sehati),
    Kind("jumlah-sertifikat", mark("Certificates over the years"), "sertifikasi", certificates.totals),
    Kind("halal", mark("Products certified halal by province"), "sertifikasi", certificates.halal_provinces),
    Kind("pemenang", mark("Centres that won the award"), "penghargaan", award.winners),
    Kind("konsultan", mark("Consultants over time"), "konsultan", staffing.history, simulated=staffing.is_simulated),
    Kind(
        "bidang",
        mark("Fields in which consultants are missing"),
        "konsultan",
        _fields,
        _field_choices,
        _fields_of_province,
        staffing.is_simulated,
    ),
    Kind("akses", mark("Consultants that people can reach"), "konsultan", _access, _day_choices, None, staffing.is_simulated),
    *(
        Kind(code, label, "sertifikasi", _of_cohort(draw), _cohort_choices, of_province, applications.is_simulated)
        for code, label, draw, of_province in (
            ("corong", mark("What became of certification applications"), progress.funnel, _cohort_of_province),
            ("kurva", mark("Days until the certificate"), progress.curve, _cohort_of_province),
            ("kohort", mark("Certificates by month of registration"), progress.cohorts, None),
            ("jalan", mark("The path from informal to SPPT-SNI"), waiting.story_path, None),
        )
    ),
    Kind(
        "peta-simulasi",
        mark("Map of the unnamed centres, placed at random"),
        "peta",
        _simulated_centres,
        _map_choices,
        simulated=_always,
    ),
    Kind(
        "jangkauan-simulasi",
        mark("People within reach if all 100 centres are placed"),
        "konsultan",
        _all_placements,
        _placement_choices,
        simulated=_always,
    ),
)


def kinds(page: Page) -> dict[str, Kind]:
    """The pictures of an edition by code; without the simulated ones where the reader has hidden them."""
    shown = (False, True) if page.shows_simulated else (False,)
    return {kind.code: kind for kind in KINDS if kind.simulated(page) in shown}


def made(page: Page, kind: Kind, values: Values, language: str, width: str = "wide") -> Picture | None:
    """The picture for these choices in a language; None where the choices leave nothing to draw."""
    shelf: list[Picture] = []
    kind.make(replace(page, reader=Reader(language, width), shelf=shelf), **values)
    return shelf[0] if shelf else None
