"""What is sent leaves at once.

Streamlit opens the server's socket itself, and asyncio does not know it as one of TCP: so each answer's last
part would wait until the reader's machine has confirmed the part before, which takes a way there and back, or
40 ms on the same machine. Some 300 light pages a second were served so, and 1,500 without that wait.
"""

import os
import socket
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

OPEN_FILES = Path("/dev/fd")  # of this process


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """As long as the server runs."""
    send_at_once()
    yield


def send_at_once() -> None:
    """Every TCP socket of this process sends at once; those of its readers take that from the one that they
    come in by."""
    if not OPEN_FILES.is_dir():  # a system without it keeps waiting
        return
    for path in OPEN_FILES.iterdir():
        with suppress(OSError):  # a file that was closed meanwhile, or a socket that is none of TCP
            if stat.S_ISSOCK(os.fstat(int(path.name)).st_mode):
                with socket.socket(fileno=os.dup(int(path.name))) as one:
                    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
