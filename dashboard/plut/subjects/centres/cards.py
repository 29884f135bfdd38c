"""The pictures of the pages: rows of a query, put into words and given to a figure, in a card."""

import functools
from dataclasses import dataclass

import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.base.measures import word
from plut.figures import choropleth, style, timelines
from plut.figures.choropleth import Points, Regions, Symbol
from plut.figures.panels import INDONESIA
from plut.subjects import sentences
from plut.surfaces.app import blocks, cached, downloads, filters, prose
from plut.surfaces.app.page import Page

LIST_COLUMNS = [
    "name", "level", "province_name", "regency_name", "evidence_grade", "evidence", "institutional_status", "institution",
    "location_precision", "place", "known_from_year", "opened_on", "address", "leading_product", "sni_corner_since",
    "production_house", "source_url", "source_date",
]  # fmt: skip
REGION_COLUMNS = [
    "region_code",
    "region_name",
    "centres",
    "province_centres",
    "regency_centres",
    "population_people",
    "people_per_centre",
]
EXACT = ("village", "district", "office")  # precision of a point that stands where the source says
STATUS_COLORS = {
    "unit": style.CATEGORICAL[3],
    "UPTD": style.CATEGORICAL[0],
    "BLUD": style.CATEGORICAL[2],
    "unknown": style.FAINT,
}
EVIDENCE_COLORS = {"A": style.POINT, "B": "#e8a06a"}


@dataclass(frozen=True)
class MapChoice:
    """What a map of centres shows: codes of the filters, None for no restriction."""

    level: str = "province"
    province: str | None = None
    centre_level: str | None = None
    status: str | None = None
    evidence: str | None = None
    until_year: int | None = None
    measure: str = "centres"
    color: str = "evidence"
    place: str | None = None  # a regency to be outlined

    def of_centres(self) -> dict[str, str | int | None]:
        """The parameters of the queries of centres."""
        names = ("province", "centre_level", "status", "evidence", "until_year")
        return {name: getattr(self, name) for name in names}


def centres_map(
    page: Page, choice: MapChoice, simulated: bool, key: str, on_region: str | None = None
) -> None:
    """The map of regions shaded by their centres, with the centres as points; simulated ones apart from all others."""
    query = "centres/regions"
    regions = page.rows(
        query, level=choice.level, measure=choice.measure, simulated=simulated, **choice.of_centres()
    )
    points = page.rows("centres/list", simulated=simulated, **choice.of_centres())
    if points.empty:
        prose.empty(page, page.text("No centre answers these choices."), "centres.csv")
        return
    simulated_mark = " (" + page.text("simulated") + ")" if simulated else ""
    drawn = points.dropna(subset=["longitude"])
    zoomed = choice.province is not None
    labels = _class_labels(page, choice.measure)
    draw = functools.partial(
        choropleth.regions_map,
        Regions(
            regions,
            cached.outlines(page.path, choice.level),
            choropleth.graded(labels),
            labels,
            hover=sentences.region_hover(page.language) + simulated_mark,
            hover_columns=("centres", "province_centres", "regency_centres"),
            outlined=choice.place,
        ),
        Points(
            drawn.assign(
                kind=drawn["level"] + "|" + _color_codes(drawn, choice.color),
                hover=[sentences.centre_hover(p, page.language) + simulated_mark for p in drawn.itertuples()],
                is_exact=drawn["location_precision"].isin(EXACT),
            ),
            _symbols(page, drawn, choice.color, simulated),
            page.text("dot inside: place named in the source; else at the seat of the region"),
        ),
        extent=_extent(page, choice.province),
        java_inset=page.text("Java and Bali, enlarged") if choice.level == "regency" and not zoomed else "",
    )
    where = _where(page, choice.province)
    title = sentences.map_title(points, page.rows("overview/latest"), where, simulated, page.language)
    subtitle = sentences.map_subtitle(points, choice.measure, page.language)
    press = "peta-simulasi" if simulated else "peta"
    blocks.card(page, key, query, regions, draw, title, subtitle, REGION_COLUMNS, points, on_region, press)


def _where(page: Page, province: str | None) -> str | None:
    """The name of the chosen province, or None for the country."""
    if province is None:
        return None
    places = page.rows("frame/places")
    return str(places.loc[places["region_code"] == province, "region_name"].iloc[0])


def _extent(page: Page, province: str | None) -> tuple[float, float, float, float]:
    """The bounds of the map with a little room: the country, or one province."""
    if province is None:
        return INDONESIA
    row = page.rows("centres/extent", province=province).iloc[0]
    room = 0.06 * max(row["east"] - row["west"], row["north"] - row["south"])
    return row["west"] - room, row["east"] + room, row["south"] - room, row["north"] + room


def _class_labels(page: Page, measure: str) -> list[str]:
    none = page.text("none")
    if measure == "people_per_centre":
        million = page.text("million")
        half = formats.number(0.5, page.language, 1)
        return [none, f"< {half} {million}", f"{half}–1 {million}", f"1–3 {million}", f"> 3 {million}"]
    return [none, "1", "2–3", "4–6", "7+"]


def _color_codes(points: pd.DataFrame, color: str) -> pd.Series:
    column = {"evidence": "evidence_grade", "status": "institutional_status"}[color]
    return points[column].fillna("").astype(str)


