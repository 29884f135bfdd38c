"""The overview: key numbers, written from the latest published facts and from the edition's own counts."""

import pandas as pd

from plut import blocks, formats
from plut.blocks import KeyNumber
from plut.page import Page


def key_numbers(page: Page) -> None:
    """Centres, UPTD, consultants and the 40 per cent: the latest that was published, each with its date."""
    latest = page.rows("overview/latest")
    language = page.language

    def number(measure: str, label: str, of: str = "", is_share: bool = False) -> KeyNumber:
        row = latest[latest["measure"] == measure].iloc[0]
        value = formats.percent(row["value"] / 100, language) if is_share else formats.number(row["value"], language)
        parts = [row[f"breakdown_{language}"] if pd.notna(row[f"breakdown_{language}"]) else None, of or None]
        day = page.text("as of {day}", day=formats.date(row["as_of_day"].date(), language))
        source = page.text("computed from published numbers") if row["provenance"] == "derived" else row["outlet"]
        return KeyNumber(label, value, " · ".join([*filter(None, parts), day, source]))

    share_of = page.text("of realised provider spending (LKPP); the legal 40% divides by the whole goods and services budget")
    blocks.key_numbers(
        page,
        [
            number("centres", page.text("PLUT-KUMKM centres")),
            number("centres_uptd", page.text("Centres that are a UPTD")),
            number("consultants", page.text("Consultants")),
            number(
                "complement_100_centres",
                page.text("Consultants that 100 centres should have"),
                page.text("7 per province-level and 5 per regency-level centre"),
            ),
            number("umk_share", page.text("Spending on micro and small enterprises"), share_of, is_share=True),
        ],
    )
