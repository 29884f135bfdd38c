"""Marks on a map are pushed apart as little as needed; a name stands where nothing else does, or nowhere."""

import itertools

import numpy as np
import pytest

from plut.figures.marks import FREE, Name, Taken, apart


def distances(places: np.ndarray) -> list[float]:
    return [float(np.hypot(*(a - b))) for a, b in itertools.combinations(places, 2)]


@pytest.mark.parametrize("count", [2, 3, 6])
def test_marks_at_one_place_leave_a_pixel_between_them(count):
    moved = apart(np.zeros((count, 2)), np.full(count, 10.0))
    assert min(distances(moved)) >= 10 + FREE - 0.1
    assert np.abs(moved).max() < 10 * count


def test_marks_that_are_apart_stay_where_they_are():
    places = np.array([[0.0, 0.0], [30.0, 0.0], [0.0, 40.0]])
    assert (apart(places, np.full(3, 10.0)) == places).all()


def test_two_marks_move_alike_along_the_line_between_them():
    moved = apart(np.array([[0.0, 0.0], [6.0, 0.0]]), np.array([10.0, 10.0]))
    assert moved[:, 1] == pytest.approx([0, 0]) and moved[:, 0] == pytest.approx([-2.5, 8.5])


def test_a_name_stands_beside_its_mark_and_no_name_on_another():
    taken = Taken((0, 0, 300, 100))
    taken.marks(np.array([[100.0, 50.0]]), [10])
    first = taken.place(Name("Sleman", 100, 50, 12, beside=10))
    second = taken.place(Name("Bantul", 100, 50, 12, beside=10))
    assert first[0] > 105 and second[0] < 95  # at the right, then at the left
    boxes = taken.boxes
    for one, other in itertools.combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_a_name_without_room_is_left_out():
    taken = Taken((0, 0, 40, 14))
    assert taken.place(Name("A", 20, 7, 12)) is not None
    assert taken.place(Name("B", 20, 7, 12)) is None
    assert Taken((0, 0, 30, 30)).place(Name("A name that is too long for the map", 15, 15, 12)) is None


def test_a_name_that_is_needed_rather_stands_farther_away_than_not_at_all():
    def placed(is_needed: bool):
        taken = Taken((0, 0, 400, 400))
        taken.boxes.append((100, 172, 300, 228))  # all places near the middle are taken
        return taken.place(Name("Sumsel", 200, 200, 12, is_needed=is_needed))

    assert placed(False) is None
    _, y = placed(True)
    assert abs(y - 200) > 28
