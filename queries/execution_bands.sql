-- How the projects spread over execution rates. Bands in percent of the final budget; the last is exactly all or more.
-- One row a band, also where no project is in it; projects without a rate are not in any. Amounts in 万元.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $execution_line: execution rate in percent below which a project is worth a look
with

bands (band, low, high, label) as (

    values
        (1, null, 30, '<30'),
        (2, 30, 60, '30–60'),
        (3, 60, 80, '60–80'),
        (4, 80, 90, '80–90'),
        (5, 90, 95, '90–95'),
        (6, 95, 100, '95–100'),
        (7, 100, null, '≥100')

),

rated as (

    select * from selected_projects
    where execution_pct is not null

)

select
    bands.label as band,
    count(project_id) as projects,
    coalesce(sum(final_wan), 0)::double as final_wan,
    coalesce(sum(unexecuted_wan), 0)::double as unexecuted_wan,
    coalesce(high <= $execution_line::double, false) as below_line

from bands
left join rated
    on (low is null or execution_pct >= low) and (high is null or execution_pct < high)
group by bands.band, bands.label, high
order by bands.band
