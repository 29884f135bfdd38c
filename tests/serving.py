"""The product as it is served: its plain command, in a process of its own."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from plut.base.folders import REPOSITORY


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(
    build: Path,
    port: int,
    base_path: str = "",
    script: str = "dashboard/app.py",
    before: tuple[str, ...] = (),
    **more: str,
) -> subprocess.Popen:
    """Start the app on a build folder, in a group of processes of its own; what it prints goes to `app.log`
    beside. script: what Streamlit runs; before: a command that runs it; more: of the environment."""
    command = [
        *before,
        str(Path(sys.executable).with_name("streamlit")),
        "run",
        script,
        "--server.port",
        str(port),
        "--server.baseUrlPath",
        base_path,
    ]
    environment = os.environ | {"PLUT_BUILD_DIR": str(build), "PLUT_CODES_DIR": str(build.parent / "codes")}
    with (build.parent / "app.log").open("w") as log:
        return subprocess.Popen(
            command, cwd=REPOSITORY, env=environment | more, stdout=log, stderr=log, start_new_session=True
        )
