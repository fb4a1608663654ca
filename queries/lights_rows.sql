-- The indicators that show one light in a scenario, the farthest from their target first. One row an indicator.
-- name: its project, NULL in the form of the whole department. reach_pct: actual ÷ target; of a ceiling less is better.
-- no_reason: so far beyond the target that a reason is due, and none is printed.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $scenario: what the scenario changes, see scenario/scenario_changes.sql
-- $lights: the thresholds as JSON, see shared/light_lines.sql
-- $light: red | yellow | green | blue
select
    reach.row_id as indicator_id,
    reach.project_id,
    reach.report_id,
    projects.name,
    coalesce(projects.damaged, false) as damaged,
    reports.label,
    indicators.name as indicator,
    indicators.target_text,
    indicators.actual_text,
    reach_pct,
    lacks_reason(reach_pct, is_over, has_reason) as no_reason,
    indicators.weight::double as weight,
    indicators.score::double as score,
    indicators.reason

from scenario_reach as reach
join selected_reports as reports using (report_id)
join indicators on indicators.indicator_id = reach.row_id
left join selected_projects as projects on projects.project_id = reach.project_id
where reach_light(reach_pct, is_over, light_lines($lights)) = $light
order by
    no_reason desc,
    case when is_over or $light = 'blue' then -reach_pct else reach_pct end nulls first,
    indicator_id
