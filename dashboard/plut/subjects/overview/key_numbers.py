"""The latest published numbers of the programme, each with its date and source."""

import pandas as pd

from plut.base import formats
from plut.base.measures import period
from plut.content.blocks import Answer, Answers, National, Sentence
from plut.content.quoting import qualified
from plut.content.reading import Reading
from plut.content.rows import Rows


def latest_share(reading: Reading) -> Sentence:
    """The newest published share of spending on small enterprises, with what it divides by."""
    rows = _latest(reading, "umk_share")
    text = reading.text(
        "Micro and small enterprises and co-operatives received {share} of realised provider spending by "
        "{day}; the rule of 40% "
        "divides by the whole goods and services budget, a larger sum: the two must not be compared.",
        share=formats.percent(rows.first["value"] / 100, reading.language),
        day=period(rows.first["as_of_text"], reading.language),
    )
    return Sentence(National(text, rows), rows)


def key_numbers(reading: Reading) -> Answers:
    """Centres, UPTD, consultants, certified products and the 40 per cent: the latest that was published."""
    return Answers(
        (
            _answer(reading, "centres", reading.text("PLUT-KUMKM centres"), "peta"),
            _answer(
                reading,
                "centres_uptd",
                reading.text("Centres that are a UPTD"),
                "peta?status=UPTD&warna=centres.status",
            ),
            _answer(reading, "consultants", reading.text("Consultants"), "angka?topik=programme"),
            _answer(
                reading,
                "complement_100_centres",
                reading.text("Consultants that 100 centres should have"),
                "angka?topik=programme",
                reading.text(
                    "7 per province-level centre, as reported for 2017 to 2019, and 5 per regency-level "
                    "centre, as reported to 2023"
                ),
            ),
            _answer(
                reading,
                "products_cumulative",
                reading.text("Halal-certified products"),
                "angka?topik=certification",
                reading.text("products, not enterprises"),
            ),
            _answer(
                reading,
                "umk_share",
                reading.text("Spending on micro and small enterprises and co-operatives"),
                "angka?topik=procurement",
                reading.text(
                    "of realised provider spending (LKPP); the legal 40% divides by the whole goods and "
                    "services budget"
                ),
            ),
        )
    )


def _latest(reading: Reading, measure: str) -> Rows:
    """The latest published value of a measure, one row."""
    return reading.rows("overview/latest").but(lambda frame: frame[frame["measure"] == measure])


def _answer(reading: Reading, measure: str, label: str, address: str, counted: str = "") -> Answer:
    """A number with what it is made of, what it counts, its date and its source."""
    of = _latest(reading, measure)
    row, language = of.first, reading.language
    is_share = row["unit"] == "percent"
    value = (
        formats.percent(row["value"] / 100, language) if is_share else formats.number(row["value"], language)
    )
    value = qualified(value, row, language)
    made_of = row[f"breakdown_{language}"]
    day = reading.text("as of {day}", day=period(row["as_of_text"], language))
    is_ours = row["provenance"] == "derived"
    source = reading.text("computed from published numbers") if is_ours else row["outlet"]
    parts = (made_of if pd.notna(made_of) else "", counted, day, source)
    return Answer(label, value, " · ".join(part for part in parts if part), of, address)
