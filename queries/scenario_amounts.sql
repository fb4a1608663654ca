-- Budget and execution of each project in a scenario, to be changed. One row a project with a budget, the largest first.
-- In 万元. edited_wan: the budget before what is moved or taken back. was_final_wan, was_executed_wan: as printed. returned_wan: what the scenario takes back.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $scenario: what the scenario changes, see scenario/scenario_changes.sql
select
    money.project_id,
    projects.name,
    projects.label,
    projects.damaged,
    money.final_wan::double as was_final_wan,
    money.executed_wan::double as was_executed_wan,
    edited_wan::double as edited_wan,
    new_final_wan::double as new_final_wan,
    new_executed_wan::double as new_executed_wan,
    rate as execution_pct,
    new_rate as new_execution_pct,
    returned_wan::double as returned_wan,
    new_total as new_score

from scenario_money as money
join selected_projects as projects using (project_id)
left join scenario_totals using (project_id)
where money.final_wan is not null
order by money.final_wan desc, money.project_id
