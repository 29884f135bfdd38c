"""What happened in the programme, event by event."""

from plut.base import formats
from plut.base.measures import period
from plut.content.blocks import Block, Fold, Later, Sentence
from plut.content.framing import table
from plut.content.quoting import in_language
from plut.content.reading import Reading
from plut.content.rows import Rows

COLUMNS = ("event_on", "event", "note", "region_name", "status", "source")
FILE_COLUMNS = ("event_kind", "region_code", "grade", "as_of_text")  # beside these


def timeline(reading: Reading) -> Fold:
    """The events of the programme, closed until the reader asks for them."""
    return Fold("timeline_details", _title(reading, _events(reading)), Later(every_event, reading.only(())))


def every_event(reading: Reading) -> tuple[Block, ...]:
    """Every event in the order of time, each with its source."""
    rows = _events(reading)
    told = reading.text(
        "Each date is as exact as its source: a year, a month or a day. Where sources disagree, the note "
        "says so. What is missing here was not found, which does not mean that it did not happen."
    )
    return (
        Sentence(told, rows),
        table(reading, "timeline", rows, _title(reading, rows), told, COLUMNS, more=FILE_COLUMNS),
    )


def _events(reading: Reading) -> Rows:
    """The events with what happened, the note and the date in the reader's language."""
    language = reading.language
    rows = in_language(reading, "overview/timeline").but(
        lambda frame: frame.rename(columns={"statement": "event"})
    )
    when = [period(row["as_of_text"], language) for row in rows.records]
    return rows.but(lambda frame: frame.assign(event_on=when))


def _title(reading: Reading, events: Rows) -> str:
    days = events.frame["as_of_day"]
    return reading.text(
        "The programme from {first} to {last}: {count} events with their sources",
        first=str(days.min().year),
        last=str(days.max().year),
        count=formats.number(len(events), reading.language),
    )
