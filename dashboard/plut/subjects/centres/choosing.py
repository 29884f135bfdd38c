"""What a reader may choose of the centres and of their map, and the scope that it makes."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from plut.base.measures import words
from plut.content import places
from plut.content.blocks import Picture
from plut.content.choices import ALL, Choice, choice
from plut.content.evidence import grade
from plut.content.reading import Reading
from plut.content.scope import Part, Scope

KEYS = ("wilayah", "provinsi", "batas", "tingkat", "warna", "status", "bukti", "tahun", "pusat")
OF_FEWER = ("pusat",)  # a centre in full is one of those that are left


@dataclass(frozen=True)
class Chosen:
    """The centres that are chosen, and how their map is drawn.

    search: the box for a place. switches: what stands above the map; boxes: the others. scope: which centres.
    province: its code; place: code of a regency to be outlined; empty for none. areas: 'province' or
    'regency', which are drawn. leaves_out: whether centres of a place are left out, so that none in an area
    is not none found; knows_reach: whether the people whom the chosen centres reach are known. measure: by
    which they are shaded, 'reach', 'centres' or 'people_per_centre'. color: what the look of a point says,
    'evidence' or 'status'.
    """

    search: Choice
    switches: tuple[Choice, ...]
    boxes: tuple[Choice, ...]
    scope: Scope
    province: str
    place: str
    areas: str
    leaves_out: bool
    knows_reach: bool
    measure: str
    color: str


def chosen(reading: Reading) -> Chosen:
    """What the address chooses. A province is always drawn with its regencies."""
    every = {ALL: reading.text("all")}
    place, province = _where(reading, every)
    areas = choice(reading, "batas", reading.text("Areas"), _areas(reading), "province", shape="switch")
    level = choice(
        reading,
        "tingkat",
        reading.text("Level of the centre"),
        every | words("level", reading.language),
        voids=OF_FEWER,
    )
    status = choice(
        reading,
        "status",
        reading.text("Institutional status"),
        every | words("institutional_status", reading.language),
        voids=OF_FEWER,
    )
    evidence = choice(
        reading, "bukti", reading.text("Evidence"), every | _evidence(reading), voids=OF_FEWER, shape="switch"
    )
    year = choice(
        reading, "tahun", reading.text("Known by the end of"), every | _years(reading), voids=OF_FEWER
    )
    is_of_any = level.is_open and status.is_open and year.is_open
    knows_reach = is_of_any and evidence.chosen != "B"
    leaves_out = not (is_of_any and evidence.is_open)
    shading = _shading(reading, knows_reach=knows_reach, leaves_out=leaves_out)
    drawn = (shading, areas) if province.is_open else (shading,)
    measure, color = shading.chosen.split(".")
    return Chosen(
        search=place,
        switches=(*drawn, evidence),
        boxes=(province, level, status, year),
        scope=_scope(reading, province, level, status, evidence, year),
        province="" if province.is_open else province.chosen,
        place="" if place.is_open or place.chosen in places.provinces(reading.edition) else place.chosen,
        areas=areas.chosen if province.is_open else "regency",
        leaves_out=leaves_out,
        knows_reach=knows_reach,
        measure=measure,
        color=color,
    )


def choices(reading: Reading) -> tuple[Choice, ...]:
    """What turns a map of centres."""
    of = chosen(reading)
    return (of.search, *of.switches, *of.boxes)


def of_chosen(draw: Callable[[Reading, Chosen], Picture | None]) -> Callable[[Reading], Picture | None]:
    """A map from its address alone."""

    def make(reading: Reading) -> Picture | None:
        return draw(reading, chosen(reading))

    return make


def _where(reading: Reading, every: dict[str, str]) -> tuple[Choice, Choice]:
    """The place that is looked for, and the province. A place without a province brings its own; with another
    it is ignored."""
    names, label = (
        places.names(reading.edition),
        reading.text("Find a province, regency or city: name or code"),
    )
    provinces = {code: names[code] for code in places.provinces(reading.edition)}
    place = choice(
        reading,
        "wilayah",
        label,
        {ALL: label} | names,
        voids=OF_FEWER,
        province_key="provinsi",
        found_by=places.FOUND,
    )
    follows = not place.is_open and reading.code("provinsi") is None
    asked = reading.but({"provinsi": place.chosen[:2]}) if follows else reading
    province = choice(
        asked, "provinsi", reading.text("Province"), every | provinces, voids=("wilayah", *OF_FEWER)
    )
    return (place if place.chosen[:2] == province.chosen else replace(place, chosen=ALL)), province


def _scope(
    reading: Reading, province: Choice, level: Choice, status: Choice, evidence: Choice, year: Choice
) -> Scope:
    """Which centres: a part for each choice that leaves some out."""
    parts: list[Part] = []
    if not province.is_open:
        name = places.provinces(reading.edition)[province.chosen]
        parts.append(reading.part(name, province=province.chosen))
    if not level.is_open:
        parts.append(
            reading.part(reading.text("{level} level", level=level.words), centre_level=level.chosen)
        )
    if not status.is_open:
        parts.append(reading.part(reading.text("status {status}", status=status.words), status=status.chosen))
    if not evidence.is_open:
        parts.append(reading.part(grade(reading, evidence.chosen), evidence=evidence.chosen))
    if not year.is_open:
        said = reading.text("known by the end of {year}", year=year.chosen)
        parts.append(reading.part(said, until_year=int(year.chosen)))
    return Scope(tuple(parts))


def _areas(reading: Reading) -> dict[str, str]:
    return {
        "province": reading.text("38 provinces"),
        "regency": reading.text("514 regencies/cities"),
    }


def _shading(reading: Reading, *, knows_reach: bool, leaves_out: bool) -> Choice:
    """What areas and points are coloured by: area measure, a dot, point property. How many people are
    reached is known of all centres alone, or of those that operate. People are divided by all centres or by
    none: by some of them, they would seem to have fewer than they have."""
    options = {
        "reach.evidence": reading.text("Within 50 km"),
        "centres.evidence": reading.text("Number of centres"),
        "people_per_centre.evidence": reading.text("People per centre"),
        "centres.status": reading.text("Status"),
    }
    if not knows_reach:
        del options["reach.evidence"]
    if leaves_out:
        del options["people_per_centre.evidence"]
    return choice(reading, "warna", reading.text("Colour"), options, next(iter(options)), shape="switch")


def _evidence(reading: Reading) -> dict[str, str]:
    """The grades of evidence that count as a centre."""
    return {
        "A": reading.text("operating or inaugurated"),
        "B": reading.text("built or only funded"),
    }


def _years(reading: Reading) -> dict[str, str]:
    """The years in which a centre is first attested, newest first."""
    known = reading.plain("centres/list", simulated=False)["known_from_year"].dropna()
    return {str(year): str(year) for year in sorted({int(year) for year in known}, reverse=True)}
