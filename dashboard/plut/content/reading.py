"""What is read: an edition, in a language, with the choices that an address names.

The width of the reader's screen is not in it: a surface lays blocks out, so that the same address gives the
same blocks to the app, the press room and a file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from plut.base.language import translate
from plut.content import granted
from plut.content.rows import Rows
from plut.content.scope import WHOLE, Part, Scope
from plut.warehouse.edition import Edition


@dataclass(frozen=True)
class Reading:
    """One reading of one page. asked: the codes of the address by key, as they stand there, sorted.

    base: scheme, host and base path under which readers reach the product, for citations. pages: by their
    names in an address, those that are open to the reader; None for all.
    """

    edition: Edition
    language: str
    asked: tuple[tuple[str, str], ...] = ()
    shows_simulated: bool = True
    base: str = "http://localhost:8501"
    pages: frozenset[str] | None = None

    def code(self, key: str) -> str | None:
        """What the address says of a key; None where it says nothing."""
        return dict(self.asked).get(key)

    def only(self, keys: Iterable[str]) -> "Reading":
        """The same reading with the choices that a page knows: what else an address names makes no other
        page."""
        known = set(keys)
        return replace(self, asked=tuple(pair for pair in self.asked if pair[0] in known))

    def but(self, codes: Mapping[str, str]) -> "Reading":
        """The same reading with other codes for some keys."""
        return replace(self, asked=tuple(sorted((dict(self.asked) | dict(codes)).items())))

    def opens(self, page: str) -> bool:
        """Whether a page is open to the reader, by its name in an address."""
        return self.pages is None or page in self.pages

    def at(self, edition: Edition) -> "Reading":
        """The same reading on another edition."""
        return replace(self, edition=edition)

    def text(self, text: str, **values: object) -> str:
        """A text in the reader's language, its {names} filled in. The key is English."""
        return translate(text, self.language, **values)

    def rows(self, query: str, scope: Scope = WHOLE, **fixed: str | int | bool | date | None) -> Rows:
        """The rows of a query for what was chosen. Their scope contains only what the query can filter by.

        fixed: parameters that no reader chose and that leave out no row unsaid: a level of areas, a
        measure to shade by, whether placements are the simulated ones.
        """
        held = scope.held_by(self.edition.parameters(query))
        parameters = dict(held.parameters) | fixed
        asked = tuple(sorted(parameters.items()))
        frame = self.edition.rows(query, **parameters)
        if self.edition.is_part(query, **parameters):
            held = held.plus(Part(granted.part(self.edition, self.language), (), is_granted=True))
        return Rows(query, held, frame, self.edition.header(query).data, asked)

    def plain(self, query: str, **fixed: str | int | bool | date | None) -> pd.DataFrame:
        """The rows of a query that tells names and codes, and of which no number is shown."""
        return self.edition.rows(query, **fixed)

    def part(self, words: str, *, restricts: bool = True, **parameters: object) -> Part:
        """A part of a scope: its words, and the parameters of queries by which it holds."""
        return Part(words, tuple(sorted(parameters.items())), restricts)
