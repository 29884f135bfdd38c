"""The award, nearer: two contestants side by side, who reported enough, what changed since an earlier day, the goalposts."""

import datetime
import functools
import html

import pandas as pd

from plut.base import formats
from plut.base.measures import measure, word
from plut.content import credits as footers
from plut.figures import strips
from plut.figures.strips import Words
from plut.methods import sensitivity as overturns
from plut.methods.sensitivity import Contest
from plut.subjects.award import contests
from plut.subjects.award.contests import Chosen
from plut.surfaces.app import blocks, cached, filters, prose
from plut.surfaces.app.page import Page

QUERY = "award/indicators"
MOST = 12  # contestants whose change is taken apart
GATE_COLUMNS = [
    "unit_name",
    "reported_indicators",
    "all_indicators",
    "completeness_share",
    "last_record_on",
    "quiet_days",
]
CHANGE_COLUMNS = ["unit_name", "score_before", "score", "change", "own_data", "others_data"]
RULE_COLUMNS = ["indicator", "goalpost_low", "goalpost_high"]


def side_by_side(page: Page, of: Chosen) -> None:
    """Two contestants on the strips of all, and what the lower one would need to rise; made when it is opened."""
    placed = contests.ranked(of).dropna(subset=["rank"])
    opened = filters.is_asked("satu") or filters.is_asked("dua")
    details = filters.details(page.text("Compare two"), key="award_pair", expanded=opened)
    if not details.open or len(placed) < 2:
        return
    with details:
        names = {unit: of.names[unit] for unit in placed["id"]}
        defaults = placed["id"].head(2).tolist()
        pair = [
            filters.choice(key, names, label, page.language, default=unit)
            for key, label, unit in zip(
                ("satu", "dua"), (page.text("First"), page.text("Second")), defaults, strict=True
            )
        ]
        _strips(page, of, pair)
        prose.sentence(
            page, _step(page, of, max(pair, key=placed["id"].tolist().index)), is_simulated=of.is_simulated
        )


def _strips(page: Page, of: Chosen, pair: list[str]) -> None:
    language = page.language
    rows = of.rows[of.rows["indicator"].isin(of.weighed)].dropna(subset=["value"])
    ends = (
        rows.groupby("indicator")["value"]
        .agg(["min", "max"])
        .loc[[i for i in of.weighed if i in set(rows["indicator"])]]
    )
    room = (ends["max"] - ends["min"]).replace(0, 1)
    rows = rows.assign(
        position=(rows["value"] - rows["indicator"].map(ends["min"])) / rows["indicator"].map(room),
        measure=rows["indicator"],
    )
    marked = rows[rows["unit_id"].isin(pair)]
    texts = [measure(r.indicator).text(r.value, language) for r in marked.itertuples()]
    frame = pd.DataFrame(
        {
            "measure": ends.index,
            "label": [measure(i).heading(language) for i in ends.index],
            "note": "",
            "low_text": [measure(i).text(v, language) for i, v in ends["min"].items()],
            "high_text": [measure(i).text(v, language) for i, v in ends["max"].items()],
            "similar_low": float("nan"),
            "similar_high": float("nan"),
            "no_data": [
                "" if i in set(marked["indicator"]) else page.text("no value here") for i in ends.index
            ],
        }
    )
    names = [of.names[unit] for unit in pair]
    draw = functools.partial(
        strips.strips,
        frame,
        rows.assign(hover=[html.escape(of.names[u]) for u in rows["unit_id"]]),
        marked.assign(who=[pair.index(u) for u in marked["unit_id"]], text=texts),
        Words(names, word("category", of.category, language)),
    )
    title = page.text("{first} and {second} among all", first=names[0], second=names[1])
    subtitle = page.text("Each dot is one contestant, from the lowest to the highest value.")
    shown = marked.assign(unit_name=[of.names[u] for u in marked["unit_id"]], value=marked["value"].round(3))
    shown["indicator"] = [measure(i).labels[language] for i in shown["indicator"]]
    blocks.card(
        page, "award_two", QUERY, shown, draw, title, subtitle, ["unit_name", "indicator", "value", "n"]
    )


def _step(page: Page, of: Chosen, unit: str) -> str:
    """The smallest gain in one indicator that lifts a contestant by a place."""
    steps = cached.computed(functools.partial(overturns.gains, of.contest, unit)).dropna(subset=["gain"])
    if steps.empty:
        return page.text("{name}: no gain in a single indicator lifts it by a place.", name=of.names[unit])
    step = steps.iloc[0]
    about = measure(step["indicator"])
    now, needed = (about.text(number, page.language) for number in (step["value"], step["value_needed"]))
    return page.text(
        "{name} would rise by a place if “{indicator}” went from {now} to {needed}.",
        name=of.names[unit],
        indicator=about.labels[page.language],
        now=now,
        needed=needed,
    )


def gate(page: Page, of: Chosen) -> None:
    """Who reported enough and lately enough: a gate, not a part of the score; the table is made when it is opened."""
    rows = page.rows("award/gate", category=of.category, as_of=None)
    text = page.text(
        "{count} of {all} pass the gate: two thirds of the indicators and a record in the last 92 days. The gate adds no points.",
        count=formats.number(int(rows["is_through"].sum()), page.language),
        all=formats.number(len(rows), page.language),
    )
    prose.sentence(page, text, is_simulated=of.is_simulated)
    details = filters.details(page.text("Completeness of reporting and goalposts"), key="award_gate")
    if not details.open:
        return
    with details:
        held_back = rows.sort_values(["is_through", "unit_id"]).assign(
            unit_name=lambda r: r["unit_id"].map(of.names)
        )
        if of.is_blind:
            held_back["unit_name"] = held_back["unit_name"].fillna("–")
        else:
            held_back["unit_name"] = held_back["unit_name"].fillna(rows.set_index("unit_id")["unit_name"])
        blocks.table(page, held_back, GATE_COLUMNS, key="award_gate_table")
        rules = of.rows.drop_duplicates("indicator").assign(
            indicator=lambda r: [measure(i).heading(page.language) for i in r["indicator"]]
        )
        blocks.table(page, rules, RULE_COLUMNS, key="award_rules_table")


def changes(page: Page, of: Chosen) -> None:
    """What changed since the end of the year before the newest day: from own data, from others'. Made when it is opened."""
    newest = of.rows["as_of_day"].max().date()
    before = datetime.date(newest.year - 1, 12, 31)
    label = page.text("What changed since {day}", day=formats.date(before, page.language))
    details = filters.details(label, key="award_changes")
    if not details.open:
        return
    with details:
        heads = contests.ranked(of).dropna(subset=["rank"])["id"].head(MOST)
        earlier = contests.chosen(page, of.category, of.weights, of.is_blind, before).rows
        sides = [
            Contest(
                rows[rows["unit_id"].isin(heads)],
                {i: w for i, w in of.weights.items() if i in set(rows["indicator"])},
            )
            for rows in (earlier, of.rows)
        ]
        rows = cached.computed(functools.partial(overturns.changes, *sides)).rename(
            columns={"score_after": "score"}
        )
        rows = rows.assign(
            unit_name=rows["id"].map(of.names),
            provenance=footers.weakest(pd.concat([earlier, of.rows])["provenance"]),
        )
        rows = rows.set_index("id").loc[[u for u in heads if u in set(rows["id"])]].reset_index()
        numbers = ["score_before", "score", "change", "own_data", "others_data"]
        blocks.table(page, rows.assign(**rows[numbers].round(2)), CHANGE_COLUMNS, key="award_changes_table")
