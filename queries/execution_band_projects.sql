-- The projects of one band of execution rates, the largest unexecuted amount first. One row a project, in 万元.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $band: see rate_band
select
    project_id,
    name,
    label,
    damaged,
    final_wan::double as final_wan,
    executed_wan::double as executed_wan,
    unexecuted_wan::double as unexecuted_wan,
    execution_pct::double as execution_pct

from selected_projects
where rate_band(execution_pct) = $band
order by unexecuted_wan desc nulls last, project_id
