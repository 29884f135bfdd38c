"""How much of what is costly a build makes: all of it for readers, little where nobody looks at it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """purchases: simulated ones in a year, about. new_centres: for up to how many "where next" is solved."""

    purchases: int
    new_centres: int


FULL = Scale(purchases=62_000, new_centres=10)
SMALL = Scale(purchases=600, new_centres=1)  # the check of a file, tests of the import
