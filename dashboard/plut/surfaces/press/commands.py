"""What the commands that write files to take away have in common: the edition that is served, the address
that their files name, and no remarks of libraries."""

import argparse
import logging

from plut.base import folders, settings
from plut.warehouse import editions
from plut.warehouse.edition import Edition


def served(parser: argparse.ArgumentParser) -> Edition:
    """The edition that readers get; ends the command where there is none, or files are switched off."""
    for name in ("kaleido", "choreographer"):  # their remarks are not for who runs a command
        logging.getLogger(name).setLevel(logging.ERROR)
    if not settings.allows_export():
        parser.error("files to take away are switched off on this installation (PLUT_EXPORT)")
    path = editions.current(folders.build_folder())
    if path is None:
        parser.error("there is no edition yet: run python dashboard/build.py first")
    return Edition(str(path))


def with_address(parser: argparse.ArgumentParser, what: str) -> None:
    """Adds --address, without a slash at its end. what: what the app at that address does for the files."""
    parser.add_argument(
        "--address",
        default="http://localhost:8501",
        type=lambda address: address.rstrip("/"),
        help=f"address of the app that {what}",
    )
