"""The addresses of this surface."""

from starlette.routing import BaseRoute


def routes() -> tuple[BaseRoute, ...]:
    """All of them, without the base path."""
    return ()
