"""The maps of the centres: regions shaded by their centres, with the centres as points; unnamed ones apart
from all others."""

from plut.base import formats
from plut.content import evidence, two_sets
from plut.content.blocks import Drawing, Missing, National, Picture, drawing
from plut.content.framing import picture
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import Scope
from plut.figures import choropleth
from plut.figures.choropleth import Points, Regions
from plut.figures.panels import INDONESIA, Bounds
from plut.subjects.centres import marks
from plut.subjects.centres.choosing import Chosen

REGION_COLUMNS = (
    "region_code",
    "region_name",
    "centres",
    "province_centres",
    "regency_centres",
    "population_people",
    "divided_centres",
    "people_per_centre",
)
SIMULATED_COLUMNS = ("list_code", "list_name", "centres", "province_centres", "regency_centres")
ROOM = 0.06  # of the longer side of a province, around it


def known(
    reading: Reading, chosen: Chosen, key: str = "centres_map", region_key: str = "provinsi"
) -> Picture | None:
    """The map of the centres that are known by name; None where no centre is left. key, region_key: see
    Picture."""
    points = reading.rows("centres/list", chosen.scope, simulated=False)
    regions = reading.rows("centres/regions", _of_regions(reading, chosen), simulated=False)
    title = _found(reading, chosen, points)
    return _map(reading, chosen, regions, points, title, key=key, code="peta", region_key=region_key)


def unnamed(
    reading: Reading, chosen: Chosen, key: str = "centres_simulated", region_key: str = "provinsi"
) -> Picture | None:
    """The map of the centres that no source names, placed at random; None where none of them is left."""
    points = reading.rows("centres/list", chosen.scope, simulated=True)
    regions = reading.rows("centres/regions", _of_regions(reading, chosen), simulated=True)
    title = _placed(reading, points)
    return _map(reading, chosen, regions, points, title, key=key, code="peta-simulasi", region_key=region_key)


def every_known(reading: Reading) -> Rows:
    """All centres that are known by name, whatever is chosen."""
    return reading.rows("centres/list", simulated=False)


def every_unnamed(reading: Reading) -> Rows:
    """All centres that no source names, whatever is chosen."""
    return reading.rows("centres/list", simulated=True)


def none_left(reading: Reading) -> Missing:
    """What stands in the place of a map without centres."""
    return Missing(reading.text("No centre answers these choices."), "centres.csv")


def extent(reading: Reading, chosen: Chosen) -> Bounds:
    """What a map shows: the country, or one province with a little room."""
    if not chosen.province:
        return INDONESIA
    sides = reading.rows("centres/extent", chosen.scope).first
    room = ROOM * max(sides["east"] - sides["west"], sides["north"] - sides["south"])
    return sides["west"] - room, sides["east"] + room, sides["south"] - room, sides["north"] + room


def _of_regions(reading: Reading, chosen: Chosen) -> Scope:
    """Which areas are drawn and by what they are shaded, beside which centres: the picture shows both."""
    return chosen.scope.plus(
        reading.part("", restricts=False, level=chosen.areas),
        reading.part("", restricts=False, measure=chosen.measure),
    )


def _map(
    reading: Reading,
    chosen: Chosen,
    regions: Rows,
    points: Rows,
    title: str,
    *,
    key: str,
    code: str,
    region_key: str,
) -> Picture | None:
    if not len(points):
        return None
    return picture(
        reading,
        key,
        regions,
        title,
        _counted(reading, chosen, points),
        _drawing(reading, chosen, regions, points),
        SIMULATED_COLUMNS if points.is_simulated else REGION_COLUMNS,
        code=code,
        drawn_from=regions.but(lambda _: points.frame),  # where there is no centre, nobody's centre is shown
        region_key=region_key,
    )


