"""Simulated procurement: 38 provinces, 508 regencies and cities and 80 numbered central institutions, package
by package.

Plans have the shape of published ones, reshuffled: no institution carries an amount of its own. What else is
aimed at stands in aims.py.
"""

import duckdb
import numpy as np
import pandas as pd

from plut.building.scale import FULL
from plut.building.simulation import aims

SEED_BUDGETS, SEED_PACKAGES = 2_024_103, 2_024_104
YEARS = np.arange(2022, 2027)
UNTIL = np.datetime64("2026-10-31")
CENTRAL, PURCHASES, FEWEST = (
    80,
    FULL.purchases,
    20,
)  # institutions; purchases a year, of all and of each institution
CHANNELS = np.array(["tender", "direct", "e_purchasing", "recorded", "online_shop"])
# Share of each month in a year's realised spending: a quarter of it falls into December.
MONTHS = np.array([0.01, 0.02, 0.04, 0.05, 0.06, 0.08, 0.08, 0.08, 0.10, 0.11, 0.14, 0.23])
ANNOUNCED = np.array([0.34, 0.22, 0.14, 0.08, 0.05, 0.04, 0.04, 0.03, 0.03, 0.02, 0.01, 0.0])
NOISE = 0.15  # by which each drawn plan is moved (log), so that none is one of the published amounts
NEAR = 0.3  # no institution's plan is nearer to its own than this (log)
UNKNOWN = np.array(
    [0.03, 0.05, 0.22, 0.08, 0.30]
)  # chance by channel that nobody recorded the supplier's size


