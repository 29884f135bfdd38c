"""What a reader may choose of distances and of staffing, and the scopes that it makes."""

import datetime
import functools

from plut.base import formats
from plut.base.definitions import RADII_KM, USUAL_RADIUS_KM
from plut.content import places, two_sets
from plut.content.choices import ALL, Choice, choice, several
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import Part, Scope
from plut.warehouse.edition import Edition

OF_DISTANCES = ("radius", "mutu", "daerah", "tambahan", "tambah", "kurang")
OF_STAFFING = ("per", "provinsi")
KEYS = (*OF_DISTANCES, *OF_STAFFING)
MOST_NEW_CENTRES = 10
CENTRES_FOUND = "consultants/centres_found"
EVIDENCE = {"AB": "documented", "A": "A"}  # code of the address -> parameter
AREAS = {"kabkota": "regency", "provinsi": "province"}  # the same


def radius(reading: Reading) -> Choice:
    """The distance within which a centre is near."""
    labels = {str(km): reading.text("{radius} km", radius=km) for km in RADII_KM}
    return choice(reading, "radius", reading.text("Distance to a centre"), labels, str(USUAL_RADIUS_KM))


def evidence(reading: Reading) -> Choice:
    """The evidence of a centre with which it counts: grades A and B, or A alone."""
    labels = {
        "AB": reading.text("A and B: operating, built or funded"),
        "A": reading.text("evidence A only: operating, inaugurated or staffed"),
    }
    return choice(reading, "mutu", reading.text("Evidence of the centres"), labels, "AB", voids=("kurang",))


def areas(reading: Reading) -> Choice:
    """Whether the map shades regencies and cities or provinces."""
    labels = {
        "kabkota": reading.text("514 regencies and cities"),
        "provinsi": reading.text("38 provinces"),
    }
    return choice(reading, "daerah", reading.text("Areas"), labels, "kabkota")


def level(reading: Reading) -> str:
    """The level of the areas that are shaded, as queries and outlines call it."""
    return AREAS[areas(reading).chosen]


def new_centres(reading: Reading) -> Choice:
    """How many new centres are to be placed."""
    labels = {str(n): formats.number(n, reading.language) for n in range(1, MOST_NEW_CENTRES + 1)}
    return choice(reading, "tambahan", reading.text("How many new centres"), labels, "5")


def added(reading: Reading) -> Choice:
    """The seats at which the reader adds centres."""
    names = places.names(reading.edition)
    seats = {code: name for code, name in names.items() if len(code) == 4}
    return several(
        reading, "tambah", reading.text("Add a centre at the seat of"), seats, found_by=places.FOUND
    )


def removed(reading: Reading) -> Choice:
    """The centres that the reader takes away, of those that count and have a point."""
    counted = reading.rows("consultants/centres", distances(reading)).frame.dropna(subset=["longitude"])
    names = dict(zip(counted["centre_id"], counted["name"], strict=True))
    return several(reading, "kurang", reading.text("Take away the centre"), names, found_by=CENTRES_FOUND)


def distances(reading: Reading) -> Scope:
    """Of the centres that count by their evidence."""
    chosen = evidence(reading)
    words = "" if chosen.is_usual else reading.text("Only centres with evidence A")
    counted = reading.part(words, restricts=not chosen.is_usual, evidence=EVIDENCE[chosen.chosen])
    return Scope((counted, *_settings(reading)))


def placements(reading: Reading) -> Scope:
    """Of all centres, the unnamed ones at places that are drawn at random: whatever evidence is chosen."""
    return Scope((reading.part("", restricts=False, evidence="all"), *_settings(reading)))


def _settings(reading: Reading) -> tuple[Part, ...]:
    """What every text about the rows names: the distance, what a map shades, and how many centres are new."""
    return (
        reading.part("", restricts=False, radius_km=int(radius(reading).chosen)),
        reading.part("", restricts=False, level=level(reading)),
        reading.part("", restricts=False, centre_count=int(new_centres(reading).chosen)),
    )


def changes(reading: Reading) -> Scope:
    """Of the centres that count, with those that the reader adds and takes away: said in files, which have no
    boxes."""
    more, fewer = added(reading), removed(reading)
    parts = (
        reading.part(reading.text("added: {places}", places=more.words), restricts=False, added=more.chosen),
        reading.part(
            reading.text("taken away: {centres}", centres=fewer.words), restricts=False, removed=fewer.chosen
        ),
    )
    chosen = (part for part, one in zip(parts, (more, fewer), strict=True) if not one.is_open)
    return distances(reading).plus(*chosen)


def after_words(scope: Scope, text: str) -> str:
    """What is counted, after the words of what was chosen."""
    return f"{scope.words}. {text}" if scope.words else text


