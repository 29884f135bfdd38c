"""How far is spending from 40 per cent, by which denominator, and who must close the gap?"""

from plut.base import formats
from plut.base.definitions import UMK_RULE_SHARE
from plut.base.language import mark
from plut.content.blocks import (
    Beside,
    Block,
    Choices,
    Finding,
    Fold,
    Invitation,
    Later,
    Limits,
    Section,
    parts,
)
from plut.content.reading import Reading
from plut.content.slides import Slide
from plut.content.subject import Pictured, Subject
from plut.subjects.procurement import choosing, domestic, in_print, own_files, plans, shortfalls, spending
from plut.subjects.procurement.choosing import Chosen
from plut.subjects.published import facts


def page(reading: Reading) -> tuple[Block, ...]:
    """What is in print, then the institutions of the office's own files, then the country institution by
    institution."""
    return parts(
        reading,
        lambda: Later(_in_print, reading.only(())).blocks(),
        lambda: own_files.institution(reading),
        lambda: _country(reading),
        lambda: Limits(
            (
                reading.text(
                    "Stages are separate: a plan is not a contract, nor a contract a payment; a share at one "
                    "stage says nothing about another."
                ),
                reading.text(
                    "Medium enterprises are not counted; the share of domestic products and the TKDN test "
                    "are other measures."
                ),
                reading.text(
                    "E-purchasing and online shops do not record the size of the supplier: their whole value "
                    "is “not recorded”, counted neither in nor out."
                ),
                reading.text(
                    "Budgets cover the goods and services of each work unit; self-managed spending, without "
                    "providers, is not in the stages."
                ),
                reading.text(
                    "The exports give no date of payment: a contract counts as realised in the month in "
                    "which it was declared finished."
                ),
            )
        ),
    )


def _in_print(reading: Reading) -> tuple[Block, ...]:
    """The finding and pictures of what is in print, whatever is chosen."""
    amount = facts.one_amount(reading)
    return (
        Finding(facts.headline(reading), in_print.lead(reading)),
        Beside("first_screen", (amount,) if amount else (), (in_print.answers(reading),)),
        in_print.amounts(reading),
        Fold(
            "published_shares_open",
            reading.text("Published percentages, and those that do not add up"),
            Later(facts.as_printed, reading),
        ),
        *plans.part(reading),
        Fold(
            "domestic_open",
            reading.text("Domestic products: a different measure, as published in 2022"),
            Later(domestic.part, reading),
        ),
    )


def _country(reading: Reading) -> tuple[Block, ...]:
    """All institutions, those of a kind, or one: what was spent, and who is short."""
    chosen = choosing.chosen(reading)
    if chosen is None and choosing.is_hidden(reading):
        text = reading.text(
            "With the files of all institutions, this page shows how far each is from {rule} per cent, by "
            "stage, by month and on the map.",
            rule=formats.number(100 * UMK_RULE_SHARE, reading.language),
        )
        return (Section(reading.text("The country, institution by institution")), Invitation(text))
    if chosen is None:
        return ()
    every = reading.rows("procurement/choices")
    return parts(
        reading,
        lambda: Section(reading.text("the country, institution by institution"), every),
        lambda: Choices(chosen.choices),
        lambda: spending.origin(reading, chosen),
        lambda: spending.answers(reading, chosen),
        lambda: spending.stages(reading, chosen),
        lambda: spending.pace_of_year(reading, chosen),
        lambda: shortfalls.gaps(reading, chosen),
        lambda: shortfalls.map_of_regions(reading, chosen),
        lambda: shortfalls.institutions(reading, chosen),
        lambda: Fold(
            "channels_open",
            reading.text("By channel, and by region on the map"),
            Later(_by_channel, reading, (chosen,)),
        ),
    )


def _by_channel(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    return (
        *spending.channels(reading, chosen),
        shortfalls.map_of_regions(reading, chosen, "province", "provinces_map", code=""),
    )


def slide(reading: Reading) -> Slide | None:
    """One amount beside the 40 per cent of each of its denominators."""
    drawn, amount = facts.one_amount(reading), facts.statement(reading)
    if drawn is None or amount is None:
        return None
    said = " ".join(one.begun for one in (amount, *in_print.lead(reading)))
    return Slide(facts.headline(reading), drawn, said=said)


SUBJECT = Subject(
    "procurement",
    "belanja",
    mark("Procurement"),
    (*own_files.KEYS, *choosing.KEYS),
    page,
    (
        Pictured("terbit", mark("The 40 per cent, a pledge and spending, as published"), in_print.amounts),
        Pictured(
            "tahap",
            mark("Spending at each stage"),
            choosing.of_country(spending.stages),
            choosing.choices("tahun", "kelompok", "lembaga", "pembagi"),
        ),
        Pictured(
            "laju",
            mark("Spending through the year"),
            choosing.of_country(spending.pace_of_year),
            choosing.choices("tahun", "kelompok", "lembaga"),
        ),
        Pictured(
            "selisih",
            mark("Shortfalls and surpluses"),
            choosing.of_country(shortfalls.gaps),
            choosing.choices("tahun"),
        ),
        Pictured(
            "peta-belanja",
            mark("Spending by region"),
            choosing.of_country(shortfalls.map_of_regions),
            choosing.choices("tahun", "pembagi"),
        ),
    ),
    slide=slide,
)
