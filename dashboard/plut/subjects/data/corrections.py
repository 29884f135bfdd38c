"""Who answers, how to ask for a correction, and every correction that was published."""

from plut.content import answering, correcting
from plut.content.blocks import Block, Now, Section, Sentence
from plut.content.framing import table
from plut.content.reading import Reading

FIGURE = (
    "figure_corrected",
    "figure_before",
    "figure_after",
)  # which number it was; nothing in earlier editions
COLUMNS = ("corrected_on", *FIGURE, "note", "query", "right_since", "superseded_on")


def corrections(reading: Reading) -> tuple[Block, ...]:
    """Who answers at this moment, how to ask, and the corrections, newest first."""
    figure = (f"{name}_{reading.language}" for name in correcting.FIGURE)
    names = dict(zip(figure, FIGURE, strict=True))
    names |= {f"note_{reading.language}": "note", "edition": "right_since"}
    rows = reading.rows("frame/corrections").but(lambda frame: frame.rename(columns=names))
    head = (Section(reading.text("Corrections and replies"), key=answering.KEY), Now(answering.answers))
    if not len(rows):
        return (*head, Sentence(reading.text("No correction has been published so far."), rows))
    title = reading.text("Corrections that were published")
    counted = reading.text("One row per correction, newest first.")
    return (*head, table(reading, "corrections", rows, title, counted, COLUMNS))
