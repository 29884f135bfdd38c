"""Write visit sheets: one page of A4 for each area, in one language or in both.

    python dashboard/visit_sheet.py 3204 7471 --out FOLDER
    python dashboard/visit_sheet.py --provinces --language both --out FOLDER
    python dashboard/visit_sheet.py --all --format html --out FOLDER

Nothing on them is simulated. PDF needs Chromium on the machine; HTML does not, and any browser prints it.

Exit status: 0 written, 1 a sheet failed (nothing is left of it), 2 wrong usage.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from plut.base import files
from plut.base.language import DEFAULT, LANGUAGES
from plut.subjects import area
from plut.subjects.area import visit_sheet
from plut.surfaces.press import commands, papers, printing


def main() -> int:
    options, parser = _arguments()
    whole = commands.reading(parser, commands.grants(parser, options.role, area.SUBJECT.path))
    every = whole.plain("frame/places")["region_code"].tolist()
    provinces = [code for code in every if len(code) == len("32")]
    wanted = every if options.all else provinces if options.provinces else options.codes
    if unknown := [code for code in wanted if code not in every]:
        parser.error(f"there is no area {', '.join(unknown)}; codes are those of Kemendagri: 32, 3204")
    if not wanted:
        parser.error("name areas by their codes, or --provinces, or --all")
    languages = LANGUAGES if options.language == "both" else (options.language,)
    readings = [replace(whole, language=language, base=options.address) for language in languages]
    options.out.mkdir(parents=True, exist_ok=True)
    try:
        for code in dict.fromkeys(wanted):
            for reading in readings:
                file = visit_sheet.file(*visit_sheet.of(reading, code), options.format)
                files.write_whole(options.out / file.name, papers.written(file.content))
                print(options.out / file.name)
    except (printing.NoChromium, OSError) as error:
        print(f"The sheet was not written: {error}", file=sys.stderr)
        return 1
    finally:
        printing.stop()
    return 0


def _arguments(words: list[str] | None = None) -> tuple[argparse.Namespace, argparse.ArgumentParser]:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    one = parser.add_mutually_exclusive_group()
    one.add_argument("codes", nargs="*", default=[], metavar="CODE", help="areas, by two or four digits")
    one.add_argument("--provinces", action="store_true", help="each of the 38 provinces")
    one.add_argument("--all", action="store_true", help="each of the 552 areas")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write to")
    parser.add_argument("--language", choices=(*LANGUAGES, "both"), default=DEFAULT)
    parser.add_argument("--format", choices=("pdf", "html"), default="pdf")
    commands.with_address(parser, "the sheets name")
    commands.with_role(parser)
    return parser.parse_args(words), parser


if __name__ == "__main__":
    sys.exit(main())
