"""Turn files into an edition of the warehouse.

    python dashboard/build.py [--incoming DIR] [--out DIR] [--no-simulation] [--scale full|small]
                              [--workers ADDRESS|N] [--json]

Exit status: 0 built, 1 a check failed or the build stopped (the edition that is served stays), 2 wrong usage.
"""

import argparse
import json
import os
import re
import sys
from pathlib import Path

import pandas as pd

from plut.base import folders, settings
from plut.base.language import DEFAULT, LANGUAGES, translate
from plut.building import messages, pipeline
from plut.building.pipeline import SHOWN, Report
from plut.building.scale import FULL, SMALL
from plut.building.stops import Stopped
from plut.office import assembling

SCALES = {"full": FULL, "small": SMALL}


def main() -> int:
    options = _arguments()
    if hasattr(os, "nice"):
        os.nice(19)  # a build runs beside the app: who reads comes first
    language = os.environ.get("PLUT_LANG", DEFAULT).lower()
    language = language if language in LANGUAGES else DEFAULT
    simulate = not options.no_simulation and settings.simulates()
    terminal = sys.stderr.isatty()

    def progress(step: str, share: float) -> None:
        if terminal:
            print(
                f"\r\033[K{share:4.0%}  {step}", end="\n" if share == 1 else "", file=sys.stderr, flush=True
            )

    try:
        with assembling.served_files(options.incoming) as incoming:
            report = pipeline.build(
                incoming,
                options.out,
                simulate,
                progress,
                scale=SCALES[options.scale],
                workers=options.workers,
            )
    except Stopped as stopped:
        print(messages.stop(stopped, language), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(
            translate("The build was interrupted; the present edition stays in service.", language),
            file=sys.stderr,
        )
        return 1
    _say_problems(report, language, options.out)
    print(_as_json(report) if options.json else _as_text(report, language))
    return 1 if report.failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--incoming", type=Path, default=folders.incoming_folder(), help="folder of your own files"
    )
    parser.add_argument("--out", type=Path, default=folders.build_folder(), help="folder of the editions")
    parser.add_argument("--no-simulation", action="store_true", help="leave all simulated records out")
    parser.add_argument(
        "--scale", choices=SCALES, default="full", help="small: few simulated purchases, next centres for one"
    )
    parser.add_argument(
        "--workers",
        default="",
        metavar="ADDRESS|N",
        help="read and judge the files on the workers of a Dask scheduler (tcp://host:8786), or on N of this "
        "machine; 0: all in one process (requirements-cluster.txt)",
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    options = parser.parse_args()
    if not options.incoming.is_dir() and options.incoming != folders.DATA / "incoming":
        parser.error(f"--incoming: there is no folder {options.incoming}")
    if options.workers and not re.fullmatch(r"\d{1,3}|[a-z]+://\S+:\d+", options.workers):
        parser.error("--workers: a number, or an address such as tcp://host:8786")
    if options.out.exists() and not options.out.is_dir():
        parser.error(f"--out: {options.out} is a file, not a folder")
    return options


def _say_problems(report: Report, language: str, out: Path) -> None:
    """Files that could not be used, rejected rows by reason, failed checks: on standard error, also beside
    --json."""

    def say(text: str) -> None:
        print(text, file=sys.stderr)

    for file in report.files:
        if file.problem:
            where = translate("row {row}", language, row=file.problem.row) + ": " if file.problem.row else ""
            say(f"{file.file}: {where}{messages.file_problem(file.problem, language)}")
    for refused in report.refusals.itertuples():
        whole = {
            "code": "file_refused",
            "column": "",
            "value": str(refused.disagreeing_rows),
            "detail": str(refused.rows),
        }
        say(f"{refused.file}: {messages.row_problem(whole, language)}")
    for file, rows in report.rejects.groupby("file"):
        say(
            translate(
                "{file}: {count} row(s) rejected, all listed in {folder}",
                language,
                file=file,
                count=len(rows),
                folder=out / "rejects",
            )
        )
        for row in rows.head(SHOWN).itertuples():
            sentence = "".join(c for c in messages.row_problem(row.problem, language) if c.isprintable())
            where = translate("row {row}", language, row=row.row)
            say(f"  {where}: {sentence}")
        if len(rows) > SHOWN:
            say("  ...")
    for file, rows in report.remarks.groupby("file"):
        say(
            translate(
                "{file}: {count} remark(s) on rows that were kept, all listed in {folder}",
                language,
                file=file,
                count=len(rows),
                folder=out / "rejects",
            )
        )
    for name, rows in report.offending.items():
        say(
            translate(
                "Check {name} failed with {count} offending row(s); the present edition stays in service.",
                language,
                name=name,
                count=len(rows),
            )
        )
        say(rows.head(SHOWN).to_string(index=False))


def _as_json(report: Report) -> str:
    outcomes = [
        {name: row[name] for name in ("file", "dataset", "outcome", "reason", "printed_status")}
        | {"rows": int(row["rows"])}
        for row in report.outcomes.to_dict("records")
    ]
    datasets = [
        {
            "name": row.name,
            "provenance": row.provenance,
            "as_of": None if pd.isna(row.as_of) else pd.Timestamp(row.as_of).date().isoformat(),
            "rows": int(row.rows),
            "rejected": int(row.rejected),
            "files": list(row.files),
            "outcomes": [o for o in outcomes if o["dataset"] == row.name]
            if row.provenance == "imported"
            else [],
        }
        for row in report.datasets.drop(columns=["source_id", "source_en"]).itertuples(index=False)
    ]
    unusable = [file.file for file in report.files if file.problem]
    if unusable:
        nothing = {"provenance": "imported", "as_of": None, "rows": 0, "rejected": 0, "outcomes": []}
        datasets.append({"name": "unusable_files", **nothing, "files": unusable})
    checks = [
        {"name": row.name, "offending_rows": int(row.offending_rows)}
        for row in report.checks.itertuples(index=False)
    ]
    document = {
        "edition": report.edition,
        "path": str(report.path) if report.path else None,
        "datasets": datasets,
        "checks": checks,
        "seconds": report.seconds,
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def _as_text(report: Report, language: str) -> str:
    columns = ["name", "provenance", "as_of", "rows", "rejected"]
    table = report.datasets[columns].astype({"as_of": "string"}).fillna("").to_string(index=False)
    passed = int((report.checks["offending_rows"] == 0).sum())
    checks = translate("{passed} of {all} checks passed", language, passed=passed, all=len(report.checks))
    if report.failed:
        return f"{table}\n\n{checks}"
    edition = translate(
        "Edition {edition} built in {seconds} s: {path}",
        language,
        edition=report.edition,
        seconds=report.seconds,
        path=report.path,
    )
    return f"{table}\n\n{checks}\n{edition}"


if __name__ == "__main__":
    sys.exit(main())
