"""Documents whose tables look like self-evaluations and report no result: refused, each with its cause."""

import pytest

from jixiao.errors import ReportError
from tests.made.forms import COLUMNS, FUNDS, GOAL, HEAD, ROWS, Made

_TARGETS = "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值\n^ | 产出指标 | 数量指标 | 整治长度 | ≥4公里"
_ASKED = "项目资金（万元） | 年度资金总额 | 100.00\n^ | 其中：财政拨款 | 100.00"
_CRITERIA = """
一级指标 | 二级指标 | 三级指标 | 评分标准 | 分值
投入 | 立项 | 合理性 | 合理得2分 | 50
过程 | 管理 | 健全 | 健全得满分 | 50""".strip()
_UNSCORED = "\n".join(f"{line} | {'得分' if not at else ''}" for at, line in enumerate(_CRITERIA.split("\n")))


@pytest.mark.parametrize("kind", ["html", "docx"])
@pytest.mark.parametrize(
    "title,opening,parts,cause",
    [
        ("项目支出绩效目标申报表", (), (HEAD, _ASKED, _TARGETS), "targets"),
        ("2024年部门预算项目绩效目标表", ("临江县水利局2024年部门预算",), (HEAD, _TARGETS), "targets"),
        ("部门整体支出绩效评价指标体系", (), (_CRITERIA,), "criteria"),
        ("部门整体支出绩效评价评分表", (), (_UNSCORED,), "no result"),
        ("临江县2024年“三公”经费预算表", (), ("单位 | 合计 | 公务接待\n水利局 | 9.00 | 9.00",), "budget"),
        (
            "临江县2022年一般公共预算收支决算表",
            ("关于临江县2022年财政决算（草案）的报告",),
            ("项目 | 预算数 | 执行数\n税收收入 | 9.00 | 8.00\n非税收入 | 9.00 | 8.00",),
            "whole area",
        ),
        (
            "项目支出绩效自评表",
            ("20xx年项目支出绩效自评表精选5篇", "篇一：20xx年XX县XX局", "20xx年XX局的自评"),
            (HEAD, FUNDS, GOAL, COLUMNS + ROWS),
            "sample",
        ),
    ],
)
def test_look_alikes_are_refused(kind, title, opening, parts, cause):
    with pytest.raises(ReportError, match=cause):
        Made("", 0, parts, title=title, subtitle="", opening=opening).read(kind)


def test_criteria_beside_figures_of_a_report_are_no_reason_to_refuse_it():
    opening = ("临江县水利局2022年度部门决算公开说明", "一、支出决算情况", "2022年度支出决算90.00万元。")
    facts, _ = Made("", 0, (_UNSCORED,), title="附件：评分表", opening=opening).read()
    assert [row.value for row in facts.rows["amounts"] if row.measure == "executed"] == [90]
