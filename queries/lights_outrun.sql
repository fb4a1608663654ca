-- The projects whose score runs ahead of the money in a scenario, the farthest first. One row a project whose gap_pct is
-- above the threshold. indicator_share_pct, execution_share_pct: points in per cent of their weight; ahead_pct: the first
-- less the second; gap_pct: that in per cent of the first.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $scenario: what the scenario changes, see scenario/scenario_changes.sql
-- $lights: the thresholds as JSON, see shared/light_lines.sql
select
    project_id,
    projects.report_id,
    projects.name,
    projects.label,
    projects.damaged,
    shares.indicator_points,
    shares.indicator_weight,
    shares.execution_points,
    shares.execution_weight,
    indicator_share_pct,
    execution_share_pct,
    ahead_pct,
    gap_pct,
    money_pct

from scenario_shares as shares
join selected_projects as projects using (project_id)
join scenario_rates as rates using (project_id)
where gap_pct > light_lines($lights).outrun
order by gap_pct desc, project_id
