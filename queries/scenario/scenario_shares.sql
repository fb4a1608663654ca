-- What share of their points the indicators and the execution of each project have in a scenario, in per cent.
-- One row a project with a form. Made once a scenario. ahead_pct: the first less the second; gap_pct: that in per cent
-- of the first. NULL where a row has no points, or the rows that were read are not the whole form.
create table scenario_shares as
with

sums as (

    select
        form_id,
        bool_and(points is not null) as known,
        sum(points) filter (where kind is distinct from 'execution') as indicator_points,
        sum(weight) filter (where kind is distinct from 'execution') as indicator_weight,
        sum(points) filter (where kind = 'execution') as execution_points,
        sum(weight) filter (where kind = 'execution') as execution_weight
    from scenario_rows
    where not left_out
    group by form_id

),

shares as (

    select
        sums.*,
        project_id,
        case when known and whole then 100 * indicator_points / nullif(indicator_weight, 0) end as indicator_share,
        case when known and whole then 100 * execution_points / nullif(execution_weight, 0) end as execution_share
    from sums
    join form_totals using (form_id)
    where project_id is not null

)

select
    project_id,
    indicator_points,
    indicator_weight,
    execution_points,
    execution_weight,
    round(indicator_share, 2) as indicator_share_pct,
    round(execution_share, 2) as execution_share_pct,
    round(indicator_share - execution_share, 2) as ahead_pct,
    round(100 * (indicator_share - execution_share) / nullif(indicator_share, 0), 2) as gap_pct

from shares;
