"""Who makes a page now: a few readers at a time, and nobody who only waits.

Python works on one page at a time anyway: the more it switches between them, the longer all of them wait.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

PAGES_AT_ONCE = 4

_free = threading.Semaphore(PAGES_AT_ONCE)
_mine = threading.local()


@contextmanager
def turn() -> Iterator[None]:
    """Make a page, once fewer than PAGES_AT_ONCE are being made."""
    with _free:
        _mine.is_held = True
        try:
            yield
        finally:
            _mine.is_held = False


@contextmanager
def waiting() -> Iterator[None]:
    """Wait for another process and let another reader have the turn meanwhile.

    A part of a page that is drawn again alone has no turn, and gives none away.
    """
    if not getattr(_mine, "is_held", False):
        yield
        return
    _mine.is_held = False
    _free.release()
    try:
        yield
    finally:
        _free.acquire()
        _mine.is_held = True
