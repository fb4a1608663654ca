-- The printed figures behind one row of structure_procurement_reports, each in its own column. In 万元. One row a figure.
-- $report_id: the report
select
    procurements.amount_id,
    item as line,
    label,
    case when part = 'total' then procurements.value_wan end::double as procured_wan,
    case when part = 'goods' then procurements.value_wan end::double as goods_wan,
    case when part = 'works' then procurements.value_wan end::double as works_wan,
    case when part = 'services' then procurements.value_wan end::double as services_wan,
    case when part = 'sme' then procurements.value_wan end::double as sme_wan,
    case when part = 'micro' then procurements.value_wan end::double as micro_wan

from procurements
join money using (amount_id)
join named_reports on named_reports.report_id = procurements.report_id
where procurements.report_id = $report_id
order by procurements.amount_id
