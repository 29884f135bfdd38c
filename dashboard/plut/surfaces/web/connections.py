"""Connections of the server: what is sent leaves at once, and who is at the other end is not forgotten.

Streamlit opens the server's socket itself, and asyncio does not know it as one of TCP: so each answer's last
part would wait until the reader's machine has confirmed the part before, which takes a way there and back, or
40 ms on the same machine. Some 300 light pages a second were served so, and 1,500 without that wait.

Uvicorn puts the address that a trusted proxy tells in the place of the proxy's own, and then nobody can see
any more whether it was the proxy that asked. Who may say who a reader is depends on that: so it is kept.
"""

import os
import socket
import stat
from contextlib import suppress
from pathlib import Path

from starlette.types import Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

PEER = "plut.peer"  # in the scope of a request
OPEN_FILES = Path("/dev/fd")  # of this process


def remember_peers() -> None:
    """From now on a request of a server that is not loaded yet carries the address at the other end of its
    connection."""
    read = ProxyHeadersMiddleware.__call__

    async def remembering(self: ProxyHeadersMiddleware, scope: Scope, receive: Receive, send: Send) -> None:
        scope.setdefault(PEER, (scope.get("client") or ("", 0))[0])
        await read(self, scope, receive, send)  # type: ignore[arg-type]

    ProxyHeadersMiddleware.__call__ = remembering  # type: ignore[assignment, method-assign]


def peer(scope: Scope) -> str:
    """The address at the other end of a request's connection, whatever a proxy says of readers."""
    return str(scope.get(PEER) or (scope.get("client") or ("", 0))[0])


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
