"""Whether a text holds personal data, by the macro with which the import decides it."""

import duckdb

from plut.base import folders


def names_a_person(*texts: str) -> bool:
    """Whether one of some texts holds what looks like an identity number, an e-mail address or a phone
    number."""
    with duckdb.connect() as connection:
        connection.execute((folders.QUERIES / "macros" / "names_a_person.sql").read_text(encoding="utf-8"))
        sql = "select bool_or(names_a_person(said)) from unnest(?) as of (said)"
        return connection.execute(sql, [[_whole(text) for text in texts]]).fetchone() == (True,)


def _whole(text: str) -> str:
    """A text without halves of letters, which no database takes."""
    return text.encode(errors="ignore").decode()
