-- What the report says of one project in its own words: goal, completion, reasons and so on. One row a text, in order.
-- topic: see STATEMENT_TOPICS in jixiao/schema.py
-- $project_id: the project
with

texts as (

    select 0 as part, 0 as seq, project_id as id, 'goal' as topic, goal as text
    from projects
    where project_id = $project_id

    union all

    select 1, 0, project_id, 'completion', completion
    from projects
    where project_id = $project_id

    union all

    select 2, seq, statement_id, topic, text
    from statements
    where project_id = $project_id

)

select topic, text
from texts
where text is not null
order by part, seq, id
