"""Addresses that nobody would write, of light pages, pictures, frames, rows and the desk: each is answered or
refused in a sentence, none is a failure of ours, and nothing of it is read as code."""

import json
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from inside import Server, without_turns

from plut.surfaces.pages import PAGES
from plut.surfaces.press.registry import OFFERS
from plut.warehouse.edition import Edition

ADDRESSES = int(os.environ.get("PLUT_ADDRESSES", "400"))
AT_ONCE = 100  # addresses of one test
MARK = "<script>alert(7)</script>"
VALUES = (
    *("", "0", "1", "13", "32", "3204", "99", "-1", "1e309", "nan", "en", "id", "svg", "all", "HALAL_SELF"),
    *("2024", "2024-02-30", "2024-12-31", "A~B", "~", "x" * 1999, MARK, "' or 1=1 --", "{{7*7}}", "%s%n"),
    *("../../etc/passwd", "\0", "\u202e\U0001f600", "\ud800", "[x](javascript:alert(1))", "=1+1", "$(id)"),
)
STATUSES = {200, 303, 304, 307, 308, 400, 404, 405, 410, 414}


@pytest.fixture(scope="module")
def own(loaded, tmp_path_factory) -> Path:
    own = tmp_path_factory.mktemp("fuzzed")
    shutil.copytree(loaded.path.parent, own / "build", ignore=shutil.ignore_patterns("kept"))
    return own


@pytest.fixture(scope="module")
def server(own) -> Iterator[Server]:
    with pytest.MonkeyPatch.context() as patch, without_turns():
        patch.setenv("PLUT_BUILD_DIR", str(own / "build"))
        patch.setenv("PLUT_CODES_DIR", str(own / "codes"))
        yield Server()


def starts(edition: Edition) -> list[tuple[str, tuple[str, ...]]]:
    """Addresses of every kind, and what each is asked with."""
    light = [(f"/ringan/{one.address}", (*one.keys, "buka", "cari", "untuk")) for one in PAGES]
    pictures = [
        (f"/gambar/{one.subject.path}/{one.code}.{kind}", (*one.subject.keys, "ukuran"))
        for one in OFFERS.values()
        for kind in ("svg", "html", "gif")  # others are rendered by Chromium
    ]
    frames = [(f"/sisip/{one.subject.path}/{one.code}", one.subject.keys) for one in OFFERS.values()]
    rows = [
        (f"/api/{query}.{kind}", edition.parameters(query))
        for query in edition.texts
        for kind in ("json", "csv", "xlsx", "parquet", "metadata.json", "xml")
    ]
    desk = [(path, ("nama", "berkas")) for path in ("/meja", "/meja/berkas", "/meja/berkas/1", "/panduan")]
    return [*light, *pictures, *frames, *rows, *desk, ("/api/openapi.json", ()), ("/ringan/_/page.css", ())]


def written(rng: random.Random, path: str, keys: tuple[str, ...]) -> str:
    """An address of that kind, with some of its keys and others, now and then with letters out of place."""
    said = []
    for _ in range(rng.choice((0, 1, 1, 2, 4, 40))):
        key = rng.choice([*keys, "lang", "simulasi", "edisi", "periksa", rng.choice(VALUES)])
        value = quote(rng.choice(VALUES), safe="" if rng.random() < 0.8 else "/&=~", errors="surrogatepass")
        said.append(f"{quote(key, errors='surrogatepass')}={value}")
    if rng.random() < 0.3:
        at = rng.randrange(1, len(path))
        told = rng.choice(("/", "//", "..", "%2e", ".", ";", "\\", "\u00e9", "A", "%00", "~", MARK))
        path = path[:at] + told + path[at + rng.choice((0, 1)) :]
    return f"{path}?{'&'.join(said)}" if said else path


@pytest.mark.parametrize("part", range(max(1, ADDRESSES // AT_ONCE)))
def test_an_address_is_answered_or_refused_in_a_sentence(server, own, loaded, part):
    rng = random.Random(part)
    kinds = starts(Edition(str(loaded.path)))
    for _ in range(min(AT_ONCE, ADDRESSES)):
        address = written(rng, *rng.choice(kinds))
        got = server.ask(address)
        assert got.status in STATUSES, (address, got.status, got.text[:300])
        kind = got.headers.get("content-type", "").partition(";")[0]
        if kind in ("text/html", "image/svg+xml"):
            assert MARK not in got.text, address
        if got.status >= 400:
            assert len(got.text) > 20 and "Traceback" not in got.text, address
        if kind == "application/json":
            json.loads(got.text)
    log = own / "build" / "log.jsonl"
    assert "page_failed" not in (log.read_text() if log.exists() else "")
