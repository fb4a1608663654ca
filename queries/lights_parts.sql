-- The projects or indicators of a report that show one light in a scenario. One row a project or indicator.
-- lit_pct: the rate of execution or the completion that the light follows from. label: of an indicator its project too.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $scenario: what the scenario changes, see scenario/scenario_changes.sql
-- $lights: the thresholds as JSON, see shared/light_lines.sql
-- $report_id: the report
-- $lit: money | reach
-- $light: see lights_units
with

lit as (

    select
        'money' as lit,
        coalesce(money_light(money_pct, new_final_wan, light_lines($lights)), 'none') as light,
        null as indicator_id,
        project_id,
        projects.name,
        damaged,
        label,
        money_pct as lit_pct
    from scenario_rates as rates
    join selected_projects as projects using (project_id)
    where rates.report_id = $report_id

    union all

    select
        'reach',
        coalesce(reach_light(reach_pct, is_over, light_lines($lights)), 'none'),
        row_id,
        reach.project_id,
        rows.name,
        rows.damaged,
        concat_ws(' · ', projects.name, reports.label),
        reach_pct
    from scenario_reach as reach
    join form_rows as rows using (row_id)
    join selected_reports as reports on reports.report_id = reach.report_id
    left join selected_projects as projects on projects.project_id = reach.project_id
    where reach.report_id = $report_id

)

select * exclude (lit, light)
from lit
where lit = $lit and light = $light
order by lit_pct nulls first, project_id, indicator_id
