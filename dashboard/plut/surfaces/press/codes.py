"""Check codes: what a picture said when it was handed out, kept so that anyone can ask later. No Streamlit.

A record is one small JSON file, written before its picture is given away. Its code follows from its content: the same
picture of the same edition has the same code on every machine.
"""

import functools
import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from plut.base import files

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O and U, which are misread
MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
LENGTH = 8
SHOWN_ROWS = 60


@dataclass(frozen=True)
class Record:
    """What was handed out: edition, query, which picture with which choices, in which language, and what it printed.

    rows: the first rows of its table as text; digest: a hash of all of them.
    """

    edition: str
    query: str
    picture: str
    choices: dict[str, str | int | None]
    language: str
    title: str
    subtitle: str
    computed: str
    is_simulated: bool
    rows: list[dict[str, str]]
    digest: str

    @functools.cached_property
    def code(self) -> str:
        """Eight letters and digits, in two groups: 7K3M-Q9TX."""
        content = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False).encode()
        number = int.from_bytes(hashlib.sha256(content).digest()[:5])
        letters = "".join(LETTERS[number >> shift & 31] for shift in range(35, -1, -5))
        return f"{letters[:4]}-{letters[4:]}"


class UnknownCode(LookupError):
    """No picture was handed out under this code here, or its record cannot be read."""


def digest(rows: pd.DataFrame) -> str:
    """A hash of rows as they are printed; their order counts, types and caches do not."""
    return hashlib.sha256(rows.to_csv(index=False).encode()).hexdigest()[:16]


def printed(rows: pd.DataFrame, columns: list[str]) -> list[dict[str, str]]:
    """The first rows as text, for the record."""
    return rows[columns].head(SHOWN_ROWS).astype("string").fillna("").to_dict("records")


def write(record: Record, folder: Path) -> Path:
    """Keep a record. One that is there already is the same and stays."""
    path = folder / f"{record.code.replace('-', '')}.json"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        files.write_whole(path, json.dumps(asdict(record), ensure_ascii=False, indent=1, sort_keys=True))
    return path


def read(code: str, folder: Path) -> Record:
    """The record of a code as a reader types it: small letters, spaces and misread letters are forgiven.

    Raises UnknownCode where there is none.
    """
    letters = re.sub(r"[\s-]", "", code).upper().translate(MISREAD)
    if len(letters) != LENGTH or set(letters) - set(LETTERS):
        raise UnknownCode(code)
    try:
        return Record(**json.loads((folder / f"{letters}.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise UnknownCode(code) from error
