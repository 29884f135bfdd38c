"""Up to four areas side by side: every measure that is real, where each of them stands, and what lies between
them in words. No score is made of it."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.base.measures import measure, period
from plut.content import places
from plut.content.blocks import (
    Beside,
    Block,
    Choices,
    Finding,
    Group,
    Limits,
    Link,
    Links,
    OnPaper,
    PaperLine,
    Picture,
    SmallStrip,
    drawing,
    parts,
)
from plut.content.choices import ALL, JOINT, Choice, choice
from plut.content.framing import picture
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import Scope
from plut.figures import comparisons
from plut.subjects.area import choosing, standing
from plut.subjects.area.choosing import Chosen

COLUMNS = ("measure", "region_name", "value_text", "as_of_text", "difference_text", "place_text")
SUGGESTED = 3  # areas that are put beside one at once
# The measures of a part of a comparison, by its code in an address, and what it is called.
PARTS = {
    "pusat": (
        mark("Centres and their reach"),
        ("known_centres", "people_per_known_centre", "regencies_with_centre_share", "covered_share"),
    ),
    "penduduk": (mark("People and villages"), ("population_people", "people_per_km2", "villages")),
    "usaha": (
        mark("Enterprises and living conditions"),
        (
            *("enterprises_listed", "listed_umk_share", "poverty_share", "hdi", "schooling_years"),
            *("grdp_idr", "grdp_per_head_idr"),
        ),
    ),
}
# What a difference counts, where the measure's own unit does not say it.
AMOUNTS = {
    "population_people": mark("{count} people"),
    "people_per_known_centre": mark("{count} people per centre"),
    "people_per_km2": mark("{count} people per km²"),
    "villages": mark("{count} villages"),
    "known_centres": mark("{count} centres"),
    "enterprises_listed": mark("{count} enterprises"),
    "schooling_years": mark("{count} years"),
    "hdi": mark("{count} points"),
}
ONE = {"villages": mark("{count} village"), "known_centres": mark("{count} centre")}


@dataclass(frozen=True)
class Texts:
    """How a difference from the first area is said: English texts. of_nothing: where the first has no
    value."""

    more: str
    less: str
    same: str
    nearly: str
    of_nothing: str
    of_another_year: str


_OTHERS = Texts(
    mark("{amount} higher than {area}"),
    mark("{amount} lower than {area}"),
    mark("the same as {area}"),
    mark("nearly the same as {area}"),
    mark("no difference: {area} has no number"),
    mark("no difference: of another year than {area}"),
)
_BRIEF_OTHERS = Texts(
    mark("{amount} higher"),
    mark("{amount} lower"),
    mark("the same"),
    mark("nearly the same"),
    mark("the first has no number"),
    mark("of another year"),
)
# Of counts (True) there are more or fewer, of all else it is higher or lower; in brief where unit and first
# area stand beside it.
IN_FULL = {
    True: replace(_OTHERS, more=mark("{amount} more than {area}"), less=mark("{amount} fewer than {area}")),
    False: _OTHERS,
}
BRIEF = {
    True: replace(_BRIEF_OTHERS, more=mark("{amount} more"), less=mark("{amount} fewer")),
    False: _BRIEF_OTHERS,
}
LEVELS = ("provinces", "regencies")  # data sets that have the names and people of areas
PEERS = {
    "islands": mark("nearest in people in {islands}"),
    "size": mark("nearest in people"),
    "kind": mark("nearest in people, same kind"),
    "poverty": mark("nearest in poverty"),
    "near": mark("neighbours"),
}


def sheet(reading: Reading, chosen: Chosen, others: Choice) -> tuple[Block, ...]:
    """The areas that are compared, on one sheet of paper."""
    boxes = Choices((others, part_of(reading)), reading.text("Choose areas and measures"), fold="phone")
    return parts(
        reading,
        lambda: Beside(
            "where",
            (trail(reading, chosen), boxes),
            (Choices((chosen.choice,)),),
        ),
        lambda: _beside(reading, chosen, others),
        lambda: links(reading, chosen, others),
        lambda: Limits(
            (
                reading.text(
                    "Only centres known by name are counted, so every count of centres is a lower bound: it "
                    "can show a strength, never a gap."
                ),
                reading.text(
                    "No score is made of these measures: which centres our search found would decide it."
                ),
                reading.text("Nothing on this page rests on simulated data."),
            )
        ),
    )


def _beside(reading: Reading, chosen: Chosen, others: Choice) -> tuple[Block, ...]:
    """What comes out, and the areas beside each other, on a screen and on paper."""
    rows = compared(reading, chosen, others)
    drawn = _picture(reading, chosen, rows)
    return Finding(finding(reading, rows)), on_paper(reading, chosen, rows, drawn), drawn


def trail(reading: Reading, chosen: Chosen) -> Any:
    """The way back to the sheet of the first area."""
    way = choosing.trail(chosen)
    own = Link(chosen.name, f"wilayah?kode={chosen.choice.chosen}")
    return replace(way, links=(*way.links, own), here=reading.text("side by side"))


def compared(reading: Reading, chosen: Chosen, others: Choice) -> Rows:
    """The rows of area/compared, first area first in each measure."""
    known = places.short_names(reading.edition)
    names = [chosen.name, *(known[code] for code in others.codes)]
    said = formats.enumeration(names, reading.language)
    asked = [reading.part(said, region=chosen.choice.chosen, others=JOINT.join(others.codes))]
    of = part_of(reading)
    if not of.is_open:
        asked.append(reading.part(of.words, measures=JOINT.join(PARTS[of.chosen][1])))
    return cited(reading, chosen, reading.rows("area/compared", Scope(tuple(asked))))


def cited(reading: Reading, chosen: Chosen, rows: Rows) -> Rows:
    """Rows of measures with the data sets that these are of, and no others."""
    offered = choosing.offered_measures(reading, chosen)
    are_printed = {offered.get(name) == "figures" for name in set(rows.frame["measure"])}
    level = "provinces" if chosen.is_province else "regencies"
    of_level = [name for name in rows.data if name not in LEVELS or name == level]
    if True not in are_printed:
        of_level.remove("figures")
    if False not in are_printed:
        of_level = ["figures", level]
    return replace(rows, data=tuple(of_level))


def part_of(reading: Reading) -> Choice:
    """Which measures are compared: all at first."""
    names = {code: reading.text(text) for code, (text, _) in PARTS.items()}
    every = {ALL: reading.text("All measures")}
    return choice(reading, "bagian", reading.text("What is compared"), every | names)


def finding(reading: Reading, rows: Rows) -> str:
    """How many centres we found in each of two areas; of more where fewest and most, or in how many of them
    any. A number that is not known is in none of it."""
    told = [row for row in rows.records if row["measure"] == "known_centres" and not pd.isna(row["value"])]
    names = list(dict.fromkeys(rows.frame["region_name"]))
    if len(told) < 2 or len(names) > len(told):
        return _side_by_side(reading, names)
    if len(told) > 2:
        return _of_many(reading, sorted(told, key=lambda row: row["value"]))
    first, second = told
    return reading.text(
        "Centres found: {count} in {first}, {other_count} in {second}",
        count=_found(reading, first["value"]),
        other_count=_found(reading, second["value"]),
        first=first["region_name"],
        second=second["region_name"],
    )


def _side_by_side(reading: Reading, names: list[str]) -> str:
    if len(names) == 2:
        return reading.text("{first} and {second} side by side", first=names[0], second=names[1])
    return reading.text(
        "{first} and {count} others side by side",
        first=names[0],
        count=formats.number(len(names) - 1, reading.language),
    )


def _of_many(reading: Reading, told: list[dict[str, Any]]) -> str:
    """told: rows of three or four areas, fewest centres first."""
    low, high = told[0], told[-1]
    areas = formats.number(len(told), reading.language)
    if not high["value"]:
        return reading.text("No centre found in any of these {areas} areas", areas=areas)
    if not low["value"]:
        count = sum(row["value"] > 0 for row in told)
        return reading.text(
            "Centres found in {count} of these {areas} areas",
            count=formats.number(count, reading.language),
            areas=areas,
        )
    if low["value"] == high["value"]:
        return reading.text(
            "Centres found: {count} in each of these {areas} areas",
            count=_found(reading, low["value"]),
            areas=areas,
        )
    return reading.text(
        "Centres found: from {low} in {first} to {high} in {second}",
        low=_found(reading, low["value"]),
        high=_found(reading, high["value"]),
        first=low["region_name"],
        second=high["region_name"],
    )


def _found(reading: Reading, count: float) -> str:
    """A number of centres that were found; not found is no zero."""
    return formats.number(count, reading.language) if count else reading.text("none")


def picture_of(reading: Reading) -> Picture | None:
    """The picture for the press: the areas of the address, or those nearest in people."""
    chosen, others = _asked(reading)
    if not others.codes:
        return None
    return _picture(reading, chosen, compared(reading, chosen, others))


def choices(reading: Reading) -> tuple[Choice, ...]:
    chosen, others = _asked(reading)
    return (chosen.choice, others, part_of(reading))


def _asked(reading: Reading) -> tuple[Chosen, Choice]:
    """What is compared where nothing but a picture of a comparison is shown: with no other area in the
    address those that are suggested first."""
    chosen = choosing.chosen(reading)
    others = choosing.beside(reading, chosen)
    if others.codes:
        return chosen, others
    codes = next(iter(suggestions(reading, chosen).values()), ())
    return chosen, replace(others, chosen=JOINT.join(codes))


def _picture(reading: Reading, chosen: Chosen, rows: Rows) -> Picture:
    """A strip per measure with all areas of the level, those that are compared marked, with values and
    differences in words."""
    language = reading.language
    every = reading.rows("area/strip", level=chosen.area["level"], simulated=False)
    shown = set(rows.frame["region_code"])
    dots = every.but(lambda frame: frame[frame["measure"].isin(set(rows.frame["measure"]))])
    others = dots.frame[~dots.frame["region_code"].isin(shown)]
    records = rows.records
    told = rows.frame.assign(
        name=rows.frame["region_name"],
        turn=rows.frame["turn"] - 1,
        value_text=[value_of(reading, row) for row in records],
        told=[_told(reading, row) for row in records],
        hover=[f"<b>{row['region_name']}</b><br>{value_of(reading, row)}" for row in records],
    )
    firsts = [row for row in records if row["turn"] == 1]
    measures = pd.DataFrame(
        [
            {
                "measure": row["measure"],
                "label": measure(row["measure"]).heading(language),
                "note": _when(reading, rows, row["measure"]),
                "median_position": row["median_position"],
                "median_text": reading.text("median {value}", value=standing.short(reading, row, "median")),
                "low_text": standing.end_text(reading, chosen, row, "lowest"),
                "high_text": standing.end_text(reading, chosen, row, "highest"),
                "low_short": standing.short(reading, row, "lowest"),
                "high_short": standing.short(reading, row, "highest"),
                "same_text": standing.same_text(reading, row),
            }
            for row in firsts
        ]
    )
    words = comparisons.Words(standing.level_words(reading, chosen), reading.text("median"))
    title = reading.text("{areas} side by side", areas=rows.scope.parts[0].words)
    counted = reading.text("Differences are from {first}, of numbers before rounding.", first=chosen.name)
    if any(measure(name).bound for name in set(rows.frame["measure"])):
        counted += " " + reading.text("Centres, and what rests on them, are those found: bounds, not all.")
    scales = standing.scales(reading, rows.but(lambda frame: frame[frame["turn"] == 1]))
    drawn = drawing(
        comparisons.side_by_side, measures, told, others.assign(hover=others["region_name"]), words
    )
    return picture(
        reading,
        "area_compared",
        _in_table(reading, rows),
        title,
        counted,
        drawn,
        COLUMNS,
        code="banding",
        drawn_from=rows.beside(dots, chosen.of),
        explained=" ".join(scales),
    )


def _in_table(reading: Reading, rows: Rows) -> Rows:
    """The rows with all that is said of them, in full digits."""
    records = rows.records
    return rows.but(
        lambda frame: frame.assign(
            measure=[measure(name).heading(reading.language) for name in frame["measure"]],
            value_text=[_in_full(reading, row) for row in records],
            difference_text=[difference(reading, row) for row in records],
            place_text=[standing.place(reading, row) for row in records],
        )
    )


def _in_full(reading: Reading, row: dict[str, Any]) -> str:
    if pd.isna(row["value"]):
        return gap_of(reading, row)
    written = standing.value_of(reading, row["measure"], row["value"])
    return standing.bounded(reading, row, written)


def value_of(reading: Reading, row: dict[str, Any]) -> str:
    """A value with its bound; what is not known in words, and the year where it is not that of the first."""
    if pd.isna(row["value"]):
        return gap_of(reading, row)
    if row["measure"] == "known_centres" and not row["value"]:
        return reading.text("none found")
    written = standing.bounded(reading, row, standing.short(reading, row, "value"))
    return f"{written} ({row['as_of_day'].year})" if row["is_other_year"] else written


def gap_of(reading: Reading, row: dict[str, Any]) -> str:
    if row["measure"] == "known_centres":
        return standing.value_of(reading, "known_centres", row["value"])
    return standing.without(reading, row) or reading.text("no published number found")


def _when(reading: Reading, rows: Rows, of: str) -> str:
    """The date of a measure; the oldest and the newest year where the areas differ."""
    days = rows.frame.loc[rows.frame["measure"] == of].dropna(subset=["as_of_text"])
    texts = list(dict.fromkeys(days["as_of_text"]))
    if not texts:
        return ""
    if len(texts) == 1:
        return period(texts[0], reading.language)
    years = sorted({day.year for day in days["as_of_day"]})
    return formats.enumeration([str(year) for year in years], reading.language)


def _told(reading: Reading, row: dict[str, Any]) -> str:
    """What stands beside a value: of the first area its place among all, of others the difference."""
    return standing.place(reading, row) if row["turn"] == 1 else difference(reading, row)


def difference(reading: Reading, row: dict[str, Any], *, is_brief: bool = False) -> str:
    """What lies between an area and the first, in words that call neither side the better one; nothing for
    the first itself and where the area has no value. is_brief: without unit and the name of the first, where
    both stand beside it.

    row: of area/compared.
    """
    if row["turn"] == 1 or pd.isna(row["value"]):
        return ""
    first, apart, of = row["first_area"], row["difference"], measure(row["measure"])
    amount = "" if pd.isna(apart) else _amount(reading, row, is_brief=is_brief)
    texts = (BRIEF if is_brief else IN_FULL)[of.kind == "count"]
    if pd.isna(row["first_value"]):
        said = reading.text(texts.of_nothing, area=first)
    elif row["is_other_year"]:
        said = reading.text(texts.of_another_year, area=first)
    elif not amount:
        said = reading.text(texts.nearly if apart else texts.same, area=first)
    else:
        said = reading.text(texts.less if apart < 0 else texts.more, amount=amount, area=first)
    if not of.bound or is_brief or pd.isna(apart):
        return said
    return reading.text("{difference}, by the centres found", difference=said)


def _amount(reading: Reading, row: dict[str, Any], *, is_brief: bool) -> str:
    """The size of a difference with what it counts; nothing where it would be printed as zero."""
    of, size = measure(row["measure"]), abs(row["difference"])
    if of.kind == "idr":
        return formats.rupiah(size, reading.language)
    if of.kind == "share":
        count, text = formats.number(100 * size, reading.language, 1), mark("{count} percentage points")
    elif of.kind == "count":
        large = size >= standing.SHORTENED
        count = (formats.people if large else formats.number)(size, reading.language)
        text = AMOUNTS.get(row["measure"], "{count}")
    else:
        decimals = 0 if size >= standing.WHOLE else 2
        count = formats.number(size, reading.language, decimals)
        text = AMOUNTS.get(row["measure"], "{count}")
    if not any(letter in "123456789" for letter in count):
        return ""
    if is_brief:
        return count
    return reading.text(ONE.get(row["measure"], text) if size == 1 else text, count=count)


def on_paper(reading: Reading, chosen: Chosen, rows: Rows, drawn: Picture) -> OnPaper:
    """The same on a sheet of paper: a line for each area in each measure."""
    every = reading.rows("area/strip", level=chosen.area["level"], simulated=False).frame
    of_measure = dict(iter(every.groupby("measure")))
    lines = []
    for row in rows.records:
        label = f"{measure(row['measure']).heading(reading.language)}"
        when = _when(reading, rows, row["measure"])
        is_known = not pd.isna(row["value"])
        value = value_of(reading, row) if is_known else formats.MISSING
        said = value_of(reading, row) if not is_known else _beside_value(reading, row)
        all_of_it = of_measure.get(row["measure"], every[:0])
        places_of_others = all_of_it.loc[all_of_it["region_code"] != row["region_code"], "position"]
        strip = SmallStrip(
            tuple(places_of_others.dropna()),
            float(row["position"]) if is_known else None,
            None if pd.isna(row["median_position"]) else float(row["median_position"]),
            f"{label}, {row['region_name']}: {value}, {said}",
        )
        head = f"{label}, {when}" if when else label
        lines.append(PaperLine(head if row["turn"] == 1 else "", value, said, strip, row["region_name"]))
    frame = drawn.frame
    counted = reading.text(
        "Differences are from {first}, of numbers before rounding. Bars: how many of the other {level} are "
        "there; dot: the area of the line; tick: median. Centres, and what is divided by them or lies near "
        "them, count those found: bounds, not all.",
        first=chosen.name,
        level=standing.level_words(reading, chosen),
    )
    return OnPaper(frame.title, tuple(lines), f"{counted} {frame.source} {frame.computed}", rows)


def _beside_value(reading: Reading, row: dict[str, Any]) -> str:
    return standing.place(reading, row) if row["turn"] == 1 else difference(reading, row, is_brief=True)


def suggestions(reading: Reading, chosen: Chosen) -> dict[str, tuple[str, ...]]:
    """The codes of three areas to put beside one, by what they have in common with it; the same three are
    suggested once. Nothing where an edition was made before areas were compared."""
    try:
        rows = reading.plain("area/suggested", region=chosen.choice.chosen)
    except LookupError:
        return {}
    found: dict[frozenset[str], str] = {}
    for name, own in rows.groupby("peers_of", sort=False):
        if name in PEERS:
            found.setdefault(frozenset(own["region_code"][:SUGGESTED]), str(name))
    codes = {name: tuple(own["region_code"][:SUGGESTED]) for name, own in rows.groupby("peers_of")}
    return {name: codes[name] for name in found.values()}


def links(reading: Reading, chosen: Chosen, others: Choice) -> tuple[Links, ...]:
    """Where a comparison leads: other areas to compare with, each area alone, and all areas by one
    measure."""
    names, own = places.short_names(reading.edition), chosen.choice.chosen
    alone = tuple(Link(names[code], f"wilayah?kode={code}") for code in (own, *others.codes))
    return (
        *suggested(reading, chosen),
        Links(reading.text("Each on its own sheet:"), alone),
        *by_one_measure(reading, chosen, others.codes),
    )


def suggested(reading: Reading, chosen: Chosen) -> tuple[Links, ...]:
    """A link for each suggestion: three areas beside this one."""
    names, islands = places.short_names(reading.edition), chosen.area["island_group"]
    offered = tuple(
        Link(
            f"{reading.text(PEERS[name], islands=islands)}: {', '.join(names[code] for code in codes)}",
            f"wilayah?kode={chosen.choice.chosen}&dengan={JOINT.join(codes)}",
        )
        for name, codes in suggestions(reading, chosen).items()
    )
    if not offered:
        return ()
    lead = reading.text("Put {area} side by side with those:", area=chosen.name)
    return (Links(lead, offered),)


def by_one_measure(reading: Reading, chosen: Chosen, others: tuple[Hashable, ...] = ()) -> tuple[Links, ...]:
    """A link for each measure, to all areas by it; those that are compared stay marked there."""
    beside = f"&dengan={JOINT.join(map(str, others))}" if others else ""
    offered = tuple(
        Link(
            measure(name).labels[reading.language],
            f"wilayah?kode={chosen.choice.chosen}{beside}&menurut={name}",
        )
        for name in choosing.offered_measures(reading, chosen)
    )
    if not offered:
        return ()
    lead = reading.text("All {level} by one measure:", level=standing.level_words(reading, chosen))
    if not chosen.is_province:
        lead = reading.text("Its peers by one measure:")
    return (Links(lead, offered),)


def part(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """On the sheet of an area: with whom to compare it, and by which measure, as links; the boxes stand where
    they lead. Nothing in an edition that knows no comparison."""
    offered = suggested(reading, chosen)
    if not offered:
        return ()
    return (Group("choose_more", (*offered, *by_one_measure(reading, chosen))),)


def head(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """At the head of a sheet: the way to the area, with the comparison that is suggested first and the first
    measure beside it; where the address asks for a comparison that cannot be, why."""
    way, others = choosing.trail(chosen), choosing.beside(reading, chosen)
    if others.refusals:
        return way, Choices((others,))
    of = choosing.by_measure(reading, chosen)
    if of.unknown:
        return way, Choices((of,))
    codes = next(iter(suggestions(reading, chosen).values()), ())
    measures = list(choosing.offered_measures(reading, chosen))
    if not codes or not measures:
        return (way,)
    own = chosen.choice.chosen
    aside = (
        Link(reading.text("Compare"), f"wilayah?kode={own}&dengan={JOINT.join(codes)}"),
        Link(reading.text("By one measure"), f"wilayah?kode={own}&menurut={measures[0]}"),
    )
    return (replace(way, aside=aside),)
