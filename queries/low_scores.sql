-- The projects under the line, lowest first, with what they lost and on what most. One row a project, in 万元.
-- lost_points: of all its points; lost_on_execution: on the rate of execution; lost_on_indicators: on all indicators
-- together. worst_indicator: the one that lost most, by its name.
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
        sum(greatest(lost, 0)) filter (where fund_id is not null) as on_execution,
        sum(greatest(lost, 0)) filter (where indicator_id is not null) as on_indicators,
        arg_max(name, (lost, -seq)) filter (where indicator_id is not null and lost > 0) as worst_indicator

    from weighted_rows
    where project_id in (select project_id from projects)
    group by project_id

)

select
    project_id,
    name,
    damaged,
    label,
    total_score::double as total_score,
    (total_weight - total_score)::double as lost_points,
    on_execution::double as lost_on_execution,
    on_indicators::double as lost_on_indicators,
    worst_indicator,
    execution_pct::double as execution_pct,
    final_wan::double as final_wan

from projects
left join lost using (project_id)
order by total_score, project_id
