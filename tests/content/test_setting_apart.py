"""What is simulated stands in a frame, all of it and nothing real with it, on every page."""

import pytest

from plut.content.blocks import (
    Answers,
    Beside,
    Finding,
    Group,
    Invitation,
    Limits,
    Links,
    Picture,
    Ranked,
    Section,
    Sentence,
    Sheet,
    Table,
    standing,
)
from plut.content.reading import Reading
from plut.content.setting_apart import Framed, is_whole, set_apart
from plut.subjects.every import SUBJECTS
from plut.surfaces.press.registry import OFFERS
from plut.warehouse.edition import Edition


def is_simulated(block) -> bool:
    if isinstance(block, Table):
        return block.rows.is_simulated
    if isinstance(block, Answers):
        return any(one.is_simulated for one in block.answers)
    return isinstance(block, Picture | Section | Sentence | Ranked) and block.is_simulated


@pytest.fixture(params=SUBJECTS, ids=lambda subject: subject.name)
def laid(request, edition):
    reading = Reading(Edition(str(edition.path)), "en", (), shows_simulated=True)
    return list(set_apart(request.param.blocks(reading)))


def test_nothing_simulated_stands_outside_a_frame(laid):
    outside = [block for block in laid if not isinstance(block, Framed | Finding)]
    mixed = [block for block in outside if isinstance(block, Beside | Group)]
    plain = [block for block in outside if not isinstance(block, Beside | Group)]
    assert not [block for block in plain if is_simulated(block)]
    for block in mixed:  # its columns are set apart one by one
        parts = (block.shown, block.told) if isinstance(block, Beside) else (block.blocks,)
        inner = [one for part in parts for one in set_apart(part)]
        assert not [one for one in inner if not isinstance(one, Framed) and is_simulated(one)]


def test_a_frame_holds_nothing_real_and_ends_before_what_leads_elsewhere(laid):
    for frame in (block for block in laid if isinstance(block, Framed)):
        inside = standing(frame.blocks)
        real = [block for block in inside if isinstance(block, Picture | Table) and not is_simulated(block)]
        assert not real, (frame.key, [block.key for block in real])
        assert not isinstance(frame.blocks[-1], Links | Invitation | Limits)
        assert not [block for block in inside if isinstance(block, Limits | Finding)]


def test_frames_of_a_page_have_keys_of_their_own(laid):
    keys = [block.key for block in laid if isinstance(block, Framed)]
    assert len(keys) == len(set(keys))


def test_nothing_is_lost_or_moved(edition):
    reading = Reading(Edition(str(edition.path)), "en", (), shows_simulated=True)
    for subject in SUBJECTS:
        blocks = subject.blocks(reading)
        again = [
            inner
            for block in set_apart(blocks)
            for inner in (block.blocks if isinstance(block, Framed) else (block,))
        ]
        assert again == list(blocks)


def test_a_page_of_real_data_only_has_no_frame(edition):
    reading = Reading(Edition(str(edition.path)), "en", (), shows_simulated=False)
    for subject in SUBJECTS:
        blocks = subject.blocks(reading)
        assert not [block for block in set_apart(blocks) if isinstance(block, Framed)], subject.name
        assert not is_whole(blocks)


def test_only_a_page_that_is_simulated_as_a_whole_has_the_band(edition):
    reading = Reading(Edition(str(edition.path)), "en", (), shows_simulated=True)
    picture = OFFERS["peringkat"].picture(reading)
    real = OFFERS["pemenang"].picture(reading)
    assert is_whole((Sheet(picture, "wide"),)) and not is_whole((Sheet(real, "wide"),))
    assert not is_whole((Sheet(picture, "wide"), Sheet(real, "wide"))) and not is_whole(())
