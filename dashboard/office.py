"""The steps of the office's desk without a browser, by the same rules.

    python dashboard/office.py load FILE_OR_FOLDER ...       check files and lay them on the desk
    python dashboard/office.py preview                       build a candidate beside the served edition
    python dashboard/office.py correct QUERY SENTENCE [--en SENTENCE] [--supersedes SENTENCE]
                                       [--figure NAME BEFORE AFTER] [--figure-en NAME BEFORE AFTER]
                                                             of a number that was published wrong
    python dashboard/office.py diff [--all]                  what the candidate changes
    python dashboard/office.py publish [--at HOUR] [--note TEXT] [EDITION]
    python dashboard/office.py withdraw [--instead EDITION] [--note TEXT] [EDITION]
    python dashboard/office.py journal [--csv]

A file that the desk or the served edition has already is not loaded again, so a watched folder is one line of
cron: `python dashboard/office.py load /srv/masuk && python dashboard/office.py preview`. HOUR is Western
Indonesian Time: 2026-12-01T08:00. publish with the name of a kept edition serves that one again. --account
says who does it, else the user of this system; with data/access.toml that account must have the right.

Exit status: 0 done, 1 not done (the reason is said), 2 wrong usage.
"""

import argparse
import datetime
import getpass
import itertools
import os
import shutil
import sys
import tempfile
from pathlib import Path

from plut.base import clock, folders
from plut.base.language import DEFAULT, LANGUAGES, translate
from plut.building.incoming import collect
from plut.office import candidate, checks, journal, publishing, steps, tray
from plut.office.access import WrongAccess
from plut.office.beside import Busy
from plut.office.publishing import Refused
from plut.office.steps import Figure, Officer
from plut.surfaces.desk import comparisons, journal_file, telling, words
from plut.surfaces.desk.comparisons import Asked
from plut.warehouse import editions
from plut.warehouse.edition import Edition


def main() -> int:
    options, parser = _arguments()
    language = os.environ.get("PLUT_LANG", DEFAULT).lower()
    language = language if language in LANGUAGES else DEFAULT
    try:
        who = steps.officer(options.account)
    except WrongAccess as wrong:
        parser.error(str(wrong))
    try:
        publishing.settle()
        return options.does(who, options, language)
    except Refused as refused:
        print(words.refusal(refused, language), file=sys.stderr)
    except OSError as error:
        print(words.unwritten(error, language), file=sys.stderr)
    return 1


def _load(who: Officer, options: argparse.Namespace, language: str) -> int:
    """Lay files on the desk; of each, what it is."""
    served = tray.held(editions.current(folders.build_folder()))
    known = {*served.values(), *(one.sha256 for one in tray.entries())}
    taken = []
    for path in options.files:
        for file in collect.incoming_files(path) if path.is_dir() else [path]:
            if editions.digest_of(file) in known:
                there = translate("already there", language)
                print(f"{file.name}: {there}")
            else:
                taken.append(steps.load(who, _copy(file), file.name))
    checks.run()
    is_whole = True
    for entry in taken:
        found = checks.of(entry)
        is_whole = is_whole and found is not None and not found.problem
        for sentence in words.found(found, language):
            print(f"{entry.name}: {sentence}")
    return 0 if is_whole else 1


def _correct(who: Officer, options: argparse.Namespace, language: str) -> int:
    """Lay a sentence for the table of corrections on the desk: the next candidate has it."""
    pairs = itertools.zip_longest(options.figure, options.figure_en, fillvalue=("", "", ""))
    figures = [Figure(*own, *english) for own, english in pairs]
    entry = steps.correct(who, options.query, options.sentence, options.en, options.supersedes, figures)
    checks.run()
    found = checks.of(entry)
    for sentence in words.found(found, language):
        print(f"{entry.name}: {sentence}")
    return 0 if found is not None and all(one.accepted for one in found.found) else 1


def _copy(file: Path) -> Path:
    """A copy on the disk of the desk, to be moved into its store."""
    folders.desk_folder().mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folders.desk_folder())
    with os.fdopen(descriptor, "wb") as target, file.open("rb") as source:
        shutil.copyfileobj(source, target, 1024**2)
    return Path(name)


