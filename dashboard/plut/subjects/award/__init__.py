"""Which region leads, and how sure is that?"""

from plut.base.language import mark
from plut.content.blocks import (
    Block,
    Choices,
    Finding,
    Invitation,
    Later,
    Limits,
    Missing,
    Picture,
    Section,
    Sentence,
)
from plut.content.reading import Reading
from plut.content.subject import Pictured, Subject
from plut.subjects.award import contests, duels, judging, winners


def page(reading: Reading) -> tuple[Block, ...]:
    """The winners in print, then who would lead by weights that the reader chooses, and how a score comes
    about."""
    return (
        Finding(reading.text("Which region leads, and how sure is that?"), winners.finding(reading)),
        *Later(winners.in_print, reading.only(())).blocks(),
        *of_contest(reading),
        *Later(judging.example, reading.only(())).blocks(),
        Limits(
            (
                reading.text(
                    "Criteria and weights of the published award are not in any public source: a score is "
                    "this product's own."
                ),
                reading.text(
                    "Centres and governments, and province and regency level, are never ranked together: "
                    "their tasks differ."
                ),
                reading.text(
                    "Spending is that of the last finished year and a lower bound: what is not recorded may "
                    "be small enterprises'."
                ),
                reading.text("People are given by region only."),
            )
        ),
    )


def of_contest(reading: Reading) -> tuple[Block, ...]:
    """A contest as the reader sets it up: who leads, how sure that is, two of them side by side, the score
    sheet."""
    of = contests.chosen(reading)
    begin: list[Block] = [Choices(of.choices)]
    if of.own:
        begin.append(Choices(of.own))
    if of.own and all(one.chosen == "0" for one in of.own):
        begin.append(Sentence(reading.text("All weights are 0: they count as equal.")))
    if not contests.is_shown(reading, of):
        if len(of.rows):
            text = reading.text(
                "With an office's consultants, applications and procurement this page shows who would "
                "lead by the weights "
                "that you choose, and how sure that is."
            )
            return (Section(reading.text("Who would lead by these weights")), Invitation(text))
        missing = reading.text("A ranking of centres and local governments.")
        return (*begin, Missing(missing, "consultants.csv, certification_applications.csv"))
    return (
        *begin,
        Section(reading.text("who would lead by these weights"), of.rows),
        *judging.standing(reading, of),
        *duels.two(reading, of),
        *duels.changes(reading, of),
        *duels.gate(reading, of),
        *judging.sheet(reading, of),
    )


def ranking(reading: Reading) -> Picture | None:
    """The ranking from its address alone; None where nobody can be ranked."""
    of = contests.chosen(reading)
    return judging.ranking(reading, of) if len(of.rows) else None


SUBJECT = Subject(
    "award",
    "penghargaan",
    mark("Award"),
    (*contests.KEYS, *duels.KEYS),
    page,
    (
        Pictured("pemenang", mark("Centres that won the award"), winners.winners),
        Pictured("peringkat", mark("Ranking of the award"), ranking, contests.choices),
    ),
)
