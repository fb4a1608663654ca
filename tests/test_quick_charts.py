"""Charts are made quickly and come out as Altair's own, slower way makes them."""

from pathlib import Path
from time import perf_counter

import altair as alt
import pytest
from altair.utils import schemapi

from jixiao.charts import Drawing, base
from jixiao.charts.quick import as_altair_does
from tests.literal_rows import small_world, write_cache
from tests.test_charts import CHARTS, look
from tests.test_queries import ask


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cache(tmp_path_factory.mktemp("world") / "cache", small_world())


def fresh(name: str, cache: Path) -> Drawing:
    """The chart drawn anew, not the one that is remembered."""
    query, params, draw = CHARTS[name]
    rows = ask(query, cache, **params)
    base._drawings.clear()
    return draw(rows, look())


@pytest.mark.parametrize("name", CHARTS)
def test_quick_chart_is_altairs_chart(name: str, cache: Path) -> None:
    quick = fresh(name, cache).spec
    with as_altair_does():
        assert fresh(name, cache).spec == quick


@pytest.mark.parametrize("name", CHARTS)
def test_chart_to_choose_from_names_its_marks(name: str, cache: Path) -> None:
    drawing = fresh(name, cache)
    [*params] = drawing.to_dict().get("params", [])
    assert [param["select"]["fields"] for param in params] == ([[drawing.pick]] if drawing.pick else [])
    if drawing.pick:
        type(drawing.chart).validate(drawing.spec)


def test_altairs_own_way_is_back_within_and_gone_after() -> None:
    with as_altair_does():
        slow = _seconds()
    assert _seconds() < slow / 3
    assert not schemapi.DEBUG_MODE


def _seconds() -> float:
    bar = alt.Chart(alt.Data(values=[])).mark_bar()
    began = perf_counter()
    for _ in range(10):
        bar.encode(alt.X("a:Q").scale(zero=False), color=alt.value("red"))
    return perf_counter() - began
