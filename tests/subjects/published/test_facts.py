"""The page of published figures: what is printed, what follows from its parts, and a ledger that says what it
leaves out."""

import pytest

from plut.base.definitions import UMK_RULE_SHARE
from plut.content.blocks import Finding, Fold, Picture, Section, Sentence, Table, walk
from plut.content.reading import Reading
from plut.subjects.published import SUBJECT, facts
from plut.warehouse.edition import Edition


@pytest.fixture(scope="module")
def reading(edition) -> Reading:
    return Reading(Edition(str(edition.path)), "en")


def ledger(reading: Reading) -> Table:
    return next(one for one in SUBJECT.blocks(reading) if isinstance(one, Table) and one.key == "ledger")


def test_the_head_counts_the_percentages_that_can_be_judged(reading):
    (head,) = (block for block in SUBJECT.blocks(reading) if isinstance(block, Finding))
    assert head.sentences[0].text == (
        "Of 9 published percentages about procurement, 3 match their own parts and 2 do not. The other 4 "
        "(36.1%, 34.3%, 39.99% and 37.6%) cannot be recomputed: the source gives the percentage alone, "
        "without the rupiah spent."
    )
    judged = next(one for one in head.answers.answers if one.label.startswith("Percentages"))
    assert judged.value == "3 of 9" and judged.note.startswith("2 do not; 4 were published alone")


def test_one_amount_reads_as_several_percentages(reading):
    made = facts.one_amount(reading)
    assert made.frame.title == ("Rp221.49 trillion beside 40% of each denominator")
    assert len(made.rows) == 3 and made.code == "satu-nilai"


def test_each_of_those_bars_has_the_line_of_its_own_denominator_and_says_of_which_day_it_is(reading):
    bars = facts.one_amount(reading).drawing.arguments[0]
    assert not bars["target_text"].str.contains("obligation").any()
    for bar in bars.to_dict("records"):
        assert bar["target"] == pytest.approx(0.4 * bar["whole"]) and bar["target_text"].startswith("40%: Rp")
        assert bar["label"].endswith("27 October 2023") and "October" not in bar["size"]  # said once
        assert "(as of 27 October 2023; the amount as of 1 November 2023)" in bar["hover"]
    assert list(bars["gap_text"]) == [
        "Rp248.33 trillion below it",
        "Rp102.88 trillion below it",
        "Rp9.69 trillion above it",
    ]
    assert bars["part"].nunique() == 1  # one amount, as long in each bar


def test_the_line_of_the_rule_crosses_only_shares_of_a_budget(reading):
    drawn, named = facts.published_shares(reading).drawing.arguments[0], facts.published_shares(reading)
    assert set(drawn.loc[drawn["target"] != "", "denominator_kind"]) == {"budget"}
    assert set(drawn["target"]) == {"40% of the budget", ""}
    assert not set(drawn["denominator_kind"]) & {"other_measure", "obligation"}
    (target,) = (value for name, value in named.drawing.named if name == "target")
    assert target == UMK_RULE_SHARE


def test_every_statement_that_does_not_follow_is_told_with_the_one_that_does(reading):
    told = [block.words for block in facts.arithmetic(reading) if isinstance(block, Sentence)]
    gaps = [text for text in told if "our arithmetic" in text and "Published" in text]
    assert len(gaps) == 2
    assert any("Published: 11.92%" in text and text.endswith("our arithmetic: 12.39%.") for text in gaps)


def test_a_topic_leaves_facts_out_and_both_head_and_table_say_so(reading):
    of = reading.but({"topik": "procurement"})
    heads = [block.text for block in SUBJECT.blocks(of) if isinstance(block, Section)]
    every, some = ledger(reading), ledger(of)
    assert set(some.rows.frame["topic"]) == {"procurement"} and 0 < len(some.rows) < len(every.rows)
    assert some.scope.words == "Procurement" and some.frame.subtitle.startswith("Procurement, as of")
    assert heads[-1] == "Published facts with source and date: Procurement"
    assert every.frame.subtitle == "One row per fact, newest first."


def test_each_disagreement_is_a_sentence_and_a_row(reading):
    blocks = SUBJECT.blocks(reading)
    head = next(n for n, b in enumerate(blocks) if isinstance(b, Section) and b.text.startswith("Where the"))
    fold = next(n for n, b in enumerate(blocks) if isinstance(b, Fold) and b.key == "conflicts_details")
    (table,) = blocks[fold].inside.blocks()
    assert fold - head - 1 == len(table.rows) > 4


def test_nothing_in_print_is_simulated_and_no_choice_turns_a_picture(reading):
    pictures = [block for block in walk(SUBJECT.blocks(reading)) if isinstance(block, Picture)]
    assert [block.code for block in pictures] == ["satu-nilai", "bagian"]
    assert not any(block.is_simulated for block in pictures)
    of = reading.but({"topik": "procurement"})
    assert [block for block in walk(SUBJECT.blocks(of)) if isinstance(block, Picture)] == pictures
