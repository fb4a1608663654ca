"""The pages, run whole on the sample reports and on literal rows, in both languages."""

import ast
import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from jixiao import loading
from jixiao.places import REPORTS, ROOT
from tests.literal_rows import C, small_world, write_cache
from tests.test_charts import HOSTILE

PAGES = ["overview", "structure", "execution", "low_scores"]
EVERY = [*PAGES, "scenario", "checks", "project", "source"]
TITLES = {
    "中文": ["总览", "预算结构", "执行率", "低分项目"],
    "English": ["Overview", "Budget structure", "Execution", "Low scores"],
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cache(tmp_path_factory.mktemp("small") / "cache", small_world())


def open_page(
    page: str, cache: Path, monkeypatch: pytest.MonkeyPatch, *, lang: str = "中文", **filters: str | list[str]
) -> AppTest:
    """A page of the app on a cache, as a link with filters opens it."""
    monkeypatch.setenv("JIXIAO_CACHE", str(cache))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in {"lang": lang, **filters}.items():
        app.query_params[key] = value
    app.run()
    if page != PAGES[0]:
        app.switch_page(f"pages/{page}.py").run()
    assert not app.exception, app.exception[0].message
    return app


def words(app: AppTest) -> str:
    """All that the page says outside widgets, tables and charts, without tags."""
    # what only paper shows repeats tables
    html = " ".join(element.proto.body for element in app.get("html") if "printed" not in element.proto.body[:40])
    told = " ".join(element.value for element in [*app.title, *app.subheader, *app.caption, *app.info])
    return re.sub(r"<[^>]+>", "", html) + told


@pytest.mark.parametrize("lang", TITLES)
@pytest.mark.parametrize("page", PAGES)
def test_page_opens_on_the_sample_reports(page: str, lang: str, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page(page, sample, monkeypatch, lang=lang)
    assert app.title[0].value == TITLES[lang][PAGES.index(page)]
    assert app.get("vega_lite_chart"), "a page without a chart"
    assert app.dataframe or app.expander, "a chart without a table"
    assert not app.info, "a part of the page is empty on the sample"


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_tells_what_it_shows(page: str, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page(page, sample, monkeypatch)
    for chart in app.get("vega_lite_chart"):
        assert len(chart.proto.alt) > 10


def test_overview_states_the_figures(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("overview", small, monkeypatch)
    said = words(app)
    assert "2 份报告（2023、2024 年度）" in said
    assert "全年预算 230.00 万元，执行 162.00 万元，执行率 70.4%，还有 68.00 万元没有执行" in said
    assert "甲中心的数字已包含在上级单位的报告里" in said
    assert "1 个项目在报告里重复列出" in said
    figures = [button.label for button in app.button if button.key.startswith("metric.")]
    assert figures == ["230.00 万元", "162.00 万元", "70.4%", "87.5", "1", "1", "90.0%"]


def test_basis_changes_every_sum(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("overview", small, monkeypatch, basis="收入支出决算")
    said = words(app)
    assert "按“收入支出决算”口径共支出 160.00 万元；这一口径不印全年预算" in said
    assert "另有 1 份报告没有公布这一口径" in said
    assert [metric.value for metric in app.metric] == ["—", "—"], "what is not printed is no zero"


def test_choice_survives_a_change_of_language(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("overview", small, monkeypatch, basis="财政拨款")
    app.button_group(key="lang").set_value("English").run()
    assert not app.exception
    assert app.selectbox(key="basis").value == "fiscal"
    assert app.title[0].value == "Overview"


def test_parts_can_be_taken_in(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("overview", small, monkeypatch)
    app.toggle(key="parts").set_value(True).run()
    assert "3 份报告、5 个项目" in words(app)


def test_execution_states_the_figures(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(open_page("execution", small, monkeypatch))
    assert "3 个有预算和执行数的项目共执行 95.00 万元，执行率 59.4%；1 个全部用完，还有 65.00 万元没有执行" in said
    assert "最多的是“平台”（50.00 万元）" in said
    assert "1 个项目没有支出或没有开展" in said


def test_low_scores_follow_the_line(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("low_scores", small, monkeypatch)
    assert "1 个低于 80 分，全年预算合计 100.00 万元；最低的是“平台”（75 分）" in words(app)
    app.slider(key="low").set_value(70).run()
    assert "都不低于 70 分" in words(app)
    assert not app.exception


def test_one_project_shows_its_reasons(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("low_scores", small, monkeypatch)
    assert "尚未验收" in words(app)
    app.query_params["project"] = f"{C}-002"
    app.run()
    assert "绿化" in words(app)
    assert "这个项目没有失分" in words(app)


def test_structure_states_the_figures(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(open_page("structure", small, monkeypatch))
    assert "2 份报告公布了支出构成，共 172.00 万元，其中项目支出占 62.8%" in said
    assert "按功能分类，“自然资源支出”最多，120.00 万元，占 80.0%" in said
    said = words(open_page("structure", small, monkeypatch, view="比上年"))
    assert "减少最多的是乙局的“规划管理”（减少 30.00 万元）" in said


@pytest.mark.parametrize("lang", TITLES)
@pytest.mark.parametrize("page", EVERY)
def test_nothing_left_says_so_and_offers_the_way_back(
    page: str, lang: str, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page(page, small, monkeypatch, lang=lang, q="没有这样的项目", year="2023")
    assert not app.exception
    app.button(key="reset").click().run()
    assert app.text_input(key="q").value == ""
    assert app.multiselect(key="year").value == []


def test_filter_without_result_offers_a_button(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("execution", small, monkeypatch, q="没有这样的项目")
    assert "当前筛选下没有可显示的内容" in words(app)
    app.button(key="back").click().run()
    assert "3 个有预算和执行数的项目" in words(app)


def test_no_reports_at_all_says_how_to_add_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    monkeypatch.setenv("JIXIAO_REPORTS", str(folder))
    said = words(open_page("overview", tmp_path / "cache", monkeypatch))
    assert "还没有可以显示的报告" in said
    assert str(folder) in said


def test_app_reads_new_reports_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, first = tmp_path / "reports", sorted(REPORTS.glob("2023*"))[0]
    folder.mkdir()
    shutil.copy(first, folder)
    monkeypatch.setenv("JIXIAO_REPORTS", str(folder))
    assert "1 份报告、" in words(open_page("overview", tmp_path / "cache", monkeypatch))
    shutil.copy(sorted(REPORTS.glob("2024*"))[0], folder)
    assert "2 份报告、" in words(open_page("overview", tmp_path / "cache", monkeypatch))


def test_file_that_cannot_be_read_is_named_and_the_others_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    shutil.copy(sorted(REPORTS.glob("2023*"))[0], folder)
    (folder / "<b>坏**文件**.txt").write_bytes(b"\xff\xfe\x00")
    monkeypatch.setenv("JIXIAO_REPORTS", str(folder))
    app = open_page("overview", tmp_path / "cache", monkeypatch)
    [notice] = [e.proto.body for e in app.get("html") if "没有读成" in e.proto.body]
    assert "&lt;b&gt;坏**文件**.txt" in notice
    assert "1 份报告、" in words(app)


def test_progress_names_the_report_being_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from jixiao.dashboard import start

    shown: list[str] = []

    class Place:
        def html(self, body: str) -> None:
            shown.append(body)

        def progress(self, value: float) -> None:
            shown.append(f"{value:.0%}")

        def empty(self) -> None:
            shown.append("")

    def load(paths: object, cache: Path, on_progress: loading.OnProgress) -> None:
        on_progress(0, 2, "甲<局>.txt")
        on_progress(1, 2, "乙局.txt")
        on_progress(2, 2, "")

    monkeypatch.setenv("JIXIAO_CACHE", str(tmp_path))
    monkeypatch.setattr(start.st, "empty", Place)
    monkeypatch.setattr(start.loading, "load", load)
    start._read_behind_bar()
    assert "<p>正在读取报告 1/2：甲&lt;局&gt;.txt</p>" in shown
    assert shown[-5:] == ["<p>正在读取报告 2/2：乙局.txt</p>", "50%", "100%", "", ""]


@pytest.mark.parametrize("page", EVERY)
def test_hostile_text_is_shown_as_text(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = small_world()
    for row in [*world["projects"], *world["indicators"], *world["functions"], *world["reports"]]:
        for column in ("name", "item", "reason", "unit", "class_"):
            if hasattr(row, column) and getattr(row, column):
                setattr(row, column, f"{getattr(row, column)}{HOSTILE}")
    app = open_page(page, write_cache(tmp_path / "cache", world), monkeypatch)
    html = " ".join(element.proto.body for element in app.get("html"))
    assert "<img" not in html
    assert "\u202e" not in html
    for element in [*app.markdown, *app.caption, *app.info, *app.title, *app.subheader]:
        assert "alert(1)" not in element.value, "report text went through Markdown"


@pytest.mark.parametrize("path", [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py"))], ids=lambda path: path.name)
def test_page_is_thin(path: Path) -> None:
    """Pages import streamlit and jixiao only, hold no SQL and no arithmetic, and stay short."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            assert {alias.name for alias in node.names} <= {"streamlit"}
        if isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] == "jixiao"
        if isinstance(node, ast.BinOp):
            assert isinstance(node.op, ast.BitOr), "arithmetic belongs in queries/"
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.search(r"\bselect\b.+\bfrom\b", node.value, re.IGNORECASE | re.DOTALL)
    assert len(source.splitlines()) <= 80
    assert ast.get_docstring(tree)


def test_only_the_dashboard_knows_streamlit() -> None:
    importing = {
        path.relative_to(ROOT / "jixiao").parts[0]
        for path in (ROOT / "jixiao").rglob("*.py")
        if re.search(r"^\s*(?:import|from) streamlit", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert importing == {"dashboard"}


def test_server_stays_on_this_machine() -> None:
    import tomllib

    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["address"] in ("127.0.0.1", "localhost")
    assert settings["browser"]["gatherUsageStats"] is False
    assert "http" not in (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
