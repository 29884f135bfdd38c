"""The score sheet of the award: a workbook whose formulas compute the scores anew when a judge changes a
weight or the method.

Here belongs the workbook and its formulas; what they must give is computed in scores.py and ranking.py and
written beside them, so that a reader without a spreadsheet sees the same numbers.
"""

import dataclasses
import io
from dataclasses import dataclass

import numpy as np
import pandas as pd
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from plut.base.language import mark, translate
from plut.content.files import About, ScoreSheet
from plut.methods import ranking, scores
from plut.methods.scores import AGGREGATIONS, NORMALISATIONS, Table
from plut.surfaces.sheets import exports

FIRST = 3  # columns before the indicators: place, name, score
WEIGHTS, BODY = 5, 6  # rows of the weights and of the first unit, from 0
METHOD, MEAN = "$C$3", "$C$4"  # cells of the normalisation and of the aggregation
SHEETS = (mark("Score"), mark("Values"), mark("Scale"))
RANGE_COLUMNS = ("rank_p05", "rank_p95", "first_share", "band")


@dataclass(frozen=True)
class Sheets:
    """The names of the sheets in the language of the reader."""

    score: str
    values: str
    scale: str


def score_sheet(
    sheet: ScoreSheet, *, normalisation: str = "goalposts", aggregation: str = "arithmetic"
) -> bytes:
    """A workbook: scores with the weights above them, values, values on the scale of 1 to 100, and where they
    come from.

    normalisation, aggregation: as in ranking.rank; indicators without a weight are there with 0, so that they
    can be given one. What a formula gives is written beside it; range, first share and band come from draws
    and do not move with the formulas.
    """
    indicators, weights, about = sheet.indicators, dict(sheet.weights), sheet.about
    names, labels = dict(sheet.names), dict(sheet.labels)
    ranked = ranking.rank(indicators, weights, normalisation=normalisation, aggregation=aggregation)
    every = _table(indicators, weights, list(ranked["id"]))
    method = (normalisation, aggregation)
    sheets = Sheets(*(translate(name, about.language) for name in SHEETS))
    content = io.BytesIO()
    with xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        formats = _formats(book)
        score = book.add_worksheet(sheets.score)
        _head(score, every, [labels[i] for i in every.indicators], method, about, formats)
        _scores(score, every, ranked, names, sheets, indicators, weights, method, formats)
        _values(book.add_worksheet(sheets.values), every, names, labels, sheets, about.language, formats)
        entering = np.where(ranked["rank"].notna().to_numpy(bool)[:, None], every.values, np.nan)
        columns = [
            scores.normalised(v, normalisation, low, high)
            for v, low, high in zip(entering.T, every.low, every.high, strict=True)
        ]
        on_scale = np.nan_to_num(np.column_stack(columns))
        _scale(
            book.add_worksheet(sheets.scale), every, on_scale, names, labels, sheets, about.language, formats
        )
        exports.about_sheet(book, about, [], formats["bold"], formats["wrapped"])
    return content.getvalue()


def _table(indicators: pd.DataFrame, weights: dict[str, float], order: list[str]) -> Table:
    """All indicators with their weights, 0 for those without, the units in the order of their places."""
    every = scores.table(indicators, dict.fromkeys(indicators["indicator"], 1.0))
    every = every.of(np.array([every.units.index(unit) for unit in order], dtype=int))
    return dataclasses.replace(every, weights=np.array([float(weights.get(i, 0)) for i in every.indicators]))


def _formats(book: xlsxwriter.Workbook) -> dict[str, xlsxwriter.format.Format]:
    looks = {
        "bold": {"bold": True},
        "wrapped": {"text_wrap": True, "valign": "top"},
        "head": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1},
        "input": {"bg_color": "#fff4d6", "border": 1, "border_color": "#c9a84a"},
        "number": {"num_format": "0.00"},
        "score": {"num_format": "0.000000000", "bold": True},
        "scale": {"num_format": '0.00;-0.00;"–"'},  # 0 is not on the scale: it stands for what is not there
        "share": {"num_format": "0.0%"},
        "not_reached": {"italic": True, "bg_color": "#f1e9df"},
        "muted": {"font_color": "#5b6b78"},
    }
    return {name: book.add_format(look) for name, look in looks.items()}


