-- The projects with their lights in a scenario, the most urgent first: by red lights, then what is not executed, then
-- yellow ones. One row a project that the scenario does not leave out. In 万元.
-- money_light: red | yellow | green, NULL without a rate. red_rows …: its indicators of each light, NULL without a form.
-- final_wan, executed_wan: as printed; money_pct, left_wan: in the scenario. gap_pct: see lights_outrun.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $scenario: what the scenario changes, see scenario/scenario_changes.sql
-- $lights: the thresholds as JSON, see shared/light_lines.sql
with

lit as (

    select project_id, reach_light(reach_pct, is_over, light_lines($lights)) as light
    from scenario_reach
    where project_id is not null

),

counted as (

    select
        project_id,
        count(*) filter (where light = 'red') as red_rows,
        count(*) filter (where light = 'yellow') as yellow_rows,
        count(*) filter (where light = 'green') as green_rows,
        count(*) filter (where light = 'blue') as blue_rows
    from lit
    group by project_id

)

select
    project_id,
    projects.report_id,
    projects.name,
    projects.label,
    projects.damaged,
    money_light(money_pct, new_final_wan, light_lines($lights)) as money_light,
    money_pct,
    left_wan::double as left_wan,
    red_rows,
    yellow_rows,
    green_rows,
    blue_rows,
    indicator_share_pct,
    execution_share_pct,
    gap_pct,
    projects.final_wan::double as final_wan,
    projects.executed_wan::double as executed_wan,
    projects.total_score::double as total_score

from scenario_rates as rates
join selected_projects as projects using (project_id)
left join counted using (project_id)
left join scenario_shares using (project_id)
order by
    coalesce(red_rows, 0) + coalesce(money_light = 'red', false)::integer desc,
    rates.left_wan desc nulls last,
    coalesce(yellow_rows, 0) + coalesce(money_light = 'yellow', false)::integer desc,
    projects.label,
    projects.seq
