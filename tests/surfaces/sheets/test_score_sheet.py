"""The score sheet: its formulas give what ranking.rank gives, also after a judge has changed weights or
method."""

import io
import shutil
import subprocess

import numpy as np
import openpyxl
import pandas as pd
import pytest

from plut.content.files import About, ScoreSheet
from plut.methods import ranking, scores
from plut.surfaces.sheets import score_sheet
from plut.surfaces.sheets.score_sheet import BODY, FIRST, WEIGHTS

METHODS = [(n, a) for n in scores.NORMALISATIONS for a in scores.AGGREGATIONS]
MOVED = {"staffing": 1, "days": 5, "reach": 0, "spending": 2}
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice") or "soffice"


def indicators() -> pd.DataFrame:
    """Nine made-up units; one cannot be ranked, one lacks an indicator, one did not reach an outcome, two are
    level."""
    random = np.random.default_rng(5)
    rules = {
        "staffing": ("higher", 0, 1),
        "days": ("lower", 0, 365),
        "reach": ("higher", 0, 500_000),
        "spending": ("higher", 0.1, 0.6),
    }
    rows = [
        (
            f"u{i}",
            name,
            np.round(low + (high - low) * random.uniform(-0.1, 1.1), 4),
            np.nan,
            direction,
            low,
            high,
        )
        for i in range(9)
        for name, (direction, low, high) in rules.items()
    ]
    frame = pd.DataFrame(rows, columns=list(scores.COLUMNS)).set_index(["unit_id", "indicator"])
    frame.loc[("u1", "spending"), "value"] = np.nan
    frame.loc[[("u2", "days"), ("u2", "reach"), ("u2", "staffing")], "value"] = np.nan
    frame.loc[("u3", "days"), ["value", "n"]] = (np.nan, 50)
    frame.loc["u8", "value"] = frame.loc["u7", "value"].to_numpy()
    return frame.reset_index()


def workbook(method: tuple[str, str], weights: dict[str, float]) -> bytes:
    about = About(
        "A finding", "What", "Source", "Computed", "abc", "award/indicators", "select 1", False, "en"
    )
    names = {f"u{i}": f"=Unit {i}" for i in range(9)}
    labels = {name: name.title() for name in MOVED}
    content = ScoreSheet(indicators(), weights, names, labels, about)
    return score_sheet.score_sheet(content, normalisation=method[0], aggregation=method[1])


def read(content: bytes, values: bool) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def results(book: openpyxl.Workbook) -> pd.DataFrame:
    """Unit -> place, score and the sum of its points, as the sheet has them."""
    sheet = book["Score"]
    rows = {}
    for line in range(BODY + 1, sheet.max_row + 1):
        cells = [sheet.cell(line, column).value for column in range(1, FIRST + len(MOVED) + 1)]
        points = [c for c in cells[FIRST:] if isinstance(c, (int, float))]
        rows[cells[1].removeprefix("=Unit ")] = [c if c != "" else None for c in (cells[0], cells[2])] + [
            sum(points)
        ]
    return (
        pd.DataFrame.from_dict(rows, orient="index", columns=["place", "score", "points"])
        .astype("float64")
        .sort_index()
    )


def expected(method: tuple[str, str], weights: dict[str, float]) -> pd.DataFrame:
    rows = ranking.rank(indicators(), weights, normalisation=method[0], aggregation=method[1], draws=1)
    frame = pd.DataFrame({"place": rows["rank"], "score": rows["score"], "points": rows["score"].fillna(0)})
    return frame.set_axis(rows["id"].str.removeprefix("u")).astype("float64").sort_index()


def same(found: pd.DataFrame, wanted: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(found, wanted, check_names=False, check_index_type=False, rtol=0, atol=1e-8)


@pytest.mark.parametrize("method", METHODS, ids="-".join)
def test_values_written_beside_the_formulas_are_those_of_the_ranking(method):
    same(results(read(workbook(method, MOVED), values=True)), expected(method, MOVED))


def test_places_scores_and_points_are_formulas_and_names_are_not():
    sheet = read(workbook(METHODS[0], MOVED), values=False)["Score"]
    row = sheet[BODY + 1]
    assert [cell.data_type for cell in row[: FIRST + len(MOVED)]] == ["f", "s", "f", "f", "f", "f", "f"]
    assert [sheet.cell(WEIGHTS + 1, FIRST + 1 + j).value for j in range(4)] == [
        5,
        0,
        2,
        1,
    ]  # days, reach, spending, staffing


def test_range_and_band_are_those_of_the_draws():
    rows = ranking.rank(indicators(), MOVED)
    sheet = read(workbook(METHODS[0], MOVED), values=True)["Score"]
    for line, row in enumerate(rows.dropna().itertuples(), start=BODY + 1):
        cells = [sheet.cell(line, FIRST + len(MOVED) + 1 + j).value for j in range(4)]
        assert cells == [row.rank_p05, row.rank_p95, pytest.approx(row.first_share), row.band]


def test_an_outcome_not_reached_is_marked_and_stands_at_the_worst_goalpost():
    sheet = read(workbook(METHODS[0], MOVED), values=True)["Values"]
    marked = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
    assert [(cell.value, cell.comment.text) for cell in marked] == [
        (pytest.approx(365, abs=40), marked[0].comment.text)
    ]
    assert "Not reached" in marked[0].comment.text


@pytest.mark.long
@pytest.mark.parametrize("method", METHODS, ids="-".join)
def test_formulas_recomputed_give_the_scores_of_the_page(method, tmp_path):
    """The judge opens a sheet of other weights and another method, and sets those of `method` and `MOVED`."""
    book = read(workbook(METHODS[0], dict.fromkeys(MOVED, 1)), values=False)
    sheet = book["Score"]
    sheet["C3"], sheet["C4"] = method
    for j, name in enumerate(sorted(MOVED)):
        sheet.cell(WEIGHTS + 1, FIRST + 1 + j).value = MOVED[name]
    book.save(
        tmp_path / "sheet.xlsx"
    )  # without the values beside the formulas: LibreOffice has to compute them
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        SOFFICE,
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(tmp_path / "out"),
        str(tmp_path / "sheet.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    same(results(read((tmp_path / "out" / "sheet.xlsx").read_bytes(), values=True)), expected(method, MOVED))
