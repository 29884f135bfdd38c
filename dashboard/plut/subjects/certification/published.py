"""What has been published about certification: the worked example, totals over the years, halal products by province."""

import functools

import pandas as pd

from plut.base import formats
from plut.base.measures import word
from plut.figures import choropleth, series, stacks, style
from plut.figures.choropleth import Regions
from plut.figures.stacks import Part
from plut.subjects import sentences
from plut.surfaces.app import blocks, cached
from plut.surfaces.app.page import Page

SEHATI_COLUMNS = ["part", "application_count", "quota_count", "quota_share", "as_of_day", "source"]
TOTAL_COLUMNS = ["series", "as_of_text", "value", "unit", "measure", "statement", "note", "source"]
PROVINCE_COLUMNS = ["region_code", "region_name", "product_count", "as_of_day", "source"]
COMMON_UNITS = {"HALAL": "products", "NIB": "nib", "SNI_BINA_UMK": "micro_enterprises"}
PART_COLORS = {
    "issued": (style.ACCENT, style.PAPER),
    "in_process": (style.SEQUENTIAL[1], style.INK),
    "unaccounted": ("#e8a06a", style.INK),
}
NEAR = pd.Timedelta(days=240)  # two points nearer than this have their labels on different sides


def finding(page: Page) -> str:
    """What a low share of a quota hides, in a sentence."""
    rows = page.rows("certification/sehati").set_index("part")
    return page.text(
        "A certificate that is not issued yet is not lost: of the {quota} places of SEHATI-1, {issued} read as issued, but {waiting} were still in process.",
        quota=formats.number(rows["quota_count"].iloc[0], page.language),
        issued=formats.percent(rows.loc["issued", "quota_share"], page.language),
        waiting=formats.percent(rows.loc["in_process", "quota_share"], page.language),
    )


def sehati(page: Page) -> None:
    """The worked example: one quota, and what was known of its applications on one day."""
    query, language = "certification/sehati", page.language
    rows = page.rows(query)
    texts = {row.part: formats.number(row.application_count, language) for row in rows.itertuples()}
    shares = {row.part: formats.percent(row.quota_share, language) for row in rows.itertuples()}
    parts = pd.DataFrame(
        {
            "bar": 0,
            "kind": rows["part"],
            "value": rows["application_count"].astype(float),
            "text": [texts[part] for part in rows["part"]],
            "hover": [
                f"{word('part', part, language)}: {texts[part]} ({shares[part]})" for part in rows["part"]
            ],
        }
    )
    kinds = [
        Part(part, f"{word('part', part, language)} {shares[part]}", color, ink)
        for part, (color, ink) in PART_COLORS.items()
        if part in shares
    ]
    label = page.text(
        "Quota: {count} applications", count=formats.number(rows["quota_count"].iloc[0], language)
    )
    title = page.text(
        "SEHATI-1: {naive} read as issued, yet {waiting} were still in process and only {lost} are unaccounted for",
        naive=shares["issued"],
        waiting=shares["in_process"],
        lost=shares["unaccounted"],
    )
    subtitle = page.text(
        "Applications for free halal certification as published for {day}, share of the quota. The unaccounted are our arithmetic: "
        "the quota less the other two. Whether the quota was filled is not in print.",
        day=formats.date(rows["as_of_day"].iloc[0].date(), language),
    )
    draw = functools.partial(stacks.stacked, [label], parts, kinds)
    blocks.card(page, "sehati", query, rows, draw, title, subtitle, SEHATI_COLUMNS, press="sehati")


