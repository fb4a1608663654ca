"""Reads fuzzed files in a process of its own and prints what became of each, so that one that kills it is known.

Arguments: the folder of whole files, the first number, the step. Output: for each file a line when it is begun, and one
of JSON when it is done: what became of it, seconds of processor time, and the most memory held so far, in MB.
"""

import json
import resource
import signal
import sys
import time
from pathlib import Path

from jixiao.errors import ReportError
from jixiao.handed_in import Incoming, incoming
from jixiao.loading import parse_bytes
from jixiao.loading.work import Failure, Parsed, read_report
from tests.fuzzed_files import FILES, fuzzed

_PATIENCE = 20
"""Seconds of processor time after which the process is ended, even where it hangs in a library."""
_MOST = 6 * 2**30
"""Bytes of address space, so that a bomb ends this process and not the machine; far more than is used is reserved."""


def outcome(one: Incoming) -> list[str]:
    """`read`, `refused` with the cause in both languages, or `fault`, a fault of ours, with what it was."""
    try:
        found = read_report(parse_bytes, one.name, one.read())
    except ReportError as error:
        found = Failure(error.cause, lasting=True)
    if isinstance(found, Parsed):
        return ["read"]
    return ["refused" if found.lasting else "fault", str(found.cause), found.cause.said("zh")]


def main(folder: str, first: int, step: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MOST, _MOST))
    whole = {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
    for number in range(first, FILES, step):
        name, content = fuzzed(number, whole)
        print(number, name, flush=True)
        signal.setitimer(signal.ITIMER_PROF, _PATIENCE)
        began = time.process_time()
        found = [outcome(one) for one in incoming(name, content)]
        seconds = time.process_time() - began
        signal.setitimer(signal.ITIMER_PROF, 0)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps([found, seconds, memory]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
