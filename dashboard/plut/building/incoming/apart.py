"""A file that is read by a process of its own, whose memory and time are bounded.

A workbook of 5 kB may make its reader ask for 500 GB, and a reader that gets no memory takes its process down
with it; a web page of 1 MB may keep its reader busy for hours. Run as a script this file is that process: it
imports nothing of ours but the reader, and prints one line of JSON a row.
"""

import itertools
import json
import resource
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

MOST_BYTES = 2 * 1024**3
MOST_SECONDS = 120  # of the processor
LONGEST_ROW = 4 * 1024**2  # letters
TOO_LARGE = 4  # exit status


class Damaged(Exception):
    """What was read is no file of its kind, or a broken one."""


class TooLarge(Exception):
    """The file takes more memory or time than it may."""


def sheets(
    reader: str, path: Path, seconds: int = MOST_SECONDS
) -> Iterator[tuple[str, int, bool, Iterator[list[str]]]]:
    """Name, height, whether it is hidden, and rows of each sheet, in order; the rows of one are there until
    the next is asked for. reader: the file of a module whose `read(path)` gives the same.

    Raises Damaged or TooLarge, perhaps after some sheets: in that case trust none of them.
    """
    command = [sys.executable, "-I", __file__, reader, str(path), str(seconds)]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            lines = (json.loads(line) for line in process.stdout if line.endswith(b"\n"))
            for name, height, is_hidden in lines:
                rows = itertools.takewhile(lambda row: row is not None, lines)
                yield name, height, is_hidden, rows
                for _ in rows:  # skip the rows that nobody asked for
                    pass
            status = process.wait()
        finally:
            process.kill()
    if status < 0 or status == TOO_LARGE:  # ended by the system
        raise TooLarge(path.name)
    if status:
        raise Damaged(path.name)


def _print_all(reader: str, path: str, seconds: int) -> int:
    """Whatever else a reader raises ends the process with status 1: its file is damaged."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    try:
        for name, height, is_hidden, rows in runpy.run_path(reader)["read"](path):
            print(json.dumps([name, height, is_hidden]))
            for row in rows:
                line = json.dumps(row)
                if len(line) > LONGEST_ROW:
                    return TOO_LARGE
                print(line)
            print("null")
    except MemoryError:
        return TOO_LARGE
    return 0


if __name__ == "__main__":
    sys.exit(_print_all(sys.argv[1], sys.argv[2], int(sys.argv[3])))
