"""Streamlit's own sign-in over OpenID Connect: the cookie that it sets, and the address that leads to it.
Beside the app the only place that knows Streamlit."""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.datastructures import Headers
from streamlit.auth_util import encode_provider_token, get_cookie_with_chunks
from streamlit.errors import StreamlitAuthError, StreamlitMissingAuthlibError
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME as COOKIE


class NotSetUp(RuntimeError):
    """There is no provider in the secrets, or the packages of requirements-office.txt are missing."""


@dataclass(frozen=True)
class Told:
    """What a cookie says: the claims of the provider, and when it was signed. digests: of what was signed,
    one of each cookie that has a part of the claims; a signature can be written in several ways."""

    claims: Mapping[str, Any]
    signed_at: datetime.datetime
    digests: frozenset[str]


def told(cookies: Mapping[str, str], hours: float) -> Told | None:
    """What the cookie of a browser says, where it is signed by this installation and no older than some
    hours; a long one comes in several."""
    stamps: list[datetime.datetime] = []
    digests: dict[str, str] = {}

    def one(name: str) -> bytes | None:
        if name not in cookies:
            return None
        signed = URLSafeTimedSerializer(get_cookie_secret(), salt=name)
        try:
            value, stamp = signed.loads(cookies[name], max_age=hours * 3600, return_timestamp=True)
        except (BadSignature, UnicodeError):
            return None
        stamps.append(stamp)
        digests[name] = hashlib.sha256(repr((name, value, stamp)).encode()).hexdigest()[:32]
        return str(value).encode()

    try:
        claims = json.loads(get_cookie_with_chunks(one, COOKIE) or "null")
    except ValueError:
        return None
    if not isinstance(claims, dict) or claims.get("is_logged_in") is not True:
        return None
    if len(digests) > 1:  # the first of several only counts the others, as that of any reader may
        del digests[COOKIE]
    return Told(claims, min(stamps), frozenset(digests.values()))


def signs_in(headers: Headers) -> bool:
    """Whether an answer of Streamlit's gives a browser the cookie of somebody who has signed in."""
    given = [one.partition(";")[0] for one in headers.getlist("set-cookie")]
    return any(one.startswith(f"{COOKIE}=") and one != f'{COOKIE}=""' for one in given)


def way(base_path: str) -> str:
    """The address at which Streamlit sends a browser on to the provider. Raises NotSetUp."""
    try:
        return f"{base_path}/auth/login?provider={encode_provider_token('default')}"
    except (StreamlitAuthError, StreamlitMissingAuthlibError) as error:
        raise NotSetUp from error
