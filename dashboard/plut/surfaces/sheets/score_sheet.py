"""The score sheet of the award: a workbook whose formulas compute the scores anew when a judge changes a
weight or the method.

Here belongs the workbook and its formulas; what they must give is computed in scores.py and ranking.py and
written beside them, so that a reader without a spreadsheet sees the same numbers. Where anything is simulated
every tab says so in its name, its first row, its printed head and foot, and every value beside its number.
"""

import dataclasses
import io
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from plut.base.language import mark, translate
from plut.base.measures import measure, word
from plut.content.files import About, ScoreSheet
from plut.methods import ranking, scores
from plut.methods.scores import AGGREGATIONS, NORMALISATIONS, Table
from plut.surfaces.sheets import exports, marking

FIRST = 4  # columns before the indicators: place, name, provenance, score
NAMED = 2  # columns before the indicators on the other sheets: name, provenance
WEIGHTS, BODY = 5, 6  # rows of the weights and of the first unit, from 0
METHOD, MEAN = "$C$3", "$C$4"  # cells of the normalisation and of the aggregation
WORST, BEST, WORST_OF_RANKED = 1, 2, 3  # rows of the goalposts, and of what stands for a missing value
SHEETS = (mark("Score"), mark("Values"), mark("Scale"))
RANGE_COLUMNS = ("rank_p05", "rank_p95", "first_share", "band")


@dataclass(frozen=True)
class Sheets:
    """The names of the sheets in the language of the reader, and of the same in a formula."""

    score: str
    values: str
    scale: str

    @property
    def in_values(self) -> str:
        return f"'{self.values}'!"

    @property
    def in_scale(self) -> str:
        return f"'{self.scale}'!"

    @property
    def in_score(self) -> str:
        return f"'{self.score}'!"


@dataclass(frozen=True)
class Told:
    """What every sheet says of its rows: names, provenance in words and labels; `is_simulated` by unit."""

    names: Mapping[str, str]
    provenance: Mapping[str, str]
    labels: Mapping[str, str]
    about: About

    def word(self, unit: str) -> str:
        return word("provenance", self.provenance[unit], self.about.language)

    def is_simulated(self, unit: str) -> bool:
        return self.provenance[unit] == "simulated"


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
    told = Told(sheet.names, sheet.provenance, sheet.labels, about)
    method = (normalisation, aggregation)
    ranked = ranking.rank(indicators, weights, normalisation=normalisation, aggregation=aggregation)
    every = _table(indicators, weights, list(ranked["id"]))
    is_ranked = ranked["rank"].notna().to_numpy(bool)
    sheets = Sheets(*(marking.sheet_name(translate(name, about.language), about) for name in SHEETS))
    content = io.BytesIO()
    with xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        formats = _formats(book, about)
        score, values, scale = (book.add_worksheet(n) for n in (sheets.score, sheets.values, sheets.scale))
        for one in (score, values, scale):
            marking.on_paper(one, about)
            if about.is_simulated:
                one.write_string(0, 0, marking.warning(about), formats["warning"])
        _head(score, every, told, method, formats)
        _scores(score, every, ranked, told, sheets, indicators, weights, method, formats)
        _values(values, every, is_ranked, told, sheets, formats)
        _scale(scale, every, is_ranked, normalisation, told, sheets, formats)
        exports.about_sheet(book, about, [], formats["bold"], formats["wrapped"])
    return content.getvalue()


def _table(indicators: pd.DataFrame, weights: dict[str, float], order: list[str]) -> Table:
    """All indicators with their weights, 0 for those without, in the order of the weights, as on the page;
    the units in the order of their places."""
    every = scores.table(indicators, dict.fromkeys(indicators["indicator"], 1.0))
    every = every.of(np.array([every.units.index(unit) for unit in order], dtype=int))
    unweighed = [name for name in every.indicators if name not in weights]
    every = every.in_order((*(name for name in weights if name in every.indicators), *unweighed))
    return dataclasses.replace(every, weights=np.array([float(weights.get(i, 0)) for i in every.indicators]))


