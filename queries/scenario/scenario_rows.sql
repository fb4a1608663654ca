-- What carries points, in the scenario. One row a row of form_rows. Made once a scenario.
-- is_worked: its points follow from figures, see scenario_points; those of the others stay.
-- left_out: the row carries no points; those that stay count for 100 together (scale). points: before scaling.
-- edited: a figure that the row is worked out from is another than printed.
create table scenario_rows as
with

edits as (

    select
        edit.of as row_id,
        max(edit.value) filter (where edit.what = 'actual')::double as new_actual,
        max(edit.value) filter (where edit.what = 'target')::double as new_target
    from (select unnest(changes.edits) as edit from scenario_changes)
    where edit.what in ('actual', 'target')
    group by edit.of

),

changed as (

    select
        rows.form_id,
        rows.row_id,
        rows.kind,
        rows.kept,
        rows.weight,
        rows.printed,
        rows.base,
        rows.rule,
        rows.target,
        rows.actual,
        coalesce(new_target, rows.target) as new_target,
        case
            when rows.kind = 'execution' and money.new_rate is not null then money.new_rate
            else coalesce(new_actual, rows.actual)
        end as new_actual,
        list_contains(changes.left_rows, rows.row_id)
            or list_contains(changes.left_matters, matter)
            or list_contains(changes.left_projects, rows.form_id) as left_out,
        changes.common
    from form_rows as rows
    left join edits on edits.row_id = rows.row_id
    left join scenario_money as money on money.project_id = rows.form_id
    cross join scenario_changes

),

worked as (

    select
        *,
        new_target is distinct from target or new_actual is distinct from actual as edited,
        -- a figure typed in by hand has the target's unit, and takes the place of one that is missing
        kind is not null and new_target > 0 and new_actual >= 0
            and (kept is null or (kept in ('no_actual', 'units', 'no_target') and edited)) as is_worked
    from changed

)

select
    form_id,
    row_id,
    kind,
    kept,
    weight,
    printed,
    base,
    target,
    actual,
    new_target,
    new_actual,
    rule,
    common,
    edited,
    is_worked,
    coalesce(left_out, false) as left_out,
    case
        when is_worked then scenario_points(kind, weight, base, target, actual, new_target, new_actual, rule, common)
        else base
    end as points,
    is_worked and (common is not null or edited) as is_recomputed

from worked;
