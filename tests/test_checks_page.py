"""What does not add up, as readers meet it: the questions to the findings, the page on checks, and beside figures."""

import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from jixiao import charts, database, verdicts
from jixiao.checks import RULES
from jixiao.findings_export import FILTERS, export_rows, rule_groups
from jixiao.formats import YI
from tests.literal_rows import A, B, C, row, small_world, write_cache
from tests.test_charts import HOSTILE, look
from tests.test_pages import open_page, words
from tests.test_queries import one, rows

RULE = "funds-rate"
"""A rule whose findings the tests make up; what it checks does not matter here."""
LINES = ["项目名称\t平台", "年度资金总额\t100\t100\t50\t45%\t5", "其中：财政拨款\t90\t90\t45\t50%"]


def finding(report_id: str, name: str, **values: Any) -> Any:
    numbers = ("printed", "expected", "difference", "tolerance", "stake")
    given = {key: Decimal(value) if key in numbers else value for key, value in values.items()}
    known = {"rule": RULE, "severity": "error", "fingerprint": name, "detail": '{"kind": "percent", "also": []}'}
    return row("findings", finding_id=f"{report_id}-{name}", report_id=report_id, **known | given)


def cell(name: str, role: str, column: str, value: str, unit: str, **values: Any) -> Any:
    known = {
        "table": "project_funds",
        "row_id": f"{C}-001-m",
        "label": "年度资金总额",
        "measure": column,
        "relation": 0,
    }
    factors = {"part_factor": int(role == "part"), "whole_factor": int(role == "whole")}
    return row(
        "evidence", report_id=C, finding_id=f"{C}-{name}", rule=RULE, role=role, column=column,
        value=Decimal(value), unit=unit, decimals=0, **factors, **known | values,
    )  # fmt: skip


def cited(line: int, column: str, text: str, row_id: str = f"{C}-001-m") -> Any:
    start = LINES[line - 1].rindex(text) if column == "executed" else LINES[line - 1].index(text)
    return row(
        "citations", report_id=C, table="project_funds", row_id=row_id, column=column, line=line, last_line=line,
        start=start, end=start + len(text), text=text,
    )  # fmt: skip


def coverage(report_id: str, **counts: int) -> Any:
    none = dict.fromkeys(("holds", "rounding", "fails", "missing", "damaged"), 0)
    return row("coverage", report_id=report_id, rule=RULE, severity=RULES[RULE].severity, **none | counts)


def checked_world() -> dict[str, list[Any]]:
    """The small reports with findings: two of 乙局, one of them of a project and with a consequence, one of 甲局."""
    also = {"rule": RULE, "kind": "percent", "detail": {}, "printed": 50, "expected": 55, "difference": -5}
    detail = json.dumps({"kind": "percent", "also": [also]})
    rate = {"printed": "45", "expected": "50", "difference": "-5", "tolerance": "0.5"}
    second = {"row_id": f"{C}-001-s1", "label": "财政拨款", "relation": 1}
    return small_world() | {
        "findings": [
            finding(C, "large", **rate, stake="500", project_id=f"{C}-001", detail=detail),
            finding(C, "small", **rate, stake="20", severity="warning"),
            finding(A, "none", severity="note", detail='{"kind": "given", "also": []}'),
        ],
        "evidence": [
            cell("large", "stated", "execution_pct", "45", "%"),
            cell("large", "part", "executed", "50", "万元"),
            cell("large", "whole", "final_budget", "100", "万元"),
            cell("large", "stated", "execution_pct", "50", "%", **second),
            cell("large", "part", "executed", "45", "万元", **second),
            cell("large", "mend", "executed", "45", "万元"),
            cell("small", "stated", "execution_pct", "45", "%"),
        ],
        "coverage": [coverage(C, holds=5, rounding=1, fails=3, missing=1), coverage(A, holds=8, fails=1, damaged=2)],
        "lines": [row("lines", report_id=C, line=at, text=line) for at, line in enumerate(LINES, 1)],
        "citations": [
            cited(2, "execution_pct", "45%"),
            cited(2, "executed", "50"),
            cited(2, "final_budget", "100"),
            cited(3, "execution_pct", "50%", f"{C}-001-s1"),
        ],
    }  # fmt: skip


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cache(tmp_path_factory.mktemp("world") / "cache", checked_world())


