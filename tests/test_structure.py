"""The page of the structure: its questions on literal rows and on the originals, and the page itself."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from jixiao import loading
from jixiao.schema import TABLES
from tests.literal_rows import A, B, C, amounts, report, row, small_world, write_cache
from tests.originals import SHARED, with_originals
from tests.test_pages import open_page, words
from tests.test_queries import ask, one, rows

ACCOUNTS = "决算公开说明"
VIEWS = {"bridge": "年初到年末", "income": "资金来源", "changes": "比上年", "public": "三公经费和采购"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cache(tmp_path_factory.mktemp("small") / "cache", small_world())


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    cache = tmp_path_factory.mktemp("originals") / "cache"
    loading.load([SHARED / "seeds"], cache)
    return cache


def cache_of(folder: Path, *reports: tuple[Any, list[Any]], **tables: list[Any]) -> Path:
    """A cache of reports with their amounts."""
    own = [amount for _, found in reports for amount in found]
    return write_cache(folder / "cache", {"reports": [one for one, _ in reports], "amounts": own, **tables})


# ---- the bridge


def test_bridge_leads_from_the_first_budget_to_what_was_left(small: Path) -> None:
    assert rows(ask("structure_bridge", small), "step", "amount_wan", "from_wan", "to_wan", "reports") == [
        ("original", 205.0, 0.0, 205.0, 2),
        ("adjustment", 25.0, 205.0, 230.0, 2),
        ("final", 230.0, 0.0, 230.0, 2),
        ("executed", 162.0, 0.0, 162.0, 2),
        ("unexecuted", 68.0, 162.0, 230.0, 2),
    ]


@pytest.mark.parametrize("basis", ["whole", "accounts", "fiscal", "projects"])
def test_each_step_of_the_bridge_is_the_sum_of_its_reports(small: Path, basis: str) -> None:
    steps = ask("structure_bridge", small, basis=basis)
    assert steps.height
    for step, amount, reports in rows(steps, "step", "amount_wan", "reports"):
        parts = ask("structure_bridge_parts", small, basis=basis, step=step)
        assert (parts["amount_wan"].sum(), parts.height) == (pytest.approx(amount), reports)


def test_bridge_leaves_out_steps_that_a_basis_does_not_print(small: Path) -> None:
    assert ask("structure_bridge", small, basis="accounts")["step"].to_list() == ["spent"]
    assert rows(ask("structure_bridge", small, basis="fiscal"), "step", "amount_wan", "rises") == [
        ("original", 120.0, False),
        ("difference", 35.0, True),
        ("outlay", 155.0, False),
    ]
    summary = one(ask("structure_bridge_summary", small, basis="accounts"))
    assert (summary["reports"], summary["without_names"], summary["original_wan"]) == (1, ["甲局"], None)


def test_bridge_never_adds_a_report_that_lacks_a_step(tmp_path: Path) -> None:
    whole = "部门整体支出绩效自评报告"

    def printed(id_: str, *figures: str) -> list[Any]:
        measures = ("original_budget", "final_budget", "executed")
        lines = [("部门整体预算规模", "预算", measure, value) for measure, value in zip(measures, figures, strict=True)]
        return amounts(id_, *(line for line in lines if line[3]))

    cache = cache_of(
        tmp_path,
        (report(A, "甲局", 2023, whole), printed(A, "10", "15", "12")),
        (report(B, "乙局", 2023, whole), printed(B, "20", "15", "15")),
        (report(C, "丙局", 2023, whole), printed(C, "", "100", "1")),
    )
    assert rows(ask("structure_bridge", cache), "step", "amount_wan", "rises", "reports")[:3] == [
        ("original", 30.0, False, 2),
        ("adjustment", 0.0, True, 2),
        ("final", 30.0, False, 2),
    ]
    assert one(ask("structure_bridge_summary", cache))["incomplete_names"] == ["丙局"]


def test_accounts_lead_from_what_was_carried_in_to_what_is_carried_over(tmp_path: Path) -> None:
    section = "收入支出决算总体情况"
    figures = {
        "年初结转和结余": "5",
        "本年收入合计": "20",
        "收入总计": "25",
        "本年支出合计": "22",
        "年末结转和结余": "3",
    }
    own = amounts(A, *((section, item, "executed", value) for item, value in figures.items()))
    cache = cache_of(tmp_path, (report(A, "甲局", 2023, ACCOUNTS), own))
    assert rows(ask("structure_bridge", cache, basis="accounts"), "step", "from_wan", "to_wan") == [
        ("opening", 0.0, 5.0),
        ("income", 5.0, 25.0),
        ("funds", 0.0, 25.0),
        ("spent", 0.0, 22.0),
        ("carried", 22.0, 25.0),
    ]


# ---- the functional classification


def test_levels_of_the_classification_go_down_to_the_printed_lines(small: Path) -> None:
    top = ask("structure_level", small)
    assert rows(top, "line", "amount_wan", "share_pct", "finer") == [
        ("自然资源支出", 120.0, 80.0, 1),
        ("住房保障支出", 30.0, 20.0, 0),
    ]
    inside = ask("structure_level", small, **{"class": "自然资源支出"})
    assert rows(inside, "level", "line", "finer") == [(2, "自然资源事务", 2)]
    items = ask("structure_level", small, **{"class": "自然资源支出", "subclass": "自然资源事务"})
    assert rows(items, "level", "line", "amount_wan", "change_wan") == [
        (3, "行政运行", 70.0, 20.0),
        (3, "规划管理", 50.0, -30.0),
    ]


@pytest.mark.parametrize("place", [(None, None), ("自然资源支出", None), ("自然资源支出", "自然资源事务")])
@pytest.mark.parametrize("query", ["structure_level", "structure_tree"])
def test_each_part_of_the_classification_is_the_sum_of_its_lines(
    small: Path, query: str, place: tuple[str | None, str | None]
) -> None:
    for part in ask(query, small, **dict(zip(("class", "subclass"), place, strict=True))).iter_rows(named=True):
        by = {name: part[name] for name in ("level", "class", "subclass", "item")}
        assert ask("structure_functions_parts", small, **by)["amount_wan"].sum() == part["amount_wan"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((None, None), (None, None)),
        (("自然资源支出", "自然资源事务"), ("自然资源支出", "自然资源事务")),
        (("自然资源支出", "没有"), ("自然资源支出", None)),
        (("没有", "自然资源事务"), (None, None)),
        ((None, "自然资源事务"), (None, None)),
    ],
)
def test_a_place_that_is_not_there_falls_back(small: Path, asked: Any, found: Any) -> None:
    place = one(ask("structure_trail", small, **dict(zip(("class", "subclass"), asked, strict=True))))
    assert tuple(place.values()) == found


def test_a_class_is_drawn_alone_over_its_whole_height(small: Path) -> None:
    tree = ask("structure_tree", small, **{"class": "住房保障支出"})
    assert rows(tree, "name", "share_pct", "finer", "node") == [("住房保障支出", 100.0, 0, "1/住房保障支出")]


# ---- the "三公" costs and procurement

SECTION = "财政拨款“三公”经费支出决算情况"


def cite(table: str, id_: str, column: str, line: int, start: int) -> Any:
    return TABLES["citations"](id_[:16], table, id_, column, line, start, start + 1, line, "x")


def test_public_costs_keep_zero_and_not_printed_apart(tmp_path: Path) -> None:
    own = amounts(
        A,
        (SECTION, "“三公”经费支出", "executed", "8"),
        (SECTION, "“三公”经费支出", "change", "-2"),
        (SECTION, "“三公”经费支出", "change_pct", "-20.5%"),
        (SECTION, "因公出国（境）费", "executed", "0"),
        (SECTION, "公务接待费", "executed", "8"),
        (SECTION, "国内公务接待费", "executed", "7"),
        (SECTION, "“三公”经费支出", "original_budget", "9"),
    )
    costs = ask("structure_public", cache_of(tmp_path, (report(A, "甲局", 2023, ACCOUNTS), own)))
    assert rows(costs, "cost", "budget_wan", "executed_wan", "last_wan", "change_pct") == [
        ("total", 9.0, 8.0, 10.0, -20.5),
        ("abroad", None, 0.0, None, None),
        ("vehicles", None, None, None, None),
        ("vehicles_bought", None, None, None, None),
        ("vehicles_run", None, None, None, None),
        ("receptions", None, 8.0, None, None),
    ]


@pytest.mark.parametrize("item", ["公务用车购置及运行维护费", "公务用车购置和运行费支出", "公务用车购置及运行费"])
def test_public_costs_are_known_by_any_of_their_names(tmp_path: Path, item: str) -> None:
    own = amounts(A, ("其他重要事项", item, "executed", "3"))
    costs = ask("structure_public", cache_of(tmp_path, (report(A, "甲局", 2023, ACCOUNTS), own)))
    assert costs.filter(pl.col("executed_wan").is_not_null())["cost"].to_list() == ["vehicles"]


def test_reason_of_a_change_is_the_one_that_follows_it(tmp_path: Path) -> None:
    own = amounts(
        A,
        (SECTION, "“三公”经费支出", "change", "-2"),
        (SECTION, "“三公”经费支出", "change_pct", "-20%"),
        (SECTION, "公务接待费", "change", "1"),
        (SECTION, "公务接待费", "final_budget", "4"),
    )
    cited = [cite("amounts", amount.amount_id, "value", 2, place * 10) for place, amount in enumerate(own)]
    told = {"少出车": (2, 15), "不是增减的原因": (2, 35)}
    reasons = [
        row("statements", statement_id=f"{A}-s{at}", report_id=A, topic="reason", text=said)
        for at, said in enumerate(told)
    ]
    cited += [
        cite("statements", reason.statement_id, "text", *place)
        for reason, place in zip(reasons, told.values(), strict=True)
    ]
    cache = cache_of(tmp_path, (report(A, "甲局", 2023, ACCOUNTS), own), statements=reasons, citations=cited)
    costs = ask("structure_public", cache)
    assert rows(costs.drop_nulls("change_wan"), "cost", "reason") == [("total", "少出车"), ("receptions", None)]


def test_public_costs_in_words(small: Path) -> None:
    summary = one(ask("structure_public_summary", small))
    assert (summary["public_reports"], summary["public_wan"], summary["public_fall_wan"]) == (1, 1, None)
    assert summary["public_without_names"] == ["甲局"]


def test_a_unit_that_prints_its_public_costs_twice_counts_once(tmp_path: Path) -> None:
    figures = [(SECTION, "“三公”经费", "executed", "8"), (SECTION, "“三公”经费", "change", "-2")]
    cache = cache_of(
        tmp_path,
        *((report(id_, "甲局", 2023, ACCOUNTS), amounts(id_, *figures)) for id_ in (A, B)),
    )
    summary = one(ask("structure_public_summary", cache))
    assert (summary["public_reports"], summary["public_wan"], summary["public_fall_wan"]) == (1, 8, 2)


def test_procurement_and_the_share_of_small_enterprises(tmp_path: Path) -> None:
    own = amounts(
        A,
        ("政府采购情况", "政府采购支出总额", "executed", "100"),
        ("政府采购情况", "政府采购货物支出", "executed", "60"),
        ("政府采购情况", "政府采购服务支出", "executed", "40"),
        ("政府采购情况", "授予中小企业合同金额", "executed", "80"),
        ("政府采购情况", "授予中小企业合同金额", "share_pct", "80%"),
        ("政府采购情况", "货物采购授予中小企业合同金额", "share_pct", "99%"),
    )
    cache = cache_of(tmp_path, (report(A, "甲局", 2023, ACCOUNTS), own))
    bought = one(ask("structure_procurement_reports", cache))
    assert (bought["procured_wan"], bought["goods_wan"], bought["works_wan"]) == (100, 60, None)
    assert (bought["sme_wan"], bought["sme_pct"], bought["micro_wan"]) == (80, 80, None)
    assert rows(ask("structure_procurement", cache), "part", "from_pct", "to_pct") == [
        ("goods", 0.0, 60.0),
        ("services", 60.0, 100.0),
    ]
    assert ask("structure_procurement_parts", cache, report_id=A).height == 4


def test_sources_are_the_sum_of_the_projects_fund_rows(small: Path) -> None:
    for part in ask("structure_sources", small).iter_rows(named=True):
        parts = ask("structure_sources_parts", small, report_id=part["report_id"], source=part["source"])
        assert parts["amount_wan"].sum() == part["amount_wan"]


# ---- the originals


def answers(key: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SHARED / "answers" / f"narrative_{key}.json").read_text(encoding="utf-8"))
    return found


def printed(key: str, section: str, item: str, measure: str) -> float:
    """The first figure that the answers give for an item."""
    for line in answers(key)["finance"]:
        if line["section"] == section and item in line["item"] and line["measure"] == measure:
            return float(Decimal(line["value"]))
    raise AssertionError(f"no {item} {measure} in {section}")


def of_report(frame: pl.DataFrame, key: str) -> pl.DataFrame:
    unit = answers(key)["report"]["unit"].removesuffix("(部门)")
    return frame.filter(pl.col("label").str.starts_with(unit))


@with_originals
@pytest.mark.parametrize("key", ["003", "004"])
def test_public_costs_equal_the_answers(originals: Path, key: str) -> None:
    costs = {cost["cost"]: cost for cost in of_report(ask("structure_public", originals), key).iter_rows(named=True)}
    for cost, item in [
        ("total", "三公"),
        ("abroad", "因公出国"),
        ("vehicles", "购置及运行"),
        ("receptions", "公务接待费"),
    ]:
        assert costs[cost]["executed_wan"] == printed(key, "三公经费", item, "决算")
        assert costs[cost]["change_wan"] == printed(key, "三公经费", item, "上年对比变动额")
        assert costs[cost]["change_pct"] == printed(key, "三公经费", item, "上年对比变动率")
        assert costs[cost]["reason"], "every change of the originals has its reason"
    for cost, item in [("total", "三公"), ("vehicles_bought", "车购置费"), ("vehicles_run", "车运行")]:
        assert costs[cost]["final_wan"] == printed(key, "三公经费", item, "全年预算(调整后)")
    assert costs["vehicles"]["final_wan"] is None


@with_originals
@pytest.mark.parametrize("key", ["003", "004"])
def test_procurement_equals_the_answers(originals: Path, key: str) -> None:
    bought = one(of_report(ask("structure_procurement_reports", originals), key))
    items = {
        "procured": "总额",
        "goods": "货物",
        "works": "工程",
        "services": "服务",
        "sme": "中小企业",
        "micro": "小微企业",
    }
    for column, item in items.items():
        assert bought[f"{column}_wan"] == printed(key, "政府采购", item, "决算")
    assert bought["sme_pct"] == printed(key, "政府采购", "中小企业", "占比")


@with_originals
@pytest.mark.parametrize("key", ["003", "004"])
def test_function_lines_equal_the_answers(originals: Path, key: str) -> None:
    found: dict[tuple[str, ...], float] = {}
    for line in answers(key)["function_classes"]:
        if line["amount"] is not None:
            names = (line["class"], line["subclass"], line["item"])
            found[names] = found.get(names, 0) + float(Decimal(line["amount"]))
    unit = {"units": [answers(key)["report"]["unit"]]}
    items = ask("structure_functions", originals, filters=unit)
    assert {line[:3]: line[3] for line in rows(items, "class", "subclass", "item", "amount_wan") if line[3]} == {
        names: pytest.approx(amount) for names, amount in found.items() if amount
    }


@with_originals
def test_bridge_equals_the_answers(originals: Path) -> None:
    steps = dict(rows(ask("structure_bridge", originals, basis="accounts"), "step", "amount_wan"))
    items = {
        "opening": "年初结转和结余",
        "income": "本年收入合计",
        "spent": "本年支出合计",
        "carried": "年末结转和结余",
    }
    for step, item in items.items():
        figures = [printed(key, "收入支出决算总体情况", item, "决算") for key in ("003", "004")]
        assert steps[step] == pytest.approx(sum(figures))
    parts = ask("structure_bridge_parts", originals, basis="whole", step="original")
    [county] = [
        amount for name, amount in rows(parts, "name", "amount_wan") if name == answers("000")["report"]["unit"]
    ]
    assert county == 5319.57


# ---- the page


@pytest.mark.parametrize("view", VIEWS)
def test_a_link_opens_a_tab(view: str, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("structure", small, monkeypatch, view=VIEWS[view])
    told = {"bridge": "从年初预算到年末", "income": "钱从哪里来", "changes": "比上年变化最大", "public": "“三公”经费"}
    assert any(told[view] in heading.value for heading in app.subheader)


def test_structure_opens_with_the_largest_and_the_adjustment(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(open_page("structure", small, monkeypatch))
    assert "按功能分类，“自然资源支出”最多，120.00 万元，占 80.0%" in said
    assert "2 份报告年初预算共 205.00 万元，年中增加 25.00 万元（12.2%），全年预算 230.00 万元" in said


def test_bridge_names_who_lacks_the_basis(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(open_page("structure", small, monkeypatch, view=VIEWS["bridge"], basis="财政拨款"))
    assert "没有公布这一口径，未计入：甲局" in said


def test_a_link_leads_into_the_classification_and_back(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = {"class": "自然资源支出", "subclass": "自然资源事务"}
    app = open_page("structure", small, monkeypatch, **place)
    assert "全部 › 自然资源支出 › 自然资源事务" in words(app)
    assert app.dataframe[0].value["line"].to_list() == ["行政运行", "规划管理"]
    app.button(key="trail.to_class").click().run()
    assert app.dataframe[0].value["line"].to_list() == ["自然资源事务"]
    app.button(key="trail.to_all").click().run()
    assert app.dataframe[0].value["line"].to_list() == ["自然资源支出", "住房保障支出"]
    assert not app.exception


def test_a_stale_link_shows_everything(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("structure", small, monkeypatch, **{"class": "没有", "subclass": "没有"})
    assert app.dataframe[0].value["line"].to_list() == ["自然资源支出", "住房保障支出"]


def test_an_open_tab_survives_a_change_of_language(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("structure", small, monkeypatch, view=VIEWS["changes"])
    app.button_group(key="lang").set_value("English").run()
    assert not app.exception
    assert any("Largest changes" in heading.value for heading in app.subheader)
