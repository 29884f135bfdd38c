"""A damaged, lost or out-of-order edition: another is served, the reader is told, and nothing depends on a
clock."""

import os
import shutil

import pytest
from app_words import titles

from plut.warehouse import editions


def truncated(path):
    os.truncate(path, path.stat().st_size // 2)


def emptied(path):
    os.truncate(path, 0)


def flipped(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def deleted(path):
    path.unlink()


def without_seal(path):
    path.with_suffix(".json").unlink()


def build_again(folder, edition, content):
    """What the end of a build does: the same edition once more, from a sound copy."""
    with editions.workplace(folder) as work:
        (work / "finished").write_bytes(content)
        editions.publish(work / "finished", folder, edition.stem)


FAULTS = [truncated, emptied, flipped, deleted, without_seal]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f.__name__)
def test_the_edition_before_is_served(served, fault):
    folder, newer, older = served
    assert newer != older
    fault(newer)
    assert editions.current(folder) == older
    assert editions.named(folder, newer.stem) is None and editions.previous(folder) is None
    assert editions.damaged(folder) == ([] if fault is deleted else [newer])


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"../../etc/passwd", b"000000000000\n", None], ids=repr
)
def test_a_pointer_that_leads_nowhere_leads_to_the_newest_sound_edition(served, content):
    folder, newer, _ = served
    (folder / editions.POINTER).unlink()
    if content is not None:
        (folder / editions.POINTER).write_bytes(content)
    assert editions.current(folder) == newer


@pytest.mark.parametrize(
    "seal", ["", "[]", "null", '{"sha256": 1}', '{"sha256": "x", "number": "y"}', '{"sha256": "x"}']
)
def test_a_seal_that_cannot_be_read_seals_nothing(served, seal):
    folder, newer, older = served
    newer.with_suffix(".json").write_text(seal)
    assert editions.current(folder) == older


def test_the_order_of_editions_asks_no_clock(served):
    folder, newer, older = served
    os.utime(newer, (0, 0))
    os.utime(older, (2**31, 2**31))
    (folder / editions.POINTER).unlink()
    assert editions.current(folder) == newer and editions.previous(folder) == older
    build_again(folder, older, older.read_bytes())
    os.utime(older, (0, 0))
    assert editions.current(folder) == older and editions.previous(folder) == newer


def test_a_sound_edition_that_is_built_again_keeps_its_file_and_a_damaged_one_is_mended(served):
    folder, newer, _ = served
    before, content = newer.stat().st_ino, newer.read_bytes()
    build_again(folder, newer, content)
    assert newer.stat().st_ino == before
    flipped(newer)
    assert editions.damaged(folder) == [newer]
    build_again(folder, newer, content)
    assert editions.damaged(folder) == [] and editions.current(folder) == newer


@pytest.mark.parametrize(("language", "word"), [("id", "rusak atau hilang"), ("en", "damaged or missing")])
def test_the_page_says_that_another_edition_is_shown(served, visit_page, language, word):
    folder, newer, older = served
    flipped(newer)
    app = visit_page(folder, lang=language)
    assert not app.exception and titles(app)
    said = [warning.value for warning in app.warning]
    assert any(word in text and newer.stem in text and older.stem in text for text in said)
    assert any(
        newer.stem in text and "data/build" not in text and word not in text for text in said
    )  # among the checks


@pytest.mark.parametrize("fault", [truncated, deleted], ids=lambda f: f.__name__)
def test_an_edition_lost_under_a_running_app_is_replaced_at_the_next_click_and_mended_by_a_build(
    served, visit_page, fault
):
    folder, newer, older = served
    content = newer.read_bytes()
    app = visit_page(folder, "overview", lang="en")
    assert not app.exception and not app.warning
    fault(newer)
    app.run()
    assert not app.exception and titles(app)
    assert any(older.stem in warning.value for warning in app.warning)
    build_again(folder, newer, content)
    app.run()
    assert not app.exception and titles(app) and not app.warning


@pytest.mark.parametrize(
    ("language", "word"), [("id", "Tidak ada edisi yang utuh"), ("en", "No sound edition is left")]
)
def test_where_no_edition_is_sound_the_page_says_how_to_build_one(served, visit_page, language, word):
    folder, newer, older = served
    truncated(newer)
    flipped(older)
    app = visit_page(folder, lang=language)
    assert not app.exception
    (error,) = app.error
    assert word in error.value and "dashboard/build.py" in error.value.replace("\\", "")


def test_a_folder_whose_editions_are_all_gone_is_like_a_new_one(served):
    folder, newer, older = served
    shutil.copy(newer, folder / "dinas.duckdb")
    deleted(newer)
    deleted(older)
    assert editions.current(folder) is None and editions.damaged(folder) == []


@pytest.mark.parametrize("asked", ["[x](//a.b)", "../../\0"])
def test_an_edition_asked_for_by_a_hostile_name_is_text(served, visit_page, asked):
    app = visit_page(served[0], lang="en", edisi=asked)
    assert not app.exception and titles(app)
    (warning,) = app.warning
    assert "](" not in warning.value.replace("\\](", "")
