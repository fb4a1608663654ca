-- The "三公" costs of each report that prints any: budget, what was spent, the last year and the change. In 万元.
-- One row a report and kind of cost, also for a kind that the report does not print: what is not printed is NULL, what is
-- printed as 0.00 is 0. Reports by the size of the change of their total, costs in the order of the field.
-- cost: total | abroad | vehicles | vehicles_bought | vehicles_run | receptions, see shared/public_costs.sql
-- expense: the cost, to be put into words. budget_wan: the final budget or, where only that is printed, the original one. last_wan: spent less the
-- change, both as printed, as is change_pct.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
with

kinds as (

    select cost, place
    from unnest(['total', 'abroad', 'vehicles', 'vehicles_bought', 'vehicles_run', 'receptions'])
        with ordinality as each(cost, place)

),

reports as (

    select report_id, label, max(abs(change_wan)) filter (where cost = 'total') as moved_wan, max(executed_wan) as most_wan
    from public_costs
    join selected_reports using (report_id)
    where counted
    group by report_id, label

)

select
    report_id,
    label,
    cost,
    cost as expense,
    concat_ws('/', report_id, cost) as node,
    original_wan::double as original_wan,
    final_wan::double as final_wan,
    coalesce(final_wan, original_wan)::double as budget_wan,
    executed_wan::double as executed_wan,
    last_wan::double as last_wan,
    change_wan::double as change_wan,
    change_pct::double as change_pct,
    reason

from reports
cross join kinds
left join public_costs using (report_id, cost)
order by moved_wan desc nulls last, most_wan desc nulls last, label, place
