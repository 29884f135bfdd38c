"""Which answers of an address are counted, without a word of who asked."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from plut.office import usage
from plut.surfaces.web.asking import Handler

# whole, and the short answer to a browser that has it already: its reader looks at it once more
SEEN = (200, 304)


def counted(handler: Handler, kind: usage.Kind, name: Callable[[Request], str]) -> Handler:
    """The same handler, of which the answers that a reader sees are counted: no refusal, no way on to another
    address, no question for the head alone.

    name: of what was asked for, empty for what is not counted. The handler has found it by then, so that it
    is a name of ours.
    """

    def answer(request: Request) -> Response:
        response = handler(request)
        if request.method == "GET" and response.status_code in SEEN:
            usage.count(kind, name(request))
        return response

    return answer
