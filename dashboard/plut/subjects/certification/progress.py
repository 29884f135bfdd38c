"""Pictures of certification applications: the funnel, the days to the certificate, and conversion by month."""

import functools

import pandas as pd

from plut.base import formats
from plut.base.measures import word
from plut.figures import curves, stacks, style
from plut.figures.stacks import Part
from plut.subjects.certification.applications import SMALLEST, Cohort, named
from plut.surfaces.app import blocks, prose
from plut.surfaces.app.page import Page

STATES = (
    ("issued", style.ACCENT, style.PAPER),
    ("in_process", style.SEQUENTIAL[1], style.INK),
    ("stalled", "#e8a06a", style.INK),
    ("rejected", style.MUTED, style.PAPER),
)
FUNNEL_COLUMNS = [
    "step",
    "reached_count",
    "issued_count",
    "in_process_count",
    "stalled_count",
    "rejected_count",
]
CURVE_COLUMNS = ["day", "issued_share", "issued_count", "at_risk_count"]
COHORT_COLUMNS = [
    "cohort_month", "cohort_count", "matured_count", "matured_issued_count", "matured_conversion_share", "lower_share", "upper_share",
    "stalled_count", "rejected_count", "is_small",
]  # fmt: skip


def funnel(page: Page, cohort: Cohort) -> None:
    """Each step with what became of those that reached it: issued, in process, stalled, rejected."""
    query, language = "certification/funnel", page.language
    rows = page.rows(query, **cohort.of_window())
    parts = pd.DataFrame(
        [
            {
                "bar": bar,
                "kind": state,
                "value": row[f"{state}_count"],
                "text": formats.number(row[f"{state}_count"], language),
            }
            for bar, row in enumerate(rows.to_dict("records"))
            for state, _, _ in STATES
        ]
    )
    parts["hover"] = [
        f"{word('state', kind, language)}: {text}"
        for kind, text in zip(parts["kind"], parts["text"], strict=True)
    ]
    labels = [
        f"{word('step', row.step, language)}: {formats.number(row.reached_count, language)}"
        for row in rows.itertuples()
    ]
    start = rows.iloc[0]
    shares = {
        state: formats.percent(start[f"{state}_count"] / start["reached_count"], language)
        for state, _, _ in STATES
    }
    title = page.text(
        "{issued} hold the certificate, {in_process} are in process, {stalled} stalled, {rejected} rejected",
        **shares,
    )
    subtitle = f"{named(page, cohort)} " + page.text(
        "Applications that reached each step, by their state. Stalled: open, and the last step is {days} days old or older.",
        days=formats.number(cohort.days, language),
    )
    draw = functools.partial(
        stacks.stacked,
        labels,
        parts,
        [Part(state, word("state", state, language), color, ink) for state, color, ink in STATES],
    )
    blocks.card(page, "funnel", query, rows, draw, title, subtitle, FUNNEL_COLUMNS, press="corong")


def curve(page: Page, cohort: Cohort) -> None:
    """The share of all that registered that holds the certificate by each day."""
    query, language = "certification/curve", page.language
    rows = page.rows(query, **cohort.of_all())
    if rows.empty:
        prose.sentence(
            page,
            page.text("None of these applications has been issued yet."),
            is_simulated=cohort.is_simulated,
        )
        return
    quantiles = page.rows("certification/quantiles", **cohort.of_all()).dropna(subset=["all_days"])
    end = (
        int(
            min(
                rows["day"].max(),
                max(2 * cohort.days, quantiles["all_days"].max() * 1.15 if len(quantiles) else 0),
            )
        )
        + 1
    )
    shown = rows[rows["day"] <= end]
    steps = [
        (0, 0.0),
        *zip(shown["day"], shown["issued_share"], strict=True),
        (end, float(shown["issued_share"].iloc[-1])),
    ]
    drawn = pd.DataFrame(steps, columns=["day", "issued_share"])
    drawn["hover"] = [
        page.text(
            "day {day}: {share} hold it",
            day=formats.number(day, language),
            share=formats.percent(share, language),
        )
        for day, share in steps
    ]
    marks = pd.DataFrame(
        {
            "day": quantiles["all_days"],
            "share": quantiles["held_share"],
            "text": [
                page.text(
                    "{share}: day {day}",
                    share=formats.percent(r.held_share, language, 0),
                    day=formats.number(r.all_days, language),
                )
                for r in quantiles.itertuples()
            ],
        }
    )
    level = formats.percent(shown["issued_share"].iloc[-1], language)
    title = page.text(
        "After {days} days {share} of all that registered hold the certificate",
        days=formats.number(end - 1, language),
        share=level,
    )
    subtitle = f"{named(page, cohort)} " + page.text(
        "Cumulative share (Kaplan-Meier). Refused applications stay in the count, so the curve levels off below 100%; open ones count until the as-of date."
    )
    draw = functools.partial(
        curves.holding,
        drawn,
        marks,
        ticks(language),
        page.text("days after registration"),
        (cohort.days, page.text("window: {days} days", days=formats.number(cohort.days, language))),
    )
    blocks.card(page, "curve", query, rows, draw, title, subtitle, CURVE_COLUMNS, press="kurva")


def cohorts(page: Page, cohort: Cohort) -> None:
    """The matured conversion by month of registration; what young months may become."""
    query, language = "certification/cohorts", page.language
    rows = page.rows(query, **cohort.of_window())
    whole = rows["matured_count"] == rows["cohort_count"]
    small = rows["cohort_count"] < SMALLEST
    share = rows["matured_conversion_share"].where(whole & ~small)
    drawn = pd.DataFrame(
        {
            "month": pd.to_datetime(rows["cohort_month"]),
            "share": share,
            "lower": rows["lower_share"].where(~whole & ~small),
            "upper": rows["upper_share"].where(~whole & ~small),
            "is_small": small,
            "hover": [_month(page, row) for row in rows.to_dict("records")],
        }
    )
    known = share.dropna()
    if known.empty:
        title = page.text("No month has matured yet: only bounds are known")
    else:
        title = page.text(
            "Between {low} and {high} of a month's applications get the certificate within {days} days",
            low=formats.percent(known.min(), language),
            high=formats.percent(known.max(), language),
            days=formats.number(cohort.days, language),
        )
    subtitle = f"{named(page, cohort)} " + page.text(
        "By month of registration; the window has passed for all of a month's applications, or they are shown as bounds."
    )
    labels = (page.text("matured conversion"), page.text("may become (bounds)"), page.text("n < 10"))
    draw = functools.partial(curves.cohorts, drawn, ticks(language), labels)
    blocks.card(page, "cohorts", query, rows, draw, title, subtitle, COHORT_COLUMNS, press="kohort")


def _month(page: Page, row: dict) -> str:
    text = page.text(
        "{n} applications, {matured} matured",
        n=formats.number(row["cohort_count"], page.language),
        matured=formats.number(row["matured_count"], page.language),
    )
    return f"{row['cohort_month']:%m/%Y}: {text}"


def ticks(language: str) -> list[tuple[float, str]]:
    """The shares of an axis with their texts."""
    return [(share, formats.percent(share, language, 0)) for share in (0.25, 0.5, 0.75, 1.0)]
