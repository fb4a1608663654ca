-- The projects under the line, lowest first, with what they lost and on what most. One row a project, in 万元.
-- lost_on_execution: points lost on the rate of execution; lost_on_indicators: on all indicators together.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $low_line: score below which a project counts as low; NULL takes every scored project
with

projects as (

    select * from selected_projects
    where total_score < $low_line::double or ($low_line::double is null and total_score is not null)

),

lost as (

    select
        project_id,
        sum(weight - score) as points,
        arg_max(name, weight - score) filter (where weight > score) as worst_indicator

    from indicators
    where project_id in (select project_id from projects)
    group by project_id

)

select
    project_id,
    name,
    label,
    total_score::double as total_score,
    (total_weight - total_score)::double as lost_points,
    (execution_weight - execution_score)::double as lost_on_execution,
    lost.points::double as lost_on_indicators,
    worst_indicator,
    execution_pct::double as execution_pct,
    final_wan::double as final_wan

from projects
left join lost using (project_id)
order by total_score, project_id
