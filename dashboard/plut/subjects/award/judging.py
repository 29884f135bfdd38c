"""The ranking of the award as it is read: who leads and how sure that is, what would overturn it, the score sheet."""

import functools
import html

import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.base.measures import measure, word
from plut.content import credits as footers
from plut.figures import rankings
from plut.methods import sensitivity as overturns
from plut.methods.sensitivity import Contest
from plut.subjects.award import contests
from plut.subjects.award.contests import Chosen
from plut.surfaces.app import blocks, cached, downloads, prose
from plut.surfaces.app.page import Page
from plut.surfaces.press import codes
from plut.surfaces.press.codes import Record
from plut.surfaces.sheets import exports, score_sheet

QUERY = "award/indicators"
ONE_LEADS = mark("{name} leads among {all} {category}")
SEVERAL_LEAD = mark("{count} of {all} {category} lead and cannot be told apart; {name} has most points")
SHOWN = 12  # units in the picture; the table has all
COLUMNS = ["award_rank", "unit_name", "score", "rank_p05", "rank_p95", "first_share", "award_band", "missing"]


def leader(page: Page, of: Chosen) -> str:
    """Who leads, in which places it stands under other weights and methods, and who cannot be told apart from it."""
    rows = contests.ranked(of).dropna(subset=["rank"])
    if rows.empty:
        return page.text("Nobody reported two thirds of the indicators: there is no ranking.")
    first, language = rows.iloc[0], page.language
    return page.text(
        "{name} leads with {score} of 100 points: first in {share} of 5,000 draws of other weights and methods, place {low} to {high}. "
        "{count} of {all} stand in the first band and cannot be told apart.",
        name=of.names[first["id"]],
        score=formats.number(first["score"], language, 1),
        share=formats.percent(first["first_share"], language, 0),
        low=formats.number(int(first["rank_p05"]), language),
        high=formats.number(int(first["rank_p95"]), language),
        count=formats.number(int((rows["band"] == 1).sum()), language),
        all=formats.number(len(rows), language),
    )


def example(page: Page) -> None:
    """The method on five made-up regions, one of which did not report enough."""
    of = contests.example(page)
    rows, language = table(page, of), page.language
    title = page.text("How a score comes about, on five made-up regions")
    subtitle = page.text(
        "Values go to a scale of 1 to 100 between fixed goalposts and are averaged by weight (here: equal). Example D lacks one "
        "indicator: the other weights are rescaled. Example E reported fewer than two thirds and is not ranked."
    )
    draw = drawing(page, of, rows.dropna(subset=["award_rank"]))
    blocks.card(
        page, "award_example", "award/example", rows, draw, title, subtitle, COLUMNS, drawn_from=of.rows
    )
    first = contests.ranked(of).iloc[0]
    parts = contests.shares(of)
    parts = parts[parts["id"] == first["id"]]
    sums = " + ".join(formats.number(points, language, 1) for points in parts["points"])
    text = page.text(
        "{name}: {parts} = {score} points.",
        name=of.names[first["id"]],
        parts=sums,
        score=formats.number(first["score"], language, 1),
    )
    prose.sentence(page, text, is_simulated=True)


def ranking_card(page: Page, of: Chosen) -> None:
    """Scores by what makes them up, with the range of places and bands; the table has every contestant."""
    rows = table(page, of)
    placed = rows.dropna(subset=["award_rank"])
    if placed.empty:
        prose.sentence(page, leader(page, of))
        return
    first = placed.iloc[0]
    equals = int((placed["award_band"] == 1).sum())
    title = page.text(
        SEVERAL_LEAD if equals > 1 else ONE_LEADS,
        count=formats.number(equals, page.language),
        name=first["unit_name"],
        all=formats.number(len(placed), page.language),
        category=word("category", of.category, page.language),
    )
    subtitle = page.text(
        "Points by indicator; the line beside is the range of places under other weights and methods (5th to 95th percentile of 5,000 "
        "draws). In brackets: how many indicators are known, where not all; their weights are shared out. The picture shows the first "
        "{count}, the table all. The award's own criteria are not published.",
        count=formats.number(min(SHOWN, len(placed)), page.language),
    )
    draw = drawing(page, of, placed.head(SHOWN))
    blocks.card(
        page,
        "award_ranking",
        QUERY,
        rows,
        draw,
        title,
        subtitle,
        COLUMNS,
        drawn_from=of.rows,
        press="peringkat",
    )


def table(page: Page, of: Chosen) -> pd.DataFrame:
    """Every contestant in the order of places, with the weakest provenance of the rows that entered the comparison."""
    rows = contests.ranked(of).rename(columns={"rank": "award_rank", "band": "award_band"})
    lacking = [", ".join(measure(i).labels[page.language] for i in names) for names in rows["missing"]]
    named = [of.names[unit] for unit in rows["id"]]
    provenance = footers.weakest(of.rows["provenance"])
    return rows.assign(unit_name=named, missing=lacking, score=rows["score"].round(2), provenance=provenance)


