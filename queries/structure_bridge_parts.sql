-- The reports that a step of the bridge is the sum of, in 万元. One row a report, the largest amount first.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $basis: whole | accounts | fiscal | projects, see selection/budgets.sql
-- $step: see selection/bridge_steps.sql
select
    report_id,
    coalesce(plain_unit, file_name) as name,
    label,
    amount_wan::double as amount_wan

from bridge_steps
join selected_reports using (report_id)
where basis = $basis and step = $step and complete
order by abs(amount_wan) desc, label
