"""Which region leads, and how sure is that?"""

from plut.base import formats
from plut.base.language import mark
from plut.content.blocks import (
    Block,
    Choices,
    Finding,
    Invitation,
    Later,
    Limits,
    Link,
    Links,
    Missing,
    Picture,
    Section,
    Sentence,
    parts,
    unless_withheld,
)
from plut.content.files import template_name
from plut.content.reading import Reading
from plut.content.subject import Pictured, Subject
from plut.subjects.award import contests, duels, judging, leaving_out, winners
from plut.subjects.award.contests import Chosen


def page(reading: Reading) -> tuple[Block, ...]:
    """Who would lead by weights that the reader chooses, the winners in print, and how a score comes about.
    The head is who leads where that rests on real records alone, else what is in print."""
    of = unless_withheld(reading, lambda: contests.chosen(reading))
    printed = Later(winners.in_print, reading.only(()))
    has_finding = of is not None and len(of.rows) > 0 and not of.rows.is_simulated and len(of.placed) > 1
    # what was found of an office's records comes first, where it is the head
    contest = Later(of_contest, reading)
    begin = (contest.blocks, printed.blocks) if has_finding else (printed.blocks, contest.blocks)
    return parts(
        reading,
        lambda: Finding(
            judging.headline(reading, of) if of and has_finding else winners.headline(reading),
            winners.finding(reading),
        ),
        *begin,
        Later(judging.example, reading.only(())).blocks,
        lambda: Limits(
            (
                reading.text(
                    "We found no criteria or weights of the award in a public source: the score is this "
                    "dashboard's own."
                ),
                reading.text(
                    "Centres and governments are never ranked together, nor are provinces and regencies: "
                    "their tasks differ."
                ),
                reading.text(
                    "Spending is that of the last finished year and a lower bound: what is not recorded may "
                    "belong to micro and small enterprises and co-operatives."
                ),
                reading.text(
                    "Contestants with simulated data have made-up names: no real centre or government is "
                    "ranked by numbers that are not real."
                ),
                reading.text(
                    "Coverage is left out of the score until an office lists every centre: so far it depends "
                    "on which centres our search found."
                ),
                reading.text("People are named by their region only."),
            )
        ),
    )


def of_contest(reading: Reading) -> tuple[Block, ...]:
    """A contest as the reader sets it up: who leads, how sure that is, two of them side by side, the score
    sheet."""
    of = contests.chosen(reading)
    if not len(of.rows):
        return (*_nobody(reading, of), *_singly(reading))
    asked = reading.text("who would lead with these weights")
    head = Section(asked if of.rows.is_simulated else formats.capital(asked), of.rows)
    own = (Choices(of.own),) if of.own else ()
    return parts(
        reading,
        lambda: (head, Choices(of.choices), *own),
        lambda: Sentence(contests.weights_in_words(reading, of)),
        lambda: duels.standing(reading, of),
        lambda: leaving_out.slope_lines(reading, of),
        lambda: duels.changes(reading, of),
        lambda: duels.gate(reading, of),
        lambda: judging.sheet(reading, of),
        lambda: _others(reading) if of.without_simulated else None,
        lambda: _singly(reading) if of.rows.is_simulated else (),
    )


def _nobody(reading: Reading, of: Chosen) -> tuple[Block, ...]:
    """What stands where nobody can be compared: what simulated records would show, or what is missing."""
    if of.without_simulated:
        return Section(reading.text("Who would lead with these weights")), _invitation(reading)
    missing = reading.text("A ranking of centres and local governments.")
    return Choices(of.choices), Missing(
        missing,
        ", ".join(
            template_name(name, reading.language) for name in ("consultants", "certification_applications")
        ),
    )


def _invitation(reading: Reading) -> Invitation:
    text = reading.text(
        "With an office's consultants, applications and procurement, this page shows who would lead with "
        "weights of your choice, and how sure that is."
    )
    return Invitation(text)


def _others(reading: Reading) -> Invitation:
    """Beside contestants of which an office has loaded everything."""
    text = reading.text(
        "Others stand here once their offices have loaded the same. Simulated records show how that looks."
    )
    return Invitation(text)


def _singly(reading: Reading) -> tuple[Links]:
    """Where real regions are compared as long as no office has loaded what a score is made of."""
    lead = reading.text("Until an office loads its data, real regions are compared measure by measure:")
    return (Links(lead, (Link(reading.text("Area"), "wilayah"),)),)


def ranking(reading: Reading) -> Picture | None:
    """The ranking from its address alone; None where nobody can be ranked."""
    of = contests.chosen(reading)
    return judging.ranking(reading, of, duels.chosen_pair(reading, of)) if len(of.rows) else None


SUBJECT = Subject(
    "award",
    "penghargaan",
    mark("Award"),
    (*contests.KEYS, *duels.KEYS),
    page,
    (
        Pictured("pemenang", mark("Centres that won the award"), winners.winners),
        Pictured("peringkat", mark("Ranking of the award"), ranking, duels.choices),
    ),
)
