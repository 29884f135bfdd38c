"""Work that goes on where the visit or the server ends: a process of its own."""

import subprocess
import sys
from pathlib import Path

from plut.base import folders


def spawn(module: str, *arguments: str) -> None:
    """Start `python -m MODULE` with arguments. What it prints is kept in `work.log` of the desk."""
    folder = folders.desk_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "work.log").open("ab") as log:
        subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
