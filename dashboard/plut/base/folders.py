"""Where things lie: the repository's folders, and what an office may move with an environment
variable."""

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
DATA = REPOSITORY / "data"
QUERIES = REPOSITORY / "queries"
STATIC = REPOSITORY / "dashboard" / "static"


def build_folder() -> Path:
    """The folder of editions: `PLUT_BUILD_DIR`, else `data/build`."""
    return Path(os.environ.get("PLUT_BUILD_DIR") or DATA / "build")


def incoming_folder() -> Path:
    """The folder of the office's own files: `PLUT_INCOMING_DIR`, else `data/incoming`."""
    return Path(os.environ.get("PLUT_INCOMING_DIR") or DATA / "incoming")


def codes_folder() -> Path:
    """The folder of the check codes that were handed out: `PLUT_CODES_DIR`, else `data/codes`."""
    return Path(os.environ.get("PLUT_CODES_DIR") or DATA / "codes")


def desk_folder() -> Path:
    """The folder of what the office's desk keeps: `PLUT_DESK_DIR`, else `data/desk`."""
    return Path(os.environ.get("PLUT_DESK_DIR") or DATA / "desk")


def access_file() -> Path:
    """The file that says who may see and do what: `PLUT_ACCESS`, else `data/access.toml`."""
    return Path(os.environ.get("PLUT_ACCESS") or DATA / "access.toml")


def names_access_file() -> bool:
    """Whether an installation says where that file is: then it must be there."""
    return bool(os.environ.get("PLUT_ACCESS"))
