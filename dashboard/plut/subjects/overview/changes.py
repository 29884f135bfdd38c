"""What differs from the edition before."""

from plut.base import formats
from plut.base.measures import word
from plut.content.blocks import Block, Fold, Later, Sentence
from plut.content.reading import Reading


def changes(reading: Reading) -> tuple[Block, ...]:
    """What has changed, when opened; nothing where this edition is the first."""
    if reading.edition.previous is None:
        return ()
    head = reading.text("What has changed since the last edition")
    return (Fold("changes_details", head, Later(_counted, reading.only(()))),)


def _counted(reading: Reading) -> tuple[Block, ...]:
    """How many rows each data set has more or less than in the edition before."""
    previous = reading.edition.previous
    assert previous is not None
    language = reading.language
    before, now = _counts(reading.at(previous)), _counts(reading)
    changed = [
        reading.text(
            "{dataset} ({provenance}): {before} to {now} rows",
            dataset=word("dataset", name, language),
            provenance=word("provenance", provenance, language),
            before=formats.number(before.get((name, provenance), 0), language),
            now=formats.number(now.get((name, provenance), 0), language),
        )
        for name, provenance in sorted(before.keys() | now.keys())
        if before.get((name, provenance), 0) != now.get((name, provenance), 0)
    ]
    text = reading.text("Every data set has as many rows as in edition {edition}.", edition=previous.name)
    if changed:
        text = reading.text(
            "Since edition {edition}: {changes}.", edition=previous.name, changes="; ".join(changed)
        )
    return (Sentence(text),)


def _counts(reading: Reading) -> dict[tuple[str, str], int]:
    """Rows by data set and provenance; without what the reader has hidden."""
    rows = reading.plain("frame/datasets")
    shown = rows if reading.shows_simulated else rows[rows["provenance"] != "simulated"]
    return dict(zip(zip(shown["name"], shown["provenance"], strict=True), shown["rows"], strict=True))
