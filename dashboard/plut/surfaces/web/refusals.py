"""An address that is not answered: why, in the reader's language, as a page, as JSON or as plain text."""

from typing import Literal

from markupsafe import Markup
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from plut.base.language import translate

Form = Literal["page", "json", "plain"]  # what who asked can read
BRAND = "Dasbor PLUT-KUMKM"

PAGE = Markup("""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
body {{ max-width: 34rem; margin: 4rem auto; padding: 0 1rem; color: #14212b;
  font: 1.125rem/1.5 "Plus Jakarta Sans", Arial, sans-serif }}
h1 {{ font-size: 1.25rem }}
a {{ color: #0b6b7a }}
</style>
</head>
<body>
<h1>{brand}</h1>
<p>{sentence}</p>
<p><a href="{href}">{label}</a></p>
</body>
</html>
""")


class Refused(Exception):
    """An address that is not answered. sentence: why, in the reader's language, and what to do.

    retry_after: seconds after which it is worth asking again; more: what a program is told beside the
    sentence, as JSON can write it; way: an address that leads on, and its label.
    """

    def __init__(
        self,
        status: int,
        sentence: str,
        retry_after: int | None = None,
        more: dict[str, object] | None = None,
        way: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.retry_after = retry_after
        self.more = more or {}
        self.way = way


def answer(refused: Refused, form: Form, language: str, base_path: str = "") -> Response:
    """The answer of a refusal. base_path: below which the product is served, '/plut' or nothing."""
    headers = {"Cache-Control": "no-store", "Content-Language": language}
    if refused.retry_after is not None:
        headers["Retry-After"] = str(refused.retry_after)
    match form:
        case "json":
            content = {"status": refused.status, "error": refused.sentence, **refused.more}
            return JSONResponse(content, refused.status, headers)
        case "plain":
            return PlainTextResponse(refused.sentence, refused.status, headers)
        case "page":
            first = f"{base_path}/{'?lang=en' if language == 'en' else ''}"
            href, label = refused.way or (first, translate("To the first page", language))
            page = PAGE.format(
                language=language,
                title=f"{refused.status} · {BRAND}",
                brand=BRAND,
                sentence=refused.sentence,
                href=href,
                label=label,
            )
            return HTMLResponse(page, refused.status, headers)
