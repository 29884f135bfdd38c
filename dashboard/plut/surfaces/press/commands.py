"""What the commands that write files to take away have in common: the edition that is served, as it is open
to those whom the files are for, the address that their files name, and no remarks of libraries."""

import argparse
import logging

from plut.base import folders, settings
from plut.base.language import DEFAULT
from plut.content.reading import Reading
from plut.office import access
from plut.office.access import Grants, WrongAccess
from plut.warehouse import editions
from plut.warehouse.edition import Edition


def reading(parser: argparse.ArgumentParser, grants: Grants) -> Reading:
    """What readers get, without what is simulated, as far as it is open; ends the command where there is no
    edition, or files are switched off."""
    for name in ("kaleido", "choreographer"):  # their remarks are not for who runs a command
        logging.getLogger(name).setLevel(logging.ERROR)
    if not settings.allows_export():
        parser.error("files to take away are switched off on this installation (PLUT_EXPORT)")
    path = editions.current(folders.build_folder())
    if path is None:
        parser.error("there is no edition yet: run python dashboard/build.py first")
    edition = Edition(str(path), grants.rules)
    return Reading(edition, DEFAULT, shows_simulated=False, pages=grants.pages)


def grants(parser: argparse.ArgumentParser, role: str | None, page: str) -> Grants:
    """What is open to a role of data/access.toml, to the public where none is named; ends the command where
    the page that its files are of is not. page: its name in an address; empty where several are meant."""
    try:
        rules = access.current()
        opened = access.given_away() if rules is None or role is None else rules.of_role(role)
    except WrongAccess as wrong:
        parser.error(str(wrong))
    except KeyError:
        parser.error(f"there is no role {role} in data/access.toml")
    if not opened.reads or (page and opened.pages is not None and page not in opened.pages):
        whom = f"the role {role}" if role else "the public (name another role with --role)"
        parser.error(f"data/access.toml does not open this to {whom}")
    return opened


def with_role(parser: argparse.ArgumentParser) -> None:
    """Adds --role."""
    parser.add_argument(
        "--role", help="for whom of data/access.toml the files are; for the public where none is named"
    )


def with_address(parser: argparse.ArgumentParser, what: str) -> None:
    """Adds --address, without a slash at its end. what: what the app at that address does for the files."""
    parser.add_argument(
        "--address",
        default="http://localhost:8501",
        type=lambda address: address.rstrip("/"),
        help=f"address of the app that {what}",
    )
