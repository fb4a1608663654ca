"""Words of lights on money and indicators, and of scores ahead of the money."""

WORDS = {
    "light.red": ("红", "red"),
    "light.yellow": ("黄", "yellow"),
    "light.green": ("绿", "green"),
    "light.blue": ("蓝", "blue"),
    "light.none": ("无灯", "no light"),
    "lit.money": ("资金", "money"),
    "lit.reach": ("指标", "targets"),
    "chart.shares": ("得分率（%）", "Share of points (%)"),
    "chart.execution_share": ("执行得分率", "Execution points"),
    "chart.indicator_share": ("指标得分率", "Indicator points"),
    "chart.gap": ("高出 ", "ahead "),
    "lights.says.money": (
        "{lit_projects} 个项目按执行率亮灯：红灯 {red_projects} 个，黄灯 {yellow_projects} 个，"
        "绿灯 {green_projects} 个。",
        "By rate of execution {red_projects} of {lit_projects} projects are red, {yellow_projects} yellow and "
        "{green_projects} green.",
    ),
    "lights.says.no_money": (
        "所选项目没有印出执行率，资金上不亮灯。",
        "The selected projects print no rate of execution, so no light shows on money.",
    ),
    "lights.says.worst": (
        "红灯里钱剩得最多的是“{worst_name}”，还有 {worst_left_wan}没有执行（执行率 {worst_pct}）。",
        'Of the red ones "{worst_name}" left most: {worst_left_wan} (executed {worst_pct}).',
    ),
    "lights.says.reach": (
        "{lit_rows} 条有数字的指标里，红灯 {red_rows} 条（超出上限的 {over_rows} 条），黄灯 {yellow_rows} 条，"
        "绿灯 {green_rows} 条，蓝灯 {blue_rows} 条。",
        "Of {lit_rows} indicators with figures {red_rows} are red ({over_rows} above their ceiling), {yellow_rows} "
        "yellow, {green_rows} green and {blue_rows} blue.",
    ),
    "lights.says.no_reach": (
        "所选项目没有能按数字判断的指标。",
        "The selected projects have no indicators that figures can judge.",
    ),
    "lights.rules.money": (
        "资金看执行率：低于 {money_red}% 红灯，低于 {money_yellow}% 黄灯，其余绿灯；预算为 0 的也是黄灯。",
        "Money, by rate of execution: red below {money_red} %, yellow below {money_yellow} %, else green; a budget "
        "of 0 is yellow.",
    ),
    "lights.rules.reach": (
        "指标看完成率：低于 {reach_red}% 或超出上限红灯，低于 {reach_yellow}% 黄灯，{reach_blue}% 起蓝灯（目标偏低），"
        "其余绿灯，守住上限也是绿灯。",
        "Indicators, by completion: red below {reach_red} % or above a ceiling, yellow below {reach_yellow} %, blue "
        "from {reach_blue} % (target set low), else green, as are kept ceilings.",
    ),
    "lights.rules.dark.projects": (
        "{count} 个项目没有印出执行率，不亮灯。",
        "{count} project(s) print no rate and have no light.",
    ),
    "lights.rules.dark.rows": (
        "{count} 条指标没有可比的数字，不亮灯。",
        "{count} indicator(s) have no figures to judge and no light.",
    ),
    "lights.set": ("灯的标准", "Thresholds"),
    "lights.set.money": ("资金：红灯低于、黄灯低于（%）", "Money: red below, yellow below (%)"),
    "lights.set.reach": ("指标：红灯低于、黄灯低于（%）", "Indicators: red below, yellow below (%)"),
    "lights.set.blue": ("指标：蓝灯不低于（%）", "Indicators: blue from (%)"),
    "lights.set.outrun": ("得分超前：高出多于（%）", "Score ahead of the money: by more than (%)"),
    "lights.set.default": ("恢复默认", "Back to defaults"),
    "lights.set.note": (
        "默认的标准来自通行做法，各地可以不同。改动记在当前情景里，得分不变。",
        "The defaults are common practice, and places may differ. A change is kept in the scenario; scores stay.",
    ),
    "lights.units.title": ("各单位亮什么灯", "Which lights each unit shows"),
    "lights.units.help": (
        "上面一条是资金（每个项目一盏灯），下面一条是指标（每条有分值的指标一盏灯）；点一段看是哪些。",
        "The upper bar is money (a light a project), the lower one indicators (a light each that carries points); "
        "click a piece to see which.",
    ),
    "lights.units.alt": (
        "条形图：每个单位两条，资金和指标，按红、黄、绿、蓝分段并写出个数；数值见数据表。",
        "Bar chart: two bars a unit, money and indicators, divided into red, yellow, green and blue with their "
        "numbers; the table holds the figures.",
    ),
    "lights.outrun.title": ("哪些得分跑在钱前面", "Scores ahead of the money"),
    "lights.outrun.help": (
        "指标得分率 = 指标得分 ÷ 指标分值；执行得分率 = 执行率得分 ÷ 执行率分值。高出 = 两者之差 ÷ 指标得分率。",
        "Indicator points ÷ their weight against execution points ÷ their weight; ahead: the difference ÷ the first.",
    ),
    "lights.outrun.alt": (
        "哑铃图：每个项目一行，圆点是执行得分率，菱形是指标得分率，行末是高出多少；数值见数据表。",
        "Dumbbell chart: a line a project, a dot is the share of execution points, a diamond that of indicator points, "
        "the gap at the end; the table holds the figures.",
    ),
    "lights.outrun.none": (
        "没有项目的得分跑在钱前面。",
        "No project's score is ahead of its money.",
    ),
    "lights.outrun.rule": (
        "指标得分率比执行得分率高出超过 {outrun}% 的列在这里。",
        "Listed where the share of indicator points is more than {outrun} % ahead of that of execution points.",
    ),
    "lights.says.outrun": (
        "{compared} 个项目能比，{outrun_projects} 个得分跑在钱前面，最远的是“{first_name}”："
        "指标得了 {first_indicator_pct} 的分，执行只得了 {first_execution_pct}。",
        "Of {compared} projects that compare {outrun_projects} score ahead of their money, the farthest "
        '"{first_name}": {first_indicator_pct} of its indicator points, {first_execution_pct} of those for execution.',
    ),
    "lights.says.uncompared": (
        "另有 {uncompared} 个项目的得分没有读全，没有比。",
        "{uncompared} more have points that were not all read, and are not compared.",
    ),
    "lights.projects.title": ("全部项目的灯，最急的在前", "All projects with their lights, most urgent first"),
    "lights.projects.help": (
        "先看红灯多少（资金和指标合计），再看没有执行的钱。",
        "By red lights, of money and indicators together, then by what was not executed.",
    ),
    "lights.rows.title": ("哪些指标亮这盏灯", "Which indicators show this light"),
    "lights.rows.choose": ("灯", "Light"),
    "lights.rows.none": ("没有指标亮这盏灯。", "No indicator shows this light."),
    "lights.rows.blue": (
        "蓝灯：完成率 {reach_blue}% 起，年初目标定得偏低。{unexplained_rows} 条到了 130% 而没有写原因，排在最前。",
        "Blue: from {reach_blue} %, the target was set low. {unexplained_rows} reach 130 % without a reason and come "
        "first.",
    ),
    "column.light_name": ("灯", "Light"),
    "help.light_name": ("红、黄、绿、蓝；没有可比的数字就不亮灯。", "Red, yellow, green, blue; none without figures."),
    "column.lit_name": ("看什么", "Judged"),
    "help.lit_name": (
        "资金按执行率，每个项目一盏灯；指标按完成率，每条有分值的指标一盏灯。",
        "Money by rate of execution, a light a project; indicators by completion, a light each that carries points.",
    ),
    "column.lit_count": ("盏数", "Number"),
    "help.lit_count": ("亮这盏灯的项目或指标有多少。", "How many projects or indicators show this light."),
    "column.lit_pct": ("执行率或完成率（%）", "Rate or completion (%)"),
    "help.lit_pct": (
        "资金是执行率，指标是实际 ÷ 目标。",
        "Of money the rate of execution, of indicators actual ÷ target.",
    ),
    "column.money_light": ("资金灯", "Money light"),
    "help.money_light": ("按执行率亮的灯；没有执行率就没有灯。", "The light by rate of execution; none without one."),
    "column.money_pct": ("执行率（%）", "Execution (%)"),
    "help.money_pct": (
        "当前情景里执行 ÷ 全年预算；没有改动就是报告里的。",
        "Executed ÷ final budget in the present scenario; the report's where nothing is changed.",
    ),
    "column.left_wan": ("未执行（{unit}）", "Unexecuted ({unit})"),
    "help.left_wan": (
        "当前情景里全年预算 − 执行。",
        "Final budget − executed in the present scenario.",
    ),
    "column.red_rows": ("红灯指标（条）", "Red indicators"),
    "help.red_rows": ("完成率低于红灯线，或者超出上限的指标。", "Indicators under the red line, or above a ceiling."),
    "column.yellow_rows": ("黄灯指标（条）", "Yellow indicators"),
    "help.yellow_rows": ("完成率在红灯线和黄灯线之间的指标。", "Indicators between the red and the yellow line."),
    "column.green_rows": ("绿灯指标（条）", "Green indicators"),
    "help.green_rows": (
        "完成了目标、又没有超出很多的指标，守住上限的也算。",
        "Indicators that met their target or ceiling.",
    ),
    "column.blue_rows": ("蓝灯指标（条）", "Blue indicators"),
    "help.blue_rows": (
        "完成率到了蓝灯线的指标：目标定得偏低。",
        "Indicators from the blue line: the target was set low.",
    ),
    "column.indicator_points": ("指标得分", "Indicator points"),
    "help.indicator_points": ("产出、效益、满意度等指标得分合计。", "Points of all indicators together."),
    "column.indicator_weight": ("指标分值", "Indicator weight"),
    "help.indicator_weight": ("这些指标的分值合计。", "The weight of these indicators together."),
    "column.execution_points": ("执行率得分", "Execution points"),
    "help.execution_points": ("预算执行率这一项的得分。", "Points for the rate of execution."),
    "column.indicator_share_pct": ("指标得分率（%）", "Indicator points (%)"),
    "help.indicator_share_pct": ("指标得分 ÷ 指标分值。", "Indicator points ÷ their weight."),
    "column.execution_share_pct": ("执行得分率（%）", "Execution points (%)"),
    "help.execution_share_pct": ("执行率得分 ÷ 执行率分值。", "Execution points ÷ their weight."),
    "column.ahead_pct": ("两率之差（百分点）", "Difference (points)"),
    "help.ahead_pct": ("指标得分率 − 执行得分率。", "Share of indicator points − share of execution points."),
    "column.gap_pct": ("高出（%）", "Ahead (%)"),
    "help.gap_pct": (
        "两率之差 ÷ 指标得分率；负数是钱走在前面。",
        "The difference ÷ the share of indicator points; negative where the money is ahead.",
    ),
    "column.reach_pct": ("完成率（%）", "Completion (%)"),
    "help.reach_pct": (
        "当前情景里实际 ÷ 目标；有上限的指标越低越好。",
        "Actual ÷ target in the present scenario; under a ceiling less is better.",
    ),
    "column.no_reason": ("缺原因", "No reason"),
    "help.no_reason": (
        "完成率到了 130%，按通行做法应说明原因，报告没有写。",
        "From 130 % a reason is due by common practice, and the report prints none.",
    ),
}
