-- The bridge in words: what its steps come to, and who is not in it. One row; in 万元; what a basis lacks is NULL.
-- raised_wan, cut_wan: the adjustment (or the difference to the first budget), as an increase or as a decrease.
-- without_names: counted reports that do not print the basis; incomplete_names: that lack one of its steps.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $basis: whole | accounts | fiscal | projects, see selection/budgets.sql
with

steps as materialized (

    select step, report_id, amount_wan, complete
    from bridge_steps
    where basis = $basis

),

sums as (

    select step, sum(amount_wan) as amount_wan
    from steps
    where complete
    group by step

),

amounts as (

    select
        max(amount_wan) filter (where step = 'original') as original_wan,
        max(amount_wan) filter (where step in ('adjustment', 'difference')) as moved_wan,
        max(amount_wan) filter (where step = 'final') as final_wan,
        max(amount_wan) filter (where step = 'executed') as executed_wan,
        max(amount_wan) filter (where step = 'unexecuted') as unexecuted_wan,
        max(amount_wan) filter (where step = 'outlay') as outlay_wan,
        max(amount_wan) filter (where step = 'opening') as opening_wan,
        max(amount_wan) filter (where step = 'income') as income_wan,
        max(amount_wan) filter (where step = 'spent') as spent_wan,
        max(amount_wan) filter (where step = 'carried') as carried_wan
    from sums

),

-- another printing of a unit's basis is no unit that lacks it
counted as (

    select
        coalesce(plain_unit, file_name) as name,
        bool_and(complete) as complete,
        report_id in (select report_id from budgets where basis = $basis) as printed
    from selected_reports
    left join steps using (report_id)
    where counted
    group by report_id, name

),

reports as (

    select
        list(distinct name order by name) filter (where not printed) as without_names,
        list(distinct name order by name) filter (where not complete) as incomplete_names,
        nullif(count(*) filter (where complete), 0) as reports
    from counted

)

select
    reports,
    without_names,
    incomplete_names,
    amounts.*,
    case when moved_wan > 0 then moved_wan end as raised_wan,
    case when moved_wan < 0 then -moved_wan end as cut_wan,
    100 * abs(moved_wan) / nullif(original_wan, 0) as moved_pct,
    100 * executed_wan / nullif(final_wan, 0) as execution_pct

from reports
cross join amounts
