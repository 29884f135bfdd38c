"""The award, nearer: two contestants side by side, who reported enough, what changed since an earlier day,
the goalposts."""

import datetime
import html
from dataclasses import replace

import pandas as pd

from plut.base import formats
from plut.base.definitions import MOST_QUIET_DAYS
from plut.base.measures import measure, word
from plut.content.blocks import Block, Choices, Fold, Later, Picture, Sentence, drawing
from plut.content.choices import choice
from plut.content.framing import picture, table
from plut.content.reading import Reading
from plut.figures import strips
from plut.figures.strips import Words
from plut.methods import scores, sensitivity
from plut.subjects.award.contests import Chosen, said

KEYS = ("satu", "dua")
MOST = 12  # contestants whose change is taken apart
PAIR_COLUMNS = ("unit_name", "indicator", "value", "n")
GATE_COLUMNS = (
    "unit_name",
    "reported_indicators",
    "all_indicators",
    "completeness_share",
    "last_record_on",
    "quiet_days",
)
CHANGE_COLUMNS = ("unit_name", "score_before", "score", "change", "own_data", "others_data")
RULE_COLUMNS = ("indicator", "goalpost_low", "goalpost_high")


def two(reading: Reading, of: Chosen) -> tuple[Fold, ...]:
    """Two contestants among all; no part of the page where fewer have a place."""
    if len(of.placed) < 2:
        return ()
    is_open = any(reading.code(key) for key in KEYS)
    return (Fold("award_pair", reading.text("Compare two"), Later(side_by_side, reading, (of,)), is_open),)


def side_by_side(reading: Reading, of: Chosen) -> tuple[Block, ...]:
    """Two contestants on the strips of all, and what the lower one would need to rise."""
    names = {row["id"]: row["unit_name"] for row in of.placed.records}
    order = list(names)
    labels = (reading.text("First"), reading.text("Second"))
    boxes = tuple(
        choice(reading, key, label, names, unit)
        for key, label, unit in zip(KEYS, labels, order[:2], strict=True)
    )
    pair = [box.chosen for box in boxes]
    lower = max(pair, key=order.index)
    return Choices(boxes), _among_all(reading, of, pair), said(_step(reading, of, lower), of.ranked)


def _among_all(reading: Reading, of: Chosen, pair: list[str]) -> Picture:
    """All contestants as dots on a strip for each indicator, the two marked."""
    language = reading.language
    reported = of.rows.but(lambda frame: frame[frame["indicator"].isin(of.weighed)].dropna(subset=["value"]))
    rows = of.weighted(reported)
    ends = rows.frame.groupby("indicator")["value"].agg(["min", "max"])
    ends = ends.loc[[name for name in of.weighed if name in ends.index]]
    room = (ends["max"] - ends["min"]).replace(0, 1)
    of_indicator = rows.frame["indicator"]
    dots = rows.frame.assign(
        position=(rows.frame["value"] - of_indicator.map(ends["min"])) / of_indicator.map(room),
        measure=of_indicator,
        hover=[html.escape(name) for name in rows.frame["unit_name"]],
    )
    marked = dots[dots["unit_id"].isin(pair)]
    marked = marked.assign(
        who=[pair.index(unit) for unit in marked["unit_id"]],
        text=[
            measure(name).text(value, language)
            for name, value in zip(marked["indicator"], marked["value"], strict=True)
        ],
        hover=lambda frame: frame["text"],
    )
    lines = pd.DataFrame(
        {
            "measure": ends.index,
            "label": [measure(name).heading(language) for name in ends.index],
            "note": "",
            "low_text": [measure(str(name)).text(value, language) for name, value in ends["min"].items()],
            "high_text": [measure(str(name)).text(value, language) for name, value in ends["max"].items()],
            "similar_low": float("nan"),
            "similar_high": float("nan"),
            "no_data": [
                "" if name in set(marked["indicator"]) else reading.text("no value here")
                for name in ends.index
            ],
        }
    )
    names = [of.names[unit] for unit in pair]
    title = reading.text("{first} and {second} among all", first=names[0], second=names[1])
    counted = reading.text("Each dot is one contestant, from the lowest to the highest value.")
    drawn = drawing(strips.strips, lines, dots, marked, Words(names, word("category", of.category, language)))
    labels = [measure(name).labels[language] for name in marked["indicator"]]
    told = replace(
        rows,
        frame=marked.assign(indicator=labels, value=marked["value"].round(3)),
        scope=rows.scope.plus(*(reading.part(name) for name in dict.fromkeys(names))),
    )
    return picture(reading, "award_two", told, title, counted, drawn, PAIR_COLUMNS, drawn_from=rows)


