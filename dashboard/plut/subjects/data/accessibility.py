"""How accessible the product is: what it aims at, what was tested, what is known to fall short, and how to
report more. A change that mends or breaks something of it changes this statement and its day."""

import datetime

from plut.base import formats
from plut.content import answering
from plut.content.blocks import Block, Link, Links, Section, Sentence
from plut.content.framing import sentences
from plut.content.reading import Reading

TESTED_ON = datetime.date(2026, 11, 30)


def statement(reading: Reading) -> tuple[Block, ...]:
    """The statement, which is about the product and the same in every edition."""
    text = reading.text
    return (
        Section(text("Accessibility"), key=answering.ACCESSIBILITY),
        *sentences(
            None,
            text(
                "These pages aim at WCAG 2.2, level AA, which contains WCAG 2.1. They meet it in part. This "
                "statement is of {day}.",
                day=formats.date(TESTED_ON, reading.language),
            ),
            text(
                "Tested on that day by ourselves, in Chromium, in both languages, on a wide screen and on "
                "that of a phone: all pages of the app and six light pages with the rules of axe-core for "
                "WCAG 2.2 A and AA, among them contrast, alternative texts, names of controls, language and "
                "size of targets. Three pages of the app and a light one were walked through by keyboard, "
                "and three of each were shown 320 pixels wide."
            ),
            text(
                "Not tested: screen readers, voice control, other browsers, the PDF and PPTX files. Nobody "
                "who relies on such aids has tried the pages yet."
            ),
        ),
        Section(text("What falls short"), is_small=True),
        *sentences(
            None,
            text(
                "Values that a chart of the app shows under the mouse cannot be reached by keyboard, nor can "
                "a region be chosen on its map. The table under each chart has the values, and the box "
                "beside a map chooses the region."
            ),
            text(
                "Some words of the app's widgets are English on Indonesian pages, without being marked as "
                "English: the menu of a long table, and why the upload box refuses a file."
            ),
            text("On three pages of the app (overview, certification, press room) a heading skips a level."),
            text(
                "The app needs scripts. Each page has a light version without them, on which these tests "
                "found nothing amiss; the foot of the page leads there."
            ),
        ),
        Sentence(
            text(
                "To report what you cannot use, say the page, what you wanted to do, and with which browser "
                "and aid."
            )
        ),
        Links(
            text("Who answers:"),
            (Link(text("Corrections and replies"), f"data#{answering.KEY}"),),
        ),
    )