def _head(
    sheet, every: Table, labels: list[str], method: tuple[str, str], about: About, formats: dict
) -> None:
    """Title, the two cells of the method, headings and the weights: the yellow cells are the judge's."""
    language, last = about.language, FIRST + len(labels)
    sheet.write_string(0, 0, about.title, formats["bold"])
    hint = translate(
        "Change a yellow cell: places, scores and points follow; then sort by place. Ranges and bands do "
        "not.",
        language,
    )
    sheet.write_string(1, 0, hint, formats["muted"])
    texts = (translate("Normalisation", language), translate("Aggregation", language))
    for row, text, chosen, allowed in zip((2, 3), texts, method, (NORMALISATIONS, AGGREGATIONS), strict=True):
        sheet.write_string(row, 1, text, formats["bold"])
        sheet.write_string(row, 2, chosen, formats["input"])
        sheet.data_validation(row, 2, row, 2, {"validate": "list", "source": list(allowed)})
    ranges = [
        translate("Place from (5 %)", language),
        translate("Place to (95 %)", language),
        translate("Share of draws in first place", language),
        translate("Band", language),
    ]
    first = [translate("Place", language), translate("Name", language), translate("Score", language)]
    sheet.write_row(WEIGHTS - 1, 0, [*first, *labels, *ranges], formats["head"])
    sheet.write_string(WEIGHTS, 1, translate("Weights", language), formats["bold"])
    for column, weight in enumerate(every.weights, start=FIRST):
        sheet.write_number(WEIGHTS, column, weight, formats["input"])
    sheet.data_validation(
        WEIGHTS, FIRST, WEIGHTS, last - 1, {"validate": "decimal", "criteria": ">=", "value": 0}
    )
    sheet.set_column(1, 1, 34)
    sheet.set_column(2, last + len(ranges), 15)
    sheet.freeze_panes(BODY, FIRST)


def _scores(sheet, every, ranked, names, sheets, indicators, weights, method, formats) -> None:
    """Place, name, score and points of each unit as formulas with their values; then what the draws gave."""
    last = FIRST + len(every.indicators) - 1
    weight = f"${xl_col_to_name(FIRST)}${WEIGHTS + 1}:${xl_col_to_name(last)}${WEIGHTS + 1}"
    points = ranking.contributions(indicators, weights, normalisation=method[0], aggregation=method[1])
    by_cell = points.set_index(["id", "indicator"])["points"].to_dict()
    column = f"$C${BODY + 1}:$C${BODY + len(every.units)}"
    for row, unit in enumerate(ranked.itertuples(), start=BODY):
        line = row + 1
        scale = f"{sheets.scale}!$B{line}:${xl_col_to_name(len(every.indicators))}{line}"
        is_ranked = f"{sheets.values}!${xl_col_to_name(len(every.indicators) + 1)}{line}"
        whole = f"SUMPRODUCT({weight}*({scale}>0))"
        logs = f"SUMPRODUCT({weight}*LN({scale}+({scale}=0)))"
        mean = f'IF({MEAN}="geometric",EXP({logs}/{whole}),SUMPRODUCT({weight}*{scale})/{whole})'
        score = None if pd.isna(unit.score) else unit.score
        place = f'=IF(C{line}="","",{_place(f"C{line}", column, ">")})'
        sheet.write_formula(row, 0, place, None, "" if score is None else int(unit.rank))
        sheet.write_string(row, 1, names[unit.id])
        sheet.write_formula(
            row,
            2,
            f'=IF({is_ranked},ROUND({mean},{scores.DECIMALS}),"")',
            formats["score"],
            "" if score is None else score,
        )
        for j, indicator in enumerate(every.indicators):
            own, share = (
                f"{sheets.scale}!{xl_rowcol_to_cell(row, j + 1)}",
                f"{xl_col_to_name(FIRST + j)}${WEIGHTS + 1}",
            )
            geometric = f"$C{line}*{share}*LN({own})/{logs}"
            part = f'IF(AND({MEAN}="geometric",{logs}>0),{geometric},{share}*{own}/{whole})'
            given = by_cell.get(
                (unit.id, indicator), 0.0 if score is not None and every.is_known[row - BODY, j] else np.nan
            )
            sheet.write_formula(
                row,
                FIRST + j,
                f'=IF(AND({is_ranked},{own}>0),{part},"")',
                formats["number"],
                "" if pd.isna(given) else given,
            )
        for j, name in enumerate(RANGE_COLUMNS, start=last + 1):
            value = getattr(unit, name)
            if pd.notna(value):
                sheet.write_number(row, j, float(value), formats["share"] if name == "first_share" else None)


