"""Readers take turns at pages; who waits for another process keeps nobody from theirs."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from plut.surfaces.app import turns

HANGS = 30  # seconds after which a test that waits for ever fails


def test_as_many_pages_are_made_at_once_as_there_are_turns():
    inside = threading.Barrier(turns.PAGES_AT_ONCE + 1)
    go, entered = threading.Event(), threading.Event()

    def page():
        with turns.turn():
            inside.wait(HANGS)
            go.wait(HANGS)

    def late():
        with turns.turn():
            entered.set()

    with ThreadPoolExecutor(turns.PAGES_AT_ONCE + 1) as readers:
        pages = [readers.submit(page) for _ in range(turns.PAGES_AT_ONCE)]
        inside.wait(HANGS)
        one_more = readers.submit(late)
        assert not entered.wait(0.2)
        go.set()
        for done in (*pages, one_more):
            done.result(HANGS)
    assert entered.is_set()


def test_files_being_checked_leave_their_turns_to_readers():
    checking = threading.Barrier(turns.PAGES_AT_ONCE + 1)
    checked = threading.Event()

    def upload():
        with turns.turn():
            with turns.waiting():
                checking.wait(HANGS)
                assert checked.wait(HANGS)
            return "told"

    def read():
        with turns.turn():
            return "read"

    with ThreadPoolExecutor(turns.PAGES_AT_ONCE + 1) as readers:
        uploads = [readers.submit(upload) for _ in range(turns.PAGES_AT_ONCE)]
        checking.wait(HANGS)
        assert readers.submit(read).result(HANGS) == "read"  # before any check has ended
        checked.set()
        assert [one.result(HANGS) for one in uploads] == ["told"] * turns.PAGES_AT_ONCE


@pytest.mark.parametrize("is_page", [True, False], ids=["page", "part"])
def test_as_many_turns_are_left_after_an_error_while_waiting(is_page):
    def fail():
        with turns.waiting():
            raise ValueError

    for _ in range(turns.PAGES_AT_ONCE + 1):
        with pytest.raises(ValueError):
            if is_page:
                with turns.turn():
                    fail()
            else:
                fail()
    test_as_many_pages_are_made_at_once_as_there_are_turns()
