"""Light pages as they travel, compressed once: kept in memory for who asks next, and on disk for other
processes and the next start."""

import gzip
import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass

import brotli

from plut.base import watching
from plut.surfaces.web.keeping import Shelf

SHELF = Shelf("light", 200_000_000)
MOST_BYTES = 64_000_000  # of compressed pages in the memory of a process
BEST = 9  # of gzip
QUICK = 9  # of brotli: a fifth fewer bytes than gzip, in some 50 milliseconds; 11 takes as many more a second
ENDINGS = {"br": "html.br", "gzip": "html.gz"}  # the better first


@dataclass(frozen=True)
class Kept:
    """A page, compressed each way that browsers take, and its ETag; an empty one for a page that is not
    kept."""

    packed: dict[str, bytes]
    etag: str

    def taken(self, accepted: str) -> tuple[bytes, str]:
        """The page in the best way that a browser takes, and the name of that way; plain and '' for one that
        takes none. accepted: its header Accept-Encoding."""
        known = {one.partition(";")[0].strip() for one in accepted.split(",")}
        way = next((one for one in ENDINGS if one in known), "")
        return (self.packed[way], way) if way else (gzip.decompress(self.packed["gzip"]), "")


_pages: "OrderedDict[str, Kept]" = OrderedDict()
_lock = threading.Lock()


def found(key: str) -> Kept | None:
    """What is kept under a key; None where nothing is."""
    with _lock:
        page = _pages.get(key)
        if page is not None:
            _pages.move_to_end(key)
            watching.SHELVES.labels(SHELF.name, "memory").inc()
            return page
    packed = {way: content for way, ending in ENDINGS.items() if (content := SHELF.found(key, ending))}
    return _remember(key, Kept(packed, _etag(packed))) if len(packed) == len(ENDINGS) else None


def put(key: str, html: str) -> Kept:
    """Keep a page."""
    packed = compressed(html.encode())
    for way, content in packed.items():
        SHELF.put(key, ENDINGS[way], content)
    return _remember(key, Kept(packed, _etag(packed)))


def compressed(content: bytes) -> dict[str, bytes]:
    """A text in each way that browsers take, by the name of the way."""
    return {
        "br": brotli.compress(content, mode=brotli.MODE_TEXT, quality=QUICK),
        "gzip": gzip.compress(content, BEST, mtime=0),
    }


def _remember(key: str, page: Kept) -> Kept:
    with _lock:
        _pages[key] = page
        _pages.move_to_end(key)
        while sum(len(one) for kept in _pages.values() for one in kept.packed.values()) > MOST_BYTES:
            _pages.popitem(last=False)
    return page


def _etag(packed: dict[str, bytes]) -> str:
    return f'"{hashlib.sha256(packed["gzip"]).hexdigest()[:24]}"' if "gzip" in packed else ""
