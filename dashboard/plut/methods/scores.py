"""From indicators to scores: what was reported, on a scale of 1 to 100, combined by weights. Pure numpy and
pandas.

Here belongs how one score comes about; places, ranges and bands are in ranking.py, what would change them in
sensitivity.py. Everything is added column by column, never by a matrix product: the sum is then the same on
every machine, equal units get equal scores to the last bit, and a unit that is nowhere better is never above.
"""

import dataclasses
import functools
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd

from plut.base.definitions import is_enough_reported

COLUMNS = ("unit_id", "indicator", "value", "n", "direction", "goalpost_low", "goalpost_high")
LOWEST, HIGHEST = 1.0, 100.0  # the scale; 1 and not 0, because one 0 would be the whole of a geometric mean
NORMALISATIONS = ("goalposts", "minmax", "rank")
AGGREGATIONS = ("arithmetic", "geometric")
DECIMALS = 9  # places are given on scores rounded so far
PRINTED = Decimal("0.1")  # what a score is printed to


@dataclass(frozen=True)
class Table:
    """Units by indicators, in the order of their names.

    reported: float, units x indicators, null where there is no value. n: entries, null where not counted.
    signs: 1 where higher is better, else -1. low, high: goalposts times the sign, `high` the better one.
    denominators: values that can be reached are whole numbers divided by them, units x indicators; null where
    any value can be. weights: float, of any sum.
    """

    units: tuple[str, ...]
    indicators: tuple[str, ...]
    reported: np.ndarray
    n: np.ndarray
    signs: np.ndarray
    low: np.ndarray
    high: np.ndarray
    denominators: np.ndarray
    weights: np.ndarray

    @functools.cached_property
    def not_reached(self) -> np.ndarray:
        """Whether an outcome is defined and was not reached: bool, units x indicators."""
        return np.isnan(self.reported) & (self.n > 0)

    @functools.cached_property
    def values(self) -> np.ndarray:
        """Values times the sign, so that higher is better; what was not reached has the worst; null was never
        reported."""
        values = self.reported * self.signs
        worst = np.fmin(np.fmin.reduce(values, axis=0, initial=np.inf), self.low)
        return np.where(self.not_reached, worst, values)

    @functools.cached_property
    def entering(self) -> np.ndarray:
        """Values times the sign, without a gap: what a unit never reported is taken as the worst that any of
        the table's units has, so that silence is never better than a report; as the worst goalpost where none
        has reported it."""
        return np.where(self.is_known, self.values, self.worst)

    @functools.cached_property
    def worst(self) -> np.ndarray:
        """The worst value of each indicator among the table's units, times the sign; the worst goalpost where
        there is none."""
        worst = np.fmin.reduce(self.values, axis=0, initial=np.inf)
        return np.where(np.isinf(worst), self.low, worst)

    @functools.cached_property
    def best(self) -> np.ndarray:
        """The best value of each indicator in the same way."""
        best = np.fmax.reduce(self.values, axis=0, initial=-np.inf)
        return np.where(np.isinf(best), self.low, best)

    @functools.cached_property
    def is_known(self) -> np.ndarray:
        """Whether a unit reported an indicator: bool, units x indicators."""
        return ~np.isnan(self.values)

    @functools.cached_property
    def is_ranked(self) -> np.ndarray:
        """Whether a unit reported two thirds of the indicators: bool by unit."""
        return is_enough_reported(self.is_known.sum(axis=1), len(self.indicators))

    def of(self, chosen: np.ndarray) -> "Table":
        """The table of some units only (bool by unit, or positions)."""
        units = tuple(np.array(self.units, dtype=object)[chosen])
        cells = {name: getattr(self, name)[chosen] for name in ("reported", "n", "denominators")}
        return dataclasses.replace(self, units=units, **cells)

    def in_order(self, indicators: tuple[str, ...]) -> "Table":
        """The table with its indicators in another order."""
        order = [self.indicators.index(name) for name in indicators]
        cells = {name: getattr(self, name)[:, order] for name in ("reported", "n", "denominators")}
        rules = {name: getattr(self, name)[order] for name in ("signs", "low", "high", "weights")}
        return dataclasses.replace(self, indicators=indicators, **cells, **rules)


