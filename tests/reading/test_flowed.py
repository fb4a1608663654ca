"""Cells broken over many short lines come back whole: in the original, in copies at other widths, in invented forms."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.reading import Document, Table, read
from jixiao.reading.flowed import flowed_tables
from jixiao.reading.passage import fold
from tests.flowed_reading import answers, document, exact_failures, original, original_forms
from tests.gold_forms import Score, compare_forms, gold_form, gold_forms, table_forms
from tests.originals import SHARED, with_originals
from tests.synthetic import project_forms
from tests.typeset import wrap
from tests.typeset_flowed import Flowed, clipped, flowed_form


def some_style(source: random.Random) -> Flowed:
    ranges = {
        "level1": (3, 5),
        "level2": (4, 7),
        "name": (4, 10),
        "target": (4, 8),
        "actual": (4, 8),
        "reason": (3, 10),
        "basis": (4, 8),
        "weight": (3, 4),
        "score": (3, 4),
        "label": (5, 12),
        "amount": (5, 8),
        "rate": (4, 5),
        "goal": (14, 28),
        "completion": (12, 28),
        "value": (14, 30),
    }
    return Flowed(
        widths={column: source.randint(*ends) for column, ends in ranges.items()},
        blank_lines=source.random() < 0.5,
        page_lines=source.choice((0, 25, 40)),
        cut=source.random() < 0.3,
        break_text=source.choice((wrap, wrap, clipped)),
        section_last=source.random() < 0.7,
        share_levels=source.random() < 0.3,
    )


@with_originals
def test_original_is_read_exactly():
    score = compare_forms(gold_forms(answers()), table_forms(flowed_tables(original())))
    assert (score.wrong, score.excused) == ([], [])
    assert score.compared.total() > 2000


@with_originals
def test_original_is_read_without_doubt():
    indicators = [row for form in table_forms(flowed_tables(original())) for row in form["indicators"]]
    assert [row["name"] for row in indicators if row["doubtful"]] == []


@with_originals
def test_nothing_of_the_original_is_lost_or_doubled():
    left_out = "".join(left_out_of(original(), flowed_tables(original())))
    assert left_out == "39", "only the page number stands in no cell"


def left_out_of(source: Document, tables: list[Table]) -> list[str]:
    """The characters in the tables' lines that stand in no cell; fails if one stands in two."""
    left_out = []
    for table in tables:
        places = [
            place
            for row in table.rows
            for cell in row
            for place in zip(cell.passage.lines, cell.passage.columns, strict=True)
        ]
        assert len(set(places)) == len(places)
        used = set(places)
        for line in range(table.first_line, table.last_line + 1):
            raw = source.lines[line - 1]
            left_out.append("".join(c for at, c in enumerate(raw) if not c.isspace() and (line, at) not in used))
    return left_out


@with_originals
@pytest.mark.parametrize("seed", range(8))
def test_copies_at_other_widths_are_read_as_well(seed):
    source = random.Random(seed)
    style = some_style(source)
    department, *projects = original_forms()
    source.shuffle(projects)
    lines = [line for form in (department, *projects) for line in ["", *flowed_form(form, style)]]
    found = table_forms(flowed_tables(document(["一、主要职能", *lines])))
    score = compare_forms(map(gold_form, (department, *projects)), found)
    assert exact_failures(score) == []
    assert score.share >= 0.985, score.wrong
    assert len(score.wrong) <= 0.002 * score.compared.total(), "wrong cells are marked doubtful"


@with_originals
@pytest.mark.parametrize("key", ["000", "001"])
def test_prose_is_no_form(key):
    seeds = sorted((SHARED / "seeds").glob(f"{key}_*.txt"))
    assert read(seeds[0]).tables == []


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(project_forms(), min_size=1, max_size=4), st.integers(0, 10**6))
def test_figures_of_invented_forms_are_exact(forms, seed):
    style = some_style(random.Random(seed))
    lines = [line for form in forms for line in ["", *flowed_form(form, style)]]
    found = list(table_forms(flowed_tables(document(lines))))
    assert exact_failures(compare_forms(map(gold_form, forms), found)) == []


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(project_forms(), st.integers(0, 10**6))
def test_every_character_of_an_invented_form_stands_in_one_cell(form, seed):
    source = document(flowed_form(form, some_style(random.Random(seed))))
    assert "".join(left_out_of(source, flowed_tables(source))) == ""


def test_invented_forms_are_read_nearly_all_right():
    score = Score()

    @settings(max_examples=25, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.lists(project_forms(), min_size=3, max_size=4), st.integers(0, 10**6))
    def collect(forms, seed):
        style = some_style(random.Random(seed))
        lines = [line for form in forms for line in ["", *flowed_form(form, style)]]
        compare_forms(map(gold_form, forms), table_forms(flowed_tables(document(lines))), score)

    collect()
    assert score.compared.total() > 3000
    assert score.share >= 0.985, score.wrong


PIECES = (
    *("项目支出绩效自评表", "项目名称", "主管部门", "实施单位", "年初预算数 全年预算数 全年执行数 分值 执行率 得分"),
    *(
        "年度",
        "总体",
        "目标",
        "预期目标 实际完成情况",
        "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分",
        "偏差原",
    ),
    *(
        "因分析",
        "产出指标",
        "数量指标",
        "质量指标",
        "年度资金总额 1.00 1.00 1.00 10 100.00% 10.00",
        "=3 个 =3 个 10 10.00",
    ),
    *(
        "10",
        "9.5 分",
        ">=",
        "（万",
        "元）",
        "总分 100 90 分",
        "总分",
        "—",
        " 名称",
        "",
        "39",
        "2023年 2月—",
        "11 月",
        "\f续",
    ),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=80))
def test_any_text_is_read_without_error(lines):
    source = document(lines)
    tables = flowed_tables(source)
    left_out_of(source, tables)
    for table in tables:
        assert 1 <= table.first_line <= table.last_line <= len(lines)
        for number, row in enumerate(table.rows):
            assert [cell.row for cell in row] == [number] * len(row)
            assert [cell.column for cell in row] == sorted({cell.column for cell in row})
            for cell in row:
                places = zip(cell.passage.lines, cell.passage.columns, strict=True)
                assert (
                    fold("".join(lines[line - 1][at] for line, at in places)) == cell.text.replace(" ", "")
                    or " " in cell.text
                )
