-- Budget and execution of each counted report on each basis (口径), in 万元. One row a report and basis that it prints.
-- Made once a selection. The bases are never mixed: see printed_budgets; "projects" is the sum of the report's projects.
-- basis: whole | accounts | fiscal | projects
-- Where two reports of one unit print the basis for the same year, `counted` is true for one of them only.
create table budgets as
with

sums as (

    select
        'projects' as basis,
        report_id,
        sum(original_wan) as original_wan,
        sum(final_wan) as final_wan,
        sum(executed_wan) as executed_wan
    from selected_projects
    group by report_id

),

found as (

    select basis, report_id, original_wan, final_wan, executed_wan from printed_budgets
    union all
    select * from sums

)

select
    found.*,
    final_wan - executed_wan as unexecuted_wan,
    round(100 * executed_wan / nullif(final_wan, 0), 6) as execution_pct,
    row_number() over (partition by basis, unit_key, fiscal_year order by final_wan is null, report_id) = 1 as counted

from found
join selected_reports as reports using (report_id)
where reports.counted and coalesce(original_wan, final_wan, executed_wan) is not null;
