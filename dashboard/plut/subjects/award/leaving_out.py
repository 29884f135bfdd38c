"""What becomes of the ranking where one indicator is left out: an order that hangs on one of them says
little."""

import html
from collections.abc import Hashable
from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.base.measures import measure, word
from plut.content.blocks import Block, Fold, Later, drawing
from plut.content.framing import picture
from plut.content.reading import Reading
from plut.figures import slopes
from plut.methods import sensitivity
from plut.subjects.award.contests import Chosen

SHOWN = 6  # contestants in a panel; the table has all
COLUMNS = ("indicator_left_out", "unit_name", "award_rank", "rank_without")
STAYS = mark("{name} stays first, whichever indicator is left out")
FALLS = mark("{name} would lose first place without {indicators}")


def slope_lines(reading: Reading, of: Chosen) -> tuple[Fold, ...]:
    """A closed part with places without each indicator; none where there is no order, or one indicator."""
    if len(of.placed) < 2 or len(of.weighed) < 2:
        return ()
    title = reading.text("If one indicator were left out")
    return (Fold("award_without", title, Later(without_each, reading, (of,))),)


def without_each(reading: Reading, of: Chosen) -> tuple[Block, ...]:
    """A panel for each indicator that weighs anything: where those who lead now would stand without it."""
    language = reading.language
    rows = of.computed(_compared(of))
    first = of.placed.first
    of_first = rows.frame[rows.frame["id"] == first["id"]]
    lost = [
        f"“{measure(name).labels[language]}”"
        for name in of_first.loc[of_first["rank_without"] != 1, "indicator_left_out"]
    ]
    title = reading.text(
        FALLS if lost else STAYS,
        name=first["unit_name"],
        indicators=formats.enumeration(lost, language, "or") if lost else "",
    )
    counted = reading.text(
        "Place among {all} {category} with all indicators, at the left, and without one, at the right. First "
        "{count} shown.",
        all=formats.number(len(of.placed), language),
        category=word("category", of.category, language),
        count=formats.number(min(SHOWN, len(of.placed)), language),
    )
    explained = reading.text(
        "The weight of the one left out goes to the others in their proportions. Who then reported less than "
        "two thirds of what is left has no place."
    )
    legend = (reading.text("rises"), reading.text("falls"), reading.text("stays"))
    drawn = drawing(slopes.slopes, _drawn(reading, rows.frame), legend)
    labels = [measure(name).labels[language] for name in rows.frame["indicator_left_out"]]
    told = rows.but(lambda frame: frame.assign(indicator_left_out=labels))
    return (
        picture(
            reading,
            "award_without_each",
            told,
            title,
            counted,
            drawn,
            COLUMNS,
            drawn_from=of.rows,
            explained=explained,
        ),
    )


def _compared(of: Chosen) -> pd.DataFrame:
    """Every contestant that has a place, with the place without each indicator, in the order of both."""
    placed = of.placed.frame[["id", "unit_name", "award_rank"]]
    without = sensitivity.without_each(of.contest()).rename(
        columns={"indicator": "indicator_left_out", "rank": "rank_without"}
    )
    order = {name: position for position, name in enumerate(of.weighed)}
    rows = without.merge(placed, on="id")
    return rows.sort_values(
        ["indicator_left_out", "award_rank", "id"],
        key=lambda column: column.map(order) if column.name == "indicator_left_out" else column,
        ignore_index=True,
    )


def _drawn(reading: Reading, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the first contestants as slopes.slopes takes them."""
    shown = rows.groupby("indicator_left_out", sort=False).head(SHOWN)
    return pd.DataFrame(
        [
            {
                "panel": reading.text("Without “{indicator}”", indicator=_label(reading, row)),
                "name": row["unit_name"],
                "place": row["award_rank"],
                "place_text": formats.number(int(row["award_rank"]), reading.language),
                "after": row["rank_without"],
                "after_text": _after(reading, row),
                "hover": f"<b>{html.escape(row['unit_name'])}</b><br>{_hover(reading, row)}",
            }
            for row in shown.to_dict("records")
        ]
    ).astype({"after": "Int64"})


def _label(reading: Reading, row: dict[Hashable, Any]) -> str:
    return measure(row["indicator_left_out"]).labels[reading.language]


def _after(reading: Reading, row: dict[Hashable, Any]) -> str:
    if pd.isna(row["rank_without"]):
        return reading.text("no place")
    return formats.number(int(row["rank_without"]), reading.language)


def _hover(reading: Reading, row: dict[Hashable, Any]) -> str:
    return reading.text(
        "place {place}; without “{indicator}”: {after}",
        place=formats.number(int(row["award_rank"]), reading.language),
        indicator=_label(reading, row),
        after=_after(reading, row),
    )
