"""Tables as tables: every cell once, with its spans, whatever stretch of the table is shown."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from jixiao import grids
from jixiao.marking import Mark

Cells = list[dict[str, Any]]


@st.composite
def tables(draw: st.DrawFn) -> tuple[Cells, int, int]:
    """The cells of a table without gaps, and its rows and columns."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    free, cells = {(row, column) for row in range(height) for column in range(width)}, Cells()
    for row in range(height):
        for column in range(width):
            if (row, column) not in free:
                continue
            across = next((n for n in range(1, width) if (row, column + n) not in free), width - column)
            down, right = draw(st.integers(1, height - row)), draw(st.integers(1, across))
            own = {(row + y, column + x) for y in range(down) for x in range(right)}
            if not own <= free:
                down, own = 1, {(row, column + x) for x in range(right)}
            free -= own
            cells.append(cell(row, column, down, right, f"{row}.{column}"))
    return cells, height, width


def cell(row: int, column: int, down: int, right: int, text: str) -> dict[str, Any]:
    return {
        "grid": 1, "row": row, "column": column, "row_span": down, "column_span": right, "line": row + 1,
        "text": f"{text}\t", "start": 0, "end": len(text),
    }  # fmt: skip


def covered(rows: list[list[grids.Placed]]) -> dict[tuple[int, int], Any]:
    """Place → the cell that lies there, as a browser puts them; no two cells on one place."""
    found: dict[tuple[int, int], Any] = {}
    for y, row in enumerate(rows):
        x = 0
        for placed in row:
            while (y, x) in found:
                x += 1
            for down in range(placed.row_span):
                for right in range(placed.column_span):
                    assert (y + down, x + right) not in found
                    found[y + down, x + right] = placed.cell
    return found


@given(tables(), st.data())
def test_every_place_of_a_stretch_is_covered_once_by_its_own_cell(
    table: tuple[Cells, int, int], data: st.DataObject
) -> None:
    cells, height, _ = table
    first = data.draw(st.integers(0, height - 1))
    last = data.draw(st.integers(first, height - 1))
    found = covered(grids.rows(cells, first, last))
    assert {y for y, _ in found} == set(range(last - first + 1))
    widths = {sum(1 for place in found if place[0] == y) for y in range(last - first + 1)}
    assert len(widths) == 1, "each row is as wide as the others"
    here = [one for one in cells if one["row"] <= last and one["row"] + one["row_span"] > first]
    assert {id(one) for one in found.values() if one} == {id(one) for one in here}
    for (y, _), one in found.items():
        assert one is not None and one["row"] <= y + first < one["row"] + one["row_span"]


@given(st.lists(st.builds(cell, *[st.integers(0, 5)] * 2, *[st.integers(0, 9)] * 2, st.just("x")), max_size=12))
def test_cells_over_each_other_are_all_shown(cells: Cells) -> None:
    """A damaged file may say anything of its spans: no text is lost, and no place covered twice."""
    rows = grids.rows(cells, 0, 5)
    covered(rows)
    shown = [id(placed.cell) for row in rows for placed in row if placed.cell]
    assert sorted(shown) == sorted(map(id, cells))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 60)), max_size=12), st.integers(0, 40), st.integers(4, 50))
def test_stretches_are_the_lines_in_order_and_cut_no_table_that_fits(
    shape: list[tuple[int, int]], after: int, most: int
) -> None:
    spans, line = [], 0
    for before, height in shape:
        spans.append((line + before + 1, line + before + height))
        line = spans[-1][1]
    lines = max(line + after, 1)
    found = grids.stretches(lines, spans, most)
    assert [number for first, last in found for number in range(first, last + 1)] == list(range(1, lines + 1))
    assert all(last - first < most for first, last in found)
    for start, end in found:
        cut = [span for span in spans if span[0] <= end < span[1]]
        # a table is only cut where no other ends above it in the same stretch
        assert not cut or not any(start <= last <= end for _, last in spans)


def test_a_table_as_html_keeps_spans_marks_and_hostile_text() -> None:
    hostile = "<b onclick=x>甲</b>\u202e"
    cells = [cell(0, 0, 2, 1, hostile), cell(0, 1, 1, 2, "12.50万元"), cell(1, 1, 1, 1, "30"), cell(1, 2, 1, 1, "")]
    rows = [one | {"first_row": 0, "last_row": 1} for one in cells]
    shown = grids.html(rows, {1: [Mark(0, 5, "figure", '资金 · "执行"')]}, wanted=2)
    tree = lxml_html.fromstring(shown)
    assert not tree.xpath("//b | //@onclick") and "\u202e" not in shown
    assert [(td.get("rowspan"), td.get("colspan")) for td in tree.xpath("//td")] == [
        ("2", None), (None, "2"), (None, None), (None, None)
    ]  # fmt: skip
    assert [mark.text for mark in tree.xpath("//td[@colspan]//mark")] == ["12.50"]
    assert tree.xpath("//tr[@class='wanted']/th")[0].text == "2"
    assert re.sub(r"<[^>]+>", "", shown).count("甲") == 1
