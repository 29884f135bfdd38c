"""Run one of the queries that the pages use, on the edition that is served.

    python dashboard/query.py --list
    python dashboard/query.py NAME [key=value ...] [--format table|json|csv]

A parameter that is not given is null. Exit status: 0, or 2 for wrong usage and where no edition has been
built.
"""

import argparse
import sys

import duckdb

from plut.base import folders
from plut.warehouse import editions, parameters, sql_files
from plut.warehouse.connection import UnfitParameters, UnknownParameter, UnknownQuery, Warehouse
from plut.warehouse.parameters import UnreadableParameter


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", nargs="?", help="a query, for example centres/regions")
    parser.add_argument("parameters", nargs="*", metavar="key=value")
    parser.add_argument(
        "--list", action="store_true", help="print the names of all queries and what each gives"
    )
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table")
    options = parser.parse_args()
    path = editions.current(folders.build_folder())
    if path is None:
        parser.error("no edition has been built yet: run python dashboard/build.py")
    try:
        warehouse = Warehouse(path)
    except duckdb.Error:
        parser.error(f"the edition {path.name} cannot be read: run python dashboard/build.py again")
    if options.list:
        for name in sorted(warehouse.texts):
            header = sql_files.parse_header(warehouse.texts[name], name)
            keys = " ".join(f"{entry.name}=" for entry in header.params)
            print(f"{name:36} {keys}\n    {header.description}")
        return 0
    if not options.name:
        parser.error("name a query, or use --list")
    if wrong := [text for text in options.parameters if "=" not in text]:
        parser.error(f"{wrong[0]!r} is not of the form key=value")
    try:
        given = dict(text.split("=", 1) for text in options.parameters)
        header = sql_files.parse_header(warehouse.text(options.name), options.name)
        frame = warehouse.query(options.name, **parameters.typed(options.name, header, given))
    except (UnknownQuery, UnknownParameter, UnreadableParameter, UnfitParameters) as error:
        parser.error(str(error))
    formats = {
        "table": lambda: frame.to_string(index=False),
        "json": lambda: frame.to_json(
            orient="records", date_format="iso", date_unit="s", force_ascii=False, indent=2
        ),
        "csv": lambda: frame.to_csv(index=False).rstrip("\n"),
    }
    print(formats[options.format]())
    return 0


if __name__ == "__main__":
    sys.exit(main())
