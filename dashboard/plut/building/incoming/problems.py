"""What can be wrong with a file or a row, as codes; `plut.language` puts them into words."""

from dataclasses import dataclass


@dataclass(
    unsafe_hash=True
)  # not frozen: an exception is given its traceback, and what it holds when it is unpickled
class Problem(Exception):
    """A file that cannot be used: a code of `messages.FILE_PROBLEMS`, and what its sentence has to name."""

    code: str
    detail: str = ""
    row: int | None = None
