-- The bridge in words: what its steps come to, and who is not in it. One row; in 万元; what a basis lacks is NULL.
-- raised_wan, cut_wan: the adjustment (or the difference to the first budget), as an increase or as a decrease.
-- without_names: counted reports that do not print the basis; incomplete_names: that lack one of its steps.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $basis: whole | accounts | fiscal | projects, see selection/budgets.sql
with

sums as (

    select step, sum(amount_wan) as amount_wan
    from bridge_steps
    where basis = $basis and complete
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
reports as (

    select
        list(distinct coalesce(plain_unit, file_name) order by coalesce(plain_unit, file_name))
            filter (where complete is null and not printed) as without_names,
        list(distinct coalesce(plain_unit, file_name) order by coalesce(plain_unit, file_name))
            filter (where not complete) as incomplete_names,
        nullif(count(*) filter (where complete), 0) as reports
    from (
        select
            selected_reports.*,
            (select bool_and(complete) from bridge_steps where basis = $basis and report_id = selected_reports.report_id)
                as complete,
            report_id in (select report_id from budgets where basis = $basis) as printed
        from selected_reports
        where counted
    )

)

select
    reports,
    nullif(without_names, []) as without_names,
    nullif(incomplete_names, []) as incomplete_names,
    amounts.*,
    case when moved_wan > 0 then moved_wan end as raised_wan,
    case when moved_wan < 0 then -moved_wan end as cut_wan,
    100 * abs(moved_wan) / nullif(original_wan, 0) as moved_pct,
    100 * executed_wan / nullif(final_wan, 0) as execution_pct

from reports
cross join amounts
