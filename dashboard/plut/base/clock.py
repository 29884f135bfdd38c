"""The day and the hour in Jakarta, wherever the server stands: by them the office dates what it does."""

import datetime
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")  # Western Indonesian Time


def today() -> datetime.date:
    """The day there."""
    return datetime.datetime.now(WIB).date()
