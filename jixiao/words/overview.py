"""Words of the overview."""

WORDS = {
    "overview.says.money": (
        "按“{basis}”口径，{with_basis} 份报告（{years} 年度）全年预算 {final_wan}，执行 {executed_wan}，"
        "执行率 {execution_pct}，还有 {unexecuted_wan}没有执行。",
        'On the basis "{basis}", {with_basis} report(s) ({years}) have a final budget of {final_wan} and executed '
        "{executed_wan}, a rate of {execution_pct}; {unexecuted_wan} was not executed.",
    ),
    "overview.says.executed": (
        "{with_basis} 份报告（{years} 年度）按“{basis}”口径共支出 {executed_wan}；"
        "这一口径不印全年预算，因此没有执行率。",
        'On the basis "{basis}", {with_basis} report(s) ({years}) spent {executed_wan}; this basis prints no final '
        "budget, hence no rate.",
    ),
    "overview.says.no_basis": (
        "所选报告都没有公布“{basis}”口径的金额，请换一个口径。",
        'None of the selected reports prints amounts on the basis "{basis}"; choose another.',
    ),
    "overview.says.low": (
        "{scored} 个有得分的项目中，{low_projects} 个低于 {low_line} 分，"
        "最低的是“{lowest_name}”（{lowest_score} 分）。",
        'Of {scored} scored projects {low_projects} are below {low_line} points; the lowest is "{lowest_name}" '
        "({lowest_score}).",
    ),
    "overview.says.none_low": (
        "{scored} 个有得分的项目都不低于 {low_line} 分。",
        "None of the {scored} scored projects is below {low_line} points.",
    ),
    "overview.says.most": (
        "钱剩得最多的项目是“{most_name}”，{most_wan}没有执行，占各项目未执行合计的 {most_pct}。",
        'Most money stayed with "{most_name}": {most_wan} was not executed, {most_pct} of what all projects left.',
    ),
    "overview.says.without_basis": (
        "另有 {without_basis} 份报告没有公布这一口径：{without_names}。",
        "{without_basis} further reports do not print this basis: {without_names}.",
    ),
    "overview.says.without_budget": (
        "有 {without_budget} 份报告只印执行数、不印全年预算，没有算进执行率。",
        "{without_budget} reports print execution without a final budget and are not in the rate.",
    ),
    "overview.says.doubled": (
        "{doubled_names}和同一单位同一年度的另一份报告公布同一口径，没有重复计入。",
        "{doubled_names} give the same basis as another report of that unit and year and are not counted again.",
    ),
    "overview.says.left_out": (
        "{left_out_names}的数字已包含在上级单位的报告里，没有重复计入（共 {left_out} 份报告）。",
        "The figures of {left_out_names} stand inside another loaded report and are not counted again "
        "(reports: {left_out}).",
    ),
    "overview.says.repeated": (
        "有 {repeated_projects} 个项目在报告里重复列出（名称和金额都相同），只计一次。",
        "{repeated_projects} projects are listed more than once with the same name and figures; each counts once.",
    ),
    "overview.says.corners": (
        "以 {low_line} 分和执行率 {execution_line}% 为线，{placed} 个项目里，{kept_high} 个得分不低但执行率低，"
        "{spent_low} 个执行率不低但得分低，{both_low} 个两样都低。",
        "With the lines at {low_line} points and {execution_line}% executed, of {placed} projects {kept_high} are low "
        "only in execution, {spent_low} only in score, {both_low} in both.",
    ),
    "metric.final_wan": ("全年预算", "Final budget"),
    "metric.original_wan": ("年初预算", "Original budget"),
    "metric.executed_wan": ("执行", "Executed"),
    "metric.execution_pct": ("执行率", "Rate"),
    "metric.unexecuted_wan": ("未执行", "Unexecuted"),
    "metric.projects": ("项目（个）", "Projects"),
    "metric.mean_score": ("项目平均分", "Mean score"),
    "metric.low_projects": ("低分项目", "Low scores"),
    "metric.unspent_projects": ("分文未花", "None spent"),
    "metric.cited_pct": ("数字已引用", "Figures cited"),
    "help.unspent_projects": (
        "有预算而一分没花的项目，和报告列为未开展的项目。",
        "Projects that spent nothing of their budget, and those that the report lists as not started.",
    ),
    "column.basis": ("口径", "Basis"),
    "column.figures": ("原文数字（个）", "Numbers in the text"),
    "column.cited": ("已引用（个）", "Cited"),
    "help.basis": (
        "同一单位公布的几套数之一，见左侧“口径”。",
        "One of the budgets that a unit publishes; see the filter.",
    ),
    "help.figures": ("报告原文中的数字个数。", "How many numbers stand in the source text."),
    "help.cited": ("其中已读成数据并注明出处的个数。", "How many of them were read and carry a citation."),
    "overview.units.title": ("各单位预算执行得怎样", "How each unit executed its budget"),
    "overview.units.alt": (
        "条形图：每份报告一行，浅色是全年预算，深色是执行，行末是执行率；数值见数据表。",
        "Bar chart: a row a report, the pale bar is the final budget, the dark one execution, the rate at the end; "
        "the table holds the figures.",
    ),
    "overview.without_basis.title": (
        "没有公布这一口径的报告，公布了哪些口径",
        "What reports without this basis print instead",
    ),
    "overview.ask.title": ("接着看", "Ask next"),
    "overview.ask.where": ("钱花到哪里去了", "Where the money went"),
    "overview.ask.left": ("哪些项目没花完", "Where money was left"),
    "overview.ask.why": ("为什么没花完", "Why it was left"),
    "overview.ask.unstarted": ("哪些项目没有开展", "Projects not started"),
    "overview.ask.low": ("哪些项目得分低", "Low scores"),
    "overview.ask.lost": ("分丢在哪类指标上", "Lost points by kind"),
    "overview.ask.changed": ("和年初比调了多少", "What the year changed"),
    "overview.ask.public": ("谁的“三公”经费变了", "Three public expenses"),
    "overview.quadrant.title": ("得分和花钱是否相称", "Do scores match the money"),
    "overview.quadrant.help": (
        "横轴是执行率，纵轴是得分，圆的面积是全年预算，虚线是执行线 {execution_line}% 和低分线 {low_line} 分。"
        "各单位评分办法不同，不宜直接互比。",
        "Across: execution rate; up: score; area: final budget; dashed: {execution_line}% executed and "
        "{low_line} points. Offices score by different rules, so do not compare them directly.",
    ),
    "overview.quadrant.note": (
        "面积为全年预算，橙色低于虚线之一；点圆看项目，编号对应右侧。",
        "Area is the final budget, amber is below a dashed line; click a circle for the project, numbers lead to the "
        "list.",
    ),
    "overview.quadrant.crowded": (
        "项目超过 400 个，方格颜色越深，项目越多；圆只画低于虚线、最该看的 {circles} 个。",
        "With more than 400 projects, darker cells hold more of them; circles are the {circles} below a line with most "
        "to look at.",
    ),
    "overview.quadrant.alt": (
        "散点图：每个圆是一个项目，横轴执行率，纵轴得分，面积是全年预算；数值见数据表。",
        "Scatter plot: a circle a project, execution rate across, score up, area is the final budget; the "
        "table holds the figures.",
    ),
    "overview.quadrant.none": (
        "所选报告没有同时给出项目得分和执行率。",
        "The selected reports do not print both score and execution of projects.",
    ),
    "overview.mark": (
        "“{name}”：{total_score} 分，执行率 {execution_pct}，未执行 {unexecuted_wan}",
        '"{name}": score {total_score}, executed {execution_pct}, {unexecuted_wan} left',
    ),
    "overview.unexecuted.title": ("钱留在了哪些项目", "Where the money stayed"),
    "overview.unexecuted.alt": (
        "条形图：未执行金额最大的八个项目，行末是金额和执行率；数值见数据表。",
        "Bar chart: the eight largest unexecuted amounts with the execution rate at the end; the table holds the "
        "figures.",
    ),
    "overview.unexecuted.none": ("没有项目留下未执行的预算。", "No project left money."),
    "overview.lost.title": ("分丢在哪类指标", "Where the points went"),
    "overview.lost.alt": (
        "条形图：失分最多的八类指标，行末是失分和占全部失分的比例；数值见数据表。",
        "Bar chart: the eight kinds of indicators that lost most, with their share of all points lost; the table "
        "holds the figures.",
    ),
    "overview.lost.none": ("所选项目没有失分。", "The selected projects lost no points."),
    "overview.more.execution": ("看每个项目的执行和没花完的原因", "Every project's execution, and why money was left"),
    "overview.more.low_scores": ("看低分项目和逐条失分", "Low-scoring projects, indicator by indicator"),
    "chart.kept_high": ("得分不低，执行率低", "Low only in execution"),
    "chart.spent_low": ("执行率不低，得分低", "Low only in score"),
    "chart.both_low": ("两样都低", "Both low"),
    "chart.rate": ("执行率", "executed"),
}
