"""What has been published about certification: the worked example, totals over the years, halal products by
province."""

import functools
from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.definitions import HALAL_BORDERS
from plut.base.measures import period, word
from plut.content.blocks import Answer, Answers, Beside, Block, National, Picture, Section, Sentence, drawing
from plut.content.framing import picture, sentences, table
from plut.content.quoting import fact_hover, in_language, qualified, sourced
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import choropleth, quotas, series, timelines
from plut.figures.choropleth import Regions

SEHATI_COLUMNS = (
    *("part", "state", "application_count", "quota_count", "quota_share", "as_of_day", "source"),
)
TOTAL_COLUMNS = (
    *("series", "as_of_text", "qualifier", "value", "unit", "measure", "statement", "note", "source"),
)
OTHER_COLUMNS = ("series", "value_text", "as_of_text")
PROVINCE_COLUMNS = ("region_code", "region_name", "product_count", "as_of_day", "source")
COMMON_UNITS = {"HALAL": "products", "NIB": "nib", "SNI_BINA_UMK": "micro_enterprises"}
LOOKS = {"issued": "done", "in_process": "open", "unaccounted": "unknown"}  # state -> look of figures.quotas
OF_A_LINE = 3  # totals of one unit from which on a line is drawn
NEAR = pd.Timedelta(days=240)  # two points nearer than this have their labels on different sides


def headline(reading: Reading) -> str:
    """What a low share of a quota hides."""
    rows = reading.rows("certification/sehati")
    states = {row["state"]: row for row in rows.records}
    text = reading.text(
        "{waiting} of a free halal quota in process in {month}; no figure for {lost}",
        waiting=formats.percent(states["in_process"]["state_share"], reading.language, 0),
        lost=formats.percent(states["unaccounted"]["state_share"], reading.language, 0),
        month=formats.printed_date(f"{rows.first['as_of_day']:%Y-%m}", reading.language),
    )
    return National(text, rows)


def finding(reading: Reading) -> tuple[Sentence, ...]:
    """What is known of the rest."""
    of = reading.rows("certification/sehati")
    states = {row["state"]: row for row in of.records}
    rest = reading.text(
        "The {lost} are the quota less those issued and in process: it may not have been filled.",
        lost=formats.percent(states["unaccounted"]["state_share"], reading.language),
    )
    text = reading.text(
        "Of SEHATI-1's {quota} places for free halal certification, {issued} are recorded as issued.",
        quota=formats.number(states["issued"]["quota_count"], reading.language),
        issued=formats.percent(states["issued"]["state_share"], reading.language),
    )
    return tuple(Sentence(National(told, of), of) for told in (rest, text))


def pictures(reading: Reading) -> tuple[Block, ...]:
    """What is in print, whatever the reader chooses."""
    return (
        Beside("first_screen", (sehati(reading),), (newest(reading),)),
        Beside("totals_in_print", (totals(reading),), others(reading)),
        halal_provinces(reading),
    )


def newest(reading: Reading) -> Answers:
    """The newest total of each kind in print, with its unit and day."""
    rows = reading.rows("certification/totals")
    return Answers(tuple(_newest(reading, rows, code) for code in COMMON_UNITS))


def _newest(reading: Reading, totals: Rows, code: str) -> Answer:
    """The newest total of a series, in whatever unit it is in print."""
    language = reading.language
    of = totals.but(lambda frame: frame[frame["series"] == code].tail(1))
    note = f"{word('unit', of.first['unit'], language)} · {period(of.first['as_of_text'], language)}"
    value = qualified(formats.people(float(of.first["value"]), language), of.first, language)
    target = f"angka?topik=certification#{of.first['fact_id']}"
    return Answer(word("series", code, language), value, note, of, target)


