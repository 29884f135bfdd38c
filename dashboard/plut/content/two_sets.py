"""The centres that we found by name, and those that the government counted: two sets, of which it is not
known how many are in both."""

from plut.base import formats
from plut.base.measures import period
from plut.content.quoting import in_language
from plut.content.reading import Reading
from plut.content.rows import Rows


def announcement(reading: Reading) -> Rows:
    """The newest published number of all centres, one row of overview/latest."""
    return reading.rows("overview/latest").but(lambda frame: frame[frame["measure"] == "centres"])


def missing(reading: Reading) -> int:
    """How many more centres the government counted than are found; 0 or less where as many are found. No more
    than a difference of two numbers: how many centres are in both sets is not known."""
    return int(announcement(reading).first["value"]) - len(_found(reading))


def counts(reading: Reading) -> dict[str, str]:
    """The numbers of both sets in words: `announced`, `found` and `day`, for a sentence that names both."""
    announced = announcement(reading).first
    return {
        "announced": formats.number(announced["value"], reading.language),
        "found": formats.number(len(_found(reading)), reading.language),
        "day": period(announced["as_of_text"], reading.language),
    }


def said(reading: Reading) -> str:
    """That they are two sets, and what is known of the difference."""
    text = reading.text(
        "The {found} centres found by name and the {announced} that the government counted on {day} are two "
        "sets: how many are in both is not known.",
        **counts(reading),
    )
    return f"{text} {opened_later(reading)}".strip()


def opened_later(reading: Reading) -> str:
    """How many of those found were opened or finished after the day of the count; nothing where none is
    known."""
    later = reading.rows("centres/opened_later")
    if not len(later):
        return ""
    return reading.text(
        "At least {count} of those found were opened or finished after {day}.",
        count=formats.number(len(later), reading.language),
        day=formats.date(later.first["announced_on"].date(), reading.language),
    )


def unfound(reading: Reading) -> int:
    """How many of those counted are certainly not among those found: who was opened later is not in it."""
    later = len(reading.rows("centres/opened_later"))
    return missing(reading) + later


def levels(reading: Reading, province: str | None = None) -> str:
    """That a province was said to have more centres at province level than we found there: which of those
    that stand under a regency it is, no source says. Nothing where there is no such province.

    province: code of the one that is spoken of; None for all.
    """
    counts = in_language(reading, "centres/published_counts").records
    told = [
        reading.text(
            "{province}: the published count of {day} had {counted} at province level; we place {found} "
            "there, as no source says which.",
            province=row["region_name"],
            counted=formats.number(row["counted_province_level"], reading.language),
            found=formats.number(row["found_province_level"], reading.language),
            day=period(row["as_of_text"], reading.language),
        )
        for row in counts
        if row["is_latest"] and row["region_code"] and province in (None, row["region_code"])
        # earlier editions do not tell the levels apart
        if (row.get("counted_province_level") or 0) > row.get("found_province_level", 0)
    ]
    return " ".join(told)


def said_of_levels(reading: Reading) -> tuple[str, ...]:
    """The same of all provinces, as a line of what a page does not show; none where there is no such
    province."""
    told = levels(reading)
    return (told,) if told else ()


def _found(reading: Reading) -> Rows:
    return reading.rows("centres/list", simulated=False)
