-- What each report's government procurement consists of: goods, works, services. In 万元.
-- One row a report and part with an amount, reports by size; from_pct and to_pct lay the parts end to end.
-- share_pct: of the three parts. amount_id: the printed figure.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
with

measured as (

    select
        procurements.report_id,
        label,
        part,
        amount_id,
        value_wan,
        list_position(['goods', 'works', 'services'], part) as place,
        sum(value_wan) over (partition by procurements.report_id) as total_wan,
        sum(value_wan) over (
            partition by procurements.report_id
            order by list_position(['goods', 'works', 'services'], part)
            rows unbounded preceding
        ) as running_wan

    from procurements
    join selected_reports using (report_id)
    where counted and part in ('goods', 'works', 'services') and value_wan > 0

)

select
    report_id,
    label,
    part,
    amount_id,
    value_wan::double as amount_wan,
    total_wan::double as total_wan,
    100 * value_wan / total_wan as share_pct,
    100 * (running_wan - value_wan) / total_wan as from_pct,
    100 * running_wan / total_wan as to_pct

from measured
order by total_wan desc, label, place