def _symbols(page: Page, points: pd.DataFrame, color: str, simulated: bool) -> list[Symbol]:
    """A shape for each level, a colour for each code of the chosen property; only what is on the map is in the legend."""
    present = set(points["level"] + "|" + _color_codes(points, color))
    levels = [("province", "diamond"), ("regency", "circle")]
    if simulated or (color == "evidence" and not points["evidence_grade"].notna().any()):
        return [
            Symbol(
                f"{level}|{code}",
                page.text(LEVEL_NAMES[level]) if code == codes[0] else "",
                shape,
                style.POINT,
                simulated,
            )
            for level, shape in levels
            if (codes := sorted(kind.split("|")[1] for kind in present if kind.startswith(level)))
            for code in codes
        ]
    colors = STATUS_COLORS if color == "status" else EVIDENCE_COLORS | {"": style.CATEGORICAL[2]}
    return [
        Symbol(
            f"{level}|{code}",
            f"{page.text(LEVEL_NAMES[level])}, {_color_name(page, color, code)}",
            shape,
            shade,
        )
        for code, shade in colors.items()
        for level, shape in levels
        if f"{level}|{code}" in present
    ]


def _color_name(page: Page, color: str, code: str) -> str:
    if color == "status":
        return word("institutional_status", code, page.language)
    return page.text("evidence {grade}", grade=code) if code else page.text("office's list")


def centres_list(page: Page, choice: MapChoice, simulated: bool, key: str) -> None:
    """The centres that the filters choose, as a table with sources and downloads, made when it is opened."""
    rows = page.rows("centres/list", simulated=simulated, **choice.of_centres())
    count = formats.number(len(rows), page.language)
    label = (
        page.text("The {count} simulated centres as a table", count=count)
        if simulated
        else page.text("The {count} centres as a table", count=count)
    )
    details = filters.details(label, key=f"{key}_details")
    if details.open:
        rows = rows.rename(
            columns={f"evidence_{page.language}": "evidence", f"institution_{page.language}": "institution"}
        )
        title = page.text("Centres and their sources")
        frame = blocks.frame_of(page, "centres/list", rows, title, page.text("One row per centre."))
        filled = [column for column in LIST_COLUMNS if rows[column].notna().any()]
        with details:
            blocks.table(page, rows, filled, key=f"{key}_table")
            downloads.of_rows(page, key, "centres/list", rows, filled, frame)


def published_counts(page: Page) -> None:
    """How many centres were published over time, conflicts marked."""
    query = "overview/counts"
    counts = page.rows(query)
    statement, note = f"statement_{page.language}", f"note_{page.language}"
    drawn = counts.assign(
        day=pd.to_datetime(counts["as_of_day"]),
        value=counts["centres"],
        # a number that repeats the one before needs no second label
        label=[
            formats.number(n, page.language) if n != before else ""
            for n, before in zip(counts["centres"], counts["centres"].shift(), strict=True)
        ],
        is_conflicting=counts["status"] == "conflicting",
        hover=[sentences.fact_hover(r[statement], r[note], r["source"]) for r in counts.to_dict("records")],
    )
    title = sentences.growth(counts, page.language)
    subtitle = page.text(
        "Number of centres as published on each date; hollow: a statement that conflicts with another."
    )
    rows = counts.rename(columns={statement: "statement", note: "note"})
    columns = ["as_of_text", "centres", "status", "statement", "note", "source"]
    blocks.card(
        page,
        "published_counts",
        query,
        rows,
        functools.partial(timelines.published_counts, counts=drawn),
        title,
        subtitle,
        columns,
        press="jumlah",
    )


def opening_years(page: Page, choice: MapChoice, key: str) -> None:
    """When the centres appear in public sources, with a slider of years that works in the browser alone."""
    query = "centres/list"
    rows = page.rows(query, simulated=False, **choice.of_centres())
    dated = rows.dropna(subset=["known_from_year", "longitude"])
    if dated.empty:
        return
    level = "regency" if choice.province else "province"
    hover = [sentences.centre_hover(p, page.language) for p in dated.itertuples()]
    regions = page.rows("centres/regions", level=level, province=choice.province)
    draw = functools.partial(
        choropleth.regions_map,
        choropleth.ground(regions["region_code"], cached.outlines(page.path, level)),
        Points(
            dated.assign(kind=dated["level"], hover=hover),
            [
                Symbol("province", page.text("province-level centre"), "diamond"),
                Symbol("regency", page.text("regency-level centre"), "circle"),
            ],
            until=page.text("until"),
        ),
        extent=_extent(page, choice.province),
    )
    title = sentences.known_since(rows, page.language)
    subtitle = page.text(
        "Centres by the first year that a public source attests; a centre may be older than its first mention. Move the slider."
    )
    rows = rows.rename(columns={f"evidence_{page.language}": "evidence"})
    columns = [
        "name",
        "known_from_year",
        "opened_on",
        "province_name",
        "regency_name",
        "evidence",
        "source_url",
        "source_date",
    ]
    blocks.card(page, key, query, rows, draw, title, subtitle, columns)


LEVEL_NAMES = {"province": mark("province-level centre"), "regency": mark("regency-level centre")}
