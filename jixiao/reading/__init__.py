"""Reading: a file's bytes → Document. One module a format; `read` chooses by the file's ending."""

import hashlib
from pathlib import Path

from ..errors import ReportError, system_cause
from .document import Cell, Document, Table
from .limits import MAX_BYTES, refuse_long
from .office import ENDINGS, read_office
from .passage import Passage, Span
from .scan import ENDINGS as PICTURES
from .scan import read_scan
from .text import read_text


def _read_pdf(file_name: str, report_id: str, content: bytes) -> Document:
    from .pdf import read_pdf  # PDFium is loaded where there is a PDF to read

    return read_pdf(file_name, report_id, content)


READERS = {".txt": read_text, ".md": read_text, ".pdf": _read_pdf} | dict.fromkeys(ENDINGS, read_office)
READERS |= dict.fromkeys(PICTURES, read_scan)
"""File ending → reader: (file name, report id, bytes) → Document."""

__all__ = ["MAX_BYTES", "READERS", "Cell", "Document", "Passage", "Span", "Table", "read", "read_bytes", "report_id"]


def report_id(content: bytes) -> str:
    """First 16 hex digits of the bytes' SHA-256."""
    return hashlib.sha256(content).hexdigest()[:16]


def read(path: Path) -> Document:
    """The document in the file at `path`. Raises ReportError with one line that says what to do."""
    return read_bytes(path.name, file_bytes(path))


def read_bytes(file_name: str, content: bytes) -> Document:
    """The document in a file's bytes."""
    reader = READERS.get(Path(file_name).suffix.lower())
    if reader is None:
        raise ReportError(file_name, "refused.kind", endings=[*READERS])
    document = reader(file_name, report_id(content), content)
    refuse_long(file_name, document.lines)
    return document


def file_bytes(path: Path) -> bytes:
    """The file's bytes, never more than one past the limit: a huge file is refused without filling memory."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
            size = path.stat().st_size
    except OSError as error:
        raise ReportError(path.name, "refused.open", why=system_cause(error)) from None
    if len(content) > MAX_BYTES:
        raise ReportError(path.name, "refused.size", size=f"{size / 2**20:.0f}", most=MAX_BYTES // 2**20)
    return content
