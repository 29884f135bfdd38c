"""The files of an office: its consultants at seven centres of four provinces, its applications of two
schemes, and the procurement of one regency."""

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
from procurement_files import ROWS, as_json, rows

CENTRES = ("P-13", "P-34", "P-74", "R-3203", "R-3204", "R-3206", "R-3208")
FIELDS = ("institution", "human_resources", "production", "finance", "marketing")
CONSULTANTS = len(CENTRES) * len(FIELDS)
SCHEMES = ("HALAL_SELF", "NIB")
AS_OF = date(2026, 9, 30)
REGENCIES = {"P-13": "1371", "P-34": "3471", "P-74": "7471"}  # seats of those at province level


def consultants() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "consultant_id": f"K{n}-{field[:4]}",
                "centre_id": centre,
                "field": field,
                "active_from": f"202{5 + n % 2}-01-01",
                "active_to": "",
            }
            for n, centre in enumerate(CENTRES)
            for field in FIELDS
        ]
    )


def applications() -> pd.DataFrame:
    """Forty a centre and scheme, two days apart; of five one is refused, one waits, the others are issued."""
    found = []
    for scheme in SCHEMES:
        for centre in CENTRES:
            for n in range(40):
                day = date(2025, 9, 1) + timedelta(days=2 * n)
                row = {
                    "application_id": f"{scheme}-{centre}-{n}",
                    "enterprise_id": f"U-{centre}-{n}",
                    "scheme": scheme,
                    "size_class": "micro",
                    "regency_code": REGENCIES.get(centre, centre[2:]),
                    "centre_id": centre,
                    "registered_on": day,
                    "verified_on": day + timedelta(days=9) if n % 5 else None,
                    "issued_on": day + timedelta(days=30) if n % 5 > 1 else None,
                    "rejected_on": day + timedelta(days=40) if n % 5 == 1 else None,
                    "rejection_reason": "cost" if n % 5 == 1 else None,
                    "as_of": AS_OF,
                }
                found.append(row)
    return pd.DataFrame(found)


def write(folder: Path) -> None:
    consultants().to_csv(folder / "consultants.csv", index=False)
    applications().to_csv(folder / "certification_applications.csv", index=False)
    for name in ROWS:
        (folder / f"{name}.json").write_bytes(as_json(rows(name)))
