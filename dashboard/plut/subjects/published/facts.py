"""Shares in print of spending on small enterprises: by what they divide, and whether they add up."""

import html
from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.definitions import UMK_RULE_SHARE
from plut.base.measures import measure, period, word
from plut.content import credits
from plut.content.blocks import Answer, Answers, Block, National, Picture, Sentence, drawing
from plut.content.framing import picture, section, table
from plut.content.quoting import broken, cited, in_language
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import bars, wholes

ARITHMETIC_COLUMNS = (
    *("verdict", "printed_percent", "computed_percent", "difference_points", "as_of_text", "measure"),
    *("denominator", "denominator_as_of", "value_idr", "denominator_idr", "source"),
)
SHARE_COLUMNS = (
    *("denominator_kind", "as_of_text", "stage", "printed_percent", "denominator", "status"),
    *("statement", "note", "source"),
)
DRAWN_KINDS = ("budget", "provider_spending", "target")  # the rule divides by a budget


def headline(reading: Reading) -> str:
    """The finding about the 40 per cent: one amount, and its shares by what it is divided by."""
    rows = _one_amount(reading)
    if not len(rows):
        return reading.text("No published amount has the denominator that the rule requires")
    text = reading.text(
        "{amount} for small enterprises by {month}: {lowest} to {highest}, depending on the denominator",
        amount=formats.rupiah(rows.first["value_idr"], reading.language),
        month=formats.printed_date(f"{rows.first['as_of_day']:%Y-%m}", reading.language),
        lowest=formats.percent(rows.frame["computed_share"].min(), reading.language),
        highest=formats.percent(rows.frame["computed_share"].max(), reading.language),
    )
    return National(text, rows)


def sums(reading: Reading) -> str:
    """How many of the percentages in print do not follow from their own parts."""
    rows = reading.rows("published/arithmetic")
    text = reading.text(
        "{bad} of {all} published percentages do not match their own parts", **_verdicts(reading, rows)
    )
    return National(text, rows)


def statement(reading: Reading) -> Sentence | None:
    """What that amount is, as the ledger has it."""
    rows = _one_amount(reading)
    return Sentence(rows.first["statement"], rows) if len(rows) else None


def _one_amount(reading: Reading) -> Rows:
    """The newest amount that is divided by several denominators, a row for each; none where there is none."""
    rows = _arithmetic(reading)
    several = rows.frame[rows.frame["denominators"] > 1]
    wanted = several["fact_id"].iloc[0] if len(several) else None
    return rows.but(lambda frame: frame[(frame["denominators"] > 1) & (frame["fact_id"] == wanted)])


def finding(reading: Reading) -> tuple[Sentence, ...]:
    """How many of the printed percentages follow from their own parts."""
    rows = reading.rows("published/arithmetic")
    text = reading.text(
        "Of {all} published percentages about procurement, {good} match their own parts and {bad} do not. "
        "The other {unknown} ({alone}) cannot be recomputed: the source gives the percentage alone, without "
        "the rupiah spent.",
        alone=formats.enumeration(_alone(reading, rows), reading.language),
        **_verdicts(reading, rows),
    )
    return (Sentence(National(text, rows), rows),)


def answers(reading: Reading) -> Answers:
    """Facts of the ledger, percentages that follow from their parts, and disagreements."""
    language = reading.language
    facts, disagreeing = reading.rows("published/ledger"), reading.rows("published/conflicts")
    of_topics = facts.frame["topic"].value_counts(sort=False).items()
    notes = [
        f"{formats.number(n, language)} {word('topic', str(topic), language).lower()}"
        for topic, n in of_topics
    ]
    notes.append(reading.text("as of {day}", day=credits.newest(facts.frame, language)))
    numbers = (
        Answer(
            reading.text("Facts in the ledger"),
            formats.number(len(facts), language),
            " · ".join(notes),
            facts,
        ),
        follow_from_parts(reading),
        Answer(
            reading.text("Facts that disagree"),
            formats.number(len(disagreeing), language),
            reading.text("with another statement, with other counts, or with their own parts"),
            disagreeing,
        ),
    )
    return Answers(numbers)


def follow_from_parts(reading: Reading) -> Answer:
    """How many of the percentages in print follow from their own parts."""
    arithmetic = reading.rows("published/arithmetic")
    verdicts = _verdicts(reading, arithmetic)
    return Answer(
        reading.text("Percentages that match their parts"),
        reading.text("{good} of {all}", **verdicts),
        reading.text("{bad} do not; {unknown} were published alone, without the rupiah spent", **verdicts),
        arithmetic,
    )


def _alone(reading: Reading, rows: Rows) -> list[str]:
    """The percentages that cannot be recomputed, as printed, the oldest first."""
    alone = rows.frame[rows.frame["verdict"] == "no_parts"].sort_values("as_of_day", kind="stable")
    of = measure("printed_percent")
    return [f"{of.text(value, reading.language)}%" for value in alone["printed_percent"]]


