-- The indicators of the selected projects and of the departments' own forms. One row an indicator, as printed.
-- name: the project's, NULL for a department's own form; damaged: the project's is; indicator_damaged: the indicator's is.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select
    indicator_id,
    reports.label,
    projects.name,
    coalesce(projects.damaged, false) as damaged,
    indicators.project_id is null as of_department,
    level1,
    level2,
    indicators.name as indicator,
    indicators.damaged as indicator_damaged,
    target_text,
    actual_text,
    target_value::double as target_value,
    actual_value::double as actual_value,
    indicators.completion_pct::double as completion_pct,
    weight::double as weight,
    score::double as score,
    indicators.lost_points::double as lost_points,
    reason

from printed_indicators as indicators
join selected_reports as reports on reports.report_id = indicators.report_id and reports.counted
left join selected_projects as projects on projects.project_id = indicators.project_id
where indicators.project_id is null or projects.project_id is not null
order by reports.label, indicators.report_id, projects.seq nulls first, indicators.seq