def sehati(reading: Reading) -> Picture:
    """The worked example: one quota, and what was known of its applications on one day."""
    language = reading.language
    rows = reading.rows("certification/sehati")
    drawn_parts = pd.DataFrame([_state(reading, rows, state, look) for state, look in LOOKS.items()])
    label = reading.text(
        "Quota: {count} applications", count=formats.number(rows.first["quota_count"], language)
    )
    states = {row["state"]: formats.percent(row["state_share"], language) for row in rows.records}
    told = {"naive": "issued", "waiting": "in_process", "lost": "unaccounted"}
    title = reading.text(
        "SEHATI-1: {naive} recorded as issued, {waiting} still in process, no figure found for {lost}",
        **{name: states[state] for name, state in told.items()},
    )
    counted = reading.text(
        "Applications for free halal certification as published for {day}, share of the quota. No "
        "figure found: our arithmetic.",
        day=formats.date(rows.first["as_of_day"].date(), language),
    )
    explained = reading.text(
        "The part without a figure is the quota less the other two. We did not find whether it was filled."
    )
    drawn = drawing(quotas.split, drawn_parts, label)
    rows = rows.but(lambda frame: frame.assign(source=[_source(reading, row) for row in rows.records]))
    return picture(
        reading,
        "sehati",
        rows,
        title,
        counted,
        drawn,
        SEHATI_COLUMNS,
        code="sehati",
        explained=explained,
    )


def _source(reading: Reading, row: dict[str, Any]) -> str:
    """Where a number is printed; that of the unaccounted is printed nowhere."""
    source = sourced(row["source"], reading.language)
    if row["state"] != "unaccounted":
        return source
    return reading.text("our arithmetic, from numbers of {source}", source=source)


def _state(reading: Reading, rows: Rows, state: str, look: str) -> dict[str, object]:
    """Those of a state, and the stages at which they were, where there are several."""
    language = reading.language
    own = [row for row in rows.records if row["state"] == state]
    count, share = own[0]["state_count"], formats.percent(own[0]["state_share"], language)
    name = word("part", state, language)
    stages = formats.enumeration(
        [
            f"{formats.number(row['application_count'], language)} {word('part', row['part'], language)}"
            for row in sorted(own, key=lambda row: -row["application_count"])
        ],
        language,
    )
    detail = reading.text("Of those in process: {stages}.", stages=stages) if len(own) > 1 else ""
    text = formats.number(count, language)
    return {
        "look": look,
        "value": float(count),
        "text": text,
        "label": f"{name} {share}",
        "detail": detail,
        "hover": f"{name}: {text} ({share})",
    }


def others(reading: Reading) -> tuple[Block, ...]:
    """The totals in print of which no line can be drawn, each with its unit and day."""
    rows = _totals(reading, are_of_a_line=False)
    head = reading.text("Other published totals")
    counted = reading.text(
        "Each total with its unit and date. With fewer than {count} totals in one unit, no line is drawn.",
        count=formats.number(OF_A_LINE, reading.language),
    )
    written = [
        f"{qualified(formats.number(row['value'], reading.language), row, reading.language)} "
        f"{word('unit', row['unit'], reading.language)}"
        for row in rows.records
    ]
    named = rows.but(lambda frame: frame.assign(value_text=written))
    listed = table(reading, "certificate_others", named, head, counted, OTHER_COLUMNS, more=TOTAL_COLUMNS)
    return Section(head, rows, is_small=True), *sentences(rows, counted), listed


def _totals(reading: Reading, *, are_of_a_line: bool) -> Rows:
    """Totals of which three or more of a series share a unit, or the others."""
    every = in_language(reading, "certification/totals")
    return every.but(lambda frame: frame[(frame["alike_count"] >= OF_A_LINE) == are_of_a_line])


