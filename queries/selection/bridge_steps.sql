-- The steps from the first budget to what was left, of each counted report on each basis that it prints, in 万元.
-- One row a report, basis and step that the basis shows; amount_wan is NULL where the report does not print it.
-- A step is shown where at least half of the basis's reports print it; complete: the report prints all that are shown,
-- so that its steps lead from one to the next. Only complete reports enter sums: a step that takes in other reports than
-- the one before it would show a change that nobody made.
-- step: original, adjustment, final, executed, unexecuted (whole and projects: 年初预算, 调整, 全年预算, 执行, 未执行)
--   original, difference, outlay (fiscal: 年初预算, 预决算差异, 支出总计) | opening, income, used, funds (accounts:
--   年初结转, 本年收入, 使用结余, 收入总计); then spent, allotted, carried (both: 本年支出, 结余分配, 年末结转)
-- is_total: the step is a sum of its own and stands on zero; the others rise or fall from the step before.
create view bridge_steps as
with

reports as (

    select budgets.*, printed_flows.* exclude (report_id, basis)
    from budgets
    left join printed_flows
        on printed_flows.report_id = budgets.report_id and printed_flows.basis = budgets.basis
    where counted

),

steps as (

    select
        basis,
        report_id,
        unnest(case basis
            when 'accounts' then [
                {'place': 1, 'step': 'opening', 'is_total': true, 'amount_wan': opening_wan},
                {'place': 2, 'step': 'income', 'is_total': false, 'amount_wan': income_wan},
                {'place': 3, 'step': 'used', 'is_total': false, 'amount_wan': used_wan},
                {'place': 4, 'step': 'funds', 'is_total': true, 'amount_wan': funds_wan},
                {'place': 5, 'step': 'spent', 'is_total': true, 'amount_wan': executed_wan},
                {'place': 6, 'step': 'allotted', 'is_total': false, 'amount_wan': allotted_wan},
                {'place': 7, 'step': 'carried', 'is_total': false, 'amount_wan': carried_wan}
            ]
            when 'fiscal' then [
                {'place': 1, 'step': 'original', 'is_total': true, 'amount_wan': original_wan},
                {'place': 2, 'step': 'difference', 'is_total': false, 'amount_wan': executed_wan - original_wan},
                {'place': 3, 'step': 'outlay', 'is_total': true, 'amount_wan': executed_wan},
                {'place': 4, 'step': 'spent', 'is_total': true, 'amount_wan': spent_wan},
                {'place': 5, 'step': 'allotted', 'is_total': false, 'amount_wan': allotted_wan},
                {'place': 6, 'step': 'carried', 'is_total': false, 'amount_wan': carried_wan}
            ]
            else [
                {'place': 1, 'step': 'original', 'is_total': true, 'amount_wan': original_wan},
                {'place': 2, 'step': 'adjustment', 'is_total': false, 'amount_wan': final_wan - original_wan},
                {'place': 3, 'step': 'final', 'is_total': true, 'amount_wan': final_wan},
                {'place': 4, 'step': 'executed', 'is_total': true, 'amount_wan': executed_wan},
                {'place': 5, 'step': 'unexecuted', 'is_total': false, 'amount_wan': final_wan - executed_wan}
            ]
        end, recursive := true)
    from reports

),

shown as (

    select *
    from steps
    qualify 2 * count(amount_wan) over (partition by basis, step) >= count(*) over (partition by basis, step)

)

select *, bool_and(amount_wan is not null) over (partition by basis, report_id) as complete
from shown;
