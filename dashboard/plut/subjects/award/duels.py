"""The award, nearer: who leads, two contestants side by side, who reported enough, what changed since an
earlier day, the goalposts."""

import datetime
import html
from dataclasses import replace

import pandas as pd

from plut.base import formats
from plut.base.definitions import MOST_QUIET_DAYS
from plut.base.language import mark
from plut.base.measures import measure, word
from plut.content.blocks import Beside, Block, Choices, Fold, Later, Picture, Section, Sentence, drawing
from plut.content.choices import Choice, choice
from plut.content.framing import picture, table
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import pairs
from plut.methods import scores, sensitivity
from plut.subjects.award import contests, judging
from plut.subjects.award.contests import Chosen, said

KEYS = ("satu", "dua")
LEVEL = mark("{first} and {second} are level, with {score} points each")
AHEAD = mark("{first} is {points} points ahead of {second}")
BARELY = mark("{first} is less than {points} points ahead of {second}")
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


def standing(reading: Reading, of: Chosen) -> tuple[Block, ...]:
    """Who leads, in words and drawn; beside it two contestants side by side, and what would turn the order.

    No two where fewer have a place.
    """
    leads = said(judging.leader(reading, of), of.ranked)
    boxes = _boxes(reading, of)
    if not boxes:
        return (leads,)
    pair = (boxes[0].chosen, boxes[1].chosen)
    ranked = judging.ranking(reading, of, pair)
    lower = max(pair, key=list(of.placed.frame["id"]).index)
    told = (
        Choices(boxes),
        side_by_side(reading, of, pair),
        Section(reading.text("What would reverse the order"), is_small=True),
        *judging.overturn(reading, of, pair),
        said(_step(reading, of, lower), of.ranked),
    )
    return leads, Beside("award_standing", (ranked,) if ranked else (), told)


def chosen_pair(reading: Reading, of: Chosen) -> tuple[str, ...]:
    """The two that are compared; none where fewer have a place."""
    return tuple(box.chosen for box in _boxes(reading, of))


def choices(reading: Reading) -> tuple[Choice, ...]:
    """What turns the picture of the ranking: how it is made, and who is compared in it."""
    return (*contests.choices(reading), *_boxes(reading, contests.chosen(reading)))


def _boxes(reading: Reading, of: Chosen) -> tuple[Choice, ...]:
    """Whom to compare: at first the two that lead."""
    if not len(of.rows):
        return ()
    names = {row["id"]: row["unit_name"] for row in of.placed.records}
    if len(names) < 2:
        return ()
    labels = (reading.text("First"), reading.text("Second"))
    return tuple(
        choice(reading, key, label, names, unit)
        for key, label, unit in zip(KEYS, labels, list(names)[:2], strict=True)
    )


def side_by_side(reading: Reading, of: Chosen, pair: tuple[str, ...]) -> Picture:
    """All contestants as ticks for each indicator, the two as disc and diamond, and the difference in
    points."""
    language = reading.language
    reported = of.rows.but(lambda frame: frame[frame["indicator"].isin(of.weighed)].dropna(subset=["value"]))
    rows = of.weighted(reported)
    marked = rows.frame[rows.frame["unit_id"].isin(pair)]
    names = [of.names[unit] for unit in pair]
    exact = of.placed.frame.set_index("id")["score"]
    totals = [formats.number(scores.printed(exact[unit]), language, 1) for unit in pair]
    ahead = max(range(len(pair)), key=lambda who: exact[pair[who]])
    # of the scores as they are: of two that are rounded it could be a tenth off
    difference = abs(exact[pair[0]] - exact[pair[1]])
    printed = scores.printed(difference)
    title = reading.text(
        AHEAD if printed else BARELY if difference else LEVEL,
        first=names[ahead],
        second=names[1 - ahead],
        score=totals[0],
        points=formats.number(printed or float(scores.PRINTED), language, 1),
    )
    counted = reading.text(
        "Each tick is one of {all} {category}, from the lowest value on the left to the highest. On the "
        "right: the difference in points of the score, each rounded by itself.",
        all=formats.number(rows.frame["unit_id"].nunique(), language),
        category=word("category", of.category, language),
    )
    legend = tuple(f"{name} {total}" for name, total in zip(names, totals, strict=True))
    drawn = drawing(pairs.two, _compared(reading, of, rows, pair), _ticks(rows), legend)
    labels = [measure(name).labels[language] for name in marked["indicator"]]
    told = replace(
        rows,
        frame=marked.assign(indicator=labels, value=marked["value"].round(3)),
        scope=rows.scope.plus(*(reading.part(name) for name in dict.fromkeys(names))),
    )
    return picture(
        reading,
        "award_two",
        told,
        title,
        counted,
        drawn,
        PAIR_COLUMNS,
        drawn_from=rows,
        explained=judging.beyond(reading, of),
    )


