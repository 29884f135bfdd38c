"""The frame: finding, unit, source, date, edition and SQL file inside every picture, and the mark on
simulated ones.
"""

import itertools
import re
from dataclasses import replace
from urllib.parse import unquote

import drawn
import pandas as pd
import plotly.graph_objects as go
import pytest

from plut.content import credits as footers
from plut.figures import letters, style
from plut.figures.style import WIDTHS, Frame


def frame(width: str = "wide", **changes) -> Frame:
    texts = {
        "title": "A finding that is long enough to need a second line on a phone",
        "subtitle": "What is counted, in which unit",
        "source": "Source: somebody (9 October 2024).",
        "computed": "Published data as of 9 October 2024 · Edition abc · queries/pages/x/y.sql",
    }
    return drawn.frame(width, **(texts | changes))


def texts_of(figure: go.Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


@pytest.mark.parametrize("width", WIDTHS)
def test_frame_stands_inside_the_picture_and_fits_its_margins(width):
    figure = style.framed(go.Figure(), frame(width=width), 300)
    whole = " ".join(texts_of(figure)).replace("<br>", " ")
    for part in ("A finding", "What is counted", "Source: somebody", "queries/pages/x/y.sql"):
        assert part in whole
    margin = figure.layout.margin
    assert figure.layout.height == 300 + margin.t + margin.b
    assert all(-margin.b < a.yshift <= margin.t for a in figure.layout.annotations)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", ["", "7F3K-9QWX"])
def test_no_line_leaves_the_picture_or_lies_on_another(width, code):
    source = "Source: " + "an office whose name takes many words; " * 5
    figure = style.framed(go.Figure(), frame(width, source=source, code=code), 300)
    assert drawn.outside(figure, width) == [] and drawn.overlapping(figure, width) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_title_leaves_the_corner_to_the_button_of_the_page(width):
    figure = style.framed(go.Figure(), frame(width, title="word " * 60, corner=32), 300)
    title = next(note.text for note in figure.layout.annotations if "word word" in note.text)
    sizes = WIDTHS[width]
    lines = re.sub("</?b>", "", title).split("<br>")
    assert max(letters.width(line, sizes.title, bold=True) for line in lines) <= sizes.room - 32


def test_lines_use_the_width_that_there_is():
    figure = style.framed(go.Figure(), frame(title="word " * 60), 300)
    title = next(note.text for note in figure.layout.annotations if "word word" in note.text)
    lines = re.sub("</?b>", "", title).split("<br>")
    size, room = WIDTHS["wide"].title, WIDTHS["wide"].room
    assert len(lines) > 1
    for line in lines[:-1]:
        assert letters.width(line, size, bold=True) <= room < letters.width(f"{line} word", size, bold=True)


def test_the_footer_leaves_the_brand_and_the_code_their_corner():
    figure = style.framed(go.Figure(), frame(computed="x" * 20 + " x" * 400, code="7F3K-9QWX"), 300)
    found = drawn.boxes(figure)
    brand = next(box for box in found if box.text == "Dasbor PLUT-KUMKM")
    footer = next(box for box in found if box.text.startswith("Source: somebody"))
    assert footer.right < brand.left
    assert footer.right < WIDTHS["wide"].room - style.CODE_PIXELS


def test_words_of_others_are_text_not_markup():
    figure = style.framed(
        go.Figure(),
        frame(title=drawn.HOSTILE, subtitle=drawn.HOSTILE, source=drawn.HOSTILE),
        300,
        [style.key("■", "#123456", drawn.HOSTILE)],
    )
    assert sum(drawn.HOSTILE in drawn.seen(note.text) for note in figure.layout.annotations) == 4


def test_legend_breaks_between_entries_and_a_long_entry_between_its_words():
    long = "with a dot inside where the source names the place itself, else in the seat of its region"
    entries = [style.key("■", "#123456", label) for label in ("named", "placed by hand", long)]
    narrow = WIDTHS["narrow"]
    rows = style.set_legend(entries, narrow).split("<br>")
    seen = [drawn.seen(row) for row in rows]
    assert all(letters.width(row, narrow.note + 1) <= narrow.room for row in rows)
    assert seen[0].split() == ["■", "named", "■", "placed", "by", "hand"] and seen[1].startswith("■ with")
    assert " ".join(" ".join(seen).split()) == f"■ named ■ placed by hand ■ {long}"


def words_of_the_mark(figure: go.Figure) -> tuple[list[tuple[float, float]], float]:
    """Where the words of the mark stand, in pixels of the plot, and their size."""
    [image] = figure.layout.images
    svg = unquote(image.source.removeprefix("data:image/svg+xml,"))
    places = [
        (float(x), float(y)) for x, y in re.findall(r"translate\(([-\d.]+) ([-\d.]+)\) rotate\(-16\)", svg)
    ]
    return places, float(re.search(r'font-size="([\d.]+)"', svg)[1])


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("word", ["SIMULASI", "SIMULATED"])
@pytest.mark.parametrize("height", [440, 280, 150])
def test_any_ninth_of_a_simulated_plot_holds_one_whole_word(width, word, height):
    figure = style.framed(go.Figure(), frame(width=width.name, simulated_word=word), height)
    places, size = words_of_the_mark(figure)
    assert size >= 12
    wide, high = style.tilted(letters.width(word, size, bold=True), size)
    across, down = width.room / 3, height / 3
    steps = [i / 60 for i in range(41)]  # upper left corner of a window of a third by a third
    for left, top in itertools.product(steps, steps):
        x0, y0 = left * width.room, top * height
        assert any(
            x0 <= x - wide / 2 + 1e-6
            and x + wide / 2 <= x0 + across + 1e-6
            and y0 <= y - high / 2 + 1e-6
            and y + high / 2 <= y0 + down + 1e-6
            for x, y in places
        ), (left, top)


def test_a_plot_too_low_for_that_has_one_row_of_words_that_can_be_read():
    places, size = words_of_the_mark(style.framed(go.Figure(), frame(simulated_word="SIMULASI"), 40))
    assert size >= 12 and len({y for _, y in places}) == 1 and len(places) > 2


def test_the_mark_lies_over_what_is_drawn_and_under_the_words():
    [image] = style.framed(go.Figure(), frame(simulated_word="SIMULASI"), 300).layout.images
    assert image.layer == "above"  # plotly draws annotations later than these


@pytest.mark.parametrize("mode", ["text", "markers+text", "lines+markers+text"])
@pytest.mark.parametrize("place", ["top center", "bottom right", "middle left"])
def test_words_of_traces_stand_at_the_same_place_over_the_mark(mode, place):
    def figure() -> go.Figure:
        point = go.Scatter(
            x=[0.5],
            y=[0.5],
            text=["12.5"],
            mode=mode,
            textposition=[place],
            textfont={"size": [14], "color": [style.INK]},
            marker={"size": 10},
        )
        return go.Figure(point, {"xaxis": {"range": [0, 1]}, "yaxis": {"range": [0, 1]}})

    real, simulated = (style.framed(figure(), of, 200) for of in (frame(), drawn.SIMULATED))
    assert "12.5" not in drawn.words(real) and "12.5" in drawn.words(simulated)
    assert not simulated.data[0].text and "text" not in simulated.data[0].mode
    before, after = (next(box for box in drawn.boxes(one) if box.text == "12.5") for one in (real, simulated))
    assert abs(before.left - after.left) < 1 and abs(before.top - after.top) < 5


def test_words_of_neighbouring_rows_of_the_mark_do_not_touch():
    for word in ("SIMULASI", "SIMULATED"):
        of = frame(simulated_word=word, across=1200)
        places, size = words_of_the_mark(style.framed(go.Figure(), of, 280))
        first, second = sorted({y for _, y in places})[:2]
        shift = abs(min(x for x, y in places if y == first) - min(x for x, y in places if y == second))
        assert shift > letters.width(word, size, bold=True)


def test_a_real_picture_bears_no_mark():
    figure = style.framed(go.Figure(), frame(), 300)
    assert not figure.layout.images and not [t for t in texts_of(figure) if "SIMUL" in t]


def test_weakest_provenance_of_a_frame():
    assert footers.weakest(pd.Series(["published", "simulated", "derived"])) == "simulated"
    assert footers.weakest(pd.Series(["published", "published"])) == "published"


def test_source_line_names_only_what_is_shown():
    datasets = pd.DataFrame(
        {
            "name": ["centres", "centres", "provinces"],
            "provenance": ["published", "simulated", "published"],
            "as_of": pd.to_datetime(["2025-11-04", "2024-10-09", "2025-04-25"]),
            "source_id": ["berita", "SIMULASI", "Kepmendagri"],
            "source_en": ["news", "SIMULATED", "Kepmendagri"],
        }
    )
    shown = footers.shown_datasets(datasets, ("centres", "provinces"), {"published"})
    assert footers.source_line(shown, "en") == "Source: news (4 November 2025); Kepmendagri (25 April 2025)."
    shown = footers.shown_datasets(datasets, ("centres", "provinces"), {"simulated"})
    assert "news" not in footers.source_line(shown, "en")


def test_a_picture_on_a_slide_leaves_its_words_to_it_and_keeps_its_mark():
    staged = frame(is_staged=True, across=800, simulated_word="SIMULASI")
    figure = style.framed(go.Figure(), staged, 300, [style.key("■", "#123456", "named")])
    (legend,) = texts_of(figure)
    assert "named" in legend and drawn.is_marked(figure)
    assert (staged.sizes.title, staged.sizes.text, staged.sizes.note) == (40, 17, 12)
    shown = [size * style.MAGNIFIED for size in (style.STAGE.title, style.STAGE.text, style.STAGE.note)]
    assert shown == [60, 25.5, 18] and abs(style.STAGE.pixels * style.MAGNIFIED - 1790) < 2
    assert replace(staged, width="narrow").sizes.text == WIDTHS["narrow"].text


def test_a_legend_is_larger_on_a_slide_where_that_takes_no_line_more():
    short, long = ([style.key("■", "#123456", "named")] * count for count in (2, 7))
    sizes = [
        style.framed(go.Figure(), frame(is_staged=True, across=600), 300, keys)
        .layout.annotations[0]
        .font.size
        for keys in (short, long)
    ]
    assert sizes == [style.STAGE.text, style.STAGE.note + 1]
