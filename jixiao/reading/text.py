"""Plain text files: strict decoding, the file's own lines, and the tables that the layout still shows."""

import re
import unicodedata

from ..errors import ReportError
from .document import Document
from .flowed import flowed_tables
from .tabbed import tabbed_tables

MAX_BYTES = 16 * 1024 * 1024
"""A report is far smaller; a text past this is refused, so that one file cannot take all memory."""

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_BINARY_STARTS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word, Excel or ZIP file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "an RTF file",
}
# What a text file may hold besides printable characters.
_ALLOWED_CONTROLS = set("\t\n\r\f")
# GB18030 accepts nearly any bytes. In real Chinese text nearly all characters are of GB 2312's first level,
# which is ordered by sound and holds the 3,755 commonest; bytes of another encoding fall outside it.
_COMMON_SHARE = 0.8


def read_text(file_name: str, report_id: str, content: bytes) -> Document:
    """The document of a text file. Raises ReportError where the bytes are not text in a known encoding."""
    text = decode(file_name, content)
    pages: list[int | None] = []
    lines = _LINE_ENDS.split(text)
    if lines[-1] == "":
        lines.pop()
    if "\f" in text:
        page = 1
        for line in lines:
            page += line.count("\f")
            pages.append(page)
    document = Document(report_id, file_name, "text", lines, pages)
    document.tables = tabbed_tables(document) or flowed_tables(document)
    return document


def decode(file_name: str, content: bytes) -> str:
    """Text of UTF-8 (with or without mark), UTF-16 with mark, or GB18030 bytes; anything else is refused."""
    if not content.strip():
        raise ReportError(file_name, "the file is empty")
    if len(content) > MAX_BYTES:
        raise ReportError(
            file_name, f"{len(content) / 2**20:.0f} MB of text; a report may have {MAX_BYTES // 2**20} MB at most"
        )
    for start, kind in _BINARY_STARTS.items():
        if content.startswith(start):
            raise ReportError(file_name, f"this is {kind}, not a text file; give it its own file ending")
    text = _decoded(file_name, content)
    if not text.strip():
        raise ReportError(file_name, "the file holds no text")
    for number, character in enumerate(text):
        if character < " " and character not in _ALLOWED_CONTROLS:
            line = text.count("\n", 0, number) + 1
            raise ReportError(
                file_name, f"line {line} holds the control character U+{ord(character):04X}: not a text file"
            )
    return text


def _decoded(file_name: str, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise ReportError(file_name, f"marked as UTF-16, but byte {error.start} cannot be read as UTF-16") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        utf8_error = error
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError as error:
        cause = f"neither UTF-8 (byte {utf8_error.start}) nor GB18030 (byte {error.start})"
        raise ReportError(file_name, f"unknown encoding: {cause}; save it as UTF-8") from None
    if not _is_chinese(text):
        cause = f"not UTF-8 (byte {utf8_error.start}), and read as GB18030 it is no Chinese text"
        raise ReportError(file_name, f"unknown encoding: {cause}; save it as UTF-8")
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
