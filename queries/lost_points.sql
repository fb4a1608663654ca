-- Where the points of the projects went: weight less score by the second level of the indicators.
-- One row a kind that lost points, most first; what was lost on the rate of execution is a kind of its own.
-- share_pct: share of all points lost; running_pct: running total of it. Rows without weight or score are left out.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $low_line: only projects that scored below it; NULL takes all
with

projects as (

    select * from selected_projects
    where $low_line::double is null or total_score < $low_line::double

),

rows_with_points as (

    select
        regexp_replace(coalesce(level2, level1), '[(（].*', '') as kind,
        weight,
        score
    from indicators
    where project_id in (select project_id from projects)

    union all

    select '预算执行率' as kind, execution_weight as weight, execution_score as score
    from projects

),

kinds as (

    select
        kind,
        sum(weight) as weight,
        sum(weight - score) as lost,
        count(*) filter (where weight > score) as times

    from rows_with_points
    where weight is not null and score is not null
    group by kind

)

select
    kind,
    lost::double as lost_points,
    times,
    100 * lost / sum(lost) over () as share_pct,
    100 * sum(lost) over (order by lost desc, kind) / sum(lost) over () as running_pct,
    100 * lost / nullif(weight, 0) as lost_of_weight_pct

from kinds
where lost > 0
order by lost desc, kind
