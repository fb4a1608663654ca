-- How the projects scored in all: mean, those under the line, the lowest, those at full marks. One row; what does not
-- apply is NULL.
-- reports: how many reports the scores come from, NULL where it is one. qualitative, full_qualitative: indicators whose
-- target is no number, and those of them at full marks; indicators, full_indicators: all; rows that are damaged or not
-- scored are left out of both.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $low_line: score below which a project counts as low
with

scored as (

    select * from selected_projects
    where total_score is not null

),

marked as (

    select
        count(*) as indicators,
        count(*) filter (where score >= weight) as full_indicators,
        nullif(count(*) filter (where is_qualitative), 0) as qualitative,
        count(*) filter (where is_qualitative and score >= weight) as full_qualitative

    from weighted_rows
    where indicator_id is not null
        and not damaged
        and lost is not null
        and project_id in (select project_id from selected_projects)

)

select
    (select count(*) from selected_projects) as projects,
    count(*) as scored,
    nullif(count(distinct report_id), 1) as reports,
    avg(total_score) as mean_score,
    count(*) filter (where total_score < $low_line::double) as low_projects,
    count(*) filter (where total_score >= total_weight) as full_projects,
    100 * full_projects / count(*) as full_projects_pct,
    min(total_score) as lowest_score,
    arg_min(name, (total_score, project_id)) as lowest_name,
    sum(final_wan) filter (where total_score < $low_line::double) as low_final_wan,
    any_value(indicators) as indicators,
    any_value(full_indicators) as full_indicators,
    100 * any_value(full_indicators) / nullif(any_value(indicators), 0) as full_pct,
    any_value(qualitative) as qualitative,
    any_value(full_qualitative) as full_qualitative

from scored
cross join marked
having count(*) > 0
