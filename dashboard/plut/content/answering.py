"""Who answers for what is shown, and how a reader asks for a correction or a reply.

Read at the moment of showing, never kept in an edition: who answers changes while the numbers stay.
"""

import datetime

from plut.base import clock, formats
from plut.base.contact import Contact, contact
from plut.content.blocks import Block, Sentence
from plut.content.reading import Reading

FILE = "data/contact.toml"
KEY = "corrections_and_replies"  # of the part of a page that tells corrections, as a link names it
ACCESSIBILITY = "accessibility"  # the same of the accessibility statement


def who(reading: Reading, named: Contact, today: datetime.date) -> str:
    """The office, how to reach it and until when it answers; or that none has been named."""
    if named.problem == "unreadable":
        return reading.text("The contact for this installation cannot be read: check {file}.", file=FILE)
    if named.problem:
        return reading.text(
            "No contact has been named for this installation yet: whoever runs it fills in {file}.", file=FILE
        )
    office, day = named.office[reading.language], named.kept_up_until
    if day is None:
        return reading.text(
            "{office} answers: {reach}. Until when is not said.", office=office, reach=named.reach
        )
    until = formats.date(day, reading.language)
    if day < today:
        return reading.text(
            "{office} answered until {day}: {reach}. Nobody has promised an answer since.",
            office=office,
            reach=named.reach,
            day=until,
        )
    return reading.text("{office} answers until {day}: {reach}.", office=office, reach=named.reach, day=until)


def how(reading: Reading) -> str:
    """What a reader who asks for a correction or a reply should say, and what comes of it."""
    return reading.text(
        "Name the page, the number and edition {edition}, and say what is right, with its source. Every "
        "government, office or enterprise named here may reply.",
        edition=reading.edition.name,
    )


def foot(reading: Reading) -> str:
    """The same in one paragraph, for the foot of a page."""
    asked = reading.text("Is something wrong here, or do you want to reply?")
    return " ".join((asked, who(reading, contact(), clock.today()), how(reading)))


def answers(reading: Reading) -> tuple[Block, ...]:
    """Who answers at this moment, and how one asks."""
    told = who(reading, contact(), clock.today())
    return (Sentence(told), Sentence(how(reading)))
