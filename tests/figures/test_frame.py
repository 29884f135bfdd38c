"""The frame: finding, unit, source, date, edition and SQL file inside every picture, and the mark on simulated ones."""

import itertools
import re

import pandas as pd
import plotly.graph_objects as go
import pytest

from plut.content import credits as footers
from plut.figures import panels, style
from plut.figures.style import WIDTHS, Frame


def frame(**changes) -> Frame:
    texts = {
        "title": "A finding that is long enough to need a second line on a phone",
        "subtitle": "What is counted, in which unit",
        "source": "Source: somebody (9 October 2024).",
        "computed": "Published data as of 9 October 2024 · Edition abc · queries/pages/x/y.sql",
        "brand": "Dasbor PLUT-KUMKM",
    }
    return Frame(**(texts | changes))


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


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_no_line_is_wider_than_the_picture(width):
    figure = style.framed(go.Figure(), frame(width=width.name), 300)
    for annotation in figure.layout.annotations:
        for line in annotation.text.removeprefix("<b>").removesuffix("</b>").split("<br>"):
            assert len(line) * annotation.font.size * 0.52 <= width.pixels


def test_legend_breaks_between_entries_and_a_long_entry_between_its_words():
    long = "with a dot inside where the source names the place itself, else in the seat of its region"
    legend = " ".join(style.key("■", "#123456", label) for label in ("named", "placed by hand", long))
    rows = style.wrapped_marks(legend, WIDTHS["narrow"]).split("<br>")
    seen = [re.sub("<[^>]+>", "", row) for row in rows]
    assert all(len(row) * (WIDTHS["narrow"].note + 1) * 0.52 <= WIDTHS["narrow"].pixels for row in seen)
    assert " ".join(" ".join(seen).split()) == f"■ named ■ placed by hand ■ {long}"
    assert seen[1].startswith("■")


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
        spacing = column.font.size * style.PLOTLY_LINE_EM / plot
        places += [
            (column.x, column.y + ((len(words) - 1) / 2 - line) * spacing) for line in range(len(words))
        ]
    (size,) = sizes
    half_width, half_height = (
        len(word) * size * style.CAPITAL_EM / 2 / pixels,
        size * style.LINE_EM / 2 / plot,
    )
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