def _verdicts(reading: Reading, rows: Rows) -> dict[str, str]:
    """How many of the percentages in print follow from their parts, do not, and cannot be recomputed,
    in words."""
    judged = rows.frame.loc[rows.frame["printed_percent"].notna(), "verdict"]
    names = {"good": "reproduces", "bad": "does_not_reproduce", "unknown": "no_parts"}
    counts = {"all": len(judged)} | {name: int((judged == verdict).sum()) for name, verdict in names.items()}
    return {name: formats.number(count, reading.language) for name, count in counts.items()}


def shares_in_print(reading: Reading) -> tuple[Block, ...]:
    """The pictures of what is in print, and the arithmetic of all of it."""
    made = one_amount(reading)
    return (*([made] if made else []), *as_printed(reading))


def as_printed(reading: Reading) -> tuple[Block, ...]:
    """The shares as they were printed, and what does not add up."""
    made = published_shares(reading)
    return (*([made] if made else []), *arithmetic(reading))


def one_amount(reading: Reading) -> Picture | None:
    """One realised amount over each denominator that it may be read by, with the line of the rule.

    None where no amount is divided by several.
    """
    language, rows = reading.language, _one_amount(reading)
    if not len(rows):
        return None
    first = rows.first
    texts = [formats.percent(row["computed_share"], language) for row in rows.records]
    labels = [
        reading.text(
            "of {denominator}: {size}",
            denominator=row["denominator"],
            size=formats.rupiah(row["denominator_idr"], language),
        )
        + _own_day(reading, row)
        for row in rows.records
    ]
    drawn = pd.DataFrame(
        {
            "label": [formats.capital(row["denominator"]) for row in rows.records],
            "size": [
                formats.rupiah(row["denominator_idr"], language)
                + ("" if _says_its_day(reading, row) else _own_day(reading, row))
                for row in rows.records
            ],
            "whole": rows.frame["denominator_idr"].astype(float),
            "part": rows.frame["value_idr"].astype(float),
            "text": texts,
            "target": rows.frame["rule_idr"].astype(float),
            "target_text": [
                f"{_rule(reading)}: {formats.rupiah(row['rule_idr'], language)}" for row in rows.records
            ],
            "gap_text": [_distance(reading, row) for row in rows.records],
            "hover": [html.escape(label) for label in labels],
        }
    )
    title = reading.text(
        "{amount} beside {rule} of each denominator",
        amount=formats.rupiah(first["value_idr"], language),
        rule=_rule(reading),
    )
    counted = reading.text(
        "Realised spending on micro and small enterprises and co-operatives as published for {day}; "
        "percentages are our arithmetic.",
        day=period(first["as_of_text"], language),
    )
    explained = reading.text("Each bar shows {rule} of its own denominator.", rule=_rule(reading))
    return picture(
        reading,
        "one_amount",
        rows,
        title,
        counted,
        drawing(wholes.parts_of, drawn),
        ARITHMETIC_COLUMNS,
        code="satu-nilai",
        explained=explained,
    )


def _distance(reading: Reading, row: dict[str, Any]) -> str:
    """How far the amount is from the 40 per cent of what it is divided by."""
    amount = formats.rupiah(abs(row["over_rule_idr"]), reading.language)
    if row["over_rule_idr"] < 0:
        return reading.text("{amount} below it", amount=amount)
    return reading.text("{amount} above it", amount=amount)


def _rule(reading: Reading) -> str:
    return formats.percent(UMK_RULE_SHARE, reading.language, 0)


def _target(reading: Reading, denominator: str) -> str:
    """What the line on a bar is: the rule's share of what that bar divides by."""
    return reading.text("{rule} of {denominator}", rule=_rule(reading), denominator=denominator)


def _own_day(reading: Reading, row: dict[str, Any]) -> str:
    """That a denominator is of another day than the amount; nothing where both are of one."""
    own = row.get("denominator_as_of")
    if not isinstance(own, str):
        return ""
    told = reading.text(
        "as of {own_day}; the amount as of {day}",
        own_day=period(own, reading.language),
        day=period(row["as_of_text"], reading.language),
    )
    return f" ({told})"


def _says_its_day(reading: Reading, row: dict[str, Any]) -> bool:
    """Whether the words for a denominator have its day already."""
    own = row.get("denominator_as_of")
    return isinstance(own, str) and period(own, reading.language) in row["denominator"]


def _arithmetic(reading: Reading) -> Rows:
    """The rows of the arithmetic; a denominator that the source gives as a bare amount gets its words."""
    rows = in_language(reading, "published/arithmetic")
    amounts = [
        "" if pd.isna(row["denominator_idr"]) else str(int(row["denominator_idr"])) for row in rows.records
    ]
    known = [word("denominator_idr", amount, reading.language) for amount in amounts]
    names = [
        row["denominator"] if name == amount else name
        for row, name, amount in zip(rows.records, known, amounts, strict=True)
    ]
    own_day = rows.frame.get("denominator_as_of")  # editions before November 2026 have none
    return rows.but(lambda frame: frame.assign(denominator=names, denominator_as_of=own_day))


