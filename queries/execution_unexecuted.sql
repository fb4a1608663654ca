-- Where the money stayed: the projects that left some, and how much of all that was left they reach together. In 万元.
-- One row a project, the largest unexecuted amount first. Shares in percent of all unexecuted amounts.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $execution_line: execution rate in percent below which a project is worth a look
select
    project_id,
    name,
    label,
    damaged,
    final_wan::double as final_wan,
    executed_wan::double as executed_wan,
    unexecuted_wan::double as unexecuted_wan,
    execution_pct::double as execution_pct,
    100 * unexecuted_wan / sum(unexecuted_wan) over () as share_pct,
    100 * sum(unexecuted_wan) over (order by unexecuted_wan desc, project_id rows unbounded preceding)
    / sum(unexecuted_wan) over () as running_pct,
    coalesce(execution_pct < $execution_line::double, false) as below_line

from selected_projects
where unexecuted_wan > 0
order by unexecuted_wan desc, project_id
