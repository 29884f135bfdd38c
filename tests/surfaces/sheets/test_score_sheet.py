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


def workbook(
    method: tuple[str, str],
    weights: dict[str, float],
    *,
    simulated: tuple[int, ...] = (),
    language: str = "en",
) -> bytes:
    """The sheet of the nine units. simulated: numbers of those of which anything is."""
    about = About(
        title="A finding",
        subtitle="What",
        source="Source",
        computed="Computed",
        edition="abc",
        query="award/indicators",
        sql="select 1",
        is_simulated=bool(simulated),
        language=language,
    )
    names = {f"u{i}": f"=Unit {i}" for i in range(9)}
    provenance = {f"u{i}": "simulated" if i in simulated else "imported" for i in range(9)}
    labels = {name: name.title() for name in MOVED}
    content = ScoreSheet(indicators(), weights, names, provenance, labels, about)
    return score_sheet.score_sheet(content, normalisation=method[0], aggregation=method[1])


def read(content: bytes, values: bool) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def results(book: openpyxl.Workbook) -> pd.DataFrame:
    """Unit -> place, score and the sum of its points, as the sheet has them."""
    sheet = book.worksheets[0]
    rows = {}
    for line in range(BODY + 1, sheet.max_row + 1):
        cells = [sheet.cell(line, column).value for column in range(1, FIRST + len(MOVED) + 1)]
        points = [c for c in cells[FIRST:] if isinstance(c, (int, float))]
        place, name, score = cells[0], cells[1], cells[FIRST - 1]
        known = [value if value != "" else None for value in (place, score)]
        rows[name.removeprefix("=Unit ")] = [*known, sum(points)]
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
    assert "".join(cell.data_type for cell in row[: FIRST + len(MOVED)]) == "fssfffff"
    given = [sheet.cell(WEIGHTS + 1, FIRST + 1 + j).value for j in range(4)]
    assert given == list(MOVED.values())  # in their order, which is that of the page


def test_range_and_band_are_those_of_the_draws():
    rows = ranking.rank(indicators(), MOVED)
    sheet = read(workbook(METHODS[0], MOVED), values=True)["Score"]
    for line, row in enumerate(rows.dropna().itertuples(), start=BODY + 1):
        cells = [sheet.cell(line, FIRST + len(MOVED) + 1 + j).value for j in range(4)]
        assert cells == [row.rank_p05, row.rank_p95, pytest.approx(row.first_share), row.band]


def marked(sheet) -> dict[tuple[str, str], tuple[object, str]]:
    """(Unit, indicator) -> value and comment of the cells that have one."""
    heads = [cell.value for cell in sheet[WEIGHTS]]
    return {
        (row[0].value, heads[cell.column - 1]): (cell.value, cell.comment.text)
        for row in sheet.iter_rows(min_row=BODY + 1)
        for cell in row
        if cell.comment
    }


def test_an_outcome_not_reached_is_marked_and_stands_at_the_worst_goalpost():
    found = marked(read(workbook(METHODS[0], MOVED), values=True)["Values"])
    value, comment = found["=Unit 3", "Days"]
    assert value == pytest.approx(365, abs=40) and comment.startswith("Not reached")


def test_what_was_never_reported_is_empty_marked_and_enters_as_the_worst_of_the_ranked():
    book = read(workbook(METHODS[0], MOVED), values=True)
    found = {at: told for at, told in marked(book["Values"]).items() if told[1].startswith("Not reported")}
    assert set(found) == {
        ("=Unit 1", "Spending"),
        *(("=Unit 2", name) for name in ("Days", "Reach", "Staffing")),
    }
    assert all(value is None for value, _ in found.values())
    frame = indicators()
    ranked = frame[(frame["unit_id"] != "u2") & (frame["indicator"] == "spending")]
    scale = book["Scale"]
    line = next(row for row in scale.iter_rows(min_row=BODY + 1) if row[0].value == "=Unit 1")
    beside = 2 + len(MOVED) + 1  # name, provenance, the scale, a gap
    assert line[beside + list(MOVED).index("spending")].value == ranked["value"].min()


@pytest.mark.parametrize(("language", "word"), [("id", "SIMULASI"), ("en", "SIMULATED")])
def test_a_simulated_sheet_says_so_in_every_tab_row_page_and_value(language, word):
    everybody = tuple(range(9))
    book = read(workbook(METHODS[0], MOVED, simulated=everybody, language=language), values=True)
    *sheets, _ = book.worksheets
    assert len(sheets) == 3
    for sheet in sheets:
        assert sheet.title.startswith(word)
        assert sheet["A1"].value.startswith(f"{word}: ")
        assert word in sheet.oddHeader.center.text and word in sheet.oddFooter.center.text
        assert sheet.print_title_rows == "$1:$1"
        heads = [cell.value for cell in sheet[WEIGHTS]]
        column = heads.index({"id": "Asal data", "en": "Provenance"}[language])
        rows = list(sheet.iter_rows(min_row=BODY + 1))
        assert [row[column].value for row in rows] == [word] * 9
        numbers = [cell for row in rows for cell in row if isinstance(cell.value, (int, float))]
        numbers = [cell for cell in numbers if not isinstance(cell.value, bool)]
        assert len(numbers) > 30
        told = {"id": "(simulasi)", "en": "(simulated)"}[language]
        assert all(told in cell.number_format for cell in numbers)


def test_what_an_office_loaded_is_not_called_simulated_beside_what_is():
    book = read(workbook(METHODS[0], MOVED, simulated=(1, 2)), values=True)
    sheet = book["SIMULATED Values"]
    told = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=BODY + 1)}
    assert told["=Unit 1"] == "SIMULATED" and told["=Unit 0"] == "imported"
    for row in sheet.iter_rows(min_row=BODY + 1):
        is_made_up = row[0].value in ("=Unit 1", "=Unit 2")
        values = [cell for cell in row[2 : 2 + len(MOVED)] if cell.value is not None]
        assert {"simulated" in cell.number_format for cell in values} == {is_made_up}
    real = read(workbook(METHODS[0], MOVED), values=True)
    assert [sheet.title for sheet in real][:3] == ["Score", "Values", "Scale"]
    texts = [
        str(cell.value) + cell.number_format for sheet in real for row in sheet.iter_rows() for cell in row
    ]
    assert not [text for text in texts if "simulated" in text.lower()]


@pytest.mark.long
@pytest.mark.parametrize("method", METHODS, ids="-".join)
def test_formulas_recomputed_give_the_scores_of_the_page(method, tmp_path):
    """The judge opens a sheet of other weights and another method, and sets those of `method` and `MOVED`."""
    book = read(workbook(METHODS[0], dict.fromkeys(MOVED, 1), simulated=(4,)), values=False)
    sheet = book["SIMULATED Score"]
    sheet["C3"], sheet["C4"] = method
    for j, name in enumerate(list(MOVED)):
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
