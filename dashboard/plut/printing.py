"""Figures -> files of the press at exact sizes: PNG, SVG and PDF by Chromium, a slide of PPTX. No Streamlit.

One server of Chromium renders for all readers. It needs no network: base map, outlines and typeface are the product's own.
"""

import functools
import io
import json
import os
import shutil
import tempfile
import threading
from dataclasses import dataclass, replace
from pathlib import Path

import kaleido
import plotly.graph_objects as go
from pptx import Presentation
from pptx.util import Emu, Pt

from plut import folders
from plut.figures.style import Frame

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
MOST_SECONDS = 60


class NoChromium(RuntimeError):
    """There is no Chromium on this machine, or it died: pictures cannot be rendered."""


@dataclass(frozen=True)
class Preset:
    """A size of the press in pixels; `width`: the type that suits it (see style.WIDTHS); `logical`: pixels of its layout."""

    pixels: tuple[int, int]
    width: str
    logical: int


PRESETS = {
    "1600x900": Preset((1600, 900), "wide", 1090),
    "1080x1080": Preset((1080, 1080), "medium", 660),
    "1080x1920": Preset((1080, 1920), "narrow", 380),
    "a4": Preset((3508, 2480), "wide", 1090),  # A4 landscape at 300 dots an inch
}
PIXEL_PART = 0.01  # Chromium cuts a part of a pixel off: without this much more 1599.99... would be 1599
EDGE = 24  # logical pixels of white around a picture that stands alone


@dataclass(frozen=True)
class Sheet:
    """A figure laid out for a preset: logical width and height in pixels, and the factor to the preset's own."""

    figure: go.Figure
    width: float
    height: int
    scale: float


def laid_out(draw: functools.partial, frame: Frame, preset: Preset) -> Sheet:
    """The picture at the preset's proportions: a low one is stretched, one that is too tall gets room at its sides."""
    across, down = preset.pixels
    least = round(preset.logical * down / across) - 2 * EDGE
    figure = go.Figure(draw(frame=replace(frame, width=preset.width, fill=least)))
    height = int(figure.layout.height) + 2 * EDGE
    width = height * across / down
    margin = {side: value + EDGE for side, value in figure.layout.margin.to_plotly_json().items()}
    figure.update_layout(width=round(width), height=height, margin=margin)
    return Sheet(figure, width, height, (across + PIXEL_PART) / width)


def has_chromium() -> bool:
    """Whether pictures can be rendered here."""
    return any(map(shutil.which, CHROMIUMS))


_lock = threading.Lock()
_started = False


def rendered(sheet: Sheet, kind: str) -> bytes:
    """The file of a sheet: kind is png (at the preset's pixels), svg or pdf.

    Raises NoChromium where there is none, or where it does not answer.
    """
    if not has_chromium():
        raise NoChromium("install Chromium to render pictures")
    options = {"format": kind, "width": sheet.width, "height": sheet.height, "scale": sheet.scale if kind == "png" else 1}
    base_map = (folders.STATIC / "topojson").as_uri() + "/"
    with _lock:  # one picture after the other: memory stays flat
        for is_last in (False, True):
            _start()
            try:
                return kaleido.calc_fig_sync(_inlined(sheet.figure), opts=options, topojson=base_map)
            except Exception as error:  # whatever a dying browser raises: a fresh one gets one more chance
                stop()
                if is_last:
                    raise NoChromium(f"Chromium did not render the picture: {error}") from error
    raise AssertionError("unreachable")


def _start() -> None:
    global _started
    if _started:
        return
    os.environ["FONTCONFIG_FILE"] = str(_fonts())
    path = next(filter(None, map(shutil.which, CHROMIUMS)))
    os.environ["BROWSER_PATH"] = path
    kaleido.start_sync_server(n=1, timeout=MOST_SECONDS, mathjax=False, silence_warnings=True)
    _started = True


def stop() -> None:
    """End the server of Chromium; the next picture starts another."""
    global _started
    if _started:
        kaleido.stop_sync_server(silence_warnings=True)
        _started = False


@functools.lru_cache
def _fonts() -> Path:
    """A fontconfig file that adds our typeface to the system's."""
    folder = Path(tempfile.mkdtemp(prefix="plut-fonts-"))
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{folders.STATIC / 'fonts'}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return path


def _inlined(figure: go.Figure) -> dict:
    """The figure with its outlines inside: Chromium renders without the app's addresses."""
    content = json.loads(figure.to_json())
    for trace in content["data"]:
        if isinstance(trace.get("geojson"), str):
            trace["geojson"] = _outlines(trace["geojson"].rsplit("/", 1)[-1])
    return content


@functools.lru_cache(maxsize=4)
def _outlines(name: str) -> dict:
    return json.loads((folders.STATIC / "outlines" / name).read_text(encoding="utf-8"))


EMU_PER_PIXEL = 9525
LONGEST_PROPERTY = 255  # letters, a limit of the format


def slide(picture: bytes, preset: Preset, title: str, notes: str) -> bytes:
    """One PPTX slide: the picture over the whole of it; its source stands in the picture and in the notes."""
    deck = Presentation()
    across, down = preset.pixels
    deck.slide_width, deck.slide_height = Emu(across * EMU_PER_PIXEL), Emu(down * EMU_PER_PIXEL)
    page = deck.slides.add_slide(deck.slide_layouts[6])
    page.shapes.add_picture(io.BytesIO(picture), 0, 0, deck.slide_width, deck.slide_height).name = title
    page.shapes[0]._element.nvPicPr.cNvPr.set("descr", f"{title}. {notes}")
    frame = page.notes_slide.notes_text_frame
    frame.text = f"{title}\n{notes}"
    frame.paragraphs[0].font.size = Pt(12)
    deck.core_properties.title = title[:LONGEST_PROPERTY]
    deck.core_properties.comments = notes[:LONGEST_PROPERTY]
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()
