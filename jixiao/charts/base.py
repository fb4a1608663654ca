"""What charts share: drawing once, the theme put on, long names wrapped, missing figures shown as missing.

A chart function is decorated with `drawn`, takes a query's frame first and a `Look` second, and returns an Altair
chart; who calls it gets a `Drawing`.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cached_property, wraps
from threading import Lock
from typing import Any

import altair as alt
import polars as pl
from altair.utils import schemapi

from .. import theme
from ..formats import NOT_PRINTED, in_unit, wrapped
from ..theme import Look
from .quick import quicken

# Queries decide how many rows a chart gets; Altair's own limit would only raise.
alt.data_transformers.enable("default", max_rows=None)
quicken()

Chart = alt.Chart | alt.LayerChart | alt.FacetChart

PICK = "pick"
"""The name of the selection that says which mark a reader chose."""

# a tick is drawn a little transparent, and would make all squares so
LEGEND: dict[str, Any] = {"title": None, "symbolType": "square", "symbolOpacity": 1, "direction": "horizontal"}
"""How colours over a chart are told."""

_MARKS = "marks"
_LINE_HEIGHT = 17
_SAME = "\u2060"
_MOST_DRAWINGS = 128


class Drawing:
    """A finished chart as a Vega-Lite specification, and the column that its marks can be picked by, if any."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.pick: str | None = chart.usermeta[PICK]

    @cached_property
    def spec(self) -> dict[str, Any]:
        """The whole specification with its data, for pictures. Not to be changed."""
        return _pickable(self.chart.to_dict(validate=False), self.pick)

    @cached_property
    def datasets(self) -> dict[str, bytes]:
        """The data as Arrow streams by name."""
        return {name: _arrow(rows) for name, rows in self.spec.get("datasets", {}).items()}

    def for_screen(self) -> dict[str, Any]:
        """The specification with its data as Arrow, as the browser gets it; the caller's own to change."""
        return self.spec | {"datasets": dict(self.datasets)}

    def to_dict(self) -> dict[str, Any]:
        """The specification, checked against Vega-Lite's schema. Raises Altair's validation error."""
        with schemapi.debug_mode(True):
            return _pickable(self.chart.to_dict(validate=True), self.pick)


def _pickable(spec: dict[str, Any], column: str | None) -> dict[str, Any]:
    """The specification with a selection: a click on a mark of the lowest layer chooses its row by a column."""
    if column is None:
        return spec
    point: dict[str, Any] = {"name": PICK, "select": {"type": "point", "fields": [column], "toggle": False}}
    lowest = spec
    while "layer" in lowest:
        lowest = lowest["layer"][0]
    if lowest is not spec:
        lowest["name"], point["views"] = _MARKS, [_MARKS]
    return spec | {"params": [point]}


def _arrow(rows: list[dict[str, Any]]) -> bytes:
    # the browser's reader of Arrow does not know Polars' newer layout of strings
    stream = pl.DataFrame(rows, infer_schema_length=None).write_ipc_stream(None, compat_level=pl.CompatLevel.oldest())
    return stream.getvalue()


_drawings: OrderedDict[tuple[object, ...], Drawing] = OrderedDict()
_drawing = Lock()
# Altair keeps what `.scale(…)` belongs to in one place for all threads
_making = Lock()


def drawn(make: Callable[..., Chart]) -> Callable[..., Drawing]:
    """Makes a chart function draw the same rows in the same look only once, and amounts in the reader's unit.

    Every `_wan` column comes to the function in that unit.
    """

    @wraps(make)
    def remembered(rows: pl.DataFrame, look: Look, *rest: Any, **named: Any) -> Drawing:
        key = (make.__qualname__, _digest(rows), look.key, repr((rest, named)))
        with _drawing:
            if key in _drawings:
                _drawings.move_to_end(key)
                return _drawings[key]
        with _making:
            made = Drawing(make(in_unit(rows, look.money), look, *rest, **named))
        with _drawing:
            _drawings[key] = made
            while len(_drawings) > _MOST_DRAWINGS:
                _drawings.popitem(last=False)
        return made

    return remembered


def _digest(rows: pl.DataFrame) -> bytes:
    return hashlib.blake2b(rows.write_ipc(None).getvalue()).digest()


def dressed(chart: Chart, look: Look, height: float, pick: str | None = None) -> Chart:
    """The finished chart: theme, height without axes, as wide as its place, SVG so that text stays sharp large.

    With `pick`, a click on a mark chooses its row by that column.
    """
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    config = theme.config(look.palette) | ({"mark": {"cursor": "pointer"}} if pick else {})
    finished: Chart = chart.properties(height=height, autosize=fit).configure(**config)
    finished.usermeta = {"embedOptions": {"renderer": "svg", "actions": False}, PICK: pick}
    return finished


def row_names(rows: pl.DataFrame, column: str, look: Look, columns: int = 30, *, same: bool = False) -> pl.DataFrame:
    """Adds `row`: the name wrapped over two lines, every row's its own even where two names are the same.

    With `same`, rows of one name share one place.
    """
    missing = look.text("chart.unnamed")
    seen: dict[str, int] = {}
    names = []
    for name in rows[column].to_list():
        text = wrapped(name or missing, columns)
        seen[text] = seen.get(text, 0) + 1
        names.append(text if same else text + _SAME * (seen[text] - 1))
    return rows.with_columns(pl.Series("row", names, pl.String))


def row_axis(rows: pl.DataFrame) -> alt.Y:
    """The rows from top to bottom in the frame's order, names over several lines, whole."""
    # a label of two lines would hang below its row
    raised = {"condition": {"test": r"indexof(datum.label, '\n') > 0", "value": -_LINE_HEIGHT / 2}, "value": 0}
    axis = alt.Axis(title=None, labelExpr=r"split(datum.label, '\n')", labelLineHeight=_LINE_HEIGHT, labelOffset=raised)
    return alt.Y("row:N", axis=axis, sort=rows["row"].unique(maintain_order=True).to_list())


def upright(title: str, **more: Any) -> alt.Axis:
    """A vertical axis whose title stands level above it, where it can be read and nothing cuts it."""
    return alt.Axis(title=title, titleAngle=0, titleAlign="left", titleX=-24, titleY=-10, grid=True, **more)


def shown(look: Look, column: str, format: str | None = None) -> str:
    """A Vega expression for a figure: formatted as its column's name says, a dash where it is not printed."""
    chosen = format or (look.money.format if column.endswith("_wan") else ",.2~f")
    return f"(isValid(datum.{column}) ? format(datum.{column}, '{chosen}') : '{NOT_PRINTED}')"


def tooltip(
    chart: alt.Chart, look: Look, figures: Sequence[str], texts: Sequence[str] = ("name", "label")
) -> alt.Chart:
    """The chart with a tooltip of text columns, then figures, each under its column's head."""
    names = [f"{figure}_shown" for figure in figures]
    for name, figure in zip(names, figures, strict=True):
        chart = chart.transform_calculate(**{name: shown(look, figure)})
    return chart.encode(
        tooltip=[
            *(alt.Tooltip(f"{text}:N", title=look.text(f"column.{text}")) for text in texts),
            *(
                alt.Tooltip(f"{name}:N", title=look.text(f"column.{figure}"))
                for name, figure in zip(names, figures, strict=True)
            ),
        ]
    )


def legend(look: Look, entries: dict[str, str]) -> alt.Scale:
    """A colour scale over fixed entries: key of the word → colour."""
    return alt.Scale(domain=[look.text(key) for key in entries], range=list(entries.values()))
