"""What about my province or regency?"""

import functools
from dataclasses import replace

from plut.base.language import mark
from plut.content.blocks import (
    Beside,
    Block,
    Choices,
    Finding,
    Group,
    Limits,
    Picture,
    parts,
    unless_withheld,
)
from plut.content.reading import Reading
from plut.content.subject import Pictured, Subject
from plut.subjects.area import (
    choosing,
    comparing,
    context,
    measuring,
    peers,
    spending,
    standing,
    visit_sheet,
    visiting,
)
from plut.subjects.area.choosing import Chosen
from plut.subjects.centres import choosing as centres
from plut.subjects.centres import findings, maps


def page(reading: Reading) -> tuple[Block, ...]:
    """The area that is chosen, on one sheet of paper; or it beside others, or all by one measure."""
    chosen = choosing.chosen(reading)
    others, of = choosing.beside(reading, chosen), choosing.by_measure(reading, chosen)
    if not of.is_open:
        return measuring.page(reading, chosen, of)
    if others.codes and comparing.suggestions(reading, chosen):
        return (Group("one_sheet", comparing.sheet(reading, chosen, others)),)
    return (Group("one_sheet", sheet(reading, chosen)),)


def sheet(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """What the area is, where it stands, who serves it, what to ask there, and with which areas to compare
    it."""
    known = functools.cache(lambda: standing.known(reading, chosen))
    printed = unless_withheld(reading, known)
    return parts(
        reading,
        lambda: Beside(
            "where",
            comparing.head(reading, chosen),
            (Choices((chosen.choice,)),),
        ),
        lambda: Finding(findings.of_area(reading, chosen.choice.chosen), visiting.finding(reading, chosen)),
        lambda: (standing.on_paper(reading, chosen, printed),) if printed else (),
        lambda: Beside(
            "first_screen",
            parts(reading, known, lambda: visiting.visit(reading, chosen)),
            _map(reading, chosen),
        ),
        lambda: visit_sheet.files(reading, chosen),
        lambda: visiting.centres(reading, chosen),
        lambda: context.finding(reading, chosen),
        lambda: context.part(reading, chosen),
        lambda: peers.part(reading, chosen),
        lambda: comparing.part(reading, chosen),
        lambda: spending.part(reading, chosen),
        lambda: Limits(
            (
                reading.text(
                    "Only centres known by name are counted, so every count of centres is a lower bound: it "
                    "can show a strength, never a gap."
                ),
                reading.text("Nothing on this page rests on simulated data."),
            )
        ),
    )


def _map(reading: Reading, chosen: Chosen) -> tuple[Picture, ...]:
    """The province, with the area outlined where it is a part of it."""
    codes = {"provinsi": chosen.province_code}
    if not chosen.is_province:
        codes["wilayah"] = chosen.choice.chosen
    of = reading.only(()).but(codes)
    drawn = maps.known(of, centres.chosen(of), "area_map", "")
    # the press room hands it out on the page of the centres
    return (replace(drawn, code=""),) if drawn else ()


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
        Pictured("banding", mark("Areas side by side"), comparing.picture_of, comparing.choices),
        Pictured("ukuran", mark("Areas by one measure"), measuring.picture_of, measuring.choices),
    ),
)
