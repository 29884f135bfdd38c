"""Who leads, and how sure that is: places, their range under other weights and methods, and bands. Pure numpy
and pandas."""

import functools
import itertools

import numpy as np
import pandas as pd
from scipy.stats import beta

from plut.methods import scores
from plut.methods.scores import AGGREGATIONS, NORMALISATIONS, Table

CONCENTRATION = 50  # of the Dirichlet weights: about 7 points up or down at a weight of a half
CERTAIN_FROM = 30  # entries from which on a share is taken as it is
SURE = 0.95  # share of draws in which a unit is beaten that can be told from the first of a band
BLOCK = 250  # draws computed together
QUANTILES = 256  # points that a share's uncertainty is drawn from


def rank(
    indicators: pd.DataFrame,
    weights: dict[str, float],
    *,
    normalisation: str = "goalposts",
    aggregation: str = "arithmetic",
    draws: int = 5000,
    seed: int = 0,
) -> pd.DataFrame:
    """Units by score, the best first, with the range of their places under other weights and methods.

    indicators: long, see scores.table. weights: indicator -> weight, of any sum; 0 or absent: not counted.
    normalisation: "goalposts", "minmax" or "rank"; aggregation: "arithmetic" or "geometric". Each draw takes
    weights from Dirichlet(50 w), a normalisation and an aggregation with equal chance, and shares on fewer
    than 30 entries from Jeffreys' interval of a binomial. What a unit never reported is the worst value of
    any ranked unit in its score, and in a draw any value between their worst and their best. The order of
    rows and of weights says nothing; the same input gives the same output.

    Columns: `id`; `score` (1 to 100); `rank` (ties share the better place); `rank_p05`, `rank_p95`
    (places in draws); `first_share` (0 to 1, share of draws in first place, shared ones too);
    `behind_share` (0 to 1, share of draws in which the first unit beats it); `band` (1 is that of all
    whom the first unit beats in less than 95 % of draws, or ties; the next is made in the same way of
    those that are left, so whoever is first in more than 5 % of draws is in the first band, wherever its
    place); `missing` (list of indicators never reported). A unit that reported fewer than two thirds of
    the indicators has nulls in all but `id` and `missing`, and stands last. Raises ValueError where rows,
    weights or method make no sense.
    """
    every = scores.table(indicators, weights)
    ranked = every.of(every.is_ranked)
    score, _ = scores.scored(ranked, normalisation, aggregation)
    place = scores.places(score)
    drawn = drawn_scores(ranked, draws, seed)
    until = _until(drawn)
    rows = pd.DataFrame(
        {
            "id": ranked.units,
            "score": score,
            "rank": place,
            "rank_p05": (until < 0.05 * draws).sum(axis=1) + 1,
            "rank_p95": (until < 0.95 * draws).sum(axis=1) + 1,
            "first_share": until[:, :1].sum(axis=1) / draws,
            "behind_share": _beaten(int(np.argmin(place)), drawn) if len(place) else [],
            "band": _bands(place, drawn),
        }
    )
    rows = rows.sort_values(["rank", "id"])
    left_out = [unit for unit, is_in in zip(every.units, every.is_ranked, strict=True) if not is_in]
    rows = rows.merge(pd.DataFrame({"id": [*rows["id"], *left_out]}), on="id", how="right")
    lacking = dict(zip(every.units, every.is_known, strict=True))
    rows["missing"] = [
        [n for n, known in zip(every.indicators, lacking[u], strict=True) if not known] for u in rows["id"]
    ]
    return rows.astype(dict.fromkeys(("rank", "rank_p05", "rank_p95", "band"), "Int64") | {"id": "string"})


def drawn_scores(ranked: Table, draws: int, seed: int) -> np.ndarray:
    """Scores (draws x units, rounded) under drawn weights and methods and the uncertainty of small shares.

    The draws of one method stand together, in the order of the names of the methods: no unit's place depends
    on it.
    """
    if draws < 1:
        raise ValueError("at least one draw is needed")
    random = np.random.default_rng(seed)
    share = ranked.weights / ranked.weights.sum()
    gamma = np.maximum(random.standard_gamma(CONCENTRATION * share, size=(draws, len(share))), 1e-200)
    weights = (gamma / gamma.sum(axis=1, keepdims=True)).T[:, :, None]
    methods = list(itertools.product(NORMALISATIONS, AGGREGATIONS))
    ends = random.multinomial(draws, np.full(len(methods), 1 / len(methods))).cumsum()
    values = [_drawn_values(ranked, j, draws, random) for j in range(len(ranked.indicators))]
    result = np.empty((draws, len(ranked.units)))
    for (normalisation, aggregation), begin, end in zip(methods, (0, *ends), ends, strict=False):
        posts = list(zip(ranked.low, ranked.high, strict=True))
        fixed = [
            scores.normalised(v, normalisation, *p) if v.ndim == 1 else v
            for v, p in zip(values, posts, strict=True)
        ]
        for part in _blocks(begin, end):
            columns = [
                v if v.ndim == 1 else scores.normalised(v[part], normalisation, *p)
                for v, p in zip(fixed, posts, strict=True)
            ]
            result[part] = scores.combined(columns, list(weights[:, part]), aggregation)
    return np.round(result, scores.DECIMALS, out=result)


