"""Answers that a page of any other site may read (CORS): what is public by its address is public there
too."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag, Link, Retry-After, "
    "Plut-Simulated-Rows-Left-Out",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
ASKED_BEFORE = {  # the answer to a browser that asks first
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
METHODS = ("GET", "OPTIONS")  # HEAD comes with GET


def shared(endpoint: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """The same endpoint for every site, its refusals too."""

    async def answer(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=HEADERS | ASKED_BEFORE)
        given = await endpoint(request)
        given.headers.update(HEADERS)
        return given

    return answer
