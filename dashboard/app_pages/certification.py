"""How many get through, how long does it take, where do they wait?"""

from plut.subjects.certification import applications, progress, waiting
from plut.subjects.certification import published as certificates
from plut.surfaces.app import prose
from plut.surfaces.app.page import open_page

page = open_page()

prose.title(
    page.text("Certification: how many get through, how long does it take, where do they wait?"),
    certificates.finding(page),
)
certificates.sehati(page)
certificates.totals(page)
certificates.halal_provinces(page)

cohort = applications.choices(page)
if cohort and applications.key_numbers(page, cohort):
    applications.losses(page, cohort)
    progress.funnel(page, cohort)
    progress.curve(page, cohort)
    progress.cohorts(page, cohort)
    waiting.queue_and_reasons(page, cohort)
    waiting.breakdown(page, cohort)
    waiting.story_path(page, cohort)
    waiting.lists(page, cohort)

prose.limits(
    page,
    [
        page.text(
            "No public source gives single applications: the published totals say nothing of who is waiting or was refused."
        ),
        page.text(
            "The units differ: one certificate may cover many products, and one enterprise may hold several certificates."
        ),
        page.text(
            "SNI Bina UMK is a self-declared mark that comes with an NIB of low risk; it is no tested certificate."
        ),
        page.text(
            "Schemes are apart because enterprises branch: nobody has to pass one to enter another, except where the path says so."
        ),
    ],
)
