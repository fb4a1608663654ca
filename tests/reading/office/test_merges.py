"""Merged cells of sheets: a filled cell is shown where it begins a merge or is in none, and nowhere else."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from jixiao.reading.office.sheets import Sheet

PLACES = st.tuples(st.integers(0, 7), st.integers(0, 7))
MERGES = st.lists(st.tuples(PLACES, st.tuples(st.integers(0, 3), st.integers(0, 3))), max_size=10)


def texts(sheet: Sheet) -> Iterator[str]:
    """What a sheet shows, in reading order."""
    for part in sheet.content():
        yield from [part] if isinstance(part, str) else [block.text for row in part.rows for block in row]


@given(MERGES, st.sets(PLACES, max_size=40))
def test_a_cell_is_shown_where_its_merge_begins(merges: list, filled: set) -> None:
    sheet, covered = Sheet("a.xlsx", "表1"), {}
    for (top, left), (down, right) in merges:
        places = {(top + y, left + x) for y in range(down + 1) for x in range(right + 1)}
        if not places & covered.keys():  # programs write none that overlap
            sheet.merges.append((top, top + down, left, left + right))
            covered |= dict.fromkeys(places, (top, left))
    for row, column in filled:
        sheet.put(row, column, f"{row} {column}")
    assert [*texts(sheet)] == [f"{at[0]} {at[1]}" for at in sorted(filled) if covered.get(at, at) == at]
