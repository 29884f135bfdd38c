"""Work that several ask for at the same moment is done once, and its result given to all of them."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

Result = TypeVar("Result")


class TooMany(RuntimeError):
    """More wait for what others have asked for than may wait."""


class Gathering(Generic[Result]):
    """Work under way, by key. most: of those that wait for work of others; each of them holds a thread."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._under_way: dict[str, Future[Result]] = {}
        self._waiting = 0
        self._lock = threading.Lock()

    def done(self, key: str, work: Callable[[], Result]) -> Result:
        """The result of the work of a key, or its error: of our own, or of that which is under way.

        Raises TooMany.
        """
        with self._lock:
            others = self._under_way.get(key)
            if others is not None and self._waiting >= self._most:
                raise TooMany(key)
            if others is None:
                ours = self._under_way[key] = Future()
            else:
                self._waiting += 1
        if others is not None:
            try:
                return others.result()
            finally:
                with self._lock:
                    self._waiting -= 1
        try:
            ours.set_result(work())
        except BaseException as error:
            ours.set_exception(error)
            raise
        finally:
            with self._lock:
                del self._under_way[key]
        return ours.result()
