"""Words of the part of 情景推演 that shows which rule each report scores itself by."""

_SAYS = {
    "rulers.none": ("所选报告里没有印出得分的自评表。", "The selected reports print no scored forms."),
    "rulers.note": (
        "以上都从印出的得分推断，不是单位公布的规定；计数包括整份报告，不受项目筛选影响。",
        "All of this is inferred from printed scores; no office states it as its rule. Counts are of whole reports, "
        "whatever the filters keep of their projects.",
    ),
    "rulers.says.several": (
        "{reports} 份报告有 {forms} 组打了分的自评表（项目表、部门整体表各算一组），其中 {ruled} 组能推断出循哪种办法，"
        "共 {profiles} 种：办法不同，印出的得分不能直接跨单位比较。",
        "{reports} report(s) have {forms} sets of scored forms (projects', departments'). For {ruled} a rule can "
        "be inferred, {profiles} different ones: printed scores do not compare across offices.",
    ),
    "rulers.says.same": (
        "{reports} 份报告有 {forms} 组打了分的自评表（项目表、部门整体表各算一组），其中 {ruled} 组能推断出循哪种办法，"
        "循的是“{profile_name}”。",
        "{reports} report(s) have {forms} sets of scored forms (projects', departments'). For {ruled} a rule can "
        'be inferred: "{profile_name}".',
    ),
    "rulers.says.none": (
        "{reports} 份报告有 {forms} 组打了分的自评表（项目表、部门整体表各算一组），都推断不出循哪种办法，"
        "按印出的得分计。",
        "{reports} report(s) have {forms} sets of scored forms (projects', departments'). No rule can be inferred "
        "for any; their points stay as printed.",
    ),
    "rulers.says.unruled": (
        "另外 {unruled} 组推断不出，按印出的得分计。",
        "For the other {unruled} none can; their points stay as printed.",
    ),
    "rulers.own.both": (
        "按多数行推断，{label} 的{form_kind}循“{profile_name}”：执行得分 {executions_of} 行中 {executions_fit} 行、"
        "指标得分 {indicators_of} 行中 {indicators_fit} 行吻合。",
        'Inferred from most rows: {label}, {form_kind}, follows "{profile_name}": {executions_fit} of {executions_of} '
        "execution scores and {indicators_fit} of {indicators_of} indicator scores agree.",
    ),
    "rulers.own.executions": (
        "按多数行推断，{label} 的{form_kind}循“{profile_name}”："
        "执行得分 {executions_of} 行中 {executions_fit} 行吻合。",
        'Inferred from most rows: {label}, {form_kind}, follows "{profile_name}": {executions_fit} of {executions_of} '
        "execution scores agree.",
    ),
    "rulers.own.indicators": (
        "按多数行推断，{label} 的{form_kind}循“{profile_name}”："
        "指标得分 {indicators_of} 行中 {indicators_fit} 行吻合。",
        'Inferred from most rows: {label}, {form_kind}, follows "{profile_name}": {indicators_fit} of {indicators_of} '
        "indicator scores agree.",
    ),
    "rulers.own.second": (
        "其次是“{second_name}”（执行 {second_executions} 行、指标 {second_indicators} 行）。",
        'Second best is "{second_name}" ({second_executions} and {second_indicators}).',
    ),
    "rulers.own.alike": (
        "另有 {alike} 种办法（如“{second_name}”）吻合得一样多，这里取较简单的一种。",
        'It shares its counts with {alike} more (such as "{second_name}"); the simplest is taken.',
    ),
    "rulers.own.unexplained": (
        "还有 {unexplained} 行不吻合，列在下面。",
        "{unexplained} rows do not agree; see below.",
    ),
    "rulers.own.all_explained": ("没有不吻合的行。", "Every row agrees."),
    "rulers.own.execution.between": (
        "执行得分的满分起点只能推断出在 {execution_full_low} 与 {execution_full_high} 之间。",
        "Of where full execution points begin the rows only say: between {execution_full_low} and "
        "{execution_full_high}.",
    ),
    "rulers.own.execution.from": (
        "执行率 {execution_full_high} 已得满分，起点可能更低。",
        "A rate of {execution_full_high} already has full execution points; they may begin lower.",
    ),
    "rulers.own.cost.between": (
        "成本指标的满分起点在 {cost_full_low} 与 {cost_full_high} 之间。",
        "For costs: between {cost_full_low} and {cost_full_high}.",
    ),
    "rulers.own.cost.from": (
        "成本花到 {cost_full_high} 已得满分，起点可能更低。",
        "A cost spent to {cost_full_high} already has full points; they may begin lower.",
    ),
    "rulers.unruled": ("推断不出", "none shows"),
    "rulers.says.few": (
        "{label} 的{form_kind}推断不出循哪种办法：吻合最多的是“{profile_name}”，{rows_of} 行中 {explained} 行，"
        "能把各种办法区分开的行太少，或者不吻合的太多。",
        '{label}, {form_kind}: no rule shows. "{profile_name}" agrees most, with {explained} of {rows_of} rows; too '
        "few rows tell the rules apart, or too many disagree.",
    ),
    "rulers.says.unexplained": (
        "有 {unexplained} 行印出的得分与推断的办法不符，相差多的在前；选中一行可看出处。",
        "{unexplained} printed scores do not follow the inferred rule, the farthest first; choose one for its source.",
    ),
    "rulers.says.against": (
        "其中 {against_rule} 行，同类指标多数循这种办法，值得核对；其余的，同类行太少，只作提示。",
        "Of these {against_rule} are of a kind that mostly follows it and are worth a check; of the kind of the others "
        "too few rows tell.",
    ),
    "rulers.says.own": (
        "{rows} 行得分中，{own_worked} 行能按本办法重算，其中 {own_changed} 行与印出的不同；"
        "{own_kept} 行保留印出的得分。",
        "Of {rows} rows {own_worked} can be worked out by their own rule, and {own_changed} of them give other points "
        "than printed; {own_kept} stay as printed.",
    ),
    "rulers.says.common": (
        "用同一把尺子“{profile_name}”，{common_worked} 行能重算，其中 {common_changed} 行与印出的不同；"
        "{common_kept} 行保留印出的得分。",
        'All by "{profile_name}": {common_worked} can be worked out, {common_changed} of them differ from print; '
        "{common_kept} stay as printed.",
    ),
    "rulers.says.no_common": (
        "在上方选“同一把尺子”，这里就多一列按统一办法重算的得分。",
        "Choose one rule for all above, and its points stand here in a column of their own.",
    ),
}

