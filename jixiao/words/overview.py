"""Words of the overview."""

WORDS = {
    "overview.says.money": (
        "所选 {counted_reports} 份报告（{years} 年度）按“{basis}”口径，全年预算 {final_wan}，执行 {executed_wan}，"
        "执行率 {execution_pct}，还有 {unexecuted_wan}没有执行。",
        'On the basis "{basis}", the {counted_reports} selected reports ({years}) have a final budget of '
        "{final_wan} and "
        "executed {executed_wan}, a rate of {execution_pct}; {unexecuted_wan} was not executed.",
    ),
    "overview.says.executed": (
        "所选 {counted_reports} 份报告（{years} 年度）按“{basis}”口径共支出 {executed_wan}；"
        "这一口径不印全年预算，因此没有执行率。",
        'On the basis "{basis}", the {counted_reports} selected reports ({years}) spent {executed_wan}; this '
        "basis prints "
        "no final budget, hence no rate.",
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
    "overview.says.left_out": (
        "{left_out_names}的数字已包含在上级单位的报告里，没有重复计入。",
        "The figures of {left_out_names} stand inside another loaded report and are not counted again.",
    ),
    "overview.says.without_basis": (
        "另有 {without_basis} 份报告没有公布这一口径。",
        "{without_basis} further reports do not print this basis.",
    ),
    "overview.says.repeated": (
        "有 {repeated_projects} 个项目在报告里重复列出（名称和金额都相同），只计一次。",
        "{repeated_projects} projects are listed more than once with the same name and figures; each counts once.",
    ),
    "metric.final_wan": ("全年预算", "Final budget"),
    "metric.original_wan": ("年初预算", "Original budget"),
    "metric.executed_wan": ("执行", "Executed"),
    "metric.execution_pct": ("执行率", "Execution rate"),
    "metric.unexecuted_wan": ("未执行", "Unexecuted"),
    "metric.projects": ("项目（个）", "Projects"),
    "metric.mean_score": ("项目平均分", "Mean score"),
    "metric.low_projects": ("低分项目（个）", "Low scores"),
    "metric.cited_pct": ("数字已引用", "Figures cited"),
    "overview.units.title": ("各单位预算执行得怎样", "How each unit executed its budget"),
    "overview.units.alt": (
        "条形图：每份报告一行，浅色是全年预算，深色是执行，行末是执行率；数值见数据表。",
        "Bar chart: a row a report, the pale bar is the final budget, the dark one execution, the rate at the end; "
        "the table holds the figures.",
    ),
    "overview.quadrant.title": ("得分和花钱是否相称", "Do scores match the money"),
    "overview.quadrant.note": (
        "横轴执行率，纵轴得分，圆的面积是全年预算，虚线是执行线和低分线；橙色低于其中一条线。"
        "各单位评分办法不同，不宜直接互比。",
        "Across: execution rate; up: score; area: final budget; dashed: the two lines; amber is below one of "
        "them. Offices "
        "score by different rules, so do not compare them directly.",
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
}
