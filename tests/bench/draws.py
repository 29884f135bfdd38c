"""How long a ranking of 100 units with 5,000 draws takes, and reading how it could be overturned: prints a
table.

    .venv/bin/python tests/bench/draws.py

The rows are made up, and hard: six indicators, two of them shares on few entries, one cell in twenty missing.
The median and the fastest of several runs; a machine that does other things at the same time is slower.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[2] / "dashboard"))

from plut.methods import ranking, scores, sensitivity
from plut.methods.sensitivity import Contest

UNITS, NAMES, SHARES, RUNS = 100, 6, (1, 3), 15


def rows() -> pd.DataFrame:
    """Made-up indicators, long."""
    random = np.random.default_rng(1)
    cells = [(f"u{i:03}", f"i{j}", j in SHARES) for i in range(UNITS) for j in range(NAMES)]
    frame = pd.DataFrame(cells, columns=["unit_id", "indicator", "is_share"])
    frame["value"] = (random.random(len(frame)) * np.where(frame["is_share"], 1, 100)).round(3)
    frame["n"] = np.where(frame["is_share"], random.integers(3, 60, len(frame)), np.nan)
    frame.loc[random.random(len(frame)) < 0.05, ["value", "n"]] = np.nan
    frame["direction"] = np.where(frame["indicator"] == "i2", "lower", "higher")
    frame["goalpost_low"], frame["goalpost_high"] = 0.0, np.where(frame["is_share"], 1.0, 100.0)
    return frame[list(scores.COLUMNS)]


def measure(what: str, work: Callable[[], object], runs: int = RUNS) -> None:
    """Print how long some work takes, in milliseconds."""
    taken = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begin) * 1000)
    print(f"{what:<44}{statistics.median(taken):>9.1f} ms median{min(taken):>9.1f} ms fastest")


if __name__ == "__main__":
    indicators, weights = rows(), {f"i{j}": j + 1 for j in range(NAMES)}
    contest = Contest(indicators, weights)
    middle = ranking.rank(indicators, weights)["id"].iloc[UNITS // 2]
    later = Contest(
        indicators.assign(value=indicators["value"] * 0.9), weights | {"i0": 4}, "minmax", "geometric"
    )
    measure(f"rank, {UNITS} units, 5,000 draws", lambda: ranking.rank(indicators, weights))
    measure("contributions", lambda: ranking.contributions(indicators, weights))
    measure("overturns, all neighbours", lambda: sensitivity.overturns(contest))
    measure("gains, one unit", lambda: sensitivity.gains(contest, middle))
    measure("changes, all units, min-max", lambda: sensitivity.changes(contest, later), runs=3)
