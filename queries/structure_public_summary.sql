-- The "三公" costs in words: in all, against the last year, and who moved most. One row; in 万元; NULL where none prints it.
-- A unit that prints them for a year in two reports counts once. public_rise_wan, public_fall_wan: the change of all that print one.
-- public_without_names: counted reports that print no "三公" costs.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
with

totals as (

    select coalesce(plain_unit, file_name) as unit_name, executed_wan, change_wan, last_wan
    from public_costs
    join selected_reports using (report_id)
    where counted and cost = 'total'
    qualify row_number() over (partition by unit_key, fiscal_year order by executed_wan is null, report_id) = 1

),

sums as (

    select
        nullif(count(executed_wan), 0) as public_reports,
        sum(executed_wan) as public_wan,
        sum(change_wan) as change_wan,
        sum(last_wan) as last_wan,
        arg_max(unit_name, abs(change_wan)) as mover_name,
        arg_max(change_wan, abs(change_wan)) as mover_wan
    from totals

)

select
    public_reports,
    public_wan,
    case when change_wan > 0 then change_wan end as public_rise_wan,
    case when change_wan < 0 then -change_wan end as public_fall_wan,
    100 * abs(change_wan) / nullif(last_wan, 0) as public_moved_pct,
    case when mover_wan > 0 then mover_name end as riser_name,
    case when mover_wan > 0 then mover_wan end as riser_wan,
    case when mover_wan < 0 then mover_name end as faller_name,
    case when mover_wan < 0 then -mover_wan end as faller_wan,
    nullif((
        select list(distinct coalesce(plain_unit, file_name) order by coalesce(plain_unit, file_name))
        from selected_reports
        where counted and report_id not in (select report_id from public_costs)
    ), []) as public_without_names

from sums
