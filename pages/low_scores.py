"""Which projects scored under the line, and what they lost their points on."""

import streamlit as st

from jixiao import charts, dashboard

dashboard.title("low_scores")
summary = dashboard.run("low_scores_summary")
dashboard.stop_if_nothing(summary, "low_scores.none_scored")

row = summary.row(0, named=True)
low = dashboard.run("low_scores")
kinds = dashboard.worded(dashboard.run("lost_points", low_line=None), "kind", "kind")
dashboard.say(
    row | (kinds.row(0, named=True) if kinds.height else {"kind": None}),
    "low_scores.says.none_low" if low.is_empty() else "low_scores.says.low",
    "low_scores.says.full",
    "low_scores.says.kind",
    "low_scores.says.rules",
)
look = dashboard.look()

left, right = st.columns([3, 2], gap="large")
with left:
    dashboard.heading("low_scores.list.title")
    if not dashboard.nothing(low, "low_scores.list.none"):
        dashboard.figure(
            "low_scores.list",
            charts.low_scores(low, look),
            low,
            ["name", "label", "total_score", "lost_on_indicators", "lost_on_execution", "worst_indicator", "final_wan"],
            most=charts.MOST_ROWS,
        )
with right:
    dashboard.heading("low_scores.kinds.title")
    if not dashboard.nothing(kinds):
        dashboard.figure(
            "low_scores.kinds",
            charts.lost_points(kinds, look),
            kinds,
            ["kind", "lost_points", "times", "share_pct", "running_pct", "lost_of_weight_pct"],
        )

dashboard.heading("low_scores.one.title")
project = dashboard.choose_project(dashboard.run("low_scores", low_line=None))
points = dashboard.worded(dashboard.run("project_points", project_id=project), "kind", "kind")
if not dashboard.nothing(points, "low_scores.one.full"):
    dashboard.draw("low_scores.one", charts.score_steps(points, look))
    dashboard.listing(
        points, ["indicator", "kind", "target_text", "actual_text", "weight", "score", "lost_points", "reason"]
    )
