"""Write the brief of the edition that is served: two sheets of A4, in one language or in both.

    python dashboard/brief.py --out FOLDER
    python dashboard/brief.py --language both --format pptx --out FOLDER

Nothing in it is simulated. PDF needs Chromium on the machine; HTML, which any browser prints, and PPTX do
not.

Exit status: 0 written, 1 it failed (nothing is left of it), 2 wrong usage.
"""

import argparse
import logging
import sys
from pathlib import Path

for name in ("kaleido", "choreographer"):  # their remarks are not for who runs a command
    logging.getLogger(name).setLevel(logging.ERROR)

from plut.base import files, folders, settings
from plut.base.language import DEFAULT, LANGUAGES
from plut.content.reading import Reading
from plut.subjects import overview
from plut.surfaces.press import papers, printing
from plut.warehouse import editions
from plut.warehouse.edition import Edition


def main() -> int:
    options, parser = _arguments()
    if not settings.allows_export():
        parser.error("files to take away are switched off on this installation (PLUT_EXPORT)")
    path = editions.current(folders.build_folder())
    if path is None:
        parser.error("there is no edition yet: run python dashboard/build.py first")
    options.out.mkdir(parents=True, exist_ok=True)
    try:
        for language in LANGUAGES if options.language == "both" else (options.language,):
            base = options.address.rstrip("/")
            reading = Reading(Edition(str(path)), language, shows_simulated=False, base=base)
            file = overview.brief_file(reading, options.format)
            files.write_whole(options.out / file.name, papers.written(file.content))
            print(options.out / file.name)
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
    parser.add_argument(
        "--address", default="http://localhost:8501", help="address of the app that the brief names"
    )
    return parser.parse_args(words), parser


if __name__ == "__main__":
    sys.exit(main())
