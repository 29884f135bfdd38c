"""Since when each centre is known."""

import pandas as pd

from plut.base import formats
from plut.content.blocks import National, Picture, drawing
from plut.content.framing import picture
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import choropleth
from plut.figures.choropleth import Points, Symbol
from plut.subjects.centres import maps, marks
from plut.subjects.centres.choosing import Chosen

COLUMNS = (
    "name",
    "known_from_year",
    "opened_on",
    "province_name",
    "regency_name",
    "evidence",
    "source_url",
    "source_date",
)


def opening_years(reading: Reading, chosen: Chosen) -> tuple[Picture, ...]:
    """When the centres appear in public sources, with a slider of years that works in the browser alone;
    nothing where no year is known."""
    rows = reading.rows("centres/list", chosen.scope, simulated=False).but(
        lambda frame: frame.rename(columns={f"evidence_{reading.language}": "evidence"})
    )
    dated = rows.but(lambda frame: frame.dropna(subset=["known_from_year", "longitude"]))
    if not len(dated):
        return ()
    level = "regency" if chosen.province else "province"
    regions = reading.rows("centres/regions", chosen.scope, level=level)
    drawn = drawing(
        choropleth.regions_map,
        choropleth.ground(regions.frame["region_code"].tolist(), reading.edition.outlines(level)),
        Points(
            dated.frame.assign(kind=dated.frame["level"], hover=marks.hovers(reading, dated)),
            [Symbol(level, reading.text(name), shape) for level, (name, shape) in marks.LEVELS.items()],
            until=reading.text("until"),
        ),
        extent=maps.extent(reading, chosen),
    )
    counted = reading.text(
        "Centres by the first year that a public source attests; a centre may be older than its first "
        "mention. Move the slider."
    )
    return (picture(reading, "opening_years", rows, _title(reading, rows), counted, drawn, COLUMNS),)


def _title(reading: Reading, rows: Rows) -> str:
    """How many of the centres have a year."""
    known: pd.Series = rows.frame["known_from_year"].dropna()
    numbers = {
        "count": formats.number(len(known), reading.language),
        "all": formats.number(len(rows), reading.language),
        "first": str(int(known.min())),
    }
    if rows.is_whole:
        whole = reading.text(
            "{count} of {all} centres are attested with a year, the earliest in {first}", **numbers
        )
        return National(whole, rows)
    return reading.text(
        "{count} of {all} centres ({scope}) are attested with a year, the earliest in {first}",
        **numbers,
        scope=rows.scope.words,
    )
