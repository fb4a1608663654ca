-- What each of the lowest projects under the line lost most points on. One row a project and row of its form that lost
-- points, at most three a project, lowest project first, largest loss first.
-- indicator_id or fund_id: whichever it is; indicator: its name. place: 1 to 3.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $low_line: score below which a project counts as low
-- $most: how many projects
with

lowest as (

    select project_id, name, label, total_score
    from selected_projects
    where total_score < $low_line::double
    order by total_score, project_id
    limit $most

),

ranked as (

    select *, row_number() over (partition by project_id order by lost desc, seq) as place
    from weighted_rows
    where lost > 0 and project_id in (select project_id from lowest)

)

select
    project_id,
    indicator_id,
    fund_id,
    lowest.name,
    lowest.label,
    ranked.name as indicator,
    ranked.damaged,
    ranked.weight::double as weight,
    ranked.score::double as score,
    lost::double as lost_points,
    place

from ranked
join lowest using (project_id)
where place <= 3
order by lowest.total_score, project_id, place
