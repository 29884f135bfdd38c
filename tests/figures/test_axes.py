"""Axes: no label at a point leaves them, and places that are too near are pushed apart."""

import itertools

import pandas as pd
import pytest

from plut.figures import axes


def pixels_of(value, span: list, pixels: float) -> float:
    return (value - span[0]) / (span[1] - span[0]) * pixels


def test_the_sides_of_a_label():
    assert axes.sides("top left", 40) == (40, 0)
    assert axes.sides("bottom center", 40) == (20, 20)
    assert axes.sides("middle right", 40) == (0, 40)


@pytest.mark.parametrize(
    "taken",
    [
        [(0, 0)] * 3,
        [(80, 0), (0, 0), (0, 60)],
        [(0, 50), (0, 150), (90, 90)],
        [(0, 0), (300, 0), (0, 0)],
        [(0, 0), (0, 250), (0, 0)],
    ],
)
def test_every_label_is_inside_and_no_room_is_wasted(taken):
    values, pixels = [10, 55, 100], 400
    span = axes.with_room(values, taken, pixels)
    places = [pixels_of(value, span, pixels) for value in values]
    lefts = [place - left for place, (left, _) in zip(places, taken, strict=True)]
    rights = [pixels - place - right for place, (_, right) in zip(places, taken, strict=True)]
    assert min(lefts) > -0.5 and min(rights) > -0.5
    assert min(places[0], pixels - places[-1]) > axes.EDGE - 0.001
    assert min(lefts) < 0.5 or places[0] == pytest.approx(axes.EDGE)
    assert min(rights) < 0.5 or pixels - places[-1] == pytest.approx(axes.EDGE)


def test_days_are_values_like_numbers():
    days = [pd.Timestamp("2020-01-01"), pd.Timestamp("2024-01-01")]
    first, last = axes.with_room(days, [(50, 0), (0, 100)], 500)
    assert pixels_of(days[0], [first, last], 500) == pytest.approx(50)
    assert pixels_of(days[1], [first, last], 500) == pytest.approx(400)


def test_the_points_keep_a_part_of_the_axis_however_long_the_labels():
    first, last = axes.around(0, 10, 900, 900, 300)
    assert 10 / (last - first) == pytest.approx(300 * axes.LEAST / (300 * axes.LEAST + 1800))


@pytest.mark.parametrize("places", [[1, 1, 1, 1], [0, 5, 9.9], [9.5, 9.6, 9.9], [3], []])
def test_places_are_apart_in_their_order_and_below_the_top(places):
    moved = axes.apart(places, 2, 10)
    assert len(moved) == len(places) and all(place <= 10 for place in moved)
    assert all(above - below >= 2 - 1e-9 for below, above in itertools.pairwise(moved))


def test_places_that_are_far_enough_stay():
    assert axes.apart([1, 3, 7], 2, 10) == [1, 3, 7]


def test_a_day_stands_over_the_name_of_its_own_year_between_two_marks():
    days = [pd.Timestamp("2017-01-03"), pd.Timestamp("2019-07-02"), pd.Timestamp("2023-12-30")]
    axis = axes.years(days, [(0, 0)] * 3, 600, 2)
    assert [day.year for day in axis["tickvals"]] == [2017, 2019, 2021, 2023]
    assert {(day.month, day.day) for day in axis["tickvals"]} == {(7, 2)}
    begins = axis["minor"]["tickvals"]
    assert [day.year for day in begins] == list(range(2017, 2025))
    assert axis["range"][0] < begins[0] and begins[-1] < axis["range"][1]
    for day in days:
        begin = max(one for one in begins if one <= day)
        assert begin.year == day.year


def test_a_label_beyond_the_last_year_has_room_on_the_axis():
    days = [pd.Timestamp("2022-06-01"), pd.Timestamp("2024-12-30")]
    usual, wide = (axes.years(days, [(0, 0), (0, room)], 600, 1)["range"] for room in (0, 200))
    assert usual[1] < wide[1]
