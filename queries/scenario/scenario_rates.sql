-- How much of its budget each project executed in a scenario, in 万元. One row a project that the scenario does not leave
-- out. Made once a scenario. money_pct: in per cent with two decimals; as printed where the report does not print both
-- amounts; NULL where it prints no rate either or there is no budget. left_wan: what is not executed.
create table scenario_rates as
with

printed as (

    select project_id, arg_min({'pct': execution_pct}, fund_id).pct::double as pct
    from project_funds
    where source = 'total' and project_id is not null
    group by project_id

)

select
    project_id,
    projects.report_id,
    new_final_wan,
    new_final_wan - new_executed_wan as left_wan,
    coalesce(
        new_rate,
        case when new_final_wan is null or (new_executed_wan is null and new_final_wan > 0) then printed.pct end
    ) as money_pct

from scenario_money
join selected_projects as projects using (project_id)
left join printed using (project_id)
cross join scenario_changes
where not coalesce(list_contains(changes.left_projects, project_id), false);