def _drawing(reading: Reading, chosen: Chosen, regions: Rows, points: Rows) -> Drawing:
    labels = marks.classes(reading, chosen.measure, simulated=points.is_simulated)
    placed = points.but(lambda frame: frame.dropna(subset=["longitude"]))
    return drawing(
        choropleth.regions_map,
        Regions(
            regions.frame,
            reading.edition.outlines(chosen.areas),
            choropleth.graded(labels),
            labels,
            hover=marks.region_hover(reading, simulated=points.is_simulated),
            hover_columns=("centres", "province_centres", "regency_centres"),
            outlined=chosen.place or None,
        ),
        Points(
            placed.frame.assign(
                kind=marks.kinds(placed, chosen.color),
                hover=marks.hovers(reading, placed),
                is_exact=placed.frame["location_precision"].isin(marks.EXACT),
            ),
            marks.symbols(reading, placed, chosen.color),
            reading.text("dot inside: place named in the source; else at the seat of the region"),
        ),
        extent=extent(reading, chosen),
        java_inset=reading.text("Java and Bali, enlarged")
        if chosen.areas == "regency" and not chosen.province
        else "",
    )


def _found(reading: Reading, chosen: Chosen, points: Rows) -> str:
    """How many centres were announced and how many are known by name, or how many are left of those by what
    is chosen."""
    count = formats.number(len(points), reading.language)
    if points.is_whole:
        latest = two_sets.announcement(reading)
        text = reading.text(
            "The government counted {announced} centres on {day}; we found {found} by name, another set, in "
            "{provinces} of 38 provinces",
            **two_sets.counts(reading),
            provinces=formats.number(points.frame["province_code"].nunique(), reading.language),
        )
        return National(text, points, latest)
    if chosen.province and len(points.scope.parts) == 1:
        return reading.text(
            "{count} centres of {where} are found in public sources or an office's list",
            count=count,
            where=points.scope.words,
        )
    return reading.text(
        "{count} of the {all} centres that are found by name: {scope}",
        count=count,
        all=formats.number(len(every_known(reading)), reading.language),
        scope=points.scope.words,
    )


def _placed(reading: Reading, points: Rows) -> str:
    """How many centres without a name there are, or how many are left of those by what is chosen."""
    count = formats.number(len(points), reading.language)
    if points.is_whole:
        return National(
            reading.text(
                "{count} centres placed at random, to make up the number that the government counted",
                count=count,
            ),
            points,
        )
    return reading.text(
        "{count} of the {all} centres placed at random: {scope}",
        count=count,
        all=formats.number(len(every_unnamed(reading)), reading.language),
        scope=points.scope.words,
    )


def _counted(reading: Reading, chosen: Chosen, points: Rows) -> str:
    """What points and colours are, and how many centres have no point."""
    number, levels = formats.number, points.frame["level"].value_counts()
    colour = {
        "centres": reading.text("Colour: number of centres shown."),
        "people_per_centre": reading.text(
            "Colour: people per centre; where a province was said to have more centres than we found, by "
            "that number."
        )
        if _divides_by_the_larger(chosen, points)
        else reading.text("Colour: people per centre shown."),
    }[chosen.measure]
    text = reading.text(
        "Points: {province} province-level and {regency} regency-level centres.",
        province=number(levels.get("province", 0), reading.language),
        regency=number(levels.get("regency", 0), reading.language),
    )
    lost = int(points.frame["longitude"].isna().sum())
    if lost:
        text += " " + reading.text(
            "{count} of them have no point: only their province is known.",
            count=number(lost, reading.language),
        )
    if points.is_whole and not points.is_simulated:
        text += " " + (
            two_sets.opened_later(reading)
            or reading.text("How many of those found are among those counted is not known.")
        )
    known = evidence.said(reading, points)
    parts = [text, known, colour, reading.text("Outlines are approximate, for display.")]
    return " ".join(filter(None, parts))


def _divides_by_the_larger(chosen: Chosen, points: Rows) -> bool:
    """Whether the published counts of provinces say something of the centres shown."""
    places_alone = all(name == "province" for name, _ in points.scope.parameters)
    return places_alone and not points.is_simulated and chosen.areas == "province"
