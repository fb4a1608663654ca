-- The kinds of causes that reports print for projects that left money or spent nothing. One row a kind, in 万元, most
-- money first, the kind none last. A project with reasons of several kinds is in each of them with all that it left, so
-- the rows do not add up. named_projects: projects, NULL for the kind none; none_projects, none_wan: the kind none's.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
with

projects as (

    select kind, project_id, any_value(unexecuted_wan) as unexecuted_wan, count(reason) as reasons
    from shortfalls
    group by kind, project_id

),

kinds as (

    select
        kind,
        count(*) as projects,
        sum(reasons)::integer as reasons,
        coalesce(sum(unexecuted_wan), 0)::double as unexecuted_wan
    from projects
    group by kind

)

select
    *,
    kind as cause,
    case when kind <> 'none' then projects end as named_projects,
    max(projects) filter (where kind = 'none') over () as none_projects,
    max(unexecuted_wan) filter (where kind = 'none') over () as none_wan

from kinds
order by kind = 'none', unexecuted_wan desc, projects desc, kind