@pytest.fixture(autouse=True)
def reviews(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JIXIAO_REVIEWS", str(tmp_path / "reviews"))
    return tmp_path / "reviews"


def ask(name: str, cache: Path, **params: Any) -> Any:
    known = FILTERS | {"verdicts": None, "groups": rule_groups(), "by": "all"} | params
    if "filters" in params:
        known["selection"] = json.dumps(params["filters"])
    return database.run(name, cache, **{key: known[key] for key in database.parameters(name)})


def ids(frame: Any) -> list[str]:
    return [id_.split("-")[1] for id_ in frame["finding_id"]]


def test_coverage_adds_up(cache: Path) -> None:
    whole = one(ask("checks_coverage", cache))
    assert (whole["applied"], whole["assessed"], whole["unassessed"]) == (21, 18, 3)
    assert (whole["holds"], whole["rounding"], whole["fails"], whole["errors"]) == (13, 1, 4, 4)
    by_report = ask("checks_coverage", cache, by="report")
    assert rows(by_report, "label", "applied", "fails", "found", "stake_wan") == [
        ("乙局 2024", 10, 3, 2, 520.0),
        ("甲局 2023", 11, 1, 1, None),
    ]
    assert rows(ask("checks_coverage", cache, by="group"), "part", "applied") == [(RULES[RULE].group, 21)]
    assert rows(ask("checks_coverage", cache, by="rule"), "part", "found") == [(RULE, 3)]


def test_summary_says_what_the_page_says(cache: Path) -> None:
    found = one(ask("checks_summary", cache))
    assert (found["findings"], found["errors"], found["warnings"], found["notes"]) == (3, 1, 1, 1)
    assert (found["largest_id"], found["largest_wan"]) == (f"{C}-large", 500)
    assert (found["most_label"], found["most_findings"]) == ("乙局 2024", 2)
    alone = one(ask("checks_summary", cache, filters={"years": [2023]}))
    assert (alone["applied"], alone["findings"], alone["largest_id"], alone["most_label"]) == (11, 1, None, None)
    nothing = one(ask("checks_summary", cache, filters={"years": [1999]}))
    assert (nothing["applied"], nothing["assessed_pct"], nothing["findings"]) == (0, None, 0)


def test_findings_come_gravest_first_then_by_money(cache: Path) -> None:
    found = ask("checks_findings", cache)
    assert ids(found) == ["large", "small", "none"]
    assert found["all_findings"].to_list() == [3, 3, 3]
    assert rows(found, "line", "consequences", "stake_wan") == [(2, 1, 500.0), (2, 0, 20.0), (None, 0, None)]
    assert ids(ask("checks_findings", cache, most=1)) == ["large"]


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"severities": ["warning", "note"]}, ["small", "none"]),
        ({"severities": []}, ["large", "small", "none"]),
        ({"rules": ["another"]}, []),
        ({"rules": [RULE]}, ["large", "small", "none"]),
        ({"stake_from": 20.0}, ["large", "small"]),
        ({"stake_from": 20.01}, ["large"]),
        ({"judged": ["none"]}, ["large", "none"]),
        ({"judged": ["rejected"]}, ["small"]),
        ({"filters": {"units": ["甲局"]}}, ["none"]),
        ({"filters": {"keyword": "平台"}}, ["large"]),
        ({"filters": {"score_to": 50}}, []),
    ],
)
def test_filters_of_findings(cache: Path, params: dict[str, Any], expected: list[str]) -> None:
    judged = json.dumps([{"fingerprint": "small", "verdict": "rejected", "note": "x", "at": ""}])
    assert ids(ask("checks_findings", cache, verdicts=judged, **params)) == expected


def test_evidence_carries_its_lines(cache: Path) -> None:
    found = ask("checks_evidence", cache, findings=[f"{C}-large"])
    assert rows(found, "relation", "role", "line", "text") == [
        (0, "stated", 2, "45%"),
        (0, "part", 2, "50"),
        (0, "whole", 2, "100"),
        (0, "mend", 2, "50"),
        (1, "stated", 3, "50%"),
        (1, "part", None, None),
    ]
    assert found["lines"][0].to_list() == [LINES[1]]
    assert ask("checks_evidence", cache, findings=[]).is_empty()


def test_marks_name_each_finding_of_a_cell_once(cache: Path) -> None:
    found = ask("finding_marks", cache, report_id=C)
    own = [one_ for one_ in found.iter_rows(named=True) if one_["finding_id"] == f"{C}-large"]
    assert {(one_["row_id"], one_["column"], one_["relation"]) for one_ in own} == {
        (f"{C}-001-m", "execution_pct", 0),
        (f"{C}-001-m", "executed", 0),
        (f"{C}-001-m", "final_budget", 0),
        (f"{C}-001-s1", "execution_pct", 1),
        (f"{C}-001-s1", "executed", 1),
    }
    assert ask("finding_marks", cache, report_id=B).is_empty()


def test_project_has_the_findings_that_rest_on_its_figures(cache: Path) -> None:
    # the second is of no project, but rests on a figure of this one
    assert ids(ask("project_findings", cache, project_id=f"{C}-001")) == ["large", "small"]
    assert ask("project_findings", cache, project_id=f"{C}-002").is_empty()


