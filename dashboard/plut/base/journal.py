"""What happened, for who runs the dashboard: one line of JSON an event in `log.jsonl` beside the editions.

No personal data: an event has a name and fields of FIELDS, which are numbers, names of ours and names of
errors; never a value of a file, the name of a file, an address or the text of an error.
"""

import datetime
import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FILE = "log.jsonl"
FIELDS = (
    "edition",
    "files",
    "rows",
    "rejected",
    "checks_failed",
    "seconds",
    "page",
    "code",
    "error",
    "where",
)


class _Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        time = datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(timespec="seconds")
        return json.dumps(
            {"time": time, "level": record.levelname.lower(), "event": record.msg, **record.fields}
        )


class _Quiet(logging.FileHandler):
    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk stops no page and no build."""


def note(folder: Path, event: str, level: int = logging.INFO, **fields: object) -> None:
    """Write an event to the log of a folder of editions. Raises TypeError for a field that is not in
    FIELDS."""
    if unknown := set(fields) - set(FIELDS):
        raise TypeError(f"the journal has no field {', '.join(sorted(unknown))}")
    record = logging.makeLogRecord(
        {"levelno": level, "levelname": logging.getLevelName(level), "msg": event, "fields": fields}
    )
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handler = _Quiet(folder / FILE, encoding="utf-8", delay=True)
        handler.setFormatter(_Lines())
        handler.handle(record)
        handler.close()


@contextmanager
def failures(folder: Path, page: str) -> Iterator[None]:
    """Note an error that a page raises: its type and the place in our code, not its text, which may hold a
    reader's value."""
    try:
        yield
    except Exception as error:
        note(folder, "page_failed", logging.ERROR, page=page, **told(error))
        raise


def told(error: Exception) -> dict[str, str]:
    """What may be noted of an error: its type and the place in our code."""
    own = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if "dashboard" in Path(frame.filename).parts
    ]
    where = f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else ""
    return {"error": type(error).__name__, "where": where}
