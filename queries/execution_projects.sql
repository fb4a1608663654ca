-- Each project's budget, how much of it was executed and what was left, in 万元.
-- One row a project, the largest unexecuted amount first, projects without figures last.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $execution_line: execution rate in percent below which a project is worth a look
select
    project_id,
    name,
    label,
    original_wan::double as original_wan,
    final_wan::double as final_wan,
    executed_wan::double as executed_wan,
    unexecuted_wan::double as unexecuted_wan,
    execution_pct::double as execution_pct,
    total_score::double as total_score,
    coalesce(execution_pct < $execution_line::double, false) as below_line

from selected_projects
order by unexecuted_wan desc nulls last, final_wan desc nulls last, project_id
