"""Areas to compare one with: its peers, nearest in number of people, and its neighbours, nearest by their seats."""

import pandas as pd

from plut.base import formats
from plut.surfaces.app import blocks, filters, prose
from plut.surfaces.app.page import Page

PEER_COLUMNS = ["region_name", "province_name", "population_people", "known_centres"]
NEIGHBOUR_COLUMNS = ["region_name", "province_name", "between_seats_km"]


def named(page: Page, area: pd.Series) -> str:
    """Areas to compare it with, and its neighbours: how they are chosen stands in a sentence. As HTML."""
    rows, near = _peers(page, area)
    names = formats.enumeration(rows["region_name"].tolist(), page.language)
    chosen = (
        page.text("Its peers are the ten provinces nearest in number of people: {names}.", names=names)
        if area["level"] == "province"
        else page.text(
            "Its peers are the ten regencies and cities of {islands} nearest in number of people: {names}.",
            islands=area["island_group"],
            names=names,
        )
    )
    text = page.text(
        "The nearest seats: {names}.", names=formats.enumeration(near["region_name"].tolist(), page.language)
    )
    return prose.part(page, page.text("Peers and neighbours"), chosen, text)


def listed(page: Page, area: pd.Series) -> None:
    """The peers and the neighbours as tables, made when they are asked for."""
    details = filters.details(page.text("Tables of peers and neighbours"), key="area_peers_details")
    if details.open:
        rows, near = _peers(page, area)
        with details:
            blocks.table(page, rows, PEER_COLUMNS, key="area_peers")
            blocks.table(page, near, NEIGHBOUR_COLUMNS, key="area_neighbours")


def _peers(page: Page, area: pd.Series) -> tuple[pd.DataFrame, pd.DataFrame]:
    code = area["region_code"]
    return page.rows("area/peers", region=code), page.rows("area/neighbours", region=code)
