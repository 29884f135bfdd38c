"""What has been published about certification: the worked example, totals over the years, halal products by
province."""

import functools

import pandas as pd

from plut.base import formats
from plut.base.definitions import HALAL_BORDERS
from plut.base.measures import period, word
from plut.content.blocks import Answer, Answers, Beside, Block, National, Picture, Sentence, drawing
from plut.content.framing import picture
from plut.content.quoting import fact_hover, in_language, qualified
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import choropleth, series, stacks, style, timelines
from plut.figures.choropleth import Regions
from plut.figures.stacks import Part

SEHATI_COLUMNS = (
    *("part", "state", "application_count", "quota_count", "quota_share", "as_of_day", "source"),
)
TOTAL_COLUMNS = (
    *("series", "as_of_text", "qualifier", "value", "unit", "measure", "statement", "note", "source"),
)
PROVINCE_COLUMNS = ("region_code", "region_name", "product_count", "as_of_day", "source")
COMMON_UNITS = {"HALAL": "products", "NIB": "nib", "SNI_BINA_UMK": "micro_enterprises"}
PART_COLORS = {
    "issued": (style.VALUE, style.PAPER),
    "fatwa_session": (style.SEQUENTIAL[2], style.INK),
    "sent_to_fatwa": (style.SEQUENTIAL[1], style.INK),
    "bpjph_check": (style.SEQUENTIAL[0], style.INK),
    "companion_check": (style.WASH, style.INK),
    "unaccounted": (style.ATTENTION_FILL, style.INK),
}
NEAR = pd.Timedelta(days=240)  # two points nearer than this have their labels on different sides


def headline(reading: Reading) -> str:
    """What a low share of a quota hides."""
    rows = reading.rows("certification/sehati")
    states = {row["state"]: row for row in rows.records}
    text = reading.text(
        "Not issued is not lost: {waiting} of SEHATI-1's quota was in process in {month}",
        waiting=formats.percent(states["in_process"]["state_share"], reading.language, 0),
        month=formats.printed_date(f"{rows.first['as_of_day']:%Y-%m}", reading.language),
    )
    return National(text, rows)


def finding(reading: Reading) -> tuple[Sentence, ...]:
    """What is known of the rest."""
    of = reading.rows("certification/sehati")
    states = {row["state"]: row for row in of.records}
    text = reading.text(
        "Of {quota} places for free halal certification {issued} read as issued. Of {lost} we found no word.",
        quota=formats.number(states["issued"]["quota_count"], reading.language),
        issued=formats.percent(states["issued"]["state_share"], reading.language),
        lost=formats.percent(states["unaccounted"]["state_share"], reading.language),
    )
    return (Sentence(National(text, of), of),)


def pictures(reading: Reading) -> tuple[Block, ...]:
    """What is in print, whatever the reader chooses."""
    return (
        Beside("first_screen", (sehati(reading),), (newest(reading),)),
        totals(reading),
        halal_provinces(reading),
    )


def newest(reading: Reading) -> Answers:
    """The newest total of each kind in print, with its unit and day."""
    rows = reading.rows("certification/totals")
    return Answers(tuple(_newest(reading, rows, code, unit) for code, unit in COMMON_UNITS.items()))


def _newest(reading: Reading, totals: Rows, code: str, unit: str) -> Answer:
    """The newest total of a series in its usual unit."""
    language = reading.language
    of = totals.but(lambda frame: frame[(frame["series"] == code) & (frame["unit"] == unit)].tail(1))
    note = f"{word('unit', unit, language)} · {period(of.first['as_of_text'], language)}"
    value = qualified(formats.people(float(of.first["value"]), language), of.first, language)
    return Answer(word("series", code, language), value, note, of, "angka?topik=certification")


def sehati(reading: Reading) -> Picture:
    """The worked example: one quota, and what was known of its applications on one day."""
    language = reading.language
    rows = reading.rows("certification/sehati")
    texts = {row["part"]: formats.number(row["application_count"], language) for row in rows.records}
    shares = {row["part"]: formats.percent(row["quota_share"], language) for row in rows.records}
    parts = pd.DataFrame(
        {
            "bar": 0,
            "kind": rows.frame["part"],
            "value": rows.frame["application_count"].astype(float),
            "text": list(texts.values()),
            "hover": [
                f"{word('part', part, language)}: {text} ({shares[part]})" for part, text in texts.items()
            ],
        }
    )
    kinds = [
        Part(part, f"{word('part', part, language)} {shares[part]}", color, ink)
        for part, (color, ink) in PART_COLORS.items()
        if part in shares
    ]
    label = reading.text(
        "Quota: {count} applications", count=formats.number(rows.first["quota_count"], language)
    )
    states = {row["state"]: formats.percent(row["state_share"], language) for row in rows.records}
    told = {"naive": "issued", "waiting": "in_process", "lost": "unaccounted"}
    title = reading.text(
        "SEHATI-1: {naive} read as issued, yet {waiting} were still in process and {lost} are "
        "unaccounted for",
        **{name: states[state] for name, state in told.items()},
    )
    counted = reading.text(
        "Applications for free halal certification as published for {day}, share of the quota; those in "
        "process by the stage at which they were. The unaccounted are our arithmetic: the quota less the "
        "other two. Whether the quota was filled we did not find.",
        day=formats.date(rows.first["as_of_day"].date(), language),
    )
    drawn = drawing(stacks.stacked, [label], parts, kinds)
    return picture(reading, "sehati", rows, title, counted, drawn, SEHATI_COLUMNS, code="sehati")


def totals(reading: Reading) -> Picture:
    """NIB, SNI Bina UMK and halal over the years, each with its unit; another unit is another mark."""
    language = reading.language
    rows = in_language(reading, "certification/totals")
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
        first=halal["label"].iloc[0],
        first_day=period(halal["as_of_text"].iloc[0].split("..")[-1], language),
        last=halal["label"].iloc[-1],
        last_day=period(halal["as_of_text"].iloc[-1].split("..")[-1], language),
    )
    counted = reading.text(
        "Totals as published, each on a scale and with a unit of its own: products are no enterprises, and "
        "an NIB is no certificate. "
        "Hollow: another unit than the panel's. SNI Bina UMK is a self-declared mark."
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
        "{names} lead the {count} provinces of which we found a number",
        names=formats.enumeration([row["region_name"] for row in known.records[:3]], language),
        count=number(len(known)),
    )
    counted = reading.text(
        "Products certified halal, as published for {day}. Of the other {rest} provinces we found no "
        "number for that day: unknown, not zero. Outlines are approximate, for display.",
        day=formats.date(known.frame["as_of_day"].max().date(), language),
        rest=number(len(rows) - len(known)),
    )
    regions = Regions(
        rows.frame.assign(hover=texts),
        reading.edition.outlines("province"),
        choropleth.graded(classes),
        classes,
    )
    drawn = drawing(choropleth.regions_map, regions, listed=listed)
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
    )
