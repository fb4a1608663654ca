-- The rows of the forms that lost points of one kind, most first. One row an indicator or rate of execution.
-- indicator_id or fund_id: whichever it is. label: its project, and the report.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $level2: the kind
-- $project_id: only this project's; NULL takes all
select
    indicator_id,
    fund_id,
    project_id,
    points.name,
    points.damaged,
    concat_ws(' · ', projects.name, label) as label,
    kind,
    target_text,
    actual_text,
    points.weight::double as weight,
    points.score::double as score,
    lost::double as lost_points,
    reason

from weighted_rows as points
join selected_projects as projects using (project_id)
where lost > 0 and kind = $level2 and ($project_id::varchar is null or project_id = $project_id)
order by lost desc, project_id, points.seq
