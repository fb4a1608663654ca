"""Where the money comes from and goes: parts of income and expenditure, functions, change on last year."""

import streamlit as st

from jixiao import charts, dashboard

REASONS = 6
SHARES = ["label", "part", "amount_wan", "share_pct"]

dashboard.title("structure")
summary = dashboard.run("structure_summary")
dashboard.stop_if_nothing(summary)

dashboard.say(
    summary.row(0, named=True),
    "structure.says.parts",
    "structure.says.class",
    "structure.says.rise",
    "structure.says.fall",
)
look = dashboard.look()

left, right = st.columns(2, gap="large")
with left:
    parts = dashboard.worded(dashboard.run("structure_parts"), "part", "part")
    dashboard.heading("structure.parts.title")
    if not dashboard.nothing(parts, "structure.none"):
        st.caption(dashboard.text("structure.parts.note"))
        dashboard.figure("structure.parts", charts.expenditure_parts(parts, look), parts, SHARES)
with right:
    income = dashboard.worded(dashboard.run("structure_income"), "part", "part")
    dashboard.heading("structure.income.title")
    if not dashboard.nothing(income, "structure.none"):
        st.caption(dashboard.text("structure.income.note"))
        dashboard.figure("structure.income", charts.divided_bars(income, look), income, SHARES)

tree = dashboard.run("structure_tree")
functions = dashboard.run("structure_functions")
dashboard.heading("structure.tree.title")
if not dashboard.nothing(tree):
    st.caption(dashboard.text("structure.tree.note"))
    left, right = st.columns([4, 3], gap="large")
    with left:
        dashboard.draw("structure.tree", charts.icicle(tree, look))
    with right:
        dashboard.table("structure.list", functions, ["item", "amount_wan", "share_pct"], height=440)
    dashboard.data("structure.tree", functions, ["class", "subclass", "item", "amount_wan", "share_pct", "change_wan"])

changes = dashboard.run("structure_changes")
dashboard.heading("structure.changes.title")
if not dashboard.nothing(changes, "structure.changes.none"):
    left, right = st.columns(2, gap="large")
    with left:
        dashboard.draw("structure.changes", charts.changes(changes, look))
    with right:
        dashboard.listing(changes.head(REASONS), ["line_of_unit", "change_wan", "reason"])
    dashboard.data(
        "structure.changes",
        changes,
        ["line", "change_wan", "change_pct", "amount_wan", "reason", "subclass", "class", "label"],
    )

sources = dashboard.worded(dashboard.run("structure_sources"), "part", "source")
dashboard.heading("structure.sources.title")
if not dashboard.nothing(sources):
    dashboard.figure("structure.sources", charts.divided_bars(sources, look), sources, [*SHARES, "executed_wan"])
