"""What a reader typed, found by the page query of a choice: its options that are meant, or near."""

from collections.abc import Mapping
from dataclasses import dataclass

from plut.content.choices import ALL
from plut.content.reading import Reading

LONGEST = 60  # letters that are typed
LISTED = 40  # options of a list


@dataclass(frozen=True)
class Found:
    """Options that were found, code and name, the best first; the one that is meant, where one is; whether
    they are only similar."""

    options: tuple[tuple[str, str], ...]
    meant: str | None
    is_near: bool


def found(reading: Reading, query: str, typed: str, options: Mapping[str, str]) -> Found:
    """What is meant by what was typed. query: the page query that finds it; options: code and name of those
    that can be chosen."""
    rows = reading.plain(query, typed=typed[:LONGEST])
    codes = rows.iloc[:, 0].astype(str)
    rows = rows[codes.isin(set(options) - {ALL})].head(LISTED)
    names = tuple((code, options[code]) for code in rows.iloc[:, 0].astype(str))
    meant = rows.loc[rows["is_meant"].astype(bool)].iloc[:, 0].astype(str).tolist()
    is_near = "is_near" in rows and bool(rows["is_near"].any())
    return Found(names, meant[0] if len(meant) == 1 else None, is_near)
