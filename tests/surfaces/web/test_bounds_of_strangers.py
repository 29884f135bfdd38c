"""How much work strangers can ask for."""

import threading
import time

import pytest
from starlette.requests import Request

from plut.surfaces.web.bounds import Bound, Door
from plut.surfaces.web.refusals import Refused


def asking(place: str = "192.0.2.1", said: str = "") -> Request:
    query = said.encode()
    return Request({"type": "http", "client": (place, 1), "headers": [], "query_string": query, "path": "/"})


def test_so_many_work_at_once_so_many_wait_and_the_next_is_told_to_come_again():
    bound = Bound(at_once=2, in_line=3, a_minute=100)
    begun, done = threading.Semaphore(0), threading.Event()
    at_work: list[int] = []
    most = []

    def work() -> None:
        with bound.turn(asking(), "en"):
            at_work.append(1)
            most.append(len(at_work))
            begun.release()
            done.wait(10)
            at_work.pop()

    crowd = [threading.Thread(target=work) for _ in range(5)]
    for thread in crowd:
        thread.start()
    assert begun.acquire(timeout=10) and begun.acquire(timeout=10)
    while bound._waiting < 5:
        pass
    with pytest.raises(Refused) as refused, bound.turn(asking(), "en"):
        pytest.fail("no place was left in line")
    assert refused.value.status == 429 and refused.value.retry_after and "ask again" in refused.value.sentence
    done.set()
    for thread in crowd:
        thread.join()
    assert max(most) == 2 and len(most) == 5
    with bound.turn(asking(), "en"):
        pass


def test_one_place_has_its_share_of_a_minute_and_leaves_the_others_theirs():
    bound = Bound(at_once=1, in_line=0, a_minute=3)
    for _ in range(3):
        with bound.turn(asking(), "en"):
            pass
    with pytest.raises(Refused) as refused, bound.turn(asking(), "en"):
        pytest.fail("the share was used up")
    assert refused.value.status == 429 and 50 < (refused.value.retry_after or 0) <= 61
    with bound.turn(asking("192.0.2.2"), "en"):
        pass


def test_work_that_fails_gives_its_turn_back():
    bound = Bound(at_once=1, in_line=0, a_minute=10)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), bound.turn(asking(), "en"):
            raise ZeroDivisionError


def test_between_two_turns_stands_a_rest_that_the_first_does_not_wait_for():
    bound = Bound(at_once=1, in_line=5, a_minute=10, rest=3)
    began = time.monotonic()
    with bound.turn(asking(), "en"):
        entered = time.monotonic()
        time.sleep(0.2)
    ended = time.monotonic()
    with bound.turn(asking(), "en"):
        again = time.monotonic()
    assert entered - began < 0.5 and again - ended >= 3 * 0.2


def test_a_place_that_has_used_up_its_share_is_turned_away_at_the_door_but_for_what_was_answered():
    bound = Bound(at_once=1, in_line=0, a_minute=2)
    door = Door(bound)
    for said in ("lang=en", "lang=id"):
        door.pass_through(asking(said=said), "en")
        with bound.turn(asking(said=said), "en"):
            pass
        door.remember(asking(said=said))
    with pytest.raises(Refused) as refused:
        door.pass_through(asking(said="provinsi=32"), "en")
    assert refused.value.status == 429 and 50 < (refused.value.retry_after or 0) <= 61
    door.pass_through(asking(said="lang=en"), "en")
    door.pass_through(asking("192.0.2.2", "provinsi=32"), "en")


def test_a_door_of_two_bounds_is_closed_where_both_are_used_up():
    first, second = Bound(at_once=1, in_line=0, a_minute=1), Bound(at_once=1, in_line=0, a_minute=1)
    door = Door(first, second)
    with first.turn(asking(), "en"):
        door.pass_through(asking(), "en")
    with second.turn(asking(), "en"):
        pass
    with pytest.raises(Refused):
        door.pass_through(asking(), "en")
