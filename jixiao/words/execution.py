"""Words of the page on execution."""

WORDS = {
    "execution.says.spent": (
        "{budgeted} 个有预算和执行数的项目共执行 {executed_wan}，执行率 {execution_pct}；{full_projects} 个全部用完，"
        "还有 {unexecuted_wan}没有执行。",
        "{budgeted} projects print both budget and execution: {executed_wan} was executed, {execution_pct}; "
        "{full_projects} used everything, and {unexecuted_wan} was not executed.",
    ),
    "execution.says.top": (
        "没执行的钱有 {top_share_pct}集中在前 {top_projects} 个项目，最多的是“{most_name}”（{most_wan}）。",
        '{top_share_pct} of it lies with the first {top_projects} projects, most with "{most_name}" ({most_wan}).',
    ),
    "execution.says.below": (
        "{rated} 个有执行率的项目中，{below_projects} 个低于 {execution_line}%。",
        "Of {rated} projects with a rate of execution {below_projects} are below {execution_line}%.",
    ),
    "execution.says.none_below": (
        "{rated} 个有执行率的项目都不低于 {execution_line}%。",
        "None of the {rated} projects with a rate of execution is below {execution_line}%.",
    ),
    "execution.says.unspent": (
        "{unspent_projects} 个项目没有支出或没有开展。",
        "{unspent_projects} of the projects spent nothing or were not started.",
    ),
    "execution.tab.left": ("钱留在哪里", "Where money stayed"),
    "execution.tab.why": ("为什么没花完", "Why it stayed"),
    "execution.tab.moves": ("从年初到执行", "From start to execution"),
    "execution.tab.unspent": ("没有支出或开展", "Nothing spent"),
    "execution.left.title": ("未执行的钱集中在哪些项目", "Which projects left most of the money"),
    "execution.left.help": (
        "每个项目没有执行的金额，从多到少；右边的点是从第一行到这一行合计占全部未执行金额的比例。"
        "橙色是执行率低于 {execution_line}% 的项目。",
        "What each project left, most first; the points on the right are the share of all unexecuted money that the "
        "rows down to this one make up. Amber is below {execution_line}%.",
    ),
    "execution.left.alt": (
        "帕累托图：按未执行金额从多到少，每个项目一行，左边是金额，右边是累计占比，橙色低于执行线；数值见数据表。",
        "Pareto chart: a row a project, most unexecuted first, the amount on the left, the running share on the right, "
        "amber below the execution line; the table holds the figures.",
    ),
    "execution.left.none": ("所有项目的预算都用完了。", "Every project used its budget."),
    "execution.bands.title": ("执行率分布", "Spread of execution rates"),
    "execution.bands.help": (
        "每个区间有多少个项目，含下限、不含上限；“—”是没有执行率的项目：没有印出，或全年预算为 0。"
        "橙色低于 {execution_line}%。",
        "Projects in each band, the lower end in and the upper not; — is without a rate: none printed, or a final "
        "budget of 0. Amber is below {execution_line}%.",
    ),
    "execution.bands.alt": (
        "柱形图：每个执行率区间有多少个项目，橙色低于执行线；数值见数据表。",
        "Column chart: projects in each band of execution rates, amber below the line; the table holds the figures.",
    ),
    "execution.causes.says.most": (
        "没有花完或没有支出的项目里，列出的原因以“{cause}”涉及的钱最多："
        "{named_projects} 个项目，未执行 {unexecuted_wan}。",
        'Among the projects that left money, "{cause}" touches most of it: {named_projects} projects, '
        "{unexecuted_wan} left.",
    ),
    "execution.causes.says.none": (
        "{none_projects} 个项目没有印出原因，未执行 {none_wan}。",
        "{none_projects} projects print no reason; they left {none_wan}.",
    ),
    "execution.causes.title": ("报告列出了哪些原因", "Which reasons the reports print"),
    "execution.causes.help": (
        "只看没有花完、没有支出或没有开展的项目：失分指标的原因、成本和时效等指标的原因，以及项目本身的说明。一条原因常常"
        "讲一串事，归入其中最先发生的一类：先看外部情况，再看条件、审批、资金、启动、验收、进度、付款，最后看价格、节约、"
        "人员、需求和目标。每条原因凭哪几个字归类，见下表。",
        "Projects that left money, spent nothing or were not started: reasons of indicators that lost points, of "
        "cost and time, and what is said of the project itself. A reason often tells a chain of events; it goes to "
        "what came first: outside events, then conditions, approval, money, start, acceptance, progress, payment, "
        "last prices, savings, staff, demand and target. The words that decided stand in the table.",
    ),
    "execution.causes.note": (
        "一个项目列了几类原因，就在几类里各计一次，因此各行不能相加。",
        "A project with reasons of several kinds counts in each, so the rows do not add up.",
    ),
    "execution.causes.alt": (
        "条形图：每类原因一行，左边是项目个数，右边是这些项目的未执行金额，橙色是没有印出原因；数值见数据表。",
        "Bar chart: a row a kind of reason, the number of projects on the left, their unexecuted money on the right, "
        "amber where none is printed; the table holds the figures.",
    ),
    "execution.reasons.title": ("逐条原因和归类依据", "Each reason, and the words that placed it"),
    "execution.reasons.none": ("这些项目的指标没有印出原因。", "No reason is printed with these projects' indicators."),
    "adjusted.all": (
        "{compared} 个印出年初和全年预算的项目，年初共 {original_wan}，全年 {final_wan}，是年初的 {of_original_pct}："
        "{raised} 个调增、{lowered} 个调减、{unchanged} 个没有变。",
        "{compared} projects print both budgets: {original_wan} at the start, {final_wan} in the end, "
        "{of_original_pct} of it; {raised} were raised, {lowered} lowered, {unchanged} not changed.",
    ),
    "adjusted.added": (
        "年初预算为 0、年中新增的有 {added} 个，共 {added_wan}。",
        "{added} with 0 at the start were added in the year, {added_wan} in all.",
    ),
    "adjusted.withdrawn": (
        "全年预算调为 0 的有 {withdrawn} 个，年初共 {withdrawn_wan}。",
        "{withdrawn} were withdrawn to 0, {withdrawn_wan} at the start.",
    ),
    "adjusted.unprinted": (
        "另有 {unprinted} 个项目没有印全两个数，不能比较。",
        "{unprinted} more do not print both and cannot be compared.",
    ),
    "execution.moves.title": ("年初、全年、执行各是多少", "Original and final budget, and executed"),
    "execution.moves.help": (
        "每个项目一行：竖线是年初预算，空心圆是全年预算，实心圆是执行，粗线段是没有执行的部分，"
        "橙色的执行率低于 {execution_line}%。变动最大的在前。"
        "金额相差悬殊时用对数刻度，相同的间距表示相同的倍数。",
        "A row a project: the tick is the original budget, the ring the final one, the dot what was executed, the "
        "thick part what was not, amber where the rate is below {execution_line}%. "
        "The largest movements come first. Where amounts differ widely the scale is "
        "logarithmic: the same distance is the same multiple.",
    ),
    "execution.moves.alt": (
        "哑铃图：每个项目一行，标出年初预算、全年预算和执行，行末是未执行金额；数值见数据表。",
        "Dumbbell chart: a row a project with its original and final budget and what was executed, what was left at "
        "the end; the table holds the figures.",
    ),
    "execution.adjustments.title": ("全年预算比年初调了多少", "How far budgets were adjusted"),
    "execution.adjustments.help": (
        "调整率 =（全年预算 − 年初预算）÷ 年初预算，右为调增，左为调减，按调整金额从大到小。"
        "菱形是年初预算印为 0 的项目，没有调整率。",
        "(Final − original) ÷ original budget: raised to the right, lowered to the left, the largest amounts first. "
        "A diamond is a project with 0 at the start, which has no rate.",
    ),
    "execution.adjustments.alt": (
        "条形图：每个项目一行，向右是调增、向左是调减的比例，行末写明比例和金额，菱形是年中新增；数值见数据表。",
        "Bar chart: a row a project, its rate of adjustment to the right or left with rate and amount written, a "
        "diamond for those added in the year; the table holds the figures.",
    ),
    "execution.adjustments.none": ("没有项目在年中调整预算。", "No project's budget was adjusted."),
    "execution.unspent.title": ("没有支出或没有开展的项目", "Projects that spent nothing or were not started"),
    "execution.unspent.none": ("没有这样的项目。", "There is none."),
    "chart.short.original": ("年初预算", "Original"),
    "chart.short.final": ("全年预算", "Final"),
    "chart.short.executed": ("执行", "Executed"),
    "chart.wan_log": ("{unit}（对数刻度）", "{unit} (log scale)"),
    "chart.unexecuted": ("未执行（{unit}）", "Unexecuted ({unit})"),
    "chart.adjustment_pct": ("调整率（%）", "Adjustment (%)"),
    "chart.added": ("年中新增 ", "added "),
    "column.below_projects": ("低于执行线（个）", "Below the line"),
    "help.below_projects": ("执行率低于执行线的项目。", "Projects executed below the execution line."),
    "column.cause": ("原因类别", "Kind of reason"),
    "column.words": ("归类依据", "Words that placed it"),
    "column.reasons": ("原因（条）", "Reasons"),
    "column.adjusted_wan": ("调整（{unit}）", "Adjusted ({unit})"),
    "column.adjustment_pct": ("调整率（%）", "Adjustment (%)"),
    "column.adjustment": ("变动", "Change"),
    "help.cause": ("印出的原因属于哪一类。", "The kind of cause that the printed reason names."),
    "help.words": ("原因中凭这几个字归入该类。", "The words of the reason that put it there."),
    "help.reasons": ("印出的原因有几条。", "How many reasons are printed."),
    "help.adjusted_wan": ("全年预算 − 年初预算。", "Final − original budget."),
    "help.adjustment_pct": (
        "（全年预算 − 年初预算）÷ 年初预算；年初为 0 的没有。",
        "(Final − original) ÷ original budget; none where the original is 0.",
    ),
    "help.adjustment": (
        "调增、调减、年中新增（年初印为 0）或取消（全年调为 0）。",
        "Raised, lowered, added in the year (0 at the start) or withdrawn (0 in the end).",
    ),
    "adjustment.raised": ("调增", "Raised"),
    "adjustment.lowered": ("调减", "Lowered"),
    "adjustment.added": ("年中新增", "Added in the year"),
    "adjustment.withdrawn": ("取消", "Withdrawn"),
    "cause.nature": ("天气、疫情等客观因素", "Weather, epidemic, force majeure"),
    "cause.policy": ("政策、标准或上级安排变化", "Policy or superior's plans changed"),
    "cause.conditions": ("条件不具备、协调受阻", "Conditions missing, parties disagree"),
    "cause.approval": ("等待审批、手续未完", "Waiting for approval"),
    "cause.funds": ("资金未到位或被收回", "Money late or withdrawn"),
    "cause.late": ("启动、招标或采购晚", "Late start or tender"),
    "cause.unfinished": ("任务未完成、跨年实施", "Work unfinished, goes on next year"),
    "cause.acceptance": ("尚未验收或结算", "Not yet accepted or settled"),
    "cause.payment": ("未到付款节点、资金结转", "Payment not yet due, carried over"),
    "cause.tender": ("中标价、合同价低于预算", "Tender or contract below estimate"),
    "cause.market": ("价格、市场或经济形势变化", "Prices or market changed"),
    "cause.saving": ("厉行节约、压减支出", "Savings"),
    "cause.staff": ("人员变动", "Staff changes"),
    "cause.demand": ("需求或工作量变化", "Demand or workload changed"),
    "cause.target": ("目标或预算定得不准", "Target or budget badly set"),
    "cause.reporting": ("统计口径或填报问题", "How figures were reported"),
    "cause.better": ("完成得比目标好", "Did better than the target"),
    "cause.unsaid": ("只复述结果，没有说明原因", "Restates the result, no cause"),
    "cause.other": ("其他原因", "Other reasons"),
    "cause.none": ("没有印出原因", "No reason printed"),
}
