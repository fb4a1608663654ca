"""Tables: rows high enough for the longest name in them, no higher than that, and heads whose units stay whole."""

import polars as pl
import pytest

from jixiao.dashboard import lists, tables

COLUMNS = ["name", "label", "final_wan"]


def rows(*names: str, label: str = "甲局 2023") -> pl.DataFrame:
    made = {"name": names, "label": [label] * len(names), "final_wan": [1.0] * len(names)}
    return pl.DataFrame(made, schema={"name": pl.String, "label": pl.String, "final_wan": pl.Float64})


@pytest.mark.parametrize(
    ("frame", "height"),
    [
        (rows("修路", "绿化"), None),
        (rows("修路", "字" * 30), 62),
        (rows("修路", "字" * 90), 82),
        (rows("修路", "字" * 9_000), 162),
        (rows("修路", label="某自治区某自治州某县某某某局下属某某某中心 2023"), 62),
        (rows(), None),
        (pl.DataFrame({"name": [None], "final_wan": [1.0]}, schema={"name": pl.String, "final_wan": pl.Float64}), None),
    ],
)
def test_rows_are_as_high_as_the_longest_name_needs(frame: pl.DataFrame, height: int | None) -> None:
    assert tables._row_height(frame, COLUMNS) == height


def test_what_is_whole_elsewhere_makes_rows_no_higher() -> None:
    assert tables._row_height(pl.DataFrame({"finding": ["字" * 900]}), ["finding"]) == 62


@pytest.mark.parametrize(
    ("head", "html"),
    [
        ("执行（万元）", "执行 <span style='white-space:nowrap'>（万元）</span>"),
        ("<b>", "&lt;b&gt;"),
    ],
)
def test_unit_of_a_head_is_not_broken(head: str, html: str) -> None:
    assert lists._head(head) == html
