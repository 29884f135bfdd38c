"""Whether printed percentages follow from their parts, against numbers that can be checked by hand."""

import pytest

from plut.base.folders import REPOSITORY
from plut.warehouse import sql_files

PAGES = sql_files.read_folder(REPOSITORY / "queries", "pages/published")


@pytest.fixture(scope="module")
def rows(workshop):
    def of(question: str, **parameters):
        file = PAGES[f"pages/published/{question}"]
        return workshop.execute(file.text, {e.name: parameters.get(e.name) for e in file.header.params}).df()

    return of


@pytest.mark.parametrize(
    ("fact", "position", "printed", "computed", "verdict"),
    [
        ("proc-10", 1, None, 18.9, "computed_only"),  # 221.49 / 1174.56
        ("proc-10", 2, None, 27.3, "computed_only"),  # 221.49 / 810.92
        ("proc-10", 3, None, 41.8, "computed_only"),  # 221.49 / 529.51
        ("proc-04", 1, 11.92, 12.4, "does_not_reproduce"),  # 138.47 / 1117.40
        ("proc-11", 1, 55.0, 60.1, "does_not_reproduce"),  # 268 / 446
        ("proc-05", 1, 27.54, 27.5, "reproduces"),  # 307.78 / 1117.40 = 27.544
        ("proc-06", 1, 48.97, 49.0, "reproduces"),  # 216.65 / 442.43 = 48.968
    ],
)
def test_percentages_are_computed_from_their_parts(rows, fact, position, printed, computed, verdict):
    frame = rows("arithmetic").set_index(["fact_id", "position"])
    row = frame.loc[(fact, position)]
    assert round(row["computed_percent"], 1) == computed
    assert row["verdict"] == verdict
    assert row["printed_percent"] == printed if printed else row.isna()["printed_percent"]


def test_a_percentage_without_an_amount_is_not_judged(rows):
    frame = rows("arithmetic")
    unknown = frame[frame["verdict"] == "no_parts"]
    assert set(unknown["fact_id"]) == {"proc-07", "proc-08", "proc-09", "proc-13"}
    assert unknown[["computed_percent", "difference_points"]].isna().all(axis=None)


def test_verdict_agrees_with_the_status_of_the_ledger(rows):
    ledger = rows("ledger")
    stated = set(ledger.loc[ledger["status"] == "does_not_reproduce", "fact_id"])
    frame = rows("arithmetic")
    assert set(frame.loc[frame["verdict"] == "does_not_reproduce", "fact_id"]) == stated


def test_every_conflicting_fact_stands_beside_another(rows):
    ledger, conflicts = rows("ledger"), rows("conflicts").set_index("fact_id")
    assert set(ledger.loc[ledger["status"] == "conflicting", "fact_id"]) <= set(conflicts.index)
    assert conflicts.loc["prog-04", "other_fact_id"] == "prog-03"
    assert conflicts.loc["cert-09", "value"] - conflicts.loc["cert-09", "other_value"] == 24135


def test_ledger_of_a_topic_is_a_part_of_all(rows):
    parts = [len(rows("ledger", topic=topic)) for topic in ("programme", "procurement", "certification")]
    assert sum(parts) == len(rows("ledger")) and min(parts) > 0


def test_other_measures_have_a_kind_of_their_own(rows):
    frame = rows("shares").set_index("denominator_kind")
    assert set(frame.loc[["other_measure"], "measure"]) == {"pdn_realised", "pdn_absorption"}
    assert set(frame.loc[["budget"], "fact_id"]) == {"proc-04", "proc-05"}
