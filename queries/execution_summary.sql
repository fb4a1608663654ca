-- How much of the projects' budgets was executed, in all, and where the largest unexecuted amount is. In 万元.
-- One row; a figure that does not apply is NULL. rated: projects with a rate, also where no budget is printed beside it;
-- below_projects: those of them below the line.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $execution_line: execution rate in percent below which a project is worth a look
with

projects as (

    select * from selected_projects

),

budgeted as (

    select * from projects
    where final_wan > 0 and executed_wan is not null

),

left_over as (

    select
        *,
        sum(unexecuted_wan) over () as all_unexecuted_wan,
        row_number() over (order by unexecuted_wan desc, project_id) as place

    from budgeted
    where unexecuted_wan > 0

),

top_left_over as (

    select
        count(*) as left_over_projects,
        max(place) filter (where place <= 3) as top_projects,
        100 * sum(unexecuted_wan) filter (where place <= 3) / max(all_unexecuted_wan) as top_share_pct,
        max(name) filter (where place = 1) as most_name,
        max(unexecuted_wan) as most_wan

    from left_over

),

sums as (

    select
        (select count(*) from projects) as projects,
        count(*) as budgeted,
        sum(final_wan) as final_wan,
        sum(executed_wan) as executed_wan,
        sum(unexecuted_wan) as unexecuted_wan,
        100 * sum(executed_wan) / sum(final_wan) as execution_pct,
        count(*) filter (where executed_wan >= final_wan) as full_projects,
        nullif((select count(*) from projects where unspent), 0) as unspent_projects

    from budgeted

),

rates as (

    select
        nullif(count(execution_pct), 0) as rated,
        case when rated > 0 then count(*) filter (where execution_pct < $execution_line::double) end as below_projects

    from projects

)

select *
from sums
cross join top_left_over
cross join rates