def table(indicators: pd.DataFrame, weights: dict[str, float]) -> Table:
    """Long rows -> a table of the indicators that weigh anything.

    indicators: one row per unit and indicator: `unit_id`, `indicator`, `value`, `n`, `direction` ("higher" or
    "lower" is better), `goalpost_low`, `goalpost_high` (the same in all rows of an indicator). n: entries
    that the value was observed on; null where it is counted in full. No row, or neither value nor n: never
    reported. n without a value: the outcome is defined, but was not reached; it counts as the worst goalpost,
    or as the worst value if that is worse still. denominator (the column may be missing): values that can be
    reached are whole numbers divided by it; null where any can. Raises ValueError where a column, a row or a
    weight makes no sense.
    """
    if lacking := [c for c in COLUMNS if c not in indicators]:
        raise ValueError(f"indicators lack the columns {', '.join(lacking)}")
    unit_of, units = pd.factorize(indicators["unit_id"], sort=True)
    name_of, names = pd.factorize(indicators["indicator"], sort=True)
    cells = unit_of * len(names) + name_of
    if len(twice := np.flatnonzero(np.bincount(cells, minlength=1) > 1)):
        raise ValueError(f"{units[twice[0] // len(names)]} has two values of {names[twice[0] % len(names)]}")
    chosen = _weighed(weights, list(names))
    signs, low, high = (rule[chosen] for rule in _rules(indicators, name_of, list(names)))
    value, n, denominator = np.full((3, len(units), len(names)), np.nan)
    for column, spread in zip(("value", "n", "denominator"), (value, n, denominator), strict=True):
        if column in indicators:
            spread.ravel()[cells] = indicators[column].to_numpy("float64", na_value=np.nan)
    if np.isinf(value).any():
        raise ValueError("a value is infinite")
    value = np.where(n == 0, np.nan, value)  # a share of nothing is no share
    chosen_names = tuple(str(names[j]) for j in chosen)
    shares = np.array([weights[name] for name in chosen_names], dtype="float64")
    return Table(
        units=tuple(map(str, units)),
        indicators=chosen_names,
        reported=value[:, chosen],
        n=n[:, chosen],
        signs=signs,
        low=low,
        high=high,
        denominators=denominator[:, chosen],
        weights=shares,
    )


def _weighed(weights: dict[str, float], names: list[str]) -> list[int]:
    """Positions of the indicators with a weight above 0."""
    if unknown := sorted(set(weights) - set(names)):
        raise ValueError(
            f"weights name {', '.join(unknown)}, of which indicators has no row; it has {', '.join(names)}"
        )
    if any(not np.isfinite(w) or w < 0 for w in weights.values()):
        raise ValueError("a weight is a number of 0 or more")
    chosen = [j for j, name in enumerate(names) if weights.get(name, 0) > 0]
    if not chosen:
        raise ValueError("no indicator has a weight above 0")
    return chosen


