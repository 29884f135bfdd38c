"""Simulated certification applications of enterprises that centres assist, all eight schemes, 2022 to 31
October 2026.

An enterprise comes to a centre, registers for its NIB, sometimes takes the SNI Bina UMK mark with it, and
applies for other schemes afterwards. What little was published of this stands in aims.py; the rates below are
our own and plausible at best. What tests hold them to beside it: about 150,000 applications, no day before a
centre is listed or after the last day, and exactly VIOLATIONS of the rows with a later step dated before an
earlier one.
"""

import datetime
from dataclasses import dataclass, field

import duckdb
import numpy as np
import pandas as pd

from plut.building.scale import FULL
from plut.building.simulation import aims

SEED_APPLICATIONS = 2_024_103
FIRST, LAST = datetime.date(2022, 1, 1), datetime.date(2026, 10, 31)
VIOLATIONS = 0.004  # share of the rows whose steps are out of order
SPREAD = 0.75  # of the logarithm of waiting days
NEVER = 10**6  # a day that does not come
SIZES = {"micro": 0.86, "small": 0.1, "medium": 0.01, "cooperative": 0.03}
# Days from which the free quota of self-declared halal was used up, to the end of the year.
QUOTA_CLOSED = {
    year: datetime.date(year, month, 1) for year, month in ((2022, 10), (2023, 11), (2024, 9), (2025, 11))
}


@dataclass(frozen=True)
class Scheme:
    """How enterprises go through a scheme. Shares are 0 to 1, days are medians."""

    code: str
    follows: str  # the scheme after whose certificate an enterprise applies; '' for the first
    takers: float  # share of those that hold (or, for the first, of all)
    gap_days: float
    verification_days: float
    issue_days: float
    refused: float
    stuck: float  # never refused, never issued
    valid_years: int = 0
    reasons: dict[str, float] = field(default_factory=dict)


COMMON = {"documents_incomplete": 4, "no_contact": 2, "owner_withdrew": 1, "other": 1}
SCHEMES = (
    Scheme("NIB", "", 0.86, 0, 0.6, 1.2, 0.02, 0.02, 0, {"account_access": 5, **COMMON}),
    Scheme(
        "SNI_BINA_UMK",
        "NIB",
        aims.SNI_BINA_AFTER_NIB,
        3,
        0.5,
        1.0,
        0.01,
        0.01,
        0,
        {"account_access": 2, **COMMON},
    ),
    Scheme(
        "SPPT_SNI",
        "SNI_BINA_UMK",
        aims.SPPT_SNI_AFTER_BINA,
        200,
        40,
        150,
        0.24,
        0.16,
        4,
        {"inspection_failed": 5, "cost": 4, **COMMON},
    ),
    Scheme("SPP_IRT", "NIB", 0.34, 40, 9, 16, 0.09, 0.09, 5, {"inspection_failed": 3, **COMMON}),
    Scheme(
        "HALAL_SELF", "NIB", 0.47, 25, 12, 38, 0.1, 0.12, 0, {"ingredients_unclear": 5, "no_nib": 1, **COMMON}
    ),
    Scheme(
        "HALAL_REGULAR",
        "NIB",
        0.06,
        90,
        16,
        50,
        0.13,
        0.1,
        0,
        {"ingredients_unclear": 4, "cost": 4, **COMMON},
    ),
    Scheme(
        "BPOM_MD", "NIB", 0.025, 200, 40, 110, 0.22, 0.16, 5, {"inspection_failed": 6, "cost": 2, **COMMON}
    ),
    Scheme("MEREK", "NIB", 0.13, 120, 28, 125, 0.14, 0.05, 10, {"cost": 2, "other": 4, **COMMON}),
)


def applications(connection: duckdb.DuckDBPyConnection, enterprises: int = FULL.enterprises) -> pd.DataFrame:
    """One row per application: ids, `scheme`, `size_class`, `regency_code`, `centre_id`, a day per step,
    `rejection_reason`."""
    rng = np.random.default_rng(SEED_APPLICATIONS)
    enterprises = _enterprises(rng, connection, enterprises)
    certificates = {
        "": enterprises["arrives"].to_numpy()
    }  # scheme -> the day of each enterprise's certificate
    parts = []
    for scheme in SCHEMES:
        held = certificates[scheme.follows]
        taking = np.flatnonzero((rng.random(len(held)) < scheme.takers) & (held < NEVER))
        days = held[taking] + _waiting(rng, scheme.gap_days, len(taking))
        known = days <= (LAST - FIRST).days
        taking, days = taking[known], days[known]
        part = _steps(rng, scheme, taking, days)
        certificates[scheme.code] = np.full(len(held), NEVER)
        certificates[scheme.code][taking] = part["issued"]
        parts.append(part)
    rows = pd.concat(parts, ignore_index=True)
    rows = rows.merge(enterprises, left_on="enterprise", right_index=True).sort_values(
        ["registered", "scheme", "enterprise"]
    )
    _disorder(rng, rows)
    return _table(rows)


