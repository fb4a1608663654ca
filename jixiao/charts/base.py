"""What charts share: the theme put on, long names wrapped, missing figures shown as missing in tooltips."""

from collections.abc import Sequence

import altair as alt
import polars as pl

from .. import theme
from ..formats import NOT_PRINTED, wrapped
from ..theme import Look

# Queries decide how many rows a chart gets; Altair's own limit would only raise.
alt.data_transformers.enable("default", max_rows=None)

Chart = alt.Chart | alt.LayerChart | alt.FacetChart

_LINE_HEIGHT = 17
_SAME = "\u2060"


def dressed(chart: Chart, look: Look, height: float) -> Chart:
    """The finished chart: theme, height without axes, as wide as its place, SVG so that text stays sharp large."""
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    finished: Chart = chart.properties(height=height, autosize=fit).configure(**theme.config(look.palette))
    finished.usermeta = {"embedOptions": {"renderer": "svg", "actions": False}}
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
    raised = alt.condition(r"indexof(datum.label, '\n') > 0", alt.value(-_LINE_HEIGHT / 2), alt.value(0))
    axis = alt.Axis(title=None, labelExpr=r"split(datum.label, '\n')", labelLineHeight=_LINE_HEIGHT, labelOffset=raised)
    return alt.Y("row:N", axis=axis, sort=rows["row"].unique(maintain_order=True).to_list())


def shown(column: str, format: str = ",.2f") -> str:
    """A Vega expression for a figure: formatted, a dash where it is not printed."""
    return f"(isValid(datum.{column}) ? format(datum.{column}, '{format}') : '{NOT_PRINTED}')"


def tooltip(
    chart: alt.Chart, look: Look, figures: Sequence[str], texts: Sequence[str] = ("name", "label")
) -> alt.Chart:
    """The chart with a tooltip of text columns, then figures, each under its column's head."""
    names = [f"{figure}_shown" for figure in figures]
    for name, figure in zip(names, figures, strict=True):
        chart = chart.transform_calculate(**{name: shown(figure)})
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
