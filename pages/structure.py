"""Where the money goes and comes from: functions, the way through the year, change on last year, public costs."""

import streamlit as st

from jixiao import charts, dashboard
from jixiao.provenance import Opens

SHARES = ["label", "part", "amount_wan", "share_pct"]
CHANGES = ["line", "label", "change_wan", "change_pct", "amount_wan", "reason", "subclass", "class"]
PRINTED = ["original_wan", "final_wan", "executed_wan", "last_wan", "change_wan", "change_pct", "reason"]
PARTS = ["goods_wan", "works_wan", "services_wan", "sme_wan", "sme_pct"]
ITEMS, FIRST = 18, {"most": charts.MOST_UNITS, "counted": "label"}
AMOUNT, LINES = Opens("amount"), Opens("function", "structure_functions_parts", ("level", "class", "subclass", "item"))
SOURCE = Opens("fund", "structure_sources_parts", ("report_id", "source"))
COST = Opens("amount", "structure_public_parts", ("report_id", "cost"))
PROCURED = Opens("amount", "structure_procurement_parts", ("report_id",))


def divided(name, *says, chart=charts.divided_bars, prefix="part", opens=AMOUNT, **options):
    """A report's whole in its parts, one bar a report."""
    parts = dashboard.worded(dashboard.run(name.replace(".", "_")), "part", prefix)
    dashboard.heading(f"{name}.title")
    if not dashboard.nothing(parts, "structure.none"):
        dashboard.say(row, *says)
        dashboard.figure(name, chart(parts, look, **options), parts, SHARES, opens=opens, **FIRST)


dashboard.title("structure")
dashboard.stop_if_nothing(dashboard.run("structure_summary"))
told = [dashboard.run(f"structure_{part}summary") for part in ("", "bridge_", "public_", "procurement_")]
row, look = {key: value for part in told for key, value in part.row(0, named=True).items()}, dashboard.look()
moves = ["structure.says.raised", "structure.says.cut", "structure.says.above", "structure.says.below"]
dashboard.say(row, "structure.says.class", *moves, "public.says.fall", "public.says.rise")

views = [f"structure.tab.{view}" for view in ("spending", "bridge", "income", "changes", "public")]
with dashboard.tabs(*views) as view:
    if view == "structure.tab.spending":
        place = dashboard.run("structure_trail", **dashboard.trail_asked()).row(0, named=True)
        tree, level = dashboard.run("structure_tree", **place), dashboard.run("structure_level", **place)
        if not dashboard.nothing(tree):
            drawing, functions = charts.icicle(tree, look), dashboard.run("structure_functions")
            dashboard.trail(place)
            left, right = st.columns([5, 4], gap="large")
            with left:
                dashboard.draw_level("structure.tree", drawing, tree, place, LINES)
            with right:
                dashboard.list_level("structure.list", level, ["line", "amount_wan", "share_pct"], place, LINES)
            columns = ["class", "subclass", "item", "amount_wan", "share_pct", "change_wan"]
            dashboard.data("structure.tree", functions, columns, opens=LINES, drawing=drawing)
        divided("structure.parts", "structure.says.parts", chart=charts.expenditure_parts)
    if view == "structure.tab.bridge":
        steps = dashboard.worded(dashboard.run("structure_bridge"), "stage", "step")
        dashboard.heading("structure.bridge.title")
        says = ["bridge.says.executed", "bridge.says.outlay", "bridge.says.accounts"]
        dashboard.say(row, *says, "bridge.says.without", "bridge.says.incomplete")
        if not dashboard.nothing(steps, "structure.bridge.none"):
            columns, of_step = ["stage", "amount_wan", "reports"], Opens("report", "structure_bridge_parts", ("step",))
            dashboard.figure("structure.bridge", charts.bridge(steps, look), steps, columns, opens=of_step)
    if view == "structure.tab.income":
        divided("structure.income")
        divided("structure.sources", prefix="source", opens=SOURCE, pick="node")
    if view == "structure.tab.changes":
        lines, most = dashboard.run("structure_changes"), charts.MOST_CHANGES
        dashboard.heading("structure.changes.title")
        if not dashboard.nothing(lines, "structure.changes.none"):
            dashboard.say(row, "structure.says.rise", "structure.says.fall")
            drawing, of_line = charts.changes(lines, look), Opens("function")
            dashboard.figure("structure.changes", drawing, lines, CHANGES, most=most, opens=of_line)
    if view == "structure.tab.public":
        costs = dashboard.worded(dashboard.run("structure_public"), "expense", "cost")
        dashboard.heading("structure.public.title")
        if not dashboard.nothing(costs, "structure.public.none"):
            dashboard.say(row, "public.says.faller", "public.says.riser", "public.says.without")
            drawing, columns = charts.public_costs(costs, look), ["label", "expense", *PRINTED]
            dashboard.figure("structure.public", drawing, costs, columns, opens=COST)
            columns = ["label", "expense", "final_wan", "executed_wan", "change_wan", "reason"]
            dashboard.listing(costs.head(ITEMS), columns)
        divided("structure.procurement", "procurement.says.bought")
        bought = dashboard.run("structure_procurement_reports")
        dashboard.table("structure.procurement", bought, ["label", "procured_wan", *PARTS], opens=PROCURED)
