"""The institutions of the office's own procurement files: one of them closely, and all of them in a table."""

from dataclasses import replace

import pandas as pd

from plut.content import granted
from plut.content.blocks import Block, Choices, Missing, Note, Picture, Section, Sentence, Table
from plut.content.choices import choice
from plut.content.framing import table
from plut.content.reading import Reading
from plut.content.scope import Part, Scope
from plut.subjects.procurement import choosing, declared, shortfalls, spending
from plut.subjects.procurement.choosing import DENOMINATORS, Chosen

KEYS = ("impor", "tahun_impor", "pembagi_impor")
TOTAL_COLUMNS = (
    *("institution_code", "institution_name", "institution_kind", "region_code", "year", "budget_idr"),
    *("planned_idr", "planned_umk_idr", "planned_unknown_idr"),
    *("contracted_idr", "contracted_umk_idr", "contracted_unknown_idr"),
    *("realised_idr", "realised_umk_idr", "realised_unknown_idr"),
)


def institution(reading: Reading) -> tuple[Block, ...]:
    """One institution of the office's files and a table of all, or which files would fill this part."""
    head = Section(reading.text("From the office's own files"))
    chosen = chosen_of_files(reading)
    # there may be files of others: nobody may say that there are none
    if chosen is None and reading.edition.is_part("procurement/choices"):
        return head, Note(granted.withheld(reading.edition, reading.language), "told")
    if chosen is None:
        missing = reading.text("Plans, contracts and payments from an office's own exports.")
        files = reading.text(
            "RUP (plan and budget), SPSE (tender, nontender, e-contract, records), e-catalogue or online shop"
        )
        return head, Missing(missing, files)
    return (
        head,
        Choices(chosen.choices),
        *spending.answers(reading, chosen),
        spending.stages(reading, chosen, "own_stages", code=""),
        *spending.channels(reading, chosen, "own_channels", _last_stage(reading, chosen)),
        *_pace(reading, chosen),
        _map(reading, chosen),
        every_institution(reading),
        *declared.part(reading, chosen.of),
    )


def chosen_of_files(reading: Reading) -> Chosen | None:
    """The institution and year of the office's files that the address chooses. None where nothing is
    loaded."""
    own = _own(reading)
    if own.empty:
        return None
    names = dict(
        zip(
            own["institution_code"],
            own["institution_name"] + " (" + own["institution_code"] + ")",
            strict=True,
        )
    )
    budgeted = own[own["has_budget"]]
    first = str((own if budgeted.empty else budgeted)["institution_code"].iloc[0])
    label = reading.text("Institution of the office's files")
    of = choice(reading, "impor", label, names, first, voids=("tahun_impor",))
    years = [str(year) for year in own.loc[own["institution_code"] == of.chosen, "year"]]
    year = choice(
        reading, "tahun_impor", reading.text("Fiscal year"), {year: year for year in years}, years[-1]
    )
    divisor = choosing.denominator(reading, "pembagi_impor")
    scope = Scope(
        (
            _of_files(reading),
            reading.part(of.words, institution_code=of.chosen),
            choosing.of_year(reading, year),
        )
    )
    return Chosen((of, year, divisor), of.words, scope, int(year.chosen), DENOMINATORS[divisor.chosen])


def every_institution(reading: Reading) -> Table:
    """What the office has loaded, institution by institution and stage by stage, each year for itself."""
    query = "procurement/institution_totals"
    by_year = {year: reading.rows(query, year=year) for year in sorted(set(_own(reading)["year"]))}
    totals = pd.concat([rows.frame.assign(year=year) for year, rows in by_year.items()], ignore_index=True)
    rows = next(iter(by_year.values())).but(lambda _: totals[totals["provenance"] == "imported"])
    title = reading.text("Institutions of the office's files")
    told = reading.text("All years that the files name; rupiah.")
    counted = f"{told} {declared.caution(reading, rows)}"
    return table(reading, "imported_institutions", rows, title, counted, TOTAL_COLUMNS)


def _own(reading: Reading) -> pd.DataFrame:
    """Institutions and years of which an office has loaded files."""
    known = reading.plain("procurement/choices")
    return known[known["provenance"] == "imported"]


def _of_files(reading: Reading) -> Part:
    """Simulated institutions are left out."""
    return reading.part(reading.text("Only the office's own files"), simulated=False)


def _last_stage(reading: Reading, chosen: Chosen) -> str:
    rows = reading.rows("procurement/stages", chosen.scope)
    return str(rows.records[-1]["stage"]) if len(rows) else "realised"


def _pace(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """The pace of the year, where the files hold years enough to compare it with."""
    made = spending.pace_of_year(reading, chosen, "own_pace", code="")
    is_shown = isinstance(made, Picture) and (reading.shows_simulated or not made.is_simulated)
    return (made,) if is_shown else ()


def _map(reading: Reading, chosen: Chosen) -> Picture | Sentence:
    """The regions of the files, over the first denominator that the files know: the chosen one before the
    others."""
    own = _own(reading)
    kind = own.loc[own["institution_code"] == chosen.choices[0].chosen, "institution_kind"].iloc[0]
    level = "province" if kind == "province" else "regency"
    maps = [
        shortfalls.map_of_regions(reading, replace(chosen, denominator=measure), level, "own_map", code="")
        for measure in dict.fromkeys([chosen.denominator, *DENOMINATORS.values()])
    ]
    return next((made for made in maps if isinstance(made, Picture)), maps[0])
