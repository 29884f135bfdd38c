"""Scores, places, ranges and bands against numbers worked out by hand, and what would overturn them."""

import itertools
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from plut.methods import ranking, scores, sensitivity
from plut.methods.sensitivity import Contest

METHODS = list(itertools.product(scores.NORMALISATIONS, scores.AGGREGATIONS))
WEIGHTS = {"staffing": 1, "days": 1, "reach": 2}
# indicator: direction, goalposts, then the values of A, B, C, D
HAND = {
    "staffing": ("higher", 0.0, 0.9, (0.9, 0.6, 0.3, 0.3)),
    "days": ("lower", 0, 300, (100, 0, 200, 100)),
    "reach": ("higher", 0, 30, (10, 30, 40, 0)),
}
# on 1 .. 100 in the same order; 40 lies beyond the goalpost of 30, and C and D share the third place in
# staffing
NORMALISED = {
    "goalposts": {"staffing": (100, 67, 34, 34), "days": (67, 100, 34, 67), "reach": (34, 100, 100, 1)},
    "minmax": {"staffing": (100, 50.5, 1, 1), "days": (50.5, 100, 1, 50.5), "reach": (25.75, 75.25, 100, 1)},
    "rank": {"staffing": (100, 67, 34, 34), "days": (67, 100, 1, 67), "reach": (34, 67, 100, 1)},
}
ARITHMETIC = {
    "goalposts": (58.75, 91.75, 67, 25.75),
    "minmax": (50.5, 75.25, 50.5, 13.375),
    "rank": (58.75, 75.25, 58.75, 25.75),
}
PLACES = {
    "goalposts": (3, 1, 2, 4),
    "minmax": (2, 1, 2, 4),
    "rank": (2, 1, 2, 4),
}  # A and C are level in the last two


def long(rows: dict, n: float | None = None, units: str = "ABCD") -> pd.DataFrame:
    return pd.DataFrame(
        [
            (unit, name, value, n, direction, low, high)
            for name, (direction, low, high, values) in rows.items()
            for unit, value in zip(units, values, strict=True)
        ],
        columns=list(scores.COLUMNS),
    ).astype({"value": "float64", "n": "float64"})


def drawn(seed: int, units: int = 30, names: int = 5) -> pd.DataFrame:
    """Made-up rows: the second indicator a share on few entries, the third better where lower."""
    random = np.random.default_rng(seed)
    rows = {
        f"i{j}": (
            "lower" if j == 2 else "higher",
            0,
            1 if j == 1 else 100,
            (random.random(units) * (1 if j == 1 else 100)).round(2),
        )
        for j in range(names)
    }
    frame = long(rows, units=[f"u{i:02}" for i in range(units)])
    frame.loc[frame["indicator"] == "i1", "n"] = 12
    return frame


