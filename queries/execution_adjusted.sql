-- What the year did to the budgets of the projects, in all, in 万元. One row; see adjustment for the kinds.
-- The amounts are those of the projects that print both budgets; largest_*: the largest single adjustment.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
with

adjusted as (

    select *, adjustment(original_wan, final_wan) as adjustment, final_wan - original_wan as adjusted_wan
    from selected_projects

),

compared as (

    select * from adjusted
    where adjustment <> 'unprinted'

),

sums as (

    select
        nullif(count(*), 0) as compared,
        sum(original_wan) as original_wan,
        sum(final_wan) as final_wan,
        100 * sum(final_wan) / nullif(sum(original_wan), 0) as of_original_pct,
        count(*) filter (where adjustment = 'raised') as raised,
        count(*) filter (where adjustment = 'lowered') as lowered,
        count(*) filter (where adjustment = 'same') as unchanged,
        nullif(count(*) filter (where adjustment = 'added'), 0) as added,
        sum(final_wan) filter (where adjustment = 'added') as added_wan,
        nullif(count(*) filter (where adjustment = 'withdrawn'), 0) as withdrawn,
        sum(original_wan) filter (where adjustment = 'withdrawn') as withdrawn_wan,
        arg_max(name, adjusted_wan) filter (where adjusted_wan > 0) as most_raised_name,
        max(adjusted_wan) filter (where adjusted_wan > 0) as most_raised_wan,
        arg_min(name, adjusted_wan) filter (where adjusted_wan < 0) as most_lowered_name,
        -min(adjusted_wan) filter (where adjusted_wan < 0) as most_lowered_wan

    from compared

)

select sums.*, nullif((select count(*) from adjusted where adjustment = 'unprinted'), 0) as unprinted
from sums
