"""Web archives (.mhtml, .mht): the pages in a MIME message (RFC 2557), split without recursion over hostile nesting."""

import binascii
import quopri
import re
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser

from ...errors import ReportError

MAX_PARTS = 2_000
_CUT = "refused.web_cut"
_HEADER_BYTES = 32 * 1024
_BLANK_LINE = re.compile(rb"\r?\n[ \t]*\r?\n")
_MESSAGE = re.compile(rb"\s*(?:From|MIME-Version|Subject|Date|Content-Type|X-[\w-]+|Snapshot-Content-Location):", re.I)


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of one HTML part and the charset that its header declares, "" if none."""

    content: bytes
    charset: str


def is_message(content: bytes) -> bool:
    """Whether bytes begin as a MIME message with parts."""
    head = content[:_HEADER_BYTES]
    return _MESSAGE.match(head) is not None and b"multipart/" in head.lower()


def html_pages(file_name: str, content: bytes) -> list[Page]:
    """The HTML parts in order. Raises ReportError if there is none, or if there are too many parts."""
    pages: list[Page] = []
    waiting, seen = [content], 0
    while waiting:
        head, body = _split(waiting.pop())
        seen += 1
        if seen > MAX_PARTS:
            raise ReportError(file_name, "refused.web_parts", most=MAX_PARTS)
        boundary = head.get_boundary()
        if head.get_content_maintype() == "multipart" and boundary:
            waiting += reversed(_parts(file_name, body, boundary.encode("ascii", "replace")))
        elif head.get_content_type() == "text/html":
            pages.append(Page(_unpacked(file_name, head, body), str(head.get_content_charset() or "")))
    if not pages:
        raise ReportError(file_name, "refused.web_blank")
    return pages


def _split(message: bytes) -> tuple[Message, bytes]:
    message = message.lstrip(b"\r\n")
    gap = _BLANK_LINE.search(message, 0, _HEADER_BYTES)
    head, body = (message[: gap.start()], message[gap.end() :]) if gap else (b"", message)
    return BytesHeaderParser().parsebytes(head), body


def _parts(file_name: str, body: bytes, boundary: bytes) -> list[bytes]:
    """What stands between the boundaries. Raises ReportError if the last one is missing."""
    pieces = body.split(b"--" + boundary, MAX_PARTS)
    end = next((at for at, piece in enumerate(pieces) if at and piece.startswith(b"--")), None)
    if end is None:
        raise ReportError(file_name, _CUT)
    return pieces[1:end]


def _unpacked(file_name: str, head: Message, body: bytes) -> bytes:
    encoding = str(head.get("Content-Transfer-Encoding", "")).strip().lower()
    try:
        if encoding == "base64":
            return binascii.a2b_base64(body)
        return quopri.decodestring(body) if encoding == "quoted-printable" else body
    except binascii.Error:
        raise ReportError(file_name, _CUT) from None
