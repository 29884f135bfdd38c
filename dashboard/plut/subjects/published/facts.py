"""The page of published figures: what was said, by what it divides, and whether it adds up."""

import functools

import pandas as pd

from plut.base import formats
from plut.base.measures import word
from plut.figures import bars
from plut.subjects.published import ledger
from plut.surfaces.app import blocks, cached, prose, tables, tiles
from plut.surfaces.app.page import Page

ARITHMETIC_COLUMNS = [
    "verdict", "printed_percent", "computed_percent", "difference_points", "as_of_text", "measure", "denominator", "value_idr",
    "denominator_idr", "source",
]  # fmt: skip
SHARE_COLUMNS = [
    "denominator_kind", "as_of_text", "stage", "printed_percent", "denominator", "status", "statement", "note", "source",
]  # fmt: skip
SHARE_PARTS = [
    "as_of_day",
    "as_of_text",
    "stage",
    "denominator",
    "status",
    "printed_percent",
    "printed_decimals",
]
DRAWN_KINDS = ["budget", "provider_spending", "target"]  # the rule of 40 per cent divides by a budget
RULE = 0.4


@cached.by_page
def finding(page: Page) -> str:
    """How many of the printed percentages follow from their own parts, in a sentence."""
    return page.text(
        "Of {all} percentages in print about the 40 per cent, {good} follow from their own parts, {bad} do not, "
        "and {unknown} cannot be checked because the source prints no amount.",
        **_verdicts(page),
    )


@cached.by_page
def key_numbers(page: Page) -> str:
    """Facts of the ledger, percentages that follow from their parts, and disagreements, as HTML."""
    language, count = page.language, _verdicts(page)
    facts, disagreeing = page.rows("published/ledger"), page.rows("published/conflicts")
    of_topics = facts["topic"].value_counts(sort=False).items()
    notes = [
        f"{formats.number(n, language)} {word('topic', topic, language).lower()}" for topic, n in of_topics
    ]
    notes.append(page.text("as of {day}", day=formats.date(facts["as_of_day"].max().date(), language)))
    not_follow = page.text("{bad} do not; {unknown} cannot be checked: the source prints no amount", **count)
    how = page.text("with another statement, with other counts, or with their own parts")
    texts = [
        (page.text("Facts in the ledger"), formats.number(len(facts), language), " · ".join(notes)),
        (
            page.text("Percentages that follow from their parts"),
            page.text("{good} of {all}", **count),
            not_follow,
        ),
        (page.text("Facts that disagree"), formats.number(len(disagreeing), language), how),
    ]
    return tiles.row(page, [tiles.KeyNumber(*text) for text in texts])


@cached.by_page
def _verdicts(page: Page) -> dict[str, str]:
    rows = page.rows("published/arithmetic")
    counts = rows.loc[rows["printed_percent"].notna(), "verdict"].value_counts()
    names = {"good": "reproduces", "bad": "does_not_reproduce", "unknown": "no_parts"}
    all_counts = {"all": counts.sum()} | {name: counts.get(verdict, 0) for name, verdict in names.items()}
    return {name: formats.number(count, page.language) for name, count in all_counts.items()}


def one_amount(page: Page) -> None:
    """One realised amount over each denominator that it may be read by, with the 40 per cent of the rule."""
    if made := _one_amount(page):
        blocks.card(page, "one_amount", "published/arithmetic", *made, ARITHMETIC_COLUMNS, press="satu-nilai")


@cached.by_page
def _one_amount(page: Page) -> tuple[pd.DataFrame, functools.partial, str, str] | None:
    """Rows, drawing, title and subtitle; None where no amount is divided by several."""
    language, rows = page.language, _arithmetic(page, "published/arithmetic")
    several = rows[rows["denominators"] > 1]
    if several.empty:
        return None
    several = several[several["fact_id"] == several["fact_id"].iloc[0]]
    shares = several["computed_share"]
    texts = [formats.percent(share, language) for share in shares]
    sizes = zip(several["denominator"], several["denominator_idr"], strict=True)
    labels = [
        page.text("of {denominator}: {size}", denominator=name, size=formats.rupiah(size, language))
        for name, size in sizes
    ]
    drawn = several.assign(
        group="", label=labels, hover=labels, share=shares, text=texts, is_doubtful=False, has_target=True
    )
    title = page.text(
        "{amount} reads as {percentages}, depending on what it is divided by",
        amount=formats.rupiah(several["value_idr"].iloc[0], language),
        percentages=formats.enumeration(texts, language),
    )
    subtitle = page.text(
        "Realised spending on micro and small enterprises and co-operatives as published for {day}, over each denominator in "
        "print. The source prints no percentage: these are our arithmetic. Line: the rule of 40%, which divides by the goods "
        "and services budget.",
        day=formats.date(several["as_of_day"].iloc[0].date(), language),
    )
    draw = functools.partial(
        bars.shares, bars=drawn, target=bars.Target(RULE, formats.percent(RULE, language, 0))
    )
    return several, draw, title, subtitle


