"""The frame: finding, unit, source, date, edition and SQL file inside every picture, and the mark on
simulated ones.
"""

import itertools
import re

import drawn
import pandas as pd
import plotly.graph_objects as go
import pytest

from plut.content import credits as footers
from plut.figures import letters, panels, style
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


def test_a_map_of_two_halves_draws_each_point_in_the_half_that_holds_it():
    points = pd.DataFrame(
        {
            "longitude": [106.8, 118.9, 140.7],
            "latitude": [-6.2, -2.6, -2.5],
            "province_code": ["31", "76", "94"],
        }
    )
    west, east = panels.panels("narrow", panels.INDONESIA)
    assert [list(half.holding(points)["longitude"]) for half in (west, east)] == [[106.8], [118.9, 140.7]]


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("word", ["SIMULASI", "SIMULATED"])
def test_any_ninth_of_a_simulated_plot_holds_one_whole_word(width, word):
    plot = {"wide": 440, "medium": 280, "narrow": 150}[width.name]
    figure = style.framed(go.Figure(), frame(width=width.name, simulated_word=word), plot)
    pixels = width.pixels - 2 * style.MARGIN
    places, sizes = [], set()
    for column in (a for a in figure.layout.annotations if word in a.text):
        words = column.text.split("<br>")
        assert [re.sub("<[^>]+>", "", line) for line in words] == [word] * len(words)
        sizes |= {float(size) for size in re.findall(r"font-size:([\d.]+)px", column.text)}
        spacing = column.font.size * letters.LINE / plot
        places += [
            (column.x, column.y + ((len(words) - 1) / 2 - line) * spacing) for line in range(len(words))
        ]
    (size,) = sizes
    half_width, half_height = letters.width(word, size) / 2 / pixels, size * style.CAPITALS / 2 / plot
    steps = [i / 60 for i in range(41)]  # lower left corner of a window of a third by a third
    for left, low in itertools.product(steps, steps):
        assert any(
            left <= x - half_width
            and x + half_width <= left + 1 / 3 + 1e-9
            and low <= y - half_height
            and y + half_height <= low + 1 / 3 + 1e-9
            for x, y in places
        ), (left, low)


def test_a_real_picture_bears_no_mark():
    assert not [t for t in texts_of(style.framed(go.Figure(), frame(), 300)) if "SIMUL" in t]


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
