"""Reading reports in other processes: several at a time, and one that kills its process costs only itself."""

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process

from ..errors import Cause
from .work import Failure, Outcome, Parse, read_report


class Processes:
    """Reads in `jobs` other processes. One that dies costs only the report that it died of."""

    def __init__(self, parse: Parse, jobs: int) -> None:
        self._parse = parse
        self._jobs = jobs
        self._pool = _pool(jobs)
        self.depth = 2 * jobs

    def submit(self, file_name: str, content: bytes) -> Callable[[], Outcome]:
        try:
            future = self._pool.submit(read_report, self._parse, file_name, content)
        except BrokenProcessPool:
            self._pool = _pool(self._jobs)
            future = self._pool.submit(read_report, self._parse, file_name, content)
        return lambda: self._outcome(future, file_name, content)

    def _outcome(self, future: "Future[Outcome]", file_name: str, content: bytes) -> Outcome:
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(file_name, content)

    def _alone(self, file_name: str, content: bytes) -> Outcome:
        """A process died with several reports under way: read this one by itself to see whether it was the cause."""
        with _pool(1) as pool:
            try:
                return pool.submit(read_report, self._parse, file_name, content).result()
            except BrokenProcessPool:
                return Failure(Cause("refused.died"))

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # spawned, not forked: a fork copies locks that other threads hold, and the writer's lock with them
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_die_with_parent)


def _die_with_parent() -> None:
    """A killed load must not leave its processes behind."""
    parent = parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
