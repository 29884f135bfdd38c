"""Schemes are not summed: the page says why where one is chosen, and shows all of them side by side."""

import pytest

from plut.content.blocks import Answers, Choices, Fold, Links, Picture, Sentence, Table, standing, walk
from plut.content.reading import Reading
from plut.subjects.certification import SUBJECT
from plut.warehouse.edition import Edition


@pytest.fixture
def blocks(edition):
    return SUBJECT.blocks(Reading(Edition(str(edition.path)), "en"))


def test_no_choice_sums_schemes_and_the_reason_follows_the_choices(blocks):
    open_ones = list(standing(blocks))
    [at] = [
        at for at, one in enumerate(open_ones) if isinstance(one, Choices) and one.choices[0].key == "skema"
    ]
    schemes = [code for code, _ in open_ones[at].choices[0].options]
    assert len(schemes) > 1 and "" not in schemes
    reason = open_ones[at + 1]
    assert isinstance(reason, Sentence) and "count some enterprises more than once" in reason.text
    assert isinstance(open_ones[at + 2], Fold)


def test_all_schemes_stand_in_one_table_to_which_the_head_of_the_page_leads(blocks):
    first = next(at for at, one in enumerate(blocks) if isinstance(one, Picture | Answers))
    [way] = [one for one in blocks[:first] if isinstance(one, Links)]
    assert [link.address for link in way.links] == ["sertifikasi#schemes"]
    [table] = [one for one in walk(blocks) if isinstance(one, Table) and one.key == "schemes"]
    [choice] = [
        box for one in walk(blocks) if isinstance(one, Choices) for box in one.choices if box.key == "skema"
    ]
    assert table.rows.frame["scheme"].tolist() == [code for code, _ in choice.options]


def test_each_scheme_keeps_its_own_time_until_the_reader_chooses_one(edition):
    days = {}
    for asked in ((), (("jendela", "90"),)):
        shown = walk(SUBJECT.blocks(Reading(Edition(str(edition.path)), "id", asked)))
        [table] = [one for one in shown if isinstance(one, Table) and one.key == "schemes"]
        days[asked] = set(table.rows.frame["days_allowed"])
    assert days == {(): {180, 365}, (("jendela", "90"),): {90}}
