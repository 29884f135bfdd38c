"""Since when each centre is known."""

import html

import pandas as pd

from plut.base import formats
from plut.content.blocks import National, Picture, drawing
from plut.content.framing import picture
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import columns as columns_
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
    """In which year public sources first attest each of the chosen centres; nothing where none is known."""
    rows = reading.rows("centres/list", chosen.scope, simulated=False).but(
        lambda frame: frame.rename(columns={f"evidence_{reading.language}": "evidence"})
    )
    years = rows.frame["known_from_year"].dropna().astype(int)
    if not len(years):
        return ()
    counts = years.value_counts().reindex(range(years.min(), years.max() + 1), fill_value=0)
    named = rows.frame.assign(year=rows.frame["known_from_year"]).groupby("year")["name"].agg(list)
    columns = pd.DataFrame(
        {
            "year": counts.index,
            "value": counts.to_numpy(),
            "text": [formats.number(count, reading.language) if count else "" for count in counts],
            "hover": [
                "<br>".join(html.escape(name) for name in named.get(year, [])) for year in counts.index
            ],
        }
    )
    counted = reading.text(
        "Centres by the first year for which a public source attests them; a centre may be older than its "
        "first mention."
    )
    drawn = drawing(columns_.by_year, columns)
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
        whole = reading.text("{count} of {all} centres can be dated, the earliest to {first}", **numbers)
        return National(whole, rows)
    return reading.text(
        "{count} of {all} centres ({scope}) can be dated, the earliest to {first}",
        **numbers,
        scope=rows.scope.words,
    )
