"""What a reader takes along: numbers stay exact, text stays text and inert, pictures carry their own font."""

import csv
import io
import struct
import subprocess
import sys
from decimal import Decimal
from typing import Any

import altair as alt
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao import charts, downloads, words
from jixiao.formats import plain
from jixiao.places import ROOT
from jixiao.theme import LIGHT, Look
from tests.test_charts import HOSTILE

NUMBERS = st.one_of(
    st.none(), st.floats(allow_nan=False, allow_infinity=False), st.decimals(-(10**12), 10**12, places=6), st.integers()
)
TEXTS = st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"]), max_size=20))


def read(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def cells(*values: Any) -> list[str]:
    """What one column of values becomes."""
    return [row[0] for row in read(downloads.csv_bytes(pl.DataFrame({"a": values}), {"a": "头"}))[1:]]


@given(st.lists(TEXTS, min_size=1))
def test_text_comes_back_plain_and_inert(texts: list[str | None]) -> None:
    frame = pl.DataFrame({"a": texts, "b": 1}, schema={"a": pl.String, "b": pl.Int64})
    found = read(downloads.csv_bytes(frame, {"b": "数", "a": "名,称"}))
    assert found[0] == ["数", "名,称"]
    for text, (number, cell) in zip(texts, found[1:], strict=True):
        assert number == "1"
        assert cell in (plain(text or ""), "'" + plain(text or ""))


@given(st.lists(NUMBERS, min_size=1))
def test_numbers_come_back_exact(numbers: list[Any]) -> None:
    for number in numbers:
        [cell] = [downloads._number(number)]
        assert "e" not in cell.lower()
        assert (cell == "") if number is None else (type(number)(cell) == number)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.1, -3.5, 1e-05, None], ["0.1", "-3.5", "0.00001", ""]),
        ([1e22, float("nan"), float("inf"), -0.0], ["1" + "0" * 22, "", "", "0"]),
        ([Decimal("5950.560000"), Decimal("100.000000"), None], ["5950.56", "100", ""]),
        ([12345678901234567, 0, -1], ["12345678901234567", "0", "-1"]),
        ([True, False, None], ["TRUE", "FALSE", ""]),
        ([[2023, 2024], None], ["2023、2024", ""]),
        ([None, None], ["", ""]),
    ],
)
def test_values(values: list[Any], expected: list[str]) -> None:
    assert cells(*values) == expected


@pytest.mark.parametrize("sign", "=+-@＝＋－＠﹦﹣")
@pytest.mark.parametrize("before", ["", " ", "\t", "\r", "\n", "\u200b", "\u202e", "　", "\u00a0", "\u00ad", "\u3164"])
def test_text_like_a_formula_is_inert(sign: str, before: str) -> None:
    text = f'{before}{sign}HYPERLINK("http://x.invalid")'
    assert cells(text) == ["'" + plain(text)]


@pytest.mark.parametrize("text", ["≥95%", "完成-部分", "a=b", "（-5）", "≤3", "'=1+1", "—"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert cells(text) == [text]


def test_a_head_cannot_be_a_formula_either() -> None:
    assert read(downloads.csv_bytes(pl.DataFrame({"a": [1]}), {"a": "=cmd"}))[0] == ["'=cmd"]


def test_bare_carriage_returns_and_quotes_stay_in_their_field() -> None:
    assert cells('甲,"乙"\r\n=1\u202e丙\x00丁') == ['甲,"乙" =1丙 丁']


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def written(text: str, title: str = "标题") -> bytes:
    """A picture of a text."""
    chart = alt.Chart(pl.DataFrame({"a": [text]})).mark_text(fontSize=40).encode(text="a:N")
    return downloads.png_bytes(chart.properties(width="container").to_dict(), title, "口径：部门整体绩效")


def test_picture_has_chinese_glyphs_and_is_wide_and_sharp() -> None:
    assert len({written(text) for text in "国圆□"}) == 3, "the glyphs are one and the same empty box"
    assert written("国", "甲") != written("国", "乙")
    width, _ = _size(written("国"))
    assert 2 * downloads.PNG_WIDTH <= width <= 2 * downloads.PNG_WIDTH + 200


WITHOUT_FONTS = """
import sys
sys.path.insert(0, ".")
from tests.test_downloads import written
sys.exit(len({written(text) for text in "国圆□"}) != 3)
"""


def test_picture_needs_no_font_of_the_system() -> None:
    """In a mount namespace of its own where the system's fonts are gone; skipped where the kernel allows none."""
    hide = "mount -t tmpfs none /usr/share/fonts"
    alone = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    try:
        allowed = subprocess.run([*alone, hide], capture_output=True, timeout=10).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        allowed = False
    if not allowed:
        pytest.skip("no mount namespace for this user")
    subprocess.run([*alone, f'{hide} && "$0" -c "$1"', sys.executable, WITHOUT_FONTS], check=True, timeout=60, cwd=ROOT)


def test_names_are_text_and_no_address_is_fetched() -> None:
    assert _size(written(HOSTILE))[0] > downloads.PNG_WIDTH
    spec = {"data": {"url": "http://127.0.0.1:9/x.json"}, "mark": "point"}
    with pytest.raises(ValueError, match="not allowed"):
        downloads.png_bytes(spec, "题", "注")


def test_pictures_of_all_shapes_of_charts() -> None:
    rows = pl.DataFrame({"kind": ["甲", "乙"], "n": [1, 2]})
    single = alt.Chart(rows).mark_bar().encode(x="n:Q", y="kind:N")
    look = Look(LIGHT, lambda key: words.text(key, "zh"))
    dressed = charts.base.dressed(single, look, 80)
    for chart in (single, single + single, single.facet("kind:N"), alt.hconcat(single, single), dressed):
        assert _size(downloads.png_bytes(chart.to_dict(), "题" * 200, "甲局、乙局\n" + "万元" * 300))[1] > 100


@pytest.mark.parametrize("mark", ["\0", "\x1b", "\ufffe", "\ud800"])
def test_no_mark_in_a_name_ends_the_process(mark: str) -> None:
    data = {"values": [{"name": f"修路{mark}", "value": 1}]}
    axes = {"y": {"field": "name", "type": "nominal"}, "x": {"field": "value", "type": "quantitative"}}
    spec = {"data": data, "mark": "bar", "encoding": axes}
    assert downloads.bare_png(spec, 300, 1) and ">修路<" in downloads.svg(spec, 300)
    assert downloads.png_bytes(spec, f"标题{mark}", f"说明{mark}")
