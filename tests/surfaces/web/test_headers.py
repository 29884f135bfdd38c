"""Every answer says what a browser may do with it, and nothing may come from another host."""

import re

import pytest
from asked import ask

ANSWERS = (
    "/",
    "/ringan/",
    "/nix",
    "/api/nix.json",
    "/gambar/nix/nix.svg",
    "/app/static/icon.png",
    "/_stcore/health",
    "/static/nix.js",
    "/../x",
)


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split(";"))}


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_has_them(server, path):
    headers = ask(server, path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "strict-transport-security" not in headers
    policy = directives(headers["content-security-policy"])
    assert policy["frame-ancestors"] == ["'self'"] and policy["object-src"] == ["'none'"]
    allowed = {value for values in policy.values() for value in values}
    assert not [
        one for one in allowed if re.search(r"[.*/]|^https?:", one) and not one.startswith("'sha256-")
    ]
    assert "'unsafe-eval'" not in allowed and "'unsafe-inline'" not in policy["script-src"]


def test_an_installation_says_who_may_frame_it_and_that_it_stands_behind_tls(start_app, folder):
    server = start_app(
        folder,
        PLUT_FRAME_ANCESTORS="https://kemenkop.example, 'self'; script-src *",
        PLUT_ADDRESS="https://plut.example",
    )
    page = ask(server, "/peta")
    policy = directives(page.headers["content-security-policy"])
    assert policy["frame-ancestors"] == ["https://kemenkop.example", "'self'", "script-src", "*"]
    assert policy["script-src"][0] == "'self'"  # a semicolon begins no directive of its own
    assert page.headers["strict-transport-security"] == "max-age=31536000"
    assert '<link rel="canonical" href="https://plut.example/ringan/peta">' in page.text
