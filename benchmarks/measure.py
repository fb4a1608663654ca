"""One child process, timed: wall clock, processor time and the most memory that it held."""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Cost:
    """`wall` and `cpu` in seconds, `peak` in bytes."""

    wall: float
    cpu: float
    peak: int


def keep_to_one_core() -> bool:
    """Let this process and its children use one processor only, where the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        return False
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    return True


def run_python(*arguments: str | os.PathLike[str]) -> Cost:
    """Run Python with these arguments, its output thrown away. Raises RuntimeError if it cannot run at all."""
    command = [sys.executable, *(os.fspath(argument) for argument in arguments)]
    silent = [(os.POSIX_SPAWN_OPEN, output, os.devnull, os.O_WRONLY, 0) for output in (1, 2)]
    began = perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=silent)
    _, status, usage = os.wait4(child, 0)
    wall = perf_counter() - began
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: some report could not be read, which is a cost too
        raise RuntimeError(f"{' '.join(command)} ended with status {status}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def least(costs: Iterable[Cost]) -> Cost:
    """The least of each over several runs: what the machine's other work added is left out."""
    runs = list(costs)
    return Cost(*(min(values) for values in zip(*((run.wall, run.cpu, run.peak) for run in runs), strict=True)))
