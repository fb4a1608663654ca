-- How far the indicators that carry points reached their targets in a scenario. One row an indicator that it does not
-- leave out. Made once a scenario.
-- reach_pct: actual ÷ target in per cent with two decimals, NULL where points do not follow from figures.
-- is_over: of a ceiling, whether the actual value is above it; NULL for other targets and without figures.
create table scenario_reach as
select
    row_id,
    rows.report_id,
    rows.project_id,
    case when is_worked then completion_rate(changed.new_actual, changed.new_target) end as reach_pct,
    -- of a ceiling of nothing no share can be taken, but it is kept or not
    case
        when changed.kind in ('cost', 'limit') and (is_worked or changed.kept = 'no_target')
            then changed.new_actual > changed.new_target
    end as is_over,
    indicators.reason is not null as has_reason

from scenario_rows as changed
join form_rows as rows using (row_id)
left join indicators on indicators.indicator_id = row_id
where changed.kind is distinct from 'execution' and not left_out;
