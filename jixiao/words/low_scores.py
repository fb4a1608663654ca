"""Words of the page on low-scoring projects."""

WORDS = {
    "low_scores.says.low": (
        "{scored} 个有得分的项目中，{low_projects} 个低于 {low_line} 分，全年预算合计 {low_final_wan}；"
        "最低的是“{lowest_name}”（{lowest_score} 分）。",
        "Of {scored} scored projects {low_projects} are below {low_line} points, with a final budget of "
        "{low_final_wan}; "
        'the lowest is "{lowest_name}" ({lowest_score}).',
    ),
    "low_scores.says.low_unbudgeted": (
        "{scored} 个有得分的项目中，{low_projects} 个低于 {low_line} 分，都没有印出全年预算；"
        "最低的是“{lowest_name}”（{lowest_score} 分）。",
        "Of {scored} scored projects {low_projects} are below {low_line} points, none with a final budget printed; "
        'the lowest is "{lowest_name}" ({lowest_score}).',
    ),
    "low_scores.says.none_low": (
        "{scored} 个有得分的项目都不低于 {low_line} 分。可以把低分线调高些再看。",
        "None of the {scored} scored projects is below {low_line} points. Raise the line to see more.",
    ),
    "low_scores.says.kind": (
        "有得分的项目失掉的分里，{share_pct}失在“{kind}”（{projects} 个项目，{lost_points} 分）。",
        'Of all points that scored projects lost, {share_pct} went on "{kind}" ({projects} projects, {lost_points}).',
    ),
    "low_scores.says.full": (
        "{scored} 个有得分的项目，{full_projects} 个满分，平均 {mean_score} 分。",
        "Of {scored} scored projects {full_projects} are at full marks; the mean is {mean_score}.",
    ),
    "low_scores.says.marks": (
        "指标 {indicators} 条，{full_indicators} 条满分，占 {full_pct}。",
        "Of {indicators} indicators {full_indicators} are at full marks, {full_pct}.",
    ),
    "low_scores.says.qualitative": (
        "其中定性指标 {qualitative} 条，{full_qualitative} 条满分。",
        "Of these {qualitative} are qualitative, and {full_qualitative} of them at full marks.",
    ),
    "low_scores.says.cells": (
        "{lossy_projects} 个项目有失分，图中是失分最多的前 {drawn} 个；格中是失分，颜色越浓失得越多，空格没有失分。",
        "{lossy_projects} projects lost points; the {drawn} that lost most are drawn. The stronger the colour the more "
        "was lost; an empty cell lost nothing.",
    ),
    "low_scores.says.rules": (
        "有得分的项目来自 {reports} 份报告，评分办法不同，名次不宜跨单位比较。",
        "The scored projects come from {reports} reports that score by different rules: do not rank across offices.",
    ),
    "low_scores.none_scored": (
        "所选报告没有给项目打分。",
        "The selected reports give no scores to projects.",
    ),
    "low_scores.list.title": ("低分项目的分失在哪里", "Where the low-scoring projects lost points"),
    "low_scores.list.alt": (
        "条形图：每个低分项目一行，条长是失分，分成指标失分和执行率失分，行末是得分；数值见数据表。",
        "Bar chart: a row a low-scoring project, the bar is the points lost, on indicators and on execution, "
        "the score at the "
        "end; the table holds the figures.",
    ),
    "low_scores.kinds.title": (
        "分失在哪类指标（全部有得分的项目）",
        "Points lost by kind of indicator (all scored projects)",
    ),
    "low_scores.kinds.alt": (
        "条形图：各类二级指标的失分和占比，从多到少；数值见数据表。",
        "Bar chart: points lost by second-level kind and their share, most first; the table holds the figures.",
    ),
    "low_scores.kinds.none": ("所选项目没有失分。", "The selected projects lost no points."),
    "low_scores.full.title": ("满分有多少", "How much is at full marks"),
    "low_scores.full.help": (
        "定性指标：年度指标值不是数字的指标。原文残损和没有打分的行不计入，另列在数据表里。",
        "Qualitative: the target is no number. Damaged and unscored rows are left out; the table counts them.",
    ),
    "low_scores.full.alt": (
        "条形图：每份报告的定量指标和定性指标各有多少条、多少条满分；数值见数据表。",
        "Bar chart: of each report's quantitative and qualitative indicators, how many are at full marks; the table "
        "holds the figures.",
    ),
    "low_scores.cells.title": ("哪个项目失在哪类指标", "Which project lost on which kind"),
    "low_scores.cells.alt": (
        "热力图：每行一个项目，每列一类指标，格中是失分；数值见数据表。",
        "Heat map: a row a project, a column a kind, points lost in the cell; the table holds the figures.",
    ),
    "low_scores.list.none": ("没有低于 {low_line} 分的项目。", "No project is below {low_line} points."),
    "low_scores.one.title": ("一个项目的失分经过", "How one project lost its points"),
    "low_scores.one.help": (
        "在左图中选一个项目，这里显示它从满分到总分的每一步。链接里也会带上这个项目。",
        "Choose a project in the chart; its way from full marks to its total is shown here, and kept in the link.",
    ),
    "low_scores.one.none": (
        "在图中选一个项目，这里显示它的失分经过。",
        "Choose a project in the chart to see how it lost its points.",
    ),
    "low_scores.one.alt": (
        "阶梯图：从满分起，每一步是一项指标扣掉的分，最后是总分；数值和原因见数据表。",
        "Steps from full marks down to the total: each is what one indicator took off; the table holds figures and "
        "reasons.",
    ),
    "kind.quantitative": ("定量指标", "Quantitative"),
    "kind.qualitative": ("定性指标", "Qualitative"),
    "column.targets": ("指标种类", "Kind of target"),
    "column.indicators": ("有得分的指标（条）", "Scored indicators"),
    "column.full_indicators": ("满分（条）", "At full marks"),
    "column.full_pct": ("满分占比（%）", "At full marks (%)"),
    "column.unscored": ("没有打分（条）", "Not scored"),
    "column.damaged_rows": ("原文残损（条）", "Damaged"),
    "column.project_lost": ("项目失分合计", "Project lost in all"),
    "help.targets": (
        "定量：年度指标值是数字；定性：年度指标值是文字或日期。",
        "Quantitative: the target is a number; qualitative: it is words or a date.",
    ),
    "help.indicators": (
        "分值和得分都印出、原文没有残损的指标条数。",
        "Indicators whose weight and score are both printed and whose source is whole.",
    ),
    "help.full_indicators": ("得分等于分值的指标条数。", "Indicators whose score is their weight."),
    "help.full_pct": ("满分的指标 ÷ 有得分的指标。", "Indicators at full marks ÷ scored indicators."),
    "help.unscored": ("分值或得分没有印出的指标条数，不计入占比。", "Without a weight or score; in no share."),
    "help.damaged_rows": ("原文残损的指标条数，不计入占比。", "Indicators whose source is broken; in no share."),
    "help.project_lost": ("这个项目在各类指标上失分的合计。", "What the project lost on all kinds together."),
    "kind.预算执行率": ("预算执行率", "Execution rate"),
    "kind.数量指标": ("数量指标", "Quantity"),
    "kind.质量指标": ("质量指标", "Quality"),
    "kind.时效指标": ("时效指标", "Timeliness"),
    "kind.成本指标": ("成本指标", "Cost"),
    "kind.经济成本指标": ("经济成本指标", "Economic cost"),
    "kind.社会成本指标": ("社会成本指标", "Social cost"),
    "kind.生态环境成本指标": ("生态环境成本指标", "Environmental cost"),
    "kind.经济效益指标": ("经济效益指标", "Economic benefit"),
    "kind.社会效益指标": ("社会效益指标", "Social benefit"),
    "kind.生态效益指标": ("生态效益指标", "Ecological benefit"),
    "kind.可持续影响指标": ("可持续影响指标", "Lasting effect"),
    "kind.满意度指标": ("满意度指标", "Satisfaction"),
    "kind.服务对象满意度指标": ("服务对象满意度指标", "User satisfaction"),
}
