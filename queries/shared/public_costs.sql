-- The "三公" costs that each report prints, in 万元. One row a report and cost that it prints. Made once a connection.
-- cost: total | abroad (因公出国境) | vehicles (公务用车购置及运行) | vehicles_bought | vehicles_run | receptions (公务接待)
-- A report tells a figure more than once (in the text, again beside its budget): the first of each measure stays.
-- change_pct: as printed.
-- last_wan: what was spent in the last year, which is what was spent less the change that is printed.
create table public_costs as
with

named as (

    select
        amounts.report_id,
        amount_id,
        amounts.measure,
        value_wan,
        value,
        case
            when regexp_matches(amounts.item, '公务用车.*购置.*运行') then 'vehicles'
            when regexp_matches(amounts.item, '公务用车.*购置') then 'vehicles_bought'
            when regexp_matches(amounts.item, '公务用车.*运行') then 'vehicles_run'
            when regexp_matches(amounts.item, '因公.*出国|出国.{0,2}境.{0,2}(费|支出|经费)') then 'abroad'
            -- a report may part its receptions; the parts are no total of them
            when regexp_matches(amounts.item, '^(国内|外事|国外|国.境|其他)') then null
            when regexp_matches(amounts.item, '公务接待|^接待费') then 'receptions'
            when contains(amounts.item, '三公') then 'total'
            when contains(amounts.section, '三公') and regexp_matches(plain_item, '^(本年)?(支出)?(合计|总计|总额)$') then 'total'
        end as cost
    from amounts
    left join money using (amount_id)
    where amounts.measure in ('original_budget', 'final_budget', 'executed', 'change', 'change_pct')

),

figures as (

    select
        report_id,
        cost,
        arg_min(value_wan, amount_id) filter (where measure = 'original_budget') as original_wan,
        arg_min(value_wan, amount_id) filter (where measure = 'final_budget') as final_wan,
        arg_min(value_wan, amount_id) filter (where measure = 'executed') as executed_wan,
        arg_min(value_wan, amount_id) filter (where measure = 'change') as change_wan,
        arg_min(value, amount_id) filter (where measure = 'change_pct') as change_pct,
        arg_min(amount_id, amount_id) filter (where measure = 'change' and value_wan is not null) as change_id,
        list(amount_id order by amount_id) filter (where value_wan is not null) as amount_ids
    from named
    where cost is not null
    group by report_id, cost
    having len(amount_ids) > 0

)

select
    figures.*,
    executed_wan - change_wan as last_wan,
    reason

from figures
left join change_reasons on change_reasons.amount_id = figures.change_id;
