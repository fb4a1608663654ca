-- How the projects scored in all: mean, those under the line, the lowest. One row; what does not apply is NULL.
-- reports: how many reports the scores come from, NULL where it is one.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $low_line: score below which a project counts as low
with

scored as (

    select * from selected_projects
    where total_score is not null

)

select
    (select count(*) from selected_projects) as projects,
    count(*) as scored,
    nullif(count(distinct report_id), 1) as reports,
    avg(total_score) as mean_score,
    count(*) filter (where total_score < $low_line::double) as low_projects,
    count(*) filter (where total_score = total_weight) as full_projects,
    min(total_score) as lowest_score,
    arg_min(name, (total_score, project_id)) as lowest_name,
    sum(final_wan) filter (where total_score < $low_line::double) as low_final_wan

from scored
having count(*) > 0
