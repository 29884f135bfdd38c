"""What about my province or regency?"""

from plut.base.language import mark
from plut.content.blocks import Beside, Block, Choices, Finding, Group, Limits
from plut.content.reading import Reading
from plut.content.subject import Pictured, Subject
from plut.subjects.area import choosing, context, peers, spending, standing, visiting
from plut.subjects.area.choosing import Chosen
from plut.subjects.centres import findings


def page(reading: Reading) -> tuple[Block, ...]:
    """The area that is chosen, on one sheet of paper."""
    chosen = choosing.chosen(reading)
    return (Group("one_sheet", sheet(reading, chosen)),)


def sheet(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """What the area is, where it stands, who serves it, what to ask there, and with which areas to compare
    it."""
    numbers, known = standing.key_numbers(reading, chosen), standing.known(reading, chosen)
    return (
        Finding(findings.of_area(reading, chosen.choice.chosen), visiting.finding(reading, chosen)),
        Beside(
            "first_screen",
            (known,) if known else (),
            (Choices((chosen.choice,)), numbers),
        ),
        *visiting.centres(reading, chosen),
        *visiting.visit(reading, chosen),
        *context.finding(reading, chosen),
        *context.part(reading, chosen),
        *peers.part(reading, chosen),
        *spending.part(reading, chosen),
        Limits(
            (
                reading.text(
                    "Centres are those known by name, so every count of centres is a lower bound: it can "
                    "show a strength and never a gap."
                ),
                reading.text("Nothing on this page rests on simulated records."),
            )
        ),
    )


SUBJECT = Subject(
    "area",
    "wilayah",
    mark("Area"),
    choosing.KEYS,
    page,
    (
        Pictured(
            "posisi",
            mark("Where an area stands among all"),
            choosing.of_chosen(standing.known),
            choosing.choices,
            "kode",
        ),
        Pictured(
            "kehidupan",
            mark("Enterprises and living conditions of an area"),
            choosing.of_chosen(context.context),
            choosing.choices,
            "kode",
        ),
    ),
)
