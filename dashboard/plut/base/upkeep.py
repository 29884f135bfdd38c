"""How an installation is kept up: what its office wrote into `data/upkeep.toml`."""

import datetime
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from plut.base import folders

FILE = folders.DATA / "upkeep.toml"


@dataclass(frozen=True)
class Upkeep:
    """old_after_days: since its newest number, after which an edition counts as old; None where that is not
    set. next_update: the day on which that of a data set is due, by its name. is_readable: whether the file
    could be read; one that could not sets nothing."""

    old_after_days: int | None = None
    next_update: dict[str, datetime.date] = field(default_factory=dict)
    is_readable: bool = True


def upkeep(file: Path = FILE) -> Upkeep:
    """What the file says now. One that is missing or says nothing sets nothing; one that is no TOML, says
    what means nothing here, or has a day or a number that is none, is unreadable."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        days, due = told.pop("old_after_days", ""), told.pop("next_update", {})
        if told or not isinstance(due, dict):
            return Upkeep(is_readable=False)
        return Upkeep(_days(days), {name: _day(said) for name, said in due.items() if said != ""})
    except (OSError, ValueError):  # TOML and UTF-8 that cannot be decoded are ValueErrors too
        return Upkeep(is_readable=False)


def _days(said: object) -> int | None:
    """Raises ValueError."""
    if said == "":
        return None
    if not isinstance(said, int) or isinstance(said, bool) or said < 1:
        raise ValueError(said)
    return said


def _day(said: object) -> datetime.date:
    """A day as TOML writes it, or as text. Raises ValueError."""
    return datetime.date.fromisoformat(str(said))
