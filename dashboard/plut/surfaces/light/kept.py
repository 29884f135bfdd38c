"""Light pages as they travel, compressed once: kept in memory for who asks next, and on disk for other
processes and the next start."""

import gzip
import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass

from plut.surfaces.web.keeping import Shelf

SHELF = Shelf("light", 200_000_000)
MOST_BYTES = 48_000_000  # of compressed pages in the memory of a process
BEST = 9  # the best compression: a page is compressed once


@dataclass(frozen=True)
class Kept:
    """A page, compressed by gzip, and its ETag."""

    packed: bytes
    etag: str

    def plain(self) -> bytes:
        """The page for who takes no compressed one."""
        return gzip.decompress(self.packed)


_pages: "OrderedDict[str, Kept]" = OrderedDict()
_lock = threading.Lock()


def found(key: str) -> Kept | None:
    """What is kept under a key; None where nothing is."""
    with _lock:
        page = _pages.get(key)
        if page is not None:
            _pages.move_to_end(key)
            return page
    packed = SHELF.found(key, "html.gz")
    return None if packed is None else _remember(key, Kept(packed, _etag(packed)))


def put(key: str, html: str) -> Kept:
    """Keep a page."""
    page = packed(html)
    SHELF.put(key, "html.gz", page.packed)
    return _remember(key, page)


def packed(html: str) -> Kept:
    """A page that is not kept."""
    content = gzip.compress(html.encode(), BEST, mtime=0)
    return Kept(content, _etag(content))


def _remember(key: str, page: Kept) -> Kept:
    with _lock:
        _pages[key] = page
        _pages.move_to_end(key)
        while sum(len(one.packed) for one in _pages.values()) > MOST_BYTES:
            _pages.popitem(last=False)
    return page


def _etag(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:24]}"'
