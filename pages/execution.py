"""How much of the projects' budgets was spent: where money stayed and why, what the year changed, what never began."""

import streamlit as st

from jixiao import charts, dashboard
from jixiao.provenance import Opens

PROJECT = Opens("project")
TABS = ("execution.tab.left", "execution.tab.why", "execution.tab.moves", "execution.tab.unspent")
SAYS = ("execution.says.spent", "execution.says.top")
ADJUSTED = ("adjusted.all", "adjusted.added", "adjusted.withdrawn", "adjusted.unprinted")
FIGURES = ("final_wan", "executed_wan", "execution_pct")
MARKED = {"figures": FIGURES, "texts": ("label",), "alert": "below_line", "pick": "project_id"}
UNSPENT = ("name", "reason", "original_wan", "final_wan", "executed_wan", "label")
MONEY = ("name", "label", "original_wan", "final_wan")

dashboard.title("execution")
summary = dashboard.run("execution_summary")
dashboard.stop_if_nothing(summary.filter(summary["projects"] > 0))
row = summary.row(0, named=True)
below = "execution.says.below" if row["below_projects"] else "execution.says.none_below"
dashboard.say(row, *SAYS, below, "execution.says.unspent")
look = dashboard.look()
with dashboard.tabs(*TABS) as view:
    if view == "execution.tab.left":
        first, second = st.columns([5, 4], gap="large")
        with first:
            dashboard.heading("execution.left.title")
            rows = dashboard.run("execution_unexecuted")
            if not dashboard.nothing(rows, "execution.left.none"):
                chart = charts.pareto(rows, look, "name", "unexecuted_wan", "running_pct", **MARKED)
                columns = ["name", "label", *FIGURES, "unexecuted_wan", "share_pct", "running_pct"]
                dashboard.figure("execution.left", chart, rows, columns, most=charts.MOST_ROWS, opens=PROJECT)
        with second:
            dashboard.heading("execution.bands.title")
            rows = dashboard.run("execution_bands")
            columns = ["band", "projects", "below_projects", "final_wan", "executed_wan", "unexecuted_wan"]
            of_band = Opens("project", query="execution_band_projects", by=("band",))
            dashboard.figure("execution.bands", charts.rate_bands(rows, look), rows, columns, opens=of_band)
    if view == "execution.tab.why":
        kinds = dashboard.worded(dashboard.run("execution_reason_kinds"), "cause", "cause")
        if not dashboard.nothing(kinds, "execution.left.none"):
            dashboard.say(kinds.row(0, named=True), "execution.causes.says.most", "execution.causes.says.none")
            dashboard.heading("execution.causes.title")
            of_kind = Opens("project", query="execution_kind_projects", by=("kind",))
            columns = ["cause", "projects", "reasons", "unexecuted_wan"]
            dashboard.figure("execution.causes", charts.reason_kinds(kinds, look), kinds, columns, opens=of_kind)
            st.caption(dashboard.text("execution.causes.note"))
            dashboard.heading("execution.reasons.title")
            reasons = dashboard.worded(dashboard.run("execution_reasons"), "cause", "cause")
            if not dashboard.nothing(reasons, "execution.reasons.none"):
                columns = ["name", "reason", "words", "cause", "indicator", "lost_points", "unexecuted_wan", "label"]
                dashboard.table("execution.reasons", reasons, columns, opens=Opens("indicator"), height=420)
    if view == "execution.tab.moves":
        dashboard.say(dashboard.run("execution_adjusted").row(0, named=True), *ADJUSTED)
        first, second = st.columns(2, gap="large")
        with first:
            dashboard.heading("execution.moves.title")
            rows = dashboard.run("execution_moves")
            if not dashboard.nothing(rows):
                columns = [*MONEY, "executed_wan", "adjusted_wan", "unexecuted_wan", "execution_pct"]
                dashboard.figure(
                    "execution.moves", charts.dumbbell(rows, look), rows, columns, most=charts.MOST_ROWS, opens=PROJECT
                )
        with second:
            dashboard.heading("execution.adjustments.title")
            rows = dashboard.worded(dashboard.run("execution_adjustments"), "adjustment", "adjustment")
            if not dashboard.nothing(rows, "execution.adjustments.none"):
                columns = [*MONEY, "adjustment", "adjusted_wan", "adjustment_pct"]
                chart = charts.adjustment_rates(rows, look)
                dashboard.figure("execution.adjustments", chart, rows, columns, most=charts.MOST_ROWS, opens=PROJECT)
    if view == "execution.tab.unspent":
        dashboard.heading("execution.unspent.title")
        rows = dashboard.run("unspent_projects")
        if not dashboard.nothing(rows, "execution.unspent.none"):
            dashboard.table("execution.unspent", rows, UNSPENT, opens=PROJECT)
