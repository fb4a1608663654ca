"""Pictures of pages: the mark of a figure lies over its ink however the page lies, and only the file that was read
is shown."""

import shutil
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from fpdf import FPDF
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from jixiao import formats, loading, pictures
from jixiao.errors import ReportError
from jixiao.loading.layout import layout
from jixiao.pictures import Page, Rect
from jixiao.pictures.page import encoded, page, page_count
from jixiao.reading import read_bytes
from jixiao.reading.pdf.native import LOCK
from jixiao.store import read_state
from tests.set_pdf import FORM, Setter, Style
from tests.shown_reports import report_of
from tests.tiny_reports import form_report

LINE = "Budget 1234.50 Executed 987.65"
FIGURE = (LINE.index("987.65"), len(LINE))
BLACK, RED = (0, 0, 0), (255, 0, 0)
_SIZES = st.floats(200, 700)


def made(size: tuple[float, float], at: tuple[float, float], quarters: int, crop: tuple[float, float]) -> bytes:
    """A page of one line whose last figure is red; `at` is where it begins, `crop` cuts the page's left and bottom."""
    pdf = FPDF(unit="pt", format=size)
    pdf.set_auto_page_break(False)
    pdf.add_page()
    pdf.set_font("helvetica", size=9)
    left = at[0]
    for colour, text in ((BLACK, LINE[: FIGURE[0]]), (RED, LINE[FIGURE[0] :])):
        pdf.set_text_color(*colour)
        pdf.text(left, at[1], text)
        left += pdf.get_string_width(text)
    return turned(bytes(pdf.output()), quarters, (*crop, *size))


def turned(content: bytes, quarters: int, crop: Rect) -> bytes:
    """The same, its pages shown turned, and of them what lies between left, bottom, right and top."""
    file = BytesIO()
    with LOCK:
        document = pypdfium2.PdfDocument(content)
        for number in range(len(document)):
            one = document[number]
            one.set_rotation(90 * quarters)
            one.set_cropbox(*crop)
            one.close()
        document.save(file)
        document.close()
    return file.getvalue()


def marked(content: bytes, text: str, at: tuple[int, int]) -> tuple[Page, list[Rect]]:
    """The page, and where characters of its line that has this text lie."""
    document = read_bytes("a.pdf", content)
    line = next(number for number, found in enumerate(document.lines, 1) if text in found)
    shown = page("a.pdf", content, document.pages[line - 1] or 0)
    own = [box for box in layout(document)["boxes"] if box.line == line]
    boxes = [(box.start, box.end, *(s / 100 for s in (box.left, box.top, box.right, box.bottom))) for box in own]
    begin = document.lines[line - 1].index(text)
    return shown, pictures.rects(document.lines[line - 1], boxes, begin + at[0], begin + at[1], shown)


def ink(shown: Page, red: bool, within: Rect | None = None) -> Rect:
    """Where on the page, in points, there is ink of a colour: red, or any other than white."""
    pixels = np.asarray(shown.image, np.int16)
    own = pixels[:, :, 0] - pixels[:, :, 2] > 60 if red else pixels.min(axis=2) < 160
    across, down = shown.width / own.shape[1], shown.height / own.shape[0]
    left, top, right, bottom = within or (0.0, 0.0, shown.width, shown.height)
    part = own[round(top / down) : round(bottom / down), round(left / across) : round(right / across)]
    rows, columns = np.nonzero(part)
    x, y = columns * across + left, rows * down + top
    return x.min(), y.min(), x.max() + across, y.max() + down


