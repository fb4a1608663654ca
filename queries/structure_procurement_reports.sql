-- Each report's government procurement: the total, its parts, and what went to small and medium enterprises. In 万元.
-- One row a report that prints any of it, largest first; NULL where the report does not print the part.
-- sme_pct, micro_pct: the share that is printed, of the procurement (中小企业, 小微企业).
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select
    report_id,
    label,
    max(value_wan) filter (where part = 'total')::double as procured_wan,
    max(value_wan) filter (where part = 'goods')::double as goods_wan,
    max(value_wan) filter (where part = 'works')::double as works_wan,
    max(value_wan) filter (where part = 'services')::double as services_wan,
    max(value_wan) filter (where part = 'sme')::double as sme_wan,
    max(printed_pct) filter (where part = 'sme')::double as sme_pct,
    max(value_wan) filter (where part = 'micro')::double as micro_wan,
    max(printed_pct) filter (where part = 'micro')::double as micro_pct

from procurements
join selected_reports using (report_id)
where counted
group by report_id, label
order by procured_wan desc nulls last, label
