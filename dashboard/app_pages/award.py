"""Which region leads, and how sure is that?"""

from plut.subjects.award import contests, duels, judging
from plut.subjects.award import winners as award
from plut.surfaces.app import filters, prose
from plut.surfaces.app.page import open_page

page = open_page()

prose.title(page.text("Which region leads, and how sure is that?"), award.finding(page))
award.winners(page)

with filters.side_by_side():
    category, preset, blind = contests.category(page), contests.preset(page), contests.is_blind(page)
weights = contests.weights(page, category, preset)
if not any(weights.values()):
    prose.sentence(page, page.text("All weights are 0: they count as equal."))

if contests.is_shown(page, category):
    prose.section(
        page, page.text("who would lead by these weights"), is_simulated=contests.is_simulated(page, category)
    )
    chosen = contests.chosen(page, category, weights, blind)
    prose.sentence(page, judging.leader(page, chosen), is_simulated=chosen.is_simulated)
    judging.ranking_card(page, chosen)
    prose.sentence(page, judging.overturn(page, chosen), is_simulated=chosen.is_simulated)
    duels.side_by_side(page, chosen)
    duels.changes(page, chosen)
    duels.gate(page, chosen)
    judging.sheet(page, chosen)
else:
    what = page.text("A ranking of centres and local governments.")
    prose.empty(page, what, "consultants.csv, certification_applications.csv")

if page.shows_simulated:
    prose.section(page, page.text("the method on a made-up example"), is_simulated=True)
    judging.example(page)

prose.limits(
    page,
    [
        page.text(
            "Criteria and weights of the published award are not in any public source: a score is this product's own."
        ),
        page.text(
            "Centres and governments, and province and regency level, are never ranked together: their tasks differ."
        ),
        page.text(
            "Spending is that of the last finished year and a lower bound: what is not recorded may be small enterprises'."
        ),
        page.text("People are given by region only."),
    ],
)
