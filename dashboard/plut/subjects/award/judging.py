"""The ranking of the award as it is read: who leads and how sure that is, what would overturn it, the score
sheet."""

import html
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.base.measures import measure, word
from plut.content.blocks import Block, Drawing, Files, Link, Links, Picture, Section, Sentence, drawing
from plut.content.codes import code_of, digest
from plut.content.files import File, ScoreSheet, file_name
from plut.content.framing import about_of, picture, table
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.sealing import Sealed
from plut.figures import rankings
from plut.figures.rankings import Heads
from plut.methods import ranking as places
from plut.methods import scores, sensitivity
from plut.subjects.award import contests
from plut.subjects.award.contests import Chosen, said

ONE_LEADS = mark("{name} leads among {all} {category}, first in {share} of calculations")
OTHER_IS_FIRST = mark(
    "{name} leads among {all} {category}, first in {share} of calculations; {other} is first in {other_share}"
)
SEVERAL_LEAD = mark(
    "{name} leads among {all} {category}, first in {share} of calculations; {count} cannot be told from the "
    "first"
)
ABOVE = mark("{indicator}: more than {limit} counts as {limit} ({count} of {all} contestants).")
BELOW = mark("{indicator}: less than {limit} counts as {limit} ({count} of {all} contestants).")
HEADINGS = {  # of columns, where a name must be short; elsewhere measures have their own
    "staffing_share": mark("Posts filled"),
    "access_gain_people": mark("Access gained"),
    "covered_share": mark("People covered"),
    "certified_share": mark("Certified in 180 days"),
    "assisted_per_place": mark("Assisted per post"),
    "assisted_per_100k": mark("Assisted per 100,000"),
    "umk_share": mark("Spending on UMK"),
    "umk_planned_share": mark("Planned for UMK"),
    "status_step": mark("Status (1–3)"),
}
RANKING = "peringkat"  # code of its picture
ALIKE = "≈"  # after a name: it cannot be told from the first
SHOWN = 12  # contestants in the picture; the table has all
COLUMNS = (
    *("award_rank", "unit_name", "score", "rank_p05", "rank_p95", "first_share", "behind_share"),
    *("award_band", "missing"),
)
REPORTED_COLUMNS = ("unit_name", "indicator", "value", "n")


def leader(reading: Reading, of: Chosen) -> str:
    """Who leads, in which places it stands under other weights and methods, and who cannot be told apart from
    it."""
    if not len(of.placed):
        return reading.text("Nobody reported two thirds of the indicators, so there is no ranking.")
    first, language = of.placed.first, reading.language
    if len(of.placed) == 1:
        return reading.text(
            "Only {name} reported two thirds of the indicators, so there is nobody to rank it with.",
            name=first["unit_name"],
        )
    other = _oftener(of)
    told = reading.text(
        "{name} leads with {score} of 100 points. It comes first in {share} of 5,000 calculations with other "
        "weights and methods, and between places {low} and {high}. {count} of the other {others} {category} "
        "cannot be told from the first.",
        name=first["unit_name"],
        score=_points_text(first["score"], language),
        share=_leads_in(first, language),
        low=formats.number(int(first["rank_p05"]), language),
        high=formats.number(int(first["rank_p95"]), language),
        count=formats.number(_level(of), language),
        others=formats.number(len(of.placed) - 1, language),
        category=word("category", of.category, language),
    )
    if not other:
        return told
    oftener = reading.text(
        "{other} comes first more often, in {share} of them: {name} leads by what weighs here, and not by "
        "most other weights.",
        other=other["unit_name"],
        share=_leads_in(other, language),
        name=first["unit_name"],
    )
    return f"{told} {oftener}"


def _level(of: Chosen) -> int:
    """How many others cannot be told from the first: those of its band."""
    return int((of.placed.frame["award_band"] == 1).sum()) - 1


def _oftener(of: Chosen) -> dict[str, Any]:
    """Another that is first in more calculations than who leads by points; nothing where none is."""
    most = max(of.placed.records, key=lambda row: row["first_share"])
    return most if most["first_share"] > of.placed.first["first_share"] else {}


def _points_text(score: float, language: str) -> str:
    """A score as it is printed everywhere."""
    return formats.number(scores.printed(score), language, 1)


def _leads_in(row: dict[str, Any], language: str) -> str:
    """The share of draws in which a contestant is first, as its table prints it."""
    share = row["first_share"]
    return measure("first_share").text(share, language)


