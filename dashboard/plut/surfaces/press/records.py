"""What was handed out under a check code or a seal, kept so that anyone can ask later.

A record is one small JSON file, written before its picture is given away. Its code follows from its content.
It keeps the address of the picture, not the fields of a class: the page is asked again as a reader would ask
it.
"""

import functools
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from plut.base import files
from plut.content.codes import LENGTH, LETTERS, code_of
from plut.surfaces.press import former_records

VERSION = 2
MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
SHOWN_ROWS = 60


@dataclass(frozen=True)
class Record:
    """What was handed out: edition, query, which picture with which choices, in which language, and what it
    printed.

    address: every choice that turns the picture, by its key in the address, also where it was the usual one:
    what is usual may change. rows: the first rows of its table as text; digest: a hash of all of them. seal:
    of what was judged, where that was handed out: it follows from less than the record (see judging.py).
    """

    edition: str
    query: str
    picture: str
    address: dict[str, str]
    language: str
    title: str
    subtitle: str
    computed: str
    is_simulated: bool
    rows: list[dict[str, str]]
    digest: str
    version: int = VERSION
    seal: str = ""

    @functools.cached_property
    def code(self) -> str:
        """Eight letters and digits, in two groups: 7K3M-Q9TX; the seal, where it is the record of one."""
        content = asdict(self)
        return content.pop("seal") or code_of(content)


class UnknownCode(LookupError):
    """No picture was handed out under this code here, or its record cannot be read."""


def printed(rows: pd.DataFrame, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """The first rows as text, for the record."""
    return rows[list(columns)].head(SHOWN_ROWS).astype("string").fillna("").to_dict("records")


def write(record: Record, folder: Path) -> Path:
    """Keep a record. One that is there already is the same and stays."""
    path = folder / f"{record.code.replace('-', '')}.json"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        files.write_whole(path, json.dumps(asdict(record), ensure_ascii=False, indent=1, sort_keys=True))
    return path


def read(typed: str, folder: Path) -> tuple[str, Record]:
    """The code as it is printed, and its record. Small letters, spaces and misread letters are forgiven.

    A record of an earlier version is read as one of today. Raises UnknownCode where there is none.
    """
    letters = re.sub(r"[\s-]", "", typed).upper().translate(MISREAD)
    if len(letters) != LENGTH or set(letters) - set(LETTERS):
        raise UnknownCode(typed)
    try:
        content = json.loads((folder / f"{letters}.json").read_text(encoding="utf-8"))
        record = Record(**former_records.of_today(content))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnknownCode(typed) from error
    return f"{letters[:4]}-{letters[4:]}", record
