-- Budget and execution of each project of the selection, as printed and in the scenario, in 万元. One row a project.
-- Made once a scenario. In this order: an edited budget or executed amount, what is moved between projects, and then
-- what was not executed is taken back where the rate is under the line.
-- edited_wan: the budget before moves and taking back. rate, new_rate: in per cent with two decimals, NULL without a
-- budget. returned_wan: what was taken back. left_out: the scenario leaves the project out.
create table scenario_money as
with

edits as (

    select
        edit.of as project_id,
        max(edit.value) filter (where edit.what = 'budget') as budget,
        max(edit.value) filter (where edit.what = 'executed') as executed
    from (select unnest(changes.edits) as edit from scenario_changes)
    where edit.what in ('budget', 'executed')
    group by edit.of

),

moves as (

    select project_id, sum(wan) as moved
    from (
        select unnest([move.from, move.to]) as project_id, unnest([-move.wan, move.wan]) as wan
        from (select unnest(changes.moves) as move from scenario_changes)
    )
    group by project_id

),

changed as (

    select
        projects.project_id,
        final_wan,
        executed_wan,
        coalesce(edits.budget, final_wan) as edited_wan,
        edited_wan + coalesce(moved, 0) as budget_wan,
        coalesce(edits.executed, executed_wan) as spent_wan
    from selected_projects as projects
    left join edits using (project_id)
    left join moves using (project_id)

),

judged as (

    select
        changed.*,
        completion_rate(spent_wan::double, budget_wan::double) < changes.take_back
            and spent_wan < budget_wan and budget_wan > 0 as is_returned,
        coalesce(list_contains(changes.left_projects, project_id), false) as left_out
    from changed
    cross join scenario_changes

)

select
    project_id,
    final_wan,
    executed_wan,
    edited_wan,
    case when is_returned then spent_wan else budget_wan end as new_final_wan,
    spent_wan as new_executed_wan,
    case when is_returned then budget_wan - spent_wan else 0 end as returned_wan,
    left_out,
    case when final_wan > 0 then completion_rate(executed_wan::double, final_wan::double) end as rate,
    case when new_final_wan > 0 then completion_rate(spent_wan::double, new_final_wan::double) end as new_rate
from judged;
