"""One server process that a reader visits: `python -m benchmarks.visit WHAT CACHE` prints its seconds and its memory.

WHAT is `nothing` (the imports alone), `home` (the first page), or `changes` (every page, and each change of filters).
"""

import sys
from contextlib import suppress
from pathlib import Path
from time import perf_counter

_BEGAN = perf_counter()

from benchmarks.changes import changes  # noqa: E402
from benchmarks.reader import Reader  # noqa: E402
from jixiao.places import ROOT  # noqa: E402


def visit(what: str, cache: Path) -> None:
    if what == "nothing":
        return
    reader = Reader(cache)
    reader.open()
    if what == "changes":
        for page in sorted((ROOT / "pages").glob("*.py")):
            reader.open(page)
            for filters in changes(cache):
                reader.change(filters)


def peak() -> int:
    """The most bytes of memory that this process held; 0 where the system does not say."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    visit(sys.argv[1], Path(sys.argv[2]))
    print(perf_counter() - _BEGAN, peak())