def published_shares(reading: Reading) -> Picture | None:
    """The shares as they were printed, apart by what they divide by; the line of the rule only where the rule
    divides so.

    None where there are none.
    """
    language, rows = reading.language, in_language(reading, "published/shares")
    shown = rows.but(lambda frame: frame[frame["denominator_kind"].isin(DRAWN_KINDS)])
    if not len(shown):
        return None
    frame = shown.frame
    texts = [_printed(reading, row) for row in shown.records]
    drawn = frame.assign(
        group=[word("denominator_kind", row["denominator_kind"], language) for row in shown.records],
        label=[_share_label(reading, row) for row in shown.records],
        share=frame["printed_percent"] / 100,
        text=texts,
        is_doubtful=frame["status"] == "does_not_reproduce",
        target=[
            _target(reading, reading.text("the budget")) if kind == DRAWN_KINDS[0] else ""
            for kind in frame["denominator_kind"]
        ],
        hover=[broken(row["source"]) for row in shown.records],
    )
    title = reading.text(
        "Published shares for {first} to {last} run from {low} to {high}, with {kinds} kinds of denominator",
        first=str(frame["as_of_day"].min().year),
        last=str(frame["as_of_day"].max().year),
        low=texts[int(frame["printed_percent"].argmin())],
        high=texts[int(frame["printed_percent"].argmax())],
        kinds=formats.number(frame["denominator_kind"].nunique(), language),
    )
    counted = reading.text(
        "Share of spending on micro and small enterprises and co-operatives; compare within a group only. "
        "Hollow: does not match its parts."
    )
    explained = reading.text(
        "Each share is as its source gives it. The {rule} line is drawn only where the denominator is a "
        "budget.",
        rule=_rule(reading),
    )
    return picture(
        reading,
        "published_shares",
        rows,
        title,
        counted,
        drawing(bars.shares, drawn, target=UMK_RULE_SHARE),
        SHARE_COLUMNS,
        code="bagian",
        drawn_from=shown,
        explained=explained,
    )


def _share_label(reading: Reading, row: dict[str, Any]) -> str:
    """Date as far as it is printed, stage and denominator of a share."""
    language = reading.language
    label = reading.text(
        "{when}, {stage}, divided by {denominator}",
        when=period(row["as_of_text"], language),
        stage=word("stage", row["stage"], language),
        denominator=row["denominator"],
    )
    doubt = f"; {word('verdict', row['status'], language)}" if row["status"] == "does_not_reproduce" else ""
    return f"{formats.capital(label)}{doubt}"


def _printed(reading: Reading, row: dict[str, Any]) -> str:
    return formats.percent(row["printed_percent"] / 100, reading.language, int(row["printed_decimals"]))


def arithmetic(reading: Reading) -> tuple[Block, ...]:
    """What is no such share; every percentage beside the one that follows from its parts, and in sentences
    those that do not."""
    rows = _arithmetic(reading)
    title = reading.text("Does it add up?")
    counted = reading.text(
        "A percentage adds up when it differs from our arithmetic by no more than the rounding of its "
        "published digits."
    )
    gaps = [_gap(reading, row) for row in rows.records if row["verdict"] == "does_not_reproduce"]
    return (
        *_other_forties(reading),
        *section(title, rows, counted, *gaps),
        table(reading, "arithmetic", rows, title, counted, ARITHMETIC_COLUMNS, more=("statement", "note")),
    )


def _other_forties(reading: Reading) -> tuple[Sentence, ...]:
    """The other numbers near that of the rule, which are no share of small enterprises."""
    rows = in_language(reading, "published/shares")
    others = rows.but(lambda frame: frame[frame["denominator_kind"] == "other_measure"])
    texts = (
        reading.text(
            "Three other measures are easily confused with this {rule} per cent and never share a picture "
            "with it:",
            rule=formats.number(100 * UMK_RULE_SHARE, reading.language),
        ),
        *(
            " ".join(part for part in (row["statement"], row["note"]) if isinstance(part, str))
            for row in others.records
        ),
        reading.text("TKDN plus BMP of at least 40 is a test of one product, not a share of spending."),
    )
    return tuple(Sentence(text, others) for text in texts)


def _gap(reading: Reading, row: dict[str, Any]) -> str:
    """A statement whose printed percentage does not follow, with the one that does."""
    decimals = max(1, int(row["printed_decimals"]))
    text = reading.text(
        "Published: {printed} ({denominator}); our arithmetic: {computed}.",
        printed=_printed(reading, row),
        denominator=row["denominator"],
        computed=formats.percent(row["computed_share"], reading.language, decimals),
    )
    return f"{cited(row['statement'], row['source'])} {text}"
