-- The totals of the forms as printed, under the reports' own profiles, and in the scenario. One row a form.
-- Made once a scenario. scale: what the rows that stay are taken times so that their weights are 100 together, 1 where
-- none is left out, NULL where none stays. unscaled: the total before scaling; NULL where what a row adds to the printed
-- total cannot be known. is_left_out: a project that the scenario leaves out as a whole.
create table scenario_totals as
with

sums as (

    select
        form_id,
        count(*) filter (where is_recomputed) as recomputed,
        count(*) filter (where not is_recomputed and not left_out) as kept_rows,
        bool_or(left_out) as has_left_out,
        bool_and(left_out) as is_left_out,
        bool_or(printed is null and (left_out or is_recomputed)) as is_unknown,
        sum(weight::decimal(18, 6)) filter (where left_out)::double as left_weight,
        coalesce(sum((case when left_out then -printed else points - printed end)::decimal(18, 6))::double, 0) as change
    from scenario_rows
    group by form_id

)

select
    totals.*,
    recomputed,
    kept_rows,
    is_left_out,
    case
        when not has_left_out then 1
        when all_weight - left_weight > 0.005 then 100 / (all_weight - left_weight)
    end as scale,
    case when not is_unknown then start + change end as unscaled,
    case when not is_left_out then as_score(unscaled * scale) end as new_total
from form_totals as totals
join sums using (form_id);
