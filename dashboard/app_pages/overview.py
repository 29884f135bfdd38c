"""Where does the programme stand, and where should I look?"""

from plut.subjects.centres import cards
from plut.subjects.centres.cards import MapChoice
from plut.subjects.overview import overview
from plut.surfaces.app import prose
from plut.surfaces.app.page import open_page

page = open_page()

prose.title(page.text("Where does the PLUT-KUMKM programme stand?"), *overview.findings(page))
overview.find_area(page)
overview.key_numbers(page)
cards.centres_map(page, MapChoice(), simulated=False, key="overview_centres")
cards.published_counts(page)

if page.shows_simulated:
    prose.section(
        page,
        page.text("where the unnamed centres could stand"),
        page.text(
            "No public list names the remaining centres. Until an office loads its list, they are placed at random, by a fixed seed."
        ),
        is_simulated=True,
    )
    cards.centres_map(page, MapChoice(), simulated=True, key="overview_simulated")

overview.changes(page)
prose.limits(
    page,
    [
        page.text(
            "How many of the centres found by name are among the 100 of October 2024 is not known: at least two opened later."
        ),
        page.text(
            "Published numbers come from different sources and dates; where they conflict, the page Published figures shows both."
        ),
    ],
)
