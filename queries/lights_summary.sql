-- The lights of a scenario in figures. One row. In 万元.
-- lit_projects: projects with a light on their money, dark_projects: without, no_budget: yellow for want of a budget.
-- worst_…: of the red ones the project that left most. lit_rows, dark_rows, red_rows …: indicators that carry points;
-- over_rows: ceilings exceeded; unexplained_rows: far beyond their target without a reason.
-- compared: projects whose points can be held against their money; first_…: the one whose score is farthest ahead.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $scenario: what the scenario changes, see scenario/scenario_changes.sql
-- $lights: the thresholds as JSON, see shared/light_lines.sql
with

money as (

    select
        name,
        money_pct,
        left_wan,
        new_final_wan,
        money_light(money_pct, new_final_wan, light_lines($lights)) as light
    from scenario_rates
    join selected_projects using (project_id)

),

projects as (

    select
        count(light) as lit_projects,
        count(*) - count(light) as dark_projects,
        count(*) filter (where light = 'red') as red_projects,
        count(*) filter (where light = 'yellow') as yellow_projects,
        count(*) filter (where light = 'green') as green_projects,
        count(*) filter (where light = 'yellow' and new_final_wan <= 0) as no_budget,
        arg_max({'name': name, 'left_wan': left_wan, 'pct': money_pct}, left_wan) filter (where light = 'red') as worst
    from money

),

lit as (

    select *, reach_light(reach_pct, is_over, light_lines($lights)) as light
    from scenario_reach

),

rows as (

    select
        count(light) as lit_rows,
        count(*) - count(light) as dark_rows,
        count(*) filter (where light = 'red') as red_rows,
        count(*) filter (where light = 'yellow') as yellow_rows,
        count(*) filter (where light = 'green') as green_rows,
        count(*) filter (where light = 'blue') as blue_rows,
        count(*) filter (where is_over) as over_rows,
        count(*) filter (where light = 'blue' and lacks_reason(reach_pct, is_over, has_reason)) as unexplained_rows
    from lit

),

shares as (

    select
        count(gap_pct) as compared,
        count(*) - count(gap_pct) as uncompared,
        count(*) filter (where gap_pct > light_lines($lights).outrun) as outrun_projects,
        arg_max(
            {'name': name, 'indicator_pct': indicator_share_pct, 'execution_pct': execution_share_pct, 'gap_pct': gap_pct},
            gap_pct
        ) as first
    from scenario_shares
    join selected_projects using (project_id)

)

select
    projects.* exclude (worst),
    worst.name as worst_name,
    worst.left_wan::double as worst_left_wan,
    worst.pct as worst_pct,
    rows.*,
    shares.* exclude (first),
    first.name as first_name,
    first.indicator_pct as first_indicator_pct,
    first.execution_pct as first_execution_pct,
    first.gap_pct as first_gap_pct

from projects
cross join rows
cross join shares
