"""Write Streamlit's scripts, styles and faces as files that a web server gives from its disk, each beside its
compressed forms.

    python dashboard/bundle.py --out FOLDER

What is there stays: names hold a hash of the content, and pages of a version before may still be open. The
first time takes a minute.

Exit status: 0 written, 1 a file failed, 2 wrong usage.
"""

import argparse
import sys
from pathlib import Path

import streamlit

from plut.surfaces.web import bundle


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--out", type=Path, required=True, help="the folder, to which the server maps /static"
    )
    options = parser.parse_args()
    try:
        written = bundle.write(Path(streamlit.__file__).parent / "static" / "static", options.out)
    except OSError as error:
        print(f"The bundle is not complete: {error}. Run the command again to go on.", file=sys.stderr)
        return 1
    print(f"{options.out}: {written} files written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