def _formats(book: xlsxwriter.Workbook, about: About) -> dict[str, xlsxwriter.format.Format]:
    """Looks of cells. A number that is made up says so in its own cell, also where it is copied alone."""
    made_up = marking.in_a_cell(about)
    sim = made_up if about.is_simulated else ""
    looks = {
        "bold": {"bold": True},
        "warning": {"bold": True, "font_color": "#a33b00"},
        "wrapped": {"text_wrap": True, "valign": "top"},
        "head": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1},
        "input": {"bg_color": "#fff4d6", "border": 1, "border_color": "#c9a84a"},
        "place": {"num_format": f"0{sim}"},
        "number": {"num_format": f"0.0{sim}"},
        "score": {"num_format": f"0.0{sim}", "bold": True},
        # 0 is not on the scale: it stands for what is not ranked
        "scale": {"num_format": f'0.00{sim};-0.00;"–"'},
        "share": {"num_format": f"0.0%{sim}"},
        "value": {},
        "value_simulated": {"num_format": f"General{made_up}"},
        "stood_in": {"italic": True, "bg_color": "#f1e9df"},
        "stood_in_simulated": {"italic": True, "bg_color": "#f1e9df", "num_format": f"General{made_up}"},
        "muted": {"font_color": "#5b6b78"},
    }
    return {name: book.add_format(look) for name, look in looks.items()}


def _head(sheet, every: Table, told: Told, method: tuple[str, str], formats: dict) -> None:
    """Title, the two cells of the method, headings and the weights: the yellow cells are the judge's."""
    about, language = told.about, told.about.language
    last = FIRST + len(every.indicators)
    # below the warning, where there is one: the title says that it is simulated, too
    hint = translate(
        "Change a yellow cell: places, scores and points follow, and you can sort by place. Ranges and bands "
        "do not follow.",
        language,
    )
    sheet.write_string(0, FIRST if about.is_simulated else 0, about.title, formats["bold"])
    sheet.write_string(1, 0, hint, formats["muted"])
    texts = (translate("Normalisation", language), translate("Aggregation", language))
    for row, text, chosen, allowed in zip((2, 3), texts, method, (NORMALISATIONS, AGGREGATIONS), strict=True):
        sheet.write_string(row, 1, text, formats["bold"])
        sheet.write_string(row, 2, chosen, formats["input"])
        sheet.data_validation(row, 2, row, 2, {"validate": "list", "source": list(allowed)})
    ranges = [
        translate("Place from (5 %)", language),
        translate("Place to (95 %)", language),
        translate("Share of calculations in first place", language),
        translate("Band", language),
    ]
    first = [
        translate("Place", language),
        translate("Name", language),
        measure("provenance").labels[language],
        translate("Score", language),
    ]
    labels = [told.labels[indicator] for indicator in every.indicators]
    sheet.write_row(WEIGHTS - 1, 0, [*first, *labels, *ranges], formats["head"])
    sheet.write_string(
        WEIGHTS, 1, translate("Weights in percent, and their sum (100)", language), formats["bold"]
    )
    given = f"{xl_rowcol_to_cell(WEIGHTS, FIRST)}:{xl_rowcol_to_cell(WEIGHTS, last - 1)}"
    sheet.write_formula(WEIGHTS, FIRST - 1, f"=SUM({given})", formats["bold"], every.weights.sum())
    for column, weight in enumerate(every.weights, start=FIRST):
        sheet.write_number(WEIGHTS, column, weight, formats["input"])
    whole = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100}
    sheet.data_validation(WEIGHTS, FIRST, WEIGHTS, last - 1, whole)
    sheet.set_column(1, 1, 34)
    sheet.set_column(2, last + len(ranges), 18)
    sheet.freeze_panes(BODY, FIRST)


def _scores(
    sheet,
    every: Table,
    ranked: pd.DataFrame,
    told: Told,
    sheets: Sheets,
    indicators: pd.DataFrame,
    weights: dict[str, float],
    method: tuple[str, str],
    formats: dict,
) -> None:
    """Place, name, provenance, score and points of each unit as formulas with their values; then what the
    draws gave."""
    count = len(every.indicators)
    last = FIRST + count - 1
    weight = f"${xl_col_to_name(FIRST)}${WEIGHTS + 1}:${xl_col_to_name(last)}${WEIGHTS + 1}"
    points = ranking.contributions(indicators, weights, normalisation=method[0], aggregation=method[1])
    by_cell = points.set_index(["id", "indicator"])["points"].to_dict()
    own_score = xl_col_to_name(FIRST - 1)
    column = f"${own_score}${BODY + 1}:${own_score}${BODY + len(every.units)}"
    for row, unit in enumerate(ranked.itertuples(), start=BODY):
        line = row + 1
        cells = (xl_rowcol_to_cell(row, j, col_abs=True) for j in (NAMED, NAMED + count - 1))
        scale = sheets.in_scale + ":".join(cells)
        is_ranked = f"{sheets.in_values}${xl_col_to_name(NAMED + count)}{line}"
        logs = f"SUMPRODUCT({weight}*LN({scale}+({scale}=0)))"
        mean = f'IF({MEAN}="geometric",EXP({logs}/SUM({weight})),SUMPRODUCT({weight}*{scale})/SUM({weight}))'
        score = "" if pd.isna(unit.score) else unit.score
        place = f'=IF({own_score}{line}="","",{_place(f"{own_score}{line}", column, ">")})'
        sheet.write_formula(row, 0, place, formats["place"], "" if score == "" else int(unit.rank))
        sheet.write_string(row, 1, told.names[unit.id])
        sheet.write_string(row, 2, told.word(unit.id))
        rounded = f'=IF({is_ranked},ROUND({mean},{scores.DECIMALS}),"")'
        sheet.write_formula(row, FIRST - 1, rounded, formats["score"], score)
        for j, indicator in enumerate(every.indicators):
            own = f"{sheets.in_scale}{xl_rowcol_to_cell(row, NAMED + j)}"
            share = f"{xl_col_to_name(FIRST + j)}${WEIGHTS + 1}"
            geometric = f"${own_score}{line}*{share}*LN({own})/{logs}"
            part = f'IF(AND({MEAN}="geometric",{logs}>0),{geometric},{share}*{own}/SUM({weight}))'
            given = "" if score == "" else by_cell.get((unit.id, indicator), 0.0)
            sheet.write_formula(row, FIRST + j, f'=IF({is_ranked},{part},"")', formats["number"], given)
        for j, name in enumerate(RANGE_COLUMNS, start=last + 1):
            value = getattr(unit, name)
            if pd.notna(value):
                look = formats["share"] if name == "first_share" else formats["place"]
                sheet.write_number(row, j, float(value), look)