_PARTS = {
    "rulers.fits.title": ("每份报告循哪种办法打分", "Which rule each report scores by"),
    "rulers.fits.help": (
        "用每种已知的办法重算每一行，看与印出的得分差不差最后一位以上。吻合最多、并且在各种办法结果不同的行里也多数吻合的，"
        "推断为这份报告的办法。",
        "Each row is worked out by each known rule and held against the printed points, to the last printed digit. The "
        "rule that agrees most, also on rows where the rules differ, is inferred to be the report's own.",
    ),
    "rulers.fits.alt": (
        "横条图：每份报告的每种办法一行，条长是吻合的行占多少；带 ◆、条更粗的是推断的办法；数值见数据表。",
        "Bars: one line a report and rule, the length is the share of rows that agree; the inferred rule has a ◆ and a "
        "thicker bar; the table holds the figures.",
    ),
    "rulers.profiles.title": ("各份报告推断的办法", "The rule inferred for each report"),
    "rulers.unexplained.title": ("不循本办法的行", "Rows that do not follow"),
    "rulers.unexplained.none": ("没有不吻合的行。", "Every row follows."),
    "rulers.unexplained.note": (
        "推断不出办法的报告，列出的是哪种已知办法都不吻合的行，没有本办法得分。残损的行不判断。",
        "Where no rule shows, listed are rows that no known rule explains, without points by an own rule. "
        "Damaged rows are not judged.",
    ),
    "rulers.recomputed.title": ("逐行重算", "Every row worked out"),
    "rulers.recomputed.none": ("没有这样的行。", "There is no such row."),
    "rulers.recomputed.note": (
        "都按印出的目标值、实际值和金额重算，不含情景里改的数和留出的行。写着为何保留的行，本办法一列就是印出的得分。",
        "All by the figures as printed, without what the scenario edits or leaves out. Rows that say why keep their "
        "printed points under their own rule.",
    ),
    "rulers.show": ("看哪些行", "Which rows"),
    "rulers.show.changed": ("与印出的不同", "Other than printed"),
    "rulers.show.kept": ("保留印出的", "Kept as printed"),
    "rulers.show.all": ("全部", "All"),
    "rulers.csv": ("下载全部（CSV）", "Download all (CSV)"),
    "rulers.form.projects": ("项目自评表", "projects' forms"),
    "rulers.form.department": ("部门整体自评表", "the department's form"),
    "rulers.why.rule": ("不循本办法", "Does not follow"),
    "rulers.why.unsure": ("不循，但同类行太少", "Does not, but few of its kind tell"),
    "rulers.why.none": ("哪种办法都不吻合", "No known rule fits"),
    "scenario.kept.unscored": ("没有印出得分", "No points printed"),
    "scenario.kept.no_rule": ("推断不出本办法", "No rule shows"),
    "scenario.kept.unsure": ("同类行太少", "Too few alike"),
    "chart.inferred": ("推断循此", "inferred"),
    "chart.fits.executions": ("执行", "execution"),
    "chart.fits.indicators": ("指标", "indicators"),
    "formula.unexplained": ("可比的行 − 吻合的行。", "Rows that can be compared − rows that agree."),
}

