"""How the press room makes each picture of the pages: the filters that give its choices as plain values, and its drawing from them."""

import datetime
from collections.abc import Callable
from dataclasses import asdict, replace

from plut.subjects.area import area
from plut.subjects.award import contests, judging
from plut.subjects.centres import cards, centres
from plut.subjects.centres.cards import MapChoice
from plut.subjects.certification import applications
from plut.subjects.certification.applications import Cohort
from plut.subjects.consultants import access, nearness, staffing, where_next
from plut.subjects.procurement import procurement
from plut.subjects.procurement.spending import Choice
from plut.surfaces.app import filters
from plut.surfaces.app.page import Page

Values = dict[str, str | int | None]


def map_choices(page: Page) -> Values:
    return asdict(centres.choices(page))


def known_centres(page: Page, **values) -> None:
    cards.centres_map(page, MapChoice(**values), simulated=False, key="centres_map")


def simulated_centres(page: Page, **values) -> None:
    cards.centres_map(page, MapChoice(**values), simulated=True, key="centres_simulated")


def map_of_province(_: Page, code: str) -> Values:
    return asdict(MapChoice(level="regency", province=code))


def always(_: Page) -> bool:
    return True


def area_choices(page: Page) -> Values:
    return {"region": str(area.choice(page)["region_code"])}


def standings(page: Page, region: str) -> None:
    regions = page.rows("area/region")
    area.standings(page, regions[regions["region_code"] == region].iloc[0])


def area_of_province(_: Page, code: str) -> Values:
    return {"region": code}


def coverage_choices(page: Page) -> Values:
    with filters.side_by_side():
        return {
            "radius": nearness.radius(page),
            "evidence": nearness.evidence(page),
            "level": nearness.areas_level(page),
        }


def placement_choices(page: Page) -> Values:
    with filters.side_by_side():
        return {"radius": nearness.radius(page), "level": nearness.areas_level(page)}


def all_placements(page: Page, **values) -> None:
    nearness.coverage_map(page, nearness.ALL_PLACEMENTS, **values)


def next_choices(page: Page) -> Values:
    with filters.side_by_side():
        return {
            "radius": nearness.radius(page),
            "evidence": nearness.evidence(page),
            "count": where_next.count(page),
        }


def day_choices(page: Page) -> Values:
    return {"day": staffing.as_of(page).isoformat()}


def field_choices(page: Page) -> Values:
    with filters.side_by_side():
        return {"day": staffing.as_of(page).isoformat(), "province": staffing.rows_of(page)}


def fields(page: Page, day: str, province: str) -> None:
    staffing.fields(page, datetime.date.fromisoformat(day), province)


def fields_of_province(page: Page, code: str) -> Values:
    return {"day": staffing.until(page).isoformat(), "province": code}


def reachable(page: Page, day: str) -> None:
    access.access_map(page, datetime.date.fromisoformat(day))


def spending_choices(page: Page) -> Values:
    with filters.side_by_side():
        year, kind = procurement.year(page), procurement.kind(page)
        code, _ = procurement.institution(page, year, kind)
        return {
            "year": year,
            "kind": kind,
            "institution": code,
            "denominator": procurement.denominator(page, "pembagi"),
        }


def of_spending(draw: Callable[..., None], **fixed: str) -> Callable[..., None]:
    """Draw spending chosen by plain values; the name of an institution is that of the edition."""

    def make(page: Page, **values) -> None:
        names = page.rows("procurement/choices").set_index("institution_code")["institution_name"]
        name = "" if values["institution"] is None else str(names[[values["institution"]]].iloc[-1])
        draw(page, Choice(**values, name=name), **fixed)

    return make


def contest_choices(page: Page) -> Values:
    with filters.side_by_side():
        category, preset, blind = contests.category(page), contests.preset(page), contests.is_blind(page)
    weights = contests.weights(page, category, preset)
    return {"category": category, "blind": int(blind)} | {
        contests.KEYS[name]: int(weight) for name, weight in weights.items()
    }


def ranking(page: Page, category: str, blind: int, **weights) -> None:
    names = {key: name for name, key in contests.KEYS.items()}
    of = contests.chosen(
        page, category, {names[key]: float(weight) for key, weight in weights.items()}, bool(blind)
    )
    judging.ranking_card(page, of)


def ranking_is_simulated(page: Page) -> bool | None:
    """Of the category that stands first."""
    of = "regency_centre"
    return contests.is_simulated(page, of) if contests.indicators(page, of) else None


def simulated_standings(page: Page, region: str) -> None:
    regions = page.rows("area/region")
    area.standings(page, regions[regions["region_code"] == region].iloc[0], simulated=True)


def cohort_choices(page: Page) -> Values:
    return values(applications.chosen(page))


def values(cohort: Cohort) -> Values:
    return cohort.of_all() | {"days": cohort.days}


def of_cohort(draw: Callable[[Page, Cohort], None]) -> Callable[..., None]:
    """Draw with applications chosen by plain values; nothing where none answers them."""

    def make(page: Page, **values) -> None:
        cohort = applications.cohort(page, **values)
        if cohort and applications.count(page, cohort):
            draw(page, cohort)

    return make


def cohort_of_province(page: Page, code: str) -> Values:
    return values(replace(applications.usual(page), province=code))
