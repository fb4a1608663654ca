-- Where the money stayed: the eight projects with the largest unexecuted amounts, largest first. In 万元.
-- One row a project. share_pct: share of all unexecuted amounts of projects.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select
    project_id,
    report_id,
    name,
    label,
    damaged,
    final_wan::double as final_wan,
    executed_wan::double as executed_wan,
    unexecuted_wan::double as unexecuted_wan,
    execution_pct::double as execution_pct,
    100 * unexecuted_wan / sum(unexecuted_wan) over () as share_pct

from selected_projects
where unexecuted_wan > 0
order by unexecuted_wan desc, project_id
limit 8
