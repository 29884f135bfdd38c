"""What is in print about spending on small enterprises: obligation, pledge, allocated, realised."""

from plut.base import formats
from plut.base.measures import word
from plut.content.blocks import Answer, Answers, National, Picture, Sentence, drawing
from plut.content.framing import picture
from plut.content.quoting import in_language
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import bars
from plut.subjects.procurement import choosing

AMOUNT_COLUMNS = (
    *("measure", "stage", "as_of_text", "value_idr", "denominator", "status", "statement", "note"),
    "source",
)


def finding(reading: Reading) -> tuple[Sentence, ...]:
    """The latest published share, and why another denominator gives another answer."""
    latest = reading.rows("overview/latest")
    rows = latest.but(lambda frame: frame[frame["measure"] == "umk_share"])
    text = reading.text(
        "The latest share in print is {share} of realised provider spending ({day}). The rule of {rule} "
        "divides by the whole "
        "goods-and-services budget, which is larger: the two must not be compared.",
        share=formats.percent(rows.first["value"] / 100, reading.language),
        day=formats.date(rows.first["as_of_day"].date(), reading.language),
        rule=choosing.rule(reading),
    )
    return (Sentence(National(text, rows), rows),)


def answers(reading: Reading) -> Answers:
    """Obligation, pledge and realised spending, each the newest in print, with its date, denominator and
    source."""
    language = reading.language
    facts = in_language(reading, "published/ledger")
    labels = {
        "umk_obligation": reading.text("Obligation"),
        "umk_pledge": reading.text("Pledged"),
        "umk_realised": reading.text("Realised, latest full year"),
        "umk_share": reading.text("Share of provider spending"),
    }
    numbers = []
    for measure, label in labels.items():
        fact = next(row for row in facts.records if row["measure"] == measure)
        is_share = fact["unit"] == "percent"
        value = (
            formats.percent(fact["value"] / 100, language)
            if is_share
            else formats.rupiah(fact["value"], language)
        )
        note = " · ".join(
            [
                reading.text("as of {day}", day=formats.date(fact["as_of_day"].date(), language)),
                reading.text("divided by: {denominator}", denominator=fact["denominator"]),
                str(fact["source"]).split(" ")[0],
            ]
        )
        numbers.append(Answer(label, value, note, _one(facts, fact["fact_id"])))
    return Answers(tuple(numbers))


def _one(facts: Rows, fact_id: str) -> Rows:
    return facts.but(lambda frame: frame[frame["fact_id"] == fact_id])


def amounts(reading: Reading) -> Picture:
    """Obligation, pledge, allocation and realised spending as they were published, in rupiah."""
    language = reading.language
    rows = in_language(reading, "procurement/published")
    frame = rows.frame
    drawn = frame.assign(
        group=[formats.capital(word("measure", row["measure"], language)) for row in rows.records],
        label=[
            reading.text("as of {day}", day=formats.date(row["as_of_day"].date(), language))
            for row in rows.records
        ],
        share=frame["value_idr"] / frame["value_idr"].max(),
        text=[formats.rupiah(row["value_idr"], language) for row in rows.records],
        is_doubtful=frame["status"] == "does_not_reproduce",
        has_target=False,
        hover=frame["source"],
    )
    newest = {row["measure"]: row["value_idr"] for row in rows.records}  # the oldest stands first
    realised = max(row["value_idr"] for row in rows.records if row["measure"] == "umk_realised")
    title = reading.text(
        "Pledged {pledge}, obliged {obligation}; the most that was reported as realised is {realised}",
        pledge=formats.rupiah(newest["umk_pledge"], language),
        obligation=formats.rupiah(newest["umk_obligation"], language),
        realised=formats.rupiah(realised, language),
    )
    counted = reading.text(
        "Amounts as published, by stage. Stages, populations and years differ: a pledge is no spending. "
        "Hollow: the printed "
        "percentage of this amount does not follow from its parts."
    )
    drawn_bars = drawing(bars.shares, drawn)
    return picture(
        reading, "published_stages", rows, title, counted, drawn_bars, AMOUNT_COLUMNS, code="terbit"
    )
