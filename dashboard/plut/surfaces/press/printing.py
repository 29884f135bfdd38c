"""Figures -> files of the press at exact sizes: PNG, SVG and PDF by Chromium, a slide of PPTX. No Streamlit.

One server of Chromium renders for all readers. It needs no network: base map, outlines and typeface are the
product's own.
"""

import asyncio
import atexit
import base64
import functools
import io
import json
import math
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import kaleido
import plotly.graph_objects as go
from pptx import Presentation
from pptx.util import Emu, Pt

from plut.base import folders
from plut.figures.style import Frame, width_for
from plut.surfaces.press.sizes import Preset

Draw = Callable[..., go.Figure]  # all bound but the frame, which it takes by its name
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
MOST_SECONDS = 30
MOST_SECONDS_TO_END = 5
# what a page waits for: that it is read whole, with its letters and pictures, and has laid itself out
READY = """(async () => {
  if (document.readyState !== "complete") await new Promise((go) => window.addEventListener("load", go));
  await document.fonts.ready;
  await Promise.all([...document.images].map((one) => one.decode().catch(() => {})));
  await window.laidOut;
})()"""
PICTURES_OF_A_BROWSER = (
    100  # each leaves some megabytes behind in Chromium: then a fresh one, so that memory stays flat
)


class NoChromium(RuntimeError):
    """There is no Chromium on this machine, or it died: pictures cannot be rendered."""


PIXEL_PART = 0.01  # Chromium cuts a part of a pixel off: without this much more 1599.99... would be 1599
EDGE = 24  # logical pixels of white around a picture that stands alone


@dataclass(frozen=True)
class Sheet:
    """A figure laid out for a preset: logical width and height in pixels, and the factor to the preset's
    own."""

    figure: go.Figure
    width: float
    height: int
    scale: float


HALVINGS = 6  # to find the room for the texts of a tall picture, to a hundredth of its width


def laid_out(draw: Draw, frame: Frame, preset: Preset, widest: float = math.inf) -> Sheet:
    """The picture at the preset's proportions: a low one is stretched, one that is too tall gets room at its
    sides.

    With that room its texts take fewer lines and it is less tall and, at its proportions, less wide: the
    largest room is sought that the picture still has. widest: logical pixels of a place that is narrower than
    the sheet would be; there its proportions are its own.
    """
    across, down = preset.pixels
    logical = min(preset.logical, widest)
    least = round(logical * down / across) - 2 * EDGE

    def drawn(room: int) -> tuple[go.Figure, int, float]:
        """The figure with its texts in a room, and the height and the width of its sheet."""
        figure = go.Figure(draw(frame=replace(frame, width=preset.width, fill=least, across=room)))
        height = int(figure.layout.height) + 2 * EDGE
        return figure, height, min(height * across / down, widest)

    smallest = int(logical) - 2 * EDGE
    figure, height, width = drawn(smallest)
    if height > least + 2 * EDGE:
        largest = int(min(1.5 * width, widest)) - 2 * EDGE  # a map grows with its room, and its sheet too
        for _ in range(HALVINGS):
            room = (smallest + largest + 1) // 2
            tried = drawn(room)
            if int(tried[2]) - 2 * EDGE >= room:
                smallest, (figure, height, width) = room, tried
            else:
                largest = room
    margin = {side: value + EDGE for side, value in figure.layout.margin.to_plotly_json().items()}
    figure.update_layout(width=round(width), height=height, margin=margin)
    return Sheet(figure, width, height, (across + PIXEL_PART) / width)


def on_a_page(draw: Draw, frame: Frame, across: int, scale: float = 1) -> Sheet:
    """The picture as it stands on a page of so many pixels, as high as it is. scale: pixels of its file for
    each."""
    figure = go.Figure(draw(frame=replace(frame, width=width_for(across), across=across)))
    figure.update_layout(width=across)
    return Sheet(figure, across, int(figure.layout.height), scale)


def has_chromium() -> bool:
    """Whether pictures can be rendered here."""
    return any(map(shutil.which, CHROMIUMS))


_lock = threading.Lock()
_browser: kaleido.Kaleido | None = None
_pictures = 0  # that the browser was asked for
_trouble = ""


