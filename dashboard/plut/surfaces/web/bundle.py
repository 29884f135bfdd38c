"""Streamlit's own scripts, styles and faces, and the scripts that draw our charts, sent with few bytes:
compressed by gzip at once, by brotli as soon as that is made.

Each file is compressed when it is first asked for and kept beside the editions. Its name holds a hash of its
content, so no browser asks twice.
"""

import gzip
import hashlib
import os
import queue
import sys
import threading
from contextlib import suppress
from pathlib import Path

import brotli
import plotly
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from plut.base import files, folders
from plut.base.language import translate
from plut.surfaces.web import answers, asking, faces
from plut.surfaces.web.keeping import Shelf
from plut.surfaces.web.refusals import Refused

SHELF = Shelf("bundle", 64_000_000)
COMPRESSED = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
FOREVER = "public, immutable, max-age=31536000"
A_DAY = "public, max-age=86400"  # what has a name of Streamlit's and a content of ours
LEAST = 1000  # bytes of a file that is worth it
_PLOTLY = Path(plotly.__file__).parent / "package_data/plotly.min.js"
_CHART = folders.STATIC / "chart.js"
PLOTLY = f"js/plotly-{plotly.__version__}.min.js"
CHART = f"js/chart-{hashlib.sha256(_CHART.read_bytes()).hexdigest()[:8]}.js"
LEAST_URGENT = 19  # of Linux: the brotli of a file takes seconds, and gives way to all else


class Bundle:
    """The files below Streamlit's /static."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = bundled(folder)
        self._for_brotli: queue.Queue[str] = queue.Queue()
        self._asked_for: set[str] = set()
        threading.Thread(target=self._make_brotli, name="brotli", daemon=True).start()

    def answer(self, request: Request) -> Response:
        """A file. Raises Refused(404)."""
        file = request.path_params["file"]
        path = self._files.get(file)
        if path is None:
            raise Refused(404, translate("There is nothing at this address.", asking.language(request)))
        if path.name.startswith(faces.LETTERS):
            return RedirectResponse(
                f"{asking.base_path(request)}/{faces.OURS}", headers={"Cache-Control": A_DAY}
            )
        if path.name.startswith(faces.SYMBOLS):
            return self._symbols(request, path)
        headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
        encoding, content = self._compressed(file, answers.encodings(request))
        if content is None:
            return FileResponse(path, headers=headers)
        etag = answers.tag(f"{file} {encoding}")
        if same := answers.unchanged(request, etag):
            same.headers.update(headers)
            return same
        headers |= {"ETag": etag, "Content-Encoding": encoding}
        return Response(content, media_type=COMPRESSED[path.suffix], headers=headers)

    def _symbols(self, request: Request, path: Path) -> Response:
        content = faces.symbols(path, self._folder / "js")
        etag = answers.tag(content)
        told = {"Cache-Control": A_DAY, "ETag": etag}
        if same := answers.unchanged(request, etag):
            same.headers.update(told)
            return same
        return Response(content, media_type="font/woff2", headers=told)

    def _compressed(self, file: str, accepted: frozenset[str]) -> tuple[str, bytes | None]:
        """The encoding and the bytes; no bytes where a file goes as it is."""
        path = self._files[file]
        if path.suffix not in COMPRESSED or path.stat().st_size < LEAST:
            return "", None
        if "br" in accepted:
            kept = SHELF.found(file, "br")
            if kept is not None:
                return "br", kept
            self._ask_for_brotli(file)
        if "gzip" not in accepted:
            return "", None
        kept = SHELF.found(file, "gz")
        if kept is None:
            kept = gzip.compress(path.read_bytes(), 6, mtime=0)
            SHELF.put(file, "gz", kept)
        return "gzip", kept

    def _ask_for_brotli(self, file: str) -> None:
        if file not in self._asked_for:
            self._asked_for.add(file)
            self._for_brotli.put(file)

    def _make_brotli(self) -> None:
        """One file after the other, for as long as the server runs."""
        if sys.platform == "linux":
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LEAST_URGENT)
        while True:
            file = self._for_brotli.get()
            SHELF.put(file, "br", _by_brotli(self._files[file].read_bytes()))


def bundled(folder: Path) -> dict[str, Path]:
    """The files below /static by their names: Streamlit's, and the scripts that draw our charts."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return found | {PLOTLY: _PLOTLY, CHART: _CHART}


def write(folder: Path, out: Path) -> int:
    """Write the files below /static for a server that gives them from its disk: into `static` as
    they are, beside each that can be compressed its gzip, and its brotli under the same name in `br/static`.

    Gives how many were new. Faces that have something of ours in their place stay with the app. Raises
    OSError.
    """
    written = 0
    for file, path in sorted(bundled(folder).items()):
        if path.name.startswith((faces.LETTERS, faces.SYMBOLS)):
            continue
        name = Path("static") / file
        if (out / name).exists():  # it comes last: then its compressed forms are there, too
            continue
        content = path.read_bytes()
        forms = {name: content}
        if path.suffix in COMPRESSED:
            packed = {
                "br" / name: _by_brotli(content),
                name.with_name(f"{name.name}.gz"): gzip.compress(content, 9, mtime=0),
            }
            forms = packed | forms
        for form, told in forms.items():
            (out / form).parent.mkdir(parents=True, exist_ok=True)
            files.write_whole(out / form, told)
        written += 1
    return written


def _by_brotli(content: bytes) -> bytes:
    return brotli.compress(content, quality=11, lgwin=24)
