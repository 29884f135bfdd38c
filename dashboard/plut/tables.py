"""Tables that stand open on a page, with their files folded away below."""

import pandas as pd

from plut import blocks, filters
from plut.page import Page


def show(
    page: Page,
    key: str,
    query: str,
    rows: pd.DataFrame,
    columns: list[str],
    title: str,
    subtitle: str,
    more: tuple[str, ...] = (),
) -> None:
    """Rows of a query as a table, and as files of the given title and subtitle; more: columns that only the files have."""
    blocks.table(page, rows, columns, key=f"{key}_table")
    details = filters.details(page.text("Downloads"), key=f"{key}_files")
    if details.open:
        with details:
            frame = blocks.frame_of(page, query, rows, title, subtitle)
            blocks.downloads(page, key, query, rows, [*columns, *more], frame)