def _step(reading: Reading, of: Chosen, unit: str) -> str:
    """The smallest gain in one indicator that lifts a contestant by a place."""
    steps = sensitivity.gains(of.contest(), unit).dropna(subset=["gain"])
    if steps.empty:
        return reading.text("{name}: no gain in a single indicator lifts it by a place.", name=of.names[unit])
    step = steps.iloc[0]
    about = measure(step["indicator"])
    now, needed = (about.text(value, reading.language) for value in (step["value"], step["value_needed"]))
    return reading.text(
        "{name} would rise by a place if “{indicator}” went from {now} to {needed}.",
        name=of.names[unit],
        indicator=about.labels[reading.language],
        now=now,
        needed=needed,
    )


def changes(reading: Reading, of: Chosen) -> tuple[Fold, ...]:
    """What changed since the end of the year before the newest day; no part of the page where nobody has a
    place."""
    if not len(of.placed):
        return ()
    before = datetime.date(of.rows.frame["as_of_day"].max().year - 1, 12, 31)
    title = reading.text("What changed since {day}", day=formats.date(before, reading.language))
    return (Fold("award_changes", title, Later(since, reading, (of, before))),)


def since(reading: Reading, of: Chosen, before: datetime.date) -> tuple[Block, ...]:
    """The first of the ranking then and now: how much of the change comes from their own data, how much from
    others'."""
    day = formats.date(before, reading.language)
    compared = reading.part(reading.text("since {day}", day=day), restricts=False, as_of=before)
    earlier = reading.rows(of.rows.query, of.rows.scope.plus(compared))
    heads = [row["id"] for row in of.placed.records[:MOST]]
    then, now = of.contest(earlier), of.contest()
    if not any(then.weights.values()):
        return (said(reading.text("Of these contestants nothing was reported by {day}.", day=day), earlier),)
    changed = sensitivity.changes(then, now, of=heads).set_index("id")
    changed = changed.loc[[unit for unit in heads if unit in changed.index]].reset_index()
    changed = _in_print(changed)
    newest = of.rows.frame["as_of_day"].max()
    rows = of.computed(changed.assign(unit_name=changed["id"].map(of.names), as_of_day=newest), earlier)
    rows = replace(rows, scope=rows.scope.plus(compared))
    title = reading.text("What changed since {day}", day=day)
    counted = reading.text(
        "Scores on both days, and how much of the change comes from own data and from others'."
    )
    return (table(reading, "award_changes_table", rows, title, counted, CHANGE_COLUMNS, has_files=False),)


def _in_print(changed: pd.DataFrame) -> pd.DataFrame:
    """Scores as the ranking prints them, and parts that add up to the difference of what is printed."""
    before, after = (changed[f"score_{when}"].map(scores.printed) for when in ("before", "after"))
    change = (after - before).round(1)
    factors = changed[list(sensitivity.FACTORS)].to_numpy()
    parts = [scores.printed_parts(list(each), total) for each, total in zip(factors, change, strict=True)]
    told = pd.DataFrame(parts, columns=list(sensitivity.FACTORS), index=changed.index)
    return told.assign(id=changed["id"], score_before=before, score=after, change=change)


def gate(reading: Reading, of: Chosen) -> tuple[Block, ...]:
    """Who reported enough and lately enough: a gate, not a part of the score."""
    rows = reading.rows("award/gate", of.rows.scope)
    text = reading.text(
        "{count} of {all} {category} pass the gate: two thirds of the indicators and a record in the last "
        "{days} days. The gate adds no points.",
        count=formats.number(int(rows.frame["is_through"].sum()), reading.language),
        all=formats.number(len(rows), reading.language),
        category=word("category", of.category, reading.language),
        days=formats.number(MOST_QUIET_DAYS, reading.language),
    )
    title = reading.text("Completeness of reporting and goalposts")
    return Sentence(text, rows), Fold("award_gate", title, Later(completeness, reading, (of, text)))


def completeness(reading: Reading, of: Chosen, found: str) -> tuple[Block, ...]:
    """What each contestant reported, those that the gate holds back first, and between which goalposts values
    are scored."""
    title = reading.text("Completeness of reporting and goalposts")
    rows = reading.rows("award/gate", of.rows.scope)
    rules = of.rows.but(
        lambda frame: frame.drop_duplicates("indicator").assign(
            indicator=lambda first: [measure(name).heading(reading.language) for name in first["indicator"]]
        )
    )
    scale = reading.text("The values that score 1 and 100, the same for all.")
    return (
        table(reading, "award_gate_table", rows, title, found, GATE_COLUMNS, has_files=False),
        table(reading, "award_rules_table", rules, title, scale, RULE_COLUMNS, has_files=False),
    )
