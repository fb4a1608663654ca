"""Words of the page on low-scoring projects."""

WORDS = {
    "low_scores.says.low": (
        "{scored} 个有得分的项目中，{low_projects} 个低于 {low_line} 分，全年预算合计 {low_final_wan}；"
        "最低的是“{lowest_name}”（{lowest_score} 分）。",
        "Of {scored} scored projects {low_projects} are below {low_line} points, with a final budget of "
        "{low_final_wan}; "
        'the lowest is "{lowest_name}" ({lowest_score}).',
    ),
    "low_scores.says.none_low": (
        "{scored} 个有得分的项目都不低于 {low_line} 分。可以把低分线调高些再看。",
        "None of the {scored} scored projects is below {low_line} points. Raise the line to see more.",
    ),
    "low_scores.says.full": (
        "{full_projects} 个项目得了满分，全部平均 {mean_score} 分。",
        "{full_projects} projects got full marks; the mean is {mean_score}.",
    ),
    "low_scores.says.kind": (
        "所有项目失掉的分里，{share_pct}失在“{kind}”。",
        'Of all points lost by all projects, {share_pct} went on "{kind}".',
    ),
    "low_scores.says.rules": (
        "这些项目来自 {reports} 份报告，评分办法不同，名次不宜跨单位比较。",
        "The projects come from {reports} reports that score by different rules: do not rank across offices.",
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
    "low_scores.one.title": ("一个项目的失分经过", "How one project lost its points"),
    "low_scores.one.choose": ("项目", "Project"),
    "low_scores.one.option": ("{score} 分 · {name} · {label}", "{score} · {name} · {label}"),
    "low_scores.list.none": ("没有低于低分线的项目。", "No project is below the line."),
    "low_scores.one.alt": (
        "阶梯图：从满分起，每一步是一项指标扣掉的分；数值和原因见右表。",
        "Steps from full marks down: each is what one indicator took off; the table holds figures and reasons.",
    ),
    "low_scores.one.full": ("这个项目没有失分。", "This project lost no points."),
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
}
