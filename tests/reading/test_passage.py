"""A passage never parts text from its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.reading.document import Document
from jixiao.reading.passage import Passage, fold

RAW = st.text(st.sampled_from("预算 执行率，。（）：％０１２3456789.,-≥⼀⻓﹦═aB\t \u3000【】①万元"), max_size=40)


@pytest.mark.parametrize(
    "raw,text",
    [
        ("16, 291. 51 万元", "16,291.51万元"),
        ("27. 60", "27.60"),
        ("２０２４ 年度，占 ９５．１２％", "2024年度,占95.12%"),
        ("⼀般公共预算（类）", "一般公共预算(类)"),
        ("⻓效管理", "长效管理"),
        ("﹦100% ═5 ≧3 ≦2", "=100%=5≥3≤2"),
        ("=0.5‰", "=0.5‰"),
        ("A9 KV92 资金", "A9 KV92资金"),
        ("100 200", "100 200"),
        ("2. 2024 年工作", "2. 2024年工作"),
        ("完成 5. 4 万 卷", "完成5.4万卷"),
    ],
)
def test_comparison_text_is_without_the_accidents_of_extraction(raw, text):
    assert Passage.of(1, raw).text == text


def test_printed_text_keeps_the_printed_forms_but_not_radicals():
    assert Passage.of(1, "⼀般 （类）：１％").printed == "一般（类）：１％"


@given(RAW)
def test_every_character_is_where_it_says(raw):
    passage = Passage.of(7, raw)
    assert len(passage.text) == len(passage.printed) == len(passage.lines) == len(passage.columns)
    for character, column in zip(passage.text, passage.columns, strict=True):
        assert fold(raw)[column] == character or (character == " " and raw[column].isspace())
    assert passage.columns == sorted(set(passage.columns))
    assert "".join(passage.text.split()) == "".join(fold(raw).split())


@given(st.lists(RAW, min_size=1, max_size=4), st.data())
def test_a_slice_of_joined_lines_cites_the_same_characters(raws, data):
    document = Document("id", "a.txt", "text", raws)
    joined = Passage.join(document.passage(line) for line in range(1, len(raws) + 1))
    if not joined:
        return
    start = data.draw(st.integers(0, len(joined) - 1))
    end = data.draw(st.integers(start + 1, len(joined)))
    part, span = joined[start:end], joined[start:end].span
    source = "\n".join(raws[span.line - 1 : span.last_line])
    last = len(source) - len(raws[span.last_line - 1]) + span.end
    assert document.printed(part) == source[span.start : last]
    assert "".join(fold(document.printed(part)).split()) == "".join(part.text.split())


def test_pieces_apart_are_cited_one_a_line():
    document = Document("id", "a.txt", "text", ["指标名 甲", "10 乙"])
    passage = Passage.join([document.passage(1, 0, 3), document.passage(2, 3, 4)])
    assert (passage.text, document.printed(passage)) == ("指标名乙", "指标名\n乙")
    assert list(passage.pieces()) == [(1, 0, 3), (2, 3, 4)]


def test_markup_is_no_part_of_the_text():
    document = Document("id", "a.txt", "text", ["其中: 当年<b>财政拨款</b>", "**2024 年度收入**合计"])
    assert document.passage(1).text == "其中:当年财政拨款"
    assert document.passage(2).text == "2024年度收入合计"
    assert document.passage(2).columns[0] == 2
