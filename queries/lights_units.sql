-- How many projects and indicators of each report show which light in a scenario. One row a report, `lit` and light, the
-- report with most red lights first. lit: money (its projects) | reach (its indicators that carry points).
-- light: red | yellow | green | blue | none (without figures). share_pct: of those of the report that show a light.
-- piece: the row's own name.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $scenario: what the scenario changes, see scenario/scenario_changes.sql
-- $lights: the thresholds as JSON, see shared/light_lines.sql
with

lit as (

    select
        report_id,
        'money' as lit,
        coalesce(money_light(money_pct, new_final_wan, light_lines($lights)), 'none') as light
    from scenario_rates

    union all

    select report_id, 'reach', coalesce(reach_light(reach_pct, is_over, light_lines($lights)), 'none')
    from scenario_reach

),

counted as (

    select report_id, lit, light, count(*) as lit_count
    from lit
    group by all

)

select
    concat_ws('.', report_id, lit, light) as piece,
    report_id,
    label,
    lit,
    light,
    lit_count,
    case
        when light <> 'none' then round(
            100 * lit_count / sum(lit_count) filter (where light <> 'none') over (partition by report_id, lit), 2
        )::double
    end as share_pct

from counted
join selected_reports using (report_id)
order by
    sum(lit_count) filter (where light = 'red') over (partition by report_id) desc nulls last,
    label,
    report_id,
    lit,
    list_position(['red', 'yellow', 'green', 'blue', 'none'], light)
