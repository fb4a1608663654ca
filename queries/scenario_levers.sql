-- What would move the units' scores most: each change alone, the largest first. One row a row of a form that lost points
-- and whose points follow from figures. A unit's score is the mean of its projects' totals.
-- lever: execution (all of the budget is executed) | reach (the target is reached) | cost | limit (the ceiling is met).
-- gain_score: the project's points, unit_gain_score: the unit's. from_value, to_value: the figure now and then, in value_unit.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $scenario: what the scenario changes, see scenario/scenario_changes.sql
-- $unit: only this unit's, NULL for all
-- $most: how many at most
with

sizes as (

    select
        report_id,
        count(new_total) as scored,
        avg(new_total) as unit_total
    from scenario_totals
    where project_id is not null
    group by report_id

),

moved as (

    select
        rows.*,
        totals.scale,
        totals.new_total,
        -- a target that is reached and a ceiling that is met have all points under every rule
        scenario_points(weight, base, ruled, weight) - points as raised
    from scenario_rows as rows
    join scenario_totals as totals using (form_id)
    where is_worked and not left_out and points < weight and new_total is not null and totals.project_id is not null

)

select
    projects.project_id,
    projects.report_id,
    projects.name,
    projects.label,
    projects.damaged,
    rows.row_id,
    case when rows.kind <> 'execution' then rows.row_id end as indicator_id,
    case when rows.kind = 'execution' then rows.row_id end as fund_id,
    rows.name as indicator,
    moved.kind as lever,
    moved.new_actual as from_value,
    moved.new_target as to_value,
    rows.target_unit as value_unit,
    case when moved.kind = 'execution' then (money.new_final_wan - money.new_executed_wan)::double end as extra_wan,
    round(raised * scale, 2) as gain_score,
    round(raised * scale / sizes.scored, 4) as unit_gain_score,
    moved.new_total as new_score,
    round(sizes.unit_total, 2) as unit_score

from moved
join form_rows as rows using (row_id)
join selected_projects as projects on projects.project_id = moved.form_id
join sizes on sizes.report_id = projects.report_id
left join scenario_money as money on money.project_id = moved.form_id
where raised > 0 and coalesce($unit, '') in ('', projects.plain_unit)
order by unit_gain_score desc, gain_score desc, moved.row_id
limit $most
