-- One project's way from all points down to its total: what each indicator, and the rate of execution, lost and why.
-- One row an indicator that lost points or whose points are not both printed, in the form's order, execution first;
-- a last row without a name where the printed total is not what the rows come to.
-- from_points, to_points: where the row's step begins and ends on the way down.
-- $project_id: the project
with

chosen as (

    select project_id, total_weight, total_score
    from projects
    where project_id = $project_id

),

execution as (

    select
        0 as seq,
        '预算执行率' as kind,
        '预算执行率' as name,
        null as target_text,
        execution_pct::decimal(20, 2) || '%' as actual_text,
        weight,
        score,
        null as reason
    from project_funds
    where project_id = $project_id and source = 'total'
    order by fund_id
    limit 1

),

steps as (

    select * from execution
    union all
    select seq, level2, name, target_text, actual_text, weight, score, reason
    from indicators
    where project_id = $project_id

),

unexplained as (

    select (total_weight - total_score) - (select coalesce(sum(weight - score), 0) from steps) as lost
    from chosen

),

lossy as (

    select name, kind, target_text, actual_text, weight, score, weight - score as lost, reason, seq
    from steps
    where weight is null or score is null or weight <> score

    union all

    select null, null, null, null, null, null, lost, null, 1000000
    from unexplained
    where lost <> 0

)

select
    name as indicator,
    kind,
    target_text,
    actual_text,
    weight::double as weight,
    score::double as score,
    lost::double as lost_points,
    (total_weight + coalesce(lost, 0) - sum(coalesce(lost, 0)) over way)::double as from_points,
    (total_weight - sum(coalesce(lost, 0)) over way)::double as to_points,
    reason

from lossy
cross join chosen
window way as (order by seq rows unbounded preceding)
order by seq
