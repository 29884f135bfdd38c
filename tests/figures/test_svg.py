"""Figures drawn as SVG without a browser (plut.surfaces.svg): nothing of a figure is unknown there, and what
is drawn has its words, its values and its colours.

It stands here because it needs one picture of each kind on fixed rows.
"""

import html
import re
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from drawn import SIMULATED, frame
from samples import SAMPLES

from plut.figures import letters, style
from plut.figures.style import WIDTHS, Frame
from plut.surfaces.svg import figure, texts
from plut.surfaces.svg.texts import Look

SVG = "{http://www.w3.org/2000/svg}"


def sized(width: str, of: Frame | None = None) -> Frame:
    return (of or frame(width)) if width == "wide" else frame(width)


def drawn(made: go.Figure, width: str = "wide") -> ElementTree.Element:
    """The drawing, read as XML: what stands alone must be a sound file."""
    return ElementTree.fromstring(str(figure.drawn(made, WIDTHS[width].pixels, "p", "in words")))


def words(root: ElementTree.Element) -> str:
    """All that can be read in a drawing, with one space between."""
    found = (" ".join(one.itertext()) for one in root.iter(f"{SVG}text"))
    return re.sub(r"\s+", " ", " ".join(found))


def seen(text: str) -> str:
    """Markup of a figure as it is read."""
    return re.sub(r"\s+", " ", html.unescape(letters.TAG.sub(" ", text))).strip()


def texts_of(made: go.Figure) -> list[str]:
    notes = [note.text for note in made.layout.annotations]
    for trace in made.data:
        if "text" in (getattr(trace, "mode", None) or "") or (trace.type == "bar" and trace.text is not None):
            notes += [str(text) for text in trace.text if text]
    return [told for note in notes if (told := seen(note))]


def rects(root: ElementTree.Element, color: str) -> list[ElementTree.Element]:
    return [one for one in root.iter(f"{SVG}rect") if one.get("fill") == color]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_of_a_figure_is_unknown_and_all_its_words_are_drawn(name, width):
    for of in (frame(width), frame(width, simulated_word="SIMULASI")):
        made = SAMPLES[name](of)
        assert figure.unknown(made) == set()
        root = drawn(made, width)
        said = words(root)
        for text in texts_of(made):
            assert text in said, text


@pytest.mark.parametrize("name", SAMPLES)
def test_the_mark_of_the_simulated_lies_over_the_plot(name):
    root = drawn(SAMPLES[name](SIMULATED))
    [mark] = [one for one in root.iter(f"{SVG}image") if "SIMULASI" in (one.get("href") or "")]
    layers = list(root)
    last_bar = max(
        (place for place, one in enumerate(layers) if one.tag in (f"{SVG}rect", f"{SVG}g", f"{SVG}svg")),
        default=0,
    )
    first_word = next(
        place
        for place, one in enumerate(layers)
        if one.tag == f"{SVG}text" and "".join(one.itertext()) == "A finding"
    )
    assert float(mark.get("width")) == pytest.approx(WIDTHS["wide"].room)
    assert layers.index(mark) < first_word
    assert last_bar >= 0


def test_bars_are_as_long_as_their_values():
    made = go.Figure(
        go.Bar(
            x=[1, 3, 4],
            y=[0, 1, 2],
            width=0.5,
            orientation="h",
            marker={"color": style.VALUE},
            cliponaxis=False,
        ),
        {"xaxis": {"range": [0, 4], "visible": False}, "yaxis": {"range": [2.5, -0.5], "visible": False}},
    )
    root = drawn(style.framed(made, frame(), 300))
    lengths = [float(one.get("width")) for one in rects(root, style.VALUE)]
    assert lengths == pytest.approx([178, 534, 712], abs=0.1)
    tops = [float(one.get("y")) for one in rects(root, style.VALUE)]
    assert tops[0] < tops[1] < tops[2]


