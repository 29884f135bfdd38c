"""Who answers for an installation: what its office wrote into `data/contact.toml`."""

import datetime
import tomllib
from dataclasses import dataclass
from pathlib import Path

from plut.base import folders

FILE = folders.DATA / "contact.toml"


@dataclass(frozen=True)
class Contact:
    """office: its name by language. reach: how. kept_up_until: the last day on which somebody answers, None
    where none is given. problem: why the file says nothing: 'empty', 'unreadable', or '' where it does."""

    office: dict[str, str]
    reach: str
    kept_up_until: datetime.date | None
    problem: str = ""


def contact(file: Path = FILE) -> Contact:
    """What the file says now. One that is missing or half filled in names nobody; one that is no TOML, or
    whose day is none, is unreadable."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        until = str(told.get("kept_up_until", "")).strip()
        day = datetime.date.fromisoformat(until) if until else None
    except (OSError, ValueError):  # TOML and UTF-8 that cannot be decoded are ValueErrors too
        return Contact({}, "", None, "unreadable")
    office = {language: str(told.get(f"office_{language}", "")).strip() for language in ("id", "en")}
    reach = str(told.get("reach", "")).strip()
    is_named = all(office.values()) and reach
    return Contact(office, reach, day, "" if is_named else "empty")
