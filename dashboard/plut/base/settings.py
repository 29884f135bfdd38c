"""What an installation may switch off by an environment variable: 0, false, no, off or tidak."""

import os


def simulates() -> bool:
    """Whether simulated records are wanted: `PLUT_SIMULATE`."""
    return _is_on("PLUT_SIMULATE")


def allows_upload() -> bool:
    """Whether a reader may have a file checked: `PLUT_UPLOAD`."""
    return _is_on("PLUT_UPLOAD")


def allows_export() -> bool:
    """Whether a reader may take files away: `PLUT_EXPORT`."""
    return _is_on("PLUT_EXPORT")


def _is_on(variable: str) -> bool:
    return os.environ.get(variable, "1").strip().lower() not in {"0", "false", "no", "off", "tidak"}
