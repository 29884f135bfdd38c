"""Certification applications of one scheme: what a reader may choose, and what became of them in numbers and words."""

import datetime
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from plut.base import formats
from plut.base.measures import word
from plut.surfaces.app import blocks, filters, prose, tiles
from plut.surfaces.app.filters import ALL
from plut.surfaces.app.page import Page
from plut.surfaces.app.tiles import KeyNumber

USUAL = "baku"  # the code of the scheme's usual window in an address
WINDOWS = (90, 180, 365, 730)
FIRST_SCHEME = "HALAL_SELF"
SMALLEST = 10  # matured applications on which a share is printed


@dataclass(frozen=True)
class Cohort:
    """The applications that the reader has chosen, and whether they are simulated."""

    scheme: str
    days: int
    as_of: datetime.date
    is_simulated: bool
    from_date: str | None = None
    to_date: str | None = None
    province: str | None = None
    centre: str | None = None

    def of_all(self) -> dict[str, str | None]:
        dates = {"from_date": self.from_date, "to_date": self.to_date}
        return {"scheme": self.scheme, **dates, "province_code": self.province, "centre_id": self.centre}

    def of_window(self) -> dict[str, str | int | None]:
        return {**self.of_all(), "window_days": self.days}


def choices(page: Page) -> Cohort | None:
    """The head of the section and its filters; None, with what would fill it, where there is no application to show."""
    head = st.container()
    found = chosen(page)
    with head:
        simulated = found is not None and found.is_simulated
        prose.section(
            page, page.text("Applications from registration to certificate"), is_simulated=simulated
        )
    if found is None:
        missing = page.text("No public source gives single applications.")
        prose.empty(page, missing, "certification_applications.csv")
    return found


def scope(page: Page) -> pd.DataFrame:
    """The schemes of which there are applications to show, with their dates: rows of certification/scope."""
    rows = page.rows("certification/scope")
    return rows if page.shows_simulated else rows[rows["provenance"] != "simulated"]


def chosen(page: Page) -> Cohort | None:
    """The filters of applications, and what they choose; None where there is no application to show."""
    language, known = page.language, scope(page)
    if known.empty:
        return None
    mark = page.text("simulated")
    schemes = {
        row.scheme: word("scheme", row.scheme, language)
        + (f" ({mark})" if row.provenance == "simulated" else "")
        for row in known.itertuples()
    }
    default = FIRST_SCHEME if FIRST_SCHEME in schemes else next(iter(schemes))
    every = {ALL: page.text("all")}
    centres = page.rows("centres/list")
    names = page.rows("frame/places")
    provinces = names[names["region_code"].str.len() == 2]
    regions = every | dict(zip(provinces["region_code"], provinces["region_name"], strict=True))
    with (
        st.expander(page.text("Choose applications"), expanded=page.reader.width != "narrow"),
        filters.side_by_side(),
    ):
        with blocks.one_box():  # a scheme stands there with its mark, uncut
            scheme = filters.choice("skema", schemes, page.text("Scheme"), language, default=default)
        row = known[known["scheme"] == scheme].iloc[0]
        years = range(row["first_registered_on"].year, row["last_registered_on"].year + 1)
        year = filters.choice(
            "kohort", every | {str(y): str(y) for y in years}, page.text("Registered in"), language
        )
        windows = _windows(page, int(row["window_days"]))
        window = filters.choice("jendela", windows, page.text("Window"), language, default=USUAL)
        province = filters.choice("provinsi", regions, page.text("Province"), language)
        inside = centres if province == ALL else centres[centres["province_code"] == province]
        inside = inside if page.shows_simulated else inside[inside["provenance"] != "simulated"]
        served = every | dict(zip(inside["centre_id"], inside["name"], strict=True))
        centre = filters.choice("pusat", served, page.text("Centre"), language)
    return cohort(
        page,
        scheme,
        days=int(row["window_days"]) if window == USUAL else int(window),
        from_date=None if year == ALL else f"{year}-01-01",
        to_date=None if year == ALL else f"{year}-12-31",
        province_code=None if province == ALL else province,
        centre_id=None if centre == ALL else centre,
    )


def is_simulated(page: Page) -> bool | None:
    """Whether all applications that this edition knows are simulated; None where it knows none."""
    known = page.rows("certification/scope")["provenance"]
    return bool((known == "simulated").all()) if len(known) else None


def usual(page: Page) -> Cohort:
    """What the filters choose at first: the first scheme, its usual window, everywhere."""
    known = scope(page)
    scheme = FIRST_SCHEME if FIRST_SCHEME in set(known["scheme"]) else known["scheme"].iloc[0]
    return cohort(page, scheme, int(known.loc[known["scheme"] == scheme, "window_days"].iloc[0]))


