"""Workbook -> its sheets and their rows as text, read by a process of its own whose memory and time are
bounded.

A workbook of 5 kB may make its reader ask for 500 GB, and a reader that gets no memory takes its process down
with it. Run as a script this file is that process: it imports nothing of ours and prints one line of JSON a
row.
"""

import datetime
import itertools
import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

MOST_BYTES = 2 * 1024**3
MOST_SECONDS = 120
LONGEST_ROW = 4 * 1024**2  # letters
EXACT = 1e15  # a spreadsheet keeps fifteen digits of a number
DAMAGED, TOO_LARGE = 3, 4  # exit statuses


class Damaged(Exception):
    """What was read is no workbook, or a broken one."""


class TooLarge(Exception):
    """The workbook takes more memory or time than it may."""


def sheets(path: Path) -> Iterator[tuple[str, int, bool, Iterator[list[str]]]]:
    """Name, height, whether it is hidden, and rows of each sheet, in order; the rows of one are there until
    the next is asked for.

    Raises Damaged or TooLarge, perhaps after some sheets: in that case trust none of them.
    """
    command = [sys.executable, "-I", __file__, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as reader:
        try:
            lines = (json.loads(line) for line in reader.stdout if line.endswith(b"\n"))
            for name, height, is_hidden in lines:
                rows = itertools.takewhile(lambda row: row is not None, lines)
                yield name, height, is_hidden, rows
                for _ in rows:  # skip the rows that nobody asked for
                    pass
            status = reader.wait()
        finally:
            reader.kill()
    if status < 0 or status == TOO_LARGE:  # ended by the system
        raise TooLarge(path.name)
    if status:
        raise Damaged(path.name)


def _print_all(path: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        book = CalamineWorkbook.from_path(path)
        for found in book.sheets_metadata:
            if found.typ != SheetTypeEnum.WorkSheet:  # a sheet that is a chart has no rows
                continue
            sheet = book.get_sheet_by_name(found.name)
            print(json.dumps([found.name, sheet.height, found.visible != SheetVisibleEnum.Visible]))
            for row in sheet.iter_rows():
                line = json.dumps([text(cell) for cell in row])
                if len(line) > LONGEST_ROW:
                    return TOO_LARGE
                print(line)
            print("null")
    except MemoryError:
        return TOO_LARGE
    except (CalamineError, OSError):
        return DAMAGED
    return 0


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


if __name__ == "__main__":
    sys.exit(_print_all(sys.argv[1]))
