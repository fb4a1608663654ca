"""Words of the bridge through the year, of the "三公" costs and of procurement, on the page of the structure."""

WORDS = {
    "structure.bridge.title": ("从年初预算到年末", "From the first budget to the year's end"),
    "structure.bridge.help": (
        "所选口径下各份报告之和；每一步都公布的报告才计入。实心柱从零起，中间的柱接着前一步增减；点一根柱看各单位的数。",
        "Sums on the chosen basis, of the reports that print every step. Full columns stand on zero, those between "
        "rise or fall from the one before; click a column for the figures of each unit.",
    ),
    "structure.bridge.alt": (
        "桥图：从年初预算经年中调整到全年预算，再到执行和剩余，每步一根柱；数值见数据表。",
        "Bridge: a column a step, from the original budget over its adjustment to execution and what was left; the "
        "table holds the figures.",
    ),
    "bridge.says.executed": (
        "全年预算 {final_wan}，执行 {executed_wan}（{execution_pct}），没有执行 {unexecuted_wan}。",
        "Of the final budget of {final_wan}, {executed_wan} was executed ({execution_pct}), {unexecuted_wan} was not.",
    ),
    "bridge.says.outlay": (
        "支出总计 {outlay_wan}，其中本年支出 {spent_wan}，年末结转和结余 {carried_wan}；这一口径没有公布全年预算。",
        "Total outlay {outlay_wan}: {spent_wan} spent in the year, {carried_wan} carried over. This basis prints no "
        "final budget.",
    ),
    "bridge.says.accounts": (
        "{reports} 份报告的“{basis}”：年初结转和结余 {opening_wan}，本年收入 {income_wan}，本年支出 {spent_wan}，"
        "年末结转和结余 {carried_wan}；这一口径没有公布预算。",
        '{reports} reports on the basis "{basis}": {opening_wan} carried in, income {income_wan}, {spent_wan} spent, '
        "{carried_wan} carried over. This basis prints no budget.",
    ),
    "bridge.says.without": (
        "没有公布这一口径，未计入：{without_names}。",
        "Without this basis, and so not counted: {without_names}.",
    ),
    "bridge.says.incomplete": (
        "缺少其中的步骤，未计入：{incomplete_names}。",
        "Without one of the steps, and so not counted: {incomplete_names}.",
    ),
    "structure.bridge.none": (
        "所选报告没有公布这一口径的金额，请在左侧换一个口径。",
        "None of the selected reports prints amounts on this basis; choose another.",
    ),
    "step.original": ("年初预算", "Original budget"),
    "step.adjustment": ("年中调整", "Adjustment"),
    "step.final": ("全年预算", "Final budget"),
    "step.executed": ("执行", "Executed"),
    "step.unexecuted": ("未执行", "Unexecuted"),
    "step.difference": ("比年初增减", "On the budget"),
    "step.outlay": ("支出总计", "Total outlay"),
    "step.opening": ("年初结转和结余", "Carried in"),
    "step.income": ("本年收入", "Income"),
    "step.used": ("使用非财政拨款结余", "Surplus used"),
    "step.funds": ("收入总计", "Funds in all"),
    "step.spent": ("本年支出", "Spent"),
    "step.allotted": ("结余分配", "Surplus allotted"),
    "step.carried": ("年末结转和结余", "Carried over"),
    "chart.budget": ("预算", "Budget"),
    "chart.last": ("上年", "Last year"),
    "structure.public.title": ("“三公”经费：预算、支出和上年", "Three public expenses: budget, outturn, last year"),
    "structure.public.help": (
        "因公出国（境）、公务用车购置及运行、公务接待。浅色是预算，深色是本年支出，竖线是上年；括号里是比上年增减。",
        "Official travel abroad, vehicles and receptions. The pale bar is the budget, the dark one the outturn, the "
        "line the year before; the change in brackets.",
    ),
    "structure.public.alt": (
        "条形图：每份报告一行，浅色是“三公”经费预算，深色是支出，竖线是上年；数值见数据表。",
        "Bar chart: a row a report, the pale bar is the budget, the dark one the outturn, the line the year before; "
        "the table holds the figures.",
    ),
    "structure.public.none": ("所选报告没有公布“三公”经费。", "The selected reports print no three public expenses."),
    "public.says.fall": (
        "{public_reports} 份报告公布“三公”经费共 {public_wan}，比上年减少 {public_fall_wan}，下降 {public_moved_pct}。",
        "{public_reports} reports print three public expenses of {public_wan}, down {public_fall_wan} "
        "({public_moved_pct}) on the year before.",
    ),
    "public.says.rise": (
        "{public_reports} 份报告公布“三公”经费共 {public_wan}，比上年增加 {public_rise_wan}，增长 {public_moved_pct}。",
        "{public_reports} reports print three public expenses of {public_wan}, up {public_rise_wan} "
        "({public_moved_pct}) on the year before.",
    ),
    "public.says.faller": (
        "变化最大的是{faller_name}，减少 {faller_wan}。",
        "{faller_name} moved most, down {faller_wan}.",
    ),
    "public.says.riser": ("变化最大的是{riser_name}，增加 {riser_wan}。", "{riser_name} moved most, up {riser_wan}."),
    "public.says.without": ("没有公布“三公”经费：{public_without_names}。", "Not printed by {public_without_names}."),
    "cost.total": ("“三公”经费合计", "In all"),
    "cost.abroad": ("因公出国（境）费", "Travel abroad"),
    "cost.vehicles": ("公务用车购置及运行费", "Vehicles"),
    "cost.vehicles_bought": ("公务用车购置费", "Vehicles bought"),
    "cost.vehicles_run": ("公务用车运行维护费", "Vehicles run"),
    "cost.receptions": ("公务接待费", "Receptions"),
    "structure.procurement.title": ("政府采购买了什么", "What government procurement bought"),
    "structure.procurement.help": (
        "报告印出的政府采购支出：货物、工程、服务各占多少，授予中小企业多少。",
        "Procurement as printed: goods, works and services, and what was awarded to small and medium enterprises.",
    ),
    "structure.procurement.alt": (
        "分段条形图：每份报告政府采购中货物、工程、服务的占比；数值见数据表。",
        "Divided bars: shares of goods, works and services in each report's procurement; the table holds the figures.",
    ),
    "procurement.says.bought": (
        "{procuring_reports} 份报告的政府采购共 {procured_wan}，服务占 {services_share_pct}，"
        "授予中小企业合同占 {sme_share_pct}。",
        "{procuring_reports} reports procured {procured_wan}: {services_share_pct} services, {sme_share_pct} awarded "
        "to small and medium enterprises.",
    ),
    "part.goods": ("货物", "Goods"),
    "part.works": ("工程", "Works"),
    "part.services": ("服务", "Services"),
    "column.stage": ("环节", "Step"),
    "column.reports": ("报告（份）", "Reports"),
    "column.expense": ("费用", "Expense"),
    "column.last_wan": ("上年支出（{unit}）", "Last year ({unit})"),
    "column.procured_wan": ("采购总额（{unit}）", "Procurement ({unit})"),
    "column.goods_wan": ("货物（{unit}）", "Goods ({unit})"),
    "column.works_wan": ("工程（{unit}）", "Works ({unit})"),
    "column.services_wan": ("服务（{unit}）", "Services ({unit})"),
    "column.sme_wan": ("中小企业（{unit}）", "To SMEs ({unit})"),
    "column.sme_pct": ("中小企业（%）", "SMEs (%)"),
    "column.micro_wan": ("小微企业（{unit}）", "To micro firms ({unit})"),
    "column.micro_pct": ("小微企业（%）", "Micro firms (%)"),
    "help.stage": (
        "从年初到年末的一步；“年中调整”是全年预算减年初预算。",
        "A step through the year; the adjustment is final − original.",
    ),
    "help.reports": ("有多少份报告计入。", "How many reports are in it."),
    "help.expense": (
        "“三公”经费的一项；“—”是报告没有印，0.00 是印了零。",
        "“—” is not printed, 0.00 is printed as zero.",
    ),
    "help.last_wan": ("本年支出减去印出的增减额，推算而得。", "This year's outturn less the printed change; derived."),
    "help.procured_wan": ("报告印出的政府采购支出总额。", "The procurement total that the report prints."),
    "help.goods_wan": ("政府采购货物支出。", "Procurement of goods."),
    "help.works_wan": ("政府采购工程支出。", "Procurement of works."),
    "help.services_wan": ("政府采购服务支出。", "Procurement of services."),
    "help.sme_wan": ("授予中小企业的合同金额。", "Contracts awarded to small and medium enterprises."),
    "help.sme_pct": (
        "授予中小企业的合同金额占政府采购支出的比例，照报告印出。",
        "Their share of the procurement, as printed.",
    ),
    "help.micro_wan": ("其中授予小微企业的合同金额。", "Of these, awarded to small and micro enterprises."),
    "help.micro_pct": ("授予小微企业的比例，照报告印出。", "Their share, as printed."),
}
