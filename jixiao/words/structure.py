"""Words of the page on the structure of the budget."""

WORDS = {
    "structure.says.class": (
        "按功能分类，“{top_class}”最多，{class_wan}，占 {class_pct}。",
        'By function most went on "{top_class}": {class_wan}, {class_pct}.',
    ),
    "structure.says.raised": (
        "按“{basis}”口径，{reports} 份报告年初预算共 {original_wan}，年中增加 {raised_wan}（{moved_pct}），"
        "全年预算 {final_wan}。",
        'On the basis "{basis}", {reports} reports began the year with {original_wan}; {raised_wan} ({moved_pct}) was '
        "added, which made {final_wan}.",
    ),
    "structure.says.cut": (
        "按“{basis}”口径，{reports} 份报告年初预算共 {original_wan}，年中减少 {cut_wan}（{moved_pct}），"
        "全年预算 {final_wan}。",
        'On the basis "{basis}", {reports} reports began the year with {original_wan}; {cut_wan} ({moved_pct}) was '
        "taken off, which left {final_wan}.",
    ),
    "structure.says.above": (
        "按“{basis}”口径，{reports} 份报告年初预算共 {original_wan}，支出总计 {outlay_wan}，"
        "比年初预算多 {raised_wan}（{moved_pct}）。",
        'On the basis "{basis}", {reports} reports began the year with {original_wan}; the outlay of {outlay_wan} is '
        "{raised_wan} ({moved_pct}) above it.",
    ),
    "structure.says.below": (
        "按“{basis}”口径，{reports} 份报告年初预算共 {original_wan}，支出总计 {outlay_wan}，"
        "比年初预算少 {cut_wan}（{moved_pct}）。",
        'On the basis "{basis}", {reports} reports began the year with {original_wan}; the outlay of {outlay_wan} is '
        "{cut_wan} ({moved_pct}) below it.",
    ),
    "structure.says.parts": (
        "{with_parts} 份报告公布了支出构成，共 {parts_wan}，其中项目支出占 {project_pct}，人员经费占 {personnel_pct}。",
        "{with_parts} reports print what their expenditure of {parts_wan} consists of: {project_pct} project "
        "expenditure, {personnel_pct} personnel.",
    ),
    "structure.says.rise": (
        "比上年增加最多的是{rise_unit}的“{rise_name}”（增加 {rise_wan}）。",
        'The largest rise on last year is "{rise_name}" of {rise_unit} (up {rise_wan}).',
    ),
    "structure.says.fall": (
        "减少最多的是{fall_unit}的“{fall_name}”（减少 {fall_wan}）。",
        'The largest fall is "{fall_name}" of {fall_unit} (down {fall_wan}).',
    ),
    "structure.none": (
        "所选报告没有公布收入支出的构成。",
        "The selected reports do not print what their income and expenditure consist of.",
    ),
    "structure.tab.spending": ("支出去向", "Where it goes"),
    "structure.tab.bridge": ("年初到年末", "Through the year"),
    "structure.tab.income": ("资金来源", "Where it comes from"),
    "structure.tab.changes": ("比上年", "On last year"),
    "structure.tab.public": ("三公经费和采购", "Public costs, procurement"),
    "trail.hint": (
        "点一格或一行，看它下面的科目；点到“项”，看原文。",
        "Click a box or a row for what lies below it; at 项, for where it is printed.",
    ),
    "trail.all": ("全部", "All"),
    "trail.to_all": ("返回全部", "Back to all"),
    "trail.to_class": ("返回上级类", "Back to the class"),
    "structure.tree.title": ("按功能分类：类 → 款 → 项", "By function: 类 → 款 → 项"),
    "structure.tree.alt": (
        "冰柱图：左列是类，中列是款，右列是项，高度表示金额；数值见右侧列表。",
        "Icicle: 类 on the left, 款 in the middle, 项 on the right, height is the amount; the list beside it "
        "holds the figures.",
    ),
    "structure.list.title": ("本级各科目，从大到小", "Lines of this level, largest first"),
    "structure.parts.title": (
        "基本支出和项目支出，人员和公用",
        "Basic and project expenditure, personnel and operating",
    ),
    "structure.parts.help": (
        "上条：基本支出、项目支出和其他支出各占多少；下条：基本支出里的人员经费和公用经费。",
        "Upper bar: basic, project and other expenditure; lower bar: personnel and operating cost inside the "
        "basic part.",
    ),
    "structure.parts.alt": (
        "分段条形图：每份报告的基本支出、项目支出占比，以及其中的人员经费和公用经费；数值见数据表。",
        "Divided bars: shares of basic and project expenditure a report, and personnel and operating cost; the "
        "table holds the figures.",
    ),
    "structure.income.title": ("钱从哪里来", "Where the income comes from"),
    "structure.income.help": (
        "决算公开说明按收入决算，绩效自评报告按年初收入预算。",
        "Final accounts: income of the year; performance reports: initial budget of income.",
    ),
    "structure.income.alt": (
        "分段条形图：每份报告各项收入的占比，从大到小；数值见数据表。",
        "Divided bars: share of each source of income a report, largest first; the table holds the figures.",
    ),
    "structure.sources.title": ("项目的资金来源", "Fund sources of the projects"),
    "structure.sources.help": (
        "项目表里分列资金来源的项目，按全年预算；只印合计的项目不在内。",
        "By final budget, of the projects that print their sources; those that print only a total are not in it.",
    ),
    "structure.sources.alt": (
        "分段条形图：各报告的项目全年预算按资金来源的占比；数值见数据表。",
        "Divided bars: the projects' final budgets by fund source, a row a report; the table holds the figures.",
    ),
    "structure.changes.title": ("比上年变化最大的科目", "Largest changes on last year"),
    "structure.changes.help": (
        "各单位功能分类科目的决算数与上年相比，按变化大小排列；原因照报告原文。",
        "Each unit's lines of the functional classification against the year before, by size of the change; reasons as "
        "printed.",
    ),
    "structure.changes.alt": (
        "条形图：各科目比上年增减，增加向右，减少向左，按变化大小排列，右边是报告所列原因；数值和原因全文见数据表。",
        "Bar chart: change by line, rises to the right, falls to the left, by size, with the reason printed beside it; "
        "the table holds the figures and the whole reasons.",
    ),
    "structure.changes.none": (
        "所选报告没有公布各科目比上年的变化。",
        "The selected reports print no changes by line.",
    ),
    "measure.executed": ("收入决算", "Income of the year"),
    "measure.original_budget": ("年初收入预算", "Initial budget of income"),
    "part.基本支出": ("基本支出", "Basic"),
    "part.项目支出": ("项目支出", "Projects"),
    "part.经营支出": ("经营支出", "Business"),
    "part.上缴上级支出": ("上缴上级支出", "To superiors"),
    "part.对附属单位补助支出": ("对附属单位补助支出", "To affiliates"),
    "part.人员经费": ("人员经费", "Personnel"),
    "part.公用经费": ("公用经费", "Operating"),
    "part.财政拨款收入": ("财政拨款收入", "Fiscal appropriation"),
    "part.上级补助收入": ("上级补助收入", "Grants from superiors"),
    "part.事业收入": ("事业收入", "Service income"),
    "part.经营收入": ("经营收入", "Business income"),
    "part.附属单位上缴收入": ("附属单位上缴收入", "Paid by affiliates"),
    "part.其他收入": ("其他收入", "Other income"),
    "source.fiscal": ("财政拨款", "Fiscal appropriation"),
    "source.carryover": ("上年结转", "Carry-over"),
    "source.other": ("其他资金", "Other"),
    "source.upper": ("上级资金", "Upper level"),
    "source.own": ("本级资金", "Own level"),
    "source.central": ("中央资金", "Central"),
    "source.local": ("地方资金", "Local governments"),
    "source.region": ("省（自治区）资金", "Province or region"),
    "source.prefecture": ("地（州、市）资金", "Prefecture"),
    "source.county": ("县（市、区）资金", "County"),
    "source.special": ("财政专户管理资金", "Special fiscal accounts"),
    "source.unit": ("单位资金", "Unit’s own"),
    "source.unknown": ("来源未印出", "Source not printed"),
}
