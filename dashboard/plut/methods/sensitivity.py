"""What would change a ranking: another weight, a better value; and what has changed a score since. Pure numpy
and pandas."""

import dataclasses
import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from plut.methods import scores
from plut.methods.scores import Table

HALVINGS = 40  # of the way to the best value: to 1e-12 of it
FACTORS = ("own_data", "others_data", "weights", "method")


@dataclass(frozen=True)
class Contest:
    """What a score is computed from: indicators and weights as in ranking.rank, and the method."""

    indicators: pd.DataFrame
    weights: dict[str, float]
    normalisation: str = "goalposts"
    aggregation: str = "arithmetic"


def overturns(contest: Contest) -> pd.DataFrame:
    """For each two neighbours of the ranking the smallest change of one weight at which they are level;
    beyond it they swap.

    The other weights keep their proportions. Columns, in the order of places: `id`, `next_id` (the unit
    below), `indicator`, `weight` (0 to 1, of all), `weight_at_swap`, `change`; null where no single weight
    swaps the two, a change of 0 without an indicator where they are level already.
    """
    every = scores.table(contest.indicators, contest.weights)
    of = every.of(every.is_ranked)
    score, columns = scores.scored(of, contest.normalisation, contest.aggregation)
    marks = np.where(of.is_known, np.log(columns) if contest.aggregation == "geometric" else columns, 0.0)
    shares = of.weights / of.weights.sum()
    rows = []
    for upper, lower in itertools.pairwise(np.argsort(scores.places(score), kind="stable")):
        pair = np.array([upper, lower])
        swaps = [
            (of.indicators[j], shares[j], t)
            for j in range(len(shares))
            for t in _levels(marks[pair], of.is_known[pair], shares, j)
        ]
        nearest = min(swaps, key=lambda swap: abs(swap[2] - swap[1]), default=(None, math.nan, math.nan))
        if score[upper] == score[lower]:
            nearest = (None, 0.0, 0.0)
        rows.append((of.units[upper], of.units[lower], *nearest, nearest[2] - nearest[1]))
    names = ["id", "next_id", "indicator", "weight", "weight_at_swap", "change"]
    return pd.DataFrame(rows, columns=names).astype(dict.fromkeys(names[:3], "string"))


def _levels(marks: np.ndarray, known: np.ndarray, shares: np.ndarray, j: int) -> list[float]:
    """The weights of indicator j (0 to 1) at which two units change places. marks, known: 2 x indicators;
    shares: sum to 1.

    With rescaled weights a score is a ratio of two lines in the weight t, (a + b t) / (c + d t), so two units
    are level where a quadratic in t is 0.
    """
    if shares[j] == 1:
        return []
    others = np.where(np.arange(len(shares)) == j, 0.0, shares / (1 - shares[j]))
    a, c = (others * known * marks).sum(axis=1), (others * known).sum(axis=1)
    b, d = known[:, j] * marks[:, j] - a, known[:, j] - c
    quadratic = np.array(
        [
            b[0] * d[1] - b[1] * d[0],
            a[0] * d[1] + b[0] * c[1] - a[1] * d[0] - b[1] * c[0],
            a[0] * c[1] - a[1] * c[0],
        ]
    )
    quadratic[np.abs(quadratic) < 1e-12 * np.abs(quadratic).max()] = 0.0
    roots = np.roots(quadratic)
    slopes = np.polyval(np.polyder(quadratic), roots) if len(roots) else roots
    crossing = (np.abs(roots.imag) < 1e-12) & (roots.real >= 0) & (roots.real <= 1) & (slopes != 0)
    return [float(t) for t in roots.real[crossing]]


def gains(contest: Contest, unit_id: str) -> pd.DataFrame:
    """How much better a ranked unit would have to be in one indicator alone to rise by a place (level with it
    is enough).

    Columns, the smallest step first: `indicator`, `value`, `value_needed`, `gain` (value_needed - value, in
    the indicator's unit; below 0 where lower is better), `gain_share` (of the room between the goalposts);
    null where even the best goalpost, or the best value of all if that is better still, is not enough. What
    was never reported has no row, the first unit none.
    """
    every = scores.table(contest.indicators, contest.weights)
    of = every.of(every.is_ranked)
    if unit_id not in of.units:
        raise ValueError(f"{unit_id} is not ranked")
    unit, method = of.units.index(unit_id), (contest.normalisation, contest.aggregation)
    place = scores.places(scores.scored(of, *method)[0])[unit]
    rows = []
    for j in np.flatnonzero(of.is_known[unit]).tolist() if place > 1 else []:
        value, best = of.values[unit, j], max(of.high[j], np.nanmax(of.values[:, j]))
        needed = _needed(
            of, unit, j, best, lambda changed: scores.places(scores.scored(changed, *method)[0])[unit] < place
        )
        sign = of.signs[j]
        gain = needed - value
        rows.append(
            (of.indicators[j], value * sign, needed * sign, gain * sign, gain / (of.high[j] - of.low[j]))
        )
    names = ["indicator", "value", "value_needed", "gain", "gain_share"]
    return (
        pd.DataFrame(rows, columns=names)
        .astype({"indicator": "string"})
        .sort_values(["gain_share", "indicator"])
    )


