"""Seeded demo records, one module per subject. Real regions, never real institutions, enterprises or people.

Every module offers a function Connection -> DataFrame; here stands which table each fills and what it reads. Without
simulation the same tables exist and are empty.
"""

import datetime
import functools

from plut.building.models import Model, python_model
from plut.building.simulation import centres, consultants, procurement

SEED = 20241009
FEW_PURCHASES = 600  # a year: enough where nobody looks at procurement, as in the check of a file
UNTIL = datetime.date(2026, 10, 31)  # simulated records run to this day

KNOWN = ("staging.published_centres", "staging.regencies", "staging.provinces")


def models(simulate: bool, purchases: int = procurement.PURCHASES) -> list[Model]:
    """The models of the schema `simulated`; purchases: those of procurement in a year, about."""
    subjects = [
        ("simulated.centres", KNOWN, centres.unnamed_centres),
        ("simulated.centre_history", ("simulated.centres", *KNOWN), centres.history),
        ("simulated.consultants", ("simulated.centre_history", *KNOWN, "simulated.centres"), consultants.contracts),
        ("simulated.procurement_institutions", KNOWN[1:], procurement.institutions),
        ("simulated.procurement_budgets", KNOWN[1:], procurement.budgets),
        ("simulated.procurement_packages", KNOWN[1:], functools.partial(procurement.packages, purchases=purchases)),
    ]
    return [
        python_model(table, reads, function if simulate else lambda c, f=function: f(c).iloc[:0])
        for table, reads, function in subjects
    ]
