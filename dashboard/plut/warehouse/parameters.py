"""Parameters of page queries as somebody typed them: text -> a value of the type that the header declares."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from plut.warehouse.connection import UnknownParameter
from plut.warehouse.sql_files import Entry, Header, parsing

LONGEST = 2000  # letters of one value
LISTED = re.compile(r"'([^']*)'")
RANGE = re.compile(r"(\d+) to (\d+)\b")
NUMBERS = re.compile(r"\d+(?: \([^)]*\))?(?:, \d+(?: \([^)]*\))?)*(?: or \d+)")


@dataclass(frozen=True)
class Accepted:
    """What a parameter takes, where its header lists it: these values, or whole numbers from least to most;
    neither where the header does not."""

    values: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None

    def takes(self, value: Any) -> bool:
        if self.least is not None and self.most is not None:
            return bool(self.least <= value <= self.most)
        return not self.values or str(value) in self.values


class UnreadableParameter(ValueError):
    """A value is not of its parameter's type, or none of those that it takes."""

    def __init__(self, entry: Entry, value: str) -> None:
        super().__init__(f"{entry.name}: {value[:40]!r} does not fit: {entry.type}, {entry.meaning}")
        self.entry = entry
        self.value = value


def accepted(entry: Entry) -> Accepted:
    """What the meaning of a parameter lists: `'province' or 'regency'; null for both`, `1 to 10`, `25, 50
    (null too) or 100 kilometres`. Where it says what anything else means, it takes anything."""
    if entry.type == "integer" and (ends := RANGE.match(entry.meaning)):
        return Accepted(least=int(ends[1]), most=int(ends[2]))
    if entry.type == "integer" and (numbers := NUMBERS.match(entry.meaning)):
        return Accepted(tuple(re.findall(r"\d+", numbers[0])))
    if entry.meaning.startswith("'") and not re.search(r"\belse\b", entry.meaning):
        return Accepted(tuple(LISTED.findall(entry.meaning)))
    return Accepted()


def typed(name: str, header: Header, given: Mapping[str, str]) -> dict[str, Any]:
    """The values of parameters of the query `name`, each of its type; a macro does not read text as a number.

    Raises UnknownParameter, naming what there is, and UnreadableParameter.
    """
    known = {entry.name: entry for entry in header.params}
    if unknown := sorted(set(given) - set(known)):
        raise UnknownParameter(
            f"{name} has no parameter {', '.join(unknown)}; it has: {', '.join(sorted(known)) or 'none'}"
        )
    return {key: _value(known[key], text) for key, text in given.items()}


def _value(entry: Entry, text: str) -> Any:
    if len(text) > LONGEST:
        raise UnreadableParameter(entry, text)
    with parsing() as cursor:
        try:
            [[value]] = cursor.execute(f"select cast(? as {entry.type})", [text]).fetchall()
        except (duckdb.Error, UnicodeError) as error:
            raise UnreadableParameter(entry, text) from error
    if value is not None and not accepted(entry).takes(value):
        raise UnreadableParameter(entry, text)
    return value