def by_id(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.set_index("id").sort_index()


@pytest.mark.parametrize("normalisation", scores.NORMALISATIONS)
def test_scores_and_places_are_those_worked_out_by_hand(normalisation):
    rows = by_id(ranking.rank(long(HAND), WEIGHTS, normalisation=normalisation))
    assert rows["score"].tolist() == pytest.approx(ARITHMETIC[normalisation], abs=1e-9)
    assert tuple(rows["rank"]) == PLACES[normalisation]


@pytest.mark.parametrize("normalisation", scores.NORMALISATIONS)
def test_geometric_score_is_the_weighted_product(normalisation):
    rows = by_id(ranking.rank(long(HAND), WEIGHTS, normalisation=normalisation, aggregation="geometric"))
    parts = NORMALISED[normalisation]
    # weights 1 : 1 : 2 of 4
    products = [
        (s * d * r * r) ** 0.25
        for s, d, r in zip(parts["staffing"], parts["days"], parts["reach"], strict=True)
    ]
    assert rows["score"].tolist() == pytest.approx(products, abs=1e-9)


@pytest.mark.parametrize("normalisation", scores.NORMALISATIONS)
@pytest.mark.parametrize("aggregation", scores.AGGREGATIONS)
def test_contributions_add_up_to_the_score(normalisation, aggregation):
    method = {"normalisation": normalisation, "aggregation": aggregation}
    parts = ranking.contributions(long(HAND), WEIGHTS, **method)
    for name, values in NORMALISED[normalisation].items():
        assert parts.loc[parts["indicator"] == name, "normalised"].tolist() == pytest.approx(values)
    score = by_id(ranking.rank(long(HAND), WEIGHTS, **method))["score"]
    assert parts.groupby("id")["points"].sum().tolist() == pytest.approx(score.tolist(), abs=1e-9)


def test_a_value_beyond_its_goalpost_is_clipped_and_marked():
    parts = ranking.contributions(long(HAND), WEIGHTS).set_index(["id", "indicator"])
    assert parts["is_clipped"].sum() == 1
    assert parts.loc[("C", "reach"), ["value", "normalised"]].tolist() == [40, 100]


def test_ties_share_the_better_place():
    assert scores.places(np.array([5.0, 7.0, 5.0, np.nan, 7.0, -1.0])).tolist() == [3, 1, 3, 6, 1, 5]
    assert scores.places(np.array([[0.0, -0.0, 1.0], [2.0, 3.0, 1.0]])).tolist() == [[2, 2, 1], [2, 1, 3]]


def test_equal_units_share_everything_but_their_names():
    frame = drawn(3)
    twin = frame[frame["unit_id"] == "u07"].assign(unit_id="u07b")
    frame.loc[frame["indicator"] == "i1", "n"] = twin["n"] = np.nan
    rows = by_id(ranking.rank(pd.concat([frame, twin]), {f"i{j}": 1 for j in range(5)}, draws=500))
    assert rows.loc["u07"].drop("missing").equals(rows.loc["u07b"].drop("missing"))


def test_all_equal_values_are_all_the_best():
    rows = ranking.rank(
        long({"a": ("higher", 0, 10, (5, 5, 5, 5))}), {"a": 1}, normalisation="minmax", draws=50
    )
    assert set(rows["score"]) == {100.0} and set(rows["rank"]) == {1} and set(rows["band"]) == {1}
    assert set(rows["first_share"]) == {1.0}


@pytest.mark.parametrize(
    ("normalisation", "days"), [("goalposts", 34), ("minmax", 1), ("rank", 34)], ids=lambda v: str(v)
)
def test_what_was_never_reported_counts_as_the_worst_of_the_peers(normalisation, days):
    """A says nothing of its days; the worst of the others is C's 200."""
    frame = long(HAND)
    frame.loc[(frame["unit_id"] == "A") & (frame["indicator"] == "days"), "value"] = np.nan
    rows = by_id(ranking.rank(frame, WEIGHTS, normalisation=normalisation))
    staffing, reach = (NORMALISED[normalisation][name][0] for name in ("staffing", "reach"))
    assert rows.loc["A", "score"] == pytest.approx((staffing + days + 2 * reach) / 4, abs=1e-9)
    assert rows.loc["A", "missing"] == ["days"] and rows.loc["B", "missing"] == []
    parts = ranking.contributions(frame, WEIGHTS, normalisation=normalisation).set_index(["id", "indicator"])
    own = parts.loc[("A", "days")]
    assert own["is_missing"] and own["value"] == 200 and own["points"] == pytest.approx(days / 4)
    assert parts["weight"].groupby(level="id").sum().tolist() == pytest.approx([1] * 4)
    assert parts["is_missing"].sum() == 1


@pytest.mark.parametrize("method", METHODS, ids="-".join)
def test_nobody_rises_by_silence(method):
    """Everybody keeps each of their values back in turn: whoever is not the worst in it never gains."""
    frame, weights = drawn(11, units=8), {f"i{j}": j + 1 for j in range(5)}
    told = {"normalisation": method[0], "aggregation": method[1], "draws": 1}
    before = by_id(ranking.rank(frame, weights, **told))
    signed = frame["value"] * np.where(frame["direction"] == "lower", -1, 1)
    worst = signed.groupby(frame["indicator"]).transform("min")
    tried = 0
    for row in frame[signed > worst].itertuples():
        silent = frame.copy()
        silent.loc[row.Index, ["value", "n"]] = np.nan
        after = by_id(ranking.rank(silent, weights, **told))
        assert after.loc[row.unit_id, "score"] <= before.loc[row.unit_id, "score"]
        assert after.loc[row.unit_id, "rank"] >= before.loc[row.unit_id, "rank"]
        tried += 1
    assert tried == 35


def test_four_of_six_indicators_never_lead_because_of_the_two_that_are_silent():
    """X is the best of all in four and says nothing of two; Y is nearly as good in all six."""
    names = [f"i{j}" for j in range(6)]
    rows = dict.fromkeys(names, ("higher", 0, 100, (80, 78, 20)))
    frame = long(rows, units="XYZ")
    silent = (frame["unit_id"] == "X") & frame["indicator"].isin(names[4:])
    frame.loc[silent, "value"] = np.nan
    rows = by_id(ranking.rank(frame, dict.fromkeys(names, 1)))
    assert rows.loc["X", "rank"] == 2 and rows.loc["X", "missing"] == names[4:]
    assert 0 < rows.loc["X", "first_share"] < 0.5  # what it did not say could be as good as the best
    assert rows.loc["X", "rank_p95"] == 2


def test_draws_take_what_was_never_reported_from_the_whole_range_of_the_peers():
    frame = long({"a": ("lower", 0, 100, (10, 30, 90, np.nan)), "b": ("higher", 0, 1, (1, 1, 1, 1))})
    table = scores.table(frame, {"a": 1, "b": 1})
    drawn_values = ranking._drawn_values(table, 0, 4000, np.random.default_rng(0)) * -1
    assert (drawn_values[:, :3] == [10, 30, 90]).all()
    assert 10 <= drawn_values[:, 3].min() < 11 and 89 < drawn_values[:, 3].max() <= 90
    assert drawn_values[:, 3].mean() == pytest.approx(50, abs=2)


def test_what_nobody_reported_stands_at_the_worst_goalpost_for_all():
    frame = long({"a": ("higher", 0, 9, (4, 5)), "b": ("higher", 0, 9, (6, 6))}, units="AB")
    extra = long({"c": ("lower", 0, 9, (3,))}, units="E")  # E has one of three and is not ranked
    parts = ranking.contributions(pd.concat([frame, extra]), {"a": 1, "b": 1, "c": 1})
    assert parts.loc[parts["indicator"] == "c", ["value", "normalised"]].to_numpy().tolist() == [[9, 1]] * 2


def test_fewer_than_two_thirds_of_the_indicators_is_not_ranked():
    frame = long(HAND)
    lacks = (frame["unit_id"] == "A") & frame["indicator"].isin(["days", "reach"])
    rows = ranking.rank(frame[~lacks], WEIGHTS)
    assert rows["id"].tolist()[-1] == "A"
    last = rows.iloc[-1]
    assert last[["score", "rank", "rank_p05", "rank_p95", "first_share", "band"]].isna().all()
    assert last["missing"] == ["days", "reach"]
    assert rows["rank"].dropna().tolist() == [1, 2, 3]
    # an indicator that weighs nothing is not among those that have to be reported
    assert ranking.rank(frame[~lacks], WEIGHTS | {"reach": 0, "days": 0})["rank"].notna().all()


def test_an_unranked_unit_does_not_move_the_scale():
    frame = long(HAND)
    extra = long({"staffing": ("higher", 0.0, 0.9, (99.0,))}, units="E")
    with_it = by_id(ranking.rank(pd.concat([frame, extra]), WEIGHTS, normalisation="minmax"))
    assert with_it.loc[list("ABCD"), "score"].tolist() == pytest.approx(ARITHMETIC["minmax"])


@pytest.mark.parametrize("direction", ["higher", "lower"])
def test_an_outcome_not_reached_has_the_worst_goalpost(direction):
    frame = long({"a": (direction, 0, 10, (4, 6, np.nan)), "b": ("higher", 0, 10, (1, 1, 1))}, units="ABC")
    missing = by_id(ranking.rank(frame, {"a": 1}))
    assert missing.loc["C", "missing"] == ["a"]
    frame.loc[frame["value"].isna(), "n"] = 40  # 40 were observed, none of them got there
    rows = by_id(ranking.rank(frame, {"a": 1}))
    assert rows.loc["C", "score"] == 1.0 and rows.loc["C", "missing"] == []
    mark = ranking.contributions(frame, {"a": 1}).set_index("id").loc["C"]
    assert mark["is_not_reached"] and mark["value"] == (0 if direction == "higher" else 10)


def test_not_reached_is_never_better_than_reached_late():
    frame = long({"days": ("lower", 0, 365, (400, np.nan))}, units="AB", n=40)
    rows = by_id(ranking.rank(frame, {"days": 1}, normalisation="rank", draws=200))
    assert rows.loc["A", "rank"] <= rows.loc["B", "rank"]


def test_a_share_of_nothing_is_missing():
    frame = long({"a": ("higher", 0, 1, (0.5, 0.0))}, units="AB", n=10)
    frame.loc[1, "n"] = 0
    assert by_id(ranking.rank(frame, {"a": 1})).loc["B", "missing"] == ["a"]


def test_draws_are_reproducible_and_know_no_order():
    frame, weights = drawn(1), {"i0": 1, "i1": 2, "i2": 3, "i3": 0.5, "i4": 0}
    first = ranking.rank(frame, weights)
    shuffled = ranking.rank(frame.sample(frac=1, random_state=5), dict(reversed(weights.items())))
    pd.testing.assert_frame_equal(first, shuffled)
    # weights say proportions only
    pd.testing.assert_frame_equal(first, ranking.rank(frame, {k: 4 * w for k, w in weights.items()}))
    other = ranking.rank(frame, weights, seed=1)
    assert not first["first_share"].equals(other["first_share"])
    pd.testing.assert_series_equal(first["score"], other["score"])


def test_one_changed_value_changes_the_ranking():
    frame, weights = drawn(1), {f"i{j}": 1 for j in range(5)}
    changed = frame.copy()
    changed.loc[0, "value"] += 20
    assert not ranking.rank(frame, weights)["score"].equals(ranking.rank(changed, weights)["score"])


@pytest.mark.parametrize("seed", range(4))
def test_a_dominated_unit_is_never_above_its_dominator_in_any_draw(seed):
    """Where shares are certain; a share on few entries is drawn, and the drawn values then decide."""
    frame = drawn(seed)
    frame["n"] = np.nan
    random = np.random.default_rng(seed)
    worse = frame[frame["unit_id"] == "u03"].assign(unit_id="u03 worse").reset_index(drop=True)
    names = random.choice(len(worse), size=2, replace=False)  # worse in two indicators, level in the others
    worse.loc[names, "value"] += np.where(worse.loc[names, "direction"] == "lower", 1e-6, -1e-6)
    table = scores.table(pd.concat([frame, worse]), {f"i{j}": j + 1 for j in range(5)})
    draws = ranking.drawn_scores(table, 5000, seed)
    above, below = (table.units.index(unit) for unit in ("u03", "u03 worse"))
    assert (draws[:, below] <= draws[:, above]).all()
    assert (scores.places(draws)[:, below] >= scores.places(draws)[:, above]).all()


def test_a_weight_of_zero_stays_zero_in_every_draw():
    frame = drawn(2)
    weights = {"i0": 1, "i2": 1, "i3": 1, "i1": 0, "i4": 0}
    changed = frame.copy()
    changed.loc[changed["indicator"] == "i4", "value"] = 0.0
    pd.testing.assert_frame_equal(ranking.rank(frame, weights), ranking.rank(changed, weights))


def test_few_entries_widen_the_range_and_many_do_not():
    rows = {"a": ("higher", 0, 1, tuple(0.5 + 0.02 * i for i in range(10)))}
    widths = {}
    for n in (5, 29, 30, 5000):
        ranked = ranking.rank(long(rows, n=n, units="ABCDEFGHIJ"), {"a": 1})
        widths[n] = (ranked["rank_p95"] - ranked["rank_p05"]).sum()
    assert widths[5] > widths[29] > widths[30] == widths[5000] == 0


@pytest.mark.parametrize(("share", "n"), [(0.5, 10), (0.2, 25), (1.0, 4), (0.0, 1)])
def test_plausible_shares_follow_their_beta_distribution(share, n):
    a, b = n * share + 0.5, n * (1 - share) + 0.5
    found = ranking.plausible_shares(share, n)
    assert (np.diff(found) > 0).all() and found[0] > 0 and found[-1] < 1
    assert found.mean() == pytest.approx(a / (a + b), abs=2e-3)
    assert found.var() == pytest.approx(a * b / ((a + b) ** 2 * (a + b + 1)), rel=0.03)


def test_nothing_observed_leaves_the_arcsine_distribution():
    """Beta(1/2, 1/2), whose quantile at p is the squared sine of p right angles."""
    p = (np.arange(ranking.QUANTILES) + 0.5) / ranking.QUANTILES
    assert ranking.plausible_shares(0.3, 0) == pytest.approx(np.sin(p * np.pi / 2) ** 2, abs=1e-12)


def test_range_and_first_share_are_those_of_the_draws():
    frame, weights = drawn(4), {f"i{j}": 1 for j in range(5)}
    rows = by_id(ranking.rank(frame, weights, draws=2000, seed=9))
    places = scores.places(ranking.drawn_scores(scores.table(frame, weights), 2000, 9))
    for position, unit in enumerate(rows.index):
        low, high = (np.percentile(places[:, position], q, method="inverted_cdf") for q in (5, 95))
        assert (rows.loc[unit, "rank_p05"], rows.loc[unit, "rank_p95"]) == (low, high)
        assert rows.loc[unit, "first_share"] == (places[:, position] == 1).mean()
    assert rows["first_share"].sum() >= 1


def test_a_band_is_the_best_that_is_left_and_all_whom_it_does_not_beat_in_nineteen_of_twenty_draws():
    frame, weights = drawn(6), {f"i{j}": 1 for j in range(5)}
    rows = by_id(ranking.rank(frame, weights, seed=3))
    table = scores.table(frame, weights)
    of_unit = dict(zip(table.units, ranking.drawn_scores(table, 5000, 3).T, strict=True))
    left, band, expected = list(rows.sort_values(["rank", "id"]).index), 0, {}
    while left:
        head, band = left[0], band + 1
        alike = [
            unit
            for unit in left
            if (of_unit[head] > of_unit[unit]).mean() < 0.95
            or rows.loc[unit, "rank"] == rows.loc[head, "rank"]
        ]
        expected |= dict.fromkeys(alike, band)
        left = [unit for unit in left if unit not in alike]
    assert rows["band"].to_dict() == expected
    assert 1 < rows["band"].max() < len(rows)


@pytest.mark.parametrize("seed", range(6))
def test_a_band_and_the_share_of_draws_in_first_place_never_contradict_each_other(seed):
    """One that led in 26.3 % of draws stood outside the band of the first, one that led in 3.7 % inside."""
    frame, weights = drawn(seed, units=40), {f"i{j}": 1 for j in range(5)}
    rows = ranking.rank(frame, weights, draws=2000, seed=seed)
    assert (rows.loc[rows["first_share"] > 0.05, "band"] == 1).all()
    told_apart = rows["behind_share"] >= ranking.SURE
    assert ((rows["band"] == 1) == ~told_apart).all()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"weights": {"staffing": 0, "days": 0, "reach": 0}}, "no indicator has a weight above 0"),
        ({"weights": {"staffing": -1}}, "0 or more"),
        ({"weights": {"stafing": 1}}, "stafing"),
        ({"normalisation": "zscore"}, "goalposts, minmax, rank"),
        ({"aggregation": "sum"}, "arithmetic, geometric"),
        ({"draws": 0}, "at least one draw"),
        ({"indicators": long(HAND).drop(columns="n")}, "lack the columns n"),
        ({"indicators": pd.concat([long(HAND), long(HAND).head(1)])}, "A has two values of staffing"),
        ({"indicators": long(HAND | {"days": ("up", 0, 300, (1, 2, 3, 4))})}, "days: the direction"),
        ({"indicators": long(HAND | {"days": ("lower", 300, 0, (1, 2, 3, 4))})}, "days: goalpost_low"),
        (
            {"indicators": pd.concat([long(HAND), long({"days": ("lower", 0, 9, (1,))}, units="E")])},
            "days has more than one",
        ),
        ({"indicators": long(HAND | {"days": ("lower", 0, 300, (1, 2, np.inf, 4))})}, "infinite"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(change, message):
    arguments = {"indicators": long(HAND), "weights": WEIGHTS} | change
    with pytest.raises(ValueError, match=message):
        ranking.rank(arguments.pop("indicators"), arguments.pop("weights"), **arguments)


def test_nothing_ranked_is_an_answer_too():
    frame = long({"a": ("higher", 0, 1, (np.nan, np.nan))}, units="AB")
    rows = ranking.rank(frame, {"a": 1})
    assert rows["id"].tolist() == ["A", "B"] and rows["rank"].isna().all()
    assert ranking.contributions(frame, {"a": 1}).empty
    assert sensitivity.overturns(Contest(frame, {"a": 1})).empty


def test_overturning_weight_is_that_worked_out_by_hand():
    # A has 100 and 1, B has 34 and 67: level where 100 t + (1 - t) = 34 t + 67 (1 - t), at t = 1/2; the next
    # whole percent is 49
    frame = long({"a": ("higher", 0, 3, (3, 1)), "b": ("higher", 0, 3, (0, 2))}, units="AB")
    row = sensitivity.overturns(Contest(frame, {"a": 75, "b": 25})).iloc[0]
    assert (row["id"], row["next_id"], row["indicator"]) == ("A", "B", "a")
    assert (row["weight"], row["weight_at_swap"], row["change"]) == (75, 49, -26)
    assert row["weights"] == {"a": 49, "b": 51}


@pytest.mark.parametrize("method", METHODS, ids="-".join)
def test_two_neighbours_swap_at_the_overturning_weights_and_not_a_percent_before(method):
    frame = drawn(7)
    frame = frame[~((frame["unit_id"] > "u20") & (frame["indicator"] == "i3"))]  # some were never reported
    weights = {"i0": 30, "i1": 10, "i2": 20, "i3": 25, "i4": 15}

    def lead(row, given: dict) -> float:
        table = scores.table(frame, given)
        score = dict(zip(table.units, scores.scored(table, *method)[0], strict=True))
        return score[row.id] - score[row.next_id]

    rows = sensitivity.overturns(Contest(frame, weights, *method)).dropna(subset=["indicator"])
    assert len(rows) > 20
    for row in rows.itertuples():
        assert sum(row.weights.values()) == 100 and all(
            type(w) is int and w > 0 for w in row.weights.values()
        )
        assert row.weights[row.indicator] - weights[row.indicator] == row.change
        assert lead(row, weights) > 0 > lead(row, row.weights), row
        nearer = row.weight_at_swap - np.sign(row.change)
        others = {name: w for name, w in weights.items() if name != row.indicator}
        left = 100 - nearer
        shared = scores.apportioned(
            [Decimal(w * int(left)) / sum(others.values()) for w in others.values()], left
        )
        before = dict(zip(others, shared, strict=True)) | {row.indicator: nearer}
        assert lead(row, before) >= 0, row


def test_a_dominated_neighbour_is_not_overturned_by_any_weight():
    frame = long({"a": ("higher", 0, 9, (8, 5)), "b": ("higher", 0, 9, (7, 6))}, units="AB")
    row = sensitivity.overturns(Contest(frame, {"a": 1, "b": 1})).iloc[0]
    assert pd.isna(row["indicator"]) and pd.isna(row["change"])


def test_level_neighbours_need_no_change():
    frame = long({"a": ("higher", 0, 9, (4, 5)), "b": ("higher", 0, 9, (5, 4))}, units="AB")
    assert sensitivity.overturns(Contest(frame, {"a": 1, "b": 1})).iloc[0]["change"] == 0


def test_places_without_each_indicator_are_those_worked_out_by_hand():
    rows = sensitivity.without_each(Contest(long(HAND), WEIGHTS))
    places = {name: dict(zip(of["id"], of["rank"], strict=True)) for name, of in rows.groupby("indicator")}
    assert places == {
        "staffing": {"B": 1, "C": 2, "A": 3, "D": 4},  # 100, 78, 45, 23 points
        "days": {"B": 1, "C": 2, "A": 3, "D": 4},  # 89, 78, 56, 12
        "reach": {"A": 1, "B": 1, "D": 3, "C": 4},  # 83.5 both, 50.5, 34
    }


def test_who_reported_too_little_of_what_is_left_has_no_place_without_it():
    frame = long(HAND)
    frame.loc[(frame["unit_id"] == "D") & (frame["indicator"] == "reach"), "value"] = np.nan
    rows = sensitivity.without_each(Contest(frame, WEIGHTS))
    of_d = rows[rows["id"] == "D"].set_index("indicator")["rank"]
    assert of_d.isna().to_dict() == {"staffing": True, "days": True, "reach": False}


def test_an_only_indicator_cannot_be_left_out():
    assert sensitivity.without_each(Contest(long(HAND), WEIGHTS | {"days": 0, "reach": 0})).empty


def test_gain_that_lifts_one_place_is_that_worked_out_by_hand():
    # D (25.75) has to reach A (58.75): 33 points; staffing weighs 1/4 and can give 16.5, reach weighs 1/2
    # and needs 66 more
    rows = sensitivity.gains(Contest(long(HAND), WEIGHTS), "D").set_index("indicator")
    assert rows.loc["reach", "value_needed"] == pytest.approx(20, abs=1e-6)
    assert rows.loc[["staffing", "days"], "value_needed"].isna().all()
    # A (58.75) has to reach C (67): 8.25 points, 33 of days: from 100 to 0 days
    rows = sensitivity.gains(Contest(long(HAND), WEIGHTS), "A").set_index("indicator")
    assert rows.loc["days", "gain"] == pytest.approx(-100, abs=1e-6)
    assert rows.index[0] == "reach"  # 5 of 30 between the goalposts is the smallest step
    assert rows.loc["reach", "gain_share"] == pytest.approx(5 / 30, abs=1e-6)


@pytest.mark.parametrize("method", METHODS, ids="-".join)
def test_a_gain_lifts_and_a_little_less_does_not(method):
    frame, weights = drawn(8, units=12), {f"i{j}": 1 for j in range(5)}
    unit = ranking.rank(frame, weights, normalisation=method[0], aggregation=method[1], draws=1)["id"].iloc[7]
    rows = sensitivity.gains(Contest(frame, weights, *method), unit).dropna()
    assert len(rows)
    for row in rows.itertuples():
        for part, lifted in ((1.0, True), (0.999, False)):
            changed = frame.copy()
            cell = (changed["unit_id"] == unit) & (changed["indicator"] == row.indicator)
            changed.loc[cell, "value"] = row.value + part * row.gain
            changed.loc[cell, "n"] = np.nan
            table = scores.table(changed, weights)
            place = scores.places(scores.scored(table, *method)[0])[table.units.index(unit)]
            assert (place < 8) == lifted, row


def test_the_first_needs_no_gain_and_the_unranked_are_refused():
    assert sensitivity.gains(Contest(long(HAND), WEIGHTS), "B").empty
    with pytest.raises(ValueError, match="E is not ranked"):
        sensitivity.gains(Contest(long(HAND), WEIGHTS), "E")


@pytest.mark.parametrize("before_method", [("goalposts", "arithmetic"), ("minmax", "geometric")])
def test_parts_of_a_change_add_up(before_method):
    before = Contest(drawn(1), {"i0": 1, "i1": 1, "i2": 1, "i3": 1}, *before_method)
    later = drawn(2, names=6)
    later = later[~((later["unit_id"] < "u04") & later["indicator"].isin(["i0", "i2"]))]
    later.loc[later["indicator"] == "i2", "goalpost_high"] = 80
    after = Contest(later, {"i0": 3, "i2": 1, "i3": 2, "i5": 1}, "rank", "geometric")
    rows = sensitivity.changes(before, after)
    parts = rows[list(sensitivity.FACTORS)].sum(axis=1)
    assert (parts - rows["change"]).abs().max() < 1e-9
    ends = [
        by_id(
            ranking.rank(
                c.indicators, c.weights, normalisation=c.normalisation, aggregation=c.aggregation, draws=1
            )
        )
        for c in (before, after)
    ]
    for end, column in zip(ends, ("score_before", "score_after"), strict=True):
        assert rows[column].tolist() == pytest.approx(end.loc[rows["id"], "score"].tolist(), abs=1e-8)
    assert set(rows["id"]) == set(ends[0].dropna().index) & set(ends[1].dropna().index)


def test_a_change_comes_from_what_has_changed_and_from_nothing_else():
    frame, weights = drawn(1), {f"i{j}": 1 for j in range(5)}
    mine = frame.copy()
    mine.loc[mine["unit_id"] == "u05", "value"] *= 0.5
    rows = by_id(sensitivity.changes(Contest(frame, weights), Contest(mine, weights)))
    assert rows.loc["u05", "own_data"] == pytest.approx(rows.loc["u05", "change"]) != 0
    assert rows.drop(index="u05")["change"].abs().max() == 0  # fixed goalposts: nobody else moves
    assert rows[["others_data", "weights", "method"]].abs().max(axis=None) < 1e-9
    rows = by_id(sensitivity.changes(Contest(frame, weights, "rank"), Contest(mine, weights, "rank")))
    assert rows.drop(index="u05")["others_data"].abs().max() > 0
    assert rows.drop(index="u05")["own_data"].abs().max() < 1e-9


def test_a_change_between_contests_of_nothing_in_common_has_parts_that_add_up():
    before = Contest(long({"a": ("higher", 0, 9, (4, 5))}, units="AB"), {"a": 1})
    after = Contest(long({"b": ("higher", 0, 9, (4, 6))}, units="AB"), {"b": 1})
    rows = sensitivity.changes(before, after)
    parts = rows[list(sensitivity.FACTORS)].sum(axis=1)
    assert parts.tolist() == pytest.approx(rows["change"].tolist()) == [0, 11]


def test_the_changes_of_some_are_those_among_all():
    frame, later, weights = drawn(1), drawn(2), {f"i{j}": 1 for j in range(5)}
    frame = frame[~((frame["unit_id"] < "u04") & (frame["indicator"] == "i0"))]
    contests = Contest(frame, weights, "minmax"), Contest(later, weights, "minmax")
    every, some = (
        by_id(sensitivity.changes(*contests)),
        by_id(sensitivity.changes(*contests, of=["u02", "u09"])),
    )
    pd.testing.assert_frame_equal(some, every.loc[["u02", "u09"]])


STEPS = {  # indicator: goalposts, denominators, the values of A and B
    "staffing": (0, 1, 5, (0.8, 0.4)),
    "people": (0, 10, 1, (7, 5)),
    "applications": (0, 1, 3, (2 / 3, 1 / 3)),
    "money": (0, 1, None, (0.5, 0.4)),
}


@pytest.mark.parametrize("indicator", list(STEPS))
def test_a_gain_is_a_step_that_is_possible(indicator):
    """To be level with A, B has to reach A's value and what it lacks in the other indicator: 0.15 of the room
    between the goalposts. Of five places that is 4.75, so 5; of ten people 8.5, so 9; of three applications
    2.45, so 3."""
    low, high, denominator, (of_a, of_b) = STEPS[indicator]
    rows = {indicator: ("higher", low, high, (of_a, of_b)), "other": ("higher", 0, 1, (0.55, 0.4))}
    frame = long(rows, units="AB").assign(denominator=np.nan)
    frame.loc[frame["indicator"] == indicator, "denominator"] = denominator
    told = sensitivity.gains(Contest(frame, {indicator: 1, "other": 1}), "B").set_index("indicator")
    needed = {"staffing": 1.0, "people": 9.0, "applications": 1.0, "money": pytest.approx(0.65, abs=1e-6)}
    assert told.loc[indicator, "value_needed"] == needed[indicator]


def test_a_gain_that_no_step_reaches_is_none():
    """B would have to go from 3 of 5 places to 110 %."""
    frame = long({"a": ("higher", 0, 1, (1.0, 0.6)), "b": ("higher", 0, 1, (0.6, 0.5))}, units="AB")
    frame["denominator"] = np.where(frame["indicator"] == "a", 5.0, np.nan)
    rows = sensitivity.gains(Contest(frame, {"a": 1, "b": 1}), "B").set_index("indicator")
    assert pd.isna(rows.loc["a", "value_needed"]) and rows.loc["b", "value_needed"] == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("given", "whole"),
    [
        ([1, 1, 1], [34, 33, 33]),
        ([1] * 6, [17, 17, 17, 17, 16, 16]),
        ([3, 1, 1, 1, 1, 1], [38, 13, 13, 12, 12, 12]),
        ([50, 30, 20], [50, 30, 20]),
        ([60, 60, 0], [50, 50, 0]),
        ([2, 1], [67, 33]),
    ],
)
def test_weights_are_whole_percent_that_sum_to_100(given, whole):
    assert scores.whole_percent(given) == whole and sum(whole) == 100


def test_weights_of_nothing_are_refused():
    with pytest.raises(ValueError, match="no weight is above 0"):
        scores.whole_percent([0, 0])


@pytest.mark.parametrize(
    ("score", "text"), [(72.05, 72.1), (72.049999999, 72.0), (58.45, 58.5), (58.35, 58.4), (100.0, 100.0)]
)
def test_a_score_is_printed_to_one_decimal_and_a_half_goes_up(score, text):
    assert scores.printed(score) == text
    thirds = [score / 3, score / 3, score / 3]
    assert round(sum(scores.printed_parts(thirds, score)), 9) == text


def test_printed_parts_of_a_change_add_up_also_below_nothing():
    assert scores.printed_parts([-1.26, 0.12], -1.1) == [-1.2, 0.1]
    assert scores.printed_parts([-1.26, 0.12], -1.2) == [-1.3, 0.1]