def _values(sheet, every: Table, is_ranked: np.ndarray, told: Told, sheets: Sheets, formats: dict) -> None:
    """Values as reported, and whether two thirds of the indicators that weigh anything are there; beside them
    those of the ranked units, whose worst stands for what is missing."""
    count, language = len(every.indicators), told.about.language
    helper = NAMED + count + 2  # the first column of the ranked units' values
    last = BODY + len(every.units)
    among = every.of(is_ranked)
    _goalposts(sheet, every, told, formats)
    sheet.write_string(
        WORST_OF_RANKED, 0, translate("Worst of the ranked, for what is missing", language), formats["bold"]
    )
    heading = translate("Ranked: at least two thirds of the weighted indicators", language)
    sheet.write_string(WEIGHTS - 1, NAMED + count, heading, formats["head"])
    sheet.write_string(
        WEIGHTS - 2, helper, translate("Values reported by the ranked units", language), formats["bold"]
    )
    look = "stood_in_simulated" if told.about.is_simulated else "stood_in"
    for j in range(count):
        name, post = xl_col_to_name(helper + j), xl_col_to_name(NAMED + j)
        column = f"{name}${BODY + 1}:{name}${last}"
        worst, best = f"{post}${WORST + 1}", f"{post}${BEST + 1}"
        found = f"IF({best}>{worst},MIN({column}),MAX({column}))"
        now = among.worst[j] * every.signs[j]
        cell = f"=IF(COUNT({column})=0,{worst},{found})"
        sheet.write_formula(WORST_OF_RANKED, NAMED + j, cell, formats[look], now)
    for row, unit in enumerate(every.units, start=BODY):
        _named(sheet, row, unit, told)
        kind = "_simulated" if told.is_simulated(unit) else ""
        for j in range(count):
            at = (row, NAMED + j)
            is_known, is_late = every.is_known[row - BODY, j], every.not_reached[row - BODY, j]
            value = every.values[row - BODY, j] * every.signs[j]
            if is_known:
                look = "stood_in" if is_late else "value"
                sheet.write_number(*at, value, formats[look + kind])
            else:
                sheet.write_blank(*at, None, formats["stood_in"])
            if is_late or not is_known:
                text = translate(NOT_REACHED if is_late else NOT_REPORTED, language)
                sheet.write_comment(*at, text)
            is_in = xl_rowcol_to_cell(row, NAMED + count, col_abs=True)
            cell = xl_rowcol_to_cell(*at)
            entered = value if is_known and is_ranked[row - BODY] else ""
            formula = f'=IF(AND({is_in},ISNUMBER({cell})),{cell},"")'
            sheet.write_formula(row, helper + j, formula, formats["value" + kind], entered)
        cells = f"{xl_rowcol_to_cell(row, NAMED)}:{xl_rowcol_to_cell(row, NAMED + count - 1)}"
        ends = (xl_rowcol_to_cell(WEIGHTS, FIRST + j, row_abs=True, col_abs=True) for j in (0, count - 1))
        weight = sheets.in_score + ":".join(ends)
        reported = f"SUMPRODUCT(({weight}>0)*ISNUMBER({cells}))"
        formula = f'=3*{reported}>=2*COUNTIF({weight},">0")'
        sheet.write_formula(row, NAMED + count, formula, None, bool(is_ranked[row - BODY]))


