"""One project whole: its funds, indicators, points, goal and source, and the search that finds it."""

import streamlit as st

from jixiao import dashboard
from jixiao.provenance import Opens

MOST = 200

dashboard.title("project")
find, order = dashboard.project_search()
project = dashboard.chosen_project()
head = dashboard.run("project_head", project_id=project, grade_lines=dashboard.grade_lines())

if find:
    found = dashboard.worded(dashboard.run("project_search", words=find, most=MOST), "found_in", "found")
    if not dashboard.nothing(found, "project.found.none"):
        size = found.row(0, named=True) | {"shown": found.height}
        dashboard.say(size, "project.says.found_some" if size["all_found"] > MOST else "project.says.found")
        columns = ["found_in", "snippet", "name", "label"]
        dashboard.choosing_table("project.found", found, columns, height=None if head.is_empty() else 213)

if project and head.is_empty():
    st.info(dashboard.text("project.unknown"))
if head.is_empty():
    if not find:
        projects = dashboard.run("project_list", order=order, most=MOST)
        dashboard.stop_if_nothing(projects)
        size = projects.row(0, named=True) | {"shown": projects.height}
        dashboard.say(size, "project.says.some" if size["all_projects"] > MOST else "project.says.all")
        columns = ["name", "label", "total_score", "final_wan", "unexecuted_wan", "execution_pct"]
        dashboard.choosing_table("project.all", projects, columns)
    st.stop()

row = dashboard.worded(head, "grade", "grade").row(0, named=True)
funds = dashboard.worded(dashboard.run("project_fund_rows", project_id=project), "fund", "source")
indicators = dashboard.run("project_indicators", project_id=project)
points = dashboard.run("project_points", project_id=project)

dashboard.neighbours(dashboard.run("project_neighbours", project_id=project, order=order))
with st.container(horizontal=True, vertical_alignment="center"):
    dashboard.project_head(row)
    dashboard.link_source(row["report_id"], row["line"])
says = ["project.says.unscored" if row["total_score"] is None else "project.says.score"]
says += ["project.says.not_started"] if row["started"] is False else []
dashboard.say(row, *says, "project.says.worst", "project.says.money", "project.says.left")

dashboard.project_findings(project)
dashboard.heading("project.funds.title")
columns = ["fund", "original_wan", "final_wan", "executed_wan", "unexecuted_wan", "execution_pct", "weight", "score"]
dashboard.table("project.funds", funds, columns, opens=Opens("fund"))

scored = row["total_weight"] is not None
left, right = st.columns(2, gap="large") if scored else (None, st.container())
if left:
    with left:
        dashboard.heading("project.steps.title")
        dashboard.steps("project.steps", points)
with right:
    texts = dashboard.run("project_texts", project_id=project)
    if texts.height:
        dashboard.heading("project.texts.title")
        dashboard.texts(texts)

dashboard.heading("project.indicators.title")
if indicators.is_empty():
    st.caption(dashboard.text("project.indicators.none"))
else:
    marked = dashboard.worded(indicators, "completion_note", "note").with_columns(indicator="name")
    columns = ["level2", "indicator", "target_text", "actual_text", "completion_pct", "completion_note"]
    columns += ["weight", "score", "lost_points", "reason"]
    dashboard.table("project.indicators", marked, columns, opens=Opens("indicator"))
