"""How far is spending from 40 per cent, by which denominator, and who must close the gap?"""

from plut.subjects.procurement import procurement, shortfalls, spending
from plut.subjects.published import facts
from plut.surfaces.app import filters, prose
from plut.surfaces.app.page import open_page

page = open_page()

prose.title(
    page.text("How far is spending from 40 per cent, and who must close the gap?"), procurement.finding(page)
)
procurement.published_numbers(page)
facts.one_amount(page)
shortfalls.published_stages(page)
shares = filters.details(
    page.text("Shares as printed, and what does not add up"), key="published_shares_open"
)
if shares.open:
    with shares:
        facts.published_shares(page)
        facts.arithmetic(page)

prose.section(page, page.text("From the office's own files"))
own = procurement.imported_choice(page)
if own:
    procurement.own_institution(page, own)
    procurement.imported_table(page)
else:
    procurement.no_import(page)

if page.shows_simulated:
    prose.section(page, page.text("the country, institution by institution"), is_simulated=True)
    with filters.side_by_side():
        year, kind = procurement.year(page), procurement.kind(page)
        code, name = procurement.institution(page, year, kind)
        choice = spending.Choice(year, code, kind, procurement.denominator(page, "pembagi"), name)
    procurement.mixture(page, choice)
    procurement.key_numbers(page, choice)
    spending.stages(page, choice, key="stages", press="tahap")
    spending.pace_of_year(page, choice, key="pace", press="laju")
    shortfalls.ledger(page, choice, key="gaps")
    shortfalls.map_of_regions(page, choice, "regency", key="regions_map", press="peta-belanja")
    shortfalls.table(page, choice)
    channels = filters.details(page.text("By channel, and provinces on the map"), key="channels_open")
    if channels.open:
        with channels:
            spending.channels(page, choice, key="channels")
            shortfalls.map_of_regions(page, choice, "province", key="provinces_map")

procurement.limits(page)
