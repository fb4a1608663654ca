"""How the budgets were executed in all, unit by unit, whether scores match the money, and where to look next."""

import streamlit as st

from jixiao import charts, dashboard
from jixiao.provenance import Opens

MONEY = ["original_wan", "final_wan", "executed_wan"]
OPENS = dict.fromkeys([*MONEY, "execution_pct"], Opens("report", "overview_money_parts")) | {
    "mean_score": Opens("project", "overview_score_parts"),
    "low_projects": Opens("project", "low_scores"),
    "unspent_projects": Opens("project", "unspent_projects"),
    "cited_pct": Opens("report", "overview_cited_parts"),
}
REPORT, PROJECT, LOST = Opens("report"), Opens("project"), Opens("project", "overview_lost_parts", by=("level2",))

dashboard.title("overview")
summary = dashboard.run("overview_summary")
dashboard.stop_if_nothing(summary)
row, look = summary.row(0, named=True), dashboard.look()
spent = "overview.says.executed" if row["final_wan"] is None else "overview.says.money"
dashboard.say(
    row,
    spent if row["with_basis"] else "overview.says.no_basis",
    "overview.says.low" if row["low_projects"] else "overview.says.none_low",
    "overview.says.most",
)
figures = ["executed_wan", "execution_pct", "mean_score", "low_projects", "unspent_projects", "cited_pct"]
dashboard.metrics(row, "original_wan" if row["final_wan"] is None else "final_wan", *figures, opens=OPENS)

left, right = st.columns([3, 1], gap="large")
with left:
    units = dashboard.run("overview_units")
    columns = ["label", *MONEY, "execution_pct", "projects", "mean_score", "low_projects"]
    dashboard.heading("overview.units.title")
    if row["with_basis"]:
        drawing = charts.unit_bars(units, look)
        dashboard.figure("overview.units", drawing, units, columns, most=charts.MOST_UNITS, opens=REPORT)
    dashboard.say(row, "overview.says.without_basis", "overview.says.without_budget", "overview.says.doubled")
    if row["without_basis"]:
        without = dashboard.worded(dashboard.run("overview_without_basis"), "basis", "basis")
        dashboard.table("overview.without_basis", without, ["label", "basis", *MONEY], opens=REPORT)
    dashboard.say(row, "overview.says.left_out", "overview.says.repeated")
with right:
    dashboard.heading("overview.ask.title")
    dashboard.questions()
    dashboard.checks_note()

projects = dashboard.run("overview_quadrant", marks=8)
dashboard.heading("overview.quadrant.title")
if not dashboard.nothing(projects, "overview.quadrant.none"):
    dashboard.say(row, "overview.says.corners")
    circles = projects.drop_nulls("project_id")
    columns = ["mark", "name", "label", "total_score", "execution_pct", "final_wan", "unexecuted_wan"]
    left, right = st.columns([3, 2], gap="large")
    with left:
        drawing = charts.quadrant(projects, look, dashboard.low_line(), dashboard.execution_line())
        dashboard.draw("overview.quadrant", drawing, rows=circles, columns=columns, opens=PROJECT)
        note = "overview.quadrant.note" if circles.height == projects.height else "overview.quadrant.crowded"
        st.caption(dashboard.text(note, circles=circles.height))
    with right:
        dashboard.lines("overview.mark", circles.drop_nulls("mark"), "mark")
    dashboard.data("overview.quadrant", circles, columns, opens=PROJECT, drawing=drawing)

left, right = st.columns(2, gap="large")
with left:
    top = dashboard.run("overview_unexecuted")
    dashboard.heading("overview.unexecuted.title")
    if not dashboard.nothing(top, "overview.unexecuted.none"):
        columns = ["name", "label", "final_wan", "executed_wan", "unexecuted_wan", "execution_pct", "share_pct"]
        dashboard.figure("overview.unexecuted", charts.unexecuted_bars(top, look), top, columns, opens=PROJECT)
    dashboard.link("execution", "overview.more.execution")
with right:
    kinds = dashboard.worded(dashboard.run("lost_points", low_line=None), "kind", "kind")
    dashboard.heading("overview.lost.title")
    if not dashboard.nothing(kinds, "overview.lost.none"):
        columns = ["kind", "lost_points", "times", "share_pct", "lost_of_weight_pct"]
        dashboard.figure("overview.lost", charts.lost_bars(kinds, look), kinds, columns, opens=LOST)
    dashboard.link("low_scores", "overview.more.low_scores")
