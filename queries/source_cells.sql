-- The cells of the tables that stand in some lines of a report. One row a cell, in order; see GridCell in
-- jixiao/schema.py. Cells of the rows before are among them where they reach down into these lines.
-- $report_id: the report
-- $from_line: the first line, from 1
-- $to_line: the last line
with

here as (

    select grid, min("row") as first_row, max("row") as last_row
    from cells
    where report_id = $report_id and line between $from_line and $to_line
    group by grid

)

select cells.* exclude (report_id), lines.text, here.first_row, here.last_row
from cells
join here on here.grid = cells.grid and cells.row <= here.last_row and cells.row + cells.row_span > here.first_row
join lines on lines.report_id = cells.report_id and lines.line = cells.line
where cells.report_id = $report_id
order by cells.grid, cells.row, cells.column
