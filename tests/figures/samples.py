"""One picture of each kind on fixed rows, those of the tests of its kind: test_looks.py compares them with
how they looked before."""

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import test_bars
import test_bounds
import test_choropleth
import test_comparisons
import test_curves
import test_flows
import test_freshness
import test_gaps
import test_histograms
import test_matrices
import test_ordered
import test_pace
import test_pairs
import test_pictures_of_staffing
import test_placings
import test_quotas
import test_ranges
import test_rankings
import test_series
import test_slopes
import test_stacks
import test_standings
import test_timelines

from plut.figures import (
    bars,
    choropleth,
    columns,
    comparisons,
    flows,
    freshness,
    histograms,
    ordered,
    pairs,
    placings,
    quotas,
    ranges,
    rankings,
    slopes,
    stacks,
    staffing,
    standings,
    timelines,
    wholes,
)
from plut.figures.style import Frame

SQUARES = {  # outlines of the regions of test_choropleth, as rectangles: west, south, east, north
    "31": (106.4, -6.6, 107.0, -6.0),
    "32": (107.0, -7.6, 108.6, -6.2),
    "73": (119.0, -5.6, 121.0, -2.0),
    "94": (137.0, -5.0, 141.0, -1.6),
}
OUTLINES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": code,
            "properties": {"name": code},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[west, south], [west, north], [east, north], [east, south], [west, south]]],
            },
        }
        for code, (west, south, east, north) in SQUARES.items()
    ],
}
YEARS = pd.DataFrame(
    {"year": [2012, 2013, 2014], "value": [1, 4, 18], "text": ["1", "4", "18"], "hover": list("abc")}
)
WHOLES = pd.DataFrame(
    {
        "label": ["All procurement", "Through providers", "Realised"],
        "size": ["Rp1,000 trillion", "Rp700 trillion", "Rp400 trillion"],
        "whole": [1000.0, 700.0, 400.0],
        "part": [180.0, 180.0, 180.0],
        "text": ["18%", "25.7%", "45%"],
        "target": [400.0, 280.0, 160.0],
        "target_text": ["40%: Rp400 trillion", "40%: Rp280 trillion", "40%: Rp160 trillion"],
        "gap_text": ["Rp220 trillion below", "Rp100 trillion below", "Rp20 trillion above"],
        "hover": list("abc"),
    }
)


def _map(frame: Frame) -> go.Figure:
    places = test_choropleth.CENTRES.iloc[1:].assign(
        number=[1, 2], share=[1.0, 0.25], label=["Bandung +5", "Jayapura +1"]
    )
    shaded = test_choropleth.regions(outlines=OUTLINES)
    points = choropleth.Points(test_choropleth.CENTRES, test_choropleth.LEVELS)
    return choropleth.regions_map(shaded, points, places, frame=frame)


SAMPLES: dict[str, Callable[[Frame], go.Figure]] = {
    "bars": lambda frame: bars.shares(test_bars.rows(0.1192, 0.2754, 0.5), test_bars.RULE, frame=frame),
    "bounds": lambda frame: test_bounds.draw(frame=frame),
    "choropleth": _map,
    "curves_cohorts": lambda frame: test_curves.cohorts(frame=frame),
    "curves_holding": lambda frame: test_curves.holding(frame=frame),
    "flows": lambda frame: flows.flow(test_flows.STEPS, test_flows.EXITS, test_flows.KINDS, frame=frame),
    "freshness": lambda frame: freshness.newest(test_freshness.POINTS, "nothing newer found", frame=frame),
    "gaps": lambda frame: test_gaps.draw(frame=frame),
    "histograms": lambda frame: histograms.histograms(
        test_histograms.ROWS,
        test_histograms.COLUMNS,
        test_histograms.EDGES,
        test_histograms.SERIES,
        frame=frame,
    ),
    "matrices": lambda frame: test_matrices.draw(frame=frame),
    "pace": lambda frame: test_pace.draw(frame=frame),
    "pairs": lambda frame: pairs.two(test_pairs.ROWS, test_pairs.TICKS, test_pairs.NAMES, frame=frame),
    "placings": lambda frame: placings.by_edition(test_placings.PLACED, test_placings.EDITIONS, frame=frame),
    "quotas": lambda frame: quotas.split(test_quotas.PARTS, "Quota: 25,000 applications", frame=frame),
    "rankings": lambda frame: rankings.columns(
        test_rankings.UNITS,
        test_rankings.PARTS,
        test_rankings.INDICATORS,
        test_rankings.HEADS,
        frame=frame,
    ),
    "slopes": lambda frame: slopes.slopes(test_slopes.ROWS, test_slopes.LEGEND, frame=frame),
    "stacks": lambda frame: stacks.stacked(
        test_stacks.LABELS, test_stacks.PARTS, test_stacks.KINDS, frame=frame
    ),
    "ranges": lambda frame: ranges.shares(test_ranges.ROWS, frame=frame),
    "series": lambda frame: test_series.draw(frame=frame),
    "staffing": lambda frame: test_pictures_of_staffing.draw(frame=frame),
    "comparisons": lambda frame: comparisons.side_by_side(
        test_comparisons.ROWS,
        test_comparisons.MARKED,
        test_comparisons.DOTS,
        test_comparisons.NAMES,
        frame=frame,
    ),
    "ordered": lambda frame: ordered.bars(test_ordered.ROWS, test_ordered.NAMES, frame=frame),
    "standings": lambda frame: standings.standings(
        test_standings.ROWS, test_standings.DOTS, test_standings.NAMES, frame=frame
    ),
    "columns": lambda frame: columns.by_year(YEARS, frame=frame),
    "staffing_lorenz": lambda frame: staffing.lorenz(
        test_pictures_of_staffing.CURVE, test_pictures_of_staffing.LORENZ, frame=frame
    ),
    "timelines": lambda frame: test_timelines.draw(frame=frame),
    "timelines_per_centre": lambda frame: timelines.per_centre(
        test_timelines.PER_CENTRE, test_timelines.NAMES, frame=frame
    ),
    "wholes": lambda frame: wholes.parts_of(WHOLES, frame=frame),
}
