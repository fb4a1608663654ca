"""Where the money stayed, and which reasons the reports print for it."""

from ... import charts
from ...provenance import Opens
from ..model import Chart, Series, Slide, Table
from ..sources import derived, things, total, totals
from ..view import Asked

_BASIS = "briefing.basis.forms"
_PARTS = Opens("project", "execution_parts")
_KIND = Opens("project", "execution_kind_projects", ("kind",))
_BARS, _CAUSES = 6, 20
_TITLES = ("briefing.execution.none", "briefing.execution.one", "briefing.execution.top")
"""For no project that left money, for one, for more."""
_FIGURES = ("final_wan", "executed_wan", "unexecuted_wan", "execution_pct")


def execution(asked: Asked) -> Slide:
    """The largest unexecuted amounts, and the kinds of causes by the money that they touch."""
    row = asked.one("execution_summary")
    if not row.get("budgeted"):
        return asked.nothing("execution", asked.reader.text("briefing.execution.unprinted"), _BASIS)
    left = asked.run("overview_unexecuted").head(_BARS)
    opens = dict.fromkeys(("executed_wan", "final_wan", "unexecuted_wan", "execution_pct"), _PARTS)
    sources = totals(asked, row, opens)
    sources += totals(asked, row, {"unspent_projects": Opens("project", "unspent_projects")})
    sources += derived(asked, row, "top_share_pct") + things(asked, left, "project", _FIGURES)
    kinds = asked.run("execution_reason_kinds")
    sources += tuple(
        total(asked, kind, "unexecuted_wan", _KIND, of=asked.reader.text(f"cause.{kind['kind']}"))
        for kind in kinds.head(_CAUSES).iter_rows(named=True)
    )
    causes = asked.reader.worded(kinds, "cause", "cause")
    table = Table("execution.causes.title", causes.head(_CAUSES), ("cause", "projects", "unexecuted_wan"), kinds.height)
    many = row["left_over_projects"] or 0
    return Slide(
        "execution",
        asked.first(row, _TITLES[min(many, 2)]),
        asked.footer(_BASIS),
        lead=asked.say(row, "execution.says.spent", "execution.says.unspent"),
        chart=Chart(
            "overview.unexecuted",
            "bars",
            left,
            "name",
            (Series("unexecuted_wan", asked.reader.term("unexecuted_wan"), "budget"),),
            ("name", "label", *_FIGURES, "share_pct"),
            lambda look: charts.unexecuted_bars(left, look),
        )
        if left.height
        else None,
        table=table if kinds.height else None,
        sources=sources,
    )