def _rules(
    indicators: pd.DataFrame, name_of: np.ndarray, names: list[str]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sign (1 where higher is better, else -1) and goalposts in the sense of that sign, by indicator."""
    direction = indicators["direction"].to_numpy(object)
    if len(odd := np.flatnonzero((direction != "higher") & (direction != "lower"))):
        raise ValueError(
            f"{names[name_of[odd[0]]]}: the direction is higher or lower, not {direction[odd[0]]}"
        )
    sign = np.where(direction == "higher", 1.0, -1.0)
    low, high = (
        indicators[c].to_numpy("float64", na_value=np.nan) for c in ("goalpost_low", "goalpost_high")
    )
    if len(odd := np.flatnonzero(~(low < high))):
        raise ValueError(f"{names[name_of[odd[0]]]}: goalpost_low must be below goalpost_high")
    rows = np.stack([sign, np.where(sign > 0, low, -high), np.where(sign > 0, high, -low)])
    first = np.unique(name_of, return_index=True)[1]
    if len(odd := np.flatnonzero((rows != rows[:, first][:, name_of]).any(axis=0))):
        raise ValueError(f"{names[name_of[odd[0]]]} has more than one direction or pair of goalposts")
    signs, lows, highs = rows[:, first]
    return signs, lows, highs


def normalised(values: np.ndarray, method: str, low: float, high: float) -> np.ndarray:
    """Values of one indicator, units along the last axis, higher is better, none null -> 1 to 100.

    goalposts: from `low` (1) to `high` (100), clipped. minmax: from the worst (1) to the best (100) of the
    units. rank: from the last place (1) to the first (100), ties share the better place. Where all are equal,
    all have 100.
    """
    span = HIGHEST - LOWEST
    if method == "goalposts":
        return np.clip(LOWEST + span * (values - low) / (high - low), LOWEST, HIGHEST)
    if method == "minmax":
        worst = values.min(axis=-1, keepdims=True, initial=np.inf)
        room = values.max(axis=-1, keepdims=True, initial=-np.inf) - worst
        return np.where(room > 0, LOWEST + span * (values - worst) / np.where(room > 0, room, 1), HIGHEST)
    return HIGHEST - span * (places(values) - 1) / max(values.shape[-1] - 1, 1)


def combined(columns: list[np.ndarray], weights: list[np.ndarray], method: str) -> np.ndarray:
    """Normalised columns (last axis: units) and the weight of each (to be spread over units) -> scores.

    arithmetic: sum w s / sum w; geometric: exp(sum w ln s / sum w).
    """
    total, weight = np.zeros_like(columns[0]), np.zeros_like(weights[0])
    for column, share in zip(columns, weights, strict=True):
        total = total + share * (column if method == "arithmetic" else np.log(column))
        weight = weight + share
    mean = total / weight
    return mean if method == "arithmetic" else np.exp(mean)


def places(scores: np.ndarray) -> np.ndarray:
    """Places by score along the last axis, the highest first; ties share the better place, null comes
    last."""
    count = max(scores.shape[-1], 1)
    # the bits of a float as an integer in the opposite order: integers sort twice as fast
    bits = (np.where(np.isnan(scores), -np.inf, scores) + 0.0).view(np.int64)
    keys = ~(bits ^ ((bits >> 63) & np.iinfo(np.int64).max)).reshape(-1, count)
    order = np.argsort(keys, axis=1)
    order += np.arange(0, keys.size, count)[:, None]
    in_order = keys.ravel()[order]
    begins = np.zeros(keys.shape, dtype=np.int16)
    begins[:, 1:] = np.where(in_order[:, 1:] != in_order[:, :-1], np.arange(1, count, dtype=np.int16), 0)
    result = np.empty(keys.size, dtype=np.int16)
    result[order] = np.maximum.accumulate(begins, axis=1) + 1
    return result.reshape(scores.shape)


def scored(of: Table, normalisation: str, aggregation: str) -> tuple[np.ndarray, np.ndarray]:
    """Scores by unit, rounded, and the normalised values (units x indicators) that they are made of."""
    check_method(normalisation, aggregation)
    columns = [
        normalised(of.entering[:, j], normalisation, of.low[j], of.high[j]) for j in range(len(of.indicators))
    ]
    scores = combined(columns, list(of.weights / of.weights.sum()), aggregation)
    return np.round(scores, DECIMALS), np.column_stack(columns)


def printed(score: float) -> float:
    """A score as every text, picture, table and sheet prints it: to one decimal, a half upwards, as a
    spreadsheet does. Nothing else rounds a score."""
    return float(_in_print(score))


def printed_parts(parts: Sequence[float], whole: float) -> list[float]:
    """The parts of a whole in print: to one decimal, so that they add up to the whole as it is printed. Each
    is rounded down, and the tenths that are missing go to those that lost most, the first of them first."""
    tenths = [Decimal(str(round(part, DECIMALS))) / PRINTED for part in parts]
    return [part / 10 for part in apportioned(tenths, int(_in_print(whole) / PRINTED))]


def apportioned(parts: Sequence[Decimal], total: int) -> list[int]:
    """Whole numbers that sum to `total`, each the part rounded down or, for the largest remainders, one more;
    of equal remainders the first. Where the total is not that of the parts, the difference goes the same way.
    """
    whole = [math.floor(part) for part in parts]
    order = sorted(range(len(parts)), key=lambda i: (whole[i] - parts[i], i))
    lacking = total - sum(whole)
    in_turn = order if lacking > 0 else order[::-1]
    for i in itertools.islice(itertools.cycle(in_turn), abs(lacking)):
        whole[i] += 1 if lacking > 0 else -1
    return whole


def whole_percent(weights: Sequence[float]) -> list[int]:
    """Weights of any sum as whole percent that sum to 100, by the largest remainder. Raises ValueError where
    none is above 0."""
    shares = [Decimal(str(weight)) for weight in weights]
    if not (total := sum(shares)) > 0:
        raise ValueError("no weight is above 0")
    return apportioned([100 * share / total for share in shares], 100)


def _in_print(score: float) -> Decimal:
    return Decimal(str(round(score, DECIMALS))).quantize(PRINTED, ROUND_HALF_UP)


def check_method(normalisation: str, aggregation: str) -> None:
    """Raises ValueError for a method that does not exist."""
    if normalisation not in NORMALISATIONS:
        raise ValueError(f"normalisation is one of {', '.join(NORMALISATIONS)}, not {normalisation}")
    if aggregation not in AGGREGATIONS:
        raise ValueError(f"aggregation is one of {', '.join(AGGREGATIONS)}, not {aggregation}")
