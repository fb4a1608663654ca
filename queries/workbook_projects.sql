-- The selected projects with all that their forms print in figures, as the reports print them. One row a project, in 万元.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select
    project_id,
    label,
    name,
    damaged,
    authority,
    implementer,
    total_weight::double as total_weight,
    total_score::double as total_score,
    (total_weight - total_score)::double as lost_points,
    original_wan::double as original_wan,
    final_wan::double as final_wan,
    executed_wan::double as executed_wan,
    unexecuted_wan::double as unexecuted_wan,
    execution_pct::double as execution_pct,
    execution_weight::double as execution_weight,
    execution_score::double as execution_score

from ordered_projects('report')
order by place
