"""What a handler is given of an address, for tests that need no server."""

from urllib.parse import urlencode

from starlette.requests import Request


def asking_for(**said: str) -> Request:
    """A request as a server hands it on; its path does not count here."""
    return Request(
        {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "server": ("plut.example", 80),
            "path": "/",
            "root_path": "",
            "query_string": urlencode(said).encode(),
            "headers": [],
        }
    )
