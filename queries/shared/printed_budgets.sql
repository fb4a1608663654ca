-- Budget and execution of each report on each basis (口径) that it prints itself, in 万元. Made once a connection.
-- One row a report and basis: whole (部门整体绩效: the department's own form or, without one, the prose of its
-- self-evaluation), accounts (收入支出决算: expenditure of the year), fiscal (财政拨款: the total of its income and
-- expenditure). original_row, final_row, executed_row: the row of project_funds or amounts that prints each figure.
create table printed_budgets as
with

form as (

    select
        report_id,
        arg_min(original_budget, fund_id) as original_wan,
        arg_min(final_budget, fund_id) as final_wan,
        arg_min(executed, fund_id) as executed_wan,
        min(fund_id) filter (where original_budget is not null) as original_row,
        min(fund_id) filter (where final_budget is not null) as final_row,
        min(fund_id) filter (where executed is not null) as executed_row
    from project_funds
    where source = 'total' and project_id is null
    group by report_id

),

-- in prose the total is told first and its parts follow, so the first figure of the first section that prints both
sections as (

    select
        report_id,
        section,
        arg_min(value_wan, amount_id) filter (where measure = 'original_budget') as original_wan,
        arg_min(value_wan, amount_id) filter (where measure = 'final_budget') as final_wan,
        arg_min(value_wan, amount_id) filter (where measure = 'executed') as executed_wan,
        min(amount_id) filter (where measure = 'original_budget') as original_row,
        min(amount_id) filter (where measure = 'final_budget') as final_row,
        min(amount_id) filter (where measure = 'executed') as executed_row,
        min(amount_id) as first_id
    from money
    join reports using (report_id)
    -- final accounts speak of other budgets first; what the whole performance form says stands in its own section
    where (kind is distinct from '决算公开说明' or section like '%绩效%')
        and not regexp_matches(coalesce(section, ''), '项目|基本支出|资金落实|三公')
    group by report_id, section
    having final_wan is not null and executed_wan is not null

),

prose as (

    select
        report_id,
        arg_min(original_wan, first_id) as original_wan,
        arg_min(final_wan, first_id) as final_wan,
        arg_min(executed_wan, first_id) as executed_wan,
        arg_min(original_row, first_id) as original_row,
        arg_min(final_row, first_id) as final_row,
        arg_min(executed_row, first_id) as executed_row
    from sections
    group by report_id

),

accounts as (

    select
        report_id,
        null::decimal(20, 6) as original_wan,
        null::decimal(20, 6) as final_wan,
        arg_min(value_wan, amount_id) as executed_wan,
        null as original_row,
        null as final_row,
        min(amount_id) as executed_row
    from money
    where measure = 'executed'
        and regexp_full_match(plain_item, '本年支出(合计)?')
        and regexp_matches(section, '收入支出决算|支出决算')
        and not regexp_matches(section, '拨款|基金|资本')
    group by report_id

),

fiscal as (

    select
        report_id,
        arg_min(value_wan, amount_id) filter (where measure = 'original_budget') as original_wan,
        null::decimal(20, 6) as final_wan,
        arg_min(value_wan, amount_id) filter (where measure = 'executed' and plain_item like '%支出%') as executed_wan,
        min(amount_id) filter (where measure = 'original_budget') as original_row,
        null as final_row,
        min(amount_id) filter (where measure = 'executed' and plain_item like '%支出%') as executed_row
    from money
    where section like '财政拨款收入支出%'
    group by report_id

)

select 'whole' as basis, * from form
union all
select 'whole' as basis, prose.* from prose anti join form using (report_id)
union all
select 'accounts' as basis, * from accounts
union all
select 'fiscal' as basis, * from fiscal;
