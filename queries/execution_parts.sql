-- What the sums of the projects' budgets and execution are made of: the projects that print both. In 万元.
-- One row a project, the largest budget first.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
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
where final_wan > 0 and executed_wan is not null
order by selected_projects.final_wan desc, project_id
