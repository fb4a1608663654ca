-- The selected projects in an order. One row a project, in 万元; at most so many as are asked for.
-- place: the project's place in the order, from 1; all_projects: how many there are in all.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $order: report (as the reports print them) | score (lowest first) | unexecuted (most first); what is not printed last
-- $most: how many rows at most
select
    project_id,
    name,
    damaged,
    label,
    total_score::double as total_score,
    original_wan::double as original_wan,
    final_wan::double as final_wan,
    executed_wan::double as executed_wan,
    unexecuted_wan::double as unexecuted_wan,
    execution_pct::double as execution_pct,
    place,
    all_projects

from ordered_projects($order)
where place <= $most
order by place
