"""Streamlit's scripts and faces arrive with few bytes, and are what Streamlit ships."""

import gzip
import io
import re
import time
from pathlib import Path

import brotli
import plotly
import streamlit
from asked import ask
from fontTools.ttLib import TTFont

from plut.base import folders
from plut.base.folders import REPOSITORY
from plut.surfaces.web import bundle

STATIC = Path(streamlit.__file__).parent / "static"
PLOTLY = next((STATIC / "static" / "js").glob("PlotlyChart.*.js"))
SMALL = next((STATIC / "static" / "js").glob("react-dom.*.js"))
FOREVER = "public, immutable, max-age=31536000"


def at(path: Path) -> str:
    return f"/{path.relative_to(STATIC).as_posix()}"


def test_a_script_is_sent_compressed_and_is_the_same(server):
    plain = ask(server, at(PLOTLY))
    assert "content-encoding" not in plain.headers and plain.content == PLOTLY.read_bytes()
    packed = ask(server, at(PLOTLY), accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip" and packed.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.content) == plain.content and 3 * len(packed.content) < len(plain.content)
    assert packed.headers["cache-control"] == plain.headers["cache-control"] == FOREVER
    assert packed.headers["content-type"].startswith("text/javascript")
    again = ask(server, at(PLOTLY), accept_encoding="gzip", if_none_match=packed.headers["etag"])
    assert again.status == 304 and not again.content
    assert ask(server, at(PLOTLY), "HEAD", accept_encoding="gzip").content == b""


def test_the_scripts_that_draw_charts_are_there_as_long_as_their_names_stand(server):
    for name, script in (
        (bundle.PLOTLY, Path(plotly.__file__).parent / "package_data/plotly.min.js"),
        (bundle.CHART, folders.STATIC / "chart.js"),
    ):
        packed = ask(server, f"/static/{name}", accept_encoding="gzip")
        assert gzip.decompress(packed.content) == script.read_bytes(), name
        assert packed.headers["cache-control"] == FOREVER
        assert packed.headers["content-type"].startswith("text/javascript")


def test_brotli_is_made_once_and_sent_from_then_on(server, folder):
    for _ in range(300):
        answer = ask(server, at(SMALL), accept_encoding="gzip, br;q=1.0")
        if answer.headers["content-encoding"] == "br":
            break
        assert gzip.decompress(answer.content) == SMALL.read_bytes()
        time.sleep(0.1)
    assert brotli.decompress(answer.content) == SMALL.read_bytes()
    assert len(list((folder / "kept" / "bundle").glob("*.br")))
    refused = ask(server, at(SMALL), accept_encoding="br;q=0, gzip")
    assert refused.headers["content-encoding"] == "gzip"


def test_every_file_that_the_first_page_names_is_there(server):
    page = ask(server, "/").text
    named = re.findall(r'(?:src|href)="\./(static/[^"]+)"', page)
    assert len(named) > 20
    for one in named:
        assert ask(server, f"/{one}", "HEAD").status == 200, one
    assert 'as="font"' not in page


def test_the_face_of_symbols_has_each_that_is_named_and_little_else(server):
    face = next((STATIC / "static" / "media").glob("MaterialSymbols-Rounded*"))
    sent = ask(server, at(face))
    assert len(sent.content) < 20_000 < face.stat().st_size
    font, whole = TTFont(io.BytesIO(sent.content)), TTFont(face)
    own = {
        name
        for path in (REPOSITORY / "dashboard" / "plut").rglob("*.py")
        for name in re.findall(r'":material/([a-z0-9_]+):"', path.read_text(encoding="utf-8"))
    }
    assert {"menu", "download"} <= own
    for name in own | {"keyboard_arrow_down", "chevron_right", "close", "check"}:
        assert drawn(font, name) == drawn(whole, name) is not None, name
    assert drawn(whole, "agriculture") and not drawn(font, "agriculture")


def drawn(font: TTFont, name: str) -> list[tuple[int, int]] | None:
    """The outline of the symbol that stands for a name; None where the face has none."""
    letters = font.getBestCmap()
    parts = [letters[ord(letter)] for letter in name]
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for one in getattr(table, "ExtSubTable", table).ligatures.get(parts[0], ()):
                if one.Component == parts[1:]:
                    return list(font["glyf"][one.LigGlyph].getCoordinates(font["glyf"])[0])
    return None


def test_letters_of_streamlit_are_ours(server):
    face = next((STATIC / "static" / "media").glob("SourceSansVF-Upright*"))
    led = ask(server, at(face))
    assert led.status == 307
    ours = ask(server, led.headers["location"])
    assert ours.content == (REPOSITORY / "dashboard/static/fonts/plus-jakarta-sans.woff2").read_bytes()
