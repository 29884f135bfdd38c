"""Answers that browsers may keep: their tags, how long they stay fresh, and the short answer to who has it
already."""

import gzip
import hashlib

from starlette.requests import Request
from starlette.responses import Response

from plut.content.reading import Reading
from plut.surfaces.web import keeping

LEVEL = 5  # of gzip: a large table in a few tenths of a second
FRESH_SECONDS = 300  # an edition is built at most a few times a day


def key(reading: Reading, *parts: str) -> str:
    """What an answer depends on, as one line: edition, version of the code, language, choices, marks,
    address, and what is open to who asks."""
    said = "&".join(f"{key}={code}" for key, code in reading.asked)
    told = (reading.edition.name, keeping.version(), reading.language, said, str(reading.shows_simulated))
    opened = "" if reading.pages is None else ",".join(sorted(reading.pages))
    return " ".join((*told, reading.base, reading.edition.rules.key, opened, *parts))


def tag(content: bytes | str) -> str:
    """The ETag of a content, or of the key that it depends on."""
    told = content.encode() if isinstance(content, str) else content
    return f'"{hashlib.sha256(told).hexdigest()[:24]}"'


def unchanged(request: Request, etag: str) -> Response | None:
    """304 for who has it already, else None: who names no tag (`*`) has nothing, and would learn that there
    is something."""
    known = request.headers.get("if-none-match", "")
    if etag in (one.strip().removeprefix("W/") for one in known.split(",")):
        return Response(status_code=304, headers=_headers(etag))
    return None


def encodings(request: Request) -> frozenset[str]:
    """What the browser can unpack."""
    told = request.headers.get("accept-encoding", "").split(",")
    return frozenset(
        one.partition(";")[0].strip().lower() for one in told if "q=0" not in one.replace(" ", "")
    )


def public(content: bytes, media_type: str, etag: str, **headers: str) -> Response:
    """An answer that every browser and proxy may keep for a short time. headers: with _ for -."""
    own = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(content, media_type=media_type, headers=_headers(etag) | own)


def packed(request: Request, content: bytes, media_type: str, etag: str, **headers: str) -> Response:
    """The same for text: in fewer bytes where the browser can unpack them."""
    if "gzip" not in encodings(request):
        return public(content, media_type, etag, **headers)
    told = headers | {"Content_Encoding": "gzip"}
    return public(gzip.compress(content, LEVEL, mtime=0), media_type, etag, **told)


def _headers(etag: str) -> dict[str, str]:
    return {"ETag": etag, "Cache-Control": f"public, max-age={FRESH_SECONDS}", "Vary": "Accept-Encoding"}
