"""Why a build stopped before its end, as a code; `messages.stop` puts it into words."""

import errno
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from plut.base import journal
from plut.warehouse.editions import AnotherBuild, OtherContent, Withdrawn

NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Stopped(RuntimeError):
    """A build that ended before its end; the edition that is served stays. `code`: a code of
    `messages.STOPS`.

    file: what could not be written, or the folder of the build; reason: what the system said.
    """

    def __init__(self, code: str, file: str, reason: str) -> None:
        super().__init__(code, file, reason)
        self.code, self.file, self.reason = code, file, reason


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn whatever the disk, the memory or DuckDB raises inside into Stopped. folder: that of the build."""
    try:
        yield
    except AnotherBuild as error:
        journal.note(folder, "build_stopped", logging.WARNING, code="another_build")
        raise Stopped("another_build", str(folder), "") from error
    except Withdrawn as error:
        journal.note(folder, "build_stopped", logging.WARNING, code="withdrawn", edition=str(error))
        raise Stopped("withdrawn", str(error), "") from error
    except OtherContent as error:
        journal.note(folder, "build_stopped", logging.ERROR, code="other_content")
        raise Stopped("other_content", str(error), "") from error
    except (OSError, MemoryError, duckdb.Error) as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        no_space = any(os.strerror(code) in reason for code in NO_SPACE)
        named = re.search(r"""["'](/[^"']*)["']""", reason)
        code = "no_space" if no_space else "other"
        journal.note(folder, "build_stopped", logging.ERROR, code=code, error=type(error).__name__)
        raise Stopped(code, named[1] if named else str(folder), reason) from error
