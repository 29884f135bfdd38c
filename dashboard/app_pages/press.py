"""Give me this picture, sentence and number, citable."""

from plut.surfaces.app import prose
from plut.surfaces.app.page import open_page
from plut.surfaces.press import room as press

page = open_page()

prose.title(
    page.text("Press room: a true picture, ready to print"),
    page.text(
        "Choose a picture and a size; every file carries source, date, edition and a code that anyone can check here."
    ),
)
press.hand_out(page)

prose.section(page, page.text("What did this code show?"))
press.check(page)

prose.limits(
    page,
    [
        page.text(
            "A picture of simulated records says so in its plot, title, file name and sentence; it is not official data."
        ),
        page.text(
            "A code answers on the installation that handed the picture out, and on those that share its folder of codes."
        ),
    ],
)
