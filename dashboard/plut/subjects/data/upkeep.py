"""When an edition counts as old, when the next update of each data set is due, and who sees to it."""

import datetime

import pandas as pd

from plut.base import clock, formats
from plut.base.measures import word, words
from plut.base.upkeep import Upkeep, upkeep
from plut.content import answering
from plut.content.blocks import Block, Link, Links, Note, Now, Section, Sentence
from plut.content.framing import table
from plut.content.reading import Reading
from plut.content.upkeep import FILE, newest_day

COLUMNS = ("dataset", "next_update")


def kept_up(reading: Reading) -> tuple[Block, ...]:
    """The head, and what the office has set, at this moment."""
    return (
        Section(reading.text("Upkeep")),
        Now(told),
        Links(
            reading.text("Who is responsible:"),
            (Link(reading.text("Corrections and replies"), f"data#{answering.KEY}"),),
        ),
    )


def told(
    reading: Reading, kept: Upkeep | None = None, today: datetime.date | None = None
) -> tuple[Block, ...]:
    """What is set. kept: of the file where none is given; today: of the clock."""
    kept, today = kept or upkeep(), today or clock.today()
    if not kept.is_readable:
        return (Note(reading.text("What is set for upkeep here cannot be read: check {file}.", file=FILE)),)
    unknown = sorted(set(kept.next_update) - set(words("dataset", reading.language)))
    names = ", ".join(unknown)
    wrong = (Note(reading.text("{file} names what is no data set: {names}.", file=FILE, names=names)),)
    return (Sentence(_age(reading, kept)), *(wrong if unknown else ()), *_due(reading, kept, today))


def _age(reading: Reading, kept: Upkeep) -> str:
    day = newest_day(reading)
    newest = (
        reading.text(
            "The newest published or loaded number of this edition is of {day}.", day=_day(reading, day)
        )
        if day
        else ""
    )
    if kept.old_after_days is None:
        after = reading.text("From when on an edition counts as old: no date is set.")
    else:
        days = formats.number(kept.old_after_days, reading.language)
        after = reading.text("An edition counts as old {days} days after its newest number.", days=days)
    return f"{newest} {after}".strip()


def _due(reading: Reading, kept: Upkeep, today: datetime.date) -> tuple[Block, ...]:
    """The next update of each data set that the edition has, or that is named."""
    named = {name: day for name, day in kept.next_update.items() if name in words("dataset", "en")}
    if not named:
        return (Sentence(reading.text("Next update of the data sets: no date is set.")),)

    def dated(frame: pd.DataFrame) -> pd.DataFrame:
        here = frame.loc[frame["provenance"] != "simulated", "name"]
        rows = pd.DataFrame({"name": list(dict.fromkeys((*named, *here)))})
        rows["next_update"] = [_until(reading, named.get(name), today) for name in rows["name"]]
        rows["dataset"] = [word("dataset", name, reading.language) for name in rows["name"]]
        return rows.assign(provenance="imported")  # by the office, as its files

    rows = reading.rows("frame/datasets").but(dated)
    title = reading.text("Next update of each data set")
    return (
        Section(title, is_small=True),
        table(reading, "next_updates", rows, title, "", COLUMNS, has_files=False),
    )


def _until(reading: Reading, day: datetime.date | None, today: datetime.date) -> str:
    if day is None:
        return reading.text("no date is set")
    if day < today:
        return reading.text("{day}, which has passed", day=_day(reading, day))
    return _day(reading, day)


def _day(reading: Reading, day: datetime.date) -> str:
    return formats.date(day, reading.language)
