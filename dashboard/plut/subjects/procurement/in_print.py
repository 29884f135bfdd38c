"""What is in print about spending on small enterprises: the 40 per cent, a pledge, allocated, realised."""

from plut.base import formats
from plut.base.measures import period, word
from plut.content.blocks import Answer, Answers, Picture, Sentence, drawing
from plut.content.framing import picture
from plut.content.quoting import broken, in_language, outlet
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import bars
from plut.subjects.procurement import choosing

# measures of the ledger, with the names that editions before November 2026 gave them
FORTY_PER_CENT = ("umk_forty_percent", "umk_obligation")
PLEDGE = ("umkm_pledge", "umk_pledge")
AMOUNT_COLUMNS = (
    *("measure", "stage", "as_of_text", "value_idr", "denominator", "status", "statement", "note"),
    "source",
)


def lead(reading: Reading) -> tuple[Sentence, ...]:
    """What the rule divides by, and that no amount in print is divided by it."""
    text = reading.text(
        "Presidential Regulation 12/2021, article 65, asks for {rule} of the goods and services budget; none "
        "of these denominators is that budget.",
        rule=choosing.rule(reading),
    )
    return (Sentence(text),)


def answers(reading: Reading) -> Answers:
    """The 40 per cent, the pledge, realised spending and the share, each the newest in print, with its date,
    denominator and source."""
    language = reading.language
    facts = in_language(reading, "published/ledger")
    labels = {
        FORTY_PER_CENT: reading.text("{rule} of potential purchases", rule=choosing.rule(reading)),
        PLEDGE: reading.text("Pledged to MSMEs, medium enterprises included"),
        ("umk_realised",): reading.text("Realised, latest full year"),
        ("umk_share",): reading.text("Share of provider spending"),
    }
    numbers = []
    for measures, label in labels.items():
        fact = next(row for row in facts.records if row["measure"] in measures)
        is_share = fact["unit"] == "percent"
        value = (
            formats.percent(fact["value"] / 100, language)
            if is_share
            else formats.rupiah(fact["value"], language)
        )
        note = " · ".join(
            [
                reading.text("as of {day}", day=period(fact["as_of_text"], language)),
                reading.text("denominator: {denominator}", denominator=fact["denominator"])
                if measures != PLEDGE
                else reading.text(
                    "not set against the rule of {rule}, which leaves medium enterprises out",
                    rule=choosing.rule(reading),
                ),
                outlet(str(fact["source"])),
            ]
        )
        numbers.append(Answer(label, value, note, _one(facts, fact["fact_id"])))
    return Answers(tuple(numbers))


def _one(facts: Rows, fact_id: str) -> Rows:
    return facts.but(lambda frame: frame[frame["fact_id"] == fact_id])


def amounts(reading: Reading) -> Picture:
    """The 40 per cent, pledge, allocation and realised spending as they were published, in rupiah, year by
    year: what was asked or promised in one year is not drawn into the next."""
    language = reading.language
    rows = in_language(reading, "procurement/published")
    frame = rows.frame
    drawn = frame.assign(
        group=[str(row["as_of_day"].year) for row in rows.records],
        label=[
            reading.text(
                "{what}, as of {day}",
                what=formats.capital(word("measure", row["measure"], language)),
                day=period(row["as_of_text"], language),
            )
            for row in rows.records
        ],
        share=frame["value_idr"] / frame["value_idr"].max(),
        text=[formats.rupiah(row["value_idr"], language) for row in rows.records],
        is_doubtful=frame["status"] == "does_not_reproduce",
        target="",
        hover=[broken(row["source"]) for row in rows.records],
    ).sort_values("as_of_day", key=lambda days: days.dt.year, kind="stable")
    asked, pledged = (
        next(row for row in rows.records if row["measure"] in measures)
        for measures in (FORTY_PER_CENT, PLEDGE)
    )
    realised = next(
        row
        for row in rows.records
        if row["measure"] == "umk_realised" and row["as_of_day"].year == asked["as_of_day"].year
    )
    title = reading.text(
        "{year}: {rule} of potential purchases, for micro and small enterprises and co-operatives, is "
        "{asked}; {realised} was realised by {day}; {pledge} was pledged to MSMEs, medium enterprises "
        "included",
        year=str(asked["as_of_day"].year),
        asked=formats.rupiah(asked["value_idr"], language),
        rule=choosing.rule(reading),
        pledge=formats.rupiah(pledged["value_idr"], language),
        realised=formats.rupiah(realised["value_idr"], language),
        day=period(realised["as_of_text"], language),
    )
    counted = reading.text(
        "Amounts as published, year by year; a pledge is not spending. Hollow: the published percentage does "
        "not match its parts."
    )
    explained = reading.text(
        "One year says nothing about the next. The pledge is to MSMEs, medium enterprises included, so it "
        "cannot be set against the rule of {rule}.",
        rule=choosing.rule(reading),
    )
    drawn_bars = drawing(bars.shares, drawn)
    return picture(
        reading,
        "published_stages",
        rows,
        title,
        counted,
        drawn_bars,
        AMOUNT_COLUMNS,
        code="terbit",
        explained=explained,
    )
