"""Ways to damage a file's bytes, each a function of a source of chance and the bytes."""

import random
import re
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from tests.office_files import zipped

_BROKEN = (BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError)
Damage = Callable[[random.Random, bytes], bytes]

_DIGITS = re.compile(rb"\d+")
_FIGURES = (b"0", b"-1", b"1e999", b"65536", b"2147483648", b"999999999999", b"9" * 400, b"NaN", "１２".encode())
_TOKENS = (
    b"<", b">", b"&", b"]]>", b"<!--", b"<!ENTITY x '&x;'>", b"<table>", b"</table>", b"<td colspan=99999>", b"\0",
    b"\x1b[2J", b"\r", b"\f", b"\t" * 200, b"|" * 200, b" " * 5000, b"<<", b">>", b"[", b"(", b"stream\n", b"endobj\n",
    b"1 0 R", b"/Kids [1 0 R]", b"/Length 99999999", b"q " * 300, b"BT " * 300, b"%%EOF", b"--x\n", b"PK\x03\x04",
    "\u202e".encode(), "\u2028".encode(), b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\x81\x30\x81\x30",
    "预算数".encode(), "总分\t100\t100\n".encode(), "（2023年度）".encode(), "项目支出绩效自评表\n".encode(),
)  # fmt: skip


def cut(chance: random.Random, content: bytes) -> bytes:
    """The file's first part, as a broken download leaves it."""
    return content[: chance.randrange(len(content) or 1)]


def behead(chance: random.Random, content: bytes) -> bytes:
    return content[chance.randrange(min(len(content), 600) or 1) :]


def flip(chance: random.Random, content: bytes) -> bytes:
    """Single bits turned."""
    made = bytearray(content or b" ")
    for _ in range(chance.choice((1, 1, 3, 30, 300))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def overwrite(chance: random.Random, content: bytes) -> bytes:
    start, end = _span(chance, content)
    return content[:start] + chance.choice((bytes(end - start), chance.randbytes(end - start))) + content[end:]


def drop(chance: random.Random, content: bytes) -> bytes:
    start, end = _span(chance, content)
    return content[:start] + content[end:]


def repeat(chance: random.Random, content: bytes) -> bytes:
    start, end = _span(chance, content)
    return content[:end] + content[start:end] * chance.choice((1, 2, 50)) + content[end:]


def swap(chance: random.Random, content: bytes) -> bytes:
    one, two, three = sorted(chance.randrange(len(content) + 1) for _ in range(3))
    return content[:one] + content[two:three] + content[one:two] + content[three:]


def figures(chance: random.Random, content: bytes) -> bytes:
    """Some numbers replaced by others that no program expects."""
    share = chance.choice((0.005, 0.05, 0.5))
    return _DIGITS.sub(lambda found: chance.choice(_FIGURES) if chance.random() < share else found[0], content)


def tokens(chance: random.Random, content: bytes) -> bytes:
    """Marks of the formats where they do not belong."""
    for _ in range(chance.choice((1, 2, 12))):
        at = chance.randrange(len(content) + 1)
        content = content[:at] + chance.choice(_TOKENS) + content[at:]
    return content


def grow(chance: random.Random, content: bytes) -> bytes:
    """A file of the same thing again and again."""
    return content * chance.randrange(2, 9)


PLAIN: tuple[Damage, ...] = (cut, behead, flip, overwrite, drop, repeat, swap, figures, tokens, grow)


def inside(chance: random.Random, content: bytes) -> bytes:
    """One part of a zip damaged and packed again, so that its sums are right; anything else damaged as it is."""
    damage = chance.choice(PLAIN)
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except _BROKEN:
        return damage(chance, content)
    if not parts:
        return damage(chance, content)
    name = chance.choice([name for name, part in parts.items() if len(part) > 200] or list(parts))
    if chance.random() < 0.1:
        return zipped({other: part for other, part in parts.items() if other != name})
    return zipped(parts | {name: damage(chance, parts[name])})


def _span(chance: random.Random, content: bytes) -> tuple[int, int]:
    start = chance.randrange(len(content) or 1)
    return start, min(len(content), start + chance.choice((1, 8, 100, 1000)))
