"""Where does this come from, how fresh is it, what is missing, how do I load mine?"""

from plut.subjects.data import own_data
from plut.surfaces.app import prose
from plut.surfaces.app.page import open_page

page = open_page()

prose.title(
    page.text("Where do the data come from, and how do I load mine?"),
    page.text(
        "Everything on these pages comes from the data sets below; what is simulated is marked wherever it is shown."
    ),
)
own_data.datasets(page)

prose.section(page, page.text("Files that an office has loaded"))
own_data.imports(page)

prose.section(
    page,
    page.text("Check my file"),
    page.text("A file is checked just as a build would, and forgotten at once: nothing is stored."),
)
own_data.check_own_file(page)

prose.section(
    page,
    page.text("Templates to fill in"),
    page.text(
        "A workbook with the ids, names and codes of one province; Indonesian headers, English below. Both are accepted back."
    ),
)
own_data.template_files(page)

prose.section(page, page.text("What is known of each province"))
own_data.completeness(page, simulated=False)
if page.shows_simulated:
    prose.section(page, page.text("the same with demo records"), is_simulated=True)
    own_data.completeness(page, simulated=True)

prose.section(page, page.text("Checks"))
own_data.checks(page)

prose.section(page, page.text("How the outlines were made"))
own_data.outlines(page)

own_data.glossary(page)

prose.limits(
    page,
    [
        page.text(
            "Numbers of people are those of the Ministry of Home Affairs of 25 April 2025; its codes differ from those of BPS."
        ),
        page.text(
            "Licence of the product: MIT. Facts carry their source; each download carries edition, definitions and SQL."
        ),
    ],
)
