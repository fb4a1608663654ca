-- Which of the rows and projects that a scenario changes no loaded report has any more. One row a lost id.
-- $ids: the ids, as a list
select unnest($ids::varchar[]) as id
except
(
    select row_id from scored_rows
    union all
    select project_id from projects
)
order by id
