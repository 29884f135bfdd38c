"""HTML -> the rows of its tables as text: many government applications write a web table and name it .xls."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

CELLS = {"td", "th"}
MOST_SPANNED = 1000  # cells that one cell may stand for


class _Tables(HTMLParser):
    """Rows of all tables in the order in which they end; a table within a cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.open: list[list[list[str]]] = []
        self.cell: list[str] | None = None
        self.span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._end_cell()
            self.open.append([])
        elif tag == "tr" and self.open:
            self._end_cell()
            self.open[-1].append([])
        elif tag in CELLS and self.open:
            self._end_cell()
            self.cell, self.span = [], _span(dict(attrs).get("colspan"))
        elif tag == "br" and self.cell is not None:
            self.cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in CELLS or tag == "tr":
            self._end_cell()
        elif tag == "table" and self.open:
            self._end_cell()
            self.tables.append(self.open.pop())

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data)

    def close(self) -> None:
        super().close()
        self._end_cell()
        self.tables += self.open[::-1]  # never closed: the file was cut off, or its writer left the ends out
        self.open = []

    def _end_cell(self) -> None:
        if self.cell is None or not self.open:
            return
        text = re.sub(r"\s+", " ", "".join(self.cell)).strip()
        if not self.open[-1]:
            self.open[-1].append([])
        self.open[-1][-1] += [text, *[""] * (self.span - 1)]
        self.cell = None


def tables(html: str) -> Iterator[list[tuple[int, list[str]]]]:
    """The tables that have rows, each as (number of the row, its cells); the first row of a table is 1."""
    parser = _Tables()
    parser.feed(html)
    parser.close()
    for rows in parser.tables:
        if any(any(row) for row in rows):
            yield list(enumerate(rows, start=1))


def decoded(content: bytes) -> str:
    """The text of a page in the encoding that it names, else UTF-8, else that of Windows."""
    named = re.search(rb"charset=[\"']?([\w-]+)", content[:4096])
    for encoding in [named[1].decode()] if named else []:
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            break
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _span(printed: str | None) -> int:
    return min(int(printed), MOST_SPANNED) if printed and re.fullmatch(r"[1-9]\d{0,3}", printed) else 1
