-- The rows of one project's form with their figures and points, to be changed. One row an indicator or rate of
-- execution, in the form's order, the rate first.
-- target_value, actual_value: in the scenario. is_worked: points follow from figures; kept: why not, see ScoredRow.
-- left_out: the scenario leaves the row out. scenario_score: its points, before the weights count for 100 again.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $scenario: what the scenario changes, see scenario/scenario_changes.sql
-- $project_id: the project
select
    rows.row_id,
    rows.kind,
    matter,
    rows.name,
    rows.damaged,
    target_text,
    actual_text,
    target_unit,
    changed.new_target as target_value,
    changed.new_actual as actual_value,
    rows.target as base_target,
    rows.actual as base_actual,
    changed.left_out,
    rows.weight,
    rows.printed as printed_score,
    rows.base as base_score,
    changed.points as scenario_score,
    is_worked,
    rows.kept

from form_rows as rows
join scenario_rows as changed using (row_id)
where rows.project_id = $project_id
order by seq, row_id
