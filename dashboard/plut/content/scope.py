"""What was chosen, as one value: it restricts queries, and it says itself in words. No picture or sentence
about rows can be made without it."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

LONGEST_SLUG = 120  # letters of a file's name that tell what was chosen; file systems take 255 bytes in all


@dataclass(frozen=True)
class Part:
    """One thing that was chosen.

    words: how it is said in the reader's language; empty where every text about its rows says it anyway.
    parameters: those of queries by which it holds. restricts: whether it leaves rows out; else it only turns
    what is counted (a distance, a window of days, a denominator), and rows of the whole country stay such.
    is_granted: nobody chose it, the reader may see no more.
    """

    words: str
    parameters: tuple[tuple[str, object], ...]
    restricts: bool = True
    is_granted: bool = False


@dataclass(frozen=True)
class Scope:
    """All that was chosen. Without a part that restricts it is the whole country."""

    parts: tuple[Part, ...] = ()

    @property
    def is_whole(self) -> bool:
        return not any(part.restricts for part in self.parts)

    @property
    def parameters(self) -> tuple[tuple[str, object], ...]:
        return tuple(
            sorted((pair for part in self.parts for pair in part.parameters), key=lambda pair: pair[0])
        )

    @property
    def words(self) -> str:
        """`Halal, registered: 2025, Jawa Barat`; empty for the whole country."""
        return ", ".join(part.words for part in self.parts if part.words)

    @property
    def slug(self) -> str:
        """The words of what restricts, for the name of a file: `uptd_jawa-barat`."""
        return "_".join(slug(part.words) for part in self.parts if part.restricts and part.words)[
            :LONGEST_SLUG
        ]

    def held_by(self, parameters: Collection[str]) -> "Scope":
        """The part of it that a query with these parameters can filter by, so that words never promise more
        than SQL did."""
        held = (part for part in self.parts if {name for name, _ in part.parameters} <= set(parameters))
        return Scope(tuple(held))

    def plus(self, *parts: Part) -> "Scope":
        return Scope((*self.parts, *parts))

    def within(self, *others: "Scope") -> "Scope":
        """With what of others the reader may see no more of."""
        granted = (part for other in others for part in other.parts if part.is_granted)
        return self.plus(*(part for part in dict.fromkeys(granted) if part not in self.parts))

    def unsaid_in(self, text: str) -> str:
        """The words of what restricts that a text does not have yet."""
        missing = (part.words for part in self.parts if part.restricts and part.words not in text)
        return ", ".join(words for words in missing if words)


WHOLE = Scope()


def slug(words: str) -> str:
    """Words as a part of a file's name: small letters and figures with hyphens between."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
