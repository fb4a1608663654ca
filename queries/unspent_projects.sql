-- The projects of which nothing was executed, and those that the report lists as not started. In 万元.
-- One row a project, the largest budget first. listed: the report itself lists it as not started.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select
    project_id,
    name,
    label,
    original_wan::double as original_wan,
    final_wan::double as final_wan,
    executed_wan::double as executed_wan,
    coalesce(not started, false) as listed

from selected_projects
where unspent
order by greatest(final_wan, original_wan) desc nulls last, project_id
