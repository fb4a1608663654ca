-- What became of the characters of some lines of a report. One row a citation that touches the lines, and one an unread
-- number; `table` is NULL for those. lines: the text of the lines that it goes over, see Citation in jixiao/schema.py.
-- damaged: the row that it is cited for stands where the source is broken.
-- $report_id: the report
-- $from_line: the first line, from 1
-- $to_line: the last line
with

touching as (

    select "table", row_id, "column", line, start, "end", last_line, text
    from citations
    where report_id = $report_id and line <= $to_line and last_line >= $from_line

    union all

    select null, null, null, line, start, start + length(text), line, text
    from unread
    where report_id = $report_id and line between $from_line and $to_line

),

broken as (

    select 'projects' as "table", project_id as row_id from projects where report_id = $report_id and damaged
    union all
    select 'project_funds', fund_id from project_funds where report_id = $report_id and damaged
    union all
    select 'indicators', indicator_id from indicators where report_id = $report_id and damaged

),

spans as (

    select distinct line, last_line
    from touching

),

texts as (

    select spans.line, spans.last_line, list(lines.text order by lines.line) as lines
    from spans
    join lines on lines.line between spans.line and spans.last_line
    where lines.report_id = $report_id
    group by spans.line, spans.last_line

)

select touching.*, texts.lines, broken.row_id is not null as damaged
from touching
join texts using (line, last_line)
left join broken using ("table", row_id)
order by line, start, "end" desc
