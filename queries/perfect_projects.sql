-- The projects at full marks. One row a project, in 万元.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select
    project_id,
    name,
    damaged,
    label,
    total_score::double as total_score,
    execution_pct::double as execution_pct,
    final_wan::double as final_wan

from selected_projects
where total_score >= total_weight
order by label, report_id, seq