_COLUMNS = {
    "column.form_kind": ("自评表", "Forms"),
    "help.form_kind": (
        "项目的自评表，或部门整体的自评表；两种分开推断。",
        "The projects' forms or the whole department's; judged apart.",
    ),
    "column.project_name": ("项目", "Project"),
    "help.project_name": (
        "这一行在哪个项目的自评表里。带 ※ 的，原文在此处残损。",
        "Whose form the row stands in; ※: the source is broken here.",
    ),
    "column.scope": ("报告", "Report"),
    "help.scope": ("哪份报告的哪种自评表。", "Which forms of which report."),
    "column.profile_name": ("办法", "Rule"),
    "help.profile_name": ("一种已知的计分办法。", "One of the known rules of scoring."),
    "column.inferred": ("推断的办法", "Inferred rule"),
    "help.inferred": ("多数行循的办法，是推断。", "The rule that most rows follow; an inference."),
    "column.own": ("推断循此", "Inferred"),
    "help.own": ("推断这份报告循这种办法。", "The report is inferred to follow this rule."),
    "column.executions_fit": ("执行吻合（行）", "Execution agrees"),
    "help.executions_fit": ("预算执行率得分与办法吻合的行数。", "Execution scores that agree with the rule."),
    "column.executions_of": ("执行可比（行）", "Execution rows"),
    "help.executions_of": ("印出了执行率得分、没有残损的行数。", "Whole rows that print a score of execution."),
    "column.indicators_fit": ("指标吻合（行）", "Indicators agree"),
    "help.indicators_fit": ("指标得分与办法吻合的行数。", "Indicator scores that agree with the rule."),
    "column.indicators_of": ("指标可比（行）", "Indicator rows"),
    "help.indicators_of": (
        "目标值和实际值都是数字、没有残损、印出了得分的指标行数。",
        "Whole indicator rows with a score whose target and actual value are numbers.",
    ),
    "column.unexplained": ("不吻合（行）", "Do not agree"),
    "help.unexplained": (
        "可比而不吻合的行数；选中可看是哪些。",
        "Rows compared that do not agree; choose to list them.",
    ),
    "column.execution_told": ("执行吻合", "Execution agrees"),
    "help.execution_told": (
        "预算执行率得分：与推断的办法吻合的行数 / 可比的行数。",
        "Execution scores: rows that agree with the inferred rule / rows compared.",
    ),
    "column.indicator_told": ("指标吻合", "Indicators agree"),
    "help.indicator_told": (
        "指标得分：与推断的办法吻合的行数 / 可比的行数。",
        "Indicator scores: rows that agree with the inferred rule / rows compared.",
    ),
    "column.execution_full": ("执行满分起点（%）", "Full execution from (%)"),
    "help.execution_full": (
        "执行率到多少得满分，只能推断出在两数之间：高于前一个，不迟于后一个。空白是没有行能说明。",
        "From which rate points are full; the rows only say above the one and by the other. Empty: no row tells.",
    ),
    "column.cost_full": ("成本满分起点（%）", "Full cost from (%)"),
    "help.cost_full": (
        "成本花到目标值的多少得满分，只能推断出在两数之间。空白是没有行能说明。",
        "From which share of its ceiling a cost has full points; the rows only give bounds. Empty: no row tells.",
    ),
    "column.second_name": ("其次", "Second best"),
    "help.second_name": ("吻合第二多的办法。", "The rule that agrees second most."),
    "column.second_unexplained": ("其次不吻合（行）", "Second disagrees"),
    "help.second_unexplained": ("按第二位的办法不吻合的行数。", "Rows that do not agree with the second best."),
    "column.execution_full_low": ("执行满分起点高于（%）", "Execution full above (%)"),
    "help.execution_full_low": ("这个执行率还没有得满分。", "At this rate points are not yet full."),
    "column.execution_full_high": ("执行满分起点不迟于（%）", "Execution full by (%)"),
    "help.execution_full_high": (
        "这个执行率已得满分，而且不是四舍五入得来的。",
        "At this rate points are full already, and not by rounding.",
    ),
    "column.cost_full_low": ("成本满分起点高于（%）", "Cost full above (%)"),
    "help.cost_full_low": ("成本花到这里还没有得满分。", "A cost spent to here has not yet full points."),
    "column.cost_full_high": ("成本满分起点不迟于（%）", "Cost full by (%)"),
    "help.cost_full_high": ("成本花到这里已得满分。", "A cost spent to here has full points."),
    "column.own_score": ("本办法得分", "By own rule"),
    "help.own_score": (
        "按推断的本办法应得的分；为何保留一列有字的，是印出的得分。",
        "Points due by the inferred rule; those printed where a reason to keep them is given.",
    ),
    "column.common_score": ("统一办法得分", "By one rule"),
    "help.common_score": (
        "按同一把尺子应得的分；定性、日期、残损等算不出的，是印出的得分。看不出本办法的行也照此重算。",
        "Points due by the one rule for all; those printed where figures are missing. Rows whose own rule does not "
        "show are worked out as well.",
    ),
    "column.why": ("判断", "Judged"),
    "help.why": (
        "同类指标多数循本办法而这行不循，值得核对；同类行太少的，只作提示。",
        "Worth a check where most rows of its kind follow the rule; only a hint where too few tell.",
    ),
}

WORDS = _SAYS | _PARTS | _COLUMNS