def trouble() -> str:
    """Why the last picture that was asked for could not be rendered; empty where it could."""
    return _trouble


def rendered(sheet: Sheet, kind: str) -> bytes:
    """The file of a sheet: kind is png or webp (at the preset's pixels), svg or pdf.

    Raises NoChromium where there is none, or where it does not answer.
    """
    options = {
        "format": kind,
        "width": sheet.width,
        "height": sheet.height,
        "scale": sheet.scale if kind in ("png", "webp") else 1,
    }
    base_map = (folders.STATIC / "topojson").as_uri() + "/"
    content = _inlined(sheet.figure)
    return _asked(lambda browser: browser.calc_fig(content, opts=options, topojson=base_map))


def _asked(work: Callable[[kaleido.Kaleido], Coroutine]) -> bytes:
    """What the browser makes. Raises NoChromium where there is none, or where it does not answer."""
    global _trouble
    with _lock:  # one picture after the other: memory stays flat
        for _ in range(2):
            try:
                image: bytes = _wait(work(_opened()), MOST_SECONDS)
            except Exception as error:  # noqa: BLE001 (whatever a dying browser raises: a fresh one gets one more chance)
                _trouble = str(error) or type(error).__name__
                stop()
            else:
                _trouble = ""
                return image
        raise NoChromium(f"Chromium did not render the picture: {_trouble}")


def printed(page: str, pixels: tuple[int, int], kind: str) -> bytes:
    """A page of HTML that needs nothing from elsewhere: kind is pdf, each sheet of so many pixels with its
    words as words, or png, its first sheet. Raises NoChromium."""
    with tempfile.TemporaryDirectory(prefix="plut-slides-") as folder:
        path = Path(folder) / "slides.html"
        path.write_text(page, encoding="utf-8")
        return _asked(lambda browser: _shot(browser, path, pixels, kind))


async def _shot(browser: kaleido.Kaleido, path: Path, pixels: tuple[int, int], kind: str) -> bytes:
    """A page in a tab of its own, once its pictures and letters are there."""
    tab = await browser.create_tab(path.as_uri())
    try:
        size = {"width": pixels[0], "height": pixels[1], "deviceScaleFactor": 1, "mobile": False}
        await tab.send_command("Emulation.setDeviceMetricsOverride", size)
        asked = {"expression": READY, "awaitPromise": True}
        await tab.send_command("Runtime.evaluate", asked)
        if kind == "png":
            told = await tab.send_command("Page.captureScreenshot", {"format": "png"})
        else:
            how = {"preferCSSPageSize": True, "printBackground": True, "generateTaggedPDF": True}
            told = await tab.send_command("Page.printToPDF", how)
        return base64.b64decode(told["result"]["data"])
    finally:
        await browser.close_tab(tab)


def _opened() -> kaleido.Kaleido:
    """The browser for one more picture, started where there is none or the one there has drawn enough."""
    global _browser, _pictures
    if _pictures >= PICTURES_OF_A_BROWSER:
        stop()
    if _browser is None:
        path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
        if path is None:
            raise NoChromium("install Chromium to render pictures")
        os.environ["FONTCONFIG_FILE"] = str(_fonts())
        os.environ["BROWSER_PATH"] = path
        _browser = kaleido.Kaleido(n=1, timeout=MOST_SECONDS, mathjax=False)
        _wait(_browser.open(), MOST_SECONDS)
    _pictures += 1
    return _browser


def stop() -> None:
    """End Chromium; the next picture starts another."""
    global _browser, _pictures
    browser, _browser, _pictures = _browser, None, 0
    if browser is not None:
        with suppress(Exception):  # it may have died already
            _wait(browser.close(), MOST_SECONDS_TO_END)


atexit.register(stop)


@functools.lru_cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="pictures", daemon=True).start()
    return loop


def _wait(work: Coroutine, seconds: float) -> Any:
    """What the browser answers, within a bound of time: one that hangs must not hold up all readers for
    ever."""
    answer = asyncio.run_coroutine_threadsafe(work, _loop())
    try:
        return answer.result(seconds)
    finally:
        answer.cancel()


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
