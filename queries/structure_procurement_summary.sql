-- Government procurement in words. One row; in 万元; NULL where no report prints it.
-- A unit that prints it for a year in two reports counts once. sme_share_pct: awarded to small and medium enterprises, of
-- the procurement of the reports that print both.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
with

reports as (

    select
        max(value_wan) filter (where part = 'total') as procured_wan,
        max(value_wan) filter (where part = 'services') as services_wan,
        max(value_wan) filter (where part = 'sme') as sme_wan
    from procurements
    join selected_reports using (report_id)
    where counted
    group by report_id, unit_key, fiscal_year
    qualify row_number() over (partition by unit_key, fiscal_year order by procured_wan is null, report_id) = 1

)

select
    nullif(count(procured_wan), 0) as procuring_reports,
    sum(procured_wan) as procured_wan,
    100 * sum(services_wan) filter (where procured_wan is not null)
    / nullif(sum(procured_wan) filter (where services_wan is not null), 0) as services_share_pct,
    100 * sum(sme_wan) filter (where procured_wan is not null)
    / nullif(sum(procured_wan) filter (where sme_wan is not null), 0) as sme_share_pct
from reports
