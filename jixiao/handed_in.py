"""What somebody hands in, as files to read: a file, or the reports of a zip, each under a name that does no harm."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from zipfile import ZipInfo

from . import formats
from .errors import Cause, ReportError
from .reading import MAX_BYTES, READERS
from .reading.archive import Archive

ARCHIVE = ".zip"
_UTF8 = 0x800
_LONGEST_NAME = 180
"""Bytes of a file name; systems allow 255, and names get numbers."""
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to read: its safe name, and how to get its bytes, which raises ReportError."""

    name: str
    read: Callable[[], bytes]
    archive: str | None = None


def incoming(name: str, content: bytes) -> list[Incoming]:
    """The files that one handed-in file is: itself, or the reports in a zip. Only the zip's list is read now."""
    safe = safe_name(name)
    if not safe.lower().endswith(ARCHIVE):
        return [Incoming(safe, partial(_bounded, safe, content))]
    try:
        archive = Archive.of(safe, content)
    except ReportError as error:
        return [Incoming(safe, partial(_refuse, error))]
    paths = {path: PurePosixPath(_decoded(info)) for path, info in archive.entries.items()}
    seen = {path: inside for path, inside in paths.items() if not _is_hidden(inside)}
    found = [
        Incoming(safe_name(inside.name), partial(archive.read, path, MAX_BYTES), safe)
        for path, inside in seen.items()
        if inside.suffix.lower() in READERS
    ]
    other = Counter(inside.suffix.lower() for inside in seen.values())
    left = {ending: count for ending, count in other.items() if ending not in READERS}
    return [*found, *_left_out(safe, left, empty=not found)]


def _left_out(name: str, left: Mapping[str, int], *, empty: bool) -> list[Incoming]:
    """A line for what of a zip is not read."""
    if not left and not empty:
        return []
    kinds = [_kind(ending, count) for ending, count in sorted(left.items())[:8]]
    cause = "refused.others" if not empty else "refused.no_report_only" if kinds else "refused.no_report"
    return [Incoming(name, partial(_refuse, ReportError(name, cause, kinds=kinds)))]


def _kind(ending: str, count: int) -> Cause:
    if ending:
        return Cause("refused.files_of", ending=ending[:12], count=count)
    return Cause("refused.files_without_ending", count=count)


def _bounded(name: str, content: bytes) -> bytes:
    if len(content) > MAX_BYTES:
        raise ReportError(name, "refused.size", size=f"{len(content) / 2**20:.0f}", most=MAX_BYTES // 2**20)
    return content


def _refuse(error: ReportError) -> bytes:
    raise error


def _decoded(info: ZipInfo) -> str:
    """An entry's name: Chinese systems write GBK where the format has no way to say so."""
    name = info.filename.replace("\\", "/")
    if info.flag_bits & _UTF8:
        return name
    try:
        return name.encode("cp437").decode("gb18030")
    except UnicodeError:
        return name


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith((".", "__MACOSX", "~$")) for part in path.parts)


def safe_name(name: str) -> str:
    """A file name that every system takes and that hides nothing: no folders, control marks or reserved words."""
    last = re.split(r"[/\\]", name)[-1]
    plain = _UNSAFE.sub("_", formats.plain(last).encode("utf-8", "replace").decode()).strip(" .~$")
    stem, dot, ending = plain.rpartition(".")
    stem, ending = (stem, f".{ending}") if dot and len(ending) <= 8 else (plain, "")
    stem = stem.encode()[:_LONGEST_NAME].decode("utf-8", "ignore").strip(" .")
    if not stem or _RESERVED.match(stem):
        stem = f"report_{stem}".rstrip("_")
    return f"{stem}{ending}"
