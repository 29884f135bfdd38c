"""What is published of an area's enterprises and living conditions: no side of it is the better one."""

from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.measures import measure
from plut.content import printed_figures
from plut.content.blocks import Block, Fold, Later, Picture, Sentence
from plut.content.framing import sentences, table
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.subjects.area import standing
from plut.subjects.area.choosing import Chosen

LISTED_COLUMNS = (
    "region_name",
    "listed_text",
    "listed_umk_share",
    "count_kind",
    "publisher",
    "note",
    "source",
)
COUNTED_COLUMNS = ("counted", "value_text", "period", "publisher", "note", "source")


def finding(reading: Reading, chosen: Chosen) -> tuple[Sentence, ...]:
    """How many enterprises were listed in the area, and how people live there, as far as it is published."""
    rows = measured(reading, chosen)
    return (
        *sentences(listed(reading, chosen), _enterprises(reading, chosen)),
        *sentences(rows, _living(reading, chosen, rows)),
    )


def part(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """Where the area stands in these, and its co-operatives, when opened; nothing where nothing is
    published."""
    rows = (listed, measured, counted)
    if not any(len(of(reading, chosen)) for of in rows):
        return ()
    return (
        Fold(
            "area_context_open",
            reading.text("Enterprises, co-operatives and living conditions"),
            Later(details, reading, (chosen,)),
        ),
    )


def measured(reading: Reading, chosen: Chosen) -> Rows:
    """What is published of the area, with its place among all that have such a number."""
    return reading.rows("area/context", chosen.scope)


def listed(reading: Reading, chosen: Chosen) -> Rows:
    """The enterprises that were listed in 2016 in the area, or in the provinces that it was a part of."""
    return reading.rows("area/enterprises", chosen.scope)


def counted(reading: Reading, chosen: Chosen) -> Rows:
    """Co-operatives and enterprises on lists of offices in print."""
    return reading.rows("area/counted_enterprises", chosen.scope)


def _enterprises(reading: Reading, chosen: Chosen) -> str:
    """How many enterprises the area had in 2016, and of what that number is where it is not its own."""
    rows = listed(reading, chosen)
    if not len(rows):
        return reading.text(
            "We found no published number of enterprises listed in {area} in 2016.", area=chosen.name
        )
    row = rows.first
    told = {"area": chosen.name, "count": printed_figures.enterprises(reading, row)}
    if isinstance(row["former_region_code"], str):
        before = reading.text(
            "For {area} within today's borders we found no number of enterprises: the Economic Census of "
            "2016 listed {count} outside agriculture in {province}.",
            province=printed_figures.regions(reading, row),
            **told,
        )
        return f"{before} {_inferred(reading, row)}".strip()
    if not isinstance(row["region_code"], str):
        return reading.text(
            "For {area} alone we found no number of enterprises: by our arithmetic, the Economic Census of "
            "2016 listed {count} outside agriculture in {provinces} together.",
            provinces=printed_figures.regions(reading, row),
            **told,
        )
    return " ".join((_total(reading, row, told), _small(reading, row)))


def _inferred(reading: Reading, row: dict[str, Any]) -> str:
    """That the year of a recorded count is not printed."""
    if row["kind"] != "recorded_count":
        return ""
    return reading.text("The count bears no year; it fits the census of 2016.")


def _total(reading: Reading, row: dict[str, Any], told: dict[str, str]) -> str:
    if row["kind"] == "computed_remainder":
        return reading.text(
            "By our arithmetic, the Economic Census of 2016 listed {count} enterprises outside agriculture "
            "in {area}: what is left of the total once all others are taken away.",
            **told,
        )
    if row["grade"] == "official_copy":
        return reading.text(
            "In 2016 the provincial office counted {count} enterprises in {area}, which fits the Economic "
            "Census of that year; the table is a third party's copy, not yet compared with the office's.",
            **told,
        )
    if row["kind"] == "sum_of_parts":
        return reading.text(
            "The Economic Census of 2016 listed {count} enterprises outside agriculture in {area}: the sum "
            "of its published parts.",
            **told,
        )
    return reading.text(
        "The Economic Census of 2016 listed {count} enterprises outside agriculture in {area}.", **told
    )


def _small(reading: Reading, row: dict[str, Any]) -> str:
    if pd.isna(row["umk_share"]):
        return reading.text("We found no number for the micro and small ones among them.")
    share = formats.percent(row["umk_share"], reading.language)
    return reading.text("Of these {share} are micro and small.", share=share)


def _living(reading: Reading, chosen: Chosen, rows: Rows) -> str:
    """Poverty, human development, schooling and output, with the copies that they are from; nothing where
    none is published."""
    values = {row["measure"]: row["value"] for row in rows.records}
    years = {row["measure"]: row["as_of_day"].year for row in rows.records}
    if "poverty_share" not in values:
        return ""

    def said(name: str) -> str:
        value = values[name]
        return measure(name).text(value, reading.language)

    return reading.text(
        "{area}: {poverty} of people are poor, the human development index is {hdi} and schooling averages "
        "{years} years (BPS, {year}); output per head is {output} ({output_year}, at 2010 prices). Both come "
        "from third-party copies not yet compared with the office's.",
        area=chosen.name,
        poverty=said("poverty_share"),
        hdi=said("hdi"),
        years=said("schooling_years"),
        year=years["poverty_share"],
        output=said("grdp_per_head_idr"),
        output_year=years["grdp_per_head_idr"],
    )


def details(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """The strips of what is published, the numbers of enterprises with their remarks, and what offices
    count."""
    strips = context(reading, chosen)
    return (
        *((strips,) if strips else ()),
        *_listed_table(reading, chosen),
        *_counted_table(reading, chosen),
    )


def context(reading: Reading, chosen: Chosen) -> Picture | None:
    """A strip per measure that is published of the area; None where none is."""
    rows = measured(reading, chosen)
    if not len(rows):
        return None
    title = reading.text("Enterprises and living conditions of {area} beside all others", area=chosen.name)
    return standing.strips_of(reading, chosen, rows, "area_context", title, _told(reading, rows), "kehidupan")


def _told(reading: Reading, rows: Rows) -> tuple[str, str]:
    """What is counted, with the credit that a licence asks for in the picture; on what scale, and from
    where."""
    measures = set(rows.frame["measure"])
    dots = reading.text("Each dot is an area with a published number.")
    told = [reading.text("Neither side is the better one."), *standing.scales(reading, rows)]
    if "enterprises_listed" in measures:
        told.append(reading.text("Enterprises outside agriculture: Economic Census of 2016."))
    if "poverty_share" in measures:
        dots += " " + reading.text(
            "Poverty to schooling: BPS 2021, a third party's copy; output: QuaRCS Lab from BPS, CC BY 4.0."
        )
        told.append(
            reading.text(
                "The copy of poverty, human development and schooling is not yet compared with the office's. "
                "Output is of 2017 at 2010 prices, an interpolated data set."
            )
        )
    return dots, " ".join(told)


def _listed_table(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    rows = printed_figures.worded(reading, listed(reading, chosen))
    if not len(rows):
        return ()
    shown = rows.but(
        lambda frame: frame.assign(
            region_name=[printed_figures.regions(reading, row) for row in rows.records],
            listed_text=[printed_figures.enterprises(reading, row) for row in rows.records],
        ).rename(columns={"umk_share": "listed_umk_share", "kind": "count_kind"})
    )
    head = reading.text("Enterprises listed in 2016")
    return (table(reading, "area_enterprises", shown, head, "", LISTED_COLUMNS, has_files=False),)


def _counted_table(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    rows = printed_figures.worded(reading, counted(reading, chosen))
    if not len(rows):
        return ()
    head = reading.text("Published numbers of co-operatives, and of enterprises on offices' lists")
    text = reading.text(
        "{area}: each row has its own definition. Enterprises that an office assists or lists are only part "
        "of all, and the co-operatives of three counts are not a series.",
        area=chosen.name,
    )
    listed_rows = table(reading, "area_counted_enterprises", rows, head, "", COUNTED_COLUMNS, has_files=False)
    return (*sentences(rows, text), listed_rows)
