"""Marks and names on a map, set in pixels so that none lies on another: marks are pushed apart, names are
broken, moved or left out. A name never stands nearer to something else that has one: there it would be
wrong."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from plut.figures import letters

ROUNDS = 60  # of pushing, at most
FREE = 1.0  # pixels between two marks
SEEN = 3.0  # pixels from which a moved mark has a line to its true place
BESIDE = 3.0  # pixels between a mark and its name

CLEAR = 1.3  # times as far from a name as what it names, anything else must be
CLEAR_AT_THE_LEFT = (
    2.2  # the same of a name at the left of its mark: who reads on takes it for that before it
)
LINE = 1.2  # heights of letters from one line of a name to the next

Box = tuple[float, float, float, float]  # left, top, right, bottom, in pixels
Place = tuple[float, float]  # from the left, from the top, in pixels


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


@dataclass(frozen=True)
class Placed:
    """A name with its lines and the middle of them, in pixels."""

    name: Name
    lines: tuple[str, ...]
    x: float
    y: float


@dataclass
class Taken:
    """What is taken on a map: the places of names are found in the order of asking.

    room: of the whole map; boxes: of marks and names; marked: the middles of the marks; regions: where the
    names of all regions want to stand.
    """

    room: Box
    boxes: list[Box] = field(default_factory=list)
    marked: list[Place] = field(default_factory=list)
    regions: list[Place] = field(default_factory=list)

    def marks(self, places: np.ndarray, diameters: Sequence[float]) -> None:
        for (x, y), size in zip(places, diameters, strict=True):
            self.keep_free(x, y, size)
            self.marked.append((x, y))

    def keep_free(self, x: float, y: float, size: float) -> None:
        """No name lies on this place."""
        self.boxes.append((x - size / 2, y - size / 2, x + size / 2, y + size / 2))

    def place(self, name: Name) -> Placed | None:
        """Where the name stands, in one line or two; None where there is no room for it."""
        for lines, x, y in _tries(name):
            width, height = _extent(lines, name.size)
            box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            is_free = _inside(box, self.room) and not any(_touch(box, other) for other in self.boxes)
            if is_free and self._is_own(name, box):
                self.boxes.append(box)
                return Placed(name, lines, x, y)
        return None

    def _is_own(self, name: Name, box: Box) -> bool:
        """Whether a name in this box is much nearer to what it names than to anything else with a name."""
        if name.beside:
            own = _away(box, (name.x, name.y))
            clear = CLEAR_AT_THE_LEFT if box[2] < name.x else CLEAR
            return all(_away(box, other) > clear * own for other in self.marked if not _same(other, name))
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        own = math.dist(middle, (name.x, name.y))
        return all(math.dist(middle, other) > CLEAR * own for other in self.regions if not _same(other, name))


def _same(place: Place, name: Name) -> bool:
    return math.dist(place, (name.x, name.y)) < 1e-6


def _away(box: Box, place: Place) -> float:
    """Pixels from a place to the nearest edge of a box."""
    x, y = place
    return math.hypot(max(box[0] - x, 0, x - box[2]), max(box[1] - y, 0, y - box[3]))


def _extent(lines: tuple[str, ...], size: float) -> tuple[float, float]:
    width = max(letters.width(letters.plain(line), size, bold=True) for line in lines)
    return width, size * (1.1 + LINE * (len(lines) - 1))


def _broken(text: str) -> list[tuple[str, ...]]:
    """A name in one line, and where it has several words in two of about the same length."""
    words = text.split(" ")
    halves = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return [(text,), *([min(halves, key=lambda two: max(map(len, two)))] if halves else [])]


def _tries(name: Name) -> Iterator[tuple[tuple[str, ...], float, float]]:
    """The lines of a name and where they may stand, the best place first."""
    if name.beside:
        yield from (((name.text,), x, y) for x, y in _steps(name, *_extent((name.text,), name.size)))
        return
    ways = [(lines, list(_steps(name, *_extent(lines, name.size)))) for lines in _broken(name.text)]
    if name.is_needed:  # stands in its region rather than over its borders
        ways.reverse()
    yield from ((lines, *places[0]) for lines, places in ways)  # rather in two lines than elsewhere
    yield from ((lines, x, y) for lines, places in ways for x, y in places[1:])


def _steps(name: Name, width: float, height: float) -> Iterator[Place]:
    """The middles of a name of this size, the best first."""
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