def ranking(reading: Reading, of: Chosen, pair: tuple[str, ...] = ()) -> Picture | None:
    """Scores with a column for each indicator, the range of places and bands; the table has every contestant.

    pair: two that are compared beside it.
    """
    if len(of.placed) < 2:
        return None
    language = reading.language
    other = _oftener(of)
    title = reading.text(
        OTHER_IS_FIRST if other else SEVERAL_LEAD if _level(of) else ONE_LEADS,
        other=other["unit_name"] if other else "",
        other_share=_leads_in(other, language) if other else "",
        count=formats.number(_level(of), language),
        share=_leads_in(of.placed.first, language),
        name=of.placed.first["unit_name"],
        all=formats.number(len(of.placed), language),
        category=word("category", of.category, language),
    )
    counted = reading.text(
        "Points of each indicator; range of places (90% of 5,000 calculations). Hollow: not reported. First "
        "{count} shown.",
        count=formats.number(min(SHOWN, len(of.placed)), language),
    )
    explained = reading.text(
        "The range is the middle 90% of the calculations, which take other weights and methods. What is not "
        "reported is replaced by the worst value of any contestant; in the calculations, by any value "
        "between their worst and best. The award's own criteria are not published."
    )
    if limits := beyond(reading, of):
        explained += f" {limits}"
    if _level(of):
        counted += " " + reading.text("{mark}: cannot be told from the first.", mark=ALIKE)
    return picture(
        reading,
        "award_ranking",
        _listed(reading, of),
        title,
        counted,
        _columns(reading, of, pair),
        COLUMNS,
        code=RANKING,
        drawn_from=of.rows,
        explained=explained,
    )


def beyond(reading: Reading, of: Chosen) -> str:
    """Which values count as a limit, as they lie beyond it, and of how many contestants; nothing where none
    does."""
    language = reading.language
    given = places.contributions(of.rows.frame, dict(of.weights))
    told = []
    for name in of.weighed:
        about, own = measure(name), given[given["indicator"] == name]
        clipped = own[own["is_clipped"]]
        limits = of.rows.frame.loc[
            of.rows.frame["indicator"] == name, ["goalpost_low", "goalpost_high"]
        ].iloc[0]
        for limit, is_out, text in (
            (limits["goalpost_high"], clipped["value"] > limits["goalpost_high"], ABOVE),
            (limits["goalpost_low"], clipped["value"] < limits["goalpost_low"], BELOW),
        ):
            if is_out.any():
                told.append(
                    reading.text(
                        text,
                        indicator=about.labels[language],
                        limit=about.text(limit, language),
                        count=formats.number(int(is_out.sum()), language),
                        all=formats.number(own["id"].nunique(), language),
                    )
                )
    return " ".join(told)


def headline(reading: Reading, of: Chosen) -> str:
    """Who leads, as the head of the page: with what was chosen, which it does not name itself."""
    drawn = ranking(reading, of)
    return formats.capital(said(drawn.frame.title if drawn else leader(reading, of), of.ranked).text)


def overturn(reading: Reading, of: Chosen, pair: tuple[str, ...] = ()) -> tuple[Block, ...]:
    """Which change of one weight would put the second in front of the first, with the address that tries it;
    nothing where there are no two. pair: two neighbours of the ranking that are asked about instead."""
    if len(of.placed) < 2:
        return ()
    swaps = sensitivity.overturns(of.contest())
    asked = swaps[swaps["id"].isin(pair) & swaps["next_id"].isin(pair)]
    swap = (asked if len(asked) else swaps).iloc[0]
    names = {"first": of.names[swap["id"]], "second": of.names[swap["next_id"]]}
    if pd.isna(swap["indicator"]):
        level = reading.text("{first} and {second} have the same score.", **names)
        none = reading.text("No change in a single weight puts {second} ahead of {first}.", **names)
        return (said(none if pd.isna(swap["change"]) else level, of.ranked),)
    text = reading.text(
        "{second} would overtake {first} if the weight of “{indicator}” went from {now} to {then}, the "
        "others changing in proportion.",
        indicator=measure(swap["indicator"]).labels[reading.language],
        now=formats.percent(swap["weight"] / 100, reading.language, 0),
        then=formats.percent(swap["weight_at_swap"] / 100, reading.language, 0),
        **names,
    )
    chosen = {box.key: box.chosen for box in of.choices} | {"bobot": contests.OWN}
    weights = dict(of.weights) | swap["weights"]
    chosen |= {contests.WEIGHT_KEYS[name]: str(weight) for name, weight in weights.items()}
    address = f"penghargaan?{urlencode(chosen)}"
    return (
        said(text, of.ranked),
        Links(reading.text("See it:"), (Link(reading.text("these weights"), address),)),
    )


