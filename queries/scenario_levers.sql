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
        totals.report_id,
        count(new_total) as scored,
        avg(new_total::decimal(9, 2)) as unit_total
    from scenario_totals as totals
    join selected_reports as reports on reports.report_id = totals.report_id
    where project_id is not null and coalesce($unit, '') in ('', plain_unit)
    group by totals.report_id

),

raised as (

    select
        rows.*,
        totals.scale,
        totals.new_total,
        totals.report_id,
        -- a target that is reached and a ceiling that is met have all points under every rule
        scenario_points(weight, base, ruled, weight) - points as raised
    from scenario_rows as rows
    join scenario_totals as totals using (form_id)
    where is_worked and not left_out and points < weight and new_total is not null and totals.project_id is not null

),

-- names are looked up only for those that are shown
largest as (

    select
        raised.*,
        round(raised * scale, 2) as gain_score,
        round(raised * scale / scored, 4) as unit_gain_score,
        unit_total
    from raised
    join sizes using (report_id)
    where raised > 0
    order by unit_gain_score desc, gain_score desc, row_id
    limit $most

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
    largest.kind as lever,
    largest.new_actual as from_value,
    largest.new_target as to_value,
    rows.target_unit as value_unit,
    case when largest.kind = 'execution' then (money.new_final_wan - money.new_executed_wan)::double end as extra_wan,
    gain_score,
    unit_gain_score,
    largest.new_total as new_score,
    round(unit_total, 2) as unit_score

from largest
join form_rows as rows using (row_id)
join selected_projects as projects on projects.project_id = largest.form_id
left join scenario_money as money on money.project_id = largest.form_id
order by unit_gain_score desc, gain_score desc, largest.row_id