def test_exported_rows_hold_words_lines_and_verdicts(cache: Path) -> None:
    verdicts.save("large", "confirmed", "已核实")
    found = export_rows(cache)
    first = found.row(0, named=True)
    assert "45" in first["sentence"] and "45" in first["sentence_en"] and first["sentence"] != first["sentence_en"]
    assert (first["printed"], first["expected"], first["difference"]) == (45, 50, -5)
    assert (first["verdict"], first["note"], first["project"]) == ("confirmed", "已核实", "平台")
    assert first["lines"] == [2, 3]
    assert first["citations"][0] == {
        "line": 2, "start": LINES[1].index("45%"), "end": LINES[1].index("45%") + 3, "text": "45%",
        "table": "project_funds", "row_id": f"{C}-001-m", "column": "execution_pct", "role": "stated", "relation": 0,
    }  # fmt: skip
    assert len(first["consequences"]) == 1 and first["mend"]
    assert export_rows(cache, "warning")["severity"].to_list() == ["warning"]
    assert export_rows(cache, ["note", "error"]).height == 2
    assert export_rows(cache, severity="note", stake_from=1.0).columns == found.columns


def test_page_says_coverage_first(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("checks", cache, monkeypatch)
    said = words(app)
    assert (
        "2 份报告里有 21 处数字可以相互核对，实际核对了 18 处（85.7%）：13 处相符，1 处在四舍五入范围内，4 处对不上"
        in said
    )
    assert "另有 3 处缺数或原文残损" in said
    assert "共 3 条：错误 1 条、存疑 1 条、提示 1 条" in said
    assert "涉及金额最大的一条（500.00 万元）在乙局 2024" in said
    assert said.index("处数字可以相互核对") < said.index("归为一条")
    assert app.get("vega_lite_chart")


def test_chosen_finding_shows_both_lines_marked(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("checks", cache, monkeypatch, finding=f"{C}-large")
    html = " ".join(element.proto.body for element in app.get("html"))
    assert re.search(r'<mark class="stated" title="[^"]*">45%</mark>', html)
    assert re.search(r'<mark class="cited" title="[^"]*">50</mark>', html)
    assert any(folded.label == "所依据的 1 行原文" for folded in app.expander), "the consequence's line"
    assert "50 ÷ 100 × 100 = 50" in words(app) and "≠ 45" in words(app)
    assert "同一原因还使下面 1 处对不上" in words(app)
    assert {"在原文中查看：第 2 行", "打开这个项目"} <= set(links(app))


def test_finding_outside_the_filters_or_gone_says_so(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "不在当前筛选的范围内" in words(open_page("checks", cache, monkeypatch, finding=f"{C}-large", year="2023"))
    assert "这一条找不到了" in words(open_page("checks", cache, monkeypatch, finding=f"{C}-nothing"))


def test_filters_stand_in_the_url(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("checks", cache, monkeypatch)
    app.multiselect(key="severity").set_value(["warning"]).run()
    assert listed(app) == ["△ 存疑"]
    app.number_input(key="stake").set_value(100.0).run()
    assert "没有符合这些条件的" in words(app)
    again = open_page("checks", cache, monkeypatch, lang="English", severity=["Warning", "Note"], group="Funds")
    assert listed(again) == ["△ Warning", "○ Note"]
    assert listed(open_page("checks", cache, monkeypatch, stake="100")) == ["✕ 错误"]


def links(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.get("page_link")]


def listed(app: AppTest) -> list[str]:
    [table] = [table.value for table in app.dataframe if "finding" in table.value.columns]
    return list(table["severity"])


def test_verdict_is_kept_and_shown(cache: Path, reviews: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("checks", cache, monkeypatch, finding=f"{C}-large")
    app.button_group(key="verdict-of-large").set_value("confirmed")
    app.text_area(key="note-of-large").set_value("已与财务核实")
    press(app, "保存")
    assert verdicts.read().verdicts["large"].note == "已与财务核实"
    again = open_page("checks", cache, monkeypatch, finding=f"{C}-large")
    assert again.button_group(key="verdict-of-large").value == "confirmed"
    assert again.text_area(key="note-of-large").value == "已与财务核实"
    assert [metric.value for metric in again.metric if metric.label == "已复核"] == ["1"]


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, app.exception[0].message


def test_note_without_a_verdict_is_not_lost_silently(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("checks", cache, monkeypatch, finding=f"{C}-large")
    app.text_area(key="note-of-large").set_value("只有说明")
    press(app, "保存")
    assert "请先选一个结论" in words(app)
    assert app.text_area(key="note-of-large").value == "只有说明"
    assert not verdicts.read().verdicts


def test_damaged_file_of_verdicts_is_told(cache: Path, reviews: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reviews.mkdir()
    (reviews / "verdicts.json").write_text("{", encoding="utf-8")
    assert "复核文件读不懂" in words(open_page("checks", cache, monkeypatch))


def test_downloaded_list_holds_what_is_listed(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.dashboard.findings import _EXPORTED, _csv, heads

    made = _csv(lambda: export_rows(cache, "error"), heads(_EXPORTED), {"error": "错误"}, "sentence", YI)
    assert made.startswith("\ufeff".encode())
    [told] = csv.DictReader(io.StringIO(made.decode("utf-8-sig")))
    assert told["程度"] == "错误" and "45" in told["问题"] and told["原文行号"] == "2、3"
    assert (told["印出"], told["应为"], told["相差"]) == ("45", "50", "-5")
    assert told["金额（万元）"] == "0.05"


def test_no_finding_is_never_said_without_coverage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clean = small_world() | {"coverage": [coverage(C, holds=5)]}
    said = words(open_page("checks", write_cache(tmp_path / "clean", clean), monkeypatch))
    assert "有 5 处数字可以相互核对，实际核对了 5 处" in said and "没有发现问题" in said
    unread = small_world() | {"coverage": [coverage(C, missing=5)]}
    said = words(open_page("checks", write_cache(tmp_path / "unread", unread), monkeypatch))
    assert "都对得上" not in said and "不能说有没有问题" in said
    said = words(open_page("checks", write_cache(tmp_path / "none", small_world()), monkeypatch))
    assert "没有可以相互核对的数字" in said and "没有发现问题" not in said


@pytest.mark.parametrize("lang", ["中文", "English"])
def test_coverage_tab_opens(lang: str, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = {"中文": "核对了什么", "English": "What was checked"}[lang]
    app = open_page("checks", cache, monkeypatch, lang=lang, view=view)
    assert len(app.get("vega_lite_chart")) == 4


def test_project_page_lists_its_findings(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("project", cache, monkeypatch, project=f"{C}-001")
    assert "核对发现的问题" in words(app)
    assert links(app).count("查看这一条") == 2
    assert "核对发现的问题" not in words(open_page("project", cache, monkeypatch, project=f"{C}-002"))


def test_source_page_marks_touched_figures(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("source", cache, monkeypatch, report=C)
    [text] = [element.proto.body for element in app.get("html") if 'class="source"' in element.proto.body]
    assert re.search(r'<mark class="found" title="资金 · 执行率 · 核对：[^"]+">45%</mark>', text)


def test_drawer_shows_the_finding_under_its_figure(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.provenance import Opened, Opens

    app = open_page("overview", cache, monkeypatch)
    app.session_state["opened"] = Opened(
        Opens("project"), {"project_id": f"{C}-001", "executed_wan": 50.0}, ("executed_wan",)
    )
    app.run()
    assert not app.exception, app.exception[0].message
    assert "查看这一条" in links(app)


def test_overview_leads_to_the_checks(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(open_page("overview", cache, monkeypatch))
    assert "核对：18 处中有 4 处对不上，归为 3 条" in said


def test_hostile_text_is_inert(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = checked_world()
    for one_ in world["evidence"]:
        one_.label = HOSTILE
    for one_ in world["lines"]:
        one_.text += HOSTILE
    world["projects"][4].name = HOSTILE
    hostile = write_cache(tmp_path / "hostile", world)
    verdicts.save("large", "confirmed", HOSTILE)
    for page in ("checks", "project", "source", "overview"):
        app = open_page(page, hostile, monkeypatch, finding=f"{C}-large", project=f"{C}-001", report=C)
        html = " ".join(element.proto.body for element in app.get("html"))
        assert "<img" not in html and "\u202e" not in html
        for element in [*app.markdown, *app.caption, *app.info, *app.title, *app.subheader]:
            assert "alert(1)" not in element.value


@pytest.mark.parametrize("by", ["all", "group", "rule", "report"])
def test_pieces_of_a_bar_add_up_to_the_whole(by: str, cache: Path) -> None:
    parts = ask("checks_coverage", cache, by=by).with_columns(matter="part", rule="part", sign="severity")
    [data, *_] = charts.coverage_bars(parts, look()).to_dict()["datasets"].values()
    for part in parts.iter_rows(named=True):
        pieces = [piece for piece in data if piece["matter"] == part["part"]]
        assert sum(piece["relations"] for piece in pieces) == part["applied"]
        assert max(piece["end"] for piece in pieces) == pytest.approx(1)
        assert next(piece["outcome"] for piece in pieces) == "errors", "what fails stands first"
    if by == "rule":
        [data, *_] = charts.finding_rules(parts, look()).to_dict()["datasets"].values()
        assert [bar["named"][:1] for bar in data] == ["e"]
