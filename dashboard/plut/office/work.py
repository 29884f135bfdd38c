"""What the desk does beside the server, in a process of its own: `python -m plut.office.work checks`, or
`... candidate ACCOUNT SCALE`."""

import os
import sys
from contextlib import suppress

from plut.office import candidate, checks


def main() -> None:
    os.nice(19)  # who reads comes first
    what, *told = sys.argv[1:]
    if what == "checks":
        checks.run()
    else:
        account, scale = told
        with suppress(candidate.Busy):
            candidate.build(account, scale)


if __name__ == "__main__":
    main()
