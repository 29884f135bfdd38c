"""What the product means by its words, where SQL and Python both need it. SQL has the same in
`queries/macros`.

The macro that says the same is named behind each definition; `tests/queries/test_definitions.py` holds the
two together. What only SQL needs (a cohort, an active contract) is a macro alone; what stands in a file of
`data/reference` (the usual window of a scheme, the complement of a centre) is read from there.
"""

from typing import Any

# The weakest first: a figure, sentence or file is as weak as the weakest row that it shows.
PROVENANCES = ("simulated", "imported", "derived", "published")  # provenances()

# The share of a budget for goods and services that must go to micro and small enterprises and co-operatives:
# at least so much, Presidential Regulation 12/2021 article 65 as amended.
UMK_RULE_SHARE = 0.4  # umk_rule_share()

RADII_KM = (25, 50, 100)  # radii_km()
USUAL_RADIUS_KM = 50  # usual_radius_km()
# Minutes of travel that stand for these distances, at 50 km an hour.
RADII_MINUTES = (30, 60, 120)  # km_of_minutes()
# What people up to these distances weigh in the access to consultants (E2SFCA, Luo and Qi 2009).
ACCESS_WEIGHTS = (1, 0.68, 0.22)  # access_weights()

# Days from registration to certificate that a reader may choose instead of the usual window of the scheme.
WINDOWS_DAYS = (90, 180, 365, 730)  # judged_windows()
AWARD_WINDOW_DAYS = 180  # award_window_days()
# A share of fewer applications is held back.
FEWEST_APPLICATIONS = 10  # is_too_few()

# Days since its newest record after which the award no longer compares a unit.
MOST_QUIET_DAYS = 92  # most_quiet_days()

# The letters of a sentence in the table of corrections, which stands beneath a picture.
MOST_NOTE_LETTERS = 400  # most_note_letters()

# From where on a region falls into the next class of a map.
ACCESS_BORDERS = (0.05, 0.1, 0.2, 0.4)  # access_borders(): consultants per 100,000 people
UMK_SHARE_BORDERS = (0.2, 0.3, UMK_RULE_SHARE, 0.5)  # umk_share_borders(): of a budget
HALAL_BORDERS = (150_000, 300_000, 600_000)  # halal_borders(): products of a province


def is_enough_reported(reported: Any, asked: Any) -> Any:
    """Whether so many indicators of so many are enough to be compared by: two thirds. Numbers, or arrays of
    them."""
    return 3 * reported >= 2 * asked  # is_enough_reported()
