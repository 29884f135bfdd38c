"""What the small-enterprise values of an office's files rest on: what its contract records declare, and what
its plan tags, with the reasons for "not UMK"."""

import pandas as pd

from plut.base import formats
from plut.base.measures import word
from plut.content.blocks import Block, Section, Sentence
from plut.content.framing import table
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import Scope

DECLARED_COLUMNS = (
    "record_field",
    "entries",
    "filled",
    "whole",
    "partly",
    "nothing",
    "declared_idr",
    "total_idr",
)
FEWEST_FILLED = 10  # from which that a field is always the whole amount says something
TAG_COLUMNS = ("tag", "plan_reason", "packages", "planned_idr", "planned_share")


def rests_on_files(rows: Rows) -> bool:
    """Whether anything of an office's files is in these rows."""
    frame = rows.frame
    imported = (frame["provenance"] == "imported").any()
    return bool(imported or (frame.get("imported_institutions", pd.Series([0])) > 0).any())


def known_words(reading: Reading, rows: Rows) -> str:
    """The legend of what is known to be of small enterprises: of files, that it was declared."""
    if not rests_on_files(rows):
        return reading.text("micro and small enterprises and co-operatives")
    if "stage" in rows.frame and set(rows.frame["stage"]) <= {"contracted", "realised"}:
        return reading.text("declared in the contract record")
    return reading.text("tagged in the plan, or declared in the contract record")


def caution(reading: Reading, rows: Rows) -> str:
    """What must stand beside every share that rests on files; nothing beside others."""
    if not rests_on_files(rows):
        return ""
    return reading.text(
        "In the office's files, what counts as contracted or realised with micro and small enterprises and "
        "co-operatives is what the contract record declares."
    )


def part(reading: Reading, scope: Scope) -> tuple[Block, ...]:
    """What the files of one institution and year can and cannot tell of its suppliers."""
    records, tags = reading.rows("procurement/declared", scope), reading.rows("procurement/plan_tags", scope)
    if not len(records) and not len(tags):
        return ()
    return (
        Section(reading.text("What these files can and cannot tell"), is_small=True),
        *_of_records(reading, records),
        *_of_plans(reading, tags),
    )


def _of_records(reading: Reading, rows: Rows) -> tuple[Block, ...]:
    """How the field is filled here, and in the one ministry whose records are public."""
    if not len(rows):
        return ()
    language, frame = reading.language, rows.frame
    filled, whole = int(frame["filled"].sum()), int(frame["whole"].sum())
    counts = {
        "records": formats.number(int(frame["entries"].sum()), language),
        "filled": formats.number(filled, language),
        "whole": formats.number(whole, language),
    }
    told = reading.text(
        "The small-enterprise value is filled in {filled} of {records} contracts and records; in {whole} of "
        "these it is the whole amount.",
        **counts,
    )
    if not filled:
        told = reading.text(
            "The small-enterprise value is filled in none of {records} contracts and records.", **counts
        )
    if filled >= FEWEST_FILLED and whole == filled:
        told += " " + reading.text(
            "A field that is always the whole amount cannot tell small suppliers from others."
        )
    printed = reading.rows("procurement/declared_in_print")
    elsewhere = reading.text(
        "These files are not alone: in the public records of one ministry, a third-party copy, the field is "
        "the whole contract in {whole} of {filled} filled records. So what is shown as contracted or "
        "realised is labelled “declared in the contract record”: it tells what was entered, not who "
        "supplied.",
        whole=formats.number(printed.first["whole"], language),
        filled=formats.number(printed.first["filled"], language),
    )
    head = reading.text("How the small-enterprise value is filled")
    return (
        Sentence(told, rows),
        Sentence(elsewhere, printed),
        table(reading, "own_declared", rows, head, told, DECLARED_COLUMNS, has_files=False),
    )


def _of_plans(reading: Reading, rows: Rows) -> tuple[Block, ...]:
    """How the packages are tagged, and why some are not for small enterprises."""
    if not len(rows):
        return ()
    language, frame = reading.language, rows.frame
    shares = frame.groupby("tag")["planned_share"].sum()
    tagged = reading.text(
        "The plan tags {umk} of its value as for small enterprises and {other} as for others, and leaves "
        "{unknown} without a tag. A tag is an intention: it does not say who will supply.",
        **{
            tag: formats.percent(float(shares.get(tag, 0.0)), language) for tag in ("umk", "other", "unknown")
        },
    )
    refused = rows.but(lambda all_rows: all_rows[all_rows["tag"] == "other"])
    reasons = [
        reading.text(
            "{reason}: {count} packages, {amount}",
            reason=word("plan_reason", row["plan_reason"], language),
            count=formats.number(row["packages"], language),
            amount=formats.rupiah(row["planned_idr"], language),
        )
        for row in refused.records
    ]
    why = (
        reading.text("Reasons given for “not UMK”: {reasons}.", reasons="; ".join(reasons)) if reasons else ""
    )
    head = reading.text("Tags of the plan and reasons for “not UMK”")
    return (
        Sentence(f"{tagged} {why}".strip(), rows),
        table(reading, "own_plan_tags", rows, head, tagged, TAG_COLUMNS, has_files=False),
    )
