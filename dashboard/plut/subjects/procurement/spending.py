"""What was spent on small enterprises: key numbers, the stages over a denominator, the channels, the pace of
the year."""

import itertools
from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.measures import word
from plut.content.blocks import Answer, Answers, Block, Missing, Picture, Sentence, drawing
from plut.content.framing import picture
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import bounds, pace
from plut.subjects.procurement import choosing, declared
from plut.subjects.procurement.choosing import BY_DENOMINATOR, Chosen

STAGES = ("planned", "contracted", "realised")
PAST_YEARS = 2  # that a pace needs
INITIALS = "J F M A M J J A S O N D"  # of the months, the same in both languages
STAGE_COLUMNS = (
    *("stage", "institutions", "imported_institutions", "budget_idr", "obligation_idr", "total_idr"),
    *("umk_idr", "unknown_idr", "other_idr", "unbudgeted_idr", "records"),
    *("budget_share", "budget_upper_share", "obligation_share", "obligation_upper_share"),
    *("provider_share", "provider_upper_share", "status_known_share"),
)
CHANNEL_COLUMNS = (
    *("channel", "records", "total_idr", "umk_idr", "unknown_idr"),
    *("provider_share", "provider_upper_share"),
)
PACE_COLUMNS = (
    *("year", "month", "umk_idr", "cumulative_umk_idr", "budget_idr", "month_share", "cumulative_share"),
)


def interval(lower: float | None, upper: float | None, language: str) -> str:
    """A share with its bounds: 38,1% where both are one, 38,1–51,2% else, a dash where nothing is known."""
    low, high = formats.percent(lower, language), formats.percent(upper, language)
    return low if low == high else f"{low.removesuffix('%')}–{high}"


def origin(reading: Reading, chosen: Chosen) -> tuple[Sentence, ...]:
    """Whether what is shown is made up, and from the first import on how many of the institutions are the
    office's own."""
    rows = reading.rows("procurement/stages", chosen.scope)
    if not len(rows):
        return ()
    whose = {"whose": chosen.whose, "year": str(chosen.year)}
    imported = max(row["imported_institutions"] for row in rows.records)
    if not rows.is_simulated:
        text = reading.text(
            "{whose}, {year}: from the office's own files; only comparisons with other years are simulated.",
            **whose,
        )
    elif imported:
        text = reading.text(
            "{whose}, {year}, {count} of them from an office's files, which replace the made-up records for "
            "its own years.",
            count=formats.number(imported, reading.language),
            **whose,
        )
    else:
        text = reading.text(
            "{whose}, {year}: made-up records; local governments have made-up names and central institutions "
            "numbers. This is not real spending.",
            **whose,
        )
    return (Sentence(text, rows),)


