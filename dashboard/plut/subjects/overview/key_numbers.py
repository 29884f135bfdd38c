"""The four answers of the first page: the latest published numbers, each with its date and where it came
from."""

from dataclasses import replace

import pandas as pd

from plut.base import formats
from plut.base.definitions import UMK_RULE_SHARE
from plut.base.measures import period
from plut.content.blocks import Answer, Answers, SmallBars, SmallLine
from plut.content.quoting import in_language
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.subjects.consultants import staffing

MILLION = 1_000_000


def key_numbers(reading: Reading) -> Answers:
    """Centres announced, consultants per centre, spending by its denominators, products certified halal."""
    made = (centres(reading), per_centre(reading), spending(reading), halal(reading))
    return Answers(tuple(one for one in made if one is not None))


def centres(reading: Reading) -> Answer:
    """The newest number of centres that the government counted, and how it grew."""
    of, every = _latest(reading, "centres"), reading.rows("overview/counts")
    counts = every.frame[every.frame["status"] == "published"]
    row, language = of.first, reading.language
    parts = (row[f"breakdown_{language}"], period(row["as_of_text"], language), row["outlet"])
    return Answer(
        reading.text("Centres announced"),
        formats.number(row["value"], language),
        " · ".join(part for part in parts if isinstance(part, str)),
        of,
        "#published_counts",
        _line(reading, reading.text("Centres announced"), counts, "centres", 0, is_stepped=True),
    )


def per_centre(reading: Reading) -> Answer | None:
    """Consultants per centre as the newest source prints both, beside the full complement."""
    newest, full = staffing.newest_per_centre(reading), staffing.newest_complement(reading)
    if newest is None:
        return None
    told = newest.note
    if full is not None:
        told = f"{told} · " + reading.text(
            "with every post filled {number} ({year})",
            number=full.value,
            year=str(full.of.records[-1]["drawn_on"].year),
        )
    of = staffing.pairs(reading).frame
    values = of["consultants_per_centre"]
    line = _line(
        reading, newest.label, of, "consultants_per_centre", 1, is_worse=values.iloc[-1] < values.iloc[0]
    )
    return replace(newest, note=told, address="konsultan#consultants_per_centre", small=line)


def spending(reading: Reading) -> Answer | None:
    """One realised amount, and its shares of each denominator that it may be read by."""
    language = reading.language
    every = in_language(reading, "published/arithmetic")
    several = every.frame[every.frame["denominators"] > 1]
    if not len(several):
        return None
    of = every.but(lambda frame: frame[frame["fact_id"] == several.iloc[0]["fact_id"]])
    row = of.first
    texts = [formats.percent(share, language) for share in of.frame["computed_share"]]
    amount, _, unit = formats.rupiah(row["value_idr"], language).rpartition(" ")
    label = reading.text("Spending on small enterprises")
    return Answer(
        label,
        f"{amount} {unit}",
        reading.text(
            "for micro and small enterprises and co-operatives, {day}: {shares}, depending on the "
            "denominator",
            day=formats.date(row["as_of_day"].date(), language),
            shares=formats.enumeration(texts, language),
        ),
        of,
        "belanja#one_amount",
        SmallBars(
            tuple(
                (float(one["denominator_idr"]), one["computed_share"], text)
                for one, text in zip(of.records, texts, strict=True)
            ),
            float(UMK_RULE_SHARE),
            reading.text("{rule} of each", rule=formats.percent(UMK_RULE_SHARE, language, 0)),
            f"{label}: {formats.enumeration(texts, language)}",
        ),
    )


def halal(reading: Reading) -> Answer | None:
    """Products certified halal, in millions."""
    language = reading.language
    every = reading.rows("certification/totals")
    of = every.but(
        lambda frame: frame[(frame["series"] == "HALAL") & (frame["measure"] == "products_cumulative")]
    )
    if not len(of):
        return None
    last = of.records[-1]
    label = reading.text("Halal-certified products")
    return Answer(
        label,
        formats.people(float(last["value"]), language),
        reading.text("products, not enterprises · {day}", day=period(last["as_of_text"], language)),
        of.but(lambda frame: frame.tail(1)),
        "sertifikasi#certificate_totals",
        _line(
            reading, label, of.frame.assign(millions=of.frame["value"].astype(float) / MILLION), "millions", 2
        ),
    )


def _line(
    reading: Reading,
    label: str,
    frame: pd.DataFrame,
    column: str,
    decimals: int,
    *,
    is_stepped: bool = False,
    is_worse: bool = False,
) -> SmallLine | None:
    """The values of a column at their days; nothing where there is one alone."""
    if len(frame) < 2:
        return None
    values, days = frame[column].tolist(), [pd.Timestamp(day).date() for day in frame["as_of_day"]]
    first, last = (formats.number(value, reading.language, decimals) for value in (values[0], values[-1]))
    points = tuple((day, float(value)) for day, value in zip(days, values, strict=True))
    alt = f"{label}: {first} ({days[0].year}), {last} ({days[-1].year})"
    return SmallLine(points, first, last, alt, is_stepped, is_worse)


def _latest(reading: Reading, measure: str) -> Rows:
    """The latest published value of a measure, one row."""
    return reading.rows("overview/latest").but(lambda frame: frame[frame["measure"] == measure])