def totals(page: Page) -> None:
    """NIB, SNI Bina UMK and halal over the years, each with its unit; another unit is another mark."""
    query, language = "certification/totals", page.language
    rows = page.rows(query).rename(columns={f"statement_{language}": "statement", f"note_{language}": "note"})
    other = [COMMON_UNITS[row.series] != row.unit for row in rows.itertuples()]
    values = [formats.number(value, language) for value in rows["value"]]
    following = rows.groupby("series")["as_of_day"].shift(-1)
    before = rows.groupby("series")["as_of_day"].shift(1)
    places = [_place(*point) for point in zip(before, rows["as_of_day"], following, other, strict=True)]
    drawn = rows.assign(
        panel=[_panel(code, language) for code in rows["series"]],
        day=pd.to_datetime(rows["as_of_day"]),
        value=rows["value"].astype(float),
        is_other_unit=other,
        label=[
            f"{text} {word('unit', unit, language)}" if differs else text
            for text, unit, differs in zip(values, rows["unit"], other, strict=True)
        ],
        place=places,
        hover=[sentences.fact_hover(r["statement"], r["note"], r["source"]) for r in rows.to_dict("records")],
    )
    halal = drawn[drawn["series"] == "HALAL"]
    title = page.text(
        "Products certified halal rose from {first} by {first_day} to {last} by {last_day}",
        first=halal["label"].iloc[0],
        first_day=formats.date(halal["day"].iloc[0].date(), language),
        last=halal["label"].iloc[-1],
        last_day=formats.date(halal["day"].iloc[-1].date(), language),
    )
    subtitle = page.text(
        "Totals as published, each on a scale and with a unit of its own: products are no enterprises, and an NIB is no certificate. "
        "Hollow: another unit than the panel's. SNI Bina UMK is a self-declared mark."
    )
    draw = functools.partial(series.published, drawn)
    blocks.card(
        page,
        "certificate_totals",
        query,
        rows,
        draw,
        title,
        subtitle,
        TOTAL_COLUMNS,
        press="jumlah-sertifikat",
    )


def _place(before: object, day: pd.Timestamp, after: object, has_unit: bool) -> str:
    """Where a point's label stands: clear of the rising line, of its neighbours and of the edges."""
    if pd.notna(after) and after - day < NEAR:
        return "bottom right"
    if pd.notna(before) and day - before < NEAR:
        return "top right"
    if pd.isna(before) and pd.notna(after):
        return "top right" if has_unit else "top center"  # a unit makes it long, and no line rises from it
    return "top left"


def _panel(code: str, language: str) -> str:
    """A series with its unit, where the name does not say it already."""
    name, unit = word("series", code, language), word("unit", COMMON_UNITS[code], language)
    return name if name == unit else f"{name} ({unit})"


def halal_provinces(page: Page) -> None:
    """Products certified halal in the provinces that are in print."""
    query, language = "certification/halal_provinces", page.language
    rows = page.rows(query)
    known = rows.dropna(subset=["product_count"])
    unit = word("unit", "products", language)
    unknown = page.text("not in print")
    number = functools.partial(formats.number, language=language)
    texts = [unknown if pd.isna(n) else f"{number(n)} {unit}" for n in rows["product_count"]]
    bounds = [number(n) for n in (150_000, 300_000, 600_000)]
    classes = [
        unknown,
        f"< {bounds[0]}",
        f"{bounds[0]}–{bounds[1]}",
        f"{bounds[1]}–{bounds[2]}",
        f"> {bounds[2]}",
    ]
    listed = pd.DataFrame({"name": known["region_name"], "text": [number(n) for n in known["product_count"]]})
    title = page.text(
        "{names} lead the {count} provinces in print",
        names=formats.enumeration(known["region_name"].head(3).tolist(), language),
        count=number(len(known)),
    )
    subtitle = page.text(
        "Products certified halal, as published for {day}. Of the other {rest} provinces no number is in print: "
        "unknown, not zero. Outlines are approximate, for display.",
        day=formats.date(known["as_of_day"].max().date(), language),
        rest=number(len(rows) - len(known)),
    )
    draw = functools.partial(
        choropleth.regions_map,
        Regions(
            rows.assign(hover=texts),
            cached.outlines(page.path, "province"),
            choropleth.graded(classes),
            classes,
        ),
        listed=listed,
    )
    blocks.card(
        page,
        "halal_provinces",
        query,
        rows,
        draw,
        title,
        subtitle,
        PROVINCE_COLUMNS,
        drawn_from=known,
        press="halal",
    )
