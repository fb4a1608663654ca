"""Words around the pages: names of pages, filters, loading, what is said when there is nothing."""

WORDS = {
    "app.title": ("绩效报告看板", "Budget performance"),
    "page.overview": ("总览", "Overview"),
    "page.structure": ("预算结构", "Budget structure"),
    "page.execution": ("执行率", "Execution"),
    "page.low_scores": ("低分项目", "Low scores"),
    "language": ("语言", "Language"),
    "filter.heading": ("筛选", "Filters"),
    "filter.years": ("年度", "Year"),
    "filter.years.help": ("报告的预算年度。不选就是全部。", "The fiscal year of the report. None chosen means all."),
    "filter.regions": ("地区", "Region"),
    "filter.regions.help": (
        "单位所在的行政区划，选上级地区就包括其下各级。认不出地区的报告不在任何地区里。",
        "Where the unit belongs; a region takes in what lies below it. A report whose region is unknown is in none.",
    ),
    "filter.units": ("单位", "Unit"),
    "filter.units.help": ("编制报告的单位。不选就是全部。", "Who publishes the report. None chosen means all."),
    "filter.sources": ("资金来源", "Fund source"),
    "filter.sources.help": (
        "只看用了这些资金的项目；只影响项目的数字，不影响部门口径的合计。",
        "Only projects that have such funds. Changes what is said of projects, not a department's own totals.",
    ),
    "filter.rates": ("执行率范围（%）", "Execution rate (%)"),
    "filter.rates.help": (
        "只看执行率在范围内的项目；拉到 100 表示不设上限。没有执行率的项目不在任何范围里。",
        "Only projects whose rate lies in the range; 100 at the end means no limit. A project without a rate is in "
        "none.",
    ),
    "filter.scores": ("得分范围（分）", "Score (points)"),
    "filter.scores.help": (
        "只看得分在范围内的项目；拉到 100 表示不设上限。没有打分的项目不在任何范围里。",
        "Only projects whose score lies in the range; 100 at the end means no limit. A project without a score is in "
        "none.",
    ),
    "filter.says.keyword": ("项目名含“{keyword}”", 'name contains "{keyword}"'),
    "filter.says.rates.within": ("执行率 {low}% 到 {high}%", "executed {low} to {high}%"),
    "filter.says.rates.from": ("执行率 {low}% 以上", "executed {low}% or more"),
    "filter.says.scores.within": ("得分 {low} 到 {high}", "score {low} to {high}"),
    "filter.says.scores.from": ("得分 {low} 以上", "score {low} or more"),
    "filter.everything": ("全部报告", "All reports"),
    "filter.between": (" · ", " · "),
    "money": ("金额单位", "Money in"),
    "money.help": (
        "自动：表和图用万元，句子里按大小用万元或亿元。",
        "Automatic: ¥10k (ten thousand yuan) in tables and charts, what reads best in sentences.",
    ),
    "money.choose.auto": ("自动", "Auto"),
    "money.choose.wan": ("万元", "¥10k"),
    "money.choose.yi": ("亿元", "¥100m"),
    "money.wan": ("万元", "¥10k"),
    "money.yi": ("亿元", "¥100m"),
    "filter.keyword": ("项目关键词", "Project keyword"),
    "filter.keyword.placeholder": ("名称中的字词", "Words of a name"),
    "filter.all": ("全部", "All"),
    "filter.low_line": ("低分线（分）", "Low-score line (points)"),
    "filter.low_line.help": (
        "得分低于此线的项目算作低分。默认 80 分，即“良”的下限；各地标准不同，可自行调整。",
        "A project below this line counts as low. 80 by default, where grade 良 (good) begins; places differ, "
        "so change it.",
    ),
    "filter.execution_line": ("执行线（%）", "Execution line (%)"),
    "filter.execution_line.help": (
        "执行率低于此线的项目值得一看。默认 80%，可自行调整。",
        "A project executed below this rate is worth a look. 80 % by default; change it as you need.",
    ),
    "filter.parts": ("含所属单位", "Include sub-units"),
    "filter.parts.help": (
        "有的单位的数字已经包含在上级单位的报告里。默认不再计入，以免重复；打开后一并计入。",
        "Some units' figures stand inside another loaded report. They are left out so that nothing counts twice; "
        "switch on to take them in.",
    ),
    "filter.reset": ("清除筛选", "Clear filters"),
    "filter.kept": ("{reports} 份报告、{projects} 个项目", "{reports} reports, {projects} projects"),
    "basis": ("口径", "Basis"),
    "basis.whole": ("部门整体绩效", "Whole department"),
    "basis.accounts": ("收入支出决算", "Final accounts"),
    "basis.fiscal": ("财政拨款", "Fiscal appropriation"),
    "basis.projects": ("项目合计", "Sum of projects"),
    "basis.help": (
        "同一单位会公布几套数：部门整体绩效表、收入支出决算、财政拨款、各项目之和。范围不同，不能混用；"
        "切换后所有合计随之改变。",
        "A unit publishes several budgets: its performance form, its final accounts, its fiscal appropriation, "
        "the sum of "
        "its projects. They cover different things and are never mixed; the switch changes every sum.",
    ),
    "load.reading": ("正在读取报告 {done}/{total}：{name}", "Reading report {done} of {total}: {name}"),
    "load.starting": ("正在查看报告文件夹…", "Looking at the reports…"),
    "load.failed": (
        "有 {count} 份文件没有读成，其余照常显示：",
        "{count} files could not be read; the others are shown:",
    ),
    "load.failed.more": ("另有 {count} 份，见“装载”页的报告库", "{count} more: see the library on the page Load"),
    "empty.reports": ("还没有可以显示的报告。", "There is no report to show yet."),
    "empty.reports.how": (
        "把报告（文本或 Markdown 文件）放进下面的文件夹，再刷新本页；看板会自己读取。",
        "Put reports (text or Markdown files) into the folder below and refresh this page; the dashboard reads "
        "them itself.",
    ),
    "empty.filter": (
        "当前筛选下没有可显示的内容。请放宽条件，或清除筛选。",
        "Nothing is left under these filters. Widen them, or clear them.",
    ),
    "empty.part": ("所选报告没有公布这部分内容。", "The selected reports do not publish this part."),
    "report.more": (
        "只画出前 {shown} 份报告；要看其他的，请在左侧选择单位。",
        "Only the first {shown} reports are drawn; choose a unit on the left to see another.",
    ),
    "table.show": ("数据表与下载", "Table and downloads"),
    "download.csv": ("下载数据（CSV）", "Data (CSV)"),
    "download.png": ("下载图片（PNG）", "Picture (PNG)"),
    "download.note": (
        "{selection} · 口径：{basis} · 低分线 {low_line} 分 · 执行线 {execution_line}% · 金额单位：{unit}",
        "{selection} · basis: {basis} · lines: {low_line} points, {execution_line}% executed · money in {unit}",
    ),
    "table.inapplicable": ("不适用", "n/a"),
    "table.more": (
        "图中只画出前 {shown} 项，全部 {total} 项见数据表。",
        "The chart draws the first {shown}; the table holds all {total}.",
    ),
    "table.printed": (
        "印出前 {shown} 行，共 {total} 行；全部各行见下载的数据表。",
        "The first {shown} of {total} rows are printed; the downloaded table has all of them.",
    ),
    "table.first": (
        "表中列出前 {shown} 行，共 {total} 行；缩小筛选范围可以看到其余各行。",
        "The table lists the first {shown} of {total} rows; narrow the filters to see the others.",
    ),
    "page.broken": (
        "这一页没有显示出来：{cause}",
        "This page could not be shown: {cause}",
    ),
}
