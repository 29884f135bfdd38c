"""Certificates in print of single places: products by size of enterprise, pairs of what came in and what was
issued, times, and all the rest with its unit and date. Nothing of it is summed or ranked."""

import pandas as pd

from plut.base import formats
from plut.base.measures import word
from plut.content import printed_figures
from plut.content.blocks import Block, Fold, Later, Picture, Section, drawing
from plut.content.framing import picture, sentences, table
from plut.content.quoting import qualified
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import stacks, style
from plut.figures.stacks import Part

SIZE_COLUMNS = ("region_name", "size_class", "product_count", "product_share", "as_of_day", "source")
PAIR_COLUMNS = (
    *("place_name", "applied", "applied_text", "issued", "issued_text", "unit_text", "period"),
    *("note", "source"),
)
PAIR_NUMBERS = ("applied_total", "issued_total", "publisher")
DAYS_COLUMNS = ("days_kind", "counted", "place_name", "value_text", "period", "publisher", "note", "source")
PLACE_COLUMNS = ("place_name", "counted", "value_text", "period", "publisher", "note", "source")
SIZE_COLORS = {
    "micro": (style.VALUE, style.PAPER),
    "small": (style.SEQUENTIAL[2], style.INK),
    "medium": (style.SEQUENTIAL[1], style.INK),
    "large": (style.SEQUENTIAL[0], style.INK),
}


def part(reading: Reading) -> tuple[Block, ...]:
    """Products by size, pairs of one unit, and what opens on demand: times and all other places."""
    sizes = halal_sizes(reading)
    return (
        *((sizes,) if sizes else ()),
        *pairs(reading),
        Fold(
            "days_part",
            reading.text("How long it takes: what the rules aim for, and what offices said"),
            Later(days, reading),
        ),
        Fold(
            "places_part",
            reading.text("Published certificates, permits and NIB of provinces, regencies and cities"),
            Later(places, reading),
        ),
    )


def halal_sizes(reading: Reading) -> Picture | None:
    """Products certified halal by size of their enterprise, of each province that prints it; None where none
    does."""
    language = reading.language
    rows = reading.rows("certification/halal_sizes")
    if not len(rows):
        return None
    names = list(dict.fromkeys(rows.frame["region_name"]))
    totals = dict(zip(rows.frame["region_name"], rows.frame["total_count"], strict=True))
    labels = [
        reading.text("{region}: {count} products", region=name, count=formats.number(total, language))
        for name, total in totals.items()
    ]
    texts = [formats.number(count, language) for count in rows.frame["product_count"]]
    sizes = [word("size_class", size, language) for size in rows.frame["size_class"]]
    parts = pd.DataFrame(
        {
            "bar": [names.index(name) for name in rows.frame["region_name"]],
            "kind": rows.frame["size_class"],
            "value": rows.frame["product_count"].astype(float),
            "text": texts,
            "hover": [
                f"{size}: {text} ({formats.percent(share, language)})"
                for size, text, share in zip(sizes, texts, rows.frame["product_share"], strict=True)
            ],
        }
    )
    kinds = [
        Part(size, word("size_class", size, language), color, ink)
        for size, (color, ink) in SIZE_COLORS.items()
    ]
    first = rows.first
    title = reading.text(
        "{share} of the products certified halal in {region} come from micro enterprises",
        share=formats.percent(first["product_share"], language),
        region=first["region_name"],
    )
    counted = reading.text(
        "Products certified halal by size of enterprise, as published for {day}.",
        day=formats.date(first["as_of_day"].date(), language),
    )
    explained = reading.text("We found no other split by size for a province.")
    made = drawing(stacks.stacked, labels, parts, kinds)
    return picture(
        reading,
        "halal_sizes",
        rows,
        title,
        counted,
        made,
        SIZE_COLUMNS,
        code="halal-menurut-ukuran",
        explained=explained,
    )


def pairs(reading: Reading) -> tuple[Block, ...]:
    """What came in and what was issued, of one place, period and unit, each pair by itself; how many pairs
    change the unit."""
    every = printed_figures.worded(reading, reading.rows("certification/pairs")).but(
        lambda frame: frame.assign(
            **{f"{side}_text": _qualified(reading, frame, side) for side in ("applied", "issued")}
        )
    )
    of_one_unit = every.but(lambda frame: frame[frame["is_one_unit"]])
    if not len(of_one_unit):
        return ()
    head = reading.text("What came in and what was issued, where both are published in one unit")
    text = reading.text(
        "What is not issued yet does not count as refused: where a source mentions the rest, it is in "
        "process, and no source counts refusals. Each pair has its own unit, period and way of counting, so "
        "the pairs cannot be ranked. The figures are those of the place, not of a centre."
    )
    others = len(every) - len(of_one_unit)
    changed = reading.text(
        "{count} more pairs change unit, from enterprises or applications to certificates; they are listed "
        "below as single facts and are not a funnel.",
        count=formats.number(others, reading.language),
    )
    return (
        Section(head, of_one_unit),
        *sentences(of_one_unit, text, changed if others else ""),
        table(reading, "certificate_pairs", of_one_unit, head, text, PAIR_COLUMNS, more=PAIR_NUMBERS),
    )


def _qualified(reading: Reading, pairs: pd.DataFrame, side: str) -> list[str]:
    """The numbers of one side, each with what its source writes with it. side: 'applied' or 'issued'."""
    said = pairs.get(f"{side}_qualifier")  # earlier editions have none
    return [
        qualified(
            formats.number(row[f"{side}_total"], reading.language),
            {"qualifier": None if said is None else row[f"{side}_qualifier"]},
            reading.language,
        )
        for row in pairs.to_dict("records")
    ]


def days(reading: Reading) -> tuple[Block, ...]:
    """Working days of rules, and days that an office said it takes."""
    rows = _days(reading)
    head = reading.text("How long a certificate takes, as published")
    text = reading.text(
        "A rule is a target in working days; what an office said about practice is its own word, in days. "
        "Nothing was measured."
    )
    return (*sentences(rows, text), table(reading, "certificate_days", rows, head, text, DAYS_COLUMNS))


def _days(reading: Reading) -> Rows:
    rows = reading.rows("certification/published_days")
    return printed_figures.worded(reading, rows.but(lambda frame: frame.rename(columns={"days": "value"})))


def places(reading: Reading) -> tuple[Block, ...]:
    """Every certificate, permit and NIB of a place in print."""
    rows = printed_figures.worded(reading, reading.rows("certification/published_places"))
    head = reading.text("Published certificates, permits and NIB of places")
    text = reading.text(
        "Products, certificates, enterprises and applications of different years can be neither summed nor "
        "ranked. For places missing here we found no number, which is not zero."
    )
    listed = table(reading, "certificates_of_places", rows, head, text, PLACE_COLUMNS)
    return (*sentences(rows, text), listed)
