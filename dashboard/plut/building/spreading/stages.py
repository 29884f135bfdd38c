"""Which tables of a build are made in pieces, in which steps, and what each step hands on.

A piece of a step by files has the rows of a batch of files; these tables depend on nothing of other files but
through the tables that are whole. A piece of a step by keys has the rows of a bucket of records; these tables
compare rows of one record with each other and with no others. A table that is split so that its parts add
up (`office_spending`) is added up by the one that reads it.
"""

from dataclasses import dataclass

from plut.building.incoming.datasets import DATASETS
from plut.building.incoming.official import EXPORTS

RAW = tuple(f"raw.incoming_{dataset.name}" for dataset in DATASETS)
RECORD = "record_bucket(dataset, record_key, file || '|' || row, {buckets})"
APPLICATION = "application_bucket(application_id, file || '|' || row, {buckets})"


@dataclass(frozen=True)
class Stage:
    """A step. makes: what each piece makes, in order; hands_on: what is wanted of that, and the macro that
    tells its rows into buckets ('': none); pieces_of: the tables that come in pieces; counted: those whose
    rows say how much there is to do; whole: the tables that every piece reads whole."""

    name: str
    makes: tuple[str, ...]
    hands_on: dict[str, str]
    pieces_of: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    is_by_key: bool = False
    whole: tuple[str, ...] = ()


READING = Stage(
    name="read",
    makes=(
        "staging.incoming_date_orders",
        "staging.incoming_plan_flags",
        "staging.incoming_procurement_read",
        "staging.incoming_number_marks",
        "staging.incoming_institution_rows",
        "staging.incoming_application_marks",
    ),
    hands_on=dict.fromkeys(RAW, "")
    | {
        "raw.incoming_headings": "",
        "staging.incoming_date_orders": "",
        "staging.incoming_plan_flags": "",
        "staging.incoming_number_marks": "",
        "staging.incoming_institution_rows": "",
        "staging.incoming_application_marks": "",
    },
)
STAGES = (
    Stage(
        name="judge_records",
        makes=("staging.incoming_procurement_read", "staging.incoming_procurement_judged"),
        hands_on={"staging.incoming_procurement_judged": RECORD},
        pieces_of=(
            *EXPORTS,
            "staging.incoming_plan_flags",
            "staging.incoming_date_orders",
            "staging.incoming_number_marks",
        ),
        counted=EXPORTS,
    ),
    Stage(
        name="settle_records",
        makes=(
            "staging.incoming_procurement_repeats",
            "staging.incoming_procurement_contracts",
            "staging.incoming_procurement",
            "staging.office_spending",
        ),
        hands_on={"staging.incoming_procurement": "", "staging.office_spending": ""},
        pieces_of=("staging.incoming_procurement_judged",),
        counted=("staging.incoming_procurement_judged",),
        is_by_key=True,
    ),
    Stage(
        name="judge_applications",
        makes=("staging.incoming_certification_applications",),
        hands_on={"staging.incoming_certification_applications": APPLICATION},
        pieces_of=("raw.incoming_certification_applications", "staging.incoming_date_orders"),
        counted=("raw.incoming_certification_applications",),
    ),
    Stage(
        name="settle_applications",
        makes=(
            "staging.repeated_certification_applications",
            "staging.office_certification_applications",
        ),
        hands_on={
            "staging.repeated_certification_applications": "",
            "staging.office_certification_applications": "",
        },
        pieces_of=("staging.incoming_certification_applications",),
        counted=("staging.incoming_certification_applications",),
        is_by_key=True,
    ),
)
