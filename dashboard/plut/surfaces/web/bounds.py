"""How much work strangers can ask for: so much at once, so many in line, so many a minute from one place.

Between two turns stands a rest, so that readers of the app, who share the interpreter, are hardly slowed
however many ask. What is kept costs nothing and takes no turn.
"""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from starlette.requests import Request

from plut.base.language import translate
from plut.surfaces.web.refusals import Refused

MINUTE = 60.0  # seconds
PLACES = 2000  # that are remembered


@dataclass
class Bound:
    """A bound of one kind of work. at_once: that is done at the same time; in_line: that may wait;
    a_minute: that one place may ask for; rest: before the next turn, as a multiple of the time that the last
    one took."""

    at_once: int
    in_line: int
    a_minute: int
    rest: float = 0.0
    _rested_at: float = field(init=False, default=0.0)
    _doing: threading.Semaphore = field(init=False)
    _lock: threading.Lock = field(init=False, default_factory=threading.Lock)
    _waiting: int = field(init=False, default=0)
    _asked: OrderedDict[str, deque[float]] = field(init=False, default_factory=OrderedDict)

    def __post_init__(self) -> None:
        self._doing = threading.Semaphore(self.at_once)

    @contextmanager
    def turn(self, request: Request, language: str) -> Iterator[None]:
        """One piece of work, in a thread: waits in line for its turn. Raises Refused(429)."""
        self._count(request.client.host if request.client else "", language)
        with self._lock:
            if self._waiting >= self.at_once + self.in_line:
                busy = translate(
                    "Too much is being asked for at this moment: ask again in a few seconds.", language
                )
                raise Refused(429, busy, 5)
            self._waiting += 1
        try:
            with self._doing:
                time.sleep(max(0.0, self._rested_at - time.monotonic()))
                began = time.monotonic()
                try:
                    yield
                finally:
                    now = time.monotonic()
                    self._rested_at = now + self.rest * (now - began)
        finally:
            with self._lock:
                self._waiting -= 1

    def _count(self, place: str, language: str) -> None:
        """Note that a place asks once more. Raises Refused(429) where it has asked for a minute's share."""
        now = time.monotonic()
        with self._lock:
            asked = self._asked.setdefault(place, deque())
            self._asked.move_to_end(place)
            while len(self._asked) > PLACES:
                self._asked.popitem(last=False)
            while asked and now - asked[0] > MINUTE:
                asked.popleft()
            if len(asked) >= self.a_minute:
                wait = max(1, int(MINUTE - (now - asked[0])) + 1)
                often = translate(
                    "From one place {most} of these can be asked for in a minute: ask again in {seconds} "
                    "seconds.",
                    language,
                    most=self.a_minute,
                    seconds=wait,
                )
                raise Refused(429, often, wait)
            asked.append(now)


PAGES = Bound(at_once=1, in_line=12, a_minute=120, rest=3)  # light pages that are not kept yet
PREVIEWS = Bound(at_once=1, in_line=4, a_minute=240, rest=1)  # heads of pages, which are shown without too
PICTURES = Bound(at_once=1, in_line=10, a_minute=60)  # rendered by Chromium
ROWS = Bound(at_once=1, in_line=20, a_minute=120, rest=1)  # answers of the database, written as files