NOT_REACHED = mark("Not reached: the worst limit or value replaces it")
NOT_REPORTED = mark("Not reported: the worst value of the ranked replaces it")


def _scale(
    sheet,
    every: Table,
    is_ranked: np.ndarray,
    normalisation: str,
    told: Told,
    sheets: Sheets,
    formats: dict,
) -> None:
    """Values on the scale of 1 to 100 by the chosen normalisation; beside them the values that enter: those
    of ranked units, the worst of them for what is missing."""
    count, last = len(every.indicators), BODY + len(every.units)
    beside = NAMED + count + 1  # the first column of the values that enter
    among = every.of(is_ranked)
    on_scale = iter(
        np.column_stack(
            [
                scores.normalised(v, normalisation, low, high)
                for v, low, high in zip(among.entering.T, every.low, every.high, strict=True)
            ]
        )
    )
    entering = iter(among.entering * every.signs)
    _goalposts(sheet, every, told, formats)
    text = translate("Values used: those of the ranked units", told.about.language)
    sheet.write_string(WEIGHTS - 2, beside, text, formats["bold"])
    method = f"{sheets.in_score}{METHOD}"
    for row, unit in enumerate(every.units, start=BODY):
        _named(sheet, row, unit, told)
        is_in = is_ranked[row - BODY]
        now, entered = (next(on_scale), next(entering)) if is_in else (np.zeros(count), [""] * count)
        kind = "_simulated" if told.is_simulated(unit) else ""
        for j in range(count):
            value = f"{sheets.in_values}{xl_rowcol_to_cell(row, NAMED + j)}"
            stands_in = f"{sheets.in_values}{xl_rowcol_to_cell(WORST_OF_RANKED, NAMED + j, row_abs=True)}"
            cell = xl_rowcol_to_cell(row, beside + j)
            name, post = xl_col_to_name(beside + j), xl_col_to_name(NAMED + j)
            column = f"{name}${BODY + 1}:{name}${last}"
            worst, best = f"{post}${WORST + 1}", f"{post}${BEST + 1}"
            low, high = (
                f"IF({best}>{worst},{a}({column}),{b}({column}))" for a, b in (("MIN", "MAX"), ("MAX", "MIN"))
            )
            posts = f"MAX(1,MIN(100,1+99*({cell}-{worst})/({best}-{worst})))"
            minmax = f"IF(MAX({column})=MIN({column}),100,1+99*({cell}-{low})/({high}-{low}))"
            place = f"IF({best}>{worst},{_place(cell, column, '>')},{_place(cell, column, '<')})"
            ranks = f"IF(COUNT({column})>1,100-99*({place}-1)/(COUNT({column})-1),100)"
            chosen = f'IF({method}="minmax",{minmax},IF({method}="rank",{ranks},{posts}))'
            scaled = f"=IF(ISNUMBER({cell}),{chosen},0)"
            sheet.write_formula(row, NAMED + j, scaled, formats["scale"], now[j])
            ranked = f"{sheets.in_values}{xl_rowcol_to_cell(row, NAMED + count, col_abs=True)}"
            enters = f'=IF({ranked},IF(ISNUMBER({value}),{value},{stands_in}),"")'
            is_stand_in = is_in and not every.is_known[row - BODY, j]
            look = formats[("stood_in" if is_stand_in else "value") + kind]
            sheet.write_formula(row, beside + j, enters, look, entered[j])


def _place(cell: str, column: str, better: str) -> str:
    """The formula of a place among the numbers of a column, ties sharing the better one; a text is no
    number."""
    return f"(1+SUMPRODUCT(ISNUMBER({column})*({column}{better}{cell})))"


def _named(sheet, row: int, unit: str, told: Told) -> None:
    sheet.write_string(row, 0, told.names[unit])
    sheet.write_string(row, 1, told.word(unit))


def _goalposts(sheet, every: Table, told: Told, formats: dict) -> None:
    """Headings, the indicators with their goalposts, the worst first: below it where higher is better, above
    it where lower is."""
    language = told.about.language
    words = (translate("Worst limit (1)", language), translate("Best limit (100)", language))
    for row, text, posts in zip((WORST, BEST), words, (every.low, every.high), strict=True):
        sheet.write_string(row, 0, text, formats["bold"])
        sheet.write_row(row, NAMED, list(posts * every.signs))
    first = [translate("Name", language), measure("provenance").labels[language]]
    sheet.write_row(WEIGHTS - 1, 0, [*first, *(told.labels[i] for i in every.indicators)], formats["head"])
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 2 * len(every.indicators) + NAMED + 2, 18)
    sheet.freeze_panes(BODY, NAMED)
