-- How the projects spread over execution rates, in percent of the final budget; the last band is of projects without a
-- rate. One row a band, also where no project is in it. Amounts in 万元.
-- below_projects: those of the band below the line, which may lie within the band.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $execution_line: execution rate in percent below which a project is worth a look
with

bands (place, band) as (

    values
        (1, '<30'),
        (2, '30–60'),
        (3, '60–80'),
        (4, '80–90'),
        (5, '90–95'),
        (6, '95–100'),
        (7, '100'),
        (8, '>100'),
        (9, '—')

),

rated as (

    select *, rate_band(execution_pct) as band
    from selected_projects

)

select
    band,
    count(project_id) as projects,
    count(*) filter (where execution_pct < $execution_line::double) as below_projects,
    coalesce(sum(final_wan), 0)::double as final_wan,
    coalesce(sum(executed_wan), 0)::double as executed_wan,
    coalesce(sum(unexecuted_wan), 0)::double as unexecuted_wan

from bands
left join rated using (band)
group by place, band
order by place