def institutions(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """`institution_code`, `institution_name`, `institution_kind`, `region_code`: local governments, then
    central ones."""
    local = connection.execute(
        """
        select 'SIM-' || province_code as institution_code, 'Provinsi ' || province_name as institution_name,
            'province' as institution_kind, province_code as region_code
        from staging.provinces
        union all
        select 'SIM-' || regency_code, regency_name, if(kind = 'kota', 'city', 'regency'), regency_code
        from staging.regencies where is_self_governing
        order by region_code
        """
    ).df()
    numbers = [f"{number:02d}" for number in range(1, CENTRAL + 1)]
    central = pd.DataFrame(
        {
            "institution_code": [f"SIM-K{number}" for number in numbers],
            "institution_name": [f"Kementerian/Lembaga {number}" for number in numbers],
            "institution_kind": "central",
            "region_code": None,
        }
    )
    return pd.concat([local, central], ignore_index=True).astype("string")


def budgets(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """`institution_code`, `year`, `budget_idr` (goods and services, rupiah), one row per institution and
    year."""
    rng = np.random.default_rng(SEED_BUDGETS)
    known = institutions(connection)
    plans = _plans(connection)
    base = np.zeros(len(known))
    for kind, amounts in plans.groupby("institution_kind"):
        own = known["institution_kind"].to_numpy() == kind
        drawn = _drawn(rng, amounts["plan_idr"].to_numpy(float), int(own.sum()))
        real = known.loc[own, "region_code"].map(amounts.set_index("region_code")["plan_idr"].to_dict())
        base[own] = _reshuffled(rng, drawn, real.to_numpy(float))
    growth = 1.045 ** (YEARS - aims.PLAN_YEAR)
    yearly = base[:, None] * growth * rng.lognormal(0, 0.05, (len(known), len(YEARS)))
    return pd.DataFrame(
        {
            "institution_code": np.repeat(known["institution_code"].to_numpy(), len(YEARS)),
            "year": np.tile(YEARS, len(known)).astype("int32"),
            "budget_idr": (np.round(yearly / 1e6) * 1e6).astype("int64").ravel(),
        }
    ).astype({"institution_code": "string"})


def _plans(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """`institution_kind` (as simulated), `region_code`, `plan_idr`, `package_idr` (mean of the kind) of the
    published plans."""
    return connection.execute(
        """
        select
            if(place_kind in ('ministry', 'agency'), 'central', place_kind) as institution_kind,
            region_code,
            plan_idr,
            sum(later_plan_idr) over kinds / sum(packages) over kinds as package_idr
        from marts.institution_plans
        where plan_idr is not null
        window kinds as (partition by if(place_kind in ('ministry', 'agency'), 'central', place_kind))
        order by institution_key
        """
    ).df()


def _drawn(rng: np.random.Generator, amounts: np.ndarray, count: int) -> np.ndarray:
    """So many amounts, lying as those of a kind do: each between two of them, moved by noise; together as
    much."""
    places = (np.arange(count) + rng.random(count)) / count
    between = np.interp(places, (np.arange(len(amounts)) + 0.5) / len(amounts), np.log(np.sort(amounts)))
    drawn = np.exp(between + rng.normal(0, NOISE, count))
    return drawn / drawn.sum() * amounts.sum()


def _reshuffled(rng: np.random.Generator, drawn: np.ndarray, real: np.ndarray) -> np.ndarray:
    """The amounts in another order, none of them near what its institution really plans (null: not known)."""
    mixed = rng.permutation(drawn)
    while len(near := np.flatnonzero(np.abs(np.log(mixed) - np.log(real)) < NEAR)):
        for place in near:
            other = rng.integers(len(mixed))
            mixed[place], mixed[other] = mixed[other], mixed[place]
    return mixed


def packages(connection: duckdb.DuckDBPyConnection, purchases: int = PURCHASES) -> pd.DataFrame:
    """One row per purchase: its number `package`, `institution_code`, `year`, `channel`, `planned_month`,
    `planned_idr`, `planned_status`, `contracted_month`, `contracted_idr`, `realised_on`, `realised_idr`,
    `status`, `supplier`, `packages`.

    Amounts are whole rupiah, null where the purchase has not come so far by 31 October 2026; a status is
    'umk', 'other' or 'unknown'; a supplier is a number of its institution. A purchase stands for
    `packages` of its like, which are as large as planned ones of its kind of institution: millions one by one
    would take a build minutes. purchases: how many a year, about; with few of them each is large.
    """
    rng = np.random.default_rng(SEED_PACKAGES)
    known = budgets(connection)
    weight = known["budget_idr"].to_numpy(float) ** 0.45
    share = weight / known.assign(weight=weight).groupby("year")["weight"].transform("sum").to_numpy()
    counts = np.maximum(FEWEST * purchases / PURCHASES, np.round(purchases * share)).clip(1).astype(int)
    of = np.repeat(np.arange(len(known)), counts)
    year = known["year"].to_numpy()[of]
    planned = _planned(rng, known["budget_idr"].to_numpy(float), of, counts)
    channel = _channels(rng, year)
    realised_on, contracted_on, announced_month = _days(rng, year)
    contracted = np.where(
        (rng.random(len(of)) < 0.965) & (contracted_on <= UNTIL),
        np.round(planned * rng.uniform(0.86, 1.0, len(of))),
        np.nan,
    )
    realised = np.where(
        ~np.isnan(contracted) & (rng.random(len(of)) < 0.96) & (realised_on <= UNTIL),
        np.round(contracted * rng.uniform(0.96, 1.0, len(of))),
        np.nan,
    )
    packages = _packages(rng, planned, _package_sizes(connection)[of // len(YEARS)])
    propensity = _propensity(rng, of, len(YEARS), channel, planned / packages)
    unknown = rng.random(len(of)) < UNKNOWN[channel]
    status = _statuses(propensity, unknown, realised, realised_on)
    planned_unknown = rng.random(len(of)) < 0.03
    tagged = _reaching(
        propensity + rng.normal(0, 0.5, len(of)), planned, ~planned_unknown, aims.PLANNED_UMK_SHARE
    )
    suppliers = np.maximum(6, counts * 0.55)[of]
    return pd.DataFrame(
        {
            "package": np.arange(1, len(of) + 1),
            "institution_code": pd.Categorical.from_codes(
                of // len(YEARS), known["institution_code"].to_numpy()[:: len(YEARS)]
            ),
            "year": year,
            "channel": pd.Categorical.from_codes(channel, CHANNELS),
            "planned_month": announced_month.astype("int32"),
            "planned_idr": planned.astype("int64"),
            "planned_status": _words(tagged, planned_unknown),
            "contracted_month": (contracted_on.astype("datetime64[M]").astype(int) % 12 + 1).astype("int32"),
            "contracted_idr": pd.array(contracted, dtype="Int64"),
            "realised_on": realised_on.astype("datetime64[s]"),
            "realised_idr": pd.array(realised, dtype="Int64"),
            "status": _words(status, unknown),
            "supplier": (suppliers * rng.beta(0.8, 1.6, len(of))).astype("int32"),
            "packages": packages.astype("int32"),
        }
    )


def _planned(rng: np.random.Generator, budget: np.ndarray, of: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Planned rupiah of each purchase: lognormal, together the part of the budget of its institution and year
    that goes through providers."""
    size = rng.lognormal(0, 1.5, len(of))
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    total = np.add.reduceat(size, starts)
    return (
        np.round(
            size
            / total[of]
            * (budget * aims.PROVIDER_SHARE * rng.uniform(0.92, 1.08, len(budget)))[of]
            / 1000
        )
        * 1000
    )


def _package_sizes(connection: duckdb.DuckDBPyConnection) -> np.ndarray:
    """Mean rupiah of a planned package, for each institution that of its kind."""
    by_kind = _plans(connection).groupby("institution_kind")["package_idr"].first().to_dict()
    return institutions(connection)["institution_kind"].map(by_kind).to_numpy(float)


def _packages(rng: np.random.Generator, planned: np.ndarray, size: np.ndarray) -> np.ndarray:
    """How many packages each purchase stands for: sizes differ, and one is the least."""
    spread = 0.6
    return np.maximum(1, np.round(planned / size * rng.lognormal(-(spread**2) / 2, spread, len(planned))))


def _channels(rng: np.random.Generator, year: np.ndarray) -> np.ndarray:
    """Positions in CHANNELS; e-purchasing gains from year to year, tenders lose."""
    draw = rng.random(len(year))
    moved = 0.05 * (year - YEARS[0])
    edges = np.stack([0.30 - moved, 0.55 - 1.5 * moved, np.full(len(year), 0.83), np.full(len(year), 0.97)])
    return (draw > edges).sum(axis=0)


def _days(rng: np.random.Generator, year: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Day of realisation (end-loaded), day of the contract before it, month in which the package was
    announced."""
    first = (year - 1970).astype("datetime64[Y]").astype("datetime64[D]")
    month = rng.choice(12, len(year), p=MONTHS / MONTHS.sum())
    begins = (first.astype("datetime64[M]") + month).astype("datetime64[D]")
    length = ((begins.astype("datetime64[M]") + 1).astype("datetime64[D]") - begins).astype(int)
    realised_on = begins + (rng.random(len(year)) * length).astype(int)
    contracted_on = np.maximum(
        realised_on - rng.integers(15, 150, len(year)), first + rng.integers(0, 15, len(year))
    )
    contracted_on = np.minimum(contracted_on, realised_on)
    latest = contracted_on.astype("datetime64[M]").astype(int) % 12 + 1
    announced = np.minimum(rng.choice(12, len(year), p=ANNOUNCED / ANNOUNCED.sum()) + 1, latest)
    return realised_on, contracted_on, announced


def _propensity(
    rng: np.random.Generator, of: np.ndarray, years: int, channel: np.ndarray, size: np.ndarray
) -> np.ndarray:
    """How likely a purchase is made of a small enterprise: institutions differ, large packages and tenders
    less so."""
    institution = of // years
    habit = rng.normal(0, 0.6, institution.max() + 1)[institution] + rng.normal(0, 0.25, of.max() + 1)[of]
    by_channel = np.array([-0.5, 0.5, 0.1, 0.5, 0.9])[channel]
    return habit + by_channel - 0.3 * np.log(size / np.median(size)) + rng.normal(0, 1, len(of))


def _statuses(
    propensity: np.ndarray, unknown: np.ndarray, realised: np.ndarray, on: np.ndarray
) -> np.ndarray:
    """Whether each purchase is one of a small enterprise, so that every published share of realised spending
    comes out."""
    is_umk = np.zeros(len(propensity), dtype=bool)
    value = np.nan_to_num(realised)
    after, spent, spent_umk = np.datetime64("2021-12-31"), 0.0, 0.0
    for day, share in aims.UMK_SHARES:
        until = np.datetime64(day)
        window = (on > after) & (on <= until)
        if after.astype("datetime64[Y]") != until.astype("datetime64[Y]"):
            spent = spent_umk = 0.0
        amount = value[window]
        wished = share * (spent + amount.sum()) - spent_umk
        is_umk[window] = _reaching(propensity[window], amount, ~unknown[window], wished / amount.sum())
        spent, spent_umk, after = spent + amount.sum(), spent_umk + amount[is_umk[window]].sum(), until
    return is_umk


def _reaching(propensity: np.ndarray, amount: np.ndarray, known: np.ndarray, share: float) -> np.ndarray:
    """The likeliest of the known purchases, so many that their amount comes nearest to a share of all
    amounts."""
    order = np.argsort(-propensity, kind="stable")
    order = order[known[order]]
    reached = np.cumsum(amount[order])
    last = int(np.argmin(np.abs(reached - share * amount.sum())))
    return known & (propensity >= propensity[order[last]])


def _words(is_umk: np.ndarray, unknown: np.ndarray) -> pd.Categorical:
    return pd.Categorical.from_codes(
        np.where(unknown, 2, np.where(is_umk, 0, 1)), ["umk", "other", "unknown"]
    )
