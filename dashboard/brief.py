"""Write the brief of the edition that is served: two sheets of A4, in one language or in both.

    python dashboard/brief.py --out FOLDER
    python dashboard/brief.py --language both --format pptx --out FOLDER

Nothing in it is simulated. PDF needs Chromium on the machine; HTML, which any browser prints, and PPTX do
not.

Exit status: 0 written, 1 it failed (nothing is left of it), 2 wrong usage.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from plut.base import files
from plut.base.language import DEFAULT, LANGUAGES
from plut.content.blocks import HIDDEN
from plut.subjects import overview
from plut.surfaces.press import commands, papers, printing


def main() -> int:
    options, parser = _arguments()
    whole = commands.reading(parser, commands.grants(parser, options.role, overview.SUBJECT.path))
    options.out.mkdir(parents=True, exist_ok=True)
    try:
        for language in LANGUAGES if options.language == "both" else (options.language,):
            reading = replace(whole, language=language, base=options.address)
            file = overview.brief_file(reading, options.format)
            files.write_whole(options.out / file.name, papers.written(file.content))
            print(options.out / file.name)
    except HIDDEN:
        print(
            "The brief was not written: its first sentence rests on records that are not open to the role",
            file=sys.stderr,
        )
        return 1
    except (printing.NoChromium, OSError) as error:
        print(f"The brief was not written: {error}", file=sys.stderr)
        return 1
    finally:
        printing.stop()
    return 0


def _arguments(words: list[str] | None = None) -> tuple[argparse.Namespace, argparse.ArgumentParser]:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True, help="the folder to write to")
    parser.add_argument("--language", choices=(*LANGUAGES, "both"), default=DEFAULT)
    parser.add_argument("--format", choices=("pdf", "html", "pptx"), default="pdf")
    commands.with_address(parser, "the brief names")
    commands.with_role(parser)
    return parser.parse_args(words), parser


if __name__ == "__main__":
    sys.exit(main())