def _needed(of: Table, unit: int, j: int, best: float, rises: Callable[[Table], bool]) -> float:
    """The smallest value of a cell (higher is better) with which `rises(table)` is true; null where `best` is
    not enough."""

    def with_value(value: float) -> Table:
        reported = of.reported.copy()
        reported[unit, j] = value * of.signs[j]
        return dataclasses.replace(of, reported=reported)

    low, high = of.values[unit, j], best
    if not low < high or not rises(with_value(high)):
        return math.nan
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if rises(with_value(middle)) else (middle, high)
    return high


def changes(before: Contest, after: Contest) -> pd.DataFrame:
    """Why scores differ between two editions: from a unit's own data, the others' data, the weights and the
    method.

    The four parts are Shapley values: what a factor changes, averaged over all orders in which the factors go
    over from before to after; so they add up to the change. Goalposts and directions belong to the method.
    Columns, for the units ranked both times: `id`, `score_before`, `score_after`, `change`, `own_data`,
    `others_data`, `weights`, `method`; the parts are null where a mixture of the two has no score (a unit has
    none of the indicators that weigh in the other).
    """
    names = sorted(set(before.weights) | set(after.weights))
    sides = [_over(contest, names) for contest in (before, after)]
    rules = [_rules(side, other) for side, other in (sides, sides[::-1])]
    units = sorted(set(sides[0].units) & set(sides[1].units))
    shape = (2,) * len(FACTORS)
    values = np.empty((*shape, len(units)))
    for own, others, weights, method in np.ndindex(shape):
        mixture = rules[method].over(dataclasses.replace(sides[others], weights=sides[weights].weights))
        contest = (before, after)[method]
        for position, unit in enumerate(units):
            mine = sides[own].units.index(unit)
            values[own, others, weights, method, position] = _score(mixture, unit, sides[own], mine, contest)
    rows = pd.DataFrame({"id": units, "score_before": values[0, 0, 0, 0], "score_after": values[1, 1, 1, 1]})
    rows["change"] = rows["score_after"] - rows["score_before"]
    for axis, factor in enumerate(FACTORS):
        rows[factor] = _shapley(np.diff(values, axis=axis).squeeze(axis))
    return rows.astype({"id": "string"})


def _over(contest: Contest, names: list[str]) -> Table:
    """The ranked units of a contest over the indicators of both, in the order of `names`; weights sum to
    1."""
    scores.check_method(contest.normalisation, contest.aggregation)
    own = scores.table(contest.indicators, contest.weights)
    known = {name: 1.0 for name in names if name in set(contest.indicators["indicator"])}
    every = scores.table(contest.indicators, known).of(own.is_ranked)
    columns = [every.indicators.index(name) if name in known else -1 for name in names]

    def spread(values: np.ndarray) -> np.ndarray:
        return np.concatenate([values, np.full((*values.shape[:-1], 1), np.nan)], axis=-1)[..., columns]

    weights = np.array([contest.weights.get(name, 0.0) for name in names])
    cells = {name: spread(getattr(every, name)) for name in ("reported", "n", "signs", "low", "high")}
    return Table(every.units, tuple(names), **cells, weights=weights / weights.sum())


@dataclass(frozen=True)
class _Rules:
    """Directions and goalposts of a method, by indicator."""

    signs: np.ndarray
    low: np.ndarray
    high: np.ndarray

    def over(self, of: Table) -> Table:
        return dataclasses.replace(of, signs=self.signs, low=self.low, high=self.high)


def _rules(side: Table, other: Table) -> _Rules:
    """Directions and goalposts of one side, those of the other for an indicator that it does not know."""
    is_unknown = np.isnan(side.signs)
    return _Rules(
        np.where(is_unknown, other.signs, side.signs),
        np.where(is_unknown, other.low, side.low),
        np.where(is_unknown, other.high, side.high),
    )


def _score(mixture: Table, unit: str, own: Table, mine: int, contest: Contest) -> float:
    """The score of a unit with its own data from one side among the others of another side."""
    others = np.array([u != unit for u in mixture.units])
    among = dataclasses.replace(
        mixture,
        units=(unit,),
        reported=np.concatenate([own.reported[mine : mine + 1], mixture.reported[others]]),
        n=np.concatenate([own.n[mine : mine + 1], mixture.n[others]]),
    )
    columns = [
        scores.normalised(among.values[:, j], contest.normalisation, among.low[j], among.high[j])[:1]
        for j in range(len(among.indicators))
    ]
    return float(scores.combined(columns, list(among.weights), contest.aggregation)[0])


def _shapley(steps: np.ndarray) -> np.ndarray:
    """Mean over all orders of what a factor changes. steps: its change for each state of the three others,
    then units."""
    parts = np.zeros(steps.shape[-1])
    for state in np.ndindex(steps.shape[:-1]):
        gone_over, rest = sum(state), len(state) - sum(state)
        parts += (
            steps[state] * math.factorial(gone_over) * math.factorial(rest) / math.factorial(len(FACTORS))
        )
    return parts