def _enterprises(rng: np.random.Generator, connection: duckdb.DuckDBPyConnection, count: int) -> pd.DataFrame:
    """`centre_id`, `regency_code`, `size_class` and the day of arrival (`arrives`, days since FIRST) of each
    enterprise."""
    centres = connection.execute(
        """
        select
            history.centre_id, centres.level, centres.province_code, history.listed_on,
            coalesce(centres.regency_code, split_part(centres.candidate_regency_codes, ';', 1)) as regency_code
        from simulated.centre_history as history
        inner join (
            select centre_id, level, province_code, regency_code, candidate_regency_codes from staging.published_centres
            union all
            select centre_id, level, province_code, regency_code, null from simulated.centres
        ) as centres using (centre_id)
        order by history.centre_id
        """
    ).df()
    opens = np.maximum((pd.to_datetime(centres["listed_on"]) - pd.Timestamp(FIRST)).dt.days.to_numpy(), 0)
    length = (LAST - FIRST).days
    weight = (
        rng.gamma(4, 1, len(centres)) * (length - opens) * np.where(centres["level"] == "province", 1.6, 1.0)
    )
    weight = _as_halal_is_spread(weight, centres["province_code"].to_numpy(str))
    at = rng.choice(len(centres), count, p=weight / weight.sum()) if count else np.empty(0, dtype=int)
    arrives = opens[at] + (rng.random(count) ** 0.85 * (length - opens[at])).astype(int)
    return pd.DataFrame(
        {
            "centre_id": centres["centre_id"].to_numpy()[at],
            "regency_code": _regencies(rng, connection, centres, at),
            "size_class": rng.choice(list(SIZES), count, p=list(SIZES.values())),
            "arrives": arrives,
        }
    )


def _as_halal_is_spread(weight: np.ndarray, province: np.ndarray) -> np.ndarray:
    """Weights of centres, those of a province together as its place in the order of halal products asks for;
    where no centre stands nobody comes."""
    shares = aims.HALAL_STEP ** np.arange(len(aims.HALAL_ORDER))
    shares *= aims.HALAL_SHARE / shares.sum()
    spread = np.where(np.isin(province, aims.HALAL_ORDER), 0.0, weight)
    spread *= (1 - aims.HALAL_SHARE) / (spread.sum() or 1)
    for code, share in zip(aims.HALAL_ORDER, shares, strict=True):
        own = province == code
        spread[own] = weight[own] / (weight[own].sum() or 1) * share
    return spread


def _regencies(
    rng: np.random.Generator, connection: duckdb.DuckDBPyConnection, centres: pd.DataFrame, at: np.ndarray
):
    """The regency of each enterprise: the centre's own, or at province level any of the province, by its
    people."""
    regencies = connection.execute(
        "select regency_code, province_code, population_people from staging.regencies order by regency_code"
    ).df()
    codes = centres["regency_code"].to_numpy(dtype=object)[at]
    anywhere = (centres["level"] == "province").to_numpy()[at] | pd.isna(codes)
    provinces = centres["province_code"].to_numpy()[at]
    for province, group in regencies.groupby("province_code"):
        living = np.flatnonzero(anywhere & (provinces == province))
        people = group["population_people"].to_numpy(dtype=float)
        codes[living] = rng.choice(
            group["regency_code"].to_numpy(dtype=object), len(living), p=people / people.sum()
        )
    return codes


