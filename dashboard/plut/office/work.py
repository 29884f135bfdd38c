"""What the desk does beside the server, in a process of its own: `python -m plut.office.work checks`, or
`... candidate ACCOUNT SCALE`. Who starts it hands it the lock (beside.py)."""

import os
import sys

from plut.office import candidate, checks


def main() -> None:
    os.nice(19)  # who reads comes first
    what, *told = sys.argv[1:]
    if what == "checks":
        checks.read_all()
    else:
        account, scale = told
        candidate.built(account, scale)


if __name__ == "__main__":
    main()
