"""Marks and names on a map, set in pixels so that none lies on another: marks are pushed apart, names are
moved or left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from plut.figures import letters

ROUNDS = 60  # of pushing, at most
FREE = 1.0  # pixels between two marks
SEEN = 3.0  # pixels from which a moved mark has a line to its true place
BESIDE = 3.0  # pixels between a mark and its name

Box = tuple[float, float, float, float]  # left, top, right, bottom, in pixels


def apart(places: np.ndarray, diameters: np.ndarray) -> np.ndarray:
    """Places (n x 2, pixels) moved as little as needed until marks of these diameters leave a pixel between
    them."""
    moved = places.astype(float).copy()
    least = (diameters[:, None] + diameters[None, :]) / 2 + FREE
    for _ in range(ROUNDS):
        gap = moved[:, None, :] - moved[None, :, :]
        distance = np.hypot(gap[..., 0], gap[..., 1])
        np.fill_diagonal(distance, np.inf)
        short = np.maximum(least - distance, 0)
        if not short.any():
            break
        # two at the very same place go to different sides, always the same ones
        turned = np.arange(len(moved)) * 2.4
        side = np.stack([np.cos(turned), np.sin(turned)], axis=1)
        direction = np.where(
            (distance > 0)[..., None], gap / np.where(distance > 0, distance, 1)[..., None], side[:, None, :]
        )
        moved += (direction * (short / 2)[..., None]).sum(axis=1)
    return moved


@dataclass(frozen=True)
class Name:
    """A name that wants to stand at a place: over it, or `beside` a mark of so many pixels there. is_needed:
    it rather stands farther away than not at all."""

    text: str
    x: float
    y: float
    size: float
    is_bold: bool = False
    beside: float = 0
    is_needed: bool = False


@dataclass
class Taken:
    """What is taken on a map: the places of names are found in the order of asking.

    room: of the whole map; boxes: of marks and names.
    """

    room: Box
    boxes: list[Box] = field(default_factory=list)

    def marks(self, places: np.ndarray, diameters: Sequence[float]) -> None:
        for (x, y), size in zip(places, diameters, strict=True):
            self.boxes.append((x - size / 2, y - size / 2, x + size / 2, y + size / 2))

    def place(self, name: Name) -> tuple[float, float] | None:
        """The middle of the name, in pixels; None where there is no room for it."""
        width = letters.width(letters.plain(name.text), name.size, bold=True)
        height = name.size * 1.1
        for x, y in _tries(name, width, height):
            box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            if _inside(box, self.room) and not any(_touch(box, other) for other in self.boxes):
                self.boxes.append(box)
                return x, y
        return None


def _tries(name: Name, width: float, height: float) -> Iterator[tuple[float, float]]:
    """Where a name may stand, the best place first."""
    if name.beside:
        across = (name.beside + width) / 2 + BESIDE
        down = (name.beside + height) / 2 + 1
        for dx, dy in (
            (across, 0),
            (-across, 0),
            (0, -down),
            (0, down),
            (across, -down / 2),
            (across, down / 2),
        ):
            yield name.x + dx, name.y + dy
        return
    yield name.x, name.y
    for step in (0.6, 1.2, 2.0, 2.8) if name.is_needed else (0.6, 1.2):
        for dx, dy in ((0, -height), (0, height), (-width / 3, 0), (width / 3, 0)):
            yield name.x + dx * step, name.y + dy * step


def _inside(box: Box, room: Box) -> bool:
    return box[0] >= room[0] and box[1] >= room[1] and box[2] <= room[2] and box[3] <= room[3]


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
