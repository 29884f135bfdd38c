"""How much work strangers can ask for: so much at once, so many in line, so many a minute from one place.

Between two turns stands a rest, so that readers of the app, who share the interpreter, are hardly slowed
however many ask. What is kept costs nothing and takes no turn. Who has used up a share is turned away at the
door: looking whether something is kept takes a thread and an edition, ten times as much as a refusal.
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
ADDRESSES = 20_000  # that have been answered, and are remembered


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
        self._count(_place(request), language)
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

    def too_often(self, request: Request, language: str) -> Refused | None:
        """Why a place is turned away that has asked for a minute's share; None for one that has not."""
        with self._lock:
            asked = self._asked.get(_place(request))
            return self._refusal(asked, language) if asked else None

    def _count(self, place: str, language: str) -> None:
        """Note that a place asks once more. Raises Refused(429) where it has asked for a minute's share."""
        with self._lock:
            asked = self._asked.setdefault(place, deque())
            self._asked.move_to_end(place)
            while len(self._asked) > PLACES:
                self._asked.popitem(last=False)
            if refused := self._refusal(asked, language):
                raise refused
            asked.append(time.monotonic())

    def _refusal(self, asked: deque[float], language: str) -> Refused | None:
        """Of a place that has asked at these times; what is older than a minute is forgotten."""
        now = time.monotonic()
        while asked and now - asked[0] > MINUTE:
            asked.popleft()
        if len(asked) < self.a_minute:
            return None
        wait = max(1, int(MINUTE - (now - asked[0])) + 1)
        often = translate(
            "From one place {most} of these can be asked for in a minute: ask again in {seconds} seconds.",
            language,
            most=self.a_minute,
            seconds=wait,
        )
        return Refused(429, often, wait)


class Door:
    """Before addresses whose answers are bounded. A place that has used up its share of every bound is turned
    away, unless it asks for what was answered before: that may be kept, and then costs nothing."""

    def __init__(self, *bounds: Bound) -> None:
        self._bounds = bounds
        self._answered: OrderedDict[bytes, None] = OrderedDict()

    def pass_through(self, request: Request, language: str) -> None:
        """Raises Refused(429)."""
        if _address(request) in self._answered:
            return
        refusals = [bound.too_often(request, language) for bound in self._bounds]
        if all(refusals):
            raise min((one for one in refusals if one), key=lambda one: one.retry_after or 0)

    def remember(self, request: Request) -> None:
        """That an address was answered."""
        self._answered[_address(request)] = None
        while len(self._answered) > ADDRESSES:
            self._answered.popitem(last=False)


def _place(request: Request) -> str:
    return request.client.host if request.client else ""


def _address(request: Request) -> bytes:
    return f"{request.scope['path']}?".encode() + bytes(request.scope["query_string"])


PAGES = Bound(at_once=1, in_line=12, a_minute=120, rest=3)  # light pages that are not kept yet
PREVIEWS = Bound(at_once=1, in_line=4, a_minute=240, rest=1)  # heads of pages, which are shown without too
PICTURES = Bound(at_once=1, in_line=10, a_minute=60)  # rendered by Chromium
ROWS = Bound(at_once=1, in_line=20, a_minute=120, rest=1)  # answers of the database, written as files

LIGHT_PAGES, PICTURES_BY_ADDRESS, ROWS_BY_ADDRESS = Door(PAGES), Door(PAGES, PICTURES), Door(ROWS)