def totals(reading: Reading) -> Picture:
    """Totals over the years, where three or more of a series share a unit."""
    language = reading.language
    rows = _totals(reading, are_of_a_line=True)
    other = [COMMON_UNITS[row["series"]] != row["unit"] for row in rows.records]
    by_series = rows.frame.groupby("series")["as_of_day"]
    places = [
        _place(*point)
        for point in zip(by_series.shift(1), rows.frame["as_of_day"], by_series.shift(-1), other, strict=True)
    ]
    drawn = rows.frame.assign(
        panel=[_panel(row["series"], language) for row in rows.records],
        day=pd.to_datetime(timelines.drawn_on(rows.frame)),
        value=rows.frame["value"].astype(float),
        is_other_unit=other,
        label=[
            qualified(formats.number(row["value"], language), row, language)
            + (f" {word('unit', row['unit'], language)}" if differs else "")
            for row, differs in zip(rows.records, other, strict=True)
        ],
        place=places,
        hover=[fact_hover(row["statement"], row["note"], row["source"]) for row in rows.records],
    )
    halal = drawn[drawn["series"] == "HALAL"]
    title = reading.text(
        "Products certified halal rose from {first} by {first_day} to {last} by {last_day}",
        first=formats.people(halal["value"].iloc[0], language),
        first_day=period(halal["as_of_text"].iloc[0].split("..")[-1], language),
        last=formats.people(halal["value"].iloc[-1], language),
        last_day=period(halal["as_of_text"].iloc[-1].split("..")[-1], language),
    )
    counted = reading.text(
        "Totals as published. Products are neither enterprises nor certificates: one certificate may cover "
        "many products."
    )
    made = drawing(series.published, drawn)
    return picture(
        reading, "certificate_totals", rows, title, counted, made, TOTAL_COLUMNS, code="jumlah-sertifikat"
    )


def _place(before: object, day: pd.Timestamp, after: object, has_unit: bool) -> str:
    """Where a point's label stands: clear of the rising line, of its neighbours and of the edges."""
    if isinstance(after, pd.Timestamp) and after - day < NEAR:
        return "bottom right"
    if isinstance(before, pd.Timestamp) and day - before < NEAR:
        return "top right"
    if not isinstance(before, pd.Timestamp) and isinstance(after, pd.Timestamp):
        return "top right" if has_unit else "top center"  # a unit makes it long, and no line rises from it
    return "top left"


def _panel(code: str, language: str) -> str:
    """A series with its unit, where the name does not say it already."""
    name, unit = word("series", code, language), word("unit", COMMON_UNITS[code], language)
    return name if name == unit else f"{name} ({unit})"


def halal_provinces(reading: Reading) -> Picture:
    """Products certified halal in the provinces that are in print."""
    language = reading.language
    rows = reading.rows("certification/halal_provinces")
    known = rows.but(lambda frame: frame.dropna(subset=["product_count"]))
    unit = word("unit", "products", language)
    unknown = reading.text("none found")
    number = functools.partial(formats.number, language=language)
    texts = [unknown if pd.isna(n) else f"{number(n)} {unit}" for n in rows.frame["product_count"]]
    bounds = [number(n) for n in HALAL_BORDERS]
    classes = [
        unknown,
        f"< {bounds[0]}",
        f"{bounds[0]}–{bounds[1]}",
        f"{bounds[1]}–{bounds[2]}",
        f"> {bounds[2]}",
    ]
    listed = pd.DataFrame(
        {"name": known.frame["region_name"], "text": [number(n) for n in known.frame["product_count"]]}
    )
    title = reading.text(
        "{names} lead the {count} provinces for which we found a number",
        names=formats.enumeration([row["region_name"] for row in known.records[:3]], language),
        count=number(len(known)),
    )
    counted = reading.text(
        "Products certified halal, as published for {day}. For {rest} provinces we found no number of that "
        "day: unknown, not zero.",
        day=formats.date(known.frame["as_of_day"].max().date(), language),
        rest=number(len(rows) - len(known)),
    )
    regions = Regions(
        rows.frame.assign(hover=texts),
        reading.edition.outlines("province"),
        choropleth.graded(classes),
        classes,
        hatch=reading.plain("frame/hatches", level="province"),
    )
    names = reading.plain("frame/map_names", level="province")
    drawn = drawing(choropleth.regions_map, regions, listed=listed, names=names)
    return picture(
        reading,
        "halal_provinces",
        rows,
        title,
        counted,
        drawn,
        PROVINCE_COLUMNS,
        code="halal",
        drawn_from=known,
        explained=reading.text("Outlines are approximate."),
    )
