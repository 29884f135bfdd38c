"""The page of published figures: what was said, by what it divides, whether it adds up, and where sources disagree."""

import functools

import pandas as pd

from plut import blocks, filters, formats, prose, tables, tiles
from plut.figures import bars
from plut.measures import word, words
from plut.page import Page

ARITHMETIC_COLUMNS = [
    "verdict", "printed_percent", "computed_percent", "difference_points", "as_of_text", "measure", "denominator", "value_idr",
    "denominator_idr", "source",
]  # fmt: skip
SHARE_COLUMNS = [
    "denominator_kind", "as_of_text", "stage", "printed_percent", "denominator", "status", "statement", "note", "source",
]  # fmt: skip
SHARE_PARTS = ["as_of_day", "as_of_text", "stage", "denominator", "status", "printed_percent", "printed_decimals"]
CONFLICT_COLUMNS = [
    "conflict_kind", "statement", "other_statement", "value", "other_value", "unit", "note", "source", "other_source",
]  # fmt: skip
LEDGER_COLUMNS = ["as_of_text", "statement", "status", "source", "denominator", "note", "topic"]
LEDGER_FILE_COLUMNS = ("measure", "scheme", "stage", "region_code", "value", "unit")  # beside these
DRAWN_KINDS = ["budget", "provider_spending", "target"]  # the rule of 40 per cent divides by a budget
RULE = 0.4


def finding(page: Page) -> str:
    """How many of the printed percentages follow from their own parts, in a sentence."""
    return page.text(
        "Of {all} percentages in print about the 40 per cent, {good} follow from their own parts, {bad} do not, "
        "and {unknown} cannot be checked because the source prints no amount.",
        **_verdicts(page),
    )


def key_numbers(page: Page) -> str:
    """Facts of the ledger, percentages that follow from their parts, and disagreements, as HTML."""
    language, count = page.language, _verdicts(page)
    facts, disagreeing = page.rows("figures/ledger"), page.rows("figures/conflicts")
    of_topics = facts["topic"].value_counts(sort=False).items()
    notes = [f"{formats.number(n, language)} {word('topic', topic, language).lower()}" for topic, n in of_topics]
    notes.append(page.text("as of {day}", day=formats.date(facts["as_of_day"].max().date(), language)))
    not_follow = page.text("{bad} do not; {unknown} cannot be checked: the source prints no amount", **count)
    how = page.text("with another statement, with other counts, or with their own parts")
    texts = [
        (page.text("Facts in the ledger"), formats.number(len(facts), language), " · ".join(notes)),
        (page.text("Percentages that follow from their parts"), page.text("{good} of {all}", **count), not_follow),
        (page.text("Facts that disagree"), formats.number(len(disagreeing), language), how),
    ]
    return tiles.row(page, [tiles.KeyNumber(*text) for text in texts])


def _verdicts(page: Page) -> dict[str, str]:
    rows = page.rows("figures/arithmetic")
    counts = rows.loc[rows["printed_percent"].notna(), "verdict"].value_counts()
    names = {"good": "reproduces", "bad": "does_not_reproduce", "unknown": "no_parts"}
    all_counts = {"all": counts.sum()} | {name: counts.get(verdict, 0) for name, verdict in names.items()}
    return {name: formats.number(count, page.language) for name, count in all_counts.items()}


def one_amount(page: Page) -> None:
    """One realised amount over each denominator that it may be read by, with the 40 per cent of the rule."""
    query, language = "figures/arithmetic", page.language
    rows = _arithmetic(page, query)
    several = rows[rows["denominators"] > 1]
    if several.empty:
        return
    several = several[several["fact_id"] == several["fact_id"].iloc[0]]
    shares = several["computed_share"]
    texts = [formats.percent(share, language) for share in shares]
    sizes = zip(several["denominator"], several["denominator_idr"], strict=True)
    labels = [
        page.text("of {denominator}: {size}", denominator=name, size=formats.rupiah(size, language)) for name, size in sizes
    ]
    drawn = several.assign(group="", label=labels, hover=labels, share=shares, text=texts, is_doubtful=False, has_target=True)
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
    draw = functools.partial(bars.shares, bars=drawn, target=bars.Target(RULE, formats.percent(RULE, language, 0)))
    blocks.card(page, "one_amount", query, several, draw, title, subtitle, ARITHMETIC_COLUMNS, press="satu-nilai")


def _arithmetic(page: Page, query: str) -> pd.DataFrame:
    """The rows of the arithmetic; a denominator that the source gives as a bare amount gets its words."""
    rows = _in_language(page, query)
    amounts = ["" if pd.isna(amount) else str(int(amount)) for amount in rows["denominator_idr"]]
    named = [word("denominator_idr", amount, page.language) for amount in amounts]
    return rows.assign(denominator=rows["denominator"].where([n == a for n, a in zip(named, amounts, strict=True)], named))


