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
    assert first.x > 105 and second.x < 95  # at the right, then at the left
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
    assert abs(placed(True).y - 200) > 28


def test_a_name_of_two_words_is_broken_before_it_moves():
    taken = Taken((0, 0, 400, 400))
    taken.boxes.append((225, 150, 300, 250))
    found = taken.place(Name("Papua Barat Daya", 190, 200, 12))
    assert found.lines == ("Papua", "Barat Daya") and (found.x, found.y) == (190, 200)


def test_a_region_is_not_named_where_another_is_nearer():
    def placed(regions: list[tuple[float, float]]):
        taken = Taken((0, 0, 400, 400), regions=regions)
        taken.boxes.append((190, 196, 210, 204))  # its own place is taken
        return taken.place(Name("Sultra", 200, 200, 12))

    assert placed([(200, 200)]) is not None
    around = [(200, 186), (200, 214), (178, 200), (222, 200)]
    assert placed([(200, 200), *around]) is None


def test_a_mark_is_not_named_beside_another_mark():
    taken = Taken((0, 0, 400, 400))
    taken.marks(np.array([[200.0, 200.0], [260.0, 200.0]]), [10, 10])
    found = taken.place(Name("Mojokerto", 200, 200, 12, beside=10))
    assert found.x < 200 or abs(found.y - 200) > 8  # its right end would touch the other mark


def test_a_place_that_is_kept_free_has_no_name():
    taken = Taken((0, 0, 400, 400))
    taken.keep_free(200, 200, 14)
    found = taken.place(Name("Serang", 200, 200, 12))
    assert found is None or abs(found.y - 200) > 12
