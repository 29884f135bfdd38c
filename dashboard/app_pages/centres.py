"""Where are the 100 centres, and how well is each known?"""

from plut.subjects.centres import cards, centres
from plut.surfaces.app import prose
from plut.surfaces.app.page import open_page

page = open_page()

prose.title(page.text("Where are the centres, and how well is each known?"), centres.finding(page))
choice = centres.choices(page)
centres.found_place(page, choice)
cards.centres_map(page, choice, simulated=False, key="centres_map", on_region="provinsi")
cards.opening_years(page, choice, key="opening_years")

prose.section(page, page.text("Centres and their sources"))
centres.one_centre(page, choice)
centres.lists(page, choice, simulated=False)

if page.shows_simulated:
    prose.section(page, page.text("where the unnamed centres could stand"), is_simulated=True)
    cards.centres_map(page, choice, simulated=True, key="centres_simulated", on_region="provinsi")
    centres.lists(page, choice, simulated=True)

centres.join_audit(page)
prose.limits(
    page,
    [
        page.text(
            "A point stands at the village or district where a source names it, else at the seat of the region: see Precision of the point."
        ),
        page.text(
            "Evidence A: operating, inaugurated or staffed; B: built, funded or listed. Planned centres are not counted."
        ),
        page.text("Size of the office, number of consultants and services are not in any public list."),
    ],
)
