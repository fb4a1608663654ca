-- The indicators of one project. One row an indicator, in the form's order.
-- completion_pct: actual in percent of the target, see shared/completion_pct.sql; completion_note: what to know of it:
-- upper_bound (less is better) | damaged (the source is broken here).
-- $project_id: the project
select
    indicator_id,
    project_id,
    level1,
    level2,
    name,
    damaged,
    target_text,
    actual_text,
    target_value::double as target_value,
    actual_value::double as actual_value,
    printed_indicators.completion_pct::double as completion_pct,
    case
        when printed_indicators.completion_pct is null then null
        when damaged then 'damaged'
        when target_op in ('<=', '<') then 'upper_bound'
    end as completion_note,
    weight::double as weight,
    score::double as score,
    printed_indicators.lost_points::double as lost_points,
    reason

from printed_indicators
where project_id = $project_id
order by seq
