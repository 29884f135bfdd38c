"""Codes that follow from content alone: the same content has the same code on every machine. For check codes
and seals."""

import hashlib
import json
from collections.abc import Mapping

import pandas as pd

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O and U, which are misread
LENGTH = 8


def code_of(content: Mapping[str, object]) -> str:
    """Eight letters and digits in two groups, 7K3M-Q9TX, of content that JSON can write."""
    text = json.dumps(dict(content), sort_keys=True, ensure_ascii=False).encode()
    number = int.from_bytes(hashlib.sha256(text).digest()[:5])
    letters = "".join(LETTERS[number >> shift & 31] for shift in range(35, -1, -5))
    return f"{letters[:4]}-{letters[4:]}"


def digest(rows: pd.DataFrame) -> str:
    """A hash of rows as they are printed; their order counts, types and caches do not."""
    return hashlib.sha256(rows.to_csv(index=False).encode()).hexdigest()[:16]
