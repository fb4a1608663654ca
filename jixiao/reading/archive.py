"""Zip containers, opened so that none can exhaust the machine: .docx, .xlsx, and archives of reports."""

import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import Self

from ..errors import ReportError

MAX_ENTRIES = 5_000
MAX_UNPACKED = 256 * 2**20
"""Bytes that all reads from one file may give together, those from archives inside it included."""
MAX_PART = 96 * 2**20
MAX_RATIO = 400
"""How many bytes one packed byte may give; text of tables that repeat reaches about 100."""
MAX_DEPTH = 2
"""A report inside an archive is an archive in an archive; nothing real goes deeper."""

_RATIO_MATTERS = 2**20
_ENTRY_MARK = b"PK\x01\x02"
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError,
    KeyError, IndexError, OverflowError,
)  # fmt: skip


@dataclass(slots=True)
class Budget:
    """How many bytes may still be unpacked; one for a file and everything inside it."""

    left: int = MAX_UNPACKED


@dataclass(slots=True)
class Archive:
    """The entries of a zip file in memory. Every method raises ReportError with one line that says what is wrong."""

    file_name: str
    entries: dict[str, zipfile.ZipInfo]
    _zip: zipfile.ZipFile
    budget: Budget = field(default_factory=Budget)
    depth: int = 1

    @classmethod
    def of(cls, file_name: str, content: bytes, budget: Budget | None = None, depth: int = 1) -> Self:
        if depth > MAX_DEPTH:
            raise ReportError(file_name, "refused.archive_deep", most=MAX_DEPTH)
        if (marks := content.count(_ENTRY_MARK)) > 2**16:
            raise ReportError(file_name, "refused.archive_files", count=marks, most=MAX_ENTRIES)
        try:
            opened = zipfile.ZipFile(BytesIO(content))
            listed = opened.infolist()
        except _BROKEN:
            raise ReportError(file_name, "refused.damaged") from None
        if len(listed) > MAX_ENTRIES:
            raise ReportError(file_name, "refused.archive_files", count=len(listed), most=MAX_ENTRIES)
        entries = {info.filename.replace("\\", "/").lstrip("/"): info for info in listed if not info.is_dir()}
        return cls(file_name, entries, opened, budget or Budget(), depth)

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def read(self, name: str, limit: int = MAX_PART) -> bytes:
        """The bytes of an entry: refused if missing, encrypted, damaged, larger than `limit`, or packed too well."""
        info = self.entries.get(name)
        if info is None:
            raise ReportError(self.file_name, "refused.part_missing", part=name)
        if info.flag_bits & _ENCRYPTED:
            raise ReportError(self.file_name, "refused.password")
        if info.compress_type not in _METHODS:
            raise ReportError(self.file_name, "refused.packing", part=name)
        limit = min(limit, self.budget.left)
        data = self._unpacked(info, limit)
        self.budget.left -= len(data)
        if len(data) > limit:
            raise ReportError(self.file_name, "refused.unpacks_large", most=limit // 2**20)
        if len(data) > max(_RATIO_MATTERS, MAX_RATIO * info.compress_size):
            raise ReportError(self.file_name, "refused.unpacks_well", part=name, most=MAX_RATIO)
        return data

    def _unpacked(self, info: zipfile.ZipInfo, limit: int) -> bytes:
        """At most one byte more than `limit`."""
        try:
            with self._zip.open(info) as file:
                return file.read(limit + 1)
        except _BROKEN:
            raise ReportError(self.file_name, "refused.part_damaged", part=info.filename) from None

    def inner(self, name: str) -> "Archive":
        """The archive that is an entry of this one; its reads count against the same budget."""
        return Archive.of(self.file_name, self.read(name), self.budget, self.depth + 1)