def example(reading: Reading) -> tuple[Block, ...]:
    """The method on five made-up regions, one of which did not report enough; nothing where the reader has
    hidden such."""
    of = contests.example(reading)
    if not contests.is_shown(reading, of):
        return ()
    language = reading.language
    title = reading.text("How a score is reached, on five made-up regions")
    counted = reading.text(
        "Each value becomes 1 to 100 between fixed limits and is averaged by weight (equal here). Example D "
        "lacks one indicator: the worst value of the others replaces it. Example E reported fewer than two "
        "thirds and is not ranked."
    )
    first = of.placed.first
    text = reading.text(
        "{name}: {parts} = {score} points.",
        name=first["unit_name"],
        parts=" + ".join(
            formats.number(part["printed"], language, 1) for part in points(of, [first["id"]]).records
        ),
        score=_points_text(first["score"], language),
    )
    return (
        Section(reading.text("the method, on a made-up example"), of.rows),
        picture(
            reading,
            "award_example",
            _listed(reading, of),
            title,
            counted,
            _columns(reading, of),
            COLUMNS,
            drawn_from=of.rows,
        ),
        Sentence(text, of.ranked),
    )


def sheet(reading: Reading, of: Chosen) -> tuple[Block, ...]:
    """The score sheet with live formulas, the seal of what was judged, and how many could not be."""
    seal = code_of(
        {
            "edition": reading.edition.name,
            "query": of.rows.query,
            "category": of.category,
            "weights": dict(of.weights),
            # by codes: who judges with names hidden gets the same seal
            "rows": digest(of.rows.frame.drop(columns=["unit_id", "unit_name"])),
        }
    )
    text = reading.text(
        "Seal {code}: the same edition and weights give the same seal on every machine; one changed value "
        "gives another. Once the sheet has been taken, the press room tells what the seal stands for.",
        code=seal,
    )
    unranked = len(of.ranked) - len(of.placed)
    left_out = reading.text(
        "{count} {category} are not ranked, as they reported fewer than two thirds of the indicators. They "
        "come last in the table.",
        count=formats.number(unranked, reading.language),
        category=word("category", of.category, reading.language),
    )
    return (
        Files((_sheet_file(reading, of, seal),)),
        Sentence(text),
        *([said(left_out, of.ranked)] if unranked else []),
    )


def _sheet_file(reading: Reading, of: Chosen, seal: str) -> File:
    judged = table(
        reading,
        "award_sheet",
        of.weighted(of.rows),
        leader(reading, of),
        reading.text("Seal {code}", code=seal),
        REPORTED_COLUMNS,
    )
    about = about_of(reading, judged)
    labels = {name: measure(name).heading(reading.language) for name in of.rows.frame["indicator"].unique()}
    units = of.rows.frame
    provenance = dict(zip(units["unit_id"], units["provenance"], strict=True))
    about = replace(about, more=_judged_by(reading, of, seal))
    content = ScoreSheet(units, dict(of.weights), of.names, provenance, labels, about)
    name = file_name(about, f"penilaian_{of.category}", "xlsx")
    return File(
        "award_sheet", reading.text("Score sheet (XLSX)"), name, Sealed(content, seal, RANKING, reading)
    )


def _judged_by(reading: Reading, of: Chosen, seal: str) -> tuple[tuple[str, str], ...]:
    """What the sheet keeps of how it came about: weights, seal, and the addresses that show the same
    again."""
    chosen = {box.key: box.chosen for box in of.choices} | {"bobot": contests.OWN}
    chosen |= {contests.WEIGHT_KEYS[name]: str(weight) for name, weight in of.weights}
    chosen |= {"edisi": reading.edition.name, "lang": reading.language}
    shown = {"simulasi": "1"} if of.rows.is_simulated else {}
    return (
        (reading.text("Weights"), contests.weights_in_words(reading, of)),
        (reading.text("Address"), f"{reading.base}/penghargaan?{urlencode(chosen | shown)}"),
        (reading.text("Seal"), seal),
        (
            reading.text("Check the seal"),
            f"{reading.base}/pers?{urlencode({'periksa': seal, 'lang': reading.language})}",
        ),
    )


def _listed(reading: Reading, of: Chosen) -> Rows:
    """Every contestant as the table has it: scores in print, and the names of what was not reported."""
    lacking = [
        ", ".join(measure(name).labels[reading.language] for name in row["missing"])
        for row in of.ranked.records
    ]
    return of.ranked.but(
        lambda frame: frame.assign(
            missing=lacking, score=frame["score"].map(scores.printed, na_action="ignore")
        )
    )


