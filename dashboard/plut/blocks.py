"""Streamlit blocks that pages are made of: a picture with its frame, key numbers, section heads."""

import pandas as pd
import streamlit as st

from plut import cached, footers, formats
from plut.figures import maps
from plut.figures.maps import CountClass, Symbol
from plut.figures.style import WIDTHS, Frame
from plut.language import mark
from plut.page import Page

BRAND = "Dasbor PLUT-KUMKM"
BUTTONS = {"displaylogo": False, "modeBarButtons": [["toImage"]], "displayModeBar": "hover", "scrollZoom": False}
SIMULATED_PREFIX = "SIMULASI_"


def frame_of(page: Page, query: str, rows: pd.DataFrame, title: str, subtitle: str) -> Frame:
    """The frame of a picture of these rows: sources and dates from the data sets that the query names.

    The date is that of the data set named first, the one that is measured; the others give names and outlines.
    """
    names = page.data_of(query)
    provenance = footers.weakest(rows["provenance"])
    shown = footers.shown_datasets(page.rows("frame/datasets"), names, set(rows["provenance"]))
    as_of = shown.loc[shown["name"] == names[0], "as_of"].max()
    is_simulated = provenance == "simulated"
    word = page.text("SIMULATED")
    day = formats.date(as_of.date() if pd.notna(as_of) else None, page.language)
    return Frame(
        title=f"{word}: {title}" if is_simulated else title,
        subtitle=subtitle,
        source=footers.source_line(shown, page.language),
        computed=footers.computed_line(provenance, day, page.edition, query, page.language),
        brand=BRAND,
        simulated_word=word if is_simulated else None,
        width=page.reader.width,
    )


def picture(page: Page, figure, frame: Frame, key: str, alt: str) -> None:
    """A figure on the page, as it is: our template, offline base map, one button that saves a PNG with a proper name."""
    prefix = SIMULATED_PREFIX if frame.simulated_word else ""
    width = WIDTHS[frame.width].pixels
    st.plotly_chart(
        figure,
        theme=None,
        key=key,
        alt=alt,
        config=BUTTONS
        | {
            "topojsonURL": f"{st.get_option('server.baseUrlPath').rstrip('/')}/app/static/topojson/",
            "toImageButtonOptions": {
                "format": "png",
                "filename": f"{prefix}plut-kumkm_{key}_{page.edition}",
                "width": width,
                "height": figure.layout.height,
                "scale": 1600 / width,
            },
        },
    )


def centres_map(page: Page, provenance: str, title: str, subtitle: str) -> None:
    """The map of provinces shaded by their centres, with the centres of one provenance as points."""
    query = "overview/centres_by_province"
    regions = page.rows(query, provenance=provenance)
    points = page.rows("overview/centres_on_map", provenance=provenance)
    frame = frame_of(page, query, points, title, subtitle)
    mark = f" ({page.text('simulated')})" if frame.simulated_word else ""
    hover_regions = [
        page.text("<b>{name}</b><br>{all} centres: {province} at province level, {regency} at regency level", name=r.province_name,
                  all=r.centres, province=r.province_centres, regency=r.regency_centres) + mark
        for r in regions.itertuples()
    ]  # fmt: skip
    hover_points = [f"<b>{p.name}</b><br>{page.text(PRECISION[p.location_precision])}{mark}" for p in points.itertuples()]
    hollow = bool(frame.simulated_word)
    figure = maps.centres_map(
        regions.assign(code=regions["province_code"], hover=hover_regions),
        points.assign(kind=points["level"], hover=hover_points),
        cached.outlines(page.path, "province"),
        [CountClass(0, page.text("none")), CountClass(1, "1"), CountClass(2, "2–3"), CountClass(4, "4–6"), CountClass(7, "7+")],
        [
            Symbol("province", page.text("province-level centre"), "diamond", hollow),
            Symbol("regency", page.text("regency-level centre"), "circle", hollow),
        ],
        frame,
    )
    picture(page, figure, frame, key=f"centres_{provenance}", alt=f"{frame.title}. {subtitle}")


PRECISION = {
    "village": mark("Point: centre of its village"),
    "district": mark("Point: centre of its district"),
    "regency_seat": mark("Point: seat of its regency or city"),
    "province_capital": mark("Point: capital of its province"),
    "province_only": mark("Only the province is known"),
    "office": mark("Point: from the office's file"),
    "simulated": mark("Placed at a seat by simulation"),
}
