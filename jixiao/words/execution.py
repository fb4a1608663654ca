"""Words of the page on execution."""

WORDS = {
    "execution.says.spent": (
        "{budgeted} 个有预算和执行数的项目共执行 {executed_wan}，执行率 {execution_pct}；{full_projects} 个全部用完，"
        "还有 {unexecuted_wan}没有执行。",
        "{budgeted} projects print both budget and execution: {executed_wan} was executed, {execution_pct}; "
        "{full_projects} "
        "used everything, and {unexecuted_wan} was not executed.",
    ),
    "execution.says.top": (
        "没执行的钱有 {top_share_pct}集中在前 {top_projects} 个项目，最多的是“{most_name}”（{most_wan}）。",
        '{top_share_pct} of it lies with the first {top_projects} projects, most with "{most_name}" ({most_wan}).',
    ),
    "execution.says.below": (
        "{below_line} 个项目的执行率低于 {execution_line}%。",
        "{below_line} of the projects executed less than {execution_line}%.",
    ),
    "execution.says.unspent": (
        "{unspent_projects} 个项目没有支出或没有开展。",
        "{unspent_projects} of the projects spent nothing or were not started.",
    ),
    "execution.projects.title": ("哪些项目的钱没有花完", "Which projects left money"),
    "execution.projects.alt": (
        "条形图：按未执行金额从多到少，每个项目一行，浅色是全年预算，深色是执行，行末是未执行金额；数值见数据表。",
        "Bar chart, most unexecuted first: a row a project, pale is the final budget, dark is execution, what "
        "was left at the "
        "end; the table holds the figures.",
    ),
    "execution.bands.title": ("执行率分布", "Spread of execution rates"),
    "execution.bands.alt": (
        "柱形图：每个执行率区间有多少个项目，橙色低于执行线；数值见数据表。",
        "Column chart: projects in each band of execution rates, amber below the line; the table holds the figures.",
    ),
    "execution.unspent.title": ("没有支出或没有开展的项目", "Projects that spent nothing or were not started"),
    "execution.unspent.none": ("没有这样的项目。", "There is none."),
}