def _ticks(rows: Rows) -> pd.DataFrame:
    """Every value that was reported, from 0 for the lowest of its indicator to 1 for the highest."""
    of_indicator = rows.frame.groupby("indicator")["value"]
    lowest, highest = of_indicator.transform("min"), of_indicator.transform("max")
    position = (rows.frame["value"] - lowest) / (highest - lowest).replace(0, 1)
    return pd.DataFrame(
        {"measure": rows.frame["indicator"], "position": position, "unit": rows.frame["unit_id"]}
    )


def _compared(reading: Reading, of: Chosen, rows: Rows, pair: tuple[str, ...]) -> pd.DataFrame:
    """A row for each indicator: where the two stand, their values in words, and who is ahead by how much."""
    language = reading.language
    spots = _ticks(rows).set_index(["measure", "unit"])["position"]
    values = rows.frame.set_index(["indicator", "unit_id"])["value"]
    given = judging.points(of, list(pair)).frame.set_index(["indicator", "id"])["points"]
    compared = []
    for name in of.weighed:
        about = measure(name)
        first, second = ((name, unit) for unit in pair)
        texts = [
            about.text(values[spot], language) if spot in values.index else reading.text("not reported")
            for spot in (first, second)
        ]
        are_same = first in values.index and second in values.index and values[first] == values[second]
        difference = round(given[first] - given[second], scores.DECIMALS)
        ahead = -1 if not difference else int(difference < 0)
        hovers = [
            f"<b>{html.escape(of.names[unit])}</b><br>{about.labels[language]}: {text}"
            for unit, text in zip(pair, texts, strict=True)
        ]
        compared.append(
            {
                "measure": name,
                "label": about.labels[language],
                "first": spots.get(first),
                "second": spots.get(second),
                "first_text": texts[0],
                "second_text": texts[1],
                "both_text": reading.text("both {value}", value=texts[0]) if are_same else "",
                "difference": _signed(reading, abs(difference)),
                "ahead": ahead,
                "ahead_text": of.names[pair[ahead]] if difference else reading.text("level"),
                "first_hover": hovers[0],
                "second_hover": hovers[1],
            }
        )
    return pd.DataFrame(compared).astype({"first": float, "second": float})


def _signed(reading: Reading, difference: float) -> str:
    """How many points one is ahead."""
    number = formats.number(scores.printed(difference), reading.language, 1)
    return f"+{number}" if difference else number


def _step(reading: Reading, of: Chosen, unit: str) -> str:
    """The smallest gain in one indicator that lifts a contestant by a place."""
    steps = sensitivity.gains(of.contest(), unit).dropna(subset=["gain"])
    if steps.empty:
        return reading.text(
            "{name}: better results on any one indicator would not lift it by a place.", name=of.names[unit]
        )
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
        return (
            said(reading.text("Nothing had been reported for these contestants by {day}.", day=day), earlier),
        )
    changed = sensitivity.changes(then, now, of=heads).set_index("id")
    changed = changed.loc[[unit for unit in heads if unit in changed.index]].reset_index()
    changed = _in_print(changed)
    newest = of.rows.frame["as_of_day"].max()
    rows = of.computed(changed.assign(unit_name=changed["id"].map(of.names), as_of_day=newest), earlier)
    rows = replace(rows, scope=rows.scope.plus(compared))
    title = reading.text("What changed since {day}", day=day)
    counted = reading.text(
        "Scores on both days, and how much of the change comes from their own data and how much from others'."
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
        "{count} of {all} {category} pass the reporting test: two thirds of the indicators and a record in "
        "the last {days} days. Passing adds no points.",
        count=formats.number(int(rows.frame["is_through"].sum()), reading.language),
        all=formats.number(len(rows), reading.language),
        category=word("category", of.category, reading.language),
        days=formats.number(MOST_QUIET_DAYS, reading.language),
    )
    if not rows.frame["is_through"].any():
        text = reading.text(
            "The reporting test is passed by none of the {category} ({all}): two thirds of the indicators "
            "and a record in the last {days} days. Passing adds no points.",
            all=formats.number(len(rows), reading.language),
            category=word("category", of.category, reading.language),
            days=formats.number(MOST_QUIET_DAYS, reading.language),
        )
    title = reading.text("Completeness of reporting, and values that score 1 and 100")
    return Sentence(text, rows), Fold("award_gate", title, Later(completeness, reading, (of, text)))


def completeness(reading: Reading, of: Chosen, found: str) -> tuple[Block, ...]:
    """What each contestant reported, those that the gate holds back first, and between which goalposts values
    are scored."""
    title = reading.text("Completeness of reporting, and values that score 1 and 100")
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