@cached.by_page
def _arithmetic(page: Page, query: str) -> pd.DataFrame:
    """The rows of the arithmetic; a denominator that the source gives as a bare amount gets its words."""
    rows = ledger.in_language(page, query)
    amounts = ["" if pd.isna(amount) else str(int(amount)) for amount in rows["denominator_idr"]]
    named = [word("denominator_idr", amount, page.language) for amount in amounts]
    return rows.assign(
        denominator=rows["denominator"].where([n == a for n, a in zip(named, amounts, strict=True)], named)
    )


def published_shares(page: Page) -> None:
    """The shares as they were printed, apart by what they divide by; the line of the rule only where the rule divides so."""
    query = "published/shares"
    if made := _published_shares(page, query):
        shown, *drawn = made
        all_rows = ledger.in_language(page, query)
        blocks.card(
            page, "published_shares", query, all_rows, *drawn, SHARE_COLUMNS, drawn_from=shown, press="bagian"
        )


@cached.by_page
def _published_shares(page: Page, query: str) -> tuple[pd.DataFrame, functools.partial, str, str] | None:
    """The rows that are drawn, drawing, title and subtitle; None where there are none."""
    language, rows = page.language, ledger.in_language(page, query)
    shown = rows[rows["denominator_kind"].isin(DRAWN_KINDS)]
    if shown.empty:
        return None
    records = shown[SHARE_PARTS].to_dict("records")
    texts = [_as_printed(row, language) for row in records]
    drawn = shown.assign(
        group=[word("denominator_kind", kind, language) for kind in shown["denominator_kind"]],
        label=[_share_label(row, page) for row in records],
        share=shown["printed_percent"] / 100,
        text=texts,
        is_doubtful=shown["status"] == "does_not_reproduce",
        has_target=shown["denominator_kind"] == DRAWN_KINDS[0],
        hover=shown["source"],
    )
    title = page.text(
        "Shares published for {first} to {last} run from {low} to {high}, over {kinds} kinds of denominator",
        first=str(shown["as_of_day"].min().year),
        last=str(shown["as_of_day"].max().year),
        low=texts[shown["printed_percent"].argmin()],
        high=texts[shown["printed_percent"].argmax()],
        kinds=formats.number(shown["denominator_kind"].nunique(), language),
    )
    subtitle = page.text(
        "Share of spending on micro and small enterprises and co-operatives as the source prints it; compare only within a "
        "group. The line of 40% stands only where a budget is the denominator. Hollow: does not follow from its parts."
    )
    draw = functools.partial(
        bars.shares, bars=drawn, target=bars.Target(RULE, formats.percent(RULE, language, 0))
    )
    return shown, draw, title, subtitle


def _share_label(row: dict, page: Page) -> str:
    """Date (a day in words; a month, year or span as the source prints it), stage and denominator of a share."""
    language, day, when = page.language, row["as_of_day"].date(), row["as_of_text"]
    when = formats.date(day, language) if when == day.isoformat() else word("as_of_text", when, language)
    stage = word("stage", row["stage"], language)
    label = page.text(
        "{when}, {stage}, divided by: {denominator}", when=when, stage=stage, denominator=row["denominator"]
    )
    doubt = f"; {word('verdict', row['status'], language)}" if row["status"] == "does_not_reproduce" else ""
    return f"{label[:1].upper()}{label[1:]}{doubt}"


def _as_printed(row: dict, language: str) -> str:
    return formats.percent(row["printed_percent"] / 100, language, int(row["printed_decimals"]))


@cached.by_page
def _other_forties(page: Page) -> str:
    """The three other numbers near 40 that are no share of small enterprises, as HTML."""
    rows = ledger.in_language(page, "published/shares")
    others = rows.loc[rows["denominator_kind"] == "other_measure", ["statement", "note"]]
    return prose.paragraphs(
        page,
        page.text(
            "Three other measures are easily mixed up with this 40 per cent and stand in no picture with it:"
        ),
        *(" ".join(part for part in row if isinstance(part, str)) for row in others.to_numpy()),
        page.text("TKDN plus BMP of at least 40 is a test of one product, not a share of spending."),
    )


def arithmetic(page: Page) -> None:
    """What is no such share; every percentage beside the one that follows from its parts, and in sentences those that do not."""
    query = "published/arithmetic"
    title, subtitle = (
        page.text("Does it add up?"),
        page.text(
            "A percentage follows from its parts when our arithmetic differs by no more than the rounding of its printed digits."
        ),
    )
    above = _other_forties(page) + prose.part(page, title, subtitle, *_gaps(page))
    more = ("statement", "note")
    tables.show(
        page, "arithmetic", query, _arithmetic(page, query), ARITHMETIC_COLUMNS, title, subtitle, more, above
    )


@cached.by_page
def _gaps(page: Page) -> list[str]:
    """Statements whose printed percentage does not follow, each with the one that does."""
    rows = _arithmetic(page, "published/arithmetic")
    return [_gap(row, page) for row in rows[rows["verdict"] == "does_not_reproduce"].to_dict("records")]


def _gap(row: dict, page: Page) -> str:
    computed = formats.percent(row["computed_share"], page.language, max(1, int(row["printed_decimals"])))
    text = page.text(
        "In print: {printed} ({denominator}); our arithmetic: {computed}.",
        printed=_as_printed(row, page.language),
        denominator=row["denominator"],
        computed=computed,
    )
    return f"{ledger.cited(row['statement'], row['source'])} {text}"
