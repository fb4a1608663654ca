"""How the budgets were executed in all, unit by unit, and whether the projects' scores match the money."""

import streamlit as st

from jixiao import charts, dashboard

dashboard.title("overview")
summary = dashboard.run("overview_summary")
dashboard.stop_if_nothing(summary)

row = summary.row(0, named=True)
dashboard.say(
    row,
    "overview.says.no_basis" if row["executed_wan"] is None else "overview.says.money",
    *(["overview.says.executed"] if row["final_wan"] is None else []),
    "overview.says.low" if row["low_projects"] else "overview.says.none_low",
    "overview.says.without_basis",
    "overview.says.left_out",
    "overview.says.repeated",
)
budget = "original_wan" if row["final_wan"] is None else "final_wan"
dashboard.metrics(row, budget, "executed_wan", "execution_pct", "projects", "mean_score", "low_projects", "cited_pct")

units = dashboard.run("overview_units")
dashboard.heading("overview.units.title")
dashboard.figure(
    "overview.units",
    charts.unit_bars(units, dashboard.look()),
    units,
    ["label", "original_wan", "final_wan", "executed_wan", "execution_pct", "projects", "mean_score", "low_projects"],
)

projects = dashboard.run("overview_projects", marks=5)
dashboard.heading("overview.quadrant.title")
if not dashboard.nothing(projects, "overview.quadrant.none"):
    st.caption(dashboard.text("overview.quadrant.note"))
    look, lines = dashboard.look(), (dashboard.low_line(), dashboard.execution_line())
    dashboard.side_by_side(
        "overview.quadrant",
        lambda report: charts.quadrant(projects, look, report, *lines),
        projects,
        "overview.mark",
    )
    dashboard.data(
        "overview.quadrant",
        projects,
        ["label", "mark", "name", "total_score", "execution_pct", "final_wan", "unexecuted_wan"],
    )
