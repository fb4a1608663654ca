"""How much a PDF can unpack to. PDFium sets no bound to that: 10 kB may hold 4 GB.

A file whose streams together unpack to little, and that nests or repeats nothing, is light. Any other, also one whose
streams cannot be looked into, is first opened by another process, of bounded memory and time.
"""

import re
import subprocess
import sys
import zlib
from base64 import a85decode
from binascii import Error, unhexlify
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...errors import ReportError

_MOST = 32 * 2**20
"""What the streams of a light file unpack to, in bytes; PDFium takes up to 17 times as much for what they draw."""
_MOST_REPEATS = 8
_MOST_LZW = 2**16
_STEP = 2**16
_HEAD = 4096
# how long a file may take that is no light one, in seconds
_TIMEOUT = 8
_FILTER = re.compile(rb"/(ASCII85Decode|A85|ASCIIHexDecode|AHx|LZWDecode|LZW|RunLengthDecode|RL|FlateDecode|Fl)\b")
_REFERENCES = re.compile(rb"\[((?:\s*\d+\s+\d+\s+R){9,})")
_REFERENCE = re.compile(rb"\d+\s+\d+\s+R")
_FORM = re.compile(rb"/Subtype\s*(?:/[^\s/<>\[\]]*#|/Form\b|\d)")
_DRAWN = re.compile(rb"/[^\s/<>\[\]()]+\s+Do\b")
_INLINE = re.compile(rb"\bBI\b[^\0]{0,400}?/(?:W|H|Width|Height)\s+\d{4,}")
_HIDDEN_NAME = re.compile(rb"/(?:Filter|DecodeParms)\s+\d+\s+\d+\s+R|/Filter[^>]{0,80}#")


def refuse_heavy(file_name: str, content: bytes) -> None:
    """Raise ReportError where a file unpacks to more than a report holds."""
    if not _is_light(content) and not _is_opened(content):
        raise ReportError(file_name, "refused.pdf_heavy")


class _Heavy(Exception):
    """More than a light file has."""


@dataclass(slots=True)
class _Scale:
    """What was unpacked so far, and how much of it the file's form objects may draw again."""

    left: int = _MOST
    forms: int = 0
    largest_form: int = 0
    drawn: int = 0

    def take(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise _Heavy


def _is_light(content: bytes) -> bool:
    if b"/Encrypt" in content:
        return False
    scale = _Scale()
    try:
        _refuse_repeats(content)
        for head, start in _streams(content):
            _weigh(content, head, start, scale)
        scale.take(scale.drawn * scale.largest_form)
    except _Heavy:
        return False
    return True


def _streams(content: bytes) -> Iterator[tuple[bytes, int]]:
    """The dictionary and the beginning of each stream."""
    at = content.find(b"stream")
    while at >= 0:
        if content[at - 3 : at] != b"end":
            first = content.rfind(b" obj", max(0, at - _HEAD), at)
            start = at + 6
            start += 2 if content[start : start + 2] == b"\r\n" else content[start : start + 1] in (b"\n", b"\r")
            yield content[max(first, 0) : at], start
        at = content.find(b"stream", at + 6)


def _weigh(content: bytes, head: bytes, start: int, scale: _Scale) -> None:
    if _HIDDEN_NAME.search(head):
        raise _Heavy
    end = content.find(b"endstream", start)
    data = content[start : end if end >= 0 else len(content)]
    filters = _FILTER.findall(head)
    for name in filters:
        data = _unpacked(name, data, scale)
    is_form = _FORM.search(head) is not None
    if filters and b"/ObjStm" in head:
        _refuse_repeats(data)
    if is_form or b"/Image" not in head:
        drawn = len(_DRAWN.findall(data)) if b"Do" in data else 0
        if (is_form and drawn) or (b"BI" in data and _INLINE.search(data)):
            raise _Heavy
        scale.drawn += drawn
    if is_form:
        scale.largest_form = max(scale.largest_form, len(data))


def _unpacked(name: bytes, data: bytes, scale: _Scale) -> bytes:
    """What a filter makes of data, as far as it does not matter; data that is damaged ends there."""
    if name in (b"FlateDecode", b"Fl"):
        return _inflated(data, scale)
    if name in (b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL"):
        if len(data) > _MOST_LZW:
            raise _Heavy
        return b""
    try:
        text = b"".join(data.split())
        return a85decode(text.split(b"~>")[0]) if b"85" in name else unhexlify(text.split(b">")[0])
    except (ValueError, Error):
        raise _Heavy from None


def _inflated(data: bytes, scale: _Scale) -> bytes:
    found = []
    machine = zlib.decompressobj()
    try:
        while data and not machine.eof:
            piece = machine.decompress(data, _STEP)
            data = machine.unconsumed_tail
            scale.take(len(piece))
            found.append(piece)
    except zlib.error:
        pass
    return b"".join(found)


def _refuse_repeats(text: bytes) -> None:
    """Refuse lists that name the same object many times: a page's contents unpack each time."""
    for found in _REFERENCES.finditer(text):
        names = _REFERENCE.findall(found[1])
        if len(names) - len(set(names)) > _MOST_REPEATS:
            raise _Heavy


def _is_opened(content: bytes) -> bool:
    """Whether another process can open every page."""
    program = [sys.executable, "-P", str(Path(__file__).with_name("opening.py"))]
    try:
        ended = subprocess.run(
            program, input=content, timeout=_TIMEOUT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0
