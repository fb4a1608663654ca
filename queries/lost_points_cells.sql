-- What the projects that lost most points lost, by kind. One row a project and kind that lost points: the projects that
-- lost most first, and within each the kinds of which most was lost by all projects.
-- cell: tells the rows apart; kind: for words; level2: the same, as the parts ask for it. times: how many rows lost points.
-- project_lost: the project's whole loss; kind_lost: of the kind by all projects; lossy_projects: how many projects lost points at all; drawn:
-- how many of them are here.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $most: how many projects
with

lossy as (

    select project_id, kind, sum(lost) as lost, count(*) as times
    from weighted_rows
    where lost > 0 and project_id in (select project_id from selected_projects)
    group by project_id, kind

),

kinds as (

    select kind, sum(lost) as kind_lost
    from lossy
    group by kind

),

losers as (

    select
        project_id,
        sum(lost) as project_lost,
        row_number() over (order by sum(lost) desc, project_id) as place,
        count(*) over () as lossy_projects
    from lossy
    group by project_id

)

select
    project_id || ' ' || kind as cell,
    project_id,
    projects.name,
    projects.damaged,
    label,
    kind,
    kind as level2,
    lost::double as lost_points,
    times,
    project_lost::double as project_lost,
    kind_lost::double as kind_lost,
    total_score::double as total_score,
    lossy_projects,
    least(lossy_projects, $most) as drawn

from losers
join lossy using (project_id)
join kinds using (kind)
join selected_projects as projects using (project_id)
where place <= $most
order by place, kinds.kind_lost desc, kind