def _blocks(begin: int, end: int) -> list[slice]:
    """Slices of so few draws that what is computed of them stays in the processor's cache: twice as fast."""
    return [slice(first, min(first + BLOCK, end)) for first in range(begin, end, BLOCK)]


def _drawn_values(ranked: Table, column: int, draws: int, random: np.random.Generator) -> np.ndarray:
    """Values of an indicator by unit, or by draw and unit where shares on few entries or values that were
    never reported are among them."""
    values, n, sign = ranked.entering[:, column], ranked.n[:, column], ranked.signs[column]
    posts = np.array([ranked.low[column], ranked.high[column]]) * sign
    is_share = all(((of >= 0) & (of <= 1)).all() for of in (values * sign, posts))
    is_observed = ranked.is_known[:, column] & ~ranked.not_reached[:, column]
    uncertain = np.flatnonzero((n < CERTAIN_FROM) & is_observed & is_share)
    missing = np.flatnonzero(~ranked.is_known[:, column])
    if not len(uncertain) + len(missing):
        return values
    drawn = np.empty((draws, len(values)))
    drawn[:] = values
    if len(uncertain):
        plausible = np.stack([plausible_shares(values[i] * sign, n[i]) for i in uncertain]) * sign
        picked = random.integers(0, QUANTILES, size=(draws, len(uncertain)), dtype=np.uint8)
        at = picked + np.arange(0, plausible.size, QUANTILES, dtype=np.int32)
        drawn[:, uncertain] = plausible.ravel()[at]
    worst, best = ranked.worst[column], ranked.best[column]
    drawn[:, missing] = worst + (best - worst) * random.random((draws, len(missing)))
    return drawn


@functools.lru_cache(maxsize=4096)
def plausible_shares(share: float, n: float) -> np.ndarray:
    """The share that n entries leave plausible: evenly spaced quantiles of Beta(n share + 1/2, n (1 - share)
    + 1/2).

    That is Jeffreys' posterior (Brown, Cai and DasGupta 2001, https://doi.org/10.1214/ss/1009213286). Kept,
    because other weights ask for the same shares again. Never change a result.
    """
    middles = (np.arange(QUANTILES) + 0.5) / QUANTILES
    return beta.ppf(middles, n * share + 0.5, n * (1 - share) + 0.5)


def _until(drawn: np.ndarray) -> np.ndarray:
    """In how many draws a unit has a place or a better one: units x places. drawn: scores, draws x units."""
    draws, units = drawn.shape
    counts = np.zeros(units * units, dtype=np.int64)
    for part in _blocks(0, draws):
        cells = scores.places(drawn[part]) - 1 + np.arange(units) * units
        counts += np.bincount(cells.ravel(), minlength=units * units)
    return counts.reshape(units, units).cumsum(axis=1)


def _beaten(by: int, drawn: np.ndarray) -> np.ndarray:
    """The share of draws in which a unit beats each. drawn: scores, draws x units."""
    shares: np.ndarray = (drawn[:, [by]] > drawn).mean(axis=0)
    return shares


def _bands(place: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """The band of each unit: the best that is left, and all whom it does not surely beat. place: by unit;
    drawn: scores, draws x units."""
    bands = np.zeros(len(place), dtype=int)
    while len(left := np.flatnonzero(bands == 0)):
        head = int(np.argmin(place[left]))
        is_alike = (_beaten(head, drawn[:, left]) < SURE) | (place[left] == place[left[head]])
        bands[left[is_alike]] = bands.max() + 1
    return bands


def contributions(
    indicators: pd.DataFrame,
    weights: dict[str, float],
    *,
    normalisation: str = "goalposts",
    aggregation: str = "arithmetic",
) -> pd.DataFrame:
    """What each indicator gives to each ranked unit's score: the points of a unit add up to its score.

    Columns: `id`, `indicator`, `value` (an outcome not reached: the worst goalpost; never reported: the worst
    value of any ranked unit), `normalised` (1 to 100), `weight` (0 to 1), `points`, `is_missing` (never
    reported), `is_not_reached`, `is_clipped` (beyond a goalpost). Of a geometric mean the points divide the
    score by the logarithms.
    """
    every = scores.table(indicators, weights)
    ranked = every.of(every.is_ranked)
    score, columns = scores.scored(ranked, normalisation, aggregation)
    shares = np.tile(ranked.weights / ranked.weights.sum(), (len(ranked.units), 1))
    parts = shares * columns
    if aggregation == "geometric":
        logs = shares * np.log(columns)
        whole = logs.sum(axis=1, keepdims=True)
        parts = score[:, None] * np.where(whole > 0, logs / np.where(whole > 0, whole, 1.0), shares)
    units, names = len(ranked.units), len(ranked.indicators)
    beyond = (ranked.entering < ranked.low) | (ranked.entering > ranked.high)
    return pd.DataFrame(
        {
            "id": np.repeat(np.array(ranked.units, dtype=object), names),
            "indicator": np.tile(np.array(ranked.indicators, dtype=object), units),
            "value": (ranked.entering * ranked.signs).ravel(),
            "normalised": columns.ravel(),
            "weight": shares.ravel(),
            "points": parts.ravel(),
            "is_missing": ~ranked.is_known.ravel(),
            "is_not_reached": ranked.not_reached.ravel(),
            "is_clipped": (beyond & ranked.is_known & ~ranked.not_reached).ravel(),
        }
    ).astype({"id": "string", "indicator": "string"})