def _values(
    sheet, every: Table, names: dict, labels: dict, sheets: Sheets, language: str, formats: dict
) -> None:
    """Values as reported, and whether two thirds of the indicators that weigh anything are there."""
    count = len(every.indicators)
    _goalposts(sheet, every, labels, language, formats)
    heading = translate("Ranked: at least two thirds of the weighted indicators", language)
    sheet.write_string(WEIGHTS - 1, count + 1, heading, formats["head"])
    for row, unit in enumerate(every.units, start=BODY):
        sheet.write_string(row, 0, names[unit])
        for j in np.flatnonzero(every.is_known[row - BODY]):
            late = every.not_reached[row - BODY, j]
            cell = every.values[row - BODY, j] * every.signs[j]
            sheet.write_number(row, j + 1, cell, formats["not_reached"] if late else None)
            if late:
                sheet.write_comment(
                    row, j + 1, translate("Not reached: the worst goalpost or value stands for it", language)
                )
        cells = f"$B{row + 1}:${xl_col_to_name(count)}{row + 1}"
        first, last = xl_col_to_name(FIRST), xl_col_to_name(FIRST + count - 1)
        weight = f"{sheets.score}!${first}${WEIGHTS + 1}:${last}${WEIGHTS + 1}"
        reported = f"SUMPRODUCT(({weight}>0)*ISNUMBER({cells}))"
        weighs = every.weights > 0
        is_ranked = bool(3 * every.is_known[row - BODY, weighs].sum() >= 2 * weighs.sum())
        sheet.write_formula(row, count + 1, f'=3*{reported}>=2*COUNTIF({weight},">0")', None, is_ranked)


def _scale(
    sheet,
    every: Table,
    on_scale: np.ndarray,
    names: dict,
    labels: dict,
    sheets: Sheets,
    language: str,
    formats: dict,
) -> None:
    """Values on the scale of 1 to 100 by the chosen normalisation; beside them the values that enter: those
    of ranked units.

    on_scale: what the formulas give now, units x indicators, 0 for what is not there.
    """
    count, last = len(every.indicators), BODY + len(every.units)
    _goalposts(sheet, every, labels, language, formats)
    sheet.write_string(
        WEIGHTS - 2, count + 2, translate("Values that enter: of the ranked units", language), formats["bold"]
    )
    is_ranked = f"{sheets.values}!${xl_col_to_name(count + 1)}"
    method = f"{sheets.score}!{METHOD}"
    for row, unit in enumerate(every.units, start=BODY):
        sheet.write_string(row, 0, names[unit])
        for j in range(count):
            value, entering = (
                f"{sheets.values}!{xl_rowcol_to_cell(row, j + 1)}",
                xl_rowcol_to_cell(row, count + 2 + j),
            )
            name = xl_col_to_name(count + 2 + j)
            column, post = f"{name}${BODY + 1}:{name}${last}", xl_col_to_name(j + 1)
            worst, best = f"{post}$2", f"{post}$3"
            low, high = (
                f"IF({best}>{worst},{a}({column}),{b}({column}))" for a, b in (("MIN", "MAX"), ("MAX", "MIN"))
            )
            posts = f"MAX(1,MIN(100,1+99*({entering}-{worst})/({best}-{worst})))"
            minmax = f"IF(MAX({column})=MIN({column}),100,1+99*({entering}-{low})/({high}-{low}))"
            place = f"IF({best}>{worst},{_place(entering, column, '>')},{_place(entering, column, '<')})"
            ranks = f"IF(COUNT({column})>1,100-99*({place}-1)/(COUNT({column})-1),100)"
            chosen = f'IF({method}="minmax",{minmax},IF({method}="rank",{ranks},{posts}))'
            now = on_scale[row - BODY, j]
            sheet.write_formula(row, j + 1, f"=IF(ISNUMBER({entering}),{chosen},0)", formats["scale"], now)
            enters = f'=IF(AND({is_ranked}{row + 1},ISNUMBER({value})),{value},"")'
            cell = every.values[row - BODY, j] * every.signs[j]
            sheet.write_formula(row, count + 2 + j, enters, None, cell if now else "")


def _place(cell: str, column: str, better: str) -> str:
    """The formula of a place among the numbers of a column, ties sharing the better one; a text is no
    number."""
    return f"(1+SUMPRODUCT(ISNUMBER({column})*({column}{better}{cell})))"


def _goalposts(sheet, every: Table, labels: dict, language: str, formats: dict) -> None:
    """Headings, the indicators with their goalposts, the worst first: below it where higher is better, above
    it where lower is."""
    words = (translate("Worst goalpost (1)", language), translate("Best goalpost (100)", language))
    for row, text, posts in zip((1, 2), words, (every.low, every.high), strict=True):
        sheet.write_string(row, 0, text, formats["bold"])
        sheet.write_row(row, 1, list(posts * every.signs))
    sheet.write_row(
        WEIGHTS - 1, 0, [translate("Name", language), *(labels[i] for i in every.indicators)], formats["head"]
    )
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 2 * len(labels) + 2, 15)
    sheet.freeze_panes(BODY, 1)
