-- The least extra execution with which projects reach a total score or a rate of execution in a scenario, the least first.
-- One row a project below the goal, the nearest `most` of them, or the one of project_id. In 万元.
-- extra_wan: NULL where no execution reaches the goal; best_score: what full execution would give.
-- extra_rate_pct: the rate reached then. Execution alone changes; more than the budget is not asked for.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $scenario: what the scenario changes, see scenario/scenario_changes.sql
-- $goal: score | rate
-- $line: the total score or the rate in per cent to be reached
-- $project_id: one project, NULL for all below the goal
-- $most: how many at most
with

below as (

    select
        money.*,
        totals.new_total,
        totals.unscaled,
        totals.scale,
        rows.weight,
        rows.points,
        rows.base,
        rows.ruled,
        rows.line
    from scenario_money as money
    left join scenario_totals as totals using (project_id)
    left join scenario_rows as rows
        on rows.form_id = money.project_id and rows.kind = 'execution' and rows.is_worked and not rows.left_out
    where new_final_wan > 0
        and new_executed_wan <= new_final_wan
        and coalesce($project_id, '') in ('', money.project_id)
        and case $goal when 'score' then new_total < $line else new_rate < $line end
    order by case $goal when 'score' then $line - new_total else $line - new_rate end, money.project_id
    limit $most

),

tried as (

    select
        below.*,
        tried_rate,
        points(weight, tried_rate, line) as given
    from below
    cross join (select unnest(range(0, 10001)) / 100.0::double as tried_rate)
    where $goal = 'score' and tried_rate >= new_rate

),

scored as (

    select
        project_id,
        tried_rate,
        as_score((unscaled - points + scenario_points(weight, base, ruled, given)) * scale) as total
    from tried

),

reached as (

    select
        project_id,
        min(tried_rate) filter (where total >= $line) as wanted_rate,
        max(total) as best_total
    from scored
    group by project_id

),

wanted as (

    select
        below.*,
        case $goal when 'rate' then $line::double else reached.wanted_rate end as wanted_rate,
        best_total
    from below
    left join reached using (project_id)

)

select
    projects.project_id,
    projects.report_id,
    projects.name,
    projects.label,
    projects.damaged,
    new_total as new_score,
    best_total as best_score,
    wanted.new_rate as new_execution_pct,
    least_extra(new_final_wan, new_executed_wan, wanted_rate)::double as extra_wan,
    wanted_rate as extra_rate_pct,
    new_final_wan::double as new_final_wan,
    new_executed_wan::double as new_executed_wan

from wanted
join selected_projects as projects using (project_id)
order by extra_wan nulls last, project_id