def cohort(
    page: Page,
    scheme: str,
    days: int,
    from_date: str | None = None,
    to_date: str | None = None,
    province_code: str | None = None,
    centre_id: str | None = None,
) -> Cohort | None:
    """Applications by plain values; None where this edition has no application of the scheme, or not the centre."""
    known = scope(page)
    known = known[known["scheme"] == scheme]
    if known.empty or (centre_id and centre_id not in set(page.rows("centres/list")["centre_id"])):
        return None
    row = known.iloc[0]
    simulated = bool(row["provenance"] == "simulated")
    return Cohort(
        scheme, days, row["as_of_day"].date(), simulated, from_date, to_date, province_code, centre_id
    )


def count(page: Page, of: Cohort) -> int:
    """How many applications the reader's choices leave."""
    return int(page.rows("certification/conversion", **of.of_window())["cohort_count"].iloc[0])


def _windows(page: Page, usual: int) -> dict[str, str]:
    names = {
        str(days): page.text("{days} days", days=formats.number(days, page.language)) for days in WINDOWS
    }
    return {USUAL: page.text("{days} days (usual)", days=formats.number(usual, page.language))} | names


def named(page: Page, cohort: Cohort) -> str:
    """Scheme, cohort, place and as-of date in words: what every picture of these applications counts."""
    years = cohort.from_date[:4] if cohort.from_date else page.text("all years")
    places = page.rows("frame/places").set_index("region_code")["region_name"]
    centres = page.rows("centres/list").set_index("centre_id")["name"]
    place = (
        centres[cohort.centre]
        if cohort.centre
        else places[cohort.province]
        if cohort.province
        else page.text("Indonesia")
    )
    return page.text(
        "{scheme}, registered: {years}, {place}, as of {day}.",
        scheme=word("scheme", cohort.scheme, page.language),
        years=years,
        place=place,
        day=formats.date(cohort.as_of, page.language),
    )


def key_numbers(page: Page, cohort: Cohort) -> bool:
    """Conversion of the matured with its n, the bounds of all, and the day by which half hold it; False where nothing is."""
    row = page.rows("certification/conversion", **cohort.of_window()).iloc[0]
    if not row["cohort_count"]:
        prose.sentence(
            page, page.text("No application answers these choices."), is_simulated=cohort.is_simulated
        )
        return False
    language, days = page.language, formats.number(cohort.days, page.language)
    n, matured = (formats.number(row[c], language) for c in ("cohort_count", "matured_count"))
    immature = formats.number(row["cohort_count"] - row["matured_count"], language)
    quantiles = page.rows("certification/quantiles", **cohort.of_all()).set_index("held_share")
    held_back = row["matured_count"] < SMALLEST
    share = page.text("n < 10") if held_back else formats.percent(row["matured_conversion_share"], language)
    bounds = [formats.percent(row[c], language) for c in ("lower_share", "upper_share")]
    issued_days = formats.number(quantiles.loc[0.5, "issued_days"], language)
    texts = [
        (
            page.text("Certificate within {days} days", days=days),
            share,
            page.text(
                "of {matured} matured applications; {immature} are too young to count",
                matured=matured,
                immature=immature,
            ),
        ),
        (
            page.text("All {n}, bounds", n=n),
            page.text("n < 10") if row["is_small"] else f"{bounds[0]} – {bounds[1]}",
            page.text("if no other, or every undecided young one, gets it in time"),
        ),
        (
            page.text("Half of all hold it after"),
            _in_days(page, row["median_days"]),
            page.text("three quarters: {days}", days=_in_days(page, row["p75_days"])),
        ),
        (
            page.text("Half of those that hold it waited"),
            page.text("{days} days", days=issued_days),
            page.text("another question: the refused and the waiting are left out"),
        ),
    ]
    tiles.show(page, [KeyNumber(*text, is_simulated=cohort.is_simulated) for text in texts])
    return True


def _in_days(page: Page, days: object) -> str:
    return (
        page.text("not reached")
        if pd.isna(days)
        else page.text("{days} days", days=formats.number(days, page.language))
    )


def losses(page: Page, cohort: Cohort) -> None:
    """The largest drop and the slowest step, in words."""
    steps = page.rows("certification/steps", **cohort.of_window())
    entered = steps[steps["entered_count"] >= SMALLEST]
    if entered.empty:
        return
    language = page.language
    lost = entered.loc[(entered["rejected_count"] + entered["stalled_count"]).idxmax()]
    text = page.text(
        "Most are lost {step}: {rejected} rejected or withdrawn and {stalled} stalled, {share} of the {entered} that came so far.",
        step=word("transition", lost["step"], language),
        rejected=formats.number(lost["rejected_count"], language),
        stalled=formats.number(lost["stalled_count"], language),
        share=formats.percent(lost["lost_share"], language),
        entered=formats.number(lost["entered_count"], language),
    )
    timed = entered.dropna(subset=["median_days"])
    if not timed.empty:
        slow = timed.loc[timed["median_days"].idxmax()]
        text += " " + page.text(
            "The slowest step is {step}: half of those that took it needed {days} days or more.",
            step=word("transition", slow["step"], language),
            days=formats.number(slow["median_days"], language),
        )
    prose.sentence(page, text, is_simulated=cohort.is_simulated)
