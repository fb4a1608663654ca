-- What the rows and projects that a scenario changes are called. One row an id that is known.
-- $ids: ids of indicators, fund rows and projects, as a list
with

wanted as (

    select unnest($ids::varchar[]) as id

)

select id, coalesce(projects.name, '') || ' · ' || coalesce(indicators.name, '') as name
from wanted
join indicators on indicator_id = id
left join projects using (project_id)
union all
select id, name
from wanted
join projects on project_id = id
union all
select id, projects.name
from wanted
join project_funds on fund_id = id
left join projects using (project_id)
