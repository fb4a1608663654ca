-- The counted reports that do not print the chosen basis, and what they print on others. In 万元.
-- One row a report and basis that it does print; a report that prints none has one row without a basis.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $basis: whole | accounts | fiscal | projects, see selection/budgets.sql
select
    reports.report_id,
    reports.label,
    budgets.basis,
    budgets.original_wan::double as original_wan,
    budgets.final_wan::double as final_wan,
    budgets.executed_wan::double as executed_wan

from selected_reports as reports
left join budgets using (report_id)
where reports.counted
    and reports.report_id not in (select report_id from budgets where basis = $basis)
order by label, report_id, list_position(['whole', 'accounts', 'fiscal', 'projects'], budgets.basis)
