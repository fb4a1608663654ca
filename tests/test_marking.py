"""Marks in source text: nothing added, nothing lost, exactly the cited characters marked, and nothing that runs."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as some

from jixiao import marking
from jixiao.formats import INVISIBLE
from jixiao.marking import Mark

TEXT = some.text(
    some.characters(codec="utf-8", exclude_categories=["Cs"]) | some.sampled_from("预算执行 0123<>&\"'\u202e\u200b\t"),
    max_size=60,
)
TAG = re.compile(r"</?mark[^>]*>")


@some.composite
def marked(draw: some.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXT)
    place = some.tuples(some.integers(0, len(text)), some.integers(0, len(text))).map(sorted)
    places = draw(some.lists(place, max_size=6))
    return text, [Mark(start, end, f"k{number}", "项目 · <执行>") for number, (start, end) in enumerate(places)]


@given(marked())
def test_pieces_are_the_line_again(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    assert "".join(piece for piece, _ in marking.parted(text, marks)) == text


@given(marked())
def test_each_character_has_the_shortest_mark_over_it(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    at = 0
    for piece, shown in marking.parted(text, marks):
        for place in range(at, at + len(piece)):
            over = [mark for mark in marks if mark.start <= place < mark.end]
            assert (shown is None) == (not over)
            if shown is not None:
                assert shown in over
                assert shown.end - shown.start == min(mark.end - mark.start for mark in over)
        at += len(piece)


@given(marked())
def test_markup_holds_the_text_and_nothing_else(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    html = marking.html(text, marks)
    bare = TAG.sub("", html)
    assert "<" not in bare and not INVISIBLE.search(html)
    assert len(unescape(bare)) == len(text), "an invisible character is one visible square, so offsets stay"
    for shown, printed in zip(unescape(bare), text, strict=True):
        assert shown in (printed, "▫")


@given(marked(), some.integers(0, 20))
def test_clipped_line_keeps_the_marked_characters(case: tuple[str, list[Mark]], around: int) -> None:
    text, marks = case
    for mark in marks:
        cut, moved = marking.clipped(text, mark, around)
        assert cut[moved.start : moved.end] == text[mark.start : mark.end]
        assert len(cut) <= mark.end - mark.start + 2 * around + 2


def test_citation_in_one_line() -> None:
    assert marking.places(["执行 50.00 万元"], 3, 8, "50.00") == [[(3, 8)]]


def test_citation_over_several_lines() -> None:
    lines = ["一、目标：完成", "全部任务。二、"]
    assert marking.places(lines, 5, 5, "完成\n全部任务。") == [[(5, 7)], [(0, 5)]]


def test_pieces_between_other_cells_are_marked_apart() -> None:
    lines = ["土地\t10\t利用", "规划\t20"]
    assert marking.places(lines, 0, 2, "土地\n利用\n规划") == [[(0, 2), (6, 8)], [(0, 2)]]


def test_citation_that_cannot_be_found_marks_the_whole_place() -> None:
    assert marking.places(["甲乙", "丙丁"], 1, 1, "戊") == [[(1, 2)], [(0, 1)]]
