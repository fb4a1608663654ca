"""Plain text files: strict decoding, the file's own lines, and the tables that the layout still shows."""

import re
import unicodedata

from ..errors import ReportError
from .celled import celled_tables
from .document import Document, Table
from .flowed import flowed_tables
from .limits import MAX_TEXT, refuse_long
from .mirrored import restored
from .squashed import without_unreadable
from .tabbed import tabbed_tables

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_BINARY_STARTS = {
    b"%PDF": "refused.kind.pdf",
    b"PK\x03\x04": "refused.kind.package",
    b"\xd0\xcf\x11\xe0": "refused.kind.old_office",
    b"\x89PNG": "refused.kind.png",
    b"\xff\xd8\xff": "refused.kind.jpeg",
    b"GIF8": "refused.kind.gif",
    b"\x1f\x8b": "refused.kind.gzip",
    b"{\\rtf": "refused.kind.rtf",
}
# What a text file may hold besides printable characters.
_ALLOWED_CONTROLS = set("\t\n\r\f")
# GB18030 accepts nearly any bytes. In real Chinese text nearly all characters are of GB 2312's first level,
# which is ordered by sound and holds the 3,755 commonest; bytes of another encoding fall outside it.
_COMMON_SHARE = 0.8


def read_text(file_name: str, report_id: str, content: bytes) -> Document:
    """The document of a text file. Raises ReportError where the bytes are not text in a known encoding."""
    text = restored(decode(file_name, content))
    pages: list[int | None] = []
    lines = _LINE_ENDS.split(text)
    if lines[-1] == "":
        lines.pop()
    refuse_long(file_name, lines)
    if "\f" in text:
        page = 1
        for line in lines:
            page += line.count("\f")
            pages.append(page)
    document = Document(report_id, file_name, "text", lines, pages)
    document.tables = _tables(document)
    document.tables = without_unreadable(document)
    return document


def _tables(document: Document) -> list[Table]:
    """The tables that the layout still shows, by the first way of reading it that finds any."""
    if any("\t" in raw.strip() for raw in document.lines):
        return tabbed_tables(document) or flowed_tables(document)
    # a site's own bars (首页 | 网站地图) are no table
    return celled_tables(document) or flowed_tables(document) or tabbed_tables(document)


def decode(file_name: str, content: bytes) -> str:
    """Text of UTF-8 (with or without mark), UTF-16 with mark, or GB18030 bytes; anything else is refused."""
    if not content.strip():
        raise ReportError(file_name, "refused.empty")
    if len(content) > MAX_TEXT:
        raise ReportError(file_name, "refused.text_size", size=f"{len(content) / 2**20:.0f}", most=MAX_TEXT // 2**20)
    for start, kind in _BINARY_STARTS.items():
        if content.startswith(start):
            raise ReportError(file_name, "refused.not_text", kind=kind)
    text = _decoded(file_name, content)
    if not text.strip():
        raise ReportError(file_name, "refused.no_text")
    for number, character in enumerate(text):
        if character < " " and character not in _ALLOWED_CONTROLS:
            line = text.count("\n", 0, number) + 1
            raise ReportError(file_name, "refused.control", line=line, code=f"U+{ord(character):04X}")
    return text


def _decoded(file_name: str, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise ReportError(file_name, "refused.utf16", at=error.start + 1) from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        utf8_error = error
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError as error:
        raise ReportError(file_name, "refused.encoding", utf8=utf8_error.start + 1, gb=error.start + 1) from None
    if not _is_chinese(text):
        raise ReportError(file_name, "refused.encoding_gb", utf8=utf8_error.start + 1)
    return text


def _is_chinese(text: str) -> bool:
    """Whether text decoded as GB18030 can be what its writer wrote."""
    if any(unicodedata.category(character) in ("Cn", "Co") for character in set(text)):
        return False
    hanzi = [character for character in text if "\u3400" <= character <= "\u9fff"]
    common = sum(0xB0 <= character.encode("gb18030")[0] <= 0xD7 and _in_gb2312(character) for character in hanzi)
    return bool(hanzi) and common >= _COMMON_SHARE * len(hanzi)


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
