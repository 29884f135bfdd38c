"""A crew on other machines: Dask distributed gives each task to one of its workers, which performs it in a
process of its own, so that one that hangs or dies takes nothing else along.

The workers see the folders of the code, of the incoming files and of the editions under the same paths as
the build does, and run the same versions.
"""

import importlib
import logging
import secrets
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from plut.building.spreading.crew import Hand
from plut.building.spreading.tasks import Answer, Failure, Task
from plut.building.stops import Stopped

CONNECTING = "20s"
ROUNDS = 2  # of a task whose scheduler was lost: it may be back

_own = threading.local()


def work(task: Task) -> Answer:
    """Perform a task in the process that belongs to this thread of a worker."""
    if not hasattr(_own, "hand"):
        _own.hand = Hand()
    return _own.hand.do(task)


class Cluster:
    """The workers of a Dask scheduler at an address, or so many of this machine."""

    def __init__(self, address: str = "", count: int = 0) -> None:
        try:
            self.distributed: Any = importlib.import_module("distributed")
        except ImportError as error:
            raise Stopped("no_distributed", "requirements-cluster.txt", str(error)) from error
        self.address = address
        self.local = None
        if not address:
            self.local = self.distributed.LocalCluster(
                n_workers=count,
                threads_per_worker=1,
                dashboard_address=None,
                silence_logs=logging.ERROR,
                # what a task takes is taken by its own process, which is bounded by itself
                memory_limit=0,
            )
            self.address = self.local.scheduler_address
        self.client = self._client()

    def _client(self) -> Any:
        try:
            client = self.distributed.Client(self.address, timeout=CONNECTING)
            client.wait_for_workers(1, timeout=CONNECTING)
        except (OSError, TimeoutError) as error:
            raise Stopped("workers_gone", self.address, str(error).splitlines()[0]) from error
        workers = client.scheduler_info(n_workers=-1)["workers"].values()
        beside: Counter[str] = Counter()
        for worker in workers:
            beside[worker["host"]] += worker["nthreads"]
        self.count, self.shared_by = beside.total(), max(beside.values())
        return client

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Answer]]:
        waiting = {task.name: task for task in tasks}
        for round_ in range(1, ROUNDS + 1):
            try:
                for name, answer in self._done(list(waiting.values())):
                    yield waiting.pop(name), answer
            except self._gone() as error:
                if round_ == ROUNDS:
                    raise Stopped("workers_gone", self.address, str(error).splitlines()[0]) from error
                self.client.close(timeout=1)
                self.client = self._client()
            if not waiting:
                return

    def _gone(self) -> tuple[type[BaseException], ...]:
        """What is raised when the scheduler is no longer there."""
        client = importlib.import_module("distributed.client")
        return (OSError, TimeoutError, client.FutureCancelledError, client.FuturesCancelledError)

    def _done(self, tasks: list[Task]) -> Iterator[tuple[str, Answer]]:
        sign = secrets.token_hex(4)
        begun = {
            self.client.submit(work, task, key=f"{task.name}-{sign}", pure=False): task for task in tasks
        }
        for future in self.distributed.as_completed(begun):
            task = begun[future]
            try:
                yield task.name, future.result()
            except self.distributed.KilledWorker as error:
                reason = str(error).splitlines()[0]
                yield task.name, Answer(failure=Failure("workers_lost", task.name, reason))

    def end(self) -> None:
        self.client.close(timeout=5)
        if self.local:
            self.local.close()
