"""The maps of the centres: regions shaded by their centres, with the centres as points; unnamed ones apart
from all others."""

from dataclasses import replace

import pandas as pd

from plut.base import formats
from plut.content import evidence, two_sets
from plut.content.blocks import Drawing, National, Picture, Sentence, drawing
from plut.content.framing import picture
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import Scope
from plut.figures import choropleth
from plut.figures.choropleth import Bars, Points, Regions
from plut.figures.panels import INDONESIA, Bounds
from plut.subjects.centres import choosing, marks
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
REACH_COLUMNS = (
    "region_code",
    "region_name",
    "centres",
    "people",
    "covered_people",
    "beyond_people",
    "covered_share",
)
COLUMNS = {"reach": REACH_COLUMNS, "centres": REGION_COLUMNS, "people_per_centre": REGION_COLUMNS}
# of a table: what a choice of fewer centres calls its columns, and which it has not
OF_THE_CHOICE = {
    "centres": "chosen_centres",
    "province_centres": "chosen_province_centres",
    "regency_centres": "chosen_regency_centres",
}
OF_ALL = ("divided_centres", "people_per_centre")
HALF = 0.5
ROOM = 0.06  # of the longer side of a province, around it


def known(
    reading: Reading, chosen: Chosen, key: str = "centres_map", region_key: str = "provinsi"
) -> Picture | None:
    """The map of the centres that are known by name; None where no centre is left. key, region_key: see
    Picture."""
    points = reading.rows("centres/list", chosen.scope, simulated=False)
    regions = of_regions(reading, chosen)
    reaches = chosen.measure == "reach" and len(regions)
    title = reached(reading, chosen, points) if reaches else found(reading, chosen, points)
    return _map(reading, chosen, regions, points, title, key=key, code="peta", region_key=region_key)


def overview(reading: Reading, chosen: Chosen) -> Picture | None:
    """The map of the first page."""
    points = reading.rows("centres/list", chosen.scope, simulated=False)
    if not len(points):
        return None
    regions = of_regions(reading, chosen)
    return picture(
        reading,
        "overview_centres",
        regions,
        _half(reading, regions),
        _counted(reading, chosen, points),
        _drawing(reading, chosen, regions, points, _without(reading, chosen, regions)),
        REACH_COLUMNS,
        code="peta-jangkauan",
        drawn_from=regions.beside(points),
        explained=_explained(reading, chosen, points),
    )


def _half(reading: Reading, regions: Rows) -> str:
    """In how many provinces half of the people live near a centre: what the head of the page, of the whole
    country, does not say."""
    text = reading.text(
        "In at least {count} of {all} provinces half of people or more live within 50 km of a centre",
        count=formats.number(int((regions.frame["covered_share"] >= HALF).sum()), reading.language),
        all=formats.number(len(regions), reading.language),
    )
    return National(text, regions) if regions.is_whole else text


def _without(reading: Reading, chosen: Chosen, regions: Rows) -> Bars | None:
    """The people of the provinces in which no centre is found, beside Java: both maps are then low enough
    for one screen. None where the map does not shade provinces by what is found in the whole country."""
    if chosen.measure != "reach" or chosen.areas != "province" or chosen.leaves_out or chosen.province:
        return None
    without = regions.frame[regions.frame["centres"] == 0].sort_values("people", ascending=False)
    if not len(without):
        return None
    short = reading.plain("frame/map_names", level="province").set_index("code")["label"]
    return Bars(
        reading.text("No centre found"),
        reading.text("million people"),
        pd.DataFrame(
            {
                "name": without["region_code"].map(short),
                "value": without["people"],
                "text": [formats.number(people / 1e6, reading.language, 1) for people in without["people"]],
            }
        ),
    )


def of_country(reading: Reading) -> Picture | None:
    """The map of the first page, whatever is chosen."""
    return overview(reading, choosing.chosen(reading.only(())))


def unnamed(
    reading: Reading, chosen: Chosen, key: str = "centres_simulated", region_key: str = "provinsi"
) -> Picture | None:
    """The map of the centres that no source names, placed at random, whatever is chosen of the real ones: a
    number of them beside the name of a province would be taken for what it lacks. None where none is left."""
    chosen = replace(choosing.chosen(reading.only(("batas",))), measure="centres", color=chosen.color)
    points = reading.rows("centres/list", chosen.scope, simulated=True)
    regions = reading.rows("centres/regions", _shaded(reading, chosen), simulated=True)
    title = _placed(reading, points)
    return _map(reading, chosen, regions, points, title, key=key, code="peta-simulasi", region_key=region_key)


