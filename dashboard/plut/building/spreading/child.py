"""The process that performs tasks: it is given them one by one over a connection, and answers each.

Run as a program it is that process. It ends when the connection is closed or whoever started it is gone.
"""

import os
import sys
import threading
from multiprocessing.connection import Connection

from plut.building.spreading.tasks import Task, perform

LOOKS = 1.0  # seconds between looks at whether the parent is still there


def main(descriptor: int) -> None:
    """Perform what comes until nothing more can come."""
    is_over = threading.Event()
    watch = threading.Thread(target=_end_with, args=(os.getppid(), is_over), daemon=True)
    watch.start()
    with Connection(descriptor) as connection:
        while True:
            try:
                task: Task = connection.recv()
                connection.send(perform(task, connection.send))
            except (EOFError, OSError):
                break
    is_over.set()
    watch.join()  # DuckDB complains of a thread that outlives it


def _end_with(parent: int, is_over: threading.Event) -> None:
    """End at once when the parent has ended: nobody would take the answer."""
    while not is_over.wait(LOOKS):
        if os.getppid() != parent:
            os._exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]))