def answers(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """Obligation, spending with its bounds, packages beside value, small suppliers, at the last stage; and
    what is odd."""
    language, rows = reading.language, reading.rows("procurement/stages", chosen.scope)
    if not len(rows):
        return ()
    at, last = rows.but(lambda frame: frame.tail(1)), rows.records[-1]
    has_budget = pd.notna(last["budget_idr"])
    unknown = reading.text("not known")
    stage = word("stage", last["stage"], language)
    upper = formats.rupiah(last["umk_idr"] + last["unknown_idr"], language)
    is_declared = declared.rests_on_files(rows) and last["stage"] != "planned"
    rests = reading.text("declared in the contract record") if is_declared else ""
    numbers = (
        (
            reading.text("Obligation ({rule} of the budget)", rule=choosing.rule(reading)),
            formats.rupiah(last["obligation_idr"], language) if has_budget else unknown,
            reading.text("budget {budget}", budget=formats.rupiah(last["budget_idr"], language))
            if has_budget
            else reading.text("no budget file"),
        ),
        (
            reading.text("Micro and small enterprises and co-operatives, {stage}", stage=stage),
            formats.rupiah(last["umk_idr"], language),
            reading.text("up to {upper} if what is not recorded is included", upper=upper)
            if last["unknown_idr"]
            else "",
            rests,
        ),
        (
            reading.text("Share of the obligation"),
            interval(last["obligation_share"], last["obligation_upper_share"], language)
            if has_budget
            else unknown,
            reading.text(
                "size of the supplier recorded for {share} of the value",
                share=formats.percent(last["status_known_share"], language),
            ),
            rests,
        ),
        (
            reading.text("Packages, {stage}", stage=stage),
            formats.number(last["records"], language),
            reading.text("worth {total}", total=formats.rupiah(last["total_idr"], language)),
        ),
        (
            reading.text("Distinct small suppliers"),
            formats.number(last["small_suppliers"], language),
            reading.text("each once per institution; suppliers without a code are not counted"),
        ),
    )
    day = reading.text("as of {day}", day=formats.date(last["as_of_day"].date(), language))
    told = tuple(
        Answer(label, value, " · ".join(filter(None, (*notes, day))), at) for label, value, *notes in numbers
    )
    return (Answers(told), *_odd_stages(reading, rows))


def _odd_stages(reading: Reading, rows: Rows) -> tuple[Sentence, ...]:
    """Stages of which no file was loaded, and a later stage that exceeds an earlier one: said, never
    mended."""
    totals = {row["stage"]: row["total_idr"] for row in rows.records}
    names = {stage: word("stage", stage, reading.language) for stage in STAGES}
    missing = [names[stage] for stage in STAGES if stage not in totals]
    texts = []
    if missing:
        texts.append(reading.text("No file of this stage was loaded: {stages}.", stages=", ".join(missing)))
    for earlier, later in itertools.pairwise(totals):
        if totals[later] > totals[earlier]:
            texts.append(
                reading.text(
                    "{later} exceeds {earlier}: the files do not cover the same packages.",
                    later=names[later],
                    earlier=names[earlier],
                )
            )
    return tuple(Sentence(text, rows) for text in texts)


def stages(reading: Reading, chosen: Chosen, key: str = "stages", code: str = "tahap") -> Picture | Missing:
    """The bullet: each stage over the chosen denominator, with its bounds and the line of the rule."""
    language, rows = reading.language, reading.rows("procurement/stages", chosen.scope)
    if not len(rows):
        text = reading.text("No spending by these institutions in {year}.", year=str(chosen.year))
        return Missing(text, "RUP, SPSE, e-katalog")
    lower, upper = f"{chosen.denominator}_share", f"{chosen.denominator}_upper_share"
    known = rows.frame[lower].notna()
    if not known.any():
        text = reading.text(
            "{whose}, {year}: without a budget file no share {denominator} is known.",
            whose=chosen.whose,
            year=str(chosen.year),
            denominator=reading.text(BY_DENOMINATOR[chosen.denominator]),
        )
        return Missing(text, "RUP-StrukturAnggaranPD")
    texts = [
        reading.text("no budget file") if pd.isna(row[lower]) else interval(row[lower], row[upper], language)
        for row in rows.records
    ]
    drawn = rows.frame.assign(
        lower=rows.frame[lower],
        upper=rows.frame[upper],
        text=texts,
        label=[_stage_label(reading, row) for row in rows.records],
        hover=[_stage_hover(reading, row) for row in rows.records],
    )
    reached = [
        f"{word('stage', row['stage'], language)} {text}"
        for row, text, is_known in zip(rows.records, texts, known, strict=True)
        if is_known
    ]
    divided = reading.text(BY_DENOMINATOR[chosen.denominator])
    line = choosing.target(reading, chosen.denominator)
    title = reading.text(
        "{whose}, {year}: {shares} {denominator}",
        whose=chosen.whose,
        year=str(chosen.year),
        shares=", ".join(reached),
        denominator=divided,
    )
    counted = reading.text(
        "Products of micro and small enterprises and co-operatives. Dark: recorded as theirs; pale: size of "
        "the supplier not recorded."
    )
    explained = reading.text(
        "The truth lies between the dark and the pale end. The line is {line}. Stages are not parts of each "
        "other.",
        line=line.label,
    )
    made = drawing(
        bounds.bounds,
        drawn,
        target=line,
        known=declared.known_words(reading, rows),
        maybe=reading.text("not recorded"),
    )
    counted = f"{counted} {declared.caution(reading, rows)}".strip()
    return picture(reading, key, rows, title, counted, made, STAGE_COLUMNS, code=code, explained=explained)


def _stage_label(reading: Reading, row: dict[str, Any]) -> str:
    """The stage with value and packages; and until when, where the budget is of a year that is not over."""
    told = reading.text(
        "{stage}: {total}, {records} packages",
        stage=formats.capital(word("stage", row["stage"], reading.language)),
        total=formats.rupiah(row["total_idr"], reading.language),
        records=formats.number(row["records"], reading.language),
    )
    day = row["as_of_day"].date()
    if (day.month, day.day) == (12, 31):
        return told
    until = reading.text(
        "until {day}, of the budget for the whole year", day=formats.date(day, reading.language)
    )
    return f"{told} ({until})"


def _stage_hover(reading: Reading, row: dict[str, Any]) -> str:
    parts = {
        part: formats.rupiah(row[f"{part}_idr"], reading.language) for part in ("umk", "unknown", "other")
    }
    return reading.text(
        "Micro and small enterprises and co-operatives {umk}<br>not recorded {unknown}<br>others {other}",
        **parts,
    )


def channels(
    reading: Reading, chosen: Chosen, key: str = "channels", stage: str = "realised"
) -> tuple[Picture, ...]:
    """The share of small enterprises in each channel at one stage, with value and number of packages."""
    language, rows = reading.language, reading.rows("procurement/channels", chosen.scope, stage=stage)
    if not len(rows):
        return ()
    texts = [interval(row["provider_share"], row["provider_upper_share"], language) for row in rows.records]
    labels = [
        reading.text(
            "{channel}: {total}, {records} packages",
            channel=formats.capital(word("channel", row["channel"], language)),
            total=formats.rupiah(row["total_idr"], language),
            records=formats.number(row["records"], language),
        )
        for row in rows.records
    ]
    drawn = rows.frame.assign(
        lower=rows.frame["provider_share"],
        upper=rows.frame["provider_upper_share"],
        text=texts,
        label=labels,
        hover=labels,
    )
    most = rows.first
    channel = word("channel", most["channel"], language)
    title = reading.text(
        "Most value goes through {channel}, {share} of it to micro and small enterprises and co-operatives",
        channel=channel,
        share=texts[0],
    )
    if len(rows) == 1:
        title = reading.text(
            "All of it went through {channel}, {share} to micro and small enterprises and co-operatives",
            channel=channel,
            share=texts[0],
        )
    if most["unknown_idr"] == most["total_idr"]:
        title = reading.text(
            "Most value goes through {channel}, which does not record the size of suppliers",
            channel=channel,
        )
    counted = reading.text(
        "Spending in {year} by channel ({stage}), largest first, and the share of micro and small "
        "enterprises and co-operatives in each.",
        stage=formats.capital(word("stage", stage, language)),
        year=str(chosen.year),
    )
    made = drawing(
        bounds.bounds,
        drawn,
        target=None,
        known=declared.known_words(reading, rows),
        maybe=reading.text("not recorded"),
    )
    if stage != "planned":
        counted = f"{counted} {declared.caution(reading, rows)}".strip()
    return (picture(reading, key, rows, title, counted, made, CHANNEL_COLUMNS),)


def pace_of_year(
    reading: Reading, chosen: Chosen, key: str = "pace", code: str = "laju"
) -> Picture | Sentence:
    """Spending since January against past years, the range of the year-end, and the last day on which the
    rule can be met."""
    language = reading.language
    rows = reading.rows("procurement/pace", chosen.scope)
    outlook = reading.rows("procurement/outlook", chosen.scope)
    if not len(rows) or not len(outlook) or outlook.first["past_years"] < PAST_YEARS:
        return Sentence(reading.text("The pace needs realised spending and budgets of two past years."))
    at = outlook.first
    both = interval(at["current_share"], at["current_high_share"], language)
    ends = interval(at["low_share"], at["high_share"], language)
    is_open = at["until_month"] < 12
    year = str(at["year"])  # the last one of which there are data, whatever year is chosen
    title = reading.text("{year} ended at {share} of the budget", year=year, share=both)
    expected = None
    if is_open:
        title = reading.text(
            "{share} of the budget realised by the end of {month} {year}; the year may end at {range}",
            share=both,
            month=formats.month(at["until_month"], language),
            year=year,
            range=ends,
        )
        ends_at = reading.text("year-end {range}", range=ends)
        expected = {"low": at["low_share"], "high": at["high_share"], "text": ends_at, "hover": ends_at}
    counted = reading.text(
        "Spending on micro and small enterprises and co-operatives as a share of the budget, as far as "
        "known; past years on that day: {past}.",
        past=interval(at["past_low_share"], at["past_high_share"], language),
    )
    explained = []
    if is_open:
        told = reading.text(
            "The lower end is what is known, growing as slowly as in the slowest past year; the upper end "
            "adds what is not recorded, growing as fast as in the fastest. A range of {years} past years "
            "holds a new year about {chance} of the time.",
            years=formats.number(at["past_years"], language),
            chance=formats.percent(at["range_holds_share"], language, 0),
        )
        explained.append(told)
    if at["earliest_until_month"] != at["until_month"]:
        explained.append(
            reading.text("Each institution counts until the last complete month of its own data.")
        )
    words = {
        "months": INITIALS,
        "target": reading.text("{rule} of the budget", rule=choosing.rule(reading)),
        "now": reading.text(
            "{year}: {share}", year=year, share=formats.percent(at["current_share"], language)
        ),
    }
    drawn = rows.frame.assign(
        share=rows.frame["cumulative_share"], hover=[_month_hover(reading, row) for row in rows.records]
    )
    line = choosing.target(reading, "budget")
    made = drawing(pace.pace, drawn, target=line.share, words=words, outlook=expected)
    return picture(
        reading,
        key,
        rows,
        title,
        f"{counted} {declared.caution(reading, rows)}".strip(),
        made,
        PACE_COLUMNS,
        code=code,
        drawn_from=rows.beside(outlook),
        explained=" ".join(filter(None, (*explained, _last_day(reading, at)))),
    )


def _month_hover(reading: Reading, row: dict[str, Any]) -> str:
    month = formats.month(row["month"], reading.language)
    return f"{month} {row['year']}: {formats.percent(row['cumulative_share'], reading.language)}"


def _last_day(reading: Reading, at: dict[str, Any]) -> str:
    rule = choosing.rule(reading)
    if at["is_reached"]:
        return reading.text("{rule} has been reached.", rule=rule)
    if pd.isna(at["last_day"]):
        return ""
    return reading.text(
        "Given what had been realised by then, {rule} could be reached only by spending at the highest "
        "monthly rate ever seen ({rate} of a budget) from {day} or earlier.",
        rate=formats.percent(at["best_month_share"], reading.language),
        rule=rule,
        day=formats.date(at["last_day"].date(), reading.language),
    )
