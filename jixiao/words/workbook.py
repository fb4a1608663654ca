"""Words of the workbook: names of its sheets, what each holds, how it is read."""

WORDS = {
    "workbook.title": ("预算绩效数据表", "Budget performance workbook"),
    "workbook.guide.title": ("说明", "About"),
    "workbook.units.title": ("单位总览", "Units"),
    "workbook.units.help": (
        "每份报告的预算、执行和得分，口径见上。",
        "Budget, execution and scores of each report on the basis named above.",
    ),
    "workbook.structure.title": ("支出结构", "Structure"),
    "workbook.structure.help": (
        "按功能分类（类、款、项）合计的支出；出处一栏指向“功能分类明细”中的各行。",
        "Expenditure by functional classification; its links lead to the printed lines on the sheet of functions.",
    ),
    "workbook.execution.title": ("执行情况", "Execution"),
    "workbook.execution.help": (
        "印出年初、全年、执行三数中至少两数的项目，变动和剩余多的在前。",
        "Projects that print at least two of original, final and executed; those where most money moved come first.",
    ),
    "workbook.low.title": ("低分项目", "Low scores"),
    "workbook.low.help": ("得分低于低分线的项目，低的在前。", "Projects below the low-score line, lowest first."),
    "workbook.projects.title": ("项目", "Projects"),
    "workbook.projects.help": ("全部项目，按报告印出的次序。", "All projects in the order of the reports."),
    "workbook.funds.title": ("资金", "Funds"),
    "workbook.funds.help": (
        "项目表和部门表中的每一行资金；资金总额和其中各项并列，不能相加。",
        "Every fund row of the forms; a total stands beside its parts, so the rows must not be added up.",
    ),
    "workbook.indicators.title": ("指标", "Indicators"),
    "workbook.indicators.help": ("项目表和部门表中的每一条指标。", "Every indicator of the forms."),
    "workbook.functions.title": ("功能分类明细", "Functions"),
    "workbook.functions.help": (
        "各报告印出的功能分类支出，只列最细的一级。",
        "Expenditure by function as each report prints it, the finest level only.",
    ),
    "workbook.findings.title": ("核对问题", "Findings"),
    "workbook.findings.help": (
        "印出的数字对不上的地方，严重的在前。各条涉及的金额可能重叠，不能相加。",
        "Where printed figures do not agree, the gravest first. Their money may overlap and must not be added up.",
    ),
    "workbook.scenario.title": ("情景推演", "What if"),
    "workbook.scenario.help": (
        "得分列三遍：印出的，按该报告自己的办法重算的（推断），情景里的；没有设定情景时后两者相同。",
        "Scores three times: as printed, under the report's own rule (inferred), and in the scenario; without one the "
        "last two are the same.",
    ),
    "workbook.sources.title": ("来源", "Sources"),
    "workbook.sources.help": (
        "每个数印在哪份报告的第几页、第几行，原文是哪些字。",
        "Where each figure is printed: the report, page and line, and the characters.",
    ),
    "workbook.total": ("合计（随筛选变化）", "Total (of the rows shown)"),
    "workbook.none": ("当前筛选下没有内容。", "Nothing under these filters."),
    "workbook.cut": (
        "一张工作表放不下全部 {total} 行，只列出前 {shown} 行；缩小筛选范围可以得到其余各行。",
        "A sheet cannot hold all {total} rows; these are the first {shown}. Narrow the filters for the others.",
    ),
    "workbook.department": ("（部门整体）", "(whole department)"),
    "workbook.line": ("第 {line} 行", "line {line}"),
    "workbook.rows": ("{count} 行明细", "{count} lines"),
    "workbook.note": (
        "口径：{basis} · {kept} · 金额单位：万元 · 数据 {snapshot}",
        "Basis: {basis} · {kept} · money in ¥10k · data {snapshot}",
    ),
    "workbook.guide.filters": ("筛选", "Filters"),
    "workbook.guide.snapshot": ("数据", "Data"),
    "workbook.guide.reports": ("报告（份）", "Reports"),
    "workbook.guide.money": ("金额单位", "Money"),
    "workbook.guide.money.help": (
        "全部为万元；百分比以“%”为单位的数表示，如 85.3 就是 85.3%；得分、分值为分。",
        "All in ¥10k (ten thousand yuan); percentages are numbers of percent, 85.3 means 85.3 %; scores are points.",
    ),
    "workbook.guide.empty": ("空格", "Empty"),
    "workbook.guide.empty.help": (
        "报告没有印出这个数；不是 0。“不适用”：分母为 0，算不出比率。名称后的 ※：原文在此处残损。",
        "The report does not print the figure; it is not 0. n/a: a rate of nothing. ※ after a name: the source is "
        "broken here.",
    ),
    "workbook.guide.formulas": ("公式", "Formulas"),
    "workbook.guide.formulas.help": (
        "合计只加筛选后显示的行；未执行、执行率、失分、占比等由同行的数算出，改动后自动重算。",
        "Totals add up the rows that filters show; unexecuted amounts, rates, lost points and shares follow from their "
        "row and are worked out anew when it changes.",
    ),
    "workbook.guide.links": ("出处", "Links"),
    "workbook.guide.links.help": (
        "点每行末尾的出处，转到“来源”表中这一行各数的印刷位置。",
        "The link at the end of a row leads to where its figures are printed, on the sheet of sources.",
    ),
    "workbook.guide.colours": ("颜色和记号", "Colours and marks"),
    "workbook.guide.low": (
        "橙色、▼：得分低于低分线，或执行率低于执行线。改动上面两条线，标记随之改变。",
        "Amber and ▼: a score below the low-score line, a rate below the execution line. Change the lines above and "
        "the marks follow.",
    ),
    "workbook.guide.error": ("红色：印出的数字互相矛盾。", "Red: printed figures that contradict each other."),
    "workbook.guide.link": ("蓝色、下划线：可以点开的出处。", "Blue and underlined: a link that can be followed."),
    "workbook.guide.head": ("浅蓝底：表头；浅灰底：合计。", "Pale blue: heads; pale grey: totals."),
    "workbook.guide.sheets": ("工作表", "Sheets"),
    "workbook.guide.count": ("行数", "Rows"),
    "workbook.guide.files": ("所依据的报告", "The reports"),
    "workbook.guide.terms": ("各栏的含义", "What the columns mean"),
    "column.cited_at": ("出处", "Source"),
    "help.cited_at": ("点开看这一行的数印在哪里。", "A link to where the figures of the row are printed."),
    "column.authority": ("主管部门", "Authority"),
    "help.authority": ("主管部门，照印出的样子。", "The authority, as printed."),
    "column.implementer": ("实施单位", "Implementer"),
    "help.implementer": ("实施单位，照印出的样子。", "Who implements it, as printed."),
    "column.public_fund": ("预算", "Budget"),
    "help.public_fund": (
        "一般公共预算、政府性基金预算或国有资本经营预算。",
        "The general public budget, that of government funds, or that of state capital.",
    ),
    "column.thing": ("名目", "What"),
    "help.thing": ("资金、指标、科目的名称，照印出的样子。", "The fund, indicator or line, as printed."),
    "column.cell": ("哪个数", "Figure"),
    "help.cell": ("印出的是哪一个数。", "Which figure is printed there."),
    "column.text": ("原文印作", "Printed as"),
    "help.text": ("原文中的字。", "The characters of the source."),
    "column.page": ("页", "Page"),
    "help.page": ("原文的页码；文本文件没有页码。", "The page of the source; plain text has none."),
    "column.table": ("所属", "Of"),
    "help.table": (
        "这个数属于报告、项目、资金、指标还是科目。",
        "A figure of a report, project, fund, indicator or line.",
    ),
}
