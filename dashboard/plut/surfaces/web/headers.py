"""What every answer tells a browser for its reader's safety: where scripts, pictures and frames may come
from."""

from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plut.base import settings

HSTS_SECONDS = 365 * 24 * 3600
ANYWHERE = "*"
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), midi=(), "
    "accelerometer=(), gyroscope=(), magnetometer=(), display-capture=(), browsing-topics=()",
}


def policy(frames: str, inline_scripts: Iterable[str] = ()) -> str:
    """A content security policy: nothing from another host. frames: who may show the page in a frame;
    inline_scripts: the hashes of those that the page holds ('sha256-...')."""
    scripts = " ".join(["'self'", "blob:", *(f"'{one}'" for one in inline_scripts)])
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {scripts}",  # blob: Streamlit's components
            "style-src 'self' 'unsafe-inline'",  # Streamlit and Plotly write styles into the page
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {frames}",
        )
    )


class Headers:
    """Puts them on every answer. What an answer says itself stays as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in FIXED.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", policy(settings.frame_ancestors()))
                if scope["scheme"] == "https" or settings.address().startswith("https:"):
                    headers.setdefault("Strict-Transport-Security", f"max-age={HSTS_SECONDS}")
            await send(message)

        await self._app(scope, receive, sending)