def published_shares(page: Page) -> None:
    """The shares as they were printed, apart by what they divide by; the line of the rule only where the rule divides so."""
    query, language = "figures/shares", page.language
    rows = _in_language(page, query)
    shown = rows[rows["denominator_kind"].isin(DRAWN_KINDS)]
    if shown.empty:
        return
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
    draw = functools.partial(bars.shares, bars=drawn, target=bars.Target(RULE, formats.percent(RULE, language, 0)))
    blocks.card(page, "published_shares", query, rows, draw, title, subtitle, SHARE_COLUMNS, drawn_from=shown, press="bagian")


def _share_label(row: dict, page: Page) -> str:
    """Date (a day in words; a month, year or span as the source prints it), stage and denominator of a share."""
    language, day, when = page.language, row["as_of_day"].date(), row["as_of_text"]
    when = formats.date(day, language) if when == day.isoformat() else word("as_of_text", when, language)
    stage = word("stage", row["stage"], language)
    label = page.text("{when}, {stage}, divided by: {denominator}", when=when, stage=stage, denominator=row["denominator"])
    doubt = f"; {word('verdict', row['status'], language)}" if row["status"] == "does_not_reproduce" else ""
    return f"{label[:1].upper()}{label[1:]}{doubt}"


def _as_printed(row: dict, language: str) -> str:
    return formats.percent(row["printed_percent"] / 100, language, int(row["printed_decimals"]))


def _other_forties(page: Page) -> str:
    """The three other numbers near 40 that are no share of small enterprises, as HTML."""
    rows = _in_language(page, "figures/shares")
    others = rows.loc[rows["denominator_kind"] == "other_measure", ["statement", "note"]]
    return prose.paragraphs(
        page,
        page.text("Three other measures are easily mixed up with this 40 per cent and stand in no picture with it:"),
        *(" ".join(part for part in row if isinstance(part, str)) for row in others.to_numpy()),
        page.text("TKDN plus BMP of at least 40 is a test of one product, not a share of spending."),
    )


def arithmetic(page: Page) -> None:
    """What is no such share; every percentage beside the one that follows from its parts, and in sentences those that do not."""
    query = "figures/arithmetic"
    rows = _arithmetic(page, query)
    title = page.text("Does it add up?")
    subtitle = page.text(
        "A percentage follows from its parts when our arithmetic differs by no more than the rounding of its printed digits."
    )
    not_following = rows[rows["verdict"] == "does_not_reproduce"].to_dict("records")
    above = _other_forties(page) + prose.part(page, title, subtitle, *(_gap(row, page) for row in not_following))
    more = ("statement", "note")
    tables.show(page, "arithmetic", query, rows, ARITHMETIC_COLUMNS, title, subtitle, more, above)


def _gap(row: dict, page: Page) -> str:
    """A statement whose printed percentage does not follow, with the one that does."""
    text = page.text(
        "In print: {printed} ({denominator}); our arithmetic: {computed}.",
        printed=_as_printed(row, page.language),
        denominator=row["denominator"],
        computed=formats.percent(row["computed_share"], page.language, max(1, int(row["printed_decimals"]))),
    )
    return f"{_cited(row['statement'], row['source'])} {text}"


def conflicts(page: Page) -> None:
    """Where sources disagree, one sentence each, and the same as a table."""
    query = "figures/conflicts"
    rows = _in_language(page, query)
    title = page.text("Where the figures disagree")
    against = page.text("Against it:")
    said = []
    for row in rows[["statement", "source", "other_statement", "other_source", "other_fact_id", "note"]].to_dict("records"):
        other = f"{against} {_cited(row['other_statement'], row['other_source'])}" if row["other_fact_id"] else row["note"]
        said.append(f"{_cited(row['statement'], row['source'])} {other}")
    prose.section(page, title, *(said or [page.text("No two published facts disagree.")]))
    details = filters.details(page.text("Table and downloads"), key="conflicts_details")
    if details.open:
        with details:
            blocks.table(page, rows, CONFLICT_COLUMNS, key="conflicts_table")
            frame = blocks.frame_of(page, query, rows, title, page.text("One row per disagreement."))
            blocks.downloads(page, "conflicts", query, rows, CONFLICT_COLUMNS, frame)


def _cited(statement: str, source: str) -> str:
    return f"{statement.removesuffix('.')} ({source})."


def topic(page: Page) -> str | None:
    """The topic that the reader chooses, or None for all."""
    topics = {filters.ALL: page.text("all topics")} | words("topic", page.language)
    chosen = filters.choice("topik", topics, page.text("Topic"), page.language)
    return None if chosen == filters.ALL else chosen


def ledger(page: Page, of_topic: str | None) -> None:
    """The facts of a topic, newest first, as a table with downloads."""
    query = "figures/ledger"
    rows = _in_language(page, query, topic=of_topic)
    title, subtitle = page.text("Ledger of published facts"), page.text("One row per fact, newest first.")
    tables.show(page, "ledger", query, rows, LEDGER_COLUMNS, title, subtitle, more=LEDGER_FILE_COLUMNS)


def _in_language(page: Page, query: str, **parameters: str | None) -> pd.DataFrame:
    """The rows of a query with the texts of the page's language under plain names: statement, note, denominator."""
    rows = page.rows(query, **parameters)
    stems = ("statement", "other_statement", "note", "denominator")
    return rows.rename(columns={f"{stem}_{page.language}": stem for stem in stems})
