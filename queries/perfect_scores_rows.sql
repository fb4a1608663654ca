-- The indicators of one report and group at full marks. One row an indicator. label: its project.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $report_id: the report
-- $sort: quantitative (the target is a number) | qualitative
select
    indicator_id,
    points.name,
    points.damaged,
    projects.name as label,
    target_text,
    actual_text,
    points.weight::double as weight,
    points.score::double as score

from weighted_rows as points
join selected_projects as projects using (project_id)
where points.report_id = $report_id
    and indicator_id is not null
    and not points.damaged
    and score >= weight
    and is_qualitative = ($sort = 'qualitative')
order by project_id, points.seq
