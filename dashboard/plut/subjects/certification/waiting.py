"""Where certification applications wait and are refused: by age, reason, region, centre and size; codes to
act on."""

import functools
from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.definitions import FEWEST_APPLICATIONS
from plut.base.measures import word
from plut.content.blocks import Block, Choices, Section, Sentence, drawing
from plut.content.choices import choice
from plut.content.framing import picture, table
from plut.content.reading import Reading
from plut.figures import bars, ranges, stacks, style
from plut.figures.stacks import Part
from plut.subjects.certification.applications import few_text
from plut.subjects.certification.choosing import Chosen

QUEUE_COLUMNS = ("waiting_for", "age_class", "application_count", "stalled_count")
REASON_COLUMNS = ("rejection_reason", "rejected_count", "rejected_share", "unverified_count")
GROUP_COLUMNS = (
    "group_code",
    "group_name",
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
PATH_COLUMNS = ("path_step", "holders_count", "path_count", "previous_share", "median_days")
ACT_COLUMNS = (
    "application_id",
    "scheme",
    "name",
    "centre_id",
    "regency_code",
    "waiting_for",
    "last_step_on",
    "waiting_days",
)
EXPIRING_COLUMNS = ("centre_id", "name", "province_name", "expiring_count", "first_expires_on")
ORDER_COLUMNS = (
    "application_id",
    "scheme",
    "centre_id",
    "registered_on",
    "verified_on",
    "issued_on",
    "rejected_on",
)
AGES = ("0_30", "31_90", "91_180", "181_365", "366_")
WAITING = (("verification", style.SEQUENTIAL[1], style.INK), ("certificate", style.VALUE, style.PAPER))
GROUPS = {"provinsi": "province", "pusat": "centre", "skala": "size"}  # code of the address -> parameter
SHOWN = 40  # rows of a picture; the table and the files have all


def queue_and_reasons(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """What open applications wait for and how long already, and why others were refused."""
    return queue(reading, chosen), reasons(reading, chosen)


def queue(reading: Reading, chosen: Chosen) -> Block:
    """Open applications by days since their last step."""
    rows = reading.rows("certification/queue", chosen.scope)
    if not len(rows):
        counted = reading.rows("certification/conversion", chosen.scope)
        return Sentence(reading.text("None of these applications is waiting."), counted)
    language = reading.language
    number = functools.partial(formats.number, language=language)
    parts = pd.DataFrame(
        [
            {
                "bar": AGES.index(row["age_class"]),
                "kind": row["waiting_for"],
                "value": row["application_count"],
                "text": number(row["application_count"]),
                "hover": f"{word('waiting_for', row['waiting_for'], language)}: "
                f"{number(row['application_count'])}",
            }
            for row in rows.records
        ]
    )
    totals = rows.frame.groupby("age_class")["application_count"].sum()
    labels = [f"{word('age_class', age, language)}: {number(totals.get(age, 0))}" for age in AGES]
    title = reading.text(
        "Waiting: {count} applications, {stalled} of them for {days} days or longer",
        count=number(rows.frame["application_count"].sum()),
        stalled=number(rows.frame["stalled_count"].sum()),
        days=number(chosen.days),
    )
    if not rows.frame["stalled_count"].sum():
        title = reading.text(
            "Waiting: {count} applications, none of them for {days} days or longer",
            count=number(rows.frame["application_count"].sum()),
            days=number(chosen.days),
        )
    counted_text = reading.text(
        "Open applications by days since their last step and by what they are waiting for."
    )
    kinds = [Part(kind, word("waiting_for", kind, language), color, ink) for kind, color, ink in WAITING]
    drawn = drawing(stacks.stacked, labels, parts, kinds)
    return picture(reading, "queue", rows, title, counted_text, drawn, QUEUE_COLUMNS)


def reasons(reading: Reading, chosen: Chosen) -> Block:
    """Why applications were rejected or withdrawn."""
    rows = reading.rows("certification/reasons", chosen.scope)
    if not len(rows):
        counted = reading.rows("certification/conversion", chosen.scope)
        return Sentence(reading.text("None of these applications was rejected."), counted)
    language = reading.language
    names = [word("rejection_reason", row["rejection_reason"], language) for row in rows.records]
    if rows.frame["rejected_count"].sum() < FEWEST_APPLICATIONS:
        given = [
            f"{name.lower()} ({formats.number(row['rejected_count'], language)})"
            for name, row in zip(names, rows.records, strict=True)
        ]
        told = reading.text(
            "Why applications were rejected or withdrawn: {reasons}. Of fewer than {fewest} no share is "
            "shown.",
            reasons=formats.enumeration(given, language),
            fewest=formats.number(FEWEST_APPLICATIONS, language),
        )
        return Sentence(told, rows)
    shares = [formats.percent(row["rejected_share"], language) for row in rows.records]
    counts = [formats.number(row["rejected_count"], language) for row in rows.records]
    drawn = pd.DataFrame(
        {
            "group": "",
            "label": names,
            "share": rows.frame["rejected_share"],
            "text": [f"{share} · {count}" for share, count in zip(shares, counts, strict=True)],
            "is_doubtful": False,
            "target": "",
            "hover": names,
        }
    )
    title = reading.text(
        "The commonest reason: {reason}, {share} of those rejected or withdrawn",
        reason=names[0].lower(),
        share=shares[0],
    )
    counted_text = reading.text("Rejected or withdrawn applications by reason, as a share of all that were.")
    return picture(reading, "reasons", rows, title, counted_text, drawing(bars.shares, drawn), REASON_COLUMNS)


def breakdown(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """Conversion by province, centre or size; groups with few matured applications are held back in the
    picture."""
    language = reading.language
    kinds = {
        "provinsi": reading.text("province"),
        "pusat": reading.text("centre"),
        "skala": reading.text("size"),
    }
    if chosen.is_simulated:
        del kinds["provinsi"]
    kind = choice(reading, "rincian", reading.text("Compare by"), kinds, next(iter(kinds)))
    grouped = chosen.scope.plus(reading.part("", restricts=False, grouped_by=GROUPS[kind.chosen]))
    rows = reading.rows("certification/breakdown", grouped)
    names = [_group(reading, row, GROUPS[kind.chosen]) for row in rows.records]
    rows = rows.but(lambda frame: frame.assign(group_name=names))
    known = ~rows.frame["is_small"]
    texts = [_share(reading, row) for row in rows.records]
    shares = ["matured_conversion_share", "lower_share", "upper_share"]
    rows = rows.but(lambda frame: frame.assign(**{one: frame[one].where(known) for one in shares}))
    drawn = pd.DataFrame(
        {
            "label": names,
            "share": rows.frame["matured_conversion_share"].where(known),
            "lower": rows.frame["lower_share"].where(known),
            "upper": rows.frame["upper_share"].where(known),
            "text": texts,
            "hover": [f"{name}: {text}" for name, text in zip(names, texts, strict=True)],
        }
    ).head(SHOWN)
    judged = rows.frame[known]["matured_conversion_share"]
    title = reading.text(
        "No group has {n} applications old enough to count yet",
        n=formats.number(FEWEST_APPLICATIONS, language),
    )
    if len(judged):
        low, high = (formats.percent(end, language) for end in (judged.min(), judged.max()))
        title = reading.text("Between {low} and {high} are certified in time", low=low, high=high)
        if low == high:
            title = reading.text("{share} are certified in time", share=low)
    counted = reading.text(
        "Certified within {days} days, share of applications old enough to count (n); pale line: bounds of "
        "all. The largest groups first, at most {shown}. Groups below {fewest} are not shown.",
        days=formats.number(chosen.days, language),
        shown=formats.number(SHOWN, language),
        fewest=formats.number(FEWEST_APPLICATIONS, language),
    )
    made = picture(reading, "breakdown", rows, title, counted, drawing(ranges.shares, drawn), GROUP_COLUMNS)
    return Choices((kind,)), made


def _group(reading: Reading, row: dict[str, Any], grouped_by: str) -> str:
    if grouped_by == "size":
        return word("size_class", row["group_code"], reading.language)
    return row["group_name"] if isinstance(row["group_name"], str) else reading.text("without a centre")


def _share(reading: Reading, row: dict[str, Any]) -> str:
    if row["is_small"]:
        return few_text(reading)
    count = formats.number(row["matured_count"], reading.language)
    share = formats.percent(row["matured_conversion_share"], reading.language)
    return reading.text("{share} (n {count})", share=share, count=count)


def story_path(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """Informal, NIB, SNI Bina UMK (self-declared), SPPT-SNI: enterprises that walked so, beside all that hold
    each mark."""
    rows = reading.rows("certification/story_path", chosen.scope)
    if rows.is_simulated and not reading.shows_simulated:
        return ()
    if rows.first["path_count"] < FEWEST_APPLICATIONS:
        return ()
    number = functools.partial(formats.number, language=reading.language)
    on_path, otherwise = reading.text("on the path"), reading.text("by another route")
    parts = pd.DataFrame(
        [
            {
                "bar": bar,
                "kind": kind,
                "value": value,
                "text": number(value),
                "hover": f"{name}: {number(value)}",
            }
            for bar, row in enumerate(rows.records)
            for kind, name, value in (
                ("path", on_path, row["path_count"]),
                ("other", otherwise, max(row["holders_count"] - row["path_count"], 0)),
            )
        ]
    )
    kinds = [Part("path", on_path, style.VALUE), Part("other", otherwise, style.SEQUENTIAL[1], style.INK)]
    title = reading.text(
        "Of {all} enterprises, {last} followed the whole path to SPPT-SNI",
        all=number(rows.first["path_count"]),
        last=number(rows.records[-1]["path_count"]),
    )
    counted = reading.text("Enterprises with each mark, after all marks before it or by another route.")
    explained = reading.text(
        "SNI Bina UMK is self-declared, SPPT-SNI is tested. Days: half of those on the path took as long or "
        "longer."
    )
    before = [0, *rows.frame["path_count"].iloc[:-1]]
    steps = [_step(reading, row, count) for row, count in zip(rows.records, before, strict=True)]
    drawn = drawing(stacks.stacked, steps, parts, kinds)
    named = rows.but(lambda frame: frame.rename(columns={"step": "path_step"}))
    made = picture(
        reading,
        "story_path",
        named,
        title,
        counted,
        drawn,
        PATH_COLUMNS,
        code="jalan",
        explained=explained,
    )
    return (made,)


def _step(reading: Reading, row: dict[str, Any], before: int) -> str:
    """A step with the share of the one before that reached it, where enough had reached that one."""
    name = word("path_step", row["step"], reading.language)
    if pd.isna(row["previous_share"]) or before < FEWEST_APPLICATIONS:
        return name
    share = formats.percent(row["previous_share"], reading.language)
    if pd.isna(row["median_days"]):
        return reading.text("{name}: {share} of the step before", name=name, share=share)
    days = formats.number(row["median_days"], reading.language)
    return reading.text(
        "{name}: {share} of the step before, after {days} days", name=name, share=share, days=days
    )


def lists(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """Codes of applications to act on, certificates that end soon, and errors in the dates."""
    return (
        *_list(
            reading,
            chosen,
            "certification/act_on",
            ACT_COLUMNS,
            reading.text("Stalled longest: applications to act on"),
            reading.text("Codes only, at most 1,000; choose a centre to see its own."),
        ),
        *_list(
            reading,
            chosen,
            "certification/expiring",
            EXPIRING_COLUMNS,
            reading.text("SPP-IRT certificates that expire within six months"),
            reading.text("By the centre that assisted; renewals already applied for are not subtracted."),
            simulated=reading.shows_simulated,
        ),
        *_list(
            reading,
            chosen,
            "certification/out_of_order",
            ORDER_COLUMNS,
            reading.text("Dates out of order"),
            reading.text(
                "A later step is dated before an earlier one: it counts all the same and should be corrected "
                "at the source."
            ),
        ),
    )


def _list(
    reading: Reading,
    chosen: Chosen,
    query: str,
    columns: tuple[str, ...],
    title: str,
    counted: str,
    **more: bool,
) -> tuple[Block, ...]:
    rows = reading.rows(query, chosen.scope, **more)
    head = Section(title, is_small=True)
    if not len(rows):
        return head, Sentence(reading.text("None with these choices."), rows)
    listed = reading.text("Listed: {count}.", count=formats.number(len(rows), reading.language))
    told = Sentence(f"{listed} {counted}", rows)
    return head, told, table(reading, query.split("/")[1], rows, title, counted, columns)
