-- Where the points of the projects went: weight less score by the second level of the indicators.
-- One row a kind that lost points, most first; what was lost on the rate of execution is a kind of its own.
-- kind: for words; level2: the same, as the parts ask for it. times: how many rows lost points.
-- share_pct: share of all points lost; running_pct: running total of it. Rows without weight or score are left out, and
-- a row that got more than its weight has lost nothing.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $low_line: only projects that scored below it; NULL takes all
with

kinds as (

    select
        kind,
        sum(weight) as weight,
        sum(greatest(lost, 0)) as lost,
        count(*) filter (where lost > 0) as times,
        count(distinct project_id) filter (where lost > 0) as projects

    from weighted_rows
    join selected_projects as projects using (project_id)
    where lost is not null and ($low_line::double is null or total_score < $low_line::double)
    group by kind

)

select
    kind,
    kind as level2,
    lost::double as lost_points,
    times,
    projects,
    100 * lost / sum(lost) over () as share_pct,
    100 * sum(lost) over (order by lost desc, kind) / sum(lost) over () as running_pct,
    100 * lost / nullif(weight, 0) as lost_of_weight_pct

from kinds
where lost > 0
order by lost desc, kind
