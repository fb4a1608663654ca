-- What the sums of budget and execution are made of: the counted reports on the chosen basis. In 万元, largest first.
-- One row a report. final_wan and unexecuted_wan only where execution is printed too, as in the sums.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $basis: whole | accounts | fiscal | projects, see selection/budgets.sql
select
    reports.report_id,
    coalesce(reports.title, reports.file_name) as name,
    reports.label,
    budgets.original_wan::double as original_wan,
    case when budgets.executed_wan is not null then budgets.final_wan end::double as final_wan,
    budgets.executed_wan::double as executed_wan,
    budgets.unexecuted_wan::double as unexecuted_wan,
    budgets.execution_pct::double as execution_pct

from selected_reports as reports
join budgets using (report_id)
where budgets.basis = $basis and budgets.counted
order by coalesce(budgets.final_wan, budgets.executed_wan, budgets.original_wan) desc, label
