"""Write the press kit of one province, or of all.

    python dashboard/press_kit.py --province 33 --out kit.zip
    python dashboard/press_kit.py --all --out FOLDER

Only what is real is drawn; --simulated adds pictures of simulated records.

Exit status: 0 written, 1 a picture failed (nothing is left of its kit), 2 wrong usage.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from plut.base.language import DEFAULT, LANGUAGES
from plut.content.reading import Reading
from plut.surfaces.press import commands, kits, printing


def main() -> int:
    options, parser = _arguments()
    of = reading(commands.reading(parser, commands.grants(parser, options.role, "")), options)
    places = of.plain("frame/places")["region_code"]
    provinces = places[places.str.len() == 2].tolist()
    wanted = provinces if options.all else [options.province]
    if unknown := set(wanted) - set(provinces):
        parser.error(
            f"--province: there is no province {', '.join(sorted(unknown))}; codes: {', '.join(provinces)}"
        )
    try:
        (options.out if options.all else options.out.parent).mkdir(parents=True, exist_ok=True)
        for done, province in enumerate(wanted):
            target = (
                options.out / f"plut-kumkm_kit_{province}_{of.edition.name}.zip"
                if options.all
                else options.out
            )
            kits.write(of, province, target, _progress(done, len(wanted)))
            print(target)
    except (printing.NoChromium, OSError) as error:
        print(f"The kit was not written: {error}", file=sys.stderr)
        return 1
    finally:
        printing.stop()
    return 0


def reading(whole: Reading, options: argparse.Namespace) -> Reading:
    """What a kit is made of: only what is real, unless somebody asked for more."""
    return replace(whole, language=options.language, shows_simulated=options.simulated, base=options.address)


def _progress(done: int, of: int):
    def say(step: str) -> None:
        if sys.stderr.isatty():
            print(f"\r\033[K{done + 1}/{of}  {step}", end="", file=sys.stderr, flush=True)

    return say


def _arguments(words: list[str] | None = None) -> tuple[argparse.Namespace, argparse.ArgumentParser]:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    one = parser.add_mutually_exclusive_group(required=True)
    one.add_argument("--province", help="code of a province, two digits")
    one.add_argument(
        "--all", action="store_true", help="a kit for each of the 38 provinces, into the folder --out"
    )
    parser.add_argument("--out", type=Path, required=True, help="the zip file, or with --all the folder")
    parser.add_argument("--language", choices=LANGUAGES, default=DEFAULT, help="language of the pictures")
    commands.with_address(parser, "answers the check codes")
    commands.with_role(parser)
    parser.add_argument(
        "--simulated", action="store_true", help="pictures of simulated records too, marked as such"
    )
    return parser.parse_args(words), parser


if __name__ == "__main__":
    sys.exit(main())
