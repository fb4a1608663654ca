-- The printed figures behind one row of structure_public, each in the column of its measure. In 万元. One row a figure.
-- $report_id: the report
-- $cost: see shared/public_costs.sql
select
    amount_id,
    item as line,
    label,
    case when measure = 'original_budget' then value_wan end::double as original_wan,
    case when measure = 'final_budget' then value_wan end::double as final_wan,
    case when measure = 'executed' then value_wan end::double as executed_wan,
    case when measure = 'change' then value_wan end::double as change_wan

from public_costs
cross join unnest(amount_ids) as each(amount_id)
join money using (amount_id)
join named_reports on named_reports.report_id = public_costs.report_id
where public_costs.report_id = $report_id and cost = $cost
order by amount_id
