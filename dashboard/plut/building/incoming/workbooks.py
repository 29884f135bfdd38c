"""Workbook -> its sheets and their rows as text.

Read by a process of its own (`apart`): it imports nothing of ours.
"""

import datetime
from collections.abc import Iterator

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

EXACT = 1e15  # a spreadsheet keeps fifteen digits of a number


def read(path: str) -> Iterator[tuple[str, int, bool, Iterator[list[str]]]]:
    """Name, height, whether it is hidden, and rows of each sheet, in order."""
    book = CalamineWorkbook.from_path(path)
    for found in book.sheets_metadata:
        if found.typ != SheetTypeEnum.WorkSheet:  # a sheet that is a chart has no rows
            continue
        sheet = book.get_sheet_by_name(found.name)
        rows = ([text(cell) for cell in row] for row in sheet.iter_rows())
        yield found.name, sheet.height, found.visible != SheetVisibleEnum.Visible, rows


def text(cell: object) -> str:
    """A cell as an office worker would type it: 3204.0 is 3204, a date is ISO."""
    if cell is None:
        return ""
    if isinstance(cell, float) and abs(cell) >= EXACT:  # its last digits are lost
        return f"{cell:.14E}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ", "seconds")
    return str(cell).strip()
