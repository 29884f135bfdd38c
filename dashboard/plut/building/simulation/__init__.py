"""Seeded demo records, one module per subject. Real regions, never real institutions, enterprises or people.

Every module offers a function Connection -> DataFrame; here stands which table each fills and what it reads.
Without simulation the same tables exist and are empty.
"""

import datetime
import functools
from dataclasses import replace

from plut.building.models import Model, python_model
from plut.building.scale import FULL, Scale
from plut.building.simulation import applications, centres, consultants, procurement

SEED = 20241009
UNTIL = datetime.date(2026, 10, 31)  # simulated records run to this day

PLANS = "marts.institution_plans"  # published ones, whose shape is taken
KNOWN = ("staging.published_centres", "staging.regencies", "staging.provinces")


def models(simulate: bool, scale: Scale = FULL) -> list[Model]:
    """The models of the schema `simulated`."""
    scale = scale if simulate else replace(scale, purchases=0, enterprises=0)
    subjects = [
        ("simulated.centres", KNOWN, centres.unnamed_centres),
        ("simulated.centre_history", ("simulated.centres", *KNOWN), centres.history),
        (
            "simulated.certification_applications",
            ("simulated.centre_history", *KNOWN, "simulated.centres"),
            functools.partial(applications.applications, enterprises=scale.enterprises),
        ),
        (
            "simulated.consultants",
            ("simulated.centre_history", *KNOWN, "simulated.centres"),
            consultants.contracts,
        ),
        ("simulated.procurement_institutions", KNOWN[1:], procurement.institutions),
        ("simulated.procurement_budgets", (*KNOWN[1:], PLANS), procurement.budgets),
        (
            "simulated.procurement_packages",
            (*KNOWN[1:], PLANS),
            functools.partial(procurement.packages, purchases=scale.purchases),
        ),
    ]
    return [
        python_model(table, reads, function, is_kept=True)
        if simulate
        else python_model(table, reads, _empty(function))
        for table, reads, function in subjects
    ]


def _empty(function):
    """The columns of a simulated table, without rows."""
    return lambda connection: function(connection).iloc[:0]
