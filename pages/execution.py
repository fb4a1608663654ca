"""How much of the projects' budgets was spent, and where money was left."""

import streamlit as st

from jixiao import charts, dashboard

SHOWN = 10

dashboard.title("execution")
summary = dashboard.run("execution_summary")
projects = dashboard.run("execution_projects")
dashboard.stop_if_nothing(projects)

row = summary.row(0, named=True)
dashboard.say(row, "execution.says.spent", "execution.says.top", "execution.says.below", "execution.says.unspent")

left, right = st.columns([3, 2], gap="large")
with left:
    dashboard.heading("execution.projects.title")
    dashboard.figure(
        "execution.projects",
        charts.execution_bars(projects, dashboard.look()),
        projects,
        [
            "name",
            "label",
            "original_wan",
            "final_wan",
            "executed_wan",
            "unexecuted_wan",
            "execution_pct",
            "total_score",
        ],
        most=charts.MOST_ROWS,
    )
with right:
    bands = dashboard.run("execution_bands")
    dashboard.heading("execution.bands.title")
    dashboard.figure(
        "execution.bands",
        charts.rate_bands(bands, dashboard.look()),
        bands,
        ["band", "projects", "final_wan", "unexecuted_wan"],
    )
    unspent = dashboard.run("unspent_projects")
    dashboard.heading("execution.unspent.title")
    if not dashboard.nothing(unspent, "execution.unspent.none"):
        dashboard.listing(unspent.head(SHOWN), ["name", "original_wan", "final_wan"])
        dashboard.data("execution.unspent", unspent, ["name", "label", "original_wan", "final_wan", "listed"])
