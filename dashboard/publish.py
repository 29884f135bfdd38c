"""Write the light pages as a site of files that any web server serves: all pages and areas in both languages,
with their pictures and rows.

    python dashboard/publish.py --out FOLDER
    python dashboard/publish.py --out FOLDER --base https://example.org/plut

Only what is real is written. A second run writes what has changed, and removes what is gone. With --base
pages name their own address, and there is a map of the site for search engines; with --app they lead to the
app for what files cannot do.

Exit status: 0 written, 1 a file failed (what was written stands), 2 wrong usage.
"""

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

from plut.surfaces.press import commands, printing
from plut.surfaces.site import writing
from plut.surfaces.site.manifest import NotASite
from plut.surfaces.site.writing import Order


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True, help="the folder of the site")
    parser.add_argument("--base", type=_address, help="address of the site, where it will stand")
    parser.add_argument("--app", type=_address, help="address of the app")
    options = parser.parse_args()
    grants = commands.grants(parser, None, "")
    edition = commands.reading(parser, grants).edition
    order = Order(edition, options.base or "", options.app or "", grants=grants)
    try:
        told = writing.write(order, options.out, _say)
    except NotASite as error:
        parser.error(str(error))
    except (printing.NoChromium, OSError) as error:
        print(f"The site is not complete: {error}. Run the command again to go on.", file=sys.stderr)
        return 1
    finally:
        printing.stop()
    print(f"{options.out}: {told.written} written, {told.kept} as they were, {told.removed} removed")
    return 0


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError(f"{text!r} is no address such as https://example.org/plut")
    return text.rstrip("/")


def _say(step: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{step}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
