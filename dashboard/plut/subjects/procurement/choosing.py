"""What a reader may choose of the country's spending, and the scope that it makes."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from plut.base import formats
from plut.base.definitions import UMK_RULE_SHARE
from plut.base.language import mark
from plut.base.measures import words
from plut.content.blocks import Block, Picture
from plut.content.choices import ALL, Choice, choice
from plut.content.reading import Reading
from plut.content.scope import Part, Scope
from plut.figures.bars import Target

KEYS = ("tahun", "kelompok", "lembaga", "pembagi")
KINDS = {
    "central": mark("Ministries and agencies"),
    "province": mark("Governments of provinces"),
    "regency": mark("Governments of regencies"),
    "city": mark("Governments of cities"),
}
DENOMINATORS = {
    "anggaran": "budget",
    "kewajiban": "obligation",
    "penyedia": "provider",
}  # code in the address -> what queries call it
BY_DENOMINATOR = {
    "budget": mark("of the goods-and-services budget"),
    "obligation": mark("of the obligation"),
    "provider": mark("of spending through providers at the same stage"),
}


@dataclass(frozen=True)
class Chosen:
    """Whose spending is shown, of which year, over which denominator, with the boxes that choose it.

    whose: in words. of: whose and which year, as a scope. denominator: as queries call it.
    """

    choices: tuple[Choice, ...]
    whose: str
    of: Scope
    year: int
    denominator: str

    @property
    def scope(self) -> Scope:
        """The denominator has no words: every text about shares of it says it."""
        return self.of.plus(Part("", (("measure", self.denominator),), restricts=False))


def chosen(reading: Reading) -> Chosen | None:
    """What the address chooses of the country. None where simulated records are hidden: without them there is
    no country."""
    known = reading.plain("procurement/choices")
    if known.empty or not reading.shows_simulated:
        return None
    year = _year(reading, sorted(known["year"].unique()))
    kind = _kind(reading)
    institution = _institution(reading, known, int(year.chosen), kind)
    divisor = denominator(reading, "pembagi")
    whose = Scope((*_of_kind(reading, kind), *_of_institution(reading, institution)))
    return Chosen(
        (year, kind, institution, divisor),
        whose.words or reading.text("All institutions"),
        whose.plus(of_year(reading, year)),
        int(year.chosen),
        DENOMINATORS[divisor.chosen],
    )


def is_hidden(reading: Reading) -> bool:
    """Whether there are simulated institutions that the reader has not asked for."""
    known = reading.plain("procurement/choices")
    return not reading.shows_simulated and bool((known["provenance"] == "simulated").any())


def choices(*keys: str) -> Callable[[Reading], tuple[Choice, ...]]:
    """Those of the choices of the country that turn a picture."""

    def turning(reading: Reading) -> tuple[Choice, ...]:
        of = chosen(reading)
        return () if of is None else tuple(one for one in of.choices if one.key in keys)

    return turning


def of_country(
    draw: Callable[[Reading, Chosen], Block | tuple[Block, ...]],
) -> Callable[[Reading], Picture | None]:
    """A picture of the country from its address alone; None where the choices leave nothing to draw."""

    def make(reading: Reading) -> Picture | None:
        of = chosen(reading)
        if of is None:
            return None
        made = draw(reading, of)
        blocks = made if isinstance(made, tuple) else (made,)
        return next((block for block in blocks if isinstance(block, Picture)), None)

    return make


def denominator(reading: Reading, key: str) -> Choice:
    """What the shares divide by; the legal one first and marked."""
    labels = {
        "anggaran": reading.text("of the budget (the legal measure)"),
        "kewajiban": reading.text("of the obligation ({rule} of the budget)", rule=rule(reading)),
        "penyedia": reading.text("of provider spending (as LKPP counts)"),
    }
    return choice(reading, key, reading.text("Denominator"), labels, "anggaran")


def of_year(reading: Reading, year: Choice) -> Part:
    return reading.part(year.words, year=int(year.chosen))


def rule(reading: Reading) -> str:
    """The share of a budget that the rule asks for, in words: 40%."""
    return formats.percent(UMK_RULE_SHARE, reading.language, 0)


def target(reading: Reading, measure: str) -> Target:
    """The line of the rule over a denominator, by its name: 40% of the budget are all of the obligation."""
    share = 1.0 if measure == "obligation" else UMK_RULE_SHARE
    words = reading.text(BY_DENOMINATOR[measure])
    return Target(share, f"{formats.percent(share, reading.language, 0)} {words}")


def _year(reading: Reading, years: list[int]) -> Choice:
    """The fiscal year, the last one at first."""
    labels = {str(year): str(year) for year in years}
    return choice(reading, "tahun", reading.text("Fiscal year"), labels, str(years[-1]), voids=("lembaga",))


def _kind(reading: Reading) -> Choice:
    names = words("institution_kind", reading.language)
    every = {ALL: reading.text("all kinds")} | {kind: names[kind] for kind in KINDS}
    return choice(reading, "kelompok", reading.text("Kind of institution"), every, voids=("lembaga",))


def _institution(reading: Reading, known: pd.DataFrame, year: int, kind: Choice) -> Choice:
    """The institutions of the year and kind."""
    kinds = list(KINDS) if kind.is_open else [kind.chosen]
    rows = known[(known["year"] == year) & known["institution_kind"].isin(kinds)]
    names = dict(zip(rows["institution_code"], rows["institution_name"], strict=True))
    every = {ALL: reading.text("all institutions")}
    label = reading.text("Institution (type to search)")
    return choice(reading, "lembaga", label, every | names, found_by="procurement/institutions_found")


def _of_kind(reading: Reading, kind: Choice) -> tuple[Part, ...]:
    if kind.is_open:
        return ()
    return (reading.part(reading.text(KINDS[kind.chosen]), institution_kind=kind.chosen),)


def _of_institution(reading: Reading, institution: Choice) -> tuple[Part, ...]:
    if institution.is_open:
        return ()
    return (reading.part(institution.words, institution_code=institution.chosen),)
