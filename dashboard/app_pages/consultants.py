"""Where are consultants missing, who lives too far away, and where should the next centres stand?"""

import streamlit as st

from plut.subjects.consultants import access, nearness, staffing, where_next
from plut.surfaces.app import blocks, filters, prose
from plut.surfaces.app.page import open_page

page = open_page()

prose.title(page.text("Who lives too far from a centre, and where are consultants missing?"))
opening = st.container()
with (
    st.expander(page.text("Choose distance, evidence and areas"), expanded=page.reader.width != "narrow"),
    filters.side_by_side(),
):
    radius, evidence, level = nearness.radius(page), nearness.evidence(page), nearness.areas_level(page)
with opening:
    prose.sentence(page, nearness.finding(page, evidence, radius))
    staffing.opening(page)
nearness.key_numbers(page, evidence, radius)
nearness.coverage_map(page, evidence, radius, level)
nearness.by_province(page, evidence, radius)

prose.section(page, page.text("Where would the next centres reach most people?"))
with blocks.one_box():
    count = where_next.count(page)
where_next.next_centres(page, evidence, radius, count)
st.fragment(where_next.what_if)(page, evidence, radius)  # its own redraw: the maps stay as they are

prose.section(page, page.text("What has been published of consultants"))
staffing.published(page)

if page.shows_simulated:
    prose.section(
        page, page.text("distances when the unnamed centres are placed at random"), is_simulated=True
    )
    nearness.all_placements(page, radius, level)

prose.section(
    page,
    page.text("Where are consultants missing?"),
    is_simulated=staffing.is_shown(page) and staffing.is_simulated(page),
)
staffing.missing(page)
if staffing.is_shown(page):
    with blocks.one_box():
        day = staffing.as_of(page)
    staffing.key_numbers(page, day)
    staffing.history(page)
    with blocks.one_box():
        province = staffing.rows_of(page)
    staffing.fields(page, day, province)
    staffing.all_centres(page, day)

    prose.section(page, page.text("Who can reach a consultant?"), is_simulated=staffing.is_simulated(page))
    access.access_map(page, day)
    access.lorenz(page, day)

prose.limits(page, nearness.limits(page))
