"""Numbered lists of projects in the prose."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.parsing.facts import Facts
from jixiao.parsing.listed_projects import read_listed_projects
from jixiao.parsing.outline import paragraphs
from jixiao.reading import read_bytes
from tests.synthetic import ENDINGS, money, names, percent
from tests.typeset import wrap

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
MARKERS = {
    "circled": lambda number: CIRCLED[number - 1],
    "plain": lambda number: f"{number}.",
    "comma": lambda number: f"{number}、",
    "bracketed": lambda number: f"（{number}）",
}
WORDINGS = (
    ("：年初预算数{}万元，全年预算数{}万元，全年执行{}万元，执行率{}%。", "万元"),
    ("，年初预算{}万元，调整后预算数{}万元，执行数{}万元，预算执行率{}%；", "万元"),
    ("年初预算数为{}元、全年预算数为{}元、实际支出{}元、执行率为{}%。", "元"),
    ("（年初预算{}万元，全年预算{}万元，支出{}万元，执行率{}%）。", "万元"),
)


def read(text):
    document = read_bytes("report.txt", text.encode())
    facts = Facts.of(document)
    rest = read_listed_projects(list(paragraphs(document)), facts)
    return facts, rest


def projects(facts):
    funds = {row.project_id: row for row in facts.rows["project_funds"]}
    return [
        (row.name, row.started, *(getattr(funds[row.project_id], name) for name in FUNDS))
        for row in facts.rows["projects"]
    ]


FUNDS = ("original_budget", "final_budget", "executed", "execution_pct")


def test_lists_of_not_started_and_started_projects():
    facts, _ = read(
        "2个项目未开展，具体如下：\n"
        "①渠道衬砌工程：年初预算数12万元，全年预算数0万元，全年执行0万元，执行率0%。\n"
        "②“两馆”（一期）、1.5公里栈道维修：年初预算数0万元，全年预算数3.25万元，全年执行0万元，执行率0%。\n\n"
        "1个项目开展，具体如下：\n"
        "①水文〔2021〕5号-2022年村级水管员补助：年初预算数1,200.50万元，全年预算数1200万元，"
        "全年执行 600.25 万元，执行率50.02 %。\n"
    )
    assert projects(facts) == [
        ("渠道衬砌工程", False, 12, 0, 0, 0),
        ("“两馆”（一期）、1.5公里栈道维修", False, 0, Decimal("3.25"), 0, 0),
        ("水文〔2021〕5号-2022年村级水管员补助", True, Decimal("1200.50"), 1200, Decimal("600.25"), Decimal("50.02")),
    ]
    # The counts of the introductions are the amounts' to read; everything inside the list is cited.
    assert [(unread.line, unread.text) for unread in facts.unread()] == [(1, "2"), (5, "1")]


def test_a_list_printed_twice_is_two_lists():
    once = "1个项目开展，具体如下：\n①栈道维修：年初预算数1万元，全年预算数1万元，全年执行1万元，执行率100%。\n"
    facts, _ = read(once + "\n" + once)
    assert len(facts.rows["projects"]) == 2


def test_further_figures_of_a_point_are_kept_as_amounts():
    facts, _ = read(
        "2个项目未开展，具体如下：\n"
        "①栈道维修，部门年初预算8万元，年初预算数9万元，全年预算数0万元，全年执行0万元，执行率0%。\n"
        "②退还张某补偿费50万元，年初预算数0万元，全年预算数50万元，全年执行0万元，执行率0%。\n"
    )
    assert [row[:3] for row in projects(facts)] == [("栈道维修", False, 9), ("退还张某补偿费", False, 0)]
    amounts = [(row.item, row.measure, row.value, row.unit) for row in facts.rows["amounts"]]
    assert amounts == [("栈道维修", "original_budget", 8, "万元"), ("退还张某补偿费", "value", 50, "万元")]


def test_sentences_after_the_figures_are_the_reason_but_a_new_summary_is_not():
    facts, rest = read(
        "2个项目未开展，具体如下：\n"
        "①栈道维修：年初预算数8万元，全年预算数0万元，全年执行0万元，执行率0%。因汛期提前，未能开工。\n"
        "②泵站改造：年初预算数5万元，全年预算数0万元，全年执行0万元，执行率0%。"
        "2022年共安排预算项目3个20万元，执行9万元，执行率45%。\n"
    )
    [reason] = facts.rows["statements"]
    assert (reason.topic, reason.text) == ("reason", "因汛期提前，未能开工")
    assert reason.project_id == facts.rows["projects"][0].project_id
    assert [paragraph.text for paragraph in rest][-1].startswith("2022年共安排预算项目3个")


@pytest.mark.parametrize(
    "text",
    [
        "基本支出如下：\n1.人员经费年初预算数5万元，全年预算数6万元，执行数6万元。\n2.公用经费年初预算数5万元，执行数6万元。\n",
        "主要职责：\n①负责全县12个项目的预算，年初预算数由财政局下达。\n②完成5万元以上项目的执行。\n",
        "一、项目支出\n1.项目支出年初预算数5万元，全年预算数6万元，执行数6万元。\n",
    ],
)
def test_lines_of_an_account_and_duties_are_no_projects(text):
    facts, rest = read(text)
    assert projects(facts) == []
    assert "".join(paragraph.text for paragraph in rest)


def test_a_malformed_figure_is_left_out_and_marked():
    facts, _ = read(
        "1个项目开展，具体如下：\n①栈道维修：年初预算数7,00.0,77万元，全年预算数8万元，全年执行8万元，执行率100%。\n"
    )
    [fund] = facts.rows["project_funds"]
    assert (fund.original_budget, fund.final_budget, fund.damaged) == (None, 8, True)


def test_points_inside_one_paragraph():
    facts, _ = read(
        "实施项目具体如下：一是栈道维修项目，年初预算数1万元，全年预算数2万元，执行数2万元，执行率100%；"
        "二是泵站改造项目，年初预算数3万元，全年预算数4万元，执行数1万元，执行率25%。"
    )
    assert [row[0] for row in projects(facts)] == ["栈道维修项目", "泵站改造项目"]


entries = st.lists(
    st.tuples(names(ENDINGS), money(), money(), money(), percent()),
    min_size=1,
    max_size=20,
    unique_by=lambda row: row[0],
)


@settings(max_examples=60, deadline=None)
@given(
    entries,
    st.booleans(),
    st.sampled_from(sorted(MARKERS)),
    st.sampled_from(WORDINGS),
    st.sampled_from((None, 18, 27, 33)),
)
def test_any_list_comes_back(rows, started, marker, wording, width):
    words, unit = wording
    scale = 10_000 if unit == "元" else 1
    if marker == "plain":
        # `2.3个乡镇` is a number to any reader
        rows = [(name.removeprefix("3个"), *figures) for name, *figures in rows]
    text = f"{len(rows)}个项目{'' if started else '未'}开展，具体如下：\n"
    for number, (name, *figures) in enumerate(rows, 1):
        shown = [f"{Decimal(figure) * scale:,.2f}" if scale > 1 else figure for figure in figures[:3]]
        item = MARKERS[marker](number) + name + words.format(*shown, figures[3])
        text += "\n".join(wrap(item, width) if width else [item]) + "\n"
    facts, _ = read(text)
    found = [(row[0].replace("“", '"'), *row[1:]) for row in projects(facts)]
    assert found == [(name.replace("“", '"'), started, *map(Decimal, figures)) for name, *figures in rows]
    for citation in facts.rows["citations"]:
        if citation.column == "name":
            row = next(row for row in facts.rows["projects"] if row.project_id == citation.row_id)
            assert "".join(citation.text.split()) == row.name
