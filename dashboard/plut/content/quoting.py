"""Words of others, as they are shown in a hover: escaped, and cut where they would not fit."""

import html

LONGEST = 110  # letters of a line in a hover


def fact_hover(statement: str, note: object, source: str) -> str:
    """A published statement with its note, where it has one, and its source, a line each."""
    parts = [statement, note if isinstance(note, str) else "", source]
    return "<br>".join(html.escape(part[:LONGEST]) for part in parts if part)
