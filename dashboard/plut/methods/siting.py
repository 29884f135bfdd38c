"""Where next: the seats that bring most people within reach of a centre. What SQL cannot say; DataFrame ->
DataFrame.

Maximal covering location (Church and ReVelle 1974, https://doi.org/10.1007/BF01942293): choose p candidates
so that the people of the demand points within reach of at least one of them are most. Not here: distances
(see `building/reach.py`), and what is covered by given centres (see `queries/pages/consultants/`).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

MOST_CENTRES = 10
SECONDS = 20.0  # a solve that takes longer stops, and its gap says how far it may be from the best


@dataclass(frozen=True)
class Demand:
    """Demand points that no centre reaches: `people` of each, and `reach`, points x candidates, 1 where in
    reach.

    candidates: codes, sorted. Points that the same candidates reach are one point.
    """

    people: np.ndarray
    reach: sparse.csr_matrix
    candidates: np.ndarray

    @classmethod
    def of(cls, rows: pd.DataFrame) -> "Demand":
        """From `seat_codes` (lists of codes) and `people`; points that no candidate reaches are left out."""
        rows = rows.assign(
            key=[";".join(sorted(codes)) for codes in rows["seat_codes"]], people=rows["people"].astype(float)
        )
        points = rows[rows["key"] != ""].groupby("key", sort=True)["people"].sum()
        lists = [key.split(";") for key in points.index]
        candidates, columns = np.unique([code for codes in lists for code in codes], return_inverse=True)
        lines = np.repeat(np.arange(len(lists)), [len(codes) for codes in lists])
        reach = sparse.csr_matrix(
            (np.ones(len(lines)), (lines, columns)), shape=(len(lists), len(candidates))
        )
        return cls(points.to_numpy(), reach, candidates)

    def covered(self, chosen: list[int]) -> float:
        """The people that at least one of the chosen candidates (positions) reaches."""
        return float(self.people[self.reach[:, chosen].sum(axis=1).A1 > 0].sum()) if chosen else 0.0

    def in_order_of_gain(self, among: list[int], count: int) -> list[tuple[int, float]]:
        """(candidate, people gained) of `count` candidates, each the one that adds most to those before
        it."""
        left, order, remaining = self.people.copy(), [], sorted(among)
        for _ in range(min(count, len(remaining))):
            gains = self.reach[:, remaining].T @ left
            best = int(np.argmax(gains))
            candidate = remaining.pop(best)
            order.append((candidate, float(gains[best])))
            left = np.where(self.reach[:, [candidate]].toarray().ravel() > 0, 0.0, left)
        return order


def next_centres(rows: pd.DataFrame, most: int = MOST_CENTRES) -> pd.DataFrame:
    """The best seats for 1 to `most` new centres: (`centre_count`, `pick_order`, `regency_code`,
    `gained_people`, `gap_share`).

    rows: `seat_codes` (list of regency codes whose seat is within reach), `people` that no centre reaches
    yet. The picks of a number of centres are a set; they stand in the order of what each adds to those before
    it. gap_share: how far, at most, the people gained are from the best possible, 0 where the solution is
    proved exact.
    """
    demand = Demand.of(rows)
    best = [
        (count, order, demand.candidates[candidate], gained, gap)
        for count in range(1, min(most, len(demand.candidates)) + 1)
        for chosen, gap in [exact(demand, count)]
        for order, (candidate, gained) in enumerate(demand.in_order_of_gain(chosen, count), start=1)
    ]
    columns = ["centre_count", "pick_order", "regency_code", "gained_people", "gap_share"]
    frame = pd.DataFrame(best, columns=columns)
    return frame.astype(
        {"centre_count": "int32", "pick_order": "int32", "regency_code": "string"}
        | dict.fromkeys(columns[3:], float)
    )


def greedy(demand: Demand, count: int) -> list[int]:
    """The candidates that add most, one after the other: at least 63 per cent of the best, and a bound for
    tests."""
    return [candidate for candidate, _ in demand.in_order_of_gain(list(range(len(demand.candidates))), count)]


def exact(demand: Demand, count: int) -> tuple[list[int], float]:
    """The `count` candidates (positions) that cover most people, and the solver's gap; HiGHS, by argmax for
    one centre.

    A candidate whose points another one covers too is left out first: it can never do better.
    """
    if count == 1:
        return greedy(demand, 1), 0.0
    kept = _undominated(demand) if count < len(demand.candidates) else np.arange(len(demand.candidates))
    count = min(count, len(kept))
    reach, points = demand.reach[:, kept], len(demand.people)
    # here and not above: it takes half of the time in which a check of a file, which solves nothing, begins
    from scipy.optimize import Bounds, LinearConstraint, milp

    within_reach = sparse.hstack([-reach, sparse.eye(points)])
    no_more = sparse.csr_matrix(np.concatenate([np.ones(len(kept)), np.zeros(points)]))
    scale = demand.people.sum()
    solution = milp(
        np.concatenate([np.zeros(len(kept)), -demand.people / scale]),
        constraints=LinearConstraint(
            sparse.vstack([within_reach, no_more]).tocsr(),
            -np.inf,
            np.concatenate([np.zeros(points), [count]]),
        ),
        integrality=np.concatenate([np.ones(len(kept)), np.zeros(points)]),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0, "time_limit": SECONDS},
    )
    if solution.x is None:
        return greedy(demand, count), 1.0
    chosen = kept[np.argsort(-solution.x[: len(kept)], kind="stable")[:count]].tolist()
    return chosen, float(solution.mip_gap or 0.0)


def _undominated(demand: Demand) -> np.ndarray:
    """Positions of the candidates whose points are not all covered by one other candidate; of equals the
    first stays."""
    shared = (demand.reach.T @ demand.reach).toarray()
    own = shared.diagonal()
    inside = shared == own[:, None]  # row: all its points are the column's too
    equal = inside & inside.T
    earlier = np.tri(len(own), k=-1, dtype=bool)
    dominated = (inside & ~equal) | (equal & earlier)
    np.fill_diagonal(dominated, False)
    return np.flatnonzero(~dominated.any(axis=1))