def every_known(reading: Reading) -> Rows:
    """All centres that are known by name, whatever is chosen."""
    return reading.rows("centres/list", simulated=False)


def every_unnamed(reading: Reading) -> Rows:
    """All centres that no source names, whatever is chosen."""
    return reading.rows("centres/list", simulated=True)


def none_left(reading: Reading) -> Sentence:
    """What stands in the place of a map without centres."""
    return Sentence(reading.text("No centre fits these choices."))


def extent(reading: Reading, chosen: Chosen) -> Bounds:
    """What a map shows: the country, or one province with a little room."""
    if not chosen.province:
        return INDONESIA
    sides = reading.rows("centres/extent", chosen.scope).first
    room = ROOM * max(sides["east"] - sides["west"], sides["north"] - sides["south"])
    return sides["west"] - room, sides["east"] + room, sides["south"] - room, sides["north"] + room


def of_regions(reading: Reading, chosen: Chosen) -> Rows:
    """The areas of the map with what they are shaded by."""
    if chosen.measure == "reach":
        return reading.rows("centres/reach", _shaded(reading, chosen))
    return reading.rows("centres/regions", _shaded(reading, chosen), simulated=False)


def _shaded(reading: Reading, chosen: Chosen) -> Scope:
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
    columns = SIMULATED_COLUMNS if points.is_simulated else COLUMNS[chosen.measure]
    listed = regions
    if chosen.leaves_out:
        listed = regions.but(lambda frame: frame.rename(columns=OF_THE_CHOICE))
        columns = tuple(OF_THE_CHOICE.get(name, name) for name in columns if name not in OF_ALL)
    if not len(points) and not (chosen.province and len(points.scope.parts) == 1):
        return None
    return picture(
        reading,
        key,
        listed,
        title,
        _counted(reading, chosen, points),
        _drawing(reading, chosen, regions, points),
        columns,
        code=code,
        # where there is no centre, nobody's centre is shown; that none is found rests on the whole list
        drawn_from=regions.beside(points if len(points) else every_known(reading)),
        region_key=region_key,
        explained=_explained(reading, chosen, points),
    )


def _drawing(
    reading: Reading, chosen: Chosen, regions: Rows, points: Rows, bars: Bars | None = None
) -> Drawing:
    """bars: beside Java, where nothing else beside the map lists provinces."""
    is_simulated = points.is_simulated
    leaves_out = chosen.leaves_out
    labels = marks.classes(
        reading, chosen.measure, chosen.areas, simulated=is_simulated, leaves_out=leaves_out
    )
    placed = points.but(lambda frame: frame.dropna(subset=["longitude"]))
    hovers: tuple[str, ...] = ("centres", "province_centres", "regency_centres")
    frame = regions.frame
    # one centre that is here or in the namesake
    told = {name: frame[name].astype(object).where(frame[name].notna(), "0–1") for name in hovers}
    frame = frame.assign(**told)
    if chosen.measure == "reach":
        frame = frame.assign(
            reach_told=[marks.reached(reading, row, leaves_out=leaves_out) for row in regions.records]
        )
        hovers = (*hovers, "reach_told")
    drawn_in = "province" if chosen.province else "country"
    shaded = Regions(
        frame,
        reading.edition.outlines(chosen.areas, drawn_in),
        choropleth.of_a_choice(labels) if leaves_out else choropleth.graded(labels),
        labels,
        reading.text("People within 50 km:") if chosen.measure == "reach" else "",
        hover=marks.region_hover(reading, chosen.measure, simulated=is_simulated, leaves_out=leaves_out),
        hover_columns=hovers,
        outlined=chosen.place or None,
        # where a simulation places no centre, or a choice leaves none, nothing is missing
        hatch=None if is_simulated or leaves_out else _hatch(reading, chosen),
        around=reading.edition.outlines("province", drawn_in) if chosen.province else None,
    )
    marked = Points(
        placed.frame.assign(
            kind=marks.kinds(placed, chosen.color),
            hover=marks.hovers(reading, placed),
            # on a map of one province the names of regencies stand for those of their centres
            label="" if chosen.province else marks.labels(placed),
        ),
        marks.symbols(placed, chosen.color),
        marks.keys(reading, placed, chosen.color),
    )
    names = reading.plain(
        "frame/map_names", level="regency" if chosen.province else "province", **_within(chosen)
    )
    return drawing(
        choropleth.regions_map,
        shaded,
        marked,
        extent=extent(reading, chosen),
        names=names,
        bars=bars,
    )


