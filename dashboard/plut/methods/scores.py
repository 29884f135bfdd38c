"""From indicators to scores: what was reported, on a scale of 1 to 100, combined by weights. Pure numpy and
pandas.

Here belongs how one score comes about; places, ranges and bands are in ranking.py, what would change them in
sensitivity.py. Everything is added column by column, never by a matrix product: the sum is then the same on
every machine, equal units get equal scores to the last bit, and a unit that is nowhere better is never above.
"""

import dataclasses
import functools
from dataclasses import dataclass

import numpy as np
import pandas as pd

from plut.base.definitions import is_enough_reported

COLUMNS = ("unit_id", "indicator", "value", "n", "direction", "goalpost_low", "goalpost_high")
LOWEST, HIGHEST = 1.0, 100.0  # the scale; 1 and not 0, because one 0 would be the whole of a geometric mean
NORMALISATIONS = ("goalposts", "minmax", "rank")
AGGREGATIONS = ("arithmetic", "geometric")
DECIMALS = 9  # places are given on scores rounded so far


@dataclass(frozen=True)
class Table:
    """Units by indicators, in the order of their names.

    reported: float, units x indicators, null where there is no value. n: entries, null where not counted.
    signs: 1 where higher is better, else -1. low, high: goalposts times the sign, `high` the better one.
    weights: float, of any sum.
    """

    units: tuple[str, ...]
    indicators: tuple[str, ...]
    reported: np.ndarray
    n: np.ndarray
    signs: np.ndarray
    low: np.ndarray
    high: np.ndarray
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
        return dataclasses.replace(self, units=units, reported=self.reported[chosen], n=self.n[chosen])


def table(indicators: pd.DataFrame, weights: dict[str, float]) -> Table:
    """Long rows -> a table of the indicators that weigh anything.

    indicators: one row per unit and indicator: `unit_id`, `indicator`, `value`, `n`, `direction` ("higher" or
    "lower" is better), `goalpost_low`, `goalpost_high` (the same in all rows of an indicator). n: entries
    that the value was observed on; null where it is counted in full. No row, or neither value nor n: never
    reported. n without a value: the outcome is defined, but was not reached; it counts as the worst goalpost,
    or as the worst value if that is worse still. Raises ValueError where a column, a row or a weight makes no
    sense.
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
    value, n = np.full((2, len(units), len(names)), np.nan)
    value.ravel()[cells] = indicators["value"].to_numpy("float64", na_value=np.nan)
    n.ravel()[cells] = indicators["n"].to_numpy("float64", na_value=np.nan)
    if np.isinf(value).any():
        raise ValueError("a value is infinite")
    value = np.where(n == 0, np.nan, value)  # a share of nothing is no share
    chosen_names = tuple(str(names[j]) for j in chosen)
    shares = np.array([weights[name] for name in chosen_names], dtype="float64")
    return Table(
        tuple(map(str, units)), chosen_names, value[:, chosen], n[:, chosen], signs, low, high, shares
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
    """Values of one indicator, units along the last axis, higher is better -> 1 to 100; null stays null.

    goalposts: from `low` (1) to `high` (100), clipped. minmax: from the worst (1) to the best (100) of the
    units. rank: from the last place (1) to the first (100), ties share the better place. Where all are equal,
    all have 100.
    """
    span = HIGHEST - LOWEST
    if method == "goalposts":
        return np.clip(LOWEST + span * (values - low) / (high - low), LOWEST, HIGHEST)
    if method == "minmax":
        worst = np.fmin.reduce(values, axis=-1, keepdims=True, initial=np.inf)
        room = np.fmax.reduce(values, axis=-1, keepdims=True, initial=-np.inf) - worst
        scaled = LOWEST + span * (values - worst) / np.where(room > 0, room, 1)
        return np.where((room > 0) | np.isnan(values), scaled, HIGHEST)
    last = np.maximum((~np.isnan(values)).sum(axis=-1, keepdims=True) - 1, 1)
    return np.where(np.isnan(values), np.nan, HIGHEST - span * (places(values) - 1) / last)


def combined(columns: list[np.ndarray], weights: list[np.ndarray], method: str) -> np.ndarray:
    """Normalised columns (last axis: units) and the weight of each (to be spread over units) -> scores.

    arithmetic: sum w s / sum w; geometric: exp(sum w ln s / sum w); sums run over what is not null, so that
    the weights of what is there are rescaled. A unit with nothing has no score.
    """
    total: np.ndarray | float = 0.0
    weight: np.ndarray | float = 0.0
    for column, share in zip(columns, weights, strict=True):
        known = ~np.isnan(column)
        part = column if method == "arithmetic" else np.log(column)
        total = total + share * np.where(known, part, 0.0)
        weight = weight + (share if known.all() else share * known)
    weight = np.where(np.asarray(weight) > 0, weight, np.nan)
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
        normalised(of.values[:, j], normalisation, of.low[j], of.high[j]) for j in range(len(of.indicators))
    ]
    scores = combined(columns, list(of.weights / of.weights.sum()), aggregation)
    return np.round(scores, DECIMALS), np.column_stack(columns)


def check_method(normalisation: str, aggregation: str) -> None:
    """Raises ValueError for a method that does not exist."""
    if normalisation not in NORMALISATIONS:
        raise ValueError(f"normalisation is one of {', '.join(NORMALISATIONS)}, not {normalisation}")
    if aggregation not in AGGREGATIONS:
        raise ValueError(f"aggregation is one of {', '.join(AGGREGATIONS)}, not {aggregation}")
