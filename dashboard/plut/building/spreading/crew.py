"""Who performs tasks: processes of this machine, each started again when it is lost.

A task of which a process dies (killed, out of memory) is given to another, a few times; one that says nothing
for longer than its task allows is ended.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path
from typing import Protocol

from plut.building.spreading.tasks import Answer, Failure, Task

TRIES = 3  # of a task whose process dies
HANGS = 2  # of a task that says nothing
CODE = Path(__file__).resolve().parents[3]  # the folder that holds the package


class Crew(Protocol):
    """Who performs tasks, `count` at a time; `shared_by`: how many of them on one machine."""

    count: int
    shared_by: int

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Answer]]:
        """Each task with its answer, in the order in which they are done."""

    def end(self) -> None:
        """Let everybody go."""


class Lost(Exception):
    """The process ended while it was at a task."""


class Hung(Exception):
    """The process said nothing for too long; the last that it said."""


class Child:
    """A process that performs tasks one by one."""

    def __init__(self) -> None:
        self.connection, theirs = Pipe()
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join(filter(None, [str(CODE), os.environ.get("PYTHONPATH", "")]))
        }
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "plut.building.spreading.child", str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                env=environment,
            )

    def do(self, task: Task) -> Answer:
        """Perform a task. Raises Lost or Hung; in both cases the process is of no further use."""
        said = ""
        try:
            self.connection.send(task)
            while self.connection.poll(task.silence):
                told = self.connection.recv()
                if isinstance(told, Answer):
                    return told
                said = told
        except (EOFError, OSError) as error:
            raise Lost(said) from error
        raise Hung(said)

    def end(self) -> None:
        """Kill the process, whatever it is at."""
        self.process.kill()
        self.process.wait()
        self.connection.close()


class Hand:
    """A place at which one task at a time is performed, by a process that is replaced when it is lost."""

    def __init__(self) -> None:
        self.child: Child | None = None
        self.is_over = False

    def do(self, task: Task) -> Answer:
        lost, hung = 0, 0
        while True:
            self.child = self.child or Child()
            try:
                return self.child.do(task)
            except Lost as error:
                lost += 1
                failure = Failure("workers_lost", task.name, str(error))
            except Hung as error:
                hung += 1
                failure = Failure("hung", str(error) or task.name, f"{task.silence:g}")
            self.end()
            if lost == TRIES or hung == HANGS or self.is_over:
                return Answer(failure=failure)

    def end(self) -> None:
        child, self.child = self.child, None
        if child:
            with suppress(OSError):
                child.end()


class Pool:
    """So many processes of this machine."""

    def __init__(self, count: int) -> None:
        self.count = self.shared_by = count
        self.hands = [Hand() for _ in range(count)]
        self.free = list(self.hands)
        self.lock = threading.Lock()

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Answer]]:
        threads = ThreadPoolExecutor(self.count)
        try:
            begun = {threads.submit(self._do, task): task for task in tasks}
            for done in as_completed(begun):
                yield begun[done], done.result()
        except BaseException:
            self.end()  # who waits for a process must not wait any longer
            raise
        finally:
            threads.shutdown(cancel_futures=True)

    def _do(self, task: Task) -> Answer:
        with self.lock:
            hand = self.free.pop()
        try:
            return hand.do(task)
        finally:
            with self.lock:
                self.free.append(hand)

    def end(self) -> None:
        for hand in self.hands:
            hand.is_over = True
            hand.end()
