"""HTML -> the rows of its tables as text: many government applications write a web table and name it .xls, as
one page, as a page with its parts (MHTML), or as the XML of Excel 2003, whose sheets are tables too.

Read by a process of its own (`apart`): it imports nothing of ours.
"""

import email
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

ROWS, CELLS = {"tr", "row"}, {"td", "th", "cell"}
SHEETS = b"urn:schemas-microsoft-com:office:spreadsheet"  # what the XML of Excel 2003 says of itself
PARTS = re.compile(
    rb"(MIME-Version|X-Document-Type|From: *<|Content-Type: *multipart/)", re.I
)  # begins MHTML
MOST_SPANNED = 1000  # cells that one cell may stand for


class _Tables(HTMLParser):
    """Rows of all tables in the order in which they end; a table within a cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.names: list[str] = []  # of the sheets in which the tables stand
        self.hidden: set[str] = set()
        self.sheet = ""
        self.says_visible = False
        self.open: list[list[list[str]]] = []
        self.cell: list[str] | None = None
        self.span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = tag.rpartition(":")[2]
        told = {name.rpartition(":")[2]: value for name, value in attrs}
        if tag == "worksheet":
            self.sheet = told.get("name") or ""
        elif tag == "table":
            self._end_cell()
            self.open.append([])
        elif tag in ROWS and self.open:
            self._end_cell()
            rows = self.open[-1]
            rows += [[] for _ in range(_number(told.get("index")) - 1 - len(rows))]  # empty ones are left out
            rows.append([])
        elif tag in CELLS and self.open:
            self._end_cell()
            self._leave_out(_number(told.get("index")) - 1)
            self.cell = []
            self.span = max(_number(told.get("colspan")), _number(told.get("mergeacross")) + 1, 1)
        elif tag == "comment":  # of a cell, after what it says
            self._end_cell()
        elif tag == "br" and self.cell is not None:
            self.cell.append(" ")
        self.says_visible = tag == "visible"

    def handle_endtag(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag in CELLS or tag in ROWS:
            self._end_cell()
        elif tag == "table" and self.open:
            self._end_cell()
            self._end_table()

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data)
        elif self.says_visible and data.strip() in ("SheetHidden", "SheetVeryHidden"):
            self.hidden.add(self.sheet)

    def close(self) -> None:
        super().close()
        self._end_cell()
        while self.open:  # never closed: the file was cut off, or its writer left the ends out
            self._end_table()

    def _end_table(self) -> None:
        self.tables.append(self.open.pop())
        self.names.append(self.sheet)

    def _leave_out(self, before: int) -> None:
        """Fill a row up to the cell that says its own place."""
        row = self.open[-1][-1] if self.open[-1] else []
        row += [""] * (min(before, MOST_SPANNED) - len(row))

    def _end_cell(self) -> None:
        if self.cell is None or not self.open:
            return
        text = re.sub(r"\s+", " ", "".join(self.cell)).strip()
        if not self.open[-1]:
            self.open[-1].append([])
        self.open[-1][-1] += [text, *[""] * (self.span - 1)]
        self.cell = None


def read(path: str) -> Iterator[tuple[str, int, bool, Iterator[list[str]]]]:
    """Name of the sheet (empty in a page), height, whether it is hidden, and rows of each table that has
    any."""
    for page in _pages(Path(path).read_bytes()):
        parser = _Tables()
        parser.feed(page)
        parser.close()
        for name, rows in zip(parser.names, parser.tables, strict=True):
            if any(any(row) for row in rows):
                yield name, len(rows), name in parser.hidden, iter(rows)


def _pages(content: bytes) -> Iterator[str]:
    """The text of a page, or of each page among the parts of an MHTML."""
    if not PARTS.match(content.lstrip()):
        yield decoded(content)
        return
    for part in email.message_from_bytes(content.lstrip()).walk():
        packed = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(packed, bytes):
            yield decoded(packed)


def decoded(content: bytes) -> str:
    """The text of a page in the encoding that it names, else UTF-8, else that of Windows."""
    named = re.search(rb"(?:charset|encoding)=[\"']?([\w-]+)", content[:4096])
    for encoding in [named[1].decode()] if named else []:
        try:
            text = content.decode(encoding)
            text.encode()  # some encodings give halves of letters, which are none
            return text
        except (UnicodeError, LookupError):
            break
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _number(printed: str | None) -> int:
    return min(int(printed), MOST_SPANNED) if printed and re.fullmatch(r"[1-9]\d{0,5}", printed) else 0
