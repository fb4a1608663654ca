-- The tables of a report whose grid its file gives. One row a table, in order.
-- $report_id: the report
select
    grid,
    min(line) as first_line,
    max(line) as last_line

from cells
where report_id = $report_id
group by grid
order by grid
