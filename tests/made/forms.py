"""Made reports: a form drawn in text, and the facts that a careful reader finds in it.

A grid is drawn a row a line, cells between bars; `<` continues the cell on its left, `^` the one above, `\\n` breaks a
line inside a cell. A row that is drawn shorter than the widest ends in a wider cell.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from jixiao.parsing import Facts, Unread, parse
from jixiao.reading import read_bytes
from tests.set_forms import SetCell, SetForm, SetRow
from tests.set_web import web_report
from tests.set_word import word_report

SETTERS: dict[str, Callable[..., bytes]] = {"html": web_report, "docx": word_report}

OPENING = ("临江县水利局2022年度部门决算公开说明", "十一、预算绩效的情况说明", "自评结果公开如下。")

TITLE, SUBTITLE = "项目支出绩效自评表", "（2022年度）"

HEAD = """
项目名称 | < | 河道整治工程 | < | < | < | < | <
主管部门 | < | 临江县水利局 | < | < | 实施单位 | 临江县水管站 | <
"""

FUNDS = """
项目资金\\n（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | 100.00 | 120.00 | 90.00 | 10 | 75.00% | 7.50
^ | 其中：财政拨款 | 80.00 | 100.00 | 70.00 | - | - | -
^ | 其他资金 | 20.00 | 20.00 | 20.00 | - | - | -
"""

GOAL = """
年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <
^ | 完成河道整治，改善水环境。 | < | < | 已按计划完成整治任务。 | < | < | <
"""

ROWS = """
^ | 产出指标 | 数量指标 | 整治河道长度 | ≥4公里 | 4.5公里 | 30 | 30 |
^ | ^ | 质量指标 | 验收合格率 | =100% | 95% | 30 | 28.5 | 一处返工，已加强管理。
^ | 效益指标 | 社会效益指标 | 行洪能力 | 有效提升 | 有效提升 | 20 | 20 | 无
^ | 满意度指标 | 服务对象满意度指标 | 沿岸群众满意度 | ≥90% | 92% | 10 | 10 |
"""

COLUMNS = "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施"

TOTAL = "总分 | < | < | < | < | < | 100 | 96 |"

READ_FUNDS = (
    "total 年度资金总额 100 120 90 10 75 7.5",
    "fiscal 其中：财政拨款 80 100 70 - - -",
    "other 其他资金 20 20 20 - - -",
)

READ_ROWS = (
    "产出指标/数量指标/整治河道长度 | ≥4公里 | 4.5公里 | 30 | 30 | -",
    "产出指标/质量指标/验收合格率 | =100% | 95% | 30 | 28.5 | 一处返工，已加强管理。",
    "效益指标/社会效益指标/行洪能力 | 有效提升 | 有效提升 | 20 | 20 | -",
    "满意度指标/服务对象满意度指标/沿岸群众满意度 | ≥90% | 92% | 10 | 10 | -",
)

READ_PROJECT = "河道整治工程 | 临江县水利局 | 临江县水管站 | 100 | 96"


@dataclass(frozen=True, slots=True)
class Made:
    """One made report: what it shows, how many published documents show it, its forms, and what is read from them.

    `unread` are the figures that no fact cites, in order; `marked` says that the rows that hold them are damaged.
    """

    name: str
    seen: int
    parts: tuple[str, ...] = (HEAD, FUNDS, GOAL, COLUMNS + ROWS, TOTAL)
    projects: tuple[str, ...] = (READ_PROJECT,)
    funds: tuple[str, ...] = READ_FUNDS
    rows: tuple[str, ...] = READ_ROWS
    unread: tuple[str, ...] = ()
    title: str = TITLE
    subtitle: str = SUBTITLE
    opening: tuple[str, ...] = OPENING
    report: dict[str, Any] = field(default_factory=dict)
    damaged: int = 0

    def read(self, kind: str = "html") -> tuple[Facts, list[Unread]]:
        form = form_of(self.title, self.subtitle, *self.parts)
        return parse(read_bytes(f"made.{kind}", SETTERS[kind](self.opening, [form])))


def form_of(title: str, subtitle: str, *parts: str) -> SetForm:
    """A form of drawn grids, one below the other, made equally wide."""
    drawn = [[cell.strip() for cell in line.split("|")] for part in parts for line in part.strip("\n").split("\n")]
    width = max(map(len, drawn))
    drawn = [[*row, *["<"] * (width - len(row))] for row in drawn]
    rows: list[SetRow] = []
    for at, row in enumerate(drawn):
        begun = [column for column, text in enumerate(row) if text not in ("<", "^")]
        rows.append([_cell(drawn, at, column) for column in begun])
    return SetForm(title, subtitle, rows, width)


def _cell(drawn: list[list[str]], at: int, column: int) -> SetCell:
    wide = high = 1
    while column + wide < len(drawn[at]) and drawn[at][column + wide] == "<":
        wide += 1
    while at + high < len(drawn) and drawn[at + high][column] == "^":
        high += 1
    return SetCell(drawn[at][column].replace("\\n", "\n"), wide, high)


def columns(order: str) -> str:
    """The usual indicator table with its columns in another order, `order` giving their heads: `分值=weight ...`."""
    heads = [part.partition("=") for part in order.split()]
    keys = ["section", "level1", "level2", "name", "target", "actual", "weight", "score", "reason"]
    lines = [[cell.strip() for cell in line.split("|")] for line in ROWS.strip().split("\n")]
    shown = [" | ".join(["绩效指标", *(head for head, _, _ in heads)])]
    for line in lines:
        by_key = dict(zip(keys, line, strict=True))
        shown.append(" | ".join(["^", *(by_key.get(key, "") for _, _, key in heads)]))
    return "\n".join(shown)


def without(lines: Iterable[str], *places: int) -> tuple[str, ...]:
    """Expected rows in which some of the cells are not printed."""
    found = []
    for line in lines:
        cells = [cell.strip() for cell in line.split("|")]
        found.append(" | ".join("-" if at in places else cell for at, cell in enumerate(cells)))
    return tuple(found)
