-- The fund rows of the selected projects and of the departments' own forms, in 万元. One row a fund row, as printed.
-- name: the project's, NULL for a department's own form; damaged: the
-- project's name is; fund_damaged: the fund row is. A total (资金总额) stands beside its parts.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select
    fund_id,
    reports.label,
    projects.name,
    coalesce(projects.damaged, false) as damaged,
    funds.damaged as fund_damaged,
    funds.project_id is null as of_department,
    fund,
    funds.original_wan::double as original_wan,
    funds.final_wan::double as final_wan,
    funds.executed_wan::double as executed_wan,
    funds.unexecuted_wan::double as unexecuted_wan,
    funds.execution_pct::double as execution_pct,
    weight::double as weight,
    score::double as score

from printed_funds as funds
join selected_reports as reports on reports.report_id = funds.report_id and reports.counted
left join selected_projects as projects on projects.project_id = funds.project_id
where funds.project_id is null or projects.project_id is not null
order by reports.label, funds.report_id, projects.seq nulls first, fund_id
