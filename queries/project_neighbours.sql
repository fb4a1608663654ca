-- What stands before and after one project among the selected ones. One row, none where it is not among them.
-- place: its place in the order, from 1; all_projects: how many there are in all.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $order: see selection/ordered_projects.sql
-- $project_id: the project
with

beside as (

    select
        project_id,
        place,
        all_projects,
        lag(project_id) over ways as before_id,
        lag(name) over ways as before_name,
        lead(project_id) over ways as after_id,
        lead(name) over ways as after_name

    from ordered_projects($order)
    window ways as (order by place)

)

select * exclude (project_id)
from beside
where project_id = $project_id
