"""The pictures that the press room hands out: those that the subjects register, and what each shows for an
address."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from plut.base import watching
from plut.content.blocks import HIDDEN, Picture, unless_withheld
from plut.content.choices import Choice
from plut.content.reading import Reading
from plut.content.subject import Pictured, Subject
from plut.subjects.every import SUBJECTS


@dataclass(frozen=True)
class Offer:
    """A picture that can be handed out, with the subject whose page it stands on."""

    subject: Subject
    pictured: Pictured

    @property
    def code(self) -> str:
        return self.pictured.code

    def picture(self, reading: Reading) -> Picture | None:
        """The picture of a reading; None where nothing is left to draw, the reader has hidden what is
        simulated, or it is not open to them."""
        if not reading.opens(self.subject.path):
            return None
        own = reading.only(self.subject.keys)
        made = unless_withheld(reading, lambda: _made(self.pictured, own))
        return None if made is None or (made.is_simulated and not reading.shows_simulated) else made

    def is_hidden(self, reading: Reading) -> bool:
        """Whether the picture is not made because it rests on records that the reader may not see."""
        try:
            _made(self.pictured, reading.only(self.subject.keys))
        except HIDDEN:
            return not reading.edition.rules.are_open
        return False

    def choices(self, reading: Reading) -> tuple[Choice, ...]:
        """What turns the picture, as the address has it."""
        own = reading.only(self.subject.keys)
        return unless_withheld(reading, lambda: self.pictured.choices(own)) or ()


def _every() -> Iterator[Offer]:
    for subject in SUBJECTS:
        for pictured in subject.pictures:
            yield Offer(subject, pictured)


OFFERS = {offer.code: offer for offer in _every()}


@watching.cache("pictures")
@functools.lru_cache(maxsize=400)
def _made(pictured: Pictured, reading: Reading) -> Picture | None:
    return pictured.make(reading)


@functools.lru_cache(maxsize=20)
def names(reading: Reading) -> dict[str, str]:
    """The name of each picture that an edition has, by its code, as nothing is chosen; simulated ones begin
    with the word."""
    word = reading.text("SIMULATED")
    named: dict[str, str] = {}
    for code, offer in OFFERS.items():
        usual = offer.picture(reading.only(()))
        if usual is not None:
            name = reading.text(offer.pictured.label)
            named[code] = f"{word}: {name}" if usual.is_simulated else name
    return named
