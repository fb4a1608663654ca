-- The projects whose budget was changed in the year, the largest change first. One row a project, in 万元.
-- adjustment: raised | lowered | added | withdrawn, see adjustment; adjustment_pct: in percent of the original budget,
-- none for an added project.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select
    project_id,
    name,
    label,
    damaged,
    adjustment(original_wan, final_wan) as adjustment,
    original_wan::double as original_wan,
    final_wan::double as final_wan,
    (final_wan - original_wan)::double as adjusted_wan,
    (100 * (final_wan - original_wan) / nullif(original_wan, 0))::double as adjustment_pct

from selected_projects
where final_wan <> original_wan
order by abs(final_wan - original_wan) desc, project_id
