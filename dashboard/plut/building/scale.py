"""How much of what is costly a build makes: all of it for readers, little where nobody looks at it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """purchases: simulated ones in a year, about. enterprises: simulated ones that apply for certificates.
    new_centres: for up to how many "where next" is solved. villages: how many of each regency stand for all
    of its people, None for all.
    """

    purchases: int
    enterprises: int
    new_centres: int
    villages: int | None


FULL = Scale(purchases=62_000, enterprises=86_000, new_centres=10, villages=None)
SMALL = Scale(
    purchases=600, enterprises=1_000, new_centres=1, villages=2
)  # the check of a file, tests of the import
