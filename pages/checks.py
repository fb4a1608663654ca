"""What does not add up: what was checked, how it came out, and each contradiction with its lines and verdict."""

import streamlit as st

from jixiao import charts, dashboard

SAYS = ("checks.says.coverage", "checks.says.unassessed")
FIGURES = ("assessed", "assessed_pct", "errors", "warnings", "notes", "judged")
PARTS = ("applied", "assessed", "holds", "rounding", "fails", "unassessed")

dashboard.title("checks")
dashboard.review_troubles()
summary = dashboard.run("checks_summary")
dashboard.stop_if_nothing(summary.filter(summary["applied"] > 0), "checks.none_applied")
row = dashboard.with_largest(summary.row(0, named=True))
dashboard.say(row, *SAYS, dashboard.outcome(row), "checks.says.largest", "checks.says.most")
dashboard.metrics(row, *FIGURES)
look = dashboard.look()
dashboard.draw("checks.all", charts.coverage_bars(dashboard.coverage("all"), look))
with dashboard.tabs("checks.tab.findings", "checks.tab.coverage") as view:
    if view == "checks.tab.findings":
        dashboard.finding_filters()
        rows = dashboard.findings()
        left, right = st.columns([11, 8], gap="medium")
        with left:
            dashboard.finding_list(rows)
        with right:
            dashboard.finding_detail(dashboard.chosen_finding(rows), rows)
    if view == "checks.tab.coverage":
        left, right = st.columns(2, gap="large")
        with left:
            dashboard.heading("checks.groups.title")
            parts = dashboard.coverage("group")
            dashboard.figure("checks.groups", charts.coverage_bars(parts, look), parts, ["matter", *PARTS, "found"])
        with right:
            dashboard.heading("checks.rules.title")
            rules = dashboard.coverage("rule")
            columns = ["severity", "rule", "matter", *PARTS, "found", "stake_wan"]
            if row["findings"]:
                dashboard.draw("checks.rules", charts.finding_rules(rules, look))
            else:
                st.info(dashboard.text("checks.list.none"))
            dashboard.data("checks.rules", rules, columns)
        dashboard.heading("checks.reports.title")
        reports = dashboard.coverage("report")
        drawing = charts.coverage_bars(reports, look)
        columns = ["label", *PARTS, "errors", "warnings", "notes", "found", "stake_wan"]
        dashboard.figure("checks.reports", drawing, reports, columns, most=charts.MOST_ROWS)
        st.caption(dashboard.text("checks.coverage.note"))
