"""What has been said in public, when, by whom, and does it add up?"""

from plut.subjects.published import facts, ledger
from plut.surfaces.app import blocks, prose
from plut.surfaces.app.page import open_page

page = open_page()

prose.title(
    page.text("What has been said in public, and does it add up?"),
    facts.finding(page),
    below=facts.key_numbers(page),
)
facts.one_amount(page)
facts.published_shares(page)
facts.arithmetic(page)
ledger.conflicts(page)

prose.section(page, page.text("All published facts, with source and date"))
with blocks.one_box():
    chosen = ledger.topic(page)
ledger.table(page, chosen)

prose.limits(
    page,
    [
        page.text(
            "The denominators of the first picture are some days older than its amount; the share that LKPP itself counted is in the second."
        ),
        page.text(
            "Only percentages whose amount and denominator are both in print can be recomputed; parts may be rounded."
        ),
        page.text(
            "Pledges, plans, contracts and realised spending are different stages; a high number in one says nothing of the next."
        ),
        page.text(
            "What was said but not found in a public source is not here; a source may have corrected itself since."
        ),
    ],
)
