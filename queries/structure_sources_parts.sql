-- The projects' fund rows that a report's fund source is the sum of, in 万元. One row a fund row, largest first.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $report_id: the report
-- $source: see FUND_SOURCES in jixiao/schema.py
select
    funds.fund_id,
    projects.name,
    projects.label,
    funds.final_budget::double as amount_wan,
    funds.executed::double as executed_wan

from selected_projects as projects
join project_funds as funds using (project_id)
where projects.report_id = $report_id and funds.source = $source
order by funds.final_budget desc nulls last, funds.fund_id
