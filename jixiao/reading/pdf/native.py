"""PDFium's own functions, called for many characters or objects at once.

A call through ctypes costs more than what most of these functions do. Called by `map` over plain addresses, with the
results written into one array, they cost a quarter of what they cost one by one.
"""

import ctypes
import re
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from ctypes import c_int, c_void_p
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2  # noqa: F401 - starts the library, and ends it with the program
import pypdfium2.raw as raw

from ...errors import ReportError

LOCK = threading.Lock()
"""PDFium knows one thread at a time: whoever calls it holds this."""

Floats = npt.NDArray[np.float64]
Address = int

_SURROGATE = re.compile("[\ud800-\udfff]")
_ENCRYPTED = {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}


def _bound(name: str, *arguments: Any, result: Any = c_int) -> Callable[..., Any]:
    """A function taking addresses as whole numbers; it keeps the interpreter's lock, being short."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(getattr(raw, name), c_void_p).value or 0)


_OUT = c_void_p
count_characters = _bound("FPDFText_CountChars", c_void_p)
get_text = _bound("FPDFText_GetText", c_void_p, c_int, c_int, _OUT)
get_unicode = _bound("FPDFText_GetUnicode", c_void_p, c_int, result=ctypes.c_uint)
get_box = _bound("FPDFText_GetLooseCharBox", c_void_p, c_int, _OUT)
get_origin = _bound("FPDFText_GetCharOrigin", c_void_p, c_int, _OUT, _OUT)
get_size = _bound("FPDFText_GetFontSize", c_void_p, c_int, result=ctypes.c_double)
get_character_matrix = _bound("FPDFText_GetMatrix", c_void_p, c_int, _OUT)
count_objects = _bound("FPDFPage_CountObjects", c_void_p)
get_object = _bound("FPDFPage_GetObject", c_void_p, c_int, result=c_void_p)
count_inner = _bound("FPDFFormObj_CountObjects", c_void_p)
get_inner = _bound("FPDFFormObj_GetObject", c_void_p, ctypes.c_ulong, result=c_void_p)
get_kind = _bound("FPDFPageObj_GetType", c_void_p)
get_bounds = _bound("FPDFPageObj_GetBounds", c_void_p, _OUT, _OUT, _OUT, _OUT)
get_matrix = _bound("FPDFPageObj_GetMatrix", c_void_p, _OUT)
get_fill = _bound("FPDFPageObj_GetFillColor", c_void_p, _OUT, _OUT, _OUT, _OUT)
get_stroke = _bound("FPDFPageObj_GetStrokeColor", c_void_p, _OUT, _OUT, _OUT, _OUT)
get_draw_mode = _bound("FPDFPath_GetDrawMode", c_void_p, _OUT, _OUT)
count_segments = _bound("FPDFPath_CountSegments", c_void_p)
get_segment = _bound("FPDFPath_GetPathSegment", c_void_p, c_int, result=c_void_p)
get_segment_kind = _bound("FPDFPathSegment_GetType", c_void_p)
get_segment_close = _bound("FPDFPathSegment_GetClose", c_void_p)
get_point = _bound("FPDFPathSegment_GetPoint", c_void_p, _OUT, _OUT)
get_clip = _bound("FPDFPageObj_GetClipPath", c_void_p, result=c_void_p)
count_clips = _bound("FPDFClipPath_CountPaths", c_void_p)
count_clip_segments = _bound("FPDFClipPath_CountPathSegments", c_void_p, c_int)
get_clip_segment = _bound("FPDFClipPath_GetPathSegment", c_void_p, c_int, c_int, result=c_void_p)
get_render_mode = _bound("FPDFTextObj_GetTextRenderMode", c_void_p)


def each(function: Callable[..., Any], *arguments: Iterable[Any]) -> None:
    """Call a function for all, its results thrown away."""
    deque(map(function, *arguments), maxlen=0)


def written(function: Callable[..., Any], items: Sequence[Any], width: int, kind: Any, whole: bool = False) -> Any:
    """What a function writes for each of the items: `width` values through as many pointers, or `whole` through one.

    Shape (items, width); zeros where it writes nothing.
    """
    out = np.zeros((len(items), width), kind)
    base, step = out.ctypes.data, out.itemsize * width
    end = base + step * len(items)
    places = [range(base + at * out.itemsize, end + at * out.itemsize, step) for at in range(1 if whole else width)]
    each(function, items, *places)
    return out


def by_character(
    function: Callable[..., Any], text_page: Address, count: int, width: int, kind: Any, whole: bool
) -> Any:
    """The same for each character of a text page."""
    out = np.zeros((count, width), kind)
    base, step = out.ctypes.data, out.itemsize * width
    places = [range(base + at * out.itemsize, base + at * out.itemsize + step * count, step) for at in range(width)]
    each(function, repeat(text_page), range(count), *places[: 1 if whole else width])
    return out


def characters(text_page: Address, most: int) -> tuple[str, Floats, int]:
    """A page's characters up to a number, their boxes (left, top, right, bottom), and how many it has."""
    total = max(0, count_characters(text_page))
    count = min(total, most)
    boxes = by_character(get_box, text_page, count, 4, np.float32, True)
    return _text(text_page, count), boxes, total


