-- What the mean score is made of: the scored projects, lowest first. One row a project.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select project_id, report_id, name, label, damaged, total_score::double as total_score
from selected_projects
where total_score is not null
order by total_score, project_id