def covers(outer: Rect, inner: Rect, slack: float) -> bool:
    return (
        outer[0] - slack <= inner[0]
        and outer[1] - slack <= inner[1]
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


@settings(max_examples=8, deadline=None)
@given(
    size=st.tuples(_SIZES, _SIZES),
    where=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    quarters=st.integers(0, 3),
    crop=st.tuples(st.floats(0, 30), st.floats(0, 30)),
)
@example(size=(595.0, 842.0), where=(0.2, 0.2), quarters=1, crop=(20.0, 30.0))
@example(size=(842.0, 595.0), where=(0.9, 0.9), quarters=3, crop=(0.0, 0.0))
def test_the_mark_of_a_figure_lies_over_its_ink(
    size: tuple[float, float], where: tuple[float, float], quarters: int, crop: tuple[float, float]
) -> None:
    width, height = size[0] - crop[0], size[1] - crop[1]
    at = crop[0] + where[0] * max(width - 142, 0), 12 + where[1] * (height - 16)
    shown, found = marked(made(size, at, quarters, crop), LINE, FIGURE)
    assert sorted((shown.width, shown.height)) == pytest.approx(sorted((width, height)), abs=0.01)
    [mark] = found
    seen = ink(shown, red=True)
    assert covers(mark, seen, 0.7), "no ink of the figure outside"
    # along the text the mark is no longer than the figure: its neighbours are not in it
    along = 0 if quarters % 2 == 0 else 1
    assert (mark[along + 2] - mark[along]) - (seen[along + 2] - seen[along]) < 2.5


@pytest.mark.parametrize("quarters", range(4))
def test_a_cell_of_a_form_is_marked_however_the_page_is_turned(quarters: int, form: bytes) -> None:
    shown, found = marked(turned(form, quarters, (15, 25, 580, 800)), "1200.25", (0, 7))
    [mark] = found
    upright = mark[2] - mark[0] < mark[3] - mark[1]
    assert upright == (quarters % 2 == 1)
    # grown along the text the mark meets nothing more: the figure is whole in it, and alone in its cell
    x, y = (0, 3) if upright else (3, 0)
    grown = (mark[0] - x, mark[1] - y, mark[2] + x, mark[3] + y)
    seen = ink(shown, red=False, within=grown)
    assert covers(mark, seen, 0.7)
    along = 1 if upright else 0
    assert (mark[along + 2] - mark[along]) - (seen[along + 2] - seen[along]) < 2.5


@pytest.fixture(scope="module")
def form() -> bytes:
    setter = Setter(Style(page=(595, 842)))
    setter.form(FORM)
    return setter.bytes()


TEXTS = st.text(st.sampled_from("项目执行率0123456789.,%（） 元a"), min_size=1, max_size=12)


@given(TEXTS, st.data())
def test_parts_of_a_box_lie_side_by_side_and_make_it_up(text: str, data: st.DataObject) -> None:
    """On a scan only the box of a stretch is known: its characters share it by their widths."""
    cut = data.draw(st.integers(0, len(text)))
    box = (10.0, 20.0, 10.0 + 6 * formats.width(text), 32.0)
    parts = [
        rect
        for start, end in ((0, cut), (cut, len(text)))
        for rect in pictures.rects(text, [(0, len(text), *box)], start, end)
    ]
    assert parts[0][0] == box[0] and parts[-1][2] == pytest.approx(box[2])
    assert all(left[2] == pytest.approx(right[0]) for left, right in pairwise(parts))
    assert all((rect[1], rect[3]) == (box[1], box[3]) for rect in parts)


def test_characters_of_other_boxes_are_not_marked() -> None:
    boxes = [(0, 4, 10.0, 10.0, 50.0, 20.0), (5, 9, 60.0, 10.0, 100.0, 20.0)]
    assert pictures.rects("执行合计 1234", boxes, 5, 9) == [(60.0, 10.0, 100.0, 20.0)]
    assert len(pictures.rects("执行合计 1234", boxes, 2, 7)) == 2


@given(x=st.floats(0, 560), y=st.floats(0, 800), wide=st.floats(1, 590), high=st.floats(1, 400))
def test_a_figure_is_shown_in_its_place(x: float, y: float, wide: float, high: float) -> None:
    shown = Page(Image.new("L", (1, 1)), 595.0, 842.0)
    rect = (x, y, min(x + wide, 595.0), min(y + high, 842.0))
    window = pictures.around([rect], shown, 300, 16, 170)
    assert window.x0 >= 0 and window.y0 >= 0 and window.x1 <= 595.001 and window.y1 <= 842
    assert window.x0 <= rect[0] + 0.001 and rect[2] <= window.x1 + 0.001 and window.y0 <= rect[1]
    assert rect[3] <= window.y1 or window.y1 - window.y0 == pytest.approx(170)
    left, top, width, height = window.place((window.x0, window.y0, window.x1, window.y1))
    assert (left, top, width, height) == pytest.approx((0, 0, 100, 100))


@pytest.mark.parametrize("size", [(14400.0, 14400.0), (3.0, 14400.0), (200.0, 3.0)])
def test_pages_of_odd_sizes_are_drawn_in_few_pixels(size: tuple[float, float]) -> None:
    content = made(size, (1, 2), 0, (0, 0))
    assert page_count("a.pdf", content) == 1
    shown = page("a.pdf", content, 1)
    assert shown.image.width * shown.image.height < 5_000_000 and min(shown.image.size) >= 1


def test_what_is_no_page_is_told() -> None:
    content = made((200, 200), (20, 50), 0, (0, 0))
    for number in (0, 2):
        with pytest.raises(ReportError, match="no page"):
            page("a.pdf", content, number)
    with pytest.raises(ReportError):
        page_count("a.pdf", content[:300])


def test_a_picture_file_is_its_own_page() -> None:
    drawn = Image.new("RGB", (600, 900), "white")
    ImageDraw.Draw(drawn).rectangle((300, 450, 360, 480), fill="black")
    file = BytesIO()
    drawn.save(file, "PNG")
    shown = page("a.png", file.getvalue(), 1)
    assert page_count("a.png", file.getvalue()) == 1
    assert shown.width / shown.height == pytest.approx(2 / 3, abs=0.01)
    black = np.nonzero(np.asarray(shown.image.convert("L")) < 100)
    assert black[1].min() / shown.image.width == pytest.approx(0.5, abs=0.01)
    assert black[0].min() / shown.image.height == pytest.approx(0.5, abs=0.01)


def test_only_the_file_that_was_read_is_shown(tmp_path: Path) -> None:
    """A file that is there twice is shown from where it still is; one that changed since is not."""
    cache, reports = tmp_path / "cache", tmp_path / "reports"
    reports.mkdir()
    first, second = reports / "a.txt", reports / "b.txt"
    first.write_text(form_report(), encoding="utf-8")
    shutil.copy(first, second)
    loading.load([reports], cache)
    report = report_of(cache, "a.txt")
    assert {entry.report_id for entry in read_state(cache).files.values()} == {report}
    assert pictures.find(cache, report).content == first.read_bytes()
    first.unlink()
    assert pictures.find(cache, report).path.name == "b.txt"
    second.write_text(form_report(budget="99.99"), encoding="utf-8")
    with pytest.raises(pictures.Missing) as changed:
        pictures.find(cache, report)
    second.unlink()
    with pytest.raises(pictures.Missing) as gone:
        pictures.find(cache, report)
    assert (changed.value.cause, gone.value.cause) == ("changed", "gone")


def test_pictures_for_the_browser_are_small_and_true() -> None:
    """Text keeps its edges in shades of grey, colours stay, and a photograph is no larger than it must be."""
    text = page("a.pdf", made((595, 842), (60, 90), 0, (0, 0)), 1).image
    grain = Image.fromarray(np.random.default_rng(1).integers(0, 256, (1400, 1000), np.uint8))
    kinds = {}
    for name, image in (("coloured", text), ("grey", text.convert("L").convert("RGB")), ("grain", grain)):
        kind, content = encoded(image)
        back = Image.open(BytesIO(content)).convert("RGB")
        off = np.abs(np.asarray(back, np.int16) - np.asarray(image.convert("RGB"), np.int16))
        kinds[name] = kind
        assert back.size == image.size and len(content) < 1_500_000
        assert off.max() <= {"coloured": 0, "grey": 17, "grain": 255}[name]
    assert kinds == {"coloured": "webp", "grey": "png", "grain": "webp"}
