"""Five million certification applications: how long a build takes, and the funnel of the page.

    python tests/bench/certification.py [--rows 5000000] [--format parquet|csv]

Prints seconds of the build, its peak of memory, and milliseconds of the page's heaviest queries. The limits that the
product is held to: 60 s for the build and 300 ms for the funnel, on two cores.
"""

import argparse
import itertools
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

import duckdb

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "dashboard"))

from plut.building import pipeline
from plut.warehouse import Warehouse

ROWS = """
    with drawn as (
        select
            i,
            ['NIB', 'SNI_BINA_UMK', 'SPPT_SNI', 'SPP_IRT', 'HALAL_SELF', 'HALAL_REGULAR', 'BPOM_MD', 'MEREK'][1 + (hash(i) % 8)::integer] as scheme,
            ['micro', 'small', 'medium', 'cooperative'][1 + (hash(i * 3) % 4)::integer] as size_class,
            hash(i * 5) as place,
            date '2022-01-01' + (hash(i * 7) % 1700)::integer as registered,
            (hash(i * 11) % 60)::integer as verifying,
            (hash(i * 13) % 200)::integer as issuing,
            hash(i * 17) % 10 as fate
        from range($rows) as numbers (i)
    ),

    dated as (
        select
            *,
            case when fate < 9 then registered + verifying end as verified,
            case when fate < 7 then registered + verifying + issuing end as issued,
            case when fate = 7 then registered + verifying + issuing end as rejected
        from drawn
    )

    select
        'APP-' || i as application_id,
        'ENT-' || i // 3 as enterprise_id,
        scheme,
        size_class,
        codes[1 + (place % 6)::integer] as regency_code,
        centres[1 + (place % 3)::integer] as centre_id,
        registered::varchar as registered_on,
        case when verified <= date '2026-10-31' then verified::varchar end as verified_on,
        case when issued <= date '2026-10-31' then issued::varchar end as issued_on,
        case when rejected <= date '2026-10-31' then rejected::varchar end as rejected_on,
        case when rejected <= date '2026-10-31' then 'cost' end as rejection_reason,
        case when issued <= date '2026-10-31' then (issued + 1825)::varchar end as expires_on,
        '2026-10-31' as as_of
    from dated
    cross join (select list(code) as codes from (values ('3204'), ('3273'), ('5171'), ('1371'), ('7371'), ('3578')) as known (code))
    cross join (select list(centre) as centres from (values ('P-13'), ('R-3204'), ('P-51')) as known (centre))
"""
QUESTIONS = ("funnel", "conversion", "curve", "cohorts", "queue", "steps")


def main() -> None:
    """Write the file, build, ask, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--format", choices=("parquet", "csv"), default="parquet")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        incoming = Path(scratch) / "incoming"
        incoming.mkdir()
        file = incoming / f"certification_applications.{options.format}"
        written = "format parquet" if options.format == "parquet" else "format csv, header"
        duckdb.connect().execute(f"copy ({ROWS.replace('$rows', str(options.rows))}) to '{file}' ({written})")
        steps: list[tuple[float, str]] = []
        report = pipeline.build(
            incoming, Path(scratch) / "build", simulate=True, progress=lambda step, _: steps.append((time.monotonic(), step))
        )
        longest = sorted(((after[0] - step[0], step[1]) for step, after in itertools.pairwise(steps)), reverse=True)[:8]
        print(f"build: {report.seconds} s, {options.rows:,} rows of {options.format}, {len(report.rejects):,} rejected")
        print("  " + ", ".join(f"{name} {seconds:.1f}" for seconds, name in longest))
        print(f"peak: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2:.2f} GiB")
        warehouse = Warehouse(report.path)
        for question in QUESTIONS:
            for chosen in ({}, {"scheme": "HALAL_SELF"}, {"scheme": "HALAL_SELF", "province_code": "32"}):
                print(f"{question} {chosen or 'all'}: {_milliseconds(warehouse, f'certification/{question}', chosen):.0f} ms")


def _milliseconds(warehouse: Warehouse, query: str, chosen: dict[str, str]) -> float:
    """The median of five runs."""
    taken = []
    for _ in range(5):
        began = time.monotonic()
        warehouse.query(query, **chosen)
        taken.append(1000 * (time.monotonic() - began))
    return statistics.median(taken)


if __name__ == "__main__":
    main()