def _hatch(reading: Reading, chosen: Chosen) -> pd.DataFrame:
    return reading.plain("frame/hatches", level=chosen.areas, **_within(chosen))


def _within(chosen: Chosen) -> dict[str, str]:
    return {"province": chosen.province} if chosen.province else {}


def reached(reading: Reading, chosen: Chosen, points: Rows) -> str:
    """Which share of people the centres reach that are chosen, at least."""
    level = "province" if chosen.province else "country"
    whole = reading.rows("centres/reach", chosen.scope, level=level)
    told = {
        "share": formats.percent(whole.first["covered_share"], reading.language),
        "found": formats.number(len(points), reading.language),
        "where": points.scope.words,
    }
    if points.is_whole:
        text = reading.text(
            "At least {share} of people live within 50 km of the {found} centres found", **told
        )
        return National(text, points, whole)
    if not len(points):
        return reading.text("{where}: we found no centre", **told)
    if chosen.province and len(points.scope.parts) == 1:
        return reading.text(
            "{found} centres of {where}: at least {share} of people live within 50 km", **told
        )
    return reading.text("At least {share} of people live within 50 km of {found} centres: {where}", **told)


def found(reading: Reading, chosen: Chosen, points: Rows) -> str:
    """How many centres were announced and how many are known by name, or how many are left of those by what
    is chosen."""
    count = formats.number(len(points), reading.language)
    if points.is_whole:
        latest = two_sets.announcement(reading)
        text = reading.text(
            "The government counted {announced} centres on {day}; we found {found} by name, not necessarily "
            "the same ones, in {provinces} of 38 provinces",
            **two_sets.counts(reading),
            provinces=formats.number(points.frame["province_code"].nunique(), reading.language),
        )
        return National(text, points, latest)
    if chosen.province and len(points.scope.parts) == 1:
        return reading.text(
            "{count} centres in {where} are found in public sources or an office's list",
            count=count,
            where=points.scope.words,
        )
    return reading.text(
        "{count} of the {all} centres found by name: {scope}",
        count=count,
        all=formats.number(len(every_known(reading)), reading.language),
        scope=points.scope.words,
    )


def _placed(reading: Reading, points: Rows) -> str:
    """How many centres without a name there are."""
    return National(
        reading.text(
            "{count} centres placed at random, to make up the number that the government counted",
            count=formats.number(len(points), reading.language),
        ),
        points,
    )


def _counted(reading: Reading, chosen: Chosen, points: Rows) -> str:
    """What colours and points are, and how many centres have no point."""
    number, levels = formats.number, points.frame["level"].value_counts()
    colour = {
        "reach": reading.text("Share of people within 50 km, at least."),
        "centres": reading.text("Colour: number of centres shown."),
        "people_per_centre": reading.text("Colour: people per centre.")
        if _divides_by_the_larger(chosen, points)
        else reading.text("Colour: people per centre shown."),
    }[chosen.measure]
    text = reading.text(
        "Centres: {province} at province level, {regency} at regency level",
        province=number(levels.get("province", 0), reading.language),
        regency=number(levels.get("regency", 0), reading.language),
    )
    lost = int(points.frame["longitude"].isna().sum())
    if lost:
        text += reading.text("; {count} without a point", count=number(lost, reading.language))
    return f"{colour} {text}."


def _explained(reading: Reading, chosen: Chosen, points: Rows) -> str:
    """How the colours are made, what is known of the centres that are shown, and how exact the outlines
    are."""
    told = []
    if chosen.measure == "reach":
        told.append(reading.text("Distances are straight lines on the same land."))
    elif chosen.measure == "people_per_centre" and _divides_by_the_larger(chosen, points):
        told.append(
            reading.text(
                "Where a published count of a province is larger than ours, people are divided by it."
            )
        )
    if points.frame["longitude"].isna().any():
        told.append(reading.text("Of a centre without a point only the province is known."))
    if chosen.measure != "reach" and points.is_whole and not points.is_simulated:
        told.append(
            two_sets.opened_later(reading)
            or reading.text("How many of those found are among those counted is not known.")
        )
    if chosen.province and not points.is_simulated:
        told.append(two_sets.levels(reading, chosen.province))
    told += [evidence.said(reading, points), reading.text("Outlines are approximate.")]
    return " ".join(filter(None, told))


def _divides_by_the_larger(chosen: Chosen, points: Rows) -> bool:
    """Whether the published counts of provinces say something of the centres shown."""
    places_alone = all(name == "province" for name, _ in points.scope.parameters)
    return places_alone and not points.is_simulated and chosen.areas == "province"
