"""Words inside charts: axis titles and legend entries."""

WORDS = {
    "chart.wan": ("{unit}", "{unit}"),
    "chart.pct": ("%", "%"),
    "chart.points": ("分", "points"),
    "chart.projects": ("项目（个）", "Projects"),
    "chart.original": ("年初预算", "Original budget"),
    "chart.final": ("全年预算", "Final budget"),
    "chart.executed": ("执行", "Executed"),
    "chart.left": ("未执行 ", "left "),
    "chart.execution_pct": ("执行率（%）", "Execution (%)"),
    "chart.total_score": ("得分", "Score"),
    "chart.area": ("面积为全年预算", "Area is the final budget"),
    "chart.lost_points": ("失分", "Points lost"),
    "chart.lost_on_execution": ("执行率失分", "Lost on execution"),
    "chart.lost_on_indicators": ("指标失分", "Lost on indicators"),
    "chart.low_line": ("低分线", "Low-score line"),
    "chart.execution_line": ("执行线", "Execution line"),
    "chart.total": ("总分", "Total"),
    "chart.unexplained": ("各行未能说明的差额", "Not explained by the rows"),
    "chart.unnamed": ("（名称未印出）", "(no name printed)"),
}
