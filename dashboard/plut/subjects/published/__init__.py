"""What has been said in public, when, by whom, and does it add up?"""

from plut.base.language import mark
from plut.content.blocks import Block, Choices, Finding, Fold, Later, Limits, Section, parts
from plut.content.reading import Reading
from plut.content.subject import Pictured, Subject
from plut.subjects.published import facts, ledger, register


def page(reading: Reading) -> tuple[Block, ...]:
    """A search in all of it, shares in print and whether they add up, where sources disagree, and then every
    fact of the ledger."""
    topic = ledger.topic(reading)
    return parts(
        reading,
        lambda: Finding(
            facts.sums(reading),
            facts.finding(reading),
            facts.answers(reading),
        ),
        lambda: Fold(
            "register_search",
            register.title(reading),
            Later(register.found, reading.only(register.KEYS)),
            is_open=any(reading.code(key) for key in register.KEYS),
            is_apart=True,
        ),
        lambda: Later(facts.shares_in_print, reading.only(())).blocks(),
        lambda: Later(ledger.conflicts, reading.only(())).blocks(),
        lambda: Section(ledger.head(reading, topic)),
        lambda: Choices((topic,)),
        lambda: ledger.table(reading, topic),
        lambda: Limits(
            (
                reading.text(
                    "The denominators of the first picture are some days older than its amount, as each bar "
                    "says; the share as LKPP itself counted it is in the second."
                ),
                reading.text(
                    "A percentage can be recomputed only where both its amount and its denominator are "
                    "published; parts may be rounded."
                ),
                reading.text(
                    "Pledges, plans, contracts and realised spending are different stages; a high number in "
                    "one says nothing about the next."
                ),
                reading.text(
                    "Statements that we did not find in a public source are left out; a source may since "
                    "have corrected itself."
                ),
            )
        ),
    )


SUBJECT = Subject(
    "published",
    "angka",
    mark("Published figures"),
    ("topik", *register.KEYS),
    page,
    (
        Pictured("satu-nilai", mark("One amount, several percentages"), facts.one_amount),
        Pictured("bagian", mark("Published shares of spending"), facts.published_shares),
    ),
    is_reference=True,
)
