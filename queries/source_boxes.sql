-- Where some lines of a report lie on its pages. One row a line that has boxes, in order.
-- boxes: the places of its characters as start, end, left, top, right, bottom; see TextBox in jixiao/schema.py.
-- $report_id: the report
-- $page: only lines of this page, from 1; NULL takes all
-- $from_line: the first line, from 1; NULL begins with the report
-- $to_line: the last line; NULL goes on to the report's end
select
    lines.line,
    lines.page,
    lines.text,
    list(
        [boxes.start, boxes.end, boxes.left, boxes.top, boxes.right, boxes.bottom] order by boxes.start
    ) as boxes

from lines
join boxes on boxes.report_id = lines.report_id and boxes.line = lines.line
where lines.report_id = $report_id
    and ($page::int is null or lines.page = $page)
    and lines.line >= coalesce($from_line, 1)
    and ($to_line::int is null or lines.line <= $to_line)
group by lines.line, lines.page, lines.text
order by lines.line
