"""The addresses of this surface."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from plut.base.language import translate
from plut.surfaces.addresses import frames, pictures, rows
from plut.surfaces.addresses.sharing import METHODS, shared
from plut.surfaces.press.embedding import FRAMES
from plut.surfaces.web import addresses_of, asking, bounds
from plut.surfaces.web.asking import answered
from plut.surfaces.web.counting import counted
from plut.surfaces.web.refusals import Refused


def routes() -> tuple[BaseRoute, ...]:
    """All of them, without the base path."""
    pictured, rowed = (
        f"{addresses_of.PICTURES}/{{page}}/{{picture}}.{{kind}}",
        f"{addresses_of.ROWS}/{{path:path}}",
    )
    picture = answered(
        counted(pictures.answer, "picture", pictures.counted_as), "plain", bounds.PICTURES_BY_ADDRESS
    )
    of_query = answered(counted(rows.answer, "rows", rows.counted_as), "json", bounds.ROWS_BY_ADDRESS)
    return (
        Route(pictured, shared(picture), methods=METHODS),
        Route(addresses_of.ROWS, _to_list),
        Route(rowed, shared(of_query), methods=METHODS),
        Route(f"{FRAMES}/{{page}}/{{picture}}", answered(frames.answer)),
        Route(f"{FRAMES}/{{rest:path}}", answered(_refuse)),
        Route(FRAMES, answered(_refuse)),
    )


def _to_list(request: Request) -> Response:
    """To the address below which the links of the list stand."""
    said = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{asking.base_path(request)}{addresses_of.ROWS}/{said}", 308)


def _refuse(request: Request) -> Response:
    raise Refused(404, translate("There is nothing at this address.", asking.language(request)))
