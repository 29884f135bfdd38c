"""What became of certification applications: numbers and words, the funnel, the days to the certificate,
conversion by month."""

import itertools
from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.definitions import FEWEST_APPLICATIONS
from plut.base.measures import word
from plut.content.blocks import Answer, Answers, Block, Fold, Later, Picture, Sentence, drawing
from plut.content.framing import picture, table
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import curves, flows, style
from plut.figures.flows import Kind
from plut.subjects.certification.choosing import Chosen

STATES = ("issued", "in_process", "stalled", "rejected")
LEAVING = {  # what became of those that did not go on, from above to below
    "rejected": Kind(style.REFUSED),
    "stalled": Kind(style.STALLED, style.ATTENTION),
    "in_process": Kind(style.IN_PROCESS),
}
FUNNEL_COLUMNS = (
    "step",
    "reached_count",
    "issued_count",
    "in_process_count",
    "stalled_count",
    "rejected_count",
)
CURVE_COLUMNS = ("day", "issued_share", "issued_count", "at_risk_count")
SCHEMES = "schemes"  # the table of all schemes, as a link names it
SCHEME_COLUMNS = (
    "scheme",
    "cohort_count",
    "issued_count",
    "in_process_count",
    "stalled_count",
    "rejected_count",
    "days_allowed",
    "matured_count",
    "matured_conversion_share",
)
COHORT_COLUMNS = (
    "cohort_month",
    "cohort_count",
    "matured_count",
    "matured_issued_count",
    "matured_conversion_share",
    "lower_share",
    "upper_share",
    "stalled_count",
    "rejected_count",
    "is_small",
)


