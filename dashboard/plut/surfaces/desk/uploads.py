"""The addresses to which files of an office are sent: the tus protocol 1.0.0 (tus.io) with its extensions
creation, termination and checksum, so that what was cut off goes on where it stopped.

What is sent goes to the disk as it comes. Who may not load files finds nothing here.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from plut.base.language import mark, translate
from plut.building.stops import NO_SPACE
from plut.office import access, publishing, receiving, steps, tray
from plut.office.access import WrongAccess
from plut.office.receiving import GIGABYTE, MOST_BYTES, MOST_UNFINISHED, NotReceived, Upload
from plut.surfaces.desk import words
from plut.surfaces.web import asking, closed
from plut.surfaces.web.addresses_of import UPLOADS
from plut.surfaces.web.asking import in_thread
from plut.surfaces.web.refusals import Refused
from plut.warehouse import personal

VERSION = "1.0.0"
EXTENSIONS = "creation,termination,checksum"
ALGORITHMS = ("sha256", "sha1")
KIND = "application/offset+octet-stream"
PIECE = 2**20  # bytes that are written at once
METHODS = ("OPTIONS", "HEAD", "GET", "POST", "PUT", "PATCH", "DELETE")

NOTHING = mark("There is nothing at this address.")
NO_ROOM = mark(
    "The disk of this installation is full: whoever runs it has to make room. What has arrived is kept, go "
    "on afterwards."
)
# code of NotReceived -> status of the answer, and its sentence
REFUSED = {
    "empty": (400, mark("This file is empty.")),
    "too_large": (413, mark("This file is too large: {most} GB at most.")),
    "too_much": (
        413,
        mark(
            "Your files that are on their way or wait to be published may have {most} GB together: cancel, "
            "take out or publish some of them first."
        ),
    ),
    "too_many": (
        413,
        mark("{unfinished} of your files are still on their way: finish or cancel some of them first."),
    ),
    "disk_full": (507, NO_ROOM),
    "conflict": (409, mark("This is not where the file ends that has arrived so far.")),
    "overtaken": (423, mark("This file is being sent from elsewhere: another window, or another program.")),
    "beyond": (413, mark("More was sent than the file was said to have.")),
    "not_whole": (460, mark("What has arrived is not what was sent: send the file again.")),
    "gone": (404, NOTHING),
}


def routes() -> tuple[BaseRoute, ...]:
    """All of them, without the base path."""
    answer = asking.streamed(_answer, "json")

    async def speaking(request: Request) -> Response:
        response = await answer(request)
        response.headers["Tus-Resumable"] = VERSION
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return tuple(Route(path, speaking, methods=METHODS) for path in (UPLOADS, f"{UPLOADS}/{{key}}"))


async def _answer(request: Request) -> Response:
    _let_in(request)
    method = request.headers.get("x-http-method-override", request.method).upper()
    if method == "OPTIONS":
        return _abilities()
    if request.headers.get("tus-resumable") != VERSION:
        raise _wrong(request, 412, "Tus-Resumable", {"version": VERSION})
    if "key" not in request.path_params:
        if method != "POST":
            raise _no_way(request)
        return await in_thread(_create, request)
    if method == "PATCH":
        return await _append(request)
    ways = {"HEAD": _tell, "DELETE": _remove}
    if method not in ways:
        raise _no_way(request)
    return await in_thread(ways[method], request)


def _let_in(request: Request) -> None:
    """Raises Refused for who may not load files, as for an address that there is none of, and for a page of
    another site."""
    asker = asking.asker(request)
    if access.current() is None or not (asker.account.is_signed_in and asker.grants.loads.anything):
        raise Refused(404, translate(NOTHING, asking.language(request)))
    if not asking.is_own_site(request):
        own = translate("Files are taken from pages of this installation only.", asking.language(request))
        raise Refused(403, own)


def _abilities() -> Response:
    headers = {
        "Tus-Version": VERSION,
        "Tus-Extension": EXTENSIONS,
        "Tus-Max-Size": str(MOST_BYTES),
        "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
    }
    return Response(status_code=204, headers=headers)


def _create(request: Request) -> Response:
    account, told = asking.asker(request).account.name, _metadata(request)
    length, name = _number(request, "Upload-Length"), told.get("filename", "")
    if not name:
        raise _wrong(request, 400, "Upload-Metadata")
    if personal.names_a_person(tray.plain_name(name)):
        told = words.refusal(publishing.Refused("personal_name"), asking.language(request))
        raise Refused(400, told, more={"code": "personal_name"})
    with _in_words(request):
        made = receiving.create(account, name, length, told.get("sha256", ""), told.get("modified", ""))
    location = f"{asking.base_path(request)}{UPLOADS}/{made.id}"
    return Response(status_code=201, headers={"Location": location})


def _tell(request: Request) -> Response:
    upload = _found(request)
    told = {"filename": upload.name, "sha256": upload.sha256, "modified": upload.modified}
    pairs = (f"{key} {base64.b64encode(text.encode()).decode()}" for key, text in told.items() if text)
    with _in_words(request):
        sizes = {"Upload-Offset": str(upload.size), "Upload-Length": str(upload.length)}
    return Response(headers=sizes | {"Upload-Metadata": ",".join(pairs)})


def _remove(request: Request) -> Response:
    with _in_words(request):
        receiving.remove(_found(request))
    return Response(status_code=204)


async def _append(request: Request) -> Response:
    """What is sent, to the disk as it comes. Of what is cut off what came stays."""
    if request.headers.get("content-type") != KIND:
        raise _wrong(request, 415, "Content-Type")
    start, digest = _number(request, "Upload-Offset"), _checksum(request)
    upload = await in_thread(_found, request)
    with _in_words(request):
        if start + int(request.headers.get("content-length", 0)) > upload.length:
            raise NotReceived("beyond")
        turn = await in_thread(receiving.begin, upload, start)
        offset = await _streamed(request, upload, turn, start, digest)
        if digest is not None and digest.found.digest() != digest.expected:
            await in_thread(receiving.withdraw, upload, turn, start)
            raise NotReceived("not_whole")
        if offset == upload.length:
            await in_thread(_hand_on, request, upload)
    return Response(status_code=204, headers={"Upload-Offset": str(offset)})


class _Checksum:
    """What the sender says of what it sends, and what is found."""

    def __init__(self, algorithm: str, expected: bytes) -> None:
        self.found = hashlib.new(algorithm, usedforsecurity=False)
        self.expected = expected


async def _streamed(request: Request, upload: Upload, turn: str, start: int, digest: _Checksum | None) -> int:
    """Append what comes, in pieces. Gives where the file ends then."""
    offset, waiting = start, bytearray()

    def keep(piece: bytes) -> int:
        if digest is not None:
            digest.found.update(piece)
        return receiving.append(upload, turn, offset, piece)

    try:
        async for part in request.stream():
            waiting += part
            if len(waiting) >= PIECE:
                offset = await in_thread(keep, bytes(waiting))
                waiting.clear()
        cut = False
    except ClientDisconnect:
        cut = True
    if waiting:
        offset = await in_thread(keep, bytes(waiting))
    if offset > start:
        await in_thread(receiving.settle, upload)
    if cut:
        raise Refused(400, translate("The connection was cut.", asking.language(request)))  # to nobody
    return offset


def _hand_on(request: Request, upload: Upload) -> None:
    """The whole file to the desk, by what its account may do at this moment."""
    account = asking.asker(request).account
    try:
        with receiving.whole(upload) as path:
            if path is not None:
                steps.load(steps.officer(account.name, account.groups), path, upload.name)
    except publishing.Refused as error:
        raise NotReceived("gone") from error
    except WrongAccess as error:
        raise closed.to_everybody(asking.language(request)) from error


def _found(request: Request) -> Upload:
    found = receiving.find(asking.asker(request).account.name, request.path_params["key"])
    if found is None:
        raise Refused(404, translate(NOTHING, asking.language(request)))
    return found


@contextmanager
def _in_words(request: Request) -> Iterator[None]:
    """Why something is not taken, and a full disk, as answers."""
    language = asking.language(request)
    try:
        yield
    except NotReceived as error:
        status, sentence = REFUSED[error.code]
        values = {"most": MOST_BYTES // GIGABYTE, "unfinished": MOST_UNFINISHED}
        raise Refused(status, translate(sentence, language, **values), more={"code": error.code}) from error
    except OSError as error:
        if error.errno not in NO_SPACE:
            raise
        raise Refused(507, translate(NO_ROOM, language), more={"code": "disk_full"}) from error


def _number(request: Request, name: str) -> int:
    said = request.headers.get(name, "")
    if not re.fullmatch(r"[0-9]{1,15}", said):
        raise _wrong(request, 400, name)
    return int(said)


def _metadata(request: Request) -> dict[str, str]:
    """What the sender says of a file: 'filename <base64>,modified <base64>'."""
    told = {}
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        name, _, said = pair.strip().partition(" ")
        try:
            told[name] = base64.b64decode(said, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError) as error:
            raise _wrong(request, 400, "Upload-Metadata") from error
    return told


def _checksum(request: Request) -> _Checksum | None:
    """'sha256 <base64>' of what follows, where the sender says it."""
    if "upload-checksum" not in request.headers:
        return None
    algorithm, _, said = request.headers["upload-checksum"].partition(" ")
    try:
        if algorithm in ALGORITHMS:
            return _Checksum(algorithm, base64.b64decode(said, validate=True))
    except binascii.Error:
        pass
    raise _wrong(request, 400, "Upload-Checksum")


def _wrong(request: Request, status: int, header: str, more: dict[str, object] | None = None) -> Refused:
    language = asking.language(request)
    said = translate(
        "The header {header} is missing, or says something else than it should.", language, header=header
    )
    return Refused(status, said, more=more)


def _no_way(request: Request) -> Refused:
    return Refused(405, translate("This address cannot be asked in this way.", asking.language(request)))
