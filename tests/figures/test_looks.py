"""No picture changes its look unseen: each kind, on fixed rows, is drawn as it is stored in `looks/`.

Stored are definitions, not images: where a definition has changed, the old and the new one are rendered on
the same machine and compared. A change that is meant is accepted by `tests/run --accept-looks -k looks`; look
at the two images first, which stand in `tests/output/looks`.
"""

import ast
import io
import json
from pathlib import Path

import numpy as np
import plotly.graph_objects as go
import pytest
from drawn import SIMULATED, frame
from PIL import Image
from samples import SAMPLES

from plut.base import folders
from plut.surfaces.press import printing
from plut.surfaces.press.printing import Sheet

STORED = Path(__file__).parent / "looks"
OUTPUT = Path(__file__).parents[1] / "output" / "looks"
FIGURES = folders.STATIC.parent / "plut" / "figures"
PICTURES = [f"{name}.{width}" for name in SAMPLES for width in ("wide", "narrow")]
SEEN = 16  # of 255: a difference of a channel that an eye may notice
TOLERANCE = 0.0002  # of the pixels: a dot of some pixels that moves is noticed


def drawn(picture: str, **changes) -> go.Figure:
    name, width = picture.split(".")
    return SAMPLES[name](frame(width, **changes))


def definition(figure: go.Figure) -> dict:
    """The figure as data, without what only tells a browser that it is another."""
    content = json.loads(figure.to_json())
    for key in ("datarevision", "uirevision", "meta"):
        content["layout"].pop(key, None)
    return content


def image(content: dict) -> Image.Image:
    """A definition as an image, in logical pixels."""
    figure = go.Figure(content)
    width, height = figure.layout.width or 720, int(figure.layout.height)
    return Image.open(io.BytesIO(printing.rendered(Sheet(figure, width, height, 1.0), "png"))).convert("RGB")


def difference(one: dict, other: dict) -> float:
    """The share of pixels that look different; all where the sizes differ."""
    before, after = image(one), image(other)
    if before.size != after.size:
        return 1.0
    apart = np.abs(np.asarray(before, dtype=int) - np.asarray(after, dtype=int)).max(axis=2)
    return float((apart > SEEN).mean())


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_looks_as_it_did(picture, request):
    file, now = STORED / f"{picture}.json", definition(drawn(picture))
    if request.config.getoption("--accept-looks"):
        file.write_text(json.dumps(now, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    assert file.exists(), f"no look of {picture} is stored: tests/run --accept-looks -k looks"
    before = json.loads(file.read_text(encoding="utf-8"))
    if now == before:
        return
    apart = difference(before, now)
    if apart > TOLERANCE:
        OUTPUT.mkdir(parents=True, exist_ok=True)
        for name, content in (("before", before), ("now", now)):
            image(content).save(OUTPUT / f"{picture}.{name}.png")
    assert apart <= TOLERANCE, f"{apart:.2%} of {picture} looks different: see {OUTPUT}"


def test_every_kind_of_picture_has_a_look():
    """Each module of figures that ends in a frame has a sample."""
    kinds = {
        path.stem
        for path in FIGURES.glob("*.py")
        if path.stem != "style"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "framed"
    }
    assert len(kinds) > 10
    assert kinds <= {name if name in kinds else name.split("_")[0] for name in SAMPLES}
    assert {path.stem for path in STORED.glob("*.json")} == set(PICTURES)


@pytest.mark.parametrize("changed", ["colour", "place", "word", "mark"])
def test_a_changed_look_is_noticed(changed):
    before = definition(drawn("bars.wide"))
    after = json.loads(json.dumps(before))
    if changed == "colour":
        after["data"][0]["marker"]["color"] = "#0b6b8a"
    elif changed == "place":
        after["data"][0]["x"][0] *= 1.02
    elif changed == "word":
        after["layout"]["annotations"][0]["text"] = "another word"
    else:
        after = definition(SAMPLES["bars"](SIMULATED))
    assert difference(before, after) > TOLERANCE


def test_what_no_eye_sees_is_no_change():
    before = definition(drawn("bars.wide"))
    after = json.loads(json.dumps(before))
    after["data"][0]["x"] = [value * 1.00001 for value in after["data"][0]["x"]]
    after["data"][0]["customdata"] = ["another hover"] * len(after["data"][0]["x"])
    assert difference(before, after) <= TOLERANCE