def origins(text_page: Address, count: int) -> Any:
    """Where each of the first characters of a page stands on its line."""
    return by_character(get_origin, text_page, count, 2, np.float64, False)


def baselines(text_page: Address, boxes: Floats) -> Any:
    """The same, asked only where boxes change in height: a line's others stand at the left of their boxes."""
    if not len(boxes):
        return np.zeros((0, 2))
    asked = np.concatenate([[True], (boxes[1:, 1] != boxes[:-1, 1]) | (boxes[1:, 3] != boxes[:-1, 3])])
    at = np.flatnonzero(asked)
    out = np.zeros((len(at), 2))
    place = range(out.ctypes.data, out.ctypes.data + out.nbytes, out.itemsize)
    each(get_origin, repeat(text_page), at.tolist(), place[::2], place[1::2])
    found = out[np.cumsum(asked) - 1]
    found[~asked, 0] = boxes[~asked, 0]
    return found


def _text(text_page: Address, count: int) -> str:
    """One character for each that PDFium counts; \\0 where a font does not tell which."""
    units = np.zeros(count + 1, np.uint16)
    got = get_text(text_page, 0, count, units.ctypes.data)
    text = units[:count].tobytes().decode("utf-16-le", "surrogatepass")
    if got == count + 1 and len(text) == count and not _SURROGATE.search(text):
        return text
    codes = [get_unicode(text_page, at) for at in range(count)]
    return "".join([chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\0" for code in codes])


def matrix(item: Address) -> Floats:
    """An object's matrix a b c d e f."""
    out = np.zeros(6, np.float32)
    return out.astype(np.float64) if get_matrix(item, out.ctypes.data) else np.array([1, 0, 0, 1, 0, 0], np.float64)


@contextmanager
def opened(file_name: str, content: bytes) -> Iterator[Any]:
    """The document in these bytes, closed at the end. Raises ReportError where PDFium cannot open it."""
    with LOCK:
        document = raw.FPDF_LoadMemDocument64(content, len(content), None)
        error = 0 if document else raw.FPDF_GetLastError()
    if error in _ENCRYPTED:
        raise ReportError(file_name, "refused.pdf_password")
    if not document:
        raise ReportError(file_name, "refused.pdf_damaged")
    try:
        yield document
    finally:
        with LOCK:
            raw.FPDF_CloseDocument(document)


@contextmanager
def page_of(document: Any, index: int) -> Iterator[tuple[Address, Address] | None]:
    """Addresses of a page and of its text, None where the page is damaged. The lock is held meanwhile."""
    with LOCK:
        page = raw.FPDF_LoadPage(document, index)
        text = raw.FPDFText_LoadPage(page) if page else None
        try:
            yield (_address(page), _address(text)) if text else None
        finally:
            if text:
                raw.FPDFText_ClosePage(text)
            if page:
                raw.FPDF_ClosePage(page)


def page_count(document: Any) -> int:
    with LOCK:
        return int(raw.FPDF_GetPageCount(document))


def frame(page: Address) -> tuple[float, float, float, float, int]:
    """A page's left, bottom, right and top in its own space, and by how many quarters it is shown turned right."""
    box = raw.FS_RECTF()
    handle = ctypes.cast(page, raw.FPDF_PAGE)
    raw.FPDF_GetPageBoundingBox(handle, box)
    return box.left, box.bottom, box.right, box.top, int(raw.FPDFPage_GetRotation(handle)) % 4


def _address(handle: Any) -> Address:
    return ctypes.cast(handle, c_void_p).value or 0
