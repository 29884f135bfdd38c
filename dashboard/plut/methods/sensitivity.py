"""What would change a ranking: another weight, a better value; and what has changed a score since. Pure numpy
and pandas."""

import bisect
import dataclasses
import itertools
import math
from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pandas as pd

from plut.methods import scores
from plut.methods.scores import Table

HALVINGS = 40  # of the way to the best value: to 1e-12 of it
HAIR = 1e-9  # of a step
FACTORS = ("own_data", "others_data", "weights", "method")


@dataclass(frozen=True)
class Contest:
    """What a score is computed from: indicators and weights as in ranking.rank, and the method."""

    indicators: pd.DataFrame
    weights: dict[str, float]
    normalisation: str = "goalposts"
    aggregation: str = "arithmetic"


def overturns(contest: Contest) -> pd.DataFrame:
    """For each two neighbours of the ranking the smallest change of one weight that puts the lower before the
    upper, in whole percent.

    The weights of the contest count as whole percent that sum to 100 (scores.whole_percent). What the changed
    one leaves is shared out among the others in their proportions, in whole percent too, and none goes below
    1: each row is a choice that a judge can make, and was tried. Columns, in the order of places: `id`,
    `next_id` (the unit below), `indicator`, `weight` and `weight_at_swap` (whole percent), `change`,
    `weights` (all of them by indicator, at the swap); null where no single weight swaps the two, a change of
    0 without an indicator where they are level.
    """
    every = scores.table(contest.indicators, contest.weights)
    of = every.of(every.is_ranked)
    score, columns = scores.scored(of, contest.normalisation, contest.aggregation)
    now = scores.whole_percent([float(weight) for weight in of.weights])
    moved = _moved(now)
    given = np.array([weights for _, weights in moved], dtype="float64").reshape(len(moved), len(now))
    tried = scores.combined(
        [column[:, None] for column in columns.T], list(given.T[:, None, :]), contest.aggregation
    )
    tried = np.round(tried, scores.DECIMALS)  # units x choices
    rows: list[tuple[object, ...]] = []
    for upper, lower in itertools.pairwise(np.argsort(scores.places(score), kind="stable")):
        swap = next((moved[i] for i in np.flatnonzero(tried[lower] > tried[upper])[:1]), None)
        pair = (of.units[upper], of.units[lower])
        if score[upper] == score[lower]:
            rows.append((*pair, None, None, None, 0, None))
        elif swap is None:
            rows.append((*pair, None, None, None, None, None))
        else:
            j, weights = swap
            told = dict(zip(of.indicators, weights, strict=True))
            rows.append((*pair, of.indicators[j], now[j], weights[j], weights[j] - now[j], told))
    names = ["id", "next_id", "indicator", "weight", "weight_at_swap", "change", "weights"]
    kinds = dict.fromkeys(names[:3], "string") | dict.fromkeys(names[3:6], "Int64")
    return pd.DataFrame(rows, columns=names).astype(kinds)


def _moved(now: list[int]) -> list[tuple[int, list[int]]]:
    """Every choice of whole percent in which one weight differs and the others follow it, each with the
    position of that weight; the smallest change first."""
    found = []
    for j in range(len(now)):
        others = [weight for i, weight in enumerate(now) if i != j]
        for weight in range(1, 100) if others else ():
            left = [Decimal(w) * (100 - weight) / sum(others) for w in others]
            shared = scores.apportioned(left, 100 - weight)
            if weight != now[j] and min(shared) > 0:
                found.append((j, [*shared[:j], weight, *shared[j:]]))
    return sorted(found, key=lambda one: (abs(one[1][one[0]] - now[one[0]]), one[0]))


def without_each(contest: Contest) -> pd.DataFrame:
    """Where each unit would stand if one indicator were left out, the others keeping their proportions.

    Columns: `indicator` (the one left out), `id`, `rank` (ties share the better place; null for who reported
    fewer than two thirds of what is left). One row for each indicator that weighs anything and each unit;
    none where fewer than two weigh anything.
    """
    weighed = [name for name, weight in contest.weights.items() if weight > 0]
    rows: list[tuple[str, str, int | None]] = []
    for left_out in weighed if len(weighed) > 1 else ():
        rest = {name: weight for name, weight in contest.weights.items() if name != left_out}
        every = scores.table(contest.indicators, rest)
        of = every.of(every.is_ranked)
        places = scores.places(scores.scored(of, contest.normalisation, contest.aggregation)[0])
        at = dict(zip(of.units, places.tolist(), strict=True))
        rows += [(left_out, unit, at.get(unit)) for unit in every.units]
    frame = pd.DataFrame(rows, columns=["indicator", "id", "rank"])
    return frame.astype({"indicator": "string", "id": "string", "rank": "Int64"})


def gains(contest: Contest, unit_id: str) -> pd.DataFrame:
    """How much better a ranked unit would have to be in one indicator alone to rise by a place (level with it
    is enough), in steps that are possible: to a whole number divided by the denominator, where there is one.

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
        value, best = of.values[unit, j], max(of.high[j], of.best[j])
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
    """The smallest value of a cell (higher is better) that is possible and with which `rises(table)` is true;
    null where no value up to `best` is enough."""

    def is_enough(value: float) -> bool:
        reported = of.reported.copy()
        reported[unit, j] = value * of.signs[j]
        return rises(dataclasses.replace(of, reported=reported))

    value, denominator = of.values[unit, j], of.denominators[unit, j]
    if not np.isnan(denominator):
        # whole numbers up to the best, those that are better than the value; a hair, for what a float loses
        first = math.floor(value * denominator + HAIR) + 1
        steps = range(first, math.floor(best * denominator + HAIR) + 1)
        at = bisect.bisect_left(steps, True, key=lambda step: is_enough(step / denominator))
        return steps[at] / denominator if at < len(steps) else math.nan
    low, high = value, best
    if not low < high or not is_enough(high):
        return math.nan
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return high


def changes(before: Contest, after: Contest, of: Collection[str] | None = None) -> pd.DataFrame:
    """Why scores differ between two editions: from a unit's own data, the others' data, the weights and the
    method.

    The four parts are Shapley values: what a factor changes, averaged over all orders in which the factors go
    over from before to after; so they add up to the change. Goalposts and directions belong to the method.
    of: whose changes are asked for, among all the others; null for everybody's. Columns, for the units ranked
    both times: `id`, `score_before`, `score_after`, `change`, `own_data`, `others_data`, `weights`, `method`.
    """
    names = sorted(set(before.weights) | set(after.weights))
    sides = [_over(contest, names) for contest in (before, after)]
    rules = [_rules(side, other) for side, other in (sides, sides[::-1])]
    units = sorted(set(sides[0].units) & set(sides[1].units) & set(sides[0].units if of is None else of))
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
    of_cells = ("reported", "n", "signs", "low", "high", "denominators")
    cells = {name: spread(getattr(every, name)) for name in of_cells}
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
        scores.normalised(among.entering[:, j], contest.normalisation, among.low[j], among.high[j])[:1]
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