def drawing(page: Page, of: Chosen, placed: pd.DataFrame) -> functools.partial:
    """The picture of some ranked contestants, before it has a frame. placed: rows of `table`."""
    language = page.language
    parts = contests.shares(of)
    parts = parts[parts["id"].isin(placed["id"])]
    ranges = [_range(page, row) for row in placed.to_dict("records")]
    new_band = placed["award_band"].astype(int).diff() != 0
    heads = [
        page.text("Band {number}", number=formats.number(int(b), language)) if is_new else ""
        for b, is_new in zip(placed["award_band"], new_band, strict=True)
    ]
    units = pd.DataFrame(
        {
            "id": placed["id"],
            "place": [formats.number(int(p), language) for p in placed["award_rank"]],
            "name": [_known_part(page, row, len(of.weighed)) for row in placed.to_dict("records")],
            "score": placed["score"],
            "score_text": [_score(page, s, of) for s in placed["score"]],
            "rank": placed["award_rank"].astype(int),
            "low": placed["rank_p05"].astype(int),
            "high": placed["rank_p95"].astype(int),
            "range_text": ranges,
            "range_hover": ranges,
            "band": heads,
        }
    )
    return functools.partial(
        rankings.contributions,
        units,
        parts.assign(hover=[_part_hover(page, of, row) for row in parts.to_dict("records")]),
        [(name, measure(name).labels[language]) for name in of.weighed],
        page.text("Range of places"),
        page.text("Score"),
    )


def _known_part(page: Page, row: dict, every: int) -> str:
    """A name, and where indicators are missing how many are known."""
    missing = len(row["missing"].split(", ")) if row["missing"] else 0
    known = page.text("{known} of {all}", known=str(every - missing), all=str(every))
    return f"{row['unit_name']} ({known})" if missing else row["unit_name"]


def _score(page: Page, score: float, of: Chosen) -> str:
    """A score; a simulated one says so itself, since it stands beside the name of a real place."""
    number = formats.number(score, page.language, 1)
    return page.text("{number} sim.", number=number) if of.is_simulated else number


def _range(page: Page, row: dict) -> str:
    low, high = (formats.number(int(row[c]), page.language) for c in ("rank_p05", "rank_p95"))
    return (
        page.text("place {low} to {high}", low=low, high=high)
        if low != high
        else page.text("place {low}", low=low)
    )


def _part_hover(page: Page, of: Chosen, row: dict) -> str:
    about = measure(row["indicator"])
    simulated = page.text("simulated")
    mark = f" ({simulated})" if of.is_simulated else ""
    points = page.text("{points} points", points=formats.number(row["points"], page.language, 1))
    name = html.escape(of.names[row["id"]])
    known = row["value"]
    value = about.text(known, page.language)
    return f"<b>{name}</b>{mark}<br>{about.labels[page.language]}: {value}<br>{points}"


def overturn(page: Page, of: Chosen) -> str:
    """Which change of one weight would put the second in front of the first."""
    heads = contests.ranked(of).dropna(subset=["rank"])["id"].head(2).tolist()
    rows = of.rows[of.rows["unit_id"].isin(heads)]
    weights = {name: w for name, w in of.weights.items() if name in set(rows["indicator"])}
    if len(heads) < 2 or not any(weights.values()):
        return ""
    swap = cached.computed(functools.partial(overturns.overturns, Contest(rows, weights))).iloc[0]
    names = {"first": of.names[swap["id"]], "second": of.names[swap["next_id"]]}
    if pd.isna(swap["indicator"]):
        return page.text("No change of a single weight puts {second} in front of {first}.", **names)
    return page.text(
        "{second} would be level with {first} if the weight of “{indicator}” went from {now} to {then} of all weights.",
        indicator=measure(swap["indicator"]).labels[page.language],
        now=formats.percent(swap["weight"], page.language),
        then=formats.percent(swap["weight_at_swap"], page.language),
        **names,
    )


def sheet(page: Page, of: Chosen) -> None:
    """The score sheet with live formulas, and the seal of what was judged."""
    rows = table(page, of)
    record = Record(
        edition=page.edition,
        query=QUERY,
        picture="award_ranking",
        choices={"category": of.category} | {name: str(w) for name, w in sorted(of.weights.items())},
        language="",
        title="",
        subtitle="",
        computed="",
        is_simulated=of.is_simulated,
        rows=[],
        digest=codes.digest(of.rows),
    )
    title = leader(page, of)
    frame = blocks.frame_of(page, QUERY, of.rows, title, page.text("Seal {code}", code=record.code))
    about = downloads.about_of(page, QUERY, frame)
    labels = {i: measure(i).heading(page.language) for i in of.rows["indicator"].unique()}
    make = functools.partial(score_sheet.score_sheet, of.rows, of.weights, of.names, labels, about)
    name = exports.file_name(about, f"penilaian_{of.category}", "xlsx")
    downloads.show(page, [downloads.File(page.text("Score sheet (XLSX)"), name, make, "award_sheet")])
    text = page.text(
        "Seal {code}: the same edition and weights give the same seal on every machine; one changed value gives another.",
        code=record.code,
    )
    prose.sentence(page, text)
    unranked = int(rows["award_rank"].isna().sum())
    if unranked:
        text = page.text(
            "{count} are not ranked: fewer than two thirds of the indicators were reported. They stand last in the table.",
            count=formats.number(unranked, page.language),
        )
        prose.sentence(page, text, is_simulated=of.is_simulated)
