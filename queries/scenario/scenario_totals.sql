-- The totals of the forms as printed, under the reports' own profiles, and in the scenario. One row a form.
-- Made once a scenario. scale: what the rows that stay are taken times so that their weights are 100 together, 1 where
-- none is left out, NULL where none stays. unscaled: the total before scaling. is_left_out: a project that the scenario leaves out as a whole.
create table scenario_totals as
with

sums as (

    select
        form_id,
        count(*) filter (where is_recomputed) as recomputed,
        count(*) filter (where not is_recomputed and not left_out) as kept_rows,
        bool_or(left_out) as has_left_out,
        bool_and(left_out) as is_left_out,
        sum(weight) filter (where left_out) as left_weight,
        sum(case when left_out then -printed else points - printed end) as change
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
    start + change as unscaled,
    case when not is_left_out then round(unscaled * scale, 2) end as new_total
from form_totals as totals
join sums using (form_id);
