"""Colours that stand beside one another are told apart, also by those who see no red or no green or no blue;
letters and marks are seen on what they lie on.

Sight without one kind of cones after Machado, Oliveira and Fernandes (2009), distances in OKLab (times 100).
"""

import itertools

import numpy as np
import pytest

from plut.figures import choropleth, flows, matrices, style

APART = 8.0
SIGHTS = {
    "all": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
SETS = {
    "land under points": (*style.UNDER_POINTS, style.HATCH),
    "land with access": (*style.UNDER_POINTS, style.SEQUENTIAL[-1]),
    "land of a choice": choropleth.of_a_choice(["none", "1", "2", "3", "4"]),
    "sequential": style.SEQUENTIAL,
    "diverging": style.DIVERGING,
    "states": (style.ISSUED, style.IN_PROCESS, style.STALLED, style.REFUSED),
    "two that are compared and the others": (style.VALUE, style.ATTENTION, style.OTHERS),
    "four that are compared and the others": (*(color for color, _ in style.FOUR), style.OTHERS),
    "cells of a matrix": (matrices.GOOD, *matrices.BAD),
    "a flow": (flows.THROUGH, style.ISSUED, style.REFUSED, style.STALLED, style.IN_PROCESS),
}


def linear(color: str) -> np.ndarray:
    parts = np.array([int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def oklab(rgb: np.ndarray) -> np.ndarray:
    to_cones = np.array(
        [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ]
    )
    to_lab = np.array(
        [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ]
    )
    return to_lab @ np.cbrt(to_cones @ np.clip(rgb, 0, 1))


def contrast(one: str, other: str) -> float:
    light = sorted(float(np.array([0.2126, 0.7152, 0.0722]) @ linear(color)) for color in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", SETS)
def test_colours_of_one_picture_are_told_apart(name, sight):
    for one, other in itertools.combinations(SETS[name], 2):
        away = 100 * np.linalg.norm(oklab(SIGHTS[sight] @ linear(one)) - oklab(SIGHTS[sight] @ linear(other)))
        assert away >= APART, (one, other, away)


def test_sea_other_countries_and_classes_are_in_order_in_grey_print():
    light = [100 * oklab(linear(c))[0] for c in (style.SEA, style.ABROAD, *style.UNDER_POINTS)]
    steps = [one - other for one, other in itertools.pairwise(light)]
    assert min(steps[:2]) >= 3.5 and min(steps[2:]) >= 9 and light[0] - light[2] >= APART


@pytest.mark.parametrize("ground", [style.PAPER, style.WASH, style.SEA])
@pytest.mark.parametrize("ink", [style.INK, style.MUTED, style.VALUE, style.ATTENTION, style.SIMULATED])
def test_letters_are_read_on_every_quiet_ground(ink, ground):
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("land", [*style.UNDER_POINTS, style.HATCHED, style.SEA, style.ABROAD])
def test_centres_are_seen_on_all_land(land):
    assert contrast(style.CENTRE, land) >= 3
