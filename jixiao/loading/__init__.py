"""Loading: the cache made to hold exactly the reports under the paths named, whatever it held before.

What the last load named is what the cache holds, so that nobody has to remember what was loaded when: a report that
is no longer there goes, an unchanged one is not parsed again, a changed one replaces itself. Two rules guard what is
there already: a file that could be read before and cannot be read now keeps the version read before, and a load in
which nothing at all can be read changes nothing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from .. import corrections as corrections_file
from ..corrections import Correction, marked
from ..errors import ReportError
from ..places import CACHE, REPORTS
from ..reading import file_bytes, report_id
from ..store import CacheError, State, Store, read_state
from .files import ReportFile, find, printable
from .run import FileResult, LoadResult, OnProgress, Run
from .work import Parse, parse_bytes, workers

__all__ = ["FileResult", "LoadResult", "OnProgress", "Parse", "is_stale", "load", "parse_bytes", "printable"]


def load(
    paths: Iterable[Path] | None = None,
    cache: Path = CACHE,
    on_progress: OnProgress = lambda done, total, file_name: None,
    jobs: int | None = 1,
    *,
    on_wait: Callable[[], None] = lambda: None,
    parse: Parse = parse_bytes,
    version: str | None = None,
    corrections: Mapping[str, Correction] | None = None,
    again: Collection[str] = (),
) -> LoadResult:
    """Make the cache hold the reports under `paths`: files, or folders with all below them.

    `paths` None means those of the last load, or the sample reports. `jobs` processes read, None for as many as pay;
    more than one needs a main module that can be imported again, which an app's script is not. `on_wait` is called
    if another load has to finish first. `parse` and `version` stand in for the parser, `corrections` for the kept
    ones; the reports whose ids are in `again` are parsed whatever is known of them. Raises JixiaoError if the
    cache cannot be written; what is wrong with a report is in the result.
    """
    version = version or _parser_version()
    corrections = corrections_file.read() if corrections is None else corrections
    with Store(cache).writing(on_wait) as writing:
        sources = _sources(paths, writing.before)
        run = Run(writing, find(sources), version, on_progress, corrections, again)
        run.read_all(lambda reports: workers(parse, jobs, reports))
        return run.finish(tuple(str(source.absolute()) for source in sources))


def is_stale(paths: Iterable[Path] | None = None, cache: Path = CACHE, *, version: str | None = None) -> bool:
    """Whether a load of `paths` (None as in `load`) would change the facts: files came, changed or went, or the
    parser did, or there is no usable cache. Opens only files whose stat changed.
    """
    try:
        state = read_state(cache)
    except CacheError:
        return True
    version = version or _parser_version()
    corrections = corrections_file.read()
    found = find(_sources(paths, state))
    known = {key for key in state.files if not found.is_closed(key)}
    return known != found.files.keys() or any(
        _is_stale(file, state, version, corrections) for file in found.files.values()
    )


def _is_stale(file: ReportFile, state: State, version: str, corrections: Mapping[str, Correction]) -> bool:
    entry = state.files[file.key]
    if entry.error:
        read, by = entry.refused or (None, version)
    else:
        report = state.reports[str(entry.report_id)]
        read, by = report.report_id, report.parser_version
        version = marked(version, corrections.get(report.report_id))
    if by != version:
        return True
    if file.signature and file.signature == entry.signature:
        return False
    try:
        return report_id(file_bytes(file.path)) != read
    except ReportError as error:
        return error.cause != entry.error


def _parser_version() -> str:
    from ..parsing import parser_version

    return parser_version()


def _sources(paths: Iterable[Path] | None, state: State) -> list[Path]:
    return [Path(source) for source in (state.sources or [REPORTS])] if paths is None else list(paths)