def _preview(who: Officer, options: argparse.Namespace, language: str) -> int:
    """Build a candidate in this process."""
    steps.may_look(who)
    terminal = sys.stderr.isatty()

    def progress(step: str, share: float) -> None:
        if terminal:
            print(f"\r\033[K{share:4.0%}  {step}", end="", file=sys.stderr, flush=True)

    try:
        built = candidate.build(who.name, options.scale, progress)
    except Busy:
        raise Refused("building") from None
    finally:
        if terminal:
            print(file=sys.stderr)
    if built.state != "ready":
        print(words.failed(built, language), file=sys.stderr)
        return 1
    print(words.ready(built, language))
    return 0


def _diff(who: Officer, options: argparse.Namespace, language: str) -> int:
    """What the candidate changes."""
    steps.may_look(who)
    found, served = candidate.current(), editions.current(folders.build_folder())
    if found is None or found.path is None:
        raise Refused("no_candidate")
    rules = who.grants.rules
    asked = Asked(
        Edition(str(served), rules) if served else None,
        Edition(str(found.path), rules, is_draft=True),
        language,
    )
    told = comparisons.of(asked) or comparisons.find_out(asked)
    print(told.csv if options.all else telling.in_lines(told.parts))
    return 0


def _publish(who: Officer, options: argparse.Namespace, language: str) -> int:
    """Publish the candidate, or serve a kept edition again."""
    found = candidate.current()
    if options.edition and (found is None or found.edition != options.edition or found.path is None):
        steps.reopen(who, options.edition, options.note)
    else:
        steps.publish(who, options.edition, options.at, options.note)
    print(words.step_of(journal.steps()[-1], language))
    return 0


def _withdraw(who: Officer, options: argparse.Namespace, language: str) -> int:
    """Take back the edition that is served, or one that waits."""
    served = editions.current(folders.build_folder())
    steps.withdraw(who, options.edition or (served.stem if served else ""), options.instead, options.note)
    print(words.step_of(journal.steps()[-1], language))
    return 0


def _journal(who: Officer, options: argparse.Namespace, language: str) -> int:
    """All steps, the newest first."""
    told = steps.told(who)
    if options.csv:
        sys.stdout.buffer.write(journal_file.as_csv(told, language))
    else:
        for step in told:
            print(words.step_of(step, language))
    return 0


def _hour(text: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(text).replace(tzinfo=clock.WIB)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no hour: 2026-12-01T08:00") from None


def _arguments() -> tuple[argparse.Namespace, argparse.ArgumentParser]:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--account", default=getpass.getuser(), help="who does it")
    commands = parser.add_subparsers(required=True, metavar="STEP")

    def command(name: str, does: object) -> argparse.ArgumentParser:
        made = commands.add_parser(name, description=getattr(does, "__doc__", ""))
        made.set_defaults(does=does)
        return made

    load = command("load", _load)
    load.add_argument("files", type=_existing, nargs="+", metavar="FILE_OR_FOLDER")
    correct = command("correct", _correct)
    correct.add_argument("query", metavar="QUERY", help="as in the foot of its picture")
    correct.add_argument("sentence", metavar="SENTENCE", help="in Indonesian")
    correct.add_argument("--en", default="", metavar="SENTENCE", help="the same in English")
    correct.add_argument(
        "--supersedes", default="", metavar="SENTENCE", help="the published one in whose place it stands"
    )
    for option, told in (
        ("--figure", "a number that was wrong, what it said and what it should have said; once for each"),
        ("--figure-en", "the same in English"),
    ):
        correct.add_argument(
            option, nargs=3, action="append", default=[], metavar=("NAME", "BEFORE", "AFTER"), help=told
        )
    preview = command("preview", _preview)
    preview.add_argument("--scale", choices=candidate.SCALES, default="full")
    diff = command("diff", _diff)
    diff.add_argument("--all", action="store_true", help="every number, as CSV")
    publish = command("publish", _publish)
    publish.add_argument("edition", nargs="?", default="")
    publish.add_argument("--at", type=_hour, metavar="HOUR")
    publish.add_argument("--note", default="")
    withdraw = command("withdraw", _withdraw)
    withdraw.add_argument("edition", nargs="?", default="")
    withdraw.add_argument("--instead", default="", metavar="EDITION")
    withdraw.add_argument("--note", default="")
    written = command("journal", _journal)
    written.add_argument("--csv", action="store_true")
    return parser.parse_args(), parser


def _existing(text: str) -> Path:
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"there is no {path}")
    return path


if __name__ == "__main__":
    sys.exit(main())