def test_stacked_bars_begin_where_the_one_before_ends():
    bars = [
        go.Bar(x=[2], y=[0], orientation="h", marker={"color": color}, cliponaxis=False)
        for color in (style.VALUE, style.ATTENTION)
    ]
    layout = {"barmode": "stack", "xaxis": {"range": [0, 4], "visible": False}}
    made = go.Figure(bars, layout | {"yaxis": {"range": [-0.5, 0.5], "visible": False}})
    root = drawn(style.framed(made, frame(), 300))
    [first], [second] = rects(root, style.VALUE), rects(root, style.ATTENTION)
    assert float(second.get("x")) == pytest.approx(float(first.get("x")) + float(first.get("width")))


def test_a_line_is_broken_where_a_value_is_missing_and_never_joined_over_it():
    made = go.Figure(
        go.Scatter(x=[0, 1, 2, 3], y=[1, 1, None, 1], mode="lines", line={"color": style.VALUE, "width": 2}),
        {"xaxis": {"range": [0, 3], "visible": False}, "yaxis": {"range": [0, 2], "visible": False}},
    )
    root = drawn(style.framed(made, frame(), 300))
    [line] = [one for one in root.iter(f"{SVG}path") if one.get("stroke") == style.VALUE]
    assert line.get("d").count("m") == 2


def test_points_outside_of_the_axes_are_not_drawn():
    made = go.Figure(
        go.Scatter(
            x=[1, 9], y=[1, 1], mode="markers", marker={"color": style.VALUE, "size": 8}, cliponaxis=False
        ),
        {"xaxis": {"range": [0, 3], "visible": False}, "yaxis": {"range": [0, 2], "visible": False}},
    )
    root = drawn(style.framed(made, frame(), 300))
    assert len([one for one in root.iter(f"{SVG}circle") if one.get("fill") == style.VALUE]) == 1


def test_a_region_has_the_colour_of_its_class_and_its_outline_stands_once():
    made = SAMPLES["choropleth"](frame())
    root = drawn(made)
    [shaded] = [trace for trace in made.data if trace.type == "choropleth" and len(trace.locations) > 1][:1]
    used = [one.get("href") for one in root.iter(f"{SVG}use")]
    defined = [one.get("id") for tag in ("path", "g") for one in root.iter(f"{SVG}{tag}") if one.get("id")]
    assert len(defined) == len(set(defined))
    assert {name.removeprefix("#") for name in used} == set(defined)
    fills = {one.get("fill") for one in root.iter(f"{SVG}g") if one.find(f"{SVG}use") is not None}
    shades = {color for _, color in shaded.colorscale}
    assert fills & shades


def test_what_is_unknown_is_named_and_never_left_out_in_silence():
    made = style.framed(go.Figure(go.Pie(values=[1, 2])), frame(), 300)
    assert {"pie.values"} <= figure.unknown(made)
    with pytest.raises(ValueError, match=r"pie\.values"):
        figure.drawn(made, 720, "p", "")
    symbol = go.Scatter(x=[1], y=[1], mode="markers", marker={"symbol": "star"})
    assert "scatter.marker.symbol=star" in figure.unknown(style.framed(go.Figure(symbol), frame(), 300))


HOSTILE = ["<script>alert(1)</script>", "a ]]> b", "x & y < z", "<b>R&D</b>", "\"quoted\" 'too'"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_name_of_somebody_else_is_shown_as_it_is(text):
    markup = texts.written(letters.plain(text), 0, 0, "left", Look(12, "#000"))
    root = ElementTree.fromstring(str(markup))
    assert "".join(root.itertext()) == text
    assert [one.tag for one in root.iter()] == ["text"]


def test_a_tag_that_reaches_over_a_break_holds_on_both_lines():
    root = ElementTree.fromstring(
        str(texts.written("<b>one<br>two</b> three", 0, 0, "left", Look(12, "#000")))
    )
    bold = ["".join(one.itertext()) for one in root.iter("tspan") if one.get("font-weight") == "700"]
    assert bold == ["one", "two"]
