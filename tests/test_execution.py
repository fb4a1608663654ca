"""The page on execution: its questions over literal rows, its laws over any rows, its figures on the originals."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao import loading, words
from jixiao.charts import dumbbell
from jixiao.places import QUERIES
from jixiao.theme import LIGHT, Look
from tests.literal_rows import A, indicator, project, report, row, small_world, write_cache
from tests.originals import SHARED, with_originals
from tests.test_queries import ask, one, rows

Money = Sequence[str | None]


def world(*money: Money, **more: Any) -> dict[str, list[Any]]:
    """One report with a project for each original, final and executed amount, named p1, p2, …"""
    found = [project(A, number, f"p{number}", amounts) for number, amounts in enumerate(money, 1)]
    return {
        "reports": [report(A, "甲局", 2023, "其他")],
        "projects": [one for one, _ in found],
        "project_funds": [fund for _, fund in found],
    } | more


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cache(tmp_path_factory.mktemp("world") / "cache", small_world())


def test_money_that_stayed_adds_up_to_all_of_it(cache: Path) -> None:
    assert rows(ask("execution_unexecuted", cache), "name", "unexecuted_wan", "share_pct", "running_pct") == [
        ("平台", 50.0, pytest.approx(100 * 50 / 65), pytest.approx(100 * 50 / 65)),
        ("修路", 15.0, pytest.approx(100 * 15 / 65), 100.0),
    ]


def test_bands_hold_every_project_once(cache: Path) -> None:
    bands = ask("execution_bands", cache)
    assert {band: count for band, count in rows(bands, "band", "projects") if count} == {
        "<30": 1, "30–60": 1, "100": 1, "—": 1,
    }  # fmt: skip
    assert dict(rows(bands.filter(bands["below_projects"] > 0), "band", "below_projects")) == {"<30": 1, "30–60": 1}


def test_more_than_the_budget_is_a_band_of_its_own(tmp_path: Path) -> None:
    bands = ask("execution_bands", write_cache(tmp_path / "cache", world(["1", "2", "2"], ["1", "2", "2.01"])))
    assert rows(bands.filter(pl.col("projects") > 0), "band", "projects", "unexecuted_wan") == [
        ("100", 1, 0.0),
        (">100", 1, -0.01),
    ]


def test_band_opens_its_projects(cache: Path) -> None:
    for band, count in rows(ask("execution_bands", cache), "band", "projects"):
        assert ask("execution_band_projects", cache, band=band).height == count


def test_largest_movement_comes_first_and_two_figures_are_needed(tmp_path: Path) -> None:
    amounts = [["10", "10", "9"], ["0", "80", "80"], [None, "50", "20"], [None, "5", None], ["3", None, "3"]]
    moves = ask("execution_moves", write_cache(tmp_path / "cache", world(*amounts)))
    assert rows(moves, "name", "adjusted_wan", "unexecuted_wan") == [
        ("p2", 80.0, 0.0),
        ("p3", None, 30.0),
        ("p1", 0.0, 1.0),
        ("p5", None, None),
    ]


def test_budget_of_zero_and_no_budget_are_not_the_same(tmp_path: Path) -> None:
    amounts = [["10", "15", "1"], ["10", "4", "4"], ["0", "7", "7"], [None, "9", "9"], ["8", "0", "0"], ["3", "3", "3"]]
    cache = write_cache(tmp_path / "cache", world(*amounts))
    assert rows(ask("execution_adjustments", cache), "name", "adjustment", "adjusted_wan", "adjustment_pct") == [
        ("p5", "withdrawn", -8.0, -100.0),
        ("p3", "added", 7.0, None),
        ("p2", "lowered", -6.0, -60.0),
        ("p1", "raised", 5.0, 50.0),
    ]
    adjusted = one(ask("execution_adjusted", cache))
    assert (adjusted["compared"], adjusted["original_wan"], adjusted["final_wan"]) == (5, 31, 29)
    assert adjusted["of_original_pct"] == pytest.approx(100 * 29 / 31)
    assert [adjusted[name] for name in ("raised", "lowered", "unchanged", "added", "withdrawn", "unprinted")] == [1] * 6
    assert (adjusted["added_wan"], adjusted["withdrawn_wan"]) == (7, 8)


def test_projects_without_spending_have_their_reasons(tmp_path: Path) -> None:
    said = row(
        "statements", statement_id="s1", report_id=A, project_id=f"{A}-002", topic="reason", text="条件不具备，没有实施"
    )
    cache = write_cache(tmp_path / "cache", world(["5", "5", "0"], ["9", "9", "0"], statements=[said]))
    assert rows(ask("unspent_projects", cache), "name", "reason") == [("p2", "条件不具备，没有实施"), ("p1", None)]


def test_kinds_of_reasons(cache: Path) -> None:
    assert rows(ask("execution_reason_kinds", cache), "kind", "projects", "reasons", "unexecuted_wan") == [
        ("acceptance", 1, 1, 50.0),
        ("none", 2, 0, 15.0),
    ]
    assert rows(ask("execution_reasons", cache), "name", "indicator", "kind", "words", "lost_points") == [
        ("平台", "建成模块", "acceptance", "尚未验收", 10.0)
    ]
    assert ask("execution_kind_projects", cache, kind="none")["name"].to_list() == ["修路", "未动"]


def test_reason_of_points_and_of_money_counts_and_praise_does_not(tmp_path: Path) -> None:
    id_ = f"{A}-001"
    told = [
        indicator(id_, 1, "满意度指标", "满意度", "10", "10", reason="群众评价高于预期"),
        indicator(id_, 2, "经济成本指标", "采购费", "10", "10", reason="中标价低于预算"),
        indicator(id_, 3, "数量指标", "面积", "10", "8", reason="天气原因未完成"),
    ]
    cache = write_cache(tmp_path / "cache", world(["9", "9", "5"], indicators=told))
    assert set(rows(ask("execution_reasons", cache), "indicator", "kind")) == {("采购费", "tender"), ("面积", "nature")}
    kinds = ask("execution_reason_kinds", cache)
    assert set(rows(kinds, "kind", "projects", "unexecuted_wan")) == {("tender", 1, 4.0), ("nature", 1, 4.0)}


def test_reason_of_a_project_used_up_explains_no_money(tmp_path: Path) -> None:
    told = [indicator(f"{A}-001", 1, "数量指标", "面积", "10", "8", reason="天气原因未完成")]
    assert ask("execution_reasons", write_cache(tmp_path / "cache", world(["9", "9", "9"], indicators=told))).is_empty()


def test_reason_printed_with_another_printing_of_a_project_counts(tmp_path: Path) -> None:
    found = world(["9", "9", "5"], ["9", "9", "5"])
    found["projects"][1].name = "p1"
    found["indicators"] = [indicator(f"{A}-002", 1, "时效指标", "进度", "10", "8", reason="招标推迟")]
    kinds = ask("execution_reason_kinds", write_cache(tmp_path / "cache", found))
    assert rows(kinds, "kind", "projects") == [("late", 1)]


REASONS = {
    "nature": ["受疫情影响未能开展", "雨季无法施工", "连续降雨导致工期顺延"],
    "policy": ["因政策调整，补贴不再发放", "上级主管部门安排取消该任务", "机构改革后职能划转", "技术标准变化"],
    "conditions": ["开工条件尚不具备", "征地拆迁工作滞后", "部门间协调不够", "地块存在权属争议"],
    "approval": ["规划待省政府批复", "环评手续办理缓慢", "正在报批，尚未取得批文", "方案尚未通过评审"],
    "funds": ["上级资金未及时到位", "资金下达较晚", "县财政资金紧张", "年末指标被收回"],
    "late": ["招标工作启动较晚", "开标时间推迟", "两次流标", "项目12月才签订合同"],
    "unfinished": ["项目未完工", "属跨年项目", "进度缓慢", "部分工程仍在施工"],
    "acceptance": ["项目尚未组织竣工验收", "未完成结算审计", "预计明年三月终验", "验收合格后支付尾款"],
    "payment": ["未到付款节点", "按合同约定支付进度款", "质保金到期后支付", "余款结转下年"],
    "tender": ["中标价低于预算", "实际成交金额少于预算", "经询价采购节约资金", "合同金额低于计划"],
    "market": ["材料价格上涨", "房地产市场低迷", "受经济下行影响"],
    "saving": ["厉行节约，压减会议费", "本着过紧日子的要求精简开支"],
    "staff": ["人员调离", "年中有两名职工退休", "在职人数减少"],
    "demand": ["实际申请人数少于预计", "业务量增加", "本年没有发生此项支出", "培训次数减少"],
    "target": ["年初目标值设定偏高", "预算编制不够精准", "指标值偏低"],
    "reporting": ["统计口径不同", "填报有误", "按年末数测算"],
    "better": ["超额完成任务", "提前完成", "完成情况好于预期"],
    "unsaid": ["已按要求落实", "与目标一致", "按实际情况支付", "计划5个，实际4个"],
    "other": ["单位车辆四辆", "其他"],
}


@pytest.fixture(scope="module")
def vocabulary() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute((QUERIES / "shared" / "reason_kind.sql").read_text(encoding="utf-8"))
    return connection


def kind_of(vocabulary: duckdb.DuckDBPyConnection, reason: str) -> dict[str, str | None]:
    [(found,)] = vocabulary.execute("select reason_kind($reason)", {"reason": reason}).fetchall()
    return dict(found)


@pytest.mark.parametrize(("kind", "reason"), [(kind, reason) for kind, told in REASONS.items() for reason in told])
def test_reasons_are_placed_by_their_own_words(kind: str, reason: str, vocabulary: duckdb.DuckDBPyConnection) -> None:
    found = kind_of(vocabulary, reason)
    assert found["kind"] == kind
    assert (found["words"] or "") in reason
    assert (found["words"] is None) == (kind == "other")


def test_chain_of_events_goes_to_what_came_first(vocabulary: duckdb.DuckDBPyConnection) -> None:
    assert kind_of(vocabulary, "招标推迟，项目未完工，尚未验收，尾款结转下年")["kind"] == "late"
    assert kind_of(vocabulary, "待批复后验收，余款下年支付")["kind"] == "approval"


def test_measures_for_the_future_are_no_cause(vocabulary: duckdb.DuckDBPyConnection) -> None:
    assert kind_of(vocabulary, "人员调离。下一步加快支付进度，督促验收")["kind"] == "staff"
    assert kind_of(vocabulary, "改进措施：加快支付进度")["kind"] == "payment", (
        "a text of measures alone is read as it is"
    )


def test_every_kind_has_its_words_and_its_examples() -> None:
    sql = (QUERIES / "shared" / "reason_kind.sql").read_text(encoding="utf-8")
    kinds = {*re.findall(r"named_kind\(reason, '(\w+)'", sql), "other"}
    assert kinds == REASONS.keys()
    assert all(words.has(f"cause.{kind}") for kind in {*kinds, "none"})


amount = st.none() | st.decimals(0, 1000, places=2).map(str)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(money=st.lists(st.tuples(amount, amount, amount), min_size=1, max_size=8))
def test_laws_of_any_projects(money: list[Money], tmp_path_factory: pytest.TempPathFactory) -> None:
    cache = write_cache(tmp_path_factory.mktemp("any") / "cache", world(*money))
    assert ask("execution_bands", cache)["projects"].sum() == len(money)
    left = ask("execution_unexecuted", cache)
    running = left["running_pct"].to_list()
    assert running == sorted(running)
    if running:
        assert left["share_pct"].sum() == pytest.approx(100)
        assert running[-1] == pytest.approx(100)
    adjusted = one(ask("execution_adjusted", cache))
    kinds = ("raised", "lowered", "unchanged", "added", "withdrawn", "unprinted")
    assert sum(adjusted[kind] or 0 for kind in kinds) == len(money)
    short = set(left["project_id"]) | set(ask("unspent_projects", cache)["project_id"])
    assert ask("execution_reason_kinds", cache)["projects"].sum() == len(short)


@pytest.mark.parametrize(("most", "kind"), [("60", None), ("5000", "symlog")])
def test_scale_is_logarithmic_only_where_equal_steps_would_not_read(
    most: str, kind: str | None, tmp_path: Path
) -> None:
    amounts = [["10", "20", "5"], ["12", "15", "9"], ["0", most, most]]
    moves = ask("execution_moves", write_cache(tmp_path / "cache", world(*amounts)))
    written = str(dumbbell(moves, Look(LIGHT)).to_dict())
    assert ("symlog" in written) == (kind == "symlog")
    assert ("对数刻度" in written) == (kind == "symlog")


@with_originals
def test_figures_of_the_originals(tmp_path: Path) -> None:
    loading.load([SHARED / "seeds"], tmp_path / "cache")
    for unit, projects, final, left in (("乌鲁木齐市", 40, 5950.56, 270.30), ("昌吉", 25, 5707.18, 918.45)):
        [name] = [
            name
            for name in ask("filter_options", tmp_path / "cache")["unit"].unique()
            if name and name.startswith(unit)
        ]
        bands = ask("execution_bands", tmp_path / "cache", filters={"units": [name]})
        assert bands["projects"].sum() == projects
        assert bands["final_wan"].sum() == pytest.approx(final)
        found = ask("execution_unexecuted", tmp_path / "cache", filters={"units": [name]})
        assert found["unexecuted_wan"].sum() == pytest.approx(left)
