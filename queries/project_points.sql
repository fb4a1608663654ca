-- One project's way from all points down to its total: what each indicator, and the rate of execution, lost and why.
-- One row an indicator that lost points or whose points are not both printed, in the form's order, execution first;
-- a last row without a name where the printed total is not what the rows come to.
-- step: tells the rows apart. indicator_id or fund_id: whichever it is.
-- from_points, to_points: where the row's step begins and ends on the way down.
-- total_weight, total_score: the way's ends, as printed; the same in every row.
-- $project_id: the project
with

chosen as (

    select project_id, total_weight, total_score
    from projects
    where project_id = $project_id

),

steps as (

    select * from weighted_rows
    where project_id = $project_id

),

unexplained as (

    select (total_weight - total_score) - (select coalesce(sum(lost), 0) from steps) as lost
    from chosen

),

lossy as (

    select seq, indicator_id, fund_id, name, damaged, kind, target_text, actual_text, weight, score, lost, reason
    from steps
    where lost is null or lost <> 0

    union all

    select 1000000, null, null, null, false, null, null, null, null, null, lost, null
    from unexplained
    where lost <> 0

)

select
    row_number() over way as step,
    project_id,
    indicator_id,
    fund_id,
    name as indicator,
    damaged,
    kind,
    target_text,
    actual_text,
    weight::double as weight,
    score::double as score,
    lost::double as lost_points,
    (total_weight + coalesce(lost, 0) - sum(coalesce(lost, 0)) over way)::double as from_points,
    (total_weight - sum(coalesce(lost, 0)) over way)::double as to_points,
    total_weight::double as total_weight,
    total_score::double as total_score,
    reason

from lossy
cross join chosen
window way as (order by seq rows unbounded preceding)
order by seq
