"""What an address names and a choice does not take, in sentences: the same in the app and on light pages."""

from plut.content.choices import Choice
from plut.content.reading import Reading


def refusals(one: Choice, reading: Reading) -> tuple[str, ...]:
    """Why what the address says of a choice does not count, and what stands instead."""
    if one.refusals or not one.unknown:
        return one.refusals
    return (
        reading.text(
            "The address asks for “{asked}” as {key}, which is not known. What stands instead: {label}: "
            "{words}. The rest of the address counts.",
            asked=one.unknown,
            key=one.key,
            label=one.label,
            words=one.words or reading.text("nothing"),
        ),
    )
