"""The text of a web page's bytes: by its mark, by what it declares, and never with characters guessed or replaced."""

import re

from ..text import decode

_HEAD = 4096
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
# what pages declare that UTF-8 and GB18030 do not cover
_OTHERS = {
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "cp950": "big5hkscs",
    "utf-16": "utf-16", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "unicode": "utf-16-le",
}  # fmt: skip
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


def page_text(file_name: str, content: bytes, declared: str = "") -> str:
    """The text of a page; `declared` is the charset that its wrapping (MHTML) says. Raises ReportError as `decode`.

    A declared charset counts only where the bytes are neither UTF-8 nor begin with a mark: many pages declare another.
    """
    found = _DECLARED.search(content, 0, _HEAD)
    inner = next((name.decode("ascii", "ignore") for name in found.groups() if name), "") if found else ""
    codec = _OTHERS.get((declared or inner).lower())
    if codec and not _is_utf8(content):
        try:
            return _CONTROLS.sub("", content.decode(codec))
        except UnicodeDecodeError:
            pass
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return decode(file_name, content if marked else content.translate(None, _CONTROL_BYTES))


_CONTROL_BYTES = bytes([*range(9), 11, *range(14, 32)])


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
