"""Write the part on corrections of `CHANGELOG.md` from their one table, `published/corrections.csv`.

    python data/write_corrections.py

The pages, the press room and the page of data read the same table. Run it after adding a row; a test holds
the two together.
"""

import csv
from pathlib import Path

DATA = Path(__file__).resolve().parent
BEGINS, ENDS = (
    "<!-- from published/corrections.csv by write_corrections.py -->",
    "<!-- end of corrections -->",
)


def section(table: Path) -> str:
    """The lines of a table of corrections, newest first; one sentence where it has none.

    Raises KeyError where the table lacks a column.
    """
    with table.open(encoding="utf-8", newline="") as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: row["query"])
    rows.sort(key=lambda row: row["corrected_on"], reverse=True)
    told = [
        f"- {row['corrected_on']}, `{row['query']}`, right since edition {row['edition']}: {_said(row)}"
        for row in rows
    ]
    return "\n".join(told) if told else "None so far."


def _said(row: dict[str, str]) -> str:
    """Which number it was, what it said and what is right, and why."""
    if not row["figure_en"]:
        return row["note_en"]
    wrong = f"“{row['figure_en']}” said {row['before_en']} and should have said {row['after_en']}."
    return f"{wrong} Why: {row['note_en']}"


def with_section(changelog: str, corrections: str) -> str:
    """The change log with other corrections between its two marks.

    Raises ValueError where a mark is missing or stands twice.
    """
    if changelog.count(BEGINS) != 1 or changelog.count(ENDS) != 1:
        raise ValueError("the change log has not each mark of its corrections once")
    before, rest = changelog.split(BEGINS)
    after = rest.split(ENDS)[1]
    return f"{before}{BEGINS}\n\n{corrections}\n\n{ENDS}{after}"


def main() -> None:
    """Write the section where it stands."""
    log = DATA / "CHANGELOG.md"
    told = with_section(log.read_text(encoding="utf-8"), section(DATA / "published" / "corrections.csv"))
    log.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
