"""What a cell says: a text without spaces around it, or nothing, in columns of Arrow and in the SQL that
reads large files."""

import re

import pyarrow as pa
import pyarrow.compute as pc

# how offices, spreadsheets and databases write that a cell has no value
NOTHING = {
    *("-", "–", "—", "--", "n/a", "#n/a", "null", "(null)", "none", "nan", "nat", "<na>", "\\n"),
    *("#ref!", "#value!", "#name?", "#div/0!"),
}
PLACES = "struct(header varchar, printed varchar)[]"  # what a row says in columns that may name its region
# types whose values have no spaces around them and are never a word for nothing
WITHOUT_NOTHING = r"BOOLEAN|U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|DATE"


def without_nothing(cells: pa.Array) -> pa.Array:
    """Cells without spaces around them, null where an office writes that there is no value."""
    trimmed = pc.utf8_trim_whitespace(cells)
    is_nothing = pc.is_in(pc.utf8_lower(trimmed), value_set=pa.array(["", *sorted(NOTHING)]))
    return pc.if_else(is_nothing, pa.scalar(None, pa.string()), trimmed)


def picked(header: list[str], positions: dict[str, int], name: str, types: dict[str, str]) -> str:
    """The SQL for one of our columns, null where the file lacks it or writes that there is nothing."""
    if name not in positions:
        return f"null::varchar as {name}"
    text = f"{quoted(header[positions[name]], chr(34))}::varchar"
    if re.fullmatch(WITHOUT_NOTHING, types.get(header[positions[name]], "")):
        return f"{text} as {name}"
    nothing = ", ".join(f"'{text}'" for text in ["", *sorted(NOTHING)])
    # a longer text without spaces around it is a value, so most of a large file needs no closer look
    is_plain = (
        f"strlen({text}) > {max(map(len, NOTHING))} and not starts_with({text}, ' ') and not "
        f"ends_with({text}, ' ')"
    )
    return (
        f"case when {is_plain} then {text} when lower(trim({text})) not in ({nothing}) then trim({text}) "
        f"end as {name}"
    )


def said_in(headers: list[str]) -> str:
    """The SQL for what a row says in some columns, each with its header."""
    said = (
        f"{{'header': {quoted(header, chr(39))}, 'printed': trim({quoted(header, chr(34))}::varchar)}}"
        for header in headers
    )
    return f"[{', '.join(said)}]::{PLACES}"


def quoted(name: str, mark: str) -> str:
    """A name between marks, safe in SQL."""
    return f"{mark}{name.replace(mark, mark * 2)}{mark}"
