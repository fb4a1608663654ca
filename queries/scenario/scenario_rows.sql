-- What carries points, in the scenario. One row a row of form_rows. Made once a scenario.
-- is_worked: its points follow from figures, see scenario_points; those of the others stay. line: what they are worked out
-- by. ruled: see scenario_points.
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
        -- under a common profile points are what it gives, whatever the own rule gave
        case when changes.common is null then rows.ruled end as ruled,
        coalesce(changes.common, rows.rule) as rule,
        rows.target,
        rows.actual,
        coalesce(new_target, rows.target) as new_target,
        case
            when rows.kind = 'execution' and money.new_rate is not null then money.new_rate
            else coalesce(new_actual, rows.actual)
        end as new_actual,
        edits.new_actual is not null as is_typed,
        list_contains(changes.left_rows, rows.row_id)
            or list_contains(changes.left_matters, matter)
            or list_contains(changes.left_projects, rows.form_id) as left_out,
        changes.common is not null as is_common
    from form_rows as rows
    left join edits on edits.row_id = rows.row_id
    left join scenario_money as money on money.project_id = rows.form_id
    cross join scenario_changes

),

worked as (

    select
        *,
        new_target is distinct from target or new_actual is distinct from actual
            or (kept = 'units' and is_typed) as edited,
        -- a figure typed in by hand has the target's unit, and takes the place of one that is missing
        coalesce(
            kind is not null and new_target > 0 and new_actual >= 0
            and (kept is null or kept in ('no_actual', 'no_target') or (kept = 'units' and is_typed)),
            false
        ) as is_worked,
        -- what an unprinted row gave to a printed total is not known, so that no other rule can change it
        is_worked and (edited or (is_common and printed is not null)) as is_recomputed
    from changed

),

measured as (

    select
        *,
        case when is_recomputed then achieved(kind, new_target, new_actual, rule) end as completion,
        line_of(kind, rule) as line
    from worked

),

given as (

    select
        *,
        points(weight, completion, line) as given
    from measured

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
    line,
    ruled,
    edited,
    is_worked,
    coalesce(left_out, false) as left_out,
    case when is_recomputed then scenario_points(weight, base, ruled, given) else base end as points,
    is_recomputed

from given;