def staffing(reading: Reading) -> Rows:
    """The staffing that may be shown, as the newest contract begins: of all centres, or of those that an
    office has loaded where the rest is simulated and hidden. No row where there is none."""
    return reading.rows("consultants/staffing_total", loaded(reading))


def loaded(reading: Reading) -> Scope:
    """Of the centres that an office has loaded, where the rest is simulated and hidden; else of all."""
    every = reading.rows("consultants/staffing_total")
    if reading.shows_simulated or not every.is_simulated:
        return Scope(())
    return Scope(
        (reading.part(reading.text("centres whose consultants an office has loaded"), simulated=False),)
    )


def is_hidden(reading: Reading) -> bool:
    """Whether there is staffing, all of it simulated, that the reader has not asked for."""
    return not len(staffing(reading)) and len(reading.rows("consultants/staffing_total")) > 0


def is_partial(reading: Reading) -> bool:
    """Whether other centres than those of the staffing were counted, or are known."""
    staffed = int(staffing(reading).first["centres"])
    known = len(reading.plain("centres/list", simulated=False))
    return staffed < max(known, known + two_sets.missing(reading))


def day(reading: Reading) -> Choice:
    """The end of any month since the first contract, or a day on which a number was published; the newest at
    first."""
    days = _days(reading.edition, reading.language, _counts_simulated(reading))
    return choice(reading, "per", reading.text("As of"), days, next(iter(days), ""))


def province(reading: Reading) -> Choice:
    """The province whose centres are told one by one, of those of which an office has loaded some, or all
    provinces."""
    counted = reading.plain("consultants/staffing_by_province", as_of=newest_day(reading))["province_code"]
    names = places.provinces(reading.edition)
    labels = {ALL: reading.text("all provinces")} | {code: names[code] for code in counted}
    return choice(reading, "provinsi", reading.text("Province"), labels)


def the_day(reading: Reading) -> datetime.date:
    """The day that is chosen. Only where this edition knows consultants."""
    return datetime.date.fromisoformat(day(reading).chosen)


def on_day(reading: Reading) -> Scope:
    """Of the day that is chosen, which every text about it names, and of the centres that may be shown."""
    return loaded(reading).plus(reading.part("", restricts=False, as_of=the_day(reading)))


def newest_day(reading: Reading) -> datetime.date:
    """The newest day that the data of consultants speak of. Only where there are some to show."""
    return _newest_day(reading.edition, _counts_simulated(reading))


def _counts_simulated(reading: Reading) -> bool:
    return loaded(reading).is_whole


def _newest_day(edition: Edition, counts_simulated: bool) -> datetime.date:
    datasets = edition.rows("frame/datasets")
    own = datasets[datasets["name"] == "consultants"]
    own = own if counts_simulated else own[own["provenance"] != "simulated"]
    newest: datetime.date = own["as_of"].max().date()
    return newest


@functools.lru_cache(maxsize=20)
def _days(edition: Edition, language: str, counts_simulated: bool) -> dict[str, str]:
    """Code -> date of each day that can be chosen, the newest first; none where nothing is known. Never
    changed."""
    if edition.rows("consultants/staffing_total", simulated=counts_simulated).empty:
        return {}
    last = _newest_day(edition, counts_simulated)
    months = edition.rows("consultants/staffing_history", until=last, simulated=counts_simulated)
    days = {end.date() for end in months["month_end"] if end.date() <= last} | {last}
    published = edition.rows("consultants/published_consultants")["as_of_day"]
    days |= {on.date() for on in published if min(days) <= on.date() <= last}
    return {on.isoformat(): formats.date(on, language) for on in sorted(days, reverse=True)}


def of_reach(reading: Reading) -> tuple[Choice, ...]:
    """What turns the map of people within reach."""
    return radius(reading), evidence(reading), areas(reading)


def of_placements(reading: Reading) -> tuple[Choice, ...]:
    """What turns the map of all placements."""
    return radius(reading), areas(reading)


def of_next(reading: Reading) -> tuple[Choice, ...]:
    """What turns the picture of the next centres."""
    return radius(reading), evidence(reading), new_centres(reading)


def of_day(reading: Reading) -> tuple[Choice, ...]:
    """What turns a picture of staffing."""
    return (day(reading),) if len(staffing(reading)) else ()


def of_fields(reading: Reading) -> tuple[Choice, ...]:
    """What turns the matrix of fields."""
    return (day(reading), province(reading)) if len(staffing(reading)) else ()


def of_province(reading: Reading) -> tuple[Choice, ...]:
    """The province, where an office has loaded any."""
    one = province(reading)
    return (one,) if len(one.options) > 1 else ()