def schemes_apart(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """Why one scheme is chosen, and all of them side by side."""
    why = reading.text(
        "One scheme is shown at a time: an enterprise may apply under several, each with its own steps and "
        "time allowed, so a total or a share of all schemes would count some enterprises more than once."
    )
    listed = Later(_schemes, reading, (chosen,))
    return Sentence(why), Fold(f"{SCHEMES}_part", reading.text("All schemes side by side"), listed)


def _schemes(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    def shown(frame: pd.DataFrame) -> pd.DataFrame:
        known = frame if reading.shows_simulated else frame[frame["provenance"] != "simulated"]
        return known.assign(
            matured_conversion_share=known["matured_conversion_share"].mask(known["is_small"])
        )

    rows = reading.rows("certification/schemes", chosen.of_all_schemes).but(shown)
    title = reading.text("What became of the applications of each scheme")
    counted = reading.text(
        "One row per scheme; no share where fewer than {fewest} applications are old enough to count.",
        fewest=formats.number(FEWEST_APPLICATIONS, reading.language),
    )
    return (table(reading, SCHEMES, rows, title, counted, SCHEME_COLUMNS),)


def answers(reading: Reading, chosen: Chosen, counted: Rows) -> Answers:
    """Conversion of the matured with its n, the bounds of all, and the day by which half hold it."""
    language, row = reading.language, counted.first
    quantiles = reading.rows("certification/quantiles", chosen.scope)
    half = quantiles.of("held_share", 0.5)
    held_back = row["matured_count"] < FEWEST_APPLICATIONS
    few = few_text(reading)
    bounds = " – ".join(formats.percent(row[column], language) for column in ("lower_share", "upper_share"))
    numbers = (
        Answer(
            reading.text("Certificate within {days} days", days=formats.number(chosen.days, language)),
            few if held_back else formats.percent(row["matured_conversion_share"], language),
            reading.text(
                "of {matured} applications old enough to count; {immature} are still too recent",
                matured=formats.number(row["matured_count"], language),
                immature=formats.number(row["cohort_count"] - row["matured_count"], language),
            ),
            counted,
        ),
        Answer(
            reading.text("All {n}, at least and at most", n=formats.number(row["cohort_count"], language)),
            few if row["is_small"] else bounds,
            reading.text("if no more, or every undecided recent one, is certified in time"),
            counted,
        ),
        Answer(
            reading.text("Half of all applicants are certified within"),
            _in_days(reading, row["median_days"]),
            reading.text("three quarters: {days}", days=_in_days(reading, row["p75_days"])),
            counted,
        ),
        Answer(
            reading.text("Half of those certified waited at most"),
            few
            if half["issued_count"] < FEWEST_APPLICATIONS
            else reading.text("{days} days", days=formats.number(half["issued_days"], language)),
            reading.text("a different question: those refused and those waiting are left out"),
            quantiles,
        ),
    )
    return Answers(numbers)


def too_few(reading: Reading, chosen: Chosen) -> Sentence:
    """What stands in the place of the shares, times and pictures of too few applications: their counts."""
    rows, language = reading.rows("certification/funnel", chosen.scope), reading.language
    start = rows.first
    states = [
        f"{formats.number(start[f'{state}_count'], language)} {word('state', state, language)}"
        for state in STATES
        if start[f"{state}_count"]
    ]
    text = reading.text(
        "Applications that fit these choices: {count} ({states}). Of fewer than {fewest} no share, time or "
        "picture is shown.",
        count=formats.number(start["reached_count"], language),
        states=formats.enumeration(states, language),
        fewest=formats.number(FEWEST_APPLICATIONS, language),
    )
    return Sentence(text, rows)


def few_text(reading: Reading) -> str:
    """What stands in the place of a share of too few applications."""
    return reading.text("n < {n}", n=formats.number(FEWEST_APPLICATIONS, reading.language))


def _in_days(reading: Reading, days: Any) -> str:
    if pd.isna(days):
        return reading.text("not reached")
    return reading.text("{days} days", days=formats.number(days, reading.language))


def losses(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """The step at which most were refused, and the slowest, in words; what has stalled may still go on."""
    steps = reading.rows("certification/steps", chosen.scope)
    entered = [row for row in steps.records if row["entered_count"] >= FEWEST_APPLICATIONS]
    if not entered:
        return ()
    language = reading.language
    lost = max(entered, key=lambda row: row["rejected_count"])
    text = reading.text("None of these applications was rejected or withdrawn.")
    if lost["rejected_count"]:
        text = _lost(reading, lost)
    if timed := [
        row for row in entered if pd.notna(row["median_days"]) and row["passed_count"] >= FEWEST_APPLICATIONS
    ]:
        slow = max(timed, key=lambda row: row["median_days"])
        text += " " + reading.text(
            "The slowest step is {step}: half of those that completed it needed {days} days or more.",
            step=word("transition", slow["step"], language),
            days=formats.number(slow["median_days"], language),
        )
    return (Sentence(text, steps),)


def _lost(reading: Reading, lost: dict[str, Any]) -> str:
    language = reading.language
    return reading.text(
        "Most drop out {step}: {rejected} of the {entered} that got so far were rejected or withdrawn. "
        "Another {stalled} have stalled there, which does not mean lost.",
        step=word("transition", lost["step"], language),
        rejected=formats.number(lost["rejected_count"], language),
        stalled=formats.number(lost["stalled_count"], language),
        entered=formats.number(lost["entered_count"], language),
    )


def funnel(reading: Reading, chosen: Chosen) -> Picture:
    """How many reach each step, and what became of those that did not go on."""
    language = reading.language
    rows = reading.rows("certification/funnel", chosen.scope)
    start = rows.first
    shares = {
        state: formats.percent(start[f"{state}_count"] / start["reached_count"], language) for state in STATES
    }
    title = reading.text(
        "{issued} have the certificate, {in_process} are in process, {stalled} stalled, {rejected} were "
        "rejected or withdrawn",
        **shares,
    )
    counted = reading.text("Applications that reached each step, drawn to scale.")
    explained = reading.text(
        "At each step, what became of those that did not go on. Stalled: open, with the last step {days} "
        "days ago or more.",
        days=formats.number(chosen.days, language),
    )
    drawn = drawing(flows.flow, _steps(reading, rows), _exits(reading, rows), LEAVING)
    return picture(
        reading,
        "funnel",
        rows,
        title,
        counted,
        drawn,
        FUNNEL_COLUMNS,
        code="corong",
        explained=explained,
    )


def _steps(reading: Reading, rows: Rows) -> pd.DataFrame:
    """Each step with how many reached it, and their share of those that registered."""
    language, registered = reading.language, rows.first["reached_count"]
    texts = [formats.number(row["reached_count"], language) for row in rows.records]
    names = [word("step", row["step"], language) for row in rows.records]
    shares = [
        reading.text(
            "{share} of applicants",
            share=formats.percent(row["reached_count"] / registered, language),
        )
        if position
        else ""
        for position, row in enumerate(rows.records)
    ]
    return pd.DataFrame(
        {
            "value": rows.frame["reached_count"],
            "text": texts,
            "label": names,
            "note": shares,
            "hover": [f"{name}: {text}" for name, text in zip(names, texts, strict=True)],
        }
    )


def _exits(reading: Reading, rows: Rows) -> pd.DataFrame:
    """What became of those that reached a step and not the next: the difference of the two."""
    language = reading.language
    left = [
        (position, state, row[f"{state}_count"] - after[f"{state}_count"])
        for position, (row, after) in enumerate(itertools.pairwise(rows.records))
        for state in LEAVING
    ]
    frame = pd.DataFrame(left, columns=["after", "kind", "value"])
    texts = [formats.number(value, language) for value in frame["value"]]
    names = [word("state", state, language) for state in frame["kind"]]
    hovers = [f"{name}: {text}" for name, text in zip(names, texts, strict=True)]
    return frame.assign(text=texts, label=names, hover=hovers)


def curve(reading: Reading, chosen: Chosen) -> Picture | Sentence:
    """The share of all that registered that holds the certificate by each day."""
    language, days = reading.language, chosen.days
    rows = reading.rows("certification/curve", chosen.scope)
    if not len(rows):
        counted = reading.rows("certification/conversion", chosen.scope)
        return Sentence(reading.text("None of these applications has led to a certificate yet."), counted)
    reached = [
        row
        for row in reading.rows("certification/quantiles", chosen.scope).records
        if pd.notna(row["all_days"])
    ]
    end = (
        int(
            min(
                rows.frame["day"].max(),
                max(2 * days, 1.15 * max((row["all_days"] for row in reached), default=0)),
            )
        )
        + 1
    )
    shown = [(row["day"], row["issued_share"]) for row in rows.records if row["day"] <= end]
    steps = [(0, 0.0), *shown, (end, float(shown[-1][1]))]
    drawn = pd.DataFrame(steps, columns=["day", "issued_share"])
    drawn["hover"] = [
        reading.text(
            "day {day}: {share} have it",
            day=formats.number(day, language),
            share=formats.percent(share, language),
        )
        for day, share in steps
    ]
    marks = pd.DataFrame(
        [
            {
                "day": row["all_days"],
                "share": row["held_share"],
                "text": reading.text(
                    "{share}: day {day}",
                    share=formats.percent(row["held_share"], language, 0),
                    day=formats.number(row["all_days"], language),
                ),
            }
            for row in reached
        ],
        columns=["day", "share", "text"],
    )
    title = reading.text(
        "After {days} days {share} of all applicants have the certificate",
        days=formats.number(end - 1, language),
        share=formats.percent(shown[-1][1], language),
    )
    counted_text = reading.text("Cumulative share (Kaplan-Meier).")
    explained = reading.text(
        "Refused applications stay in the count, so the curve levels off below 100%; open ones count until "
        "the date of the data."
    )
    window = (days, reading.text("time allowed: {days} days", days=formats.number(days, language)))
    made = drawing(
        curves.holding, drawn, marks, ticks(language), reading.text("days after registration"), window
    )
    return picture(
        reading,
        "curve",
        rows,
        title,
        counted_text,
        made,
        CURVE_COLUMNS,
        code="kurva",
        explained=explained,
    )


def cohorts(reading: Reading, chosen: Chosen) -> Picture:
    """The matured conversion by month of registration; what young months may become."""
    language = reading.language
    rows = reading.rows("certification/cohorts", chosen.scope)
    frame = rows.frame
    whole = frame["matured_count"] == frame["cohort_count"]
    small = frame["cohort_count"] < FEWEST_APPLICATIONS
    share = frame["matured_conversion_share"].where(whole & ~small)
    drawn = pd.DataFrame(
        {
            "month": pd.to_datetime(frame["cohort_month"]),
            "share": share,
            "lower": frame["lower_share"].where(~whole & ~small),
            "upper": frame["upper_share"].where(~whole & ~small),
            "is_small": small,
            "hover": [_month(reading, row) for row in rows.records],
        }
    )
    rows = rows.but(
        lambda frame: frame.assign(
            matured_conversion_share=frame["matured_conversion_share"].mask(frame["is_small"]),
            lower_share=frame["lower_share"].mask(small),
            upper_share=frame["upper_share"].mask(small),
        )
    )
    title = _of_months(reading, chosen, share.dropna(), bool((~whole & ~small).any()))
    counted = reading.text("By month of registration.")
    explained = reading.text(
        "Bounds are shown where some of a month's applications are still within the time allowed."
    )
    labels = (reading.text("certified in time"), reading.text("at least and at most"), few_text(reading))
    made = drawing(curves.cohorts, drawn, ticks(language), labels)
    return picture(
        reading,
        "cohorts",
        rows,
        title,
        counted,
        made,
        COHORT_COLUMNS,
        code="kohort",
        explained=explained,
    )


def _of_months(reading: Reading, chosen: Chosen, known: pd.Series, has_bounds: bool) -> str:
    """What the months say of whose applications a share is known; else why there is none."""
    language = reading.language
    low, high = (
        (formats.percent(end, language) for end in (known.min(), known.max())) if len(known) else ("", "")
    )
    days = formats.number(chosen.days, language)
    if low != high:
        return reading.text(
            "Of a month's applications, {low} to {high} are certified within {days} days",
            low=low,
            high=high,
            days=days,
        )
    if low:
        return reading.text(
            "Of a month's applications, {share} are certified within {days} days", share=low, days=days
        )
    if has_bounds:
        return reading.text("No month is complete yet: only bounds are known")
    return reading.text("No month has {n} applications yet", n=formats.number(FEWEST_APPLICATIONS, language))


def _month(reading: Reading, row: dict[str, Any]) -> str:
    text = reading.text(
        "{n} applications, {matured} old enough to count",
        n=formats.number(row["cohort_count"], reading.language),
        matured=formats.number(row["matured_count"], reading.language),
    )
    return f"{row['cohort_month']:%m/%Y}: {text}"


def ticks(language: str) -> list[tuple[float, str]]:
    """The shares of an axis with their texts."""
    return [(share, formats.percent(share, language, 0)) for share in (0.25, 0.5, 0.75, 1.0)]
