"""What an installation may set by an environment variable; what can be switched off is so by 0, false, no,
off or tidak."""

import ipaddress
import os
import re


def simulates() -> bool:
    """Whether simulated records are wanted: `PLUT_SIMULATE`."""
    return _is_on("PLUT_SIMULATE")


def allows_upload() -> bool:
    """Whether a reader may have a file checked: `PLUT_UPLOAD`."""
    return _is_on("PLUT_UPLOAD")


def allows_export() -> bool:
    """Whether a reader may take files away: `PLUT_EXPORT`."""
    return _is_on("PLUT_EXPORT")


def counts_usage() -> bool:
    """Whether it is counted what is read: `PLUT_USAGE`."""
    return _is_on("PLUT_USAGE")


def address() -> str:
    """Scheme and host under which readers reach the product, where a proxy in front of it does not tell:
    `PLUT_ADDRESS`, 'https://plut.example.go.id'; else nothing. Raises ValueError where it is no such
    address."""
    said = os.environ.get("PLUT_ADDRESS", "").strip().rstrip("/")
    if said and not re.fullmatch(r"https?://[\w.:\[\]-]+", said):
        raise ValueError(f"PLUT_ADDRESS is scheme and host, as in https://plut.example.go.id, not {said!r}")
    return said


def frame_ancestors() -> str:
    """Who may show the product's pages in a frame, as a content security policy names them:
    `PLUT_FRAME_ANCESTORS`, else nobody but itself."""
    said = re.sub(r"[;,\s]+", " ", os.environ.get("PLUT_FRAME_ANCESTORS", "")).strip()
    return said or "'self'"


def metrics_from() -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """The machines that may ask what is measured: `PLUT_METRICS_FROM`, addresses or networks with spaces
    between; else this one alone. Raises ValueError where one is neither."""
    said = os.environ.get("PLUT_METRICS_FROM", "").split() or ["127.0.0.0/8", "::1"]
    return [ipaddress.ip_network(one, strict=False) for one in said]


def _is_on(variable: str) -> bool:
    return os.environ.get(variable, "1").strip().lower() not in {"0", "false", "no", "off", "tidak"}