def _steps(rng: np.random.Generator, scheme: Scheme, taking: np.ndarray, days: np.ndarray) -> pd.DataFrame:
    """The days of registration, verification, issue and refusal of applications; NEVER where a step is not
    reached."""
    count = len(taking)
    registered = _away_from_closed_quota(rng, days) if scheme.code == "HALAL_SELF" else days
    fate, half = rng.random(count), rng.random(count) < 0.5
    refused, stuck = fate < scheme.refused, (fate >= scheme.refused) & (fate < scheme.refused + scheme.stuck)
    verified = registered + _waiting(rng, scheme.verification_days, count)
    verified[(refused | stuck) & half] = NEVER
    last = np.where(verified < NEVER, verified, registered)
    issued = np.where(refused | stuck, NEVER, last + _waiting(rng, scheme.issue_days, count))
    rejected = np.where(refused, last + _waiting(rng, scheme.issue_days / 2 + 1, count), NEVER)
    reasons = np.array(list(scheme.reasons), dtype=object)
    odds = np.array(list(scheme.reasons.values()), dtype=float)
    reason = rng.choice(reasons, count, p=odds / odds.sum())
    if scheme.code == "HALAL_SELF":
        closing = _closing_days(registered)
        late = (issued > closing) & (closing < NEVER) & (rng.random(count) < 0.3)
        verified[late & (verified > closing)] = NEVER
        issued[late], rejected[late], reason[late] = NEVER, closing[late], "quota_closed"
    known = (LAST - FIRST).days
    verified, issued, rejected = (
        np.where(step > known, NEVER, step) for step in (verified, issued, rejected)
    )
    return pd.DataFrame(
        {
            "enterprise": taking,
            "scheme": scheme.code,
            "registered": registered,
            "verified": verified,
            "issued": issued,
            "rejected": rejected,
            "reason": reason,
            "valid_years": scheme.valid_years,
        }
    )


def _waiting(rng: np.random.Generator, median: float, count: int) -> np.ndarray:
    """Whole days, log-normal around a median; 0 where there is none."""
    return (median * np.exp(SPREAD * rng.standard_normal(count))).astype(int)


def _closing_days(days: np.ndarray) -> np.ndarray:
    """The day on which the quota of each day's year closed, NEVER where it did not."""
    closing = np.full(len(days), NEVER)
    for year, day in QUOTA_CLOSED.items():
        of_year = (days >= (datetime.date(year, 1, 1) - FIRST).days) & (
            days <= (datetime.date(year, 12, 31) - FIRST).days
        )
        closing[of_year] = (day - FIRST).days
    return closing


def _away_from_closed_quota(rng: np.random.Generator, days: np.ndarray) -> np.ndarray:
    """Who meets a closed quota waits for the next year's."""
    years = 1 + (np.datetime64(FIRST) + days).astype("datetime64[Y]").astype(int)
    new_year = (years.astype("datetime64[Y]").astype("datetime64[D]") - np.datetime64(FIRST)).astype(int)
    return np.where(days >= _closing_days(days), new_year + rng.integers(0, 60, len(days)), days)


def _disorder(rng: np.random.Generator, rows: pd.DataFrame) -> None:
    """Give a fixed share of the rows a verification dated before the registration: a slip of whoever typed
    it."""
    verified = np.flatnonzero((rows["verified"] < NEVER) & (rows["registered"] > 40))
    wrong = rng.choice(verified, round(VIOLATIONS * len(rows)), replace=False)
    days = rows["verified"].to_numpy().copy()
    days[wrong] = rows["registered"].to_numpy()[wrong] - rng.integers(1, 31, len(wrong))
    rows["verified"] = days


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as the import has them: codes, days as dates, and the end of validity."""
    day = {step: _days(rows[step]) for step in ("registered", "verified", "issued", "rejected")}
    years = rows["valid_years"].to_numpy()
    expires = day["issued"].to_numpy() + np.where(years, years, 0) * np.timedelta64(365, "D")
    numbers = pd.Series(np.arange(1, len(rows) + 1), index=rows.index).astype(str).str.zfill(6)
    return pd.DataFrame(
        {
            "application_id": "SIM-S-" + numbers,
            "enterprise_id": "SIM-U-" + rows["enterprise"].astype(str).str.zfill(5),
            "scheme": rows["scheme"],
            "size_class": rows["size_class"],
            "regency_code": rows["regency_code"],
            "centre_id": rows["centre_id"],
            "registered_on": day["registered"],
            "verified_on": day["verified"],
            "issued_on": day["issued"],
            "rejected_on": day["rejected"],
            "rejection_reason": rows["reason"].where(rows["rejected"] < NEVER),
            "expires_on": pd.Series(expires, index=rows.index).where(years > 0),
        }
    ).astype(
        dict.fromkeys(
            (
                "application_id",
                "enterprise_id",
                "scheme",
                "size_class",
                "regency_code",
                "centre_id",
                "rejection_reason",
            ),
            "string",
        )
    )


def _days(days: pd.Series) -> pd.Series:
    dates = (np.datetime64(FIRST) + days.where(days < NEVER, 0).to_numpy()).astype("datetime64[us]")
    return pd.Series(dates, index=days.index).where(days < NEVER)
