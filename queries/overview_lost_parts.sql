-- What one kind of indicators lost in all is made of: the projects that lost points on it, most first.
-- One row a project.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $level2: the kind, as lost_points names it
select
    project_id,
    projects.report_id,
    projects.name,
    projects.label,
    projects.damaged,
    sum(lost)::double as lost_points,
    count(*) as times

from weighted_rows
join selected_projects as projects using (project_id)
where lost > 0 and kind = $level2
group by all
order by lost_points desc, project_id
