"""Rows with what they are: the query, what was chosen, the data sets they come from, and how weak the weakest
of them is."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from plut.content.credits import weakest
from plut.content.scope import Scope
from plut.warehouse.shown import Withheld


@dataclass(frozen=True, eq=False)
class Rows:
    """The result of a query; equal where the query, the scope and every value are.

    parameters: all that the query was asked with, for whoever wants to ask again.
    A frame is never changed once it is here: `but` and `beside` give other rows of the same query and scope.
    """

    query: str
    scope: Scope
    frame: pd.DataFrame
    data: tuple[str, ...]
    parameters: tuple[tuple[str, object], ...] = ()

    def __len__(self) -> int:
        return len(self.frame)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    @cached_property
    def digest(self) -> str:
        head = repr((self.query, self.scope, list(self.frame.columns)))
        values = pd.util.hash_pandas_object(self.frame.astype(str), index=False).to_numpy().tobytes()
        return hashlib.sha256(head.encode() + values).hexdigest()[:16]

    @cached_property
    def records(self) -> list[dict[str, Any]]:
        """The rows one by one, each a value by column."""
        return [{str(name): value for name, value in row.items()} for row in self.frame.to_dict("records")]

    @property
    def first(self) -> dict[str, Any]:
        """The row of a query that has one whatever is asked: where it lacks, the reader may not see it."""
        if not self.records:
            raise Withheld(self.query)
        return self.records[0]

    def of(self, column: str, value: object) -> dict[str, Any]:
        """The row of an area or a kind that the query always has; the same."""
        for row in self.records:
            if row[column] == value:
                return row
        raise Withheld(self.query)

    @property
    def is_whole(self) -> bool:
        """Whether nothing that was chosen left rows out: only then they speak of the whole country."""
        return self.scope.is_whole

    @property
    def is_in_part(self) -> bool:
        """Whether there may be others that the reader may not see: where none is here, nobody may say that
        there is none."""
        return any(part.is_granted for part in self.scope.parts)

    @cached_property
    def provenance(self) -> str:
        """The weakest of the rows; an empty result shows nothing and is called derived."""
        return weakest(self.frame["provenance"])

    @property
    def is_simulated(self) -> bool:
        return self.provenance == "simulated"

    def but(self, change: Callable[[pd.DataFrame], pd.DataFrame]) -> "Rows":
        """Other rows of the same query and scope: columns renamed or added, rows left out."""
        return replace(self, frame=change(self.frame))

    def beside(self, *others: "Rows") -> "Rows":
        """The provenance of these rows and of all that is shown with them, for a picture of several
        queries; where the reader sees a part of any of them, it is of that part."""
        frames = [rows.frame[["provenance"]] for rows in (self, *others)]
        return replace(self.within(*others), frame=pd.concat(frames, ignore_index=True))

    def within(self, *others: "Rows") -> "Rows":
        """The same rows, of a part where the reader sees a part of the others, which are shown with them."""
        return replace(self, scope=self.scope.within(*(rows.scope for rows in others)))