def points(of: Chosen, units: list[str]) -> Rows:
    """What each indicator gives to the scores of some contestants (see ranking.contributions); `printed` adds
    up to the score in print."""
    given = places.contributions(of.rows.frame, dict(of.weights))
    given = given[given["id"].isin(units)]
    of_unit = given.groupby("id", sort=False)["points"]
    printed = of_unit.transform(lambda parts: scores.printed_parts(list(parts), parts.sum()))
    return of.computed(given.assign(printed=printed))


def _columns(reading: Reading, of: Chosen, pair: tuple[str, ...] = ()) -> Drawing:
    """The first of those who have a place, by what makes up their scores, with the ranges of their places."""
    language = reading.language
    placed = of.placed.but(lambda frame: frame.head(SHOWN))
    given = points(of, list(placed.frame["id"]))
    begins = begins_part(of.placed.frame["award_band"].astype(int))
    units = pd.DataFrame(
        {
            "id": placed.frame["id"],
            "place": [formats.number(int(row["award_rank"]), language) for row in placed.records],
            "name": [_alike(of, row) for row in placed.records],
            "score_text": [_score(reading, score, of) for score in placed.frame["score"]],
            "rank": placed.frame["award_rank"].astype(int),
            "low": placed.frame["rank_p05"].astype(int),
            "high": placed.frame["rank_p95"].astype(int),
            "range_text": [_range(reading, row) for row in placed.records],
            "range_hover": [_range(reading, row) for row in placed.records],
            "band": [
                _band(reading, of, row) if is_first else ""
                for row, is_first in zip(placed.records, begins.head(SHOWN), strict=True)
            ],
            "who": [pair.index(unit) if unit in pair else -1 for unit in placed.frame["id"]],
        }
    )
    parts = given.frame.assign(
        text=[formats.number(row["printed"], language, 1) for row in given.records],
        hover=[_part_hover(reading, of, row) for row in given.records],
    )
    heads = Heads(reading.text("Contestant"), reading.text("Score"), reading.text("Place"))
    indicators = [(name, reading.text(HEADINGS[name])) for name in of.weighed]
    return drawing(rankings.columns, units, parts, indicators, heads)


def begins_part(bands: pd.Series) -> pd.Series:
    """From which place on all lose to the first of a band above: one that does not may stand among others
    that do. bands: in the order of places."""
    lost: pd.Series = bands[::-1].cummin()[::-1] > bands.cummax().shift(fill_value=bands.max())
    return lost


def _alike(of: Chosen, row: dict[str, Any]) -> str:
    """A name, marked where it cannot be told from the first."""
    is_alike = row["award_band"] == 1 and row["award_rank"] > 1
    return f"{of.names[row['id']]} {ALIKE}" if is_alike else of.names[row["id"]]


def _band(reading: Reading, of: Chosen, begins: dict[str, Any]) -> str:
    """What the dashed line above the first of a band says: to whom it loses, and how surely."""
    above = of.placed.frame[of.placed.frame["award_rank"] < begins["award_rank"]]
    head = above[above["award_band"] == above["award_band"].max()].iloc[0]
    return reading.text(
        "Dashed line: {name} and all below lose to {head} in at least {share} of the calculations",
        name=of.names[begins["id"]],
        head=of.names[head["id"]],
        share=formats.percent(places.SURE, reading.language, 0),
    )


def _score(reading: Reading, score: float, of: Chosen) -> str:
    """A score; a simulated one says so itself."""
    number = _points_text(score, reading.language)
    return reading.text("{number} sim.", number=number) if of.rows.is_simulated else number


def _range(reading: Reading, row: dict[str, Any]) -> str:
    low, high = (formats.number(int(row[c]), reading.language) for c in ("rank_p05", "rank_p95"))
    if low == high:
        return reading.text("place {low}", low=low)
    return reading.text("place {low} to {high}", low=low, high=high)


def _part_hover(reading: Reading, of: Chosen, row: dict[str, Any]) -> str:
    about = measure(row["indicator"])
    word = reading.text("simulated")
    simulated = f" ({word})" if of.rows.is_simulated else ""
    points = reading.text("{points} points", points=formats.number(row["printed"], reading.language, 1))
    name, value = html.escape(of.names[row["id"]]), row["value"]
    known = about.text(value, reading.language)
    if row["is_missing"]:
        known = reading.text("not reported; replaced by {worst}, the worst of the others", worst=known)
    elif row["is_clipped"]:
        known = reading.text("{value}, beyond the limits of the scale", value=known)
    return f"<b>{name}</b>{simulated}<br>{about.labels[reading.language]}: {known}<br>{points}"
